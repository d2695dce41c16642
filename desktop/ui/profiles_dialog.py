"""Profiles: how much each risk weighs. Those of the checklist are shown; one's own are made, copied and changed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.errors import AppError
from desktop.app.profiles import LONGEST_NOTE, Profile
from desktop.ui import words
from desktop.ui.pieces import Button, closing_row, form_row, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE
from scoring.assessment import DIMENSIONS
from scoring.printing import one_decimal
from scoring.profiles import scaled


class Keeper(Protocol):
    """Where profiles are kept."""

    def profiles(self) -> Sequence[Profile]: ...
    def profile_troubles(self) -> Sequence[str]: ...
    def save_profile(self, profile: Profile, *, replace: bool) -> Profile: ...
    def remove_profile(self, name: str) -> None: ...


class ProfilesDialog(QDialog):
    """Keeps profiles at once; asks for a run under the chosen one."""

    judge_wanted = Signal(str)

    def __init__(self, parent: QWidget | None, keeper: Keeper, platform: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("profiles.title"))
        self.setMinimumSize(680, 520)
        self._keeper, self._platform = keeper, platform
        self._all: Sequence[Profile] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("profiles.list"))
        self.name, self.note = QLineEdit(), QLineEdit()
        self.name.setMaxLength(40)
        self.note.setMaxLength(LONGEST_NOTE)
        self.fields = {name: QDoubleSpinBox() for name in DIMENSIONS}
        self.shares = plain_label("", size="caption", tone="faint")
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.copy = Button(tr("profiles.copy"), self._copy, icon="copy", tip=tr("profiles.copy_hint"))
        self.keep = Button(tr("profiles.keep"), self._keep)
        self.remove = Button(tr("profiles.remove"), self._remove, duty="quiet")
        self.judge = Button(tr("profiles.judge"), self._judge, duty="main")
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.load()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("profiles.title"), size="title"))
        column.addWidget(plain_label(tr("profiles.hint"), tone="soft"))
        sides = tight(QHBoxLayout(), MEDIUM)
        left = tight(QVBoxLayout(), SMALL)
        left.addWidget(self.list, 1)
        left.addWidget(self.copy)
        sides.addLayout(left, 2)
        sides.addLayout(self._right(), 3)
        column.addLayout(sides, 1)
        offered = (self.judge,) if self._platform else ()
        column.addLayout(closing_row(Button(tr("common.close"), self.accept), *offered))

    def _right(self) -> QVBoxLayout:
        right = tight(QVBoxLayout(), SMALL)
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form_row(form, tr("profiles.name"), self.name)
        form_row(form, tr("profiles.note"), self.note)
        right.addLayout(form)
        right.addWidget(section(tr("profiles.weights")))
        weights = tight(QFormLayout(), SMALL)
        weights.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self.fields.items():
            field.setRange(0, 1000)
            field.setDecimals(2)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            form_row(weights, words.dimension_word(name), field)
            field.valueChanged.connect(lambda _: self._tell_shares())
        right.addLayout(weights)
        right.addWidget(self.shares)
        right.addWidget(self.trouble)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self.keep)
        row.addWidget(self.remove)
        row.addStretch()
        right.addLayout(row)
        right.addStretch()
        return right

    def load(self, chosen: str = "default") -> None:
        """List the profiles there are now, with this one chosen."""
        self._all = self._keeper.profiles()
        with QSignalBlocker(self.list):
            self.list.clear()
            for profile in self._all:
                self.list.addItem(
                    visible(profile.name, 60) + ("" if profile.own else tr("profiles.built_in"))
                )
        names = [p.name for p in self._all]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self._show()
        troubles = self._keeper.profile_troubles()
        if troubles:
            self._tell("\n".join(troubles))

    @property
    def chosen(self) -> Profile | None:
        """The profile that is chosen in the list."""
        place = self.list.currentRow()
        return self._all[place] if 0 <= place < len(self._all) else None

    def _show(self) -> None:
        profile = self.chosen
        if profile is None:
            return
        self._fill(profile, profile.name)
        for widget in (self.note, *self.fields.values(), self.keep, self.remove):
            widget.setEnabled(profile.own)
        self.name.setEnabled(False)
        self.judge.setEnabled(True)

    def _fill(self, profile: Profile, name: str) -> None:
        self.trouble.hide()
        self.name.setText(name)
        self.note.setText(profile.note)
        for dimension, field in self.fields.items():
            field.setValue(float(profile.weights[dimension]))
        self._tell_shares()

    def _tell_shares(self) -> None:
        weights = self._weights()
        if not any(weights.values()):
            self.shares.setText(tr("profiles.no_weight"))
            return
        parts = scaled(weights)
        told = " · ".join(f"{words.dimension_word(d)} {one_decimal(parts[d])} %" for d in DIMENSIONS)
        self.shares.setText(tr("profiles.shares", parts=told))

    def _weights(self) -> dict[str, Fraction]:
        return {name: Fraction(f"{field.value():.2f}") for name, field in self.fields.items()}

    def _copy(self) -> None:
        """Begin a new profile with the weights of the chosen one; it is kept under a name of its own."""
        profile = self.chosen
        if profile is None:
            return
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
        self._fill(profile, "")
        if not profile.own:
            self.note.clear()
        for widget in (self.name, self.note, *self.fields.values(), self.keep):
            widget.setEnabled(True)
        self.remove.setEnabled(False)
        self.judge.setEnabled(False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        old = self.chosen
        wanted = Profile(self.name.text().strip(), self._weights(), self.note.text(), own=True)
        try:
            kept = self._keeper.save_profile(wanted, replace=old is not None)
        except AppError as wrong:
            self._tell(str(wrong))
            return
        self.load(kept.name)

    def _remove(self) -> None:
        if self.chosen is not None:
            try:
                self._keeper.remove_profile(self.chosen.name)
            except AppError as wrong:
                self._tell(str(wrong))
                return
            self.load()

    def _judge(self) -> None:
        if self.chosen is not None:
            self.judge_wanted.emit(self.chosen.name)
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(visible(sentence, 300))
        self.trouble.show()
