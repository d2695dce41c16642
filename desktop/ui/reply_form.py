"""What the platform answered to one question: its replies so far, and a new one in words or as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.app.letters import Numbered, subject_words
from desktop.ui.days import DayField
from desktop.ui.letter_words import ReplyWish
from desktop.ui.pieces import Button, clear, form_row, scrolled, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL
from desktop.ui.waiver_form import reply_box


class ReplyForm(QWidget):
    """Hands on a reply that has words and a date; says what is missing otherwise."""

    replied = Signal(object)
    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.question = plain_label("", size="heading")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(80)
        self.file = QLineEdit()
        today = datetime.now(UTC).date()
        self.dated = DayField(today, last=today)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.keep = Button(tr("reply.keep"), self._keep)
        self.end = Button(tr("reply.end"), lambda: self.ended.emit(self._number), duty="quiet", icon="undo")
        self._area, self._replies = scrolled(tr("reply.title"), "sheet")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.setSpacing(SMALL)
        column.addWidget(self.question)
        column.addWidget(plain_label(tr("reply.hint"), size="caption", tone="faint"))
        column.addWidget(self._area, 1)
        column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form_row(form, tr("reply.dated"), self.dated)
        form_row(form, tr("reply.text"), self.text)
        row = QWidget()
        line = tight(QHBoxLayout(row), SMALL)
        line.addWidget(self.file, 1)
        line.addWidget(Button(tr("reply.choose"), self._browse, icon="folder", tip=tr("reply.browse")))
        form_row(form, tr("reply.or_file"), row)
        self.file.setAccessibleName(tr("reply.or_file"))
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def show_question(self, one: Numbered) -> None:
        """Show this question with what was answered so far."""
        self._number = one.number
        self.question.setText(f"{one.number}. {visible(subject_words(one.question.subject), 300)}")
        clear(self._replies)
        if not one.replies:
            self._replies.addWidget(plain_label(tr("reply.none"), tone="soft"))
        for reply in one.replies:
            self._replies.addWidget(reply_box(reply))
        self._replies.addStretch()
        self.end.setEnabled(bool(one.replies))
        self.trouble.hide()

    def _browse(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, tr("reply.browse"), str(Path.home()))
        if name:
            self.file.setText(name)

    def _keep(self) -> None:
        text, file = self.text.toPlainText().strip(), self.file.text().strip()
        trouble = ""
        if not text and not file:
            trouble = tr("reply.nothing")
        elif text and file:
            trouble = tr("reply.both")
        elif file and not Path(file).is_file():
            trouble = tr("reply.no_file", name=visible(file, 200))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if not trouble:
            self.replied.emit(ReplyWish(self._number, self.dated.day, text, Path(file) if file else None))
