"""The questions to a platform: which are asked, the letter as it will read, and what the platform answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.errors import AppError
from desktop.app.keeping import slug
from desktop.app.letters import ENDINGS, Numbered, subject_words
from desktop.ui.days import DayField
from desktop.ui.letter_words import LetterWish, ReplyWish
from desktop.ui.pieces import Button, form_row, tight
from desktop.ui.plain import Reader, copy_text, plain_label, visible
from desktop.ui.reply_form import ReplyForm
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE
from scoring.review import Review


class Writer(Protocol):
    """What makes the letter."""

    def questions(self, run_id: str) -> Sequence[Numbered]: ...
    def letter_text(
        self, run_id: str, wanted: Collection[int], sender: str, addressee: str, day: date
    ) -> str: ...
    def correspondents(self, run_id: str) -> tuple[str, str]: ...


class LetterDialog(QDialog):
    """Choosing, reading, copying, saving; and the replies, each under its question."""

    save_wanted = Signal(object)
    replied = Signal(object)
    reply_ended = Signal(int)

    def __init__(self, parent: QWidget | None, writer: Writer, review: Review) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("letter.title"))
        self.resize(1060, 700)
        self._writer, self._run, self._name = writer, review.run_id, review.platform.name
        self._questions = writer.questions(self._run)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("letter.list"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.from_, self.addressee = QPlainTextEdit(), QPlainTextEdit()
        self.day = DayField(datetime.now(UTC).date())
        self.preview = Reader(tr("letter.preview"))
        self.trouble = plain_label("", tone="failed")
        self.count = plain_label("", tone="faint", wrap=False)
        self.save = Button(tr("letter.save"), self._save, duty="main", icon="file")
        self.copy = Button(tr("letter.copy"), lambda: copy_text(self.preview.toPlainText()), icon="copy")
        self.reply = ReplyForm()
        self.tabs = QTabWidget()
        self._lay_out()
        self._fill()
        self._connect()
        self._changed()
        self._chosen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("letter.title"), size="title"))
        column.addWidget(plain_label(tr("letter.hint"), tone="soft"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        self.tabs.addTab(self._letter(), tr("letter.tab"))
        self.tabs.addTab(self.reply, tr("reply.tab"))
        self.tabs.tabBar().setAccessibleName(tr("letter.tabs"))
        split.addWidget(self.tabs)
        split.setSizes([420, 600])
        column.addWidget(split, 1)
        end = tight(QHBoxLayout(), SMALL)
        end.addWidget(self.trouble, 1)
        end.addWidget(self.copy)
        end.addWidget(Button(tr("common.close"), self.accept))
        end.addWidget(self.save)
        column.addLayout(end)

    def _left(self) -> QWidget:
        left = QWidget()
        column = tight(QVBoxLayout(left), SMALL)
        column.addWidget(self.list, 1)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button(tr("letter.all"), lambda: self._check(every=True), duty="quiet"))
        row.addWidget(Button(tr("letter.none"), lambda: self._check(every=False), duty="quiet"))
        row.addStretch()
        row.addWidget(self.count)
        column.addLayout(row)
        return left

    def _letter(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.setSpacing(SMALL)
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.from_, self.addressee):
            field.setFixedHeight(54)
            field.setTabChangesFocus(True)
        form_row(form, tr("letter.from"), self.from_)
        form_row(form, tr("letter.to"), self.addressee)
        form_row(form, tr("letter.date"), self.day)
        column.addLayout(form)
        column.addWidget(self.preview, 1)
        return page

    def _fill(self) -> None:
        sender, addressee = self._writer.correspondents(self._run)
        self.from_.setPlainText(sender)
        self.from_.setPlaceholderText(tr("letter.from_hint"))
        self.addressee.setPlainText(visible(addressee.replace("\n", " · "), 400).replace(" · ", "\n"))
        with QSignalBlocker(self.list):
            for one in self._questions:
                item = QListWidgetItem(f"{one.number}. {visible(subject_words(one.question.subject), 300)}")
                if one.replies:
                    item.setText(f"{item.text()} ({tr_n('letter.replies', len(one.replies))})")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                asked = Qt.CheckState.Unchecked if one.replies else Qt.CheckState.Checked
                item.setCheckState(asked)
                item.setToolTip("")
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _connect(self) -> None:
        self.list.itemChanged.connect(lambda _: self._changed())
        self.list.currentRowChanged.connect(lambda _: self._chosen())
        self.from_.textChanged.connect(self._changed)
        self.addressee.textChanged.connect(self._changed)
        self.day.dateChanged.connect(lambda _: self._changed())
        self.reply.replied.connect(self._replied)
        self.reply.ended.connect(self._ended)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the questions that are ticked."""
        ticked = Qt.CheckState.Checked
        rows = enumerate(self._questions)
        return frozenset(q.number for n, q in rows if self.list.item(n).checkState() == ticked)

    def _check(self, *, every: bool) -> None:
        with QSignalBlocker(self.list):
            for place in range(self.list.count()):
                state = Qt.CheckState.Checked if every else Qt.CheckState.Unchecked
                self.list.item(place).setCheckState(state)
        self._changed()

    def _changed(self) -> None:
        """Read the letter anew as it stands."""
        numbers = self.numbers
        self.count.setText(tr_n("letter.count", len(numbers)))
        text = ""
        trouble = "" if numbers else tr("letter.nothing")
        if numbers:
            try:
                text = self._writer.letter_text(
                    self._run, numbers, self.from_.toPlainText(), self.addressee.toPlainText(), self.day.day
                )
            except AppError as wrong:
                trouble = str(wrong)
        self.preview.setPlainText(text)
        self.trouble.setText(visible(trouble, 300))
        for button in (self.save, self.copy):
            button.setEnabled(bool(text))

    def _chosen(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._questions):
            self.reply.show_question(self._questions[place])

    def _save(self) -> None:
        forms = [(tr(f"letter.form.{ending[1:]}"), ending) for ending in ENDINGS]
        kinds = ";;".join(f"{name} (*{ending})" for name, ending in forms)
        place = str(Path.home() / f"questions-{slug(self._name)}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, tr("letter.title"), place, kinds)
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Ask for the letter at that place."""
        if path.suffix.lower() not in ENDINGS:
            self.trouble.setText(tr("letter.no_form", endings=", ".join(ENDINGS)))
            return
        wish = LetterWish(
            self.numbers, self.from_.toPlainText(), self.addressee.toPlainText(), self.day.day, path
        )
        self.save_wanted.emit(wish)
        self.accept()

    def _replied(self, wish: ReplyWish) -> None:
        self.replied.emit(wish)
        self.accept()

    def _ended(self, number: int) -> None:
        self.reply_ended.emit(number)
        self.accept()
