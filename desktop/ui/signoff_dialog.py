"""Two people put their names under a run; each may take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui.dialogs import Box
from desktop.ui.pieces import Button, pair, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import SMALL
from desktop.ui.trouble import tell

if TYPE_CHECKING:
    from desktop.app.signing import Signatures
    from desktop.history.values import SignOff

ROLES = ("preparer", "reviewer")
Sign = Callable[[str, str], "Signatures"]
"""Role and name → the names that stand then; an empty name takes the standing one back."""


class SignOffDialog(Box):
    """Shows who has signed; a name and a button for each role."""

    def __init__(self, parent: QWidget | None, found: Signatures, sign: Sign, who: str) -> None:
        super().__init__(parent, tr("signoff.title"), 520)
        self._sign = sign
        self.column.addWidget(plain_label(tr("signoff.hint"), tone="soft"))
        self.state = plain_label("", size="strong")
        self.column.addWidget(self.state)
        self.names = {role: plain_label("", select=True) for role in ROLES}
        for role, label in self.names.items():
            self.column.addLayout(pair(tr(f"signoff.{role}"), label))
        self.column.addWidget(section(tr("signoff.name")))
        self.field = QLineEdit(who)
        self.field.setMaxLength(120)
        self.field.setAccessibleName(tr("signoff.name"))
        self.column.addWidget(self.field)
        self.signs = {role: Button(tr(f"signoff.sign_{role}"), partial(self._put, role)) for role in ROLES}
        self.backs = {
            role: Button(tr(f"signoff.back_{role}"), partial(self._ask, role, "")) for role in ROLES
        }
        for buttons in (self.signs, self.backs):
            row = tight(QHBoxLayout(), SMALL)
            for button in buttons.values():
                row.addWidget(button)
            row.addStretch()
            self.column.addLayout(row)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.end()
        self.show_names(found)

    def show_names(self, found: Signatures) -> None:
        """Who stands under the run, and whether its reports are final."""
        self.state.setText(state_words(found))
        signed = dict(zip(ROLES, (found.prepared, found.reviewed), strict=True))
        for role, one in signed.items():
            self.names[role].setText(_words(one))
            self.backs[role].setEnabled(one is not None)
        self.signs["reviewer"].setEnabled(found.prepared is not None)

    def _put(self, role: str) -> None:
        name = self.field.text().strip()
        if name:
            self._ask(role, name)
        else:
            self._say(tr("signoff.no_name"))

    def _ask(self, role: str, name: str) -> None:
        try:
            found = self._sign(role, name)
        except Exception as error:
            self._say(tell(error).sentence)
            return
        self.trouble.hide()
        self.show_names(found)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()


def state_words(found: Signatures) -> str:
    """Final, or draft with what is missing."""
    if found.final:
        return tr("signoff.final")
    if found.prepared and found.reviewed:
        return tr_n("signoff.flags", found.undecided)
    return tr("signoff.draft")


def _words(signed: SignOff | None) -> str:
    if signed is None:
        return tr("signoff.nobody")
    return tr("signoff.by", name=visible(signed.who, 120), day=signed.when.date().isoformat())
