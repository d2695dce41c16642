"""A person's own answer to an item: outcome, reason and source, kept beside the program's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.drafts import Notepad
from desktop.ui.pieces import Button, form_row, section, tight
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL
from scoring.assessment import Judgement, Outcome

CHOICES = (Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL, Outcome.NOT_DISCLOSED, Outcome.NOT_APPLICABLE)


class AnswerForm(QWidget):
    """Hands on an answer that has a reason and a source; says what is missing otherwise."""

    answered = Signal(str, object, str, str)

    def __init__(self, judgement: Judgement, notes: Notepad) -> None:
        super().__init__()
        self._item, self._notes = judgement.item, notes
        self.outcome = self._outcomes()
        self.why = QPlainTextEdit()
        self.why.setFixedHeight(60)
        self.why.setTabChangesFocus(True)
        self.source = QLineEdit()
        self.source.setMaxLength(500)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.button = Button(tr("answer.save"), self._save)
        self._lay_out()
        self._recall()
        self._watch()

    def _outcomes(self) -> QComboBox:
        box = QComboBox()
        box.addItem(tr("answer.choose"), None)
        for outcome in CHOICES:
            box.addItem(words.outcome_word(outcome), outcome.value)
        return box

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), SMALL)
        column.addWidget(section(tr("answer.title")))
        column.addWidget(plain_label(tr("answer.hint"), size="caption", tone="faint"))
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, field in (("outcome", self.outcome), ("why", self.why), ("source", self.source)):
            form_row(form, tr(f"answer.{key}"), field)
        self.source.setPlaceholderText(tr("answer.source_hint"))
        self.why.setPlaceholderText(tr("answer.why_hint"))
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _recall(self) -> None:
        """What was half written before stands there again."""
        draft = self._notes.recall(self._item)
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(draft.get("outcome") or None)))
        self.why.setPlainText(draft.get("why", ""))
        self.source.setText(draft.get("source", ""))

    def _watch(self) -> None:
        self.outcome.currentIndexChanged.connect(lambda _: self._keep())
        self.why.textChanged.connect(self._keep)
        self.source.textChanged.connect(lambda _: self._keep())

    def _keep(self) -> None:
        draft = {
            "outcome": str(self.outcome.currentData() or ""),
            "why": self.why.toPlainText(),
            "source": self.source.text(),
        }
        self._notes.keep(self._item, draft)

    def _save(self) -> None:
        why, source = self.why.toPlainText().strip(), self.source.text().strip()
        missing = self._missing(why, source)
        self.trouble.setText(missing)
        self.trouble.setVisible(bool(missing))
        if not missing:
            self.answered.emit(self._item, Outcome(self.outcome.currentData()), why, source)

    def _missing(self, why: str, source: str) -> str:
        if self.outcome.currentData() is None:
            return tr("answer.no_outcome")
        if not why:
            return tr("answer.no_why")
        return "" if source else tr("answer.no_source")
