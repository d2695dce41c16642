"""One flag: what was seen, its state, the quotes, and the decision a person may take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.evidence import Wanted, quotes
from desktop.ui.pieces import Button, Icon, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL
from scoring.assessment import Flag, FlagState

Decide = Callable[[str, FlagState, str], object]
Reopen = Callable[[str], object]


def state_words(flag: Flag) -> str:
    """Where the flag stands, neutrally."""
    return tr(f"flag.{flag.level.value}.{flag.state.value}", who=visible(flag.who, 80) or tr("flag.somebody"))


def flag_card(
    flag: Flag, evidence: Wanted, item: Callable[[str], object], decide: Decide, reopen: Reopen
) -> QWidget:
    """The flag with its quotes; one that waits has a field for the reason and two buttons."""
    made = QWidget()
    column = tight(QVBoxLayout(made), SMALL)
    row = tight(QHBoxLayout(), SMALL)
    duty = "faint" if flag.state is FlagState.REJECTED else "failed"
    row.addWidget(Icon("flag", duty), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(visible(flag.condition, 400), size="heading"), 1)
    button = Button(tr("overview.see_item"), lambda: item(flag.item), duty="quiet")
    button.setAccessibleName(tr("overview.see_item_name", question=flag.item))
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    column.addWidget(plain_label(state_words(flag), tone="soft"))
    if flag.why:
        column.addWidget(plain_label(tr("flag.reason", why=visible(flag.why, 300)), tone="soft"))
    quotes(column, flag.evidence[:3], evidence)
    if flag.state is FlagState.CANDIDATE:
        column.addLayout(_decision(flag, decide))
    elif flag.who:
        column.addWidget(_reopening(flag, reopen), 0, Qt.AlignmentFlag.AlignLeft)
    return made


def _reopening(flag: Flag, reopen: Reopen) -> Button:
    button = Button(tr("flag.reopen"), lambda: reopen(flag.item), duty="quiet", icon="undo")
    button.setAccessibleName(tr("flag.do_name", action=tr("flag.reopen"), item=flag.item))
    return button


def _decision(flag: Flag, decide: Decide) -> QHBoxLayout:
    row = tight(QHBoxLayout(), SMALL)
    why = QLineEdit()
    why.setPlaceholderText(tr("flag.why"))
    why.setAccessibleName(tr("flag.why_name", item=flag.item))
    why.setMaxLength(500)
    row.addWidget(why, 1)
    for state in (FlagState.CONFIRMED, FlagState.REJECTED):
        row.addWidget(_choice(flag, state, why, decide))
    return row


def _choice(flag: Flag, state: FlagState, why: QLineEdit, decide: Decide) -> Button:
    button = Button(tr(f"flag.do.{state.value}"), lambda: decide(flag.item, state, why.text().strip()))
    button.setEnabled(False)
    button.setAccessibleName(tr("flag.do_name", action=tr(f"flag.do.{state.value}"), item=flag.item))
    why.textChanged.connect(lambda words: button.setEnabled(bool(words.strip())))
    return button
