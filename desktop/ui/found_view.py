"""Where the words looked for stand: facts, saved pages and notes, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.history.values import Hit
from desktop.ui import words
from desktop.ui.pieces import tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import SMALL

ICONS = {"fact": "place", "page": "file", "note": "handbook"}


class FoundView(QWidget):
    """Lists passages below the library; Enter or a double click opens one."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = plain_label("", size="heading", tone="soft", wrap=False)
        self.model = WordTable([tr(f"found.column.{name}") for name in ("platform", "place", "words")])
        self.table = table_view(self.model, tr("found.title"), (200, 260, 400), 2)
        column = tight(QVBoxLayout(self), SMALL)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List these; nothing hides the view."""
        self._title.setText(tr_n("found.count", len(hits)))
        self.model.show_rows([_row(hit) for hit in hits])
        self.setVisible(bool(hits))
        if hits:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, Hit):
            self.opened.emit(key)


def place_words(hit: Hit) -> str:
    """What kind of place it is, and which."""
    match hit.kind:
        case "page":
            return tr("found.page", place=words.path_of(hit.ref))
        case "fact":
            return tr("found.fact", fact=visible(hit.ref, 100))
    return tr("found.note")


def _row(hit: Hit) -> Row:
    return Row(
        hit,
        (
            Cell(visible(hit.platform, 120), bold=True),
            Cell(
                place_words(hit),
                tip=visible(hit.ref, 400),
                tone="soft",
                icon=(ICONS.get(hit.kind, "file"), "soft"),
            ),
            Cell(visible(hit.snippet, 300)),
        ),
    )
