"""The first screen: what to do in three steps, and samples that need no network."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, Icon, frame, tight
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE

STEPS = (("first", "plus"), ("second", "search"), ("third", "report"))


class Welcome(QWidget):
    """Shown while the library is empty."""

    samples_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE * 2, WIDE, WIDE * 2, WIDE)
        column.setSpacing(LARGE)
        column.addStretch(2)
        column.addWidget(Icon("lendscope", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (
            plain_label(tr("welcome.title"), size="display"),
            plain_label(tr("welcome.text"), tone="soft"),
        ):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(SMALL)
        column.addLayout(self._steps())
        column.addSpacing(SMALL)
        column.addLayout(self._buttons())
        promise = plain_label(tr("welcome.promise"), size="caption", tone="faint")
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(promise)
        column.addStretch(3)

    def _steps(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), LARGE)
        row.addStretch()
        for place, (name, icon) in enumerate(STEPS, 1):
            row.addWidget(_step(place, name, icon))
        row.addStretch()
        return row

    def _buttons(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), MEDIUM)
        row.addStretch()
        self.samples = Button(tr("action.samples"), self.samples_wanted.emit, duty="main")
        self.new = Button(tr("action.new"), self.new_wanted.emit, icon="plus")
        row.addWidget(self.samples)
        row.addWidget(self.new)
        row.addStretch()
        return row


def _step(place: int, name: str, icon: str) -> QFrame:
    made, column = frame("card", margin=LARGE, gap=SMALL)
    made.setFixedWidth(280)
    made.setMinimumHeight(132)
    head = tight(QHBoxLayout(), SMALL)
    head.addWidget(Icon(icon, "accent", 20))
    head.addWidget(plain_label(f"{place}. {tr(f'welcome.{name}')}", size="strong"), 1)
    column.addLayout(head)
    column.addWidget(plain_label(tr(f"welcome.{name}_text"), tone="soft"))
    column.addStretch()
    return made
