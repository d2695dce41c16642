"""A person's own value for a fact with its reason and source, checked by the catalogue before it is handed on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.app.errors import UsageError
from desktop.app.fact_answers import GivenFact, parsed
from desktop.ui.drafts import Draft, Notepad
from desktop.ui.pieces import Button, form_row, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL
from scoring.facts import FactKind, FactType

YES_NO = ("yes", "no")


class FactForm(QWidget):
    """Hands a whole answer to `given`; says beside the fields what is missing otherwise."""

    def __init__(self, kind: FactKind, given: Callable[[GivenFact], object], notes: Notepad) -> None:
        super().__init__()
        self._kind, self._given, self._notes = kind, given, notes
        self.value = self._value_field()
        self.unit, self.as_of = QLineEdit(), QLineEdit()
        self.why, self.source = QLineEdit(), QLineEdit()
        self.platform_says = QCheckBox(tr("give.platform_says"))
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.button = Button(tr("give.save"), self._save)
        self._lay_out()
        self._recall()
        self._watch()

    def _value_field(self) -> QLineEdit | QComboBox:
        choices = YES_NO if self._kind.type is FactType.BOOL else self._kind.choices
        if not choices:
            field = QLineEdit()
            field.setPlaceholderText(tr(f"give.hint.{self._kind.type.value}"))
            return field
        box = QComboBox()
        box.addItem(tr("give.choose"), "")
        for word in choices:
            box.addItem(tr(f"value.{word}") if word in YES_NO else visible(word, 80), word)
        return box

    def _fields(self) -> dict[str, QWidget]:
        fields: dict[str, QWidget] = {"value": self.value}
        if self._kind.type is FactType.MONEY:
            fields["unit"] = self.unit
        return {**fields, "as_of": self.as_of, "why": self.why, "source": self.source}

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), SMALL)
        column.addWidget(section(tr("give.title")))
        column.addWidget(plain_label(tr("give.note"), size="caption", tone="faint"))
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self._fields().items():
            form_row(form, tr(f"give.{name}"), field)
        self.unit.setPlaceholderText("EUR")
        self.as_of.setPlaceholderText(tr("give.as_of_hint"))
        self.why.setPlaceholderText(tr("answer.why_hint"))
        self.source.setPlaceholderText(tr("answer.source_hint"))
        column.addLayout(form)
        column.addWidget(self.platform_says)
        column.addWidget(self.trouble)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def answer(self) -> GivenFact:
        """What stands in the fields now."""
        text = self.value.currentData() if isinstance(self.value, QComboBox) else self.value.text()
        return GivenFact(
            self._kind.key,
            str(text or "").strip(),
            self.why.text().strip(),
            self.source.text().strip(),
            self.unit.text().strip(),
            self.as_of.text().strip(),
            self.platform_says.isChecked(),
        )

    def _save(self) -> None:
        missing = self._missing(self.answer())
        self.trouble.setText(missing)
        self.trouble.setVisible(bool(missing))
        if not missing:
            self._given(self.answer())

    def _missing(self, given: GivenFact) -> str:
        if not given.value:
            return tr("give.no_value")
        try:
            parsed(self._kind, given.value, given.unit)
        except UsageError as wrong:
            return visible(str(wrong), 300)
        if not given.why:
            return tr("answer.no_why")
        return "" if given.source else tr("answer.no_source")

    # Drafts

    def _recall(self) -> None:
        draft = self._notes.recall(f"fact {self._kind.key}")
        if isinstance(self.value, QComboBox):
            self.value.setCurrentIndex(max(0, self.value.findData(draft.get("value", ""))))
        else:
            self.value.setText(draft.get("value", ""))
        for name in ("unit", "as_of", "why", "source"):
            getattr(self, name).setText(draft.get(name, ""))

    def _watch(self) -> None:
        if isinstance(self.value, QComboBox):
            self.value.currentIndexChanged.connect(lambda _: self._keep())
        else:
            self.value.textChanged.connect(lambda _: self._keep())
        for field in (self.unit, self.as_of, self.why, self.source):
            field.setMaxLength(500)
            field.textChanged.connect(lambda _: self._keep())

    def _keep(self) -> None:
        self._notes.keep(f"fact {self._kind.key}", _draft(self.answer()))


def _draft(given: GivenFact) -> Draft:
    return {name: getattr(given, name) for name in ("value", "unit", "as_of", "why", "source")}
