"""The row above the list that narrows it: words, letter, tag, state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.app.watching import today
from desktop.history.values import Sieve
from desktop.ui.pieces import Button, tight
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL

LETTERS = ("A", "B", "C", "D", "E")
STATES = ("all", "due", "unseen", "flagged", "archived")


class LibraryFilters(QWidget):
    """Three choices; `changed` tells that one was made, `cleared` that all were taken back."""

    changed = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = _choice("state", [(tr(f"library.state.{name}"), name) for name in STATES])
        letters = [(tr("library.letter.any"), None), *((tr(f"band.{b}")[:1], b) for b in LETTERS)]
        self.letter = _choice("letter", [*letters, (tr("library.letter.none"), "")])
        self.tag = _choice("tag", [(tr("library.tag.any"), None)])
        self.clear = Button(tr("library.clear"), self.cleared.emit, duty="quiet", icon="close")
        row = tight(QHBoxLayout(self), SMALL)
        for box in (self.state, self.letter, self.tag):
            box.currentIndexChanged.connect(self.changed)
            row.addWidget(box)
        row.addWidget(self.clear)
        self.clear.hide()

    def sieve(self, search: str) -> Sieve:
        """What is chosen, with these words."""
        state = self.state.currentData()
        return Sieve(
            search=search,
            tag=self.tag.currentData(),
            band=self.letter.currentData(),
            flagged=state == "flagged",
            due=today() if state == "due" else None,
            unseen=state == "unseen",
            archived=state == "archived",
        )

    def show_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags, keeping the chosen one while it is in use."""
        if [self.tag.itemData(n) for n in range(1, self.tag.count())] == list(tags):
            return
        kept = self.tag.currentData()
        with QSignalBlocker(self.tag):
            while self.tag.count() > 1:
                self.tag.removeItem(1)
            for tag in tags:
                self.tag.addItem(f"#{visible(tag, 40)}", tag)
            self.tag.setCurrentIndex(max(0, self.tag.findData(kept)))
        self.tag.setVisible(bool(tags))
        if kept and self.tag.currentData() != kept:
            self.changed.emit()

    def choose(self, state: str) -> None:
        """Show one state, of all letters and tags."""
        self.reset()
        self.state.setCurrentIndex(STATES.index(state))

    def reset(self) -> None:
        """Take every choice back, without a word."""
        for box in (self.state, self.letter, self.tag):
            with QSignalBlocker(box):
                box.setCurrentIndex(0)


def _choice(name: str, options: Sequence[tuple[str, str | None]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr(f"library.filter.{name}"))
    box.setToolTip(tr(f"library.filter.{name}"))
    for words, value in options:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
