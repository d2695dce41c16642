"""Where a person says what to suppose: an item's outcome and weight, a fact's value, the weights of the risks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.app.errors import AppError
from desktop.app.fact_words import supposed_fact
from desktop.app.profiles import Profile
from desktop.app.whatif import share_number, stated
from desktop.ui import words
from desktop.ui.pieces import Button, card, form_row, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import has, tr
from desktop.ui.tokens import SMALL
from scoring.assessment import DIMENSIONS, FlagState, Outcome
from scoring.checklist import WEIGHTS, Item
from scoring.facts import Catalogue, FactKind, FactType
from scoring.profiles import scaled
from scoring.review import Review
from scoring.whatif import Changes, WhatIf

OUTCOMES = tuple(Outcome)


@contextmanager
def quiet(*widgets: QWidget) -> Iterator[None]:
    """Change widgets without their signals."""
    blockers = [QSignalBlocker(widget) for widget in widgets]
    try:
        yield
    finally:
        for blocker in blockers:
            blocker.unblock()


class Form(QWidget):
    """A card with fields; what is chosen in it is supposed at once."""

    supposed = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        made, column = card(title)
        self.form = tight(QFormLayout(), SMALL)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        column.addLayout(self.form)
        self.column = column
        tight(QVBoxLayout(self), 0).addWidget(made)


def searched(name: str) -> QComboBox:
    """A long list that is chosen from by typing a part of what is looked for."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setAccessibleName(name)
    completer = box.completer()
    assert isinstance(completer, QCompleter)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    edit = box.lineEdit()
    assert edit is not None
    edit.setAccessibleName(name)
    box.currentIndexChanged.connect(lambda _: to_start(box))
    return box


def to_start(box: QComboBox) -> None:
    """Show the beginning of what is chosen."""
    edit = box.lineEdit()
    if edit is not None:
        edit.setCursorPosition(0)


class ItemForm(Form):
    """An item with its outcome, its weight and the state of its flag."""

    def __init__(self) -> None:
        super().__init__(tr("whatif.item_title"))
        self._asked: WhatIf | None = None
        self._changes = Changes()
        self.item = searched(tr("whatif.item"))
        self.outcome, self.weight, self.flag = QComboBox(), QComboBox(), QComboBox()
        for outcome in OUTCOMES:
            self.outcome.addItem(words.outcome_word(outcome), outcome.value)
        for weight in (*WEIGHTS.values(), 0):
            self.weight.addItem(_weight_word(weight), weight)
        for state in FlagState:
            self.flag.addItem(tr(f"whatif.flag.{state.value}"), state.value)
        for key in ("item", "outcome", "weight", "flag"):
            form_row(
                self.form, tr("whatif.flag.name" if key == "flag" else f"whatif.{key}"), getattr(self, key)
            )
        self.item.currentIndexChanged.connect(lambda _: self._show())
        self.outcome.activated.connect(lambda _: self._outcome())
        self.weight.activated.connect(lambda _: self._weight())
        self.flag.activated.connect(lambda _: self._flag())

    def show_items(self, asked: WhatIf, items: Mapping[str, Item]) -> None:
        """Offer every item of this run; the chosen one stays chosen."""
        self._asked = asked
        chosen = self.item.currentData()
        with quiet(self.item):
            self.item.clear()
            for key, item in items.items():
                self.item.addItem(f"{words.dimension_word(item.dimension)}: {item.question}", key)
            self.item.setCurrentIndex(max(0, self.item.findData(chosen)))
        to_start(self.item)
        self._show()

    def choose(self, item: str) -> None:
        """Choose an item by its id."""
        self.item.setCurrentIndex(self.item.findData(item))

    def show_changes(self, changes: Changes) -> None:
        """Show what is supposed of the chosen item."""
        self._changes = changes
        self._show()

    def _show(self) -> None:
        key = self.item.currentData()
        if self._asked is None or key is None:
            return
        after = self._asked.suppose(self._changes).judgement(key)
        weight = self._changes.weights.get(key, self._asked.edition.item(key).weight)
        with quiet(self.outcome, self.weight, self.flag):
            self.outcome.setCurrentIndex(self.outcome.findData(after.outcome.value))
            self.weight.setCurrentIndex(self.weight.findData(weight))
            self.flag.setEnabled(after.flag is not None)
            self.flag.setCurrentIndex(self.flag.findData(after.flag.state.value) if after.flag else -1)

    def _outcome(self) -> None:
        key = self.item.currentData()
        self.supposed.emit(Changes(outcomes={key: Outcome(self.outcome.currentData())}))

    def _weight(self) -> None:
        self.supposed.emit(Changes(weights={self.item.currentData(): int(self.weight.currentData())}))

    def _flag(self) -> None:
        self.supposed.emit(Changes(flags={self.item.currentData(): FlagState(self.flag.currentData())}))


def _weight_word(weight: int) -> str:
    return tr("whatif.no_weight") if weight == 0 else f"{words.weight_word(weight)} ({weight})"


class FactForm(Form):
    """A fact with what the run has of it, and a value to suppose."""

    def __init__(self) -> None:
        super().__init__(tr("whatif.fact_title"))
        self._asked: WhatIf | None = None
        self._catalogue: Catalogue = {}
        self._when = datetime.now(UTC)
        self.fact = searched(tr("whatif.fact"))
        self.now = plain_label("", tone="soft")
        self.value = QLineEdit()
        self.value.setMaxLength(300)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        for key in ("fact", "now", "value"):
            form_row(self.form, tr(f"whatif.{key}"), getattr(self, key))
        self.column.addWidget(self.trouble)
        row = tight(QHBoxLayout(), SMALL)
        self.go = Button(tr("whatif.suppose"), self._suppose)
        self.silence = Button(tr("whatif.silence"), self._silence, duty="quiet")
        row.addWidget(self.go)
        row.addWidget(self.silence)
        row.addStretch()
        self.column.addLayout(row)
        self.fact.currentIndexChanged.connect(lambda _: self._show())
        self.value.returnPressed.connect(self._suppose)
        self.value.textChanged.connect(lambda _: self.trouble.hide())

    def show_facts(self, asked: WhatIf, catalogue: Catalogue, review: Review) -> None:
        """Offer every fact that an item asks for."""
        self._asked, self._catalogue = asked, catalogue
        self._when = datetime.combine(review.assessment.as_of, time(12), UTC)
        chosen = self.fact.currentData()
        used = {key for item in asked.edition.items for key in item.facts}
        with quiet(self.fact):
            self.fact.clear()
            for key in sorted(used, key=lambda k: words.fact_label(k, catalogue.get(k)).casefold()):
                self.fact.addItem(words.fact_label(key, catalogue.get(key)), key)
            self.fact.setCurrentIndex(max(0, self.fact.findData(chosen)))
        to_start(self.fact)
        self._show()

    def choose(self, key: str) -> None:
        """Choose a fact by its key."""
        self.fact.setCurrentIndex(self.fact.findData(key))

    def show_changes(self, _changes: Changes) -> None:
        """What is supposed stands in the list; the field keeps what was typed."""

    def _show(self) -> None:
        key = self.fact.currentData()
        if self._asked is None or key is None:
            return
        self.now.setText(visible(stated(self._asked.finding(key)), 160))
        self.value.clear()
        kind = self._catalogue.get(key)
        self.value.setPlaceholderText(_form(kind) if kind else "")

    def _suppose(self) -> None:
        if self.value.text().strip():
            self._emit(self.value.text())
        else:
            self._refuse(tr("whatif.no_value"))

    def _silence(self) -> None:
        self._emit("")

    def _emit(self, text: str) -> None:
        key = self.fact.currentData()
        try:
            finding = supposed_fact(self._catalogue[key], text, self._when)
        except AppError as wrong:
            self._refuse(str(wrong))
            return
        self.trouble.hide()
        self.supposed.emit(Changes(facts={key: finding}))

    def _refuse(self, sentence: str) -> None:
        self.trouble.setText(visible(sentence, 300))
        self.trouble.show()


def _form(kind: FactKind) -> str:
    """How a value of this kind is written."""
    if kind.choices and kind.type in (FactType.ENUM, FactType.LIST):
        return visible(", ".join(kind.choices), 120)
    key = f"whatif.form.{kind.type.value}"
    return tr(key) if has(key) else ""


class ShareForm(Form):
    """How much each risk weighs: of a profile, or by hand."""

    def __init__(self) -> None:
        super().__init__(tr("whatif.share_title"))
        self._asked: WhatIf | None = None
        self.profile = QComboBox()
        form_row(self.form, tr("whatif.profile"), self.profile)
        self.fields = {name: QDoubleSpinBox() for name in DIMENSIONS}
        for name, field in self.fields.items():
            field.setRange(0, 1000)
            field.setDecimals(2)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setKeyboardTracking(False)
            form_row(self.form, words.dimension_word(name), field)
            field.valueChanged.connect(lambda _value, name=name: self._one(name))
        self.profile.activated.connect(lambda _: self._all())

    def show_shares(self, asked: WhatIf, profiles: Sequence[Profile]) -> None:
        """Offer these profiles; what is set now are the run's own weights."""
        self._asked = asked
        with quiet(self.profile):
            self.profile.clear()
            self.profile.addItem(tr("whatif.as_run"), dict(asked.shares))
            for profile in profiles:
                self.profile.addItem(visible(profile.name, 60), dict(scaled(profile.weights)))

    def show_changes(self, changes: Changes) -> None:
        """Show the weights as they are supposed."""
        if self._asked is None:
            return
        shares = {**self._asked.shares, **changes.shares}
        with quiet(*self.fields.values()):
            for name, field in self.fields.items():
                field.setValue(float(shares[name]))

    def _one(self, name: str) -> None:
        shares = {n: share_number(n, f"{f.value():.2f}") for n, f in self.fields.items()}
        if any(shares.values()):
            self.supposed.emit(Changes(shares={name: shares[name]}))

    def _all(self) -> None:
        self.supposed.emit(Changes(shares=dict(self.profile.currentData())))
