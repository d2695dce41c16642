"""The handbook: every item with what it asks, why, how it is graded, the law, the sources and what to ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.handbook import Page
from desktop.ui import words
from desktop.ui.list_and_pane import current_key, risk_box, search_field, select_key, side_by_side
from desktop.ui.pieces import Button, clear, empty, frame, scrolled, section, tight
from desktop.ui.plain import copy_text, plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL


class HandbookView(QWidget):
    """Lists the items and shows one in the words of `lendscope checklist ITEM`."""

    back_wanted = Signal()

    def __init__(self, pages: Sequence[Page], edition: str) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._pages = {page.item: page for page in pages}
        self.words, self.risk = search_field(tr("handbook.search")), risk_box()
        columns = [tr(f"handbook.column.{name}") for name in ("question", "risk", "weight")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("handbook.table"), (300, 150, 96), 0, height=46)
        self.table.setWordWrap(True)
        self._count = plain_label("", tone="faint", wrap=False)
        self._stack = QStackedWidget()
        self._area, self._column = scrolled(tr("handbook.pane"), "sheet")
        self._lay_out(edition)
        self.words.textChanged.connect(lambda _: self._filter())
        self.risk.currentIndexChanged.connect(lambda _: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self._filter()

    def _lay_out(self, edition: str) -> None:
        column = tight(QVBoxLayout(self), MEDIUM)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.addLayout(self._head(edition))
        box, inside = frame("card", margin=0, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._area)
        split = side_by_side(self._list(), box, [640, 600])
        column.addWidget(split, 1)
        self.setFocusProxy(self.table)

    def _head(self, edition: str) -> QHBoxLayout:
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button("", self.back_wanted.emit, duty="quiet", icon="back", tip=tr("handbook.back")))
        row.addWidget(plain_label(tr("handbook.title"), size="title", wrap=False))
        row.addStretch()
        row.addWidget(plain_label(edition, size="caption", tone="faint", wrap=False, select=True))
        return row

    def _list(self) -> QWidget:
        filters = tight(QHBoxLayout(), SMALL)
        filters.addWidget(self.risk)
        filters.addWidget(self.words, 1)
        filters.addWidget(self._count)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            empty(tr("checklist.none"), tr("handbook.none_hint"), Button(tr("checklist.all"), self.show_all))
        )
        left = QWidget()
        column = tight(QVBoxLayout(left), MEDIUM)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        return left

    def show_all(self) -> None:
        """Drop the filters."""
        self.risk.setCurrentIndex(0)
        self.words.clear()

    def show_item(self, item: str) -> None:
        """Make an item the current one, whatever the filters were."""
        self.show_all()
        self._select(item)
        self.table.setFocus()

    def current(self) -> str:
        """The current item's id."""
        return current_key(self.table, self.model)

    def _filter(self) -> None:
        kept = self.current()
        shown = [page for page in self._pages.values() if self._matches(page)]
        self.model.show_rows([_row(page) for page in shown])
        self._count.setText(tr_n("checklist.count", len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._select(kept)

    def _matches(self, page: Page) -> bool:
        risk = self.risk.currentData()
        wanted = self.words.text().casefold().split()
        text = page.text().casefold()
        return (not risk or page.dimension == risk) and all(word in text for word in wanted)

    def _select(self, item: str) -> None:
        select_key(self.table, self.model, item, self._choose)

    def _choose(self, place: int) -> None:
        page = self._pages.get(str(self.model.key(place) or ""))
        if page is None:
            return
        clear(self._column)
        self._column.addWidget(plain_label(page.question, size="strong", select=True))
        head = plain_label(page.head, size="caption", tone="faint", select=True)
        self._column.addWidget(head)
        for label, text in page.parts:
            self._column.addWidget(section(label))
            self._column.addWidget(plain_label(text, select=True))
        if page.ask:
            copy = Button(tr("item.copy_ask"), lambda: copy_text(page.ask), duty="quiet", icon="copy")
            self._column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        for source in page.cited:
            self._column.addWidget(plain_label(source, tone="soft", select=True))
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(0)


def _row(page: Page) -> Row:
    cells = (
        Cell(page.question, tip=f"{page.question}\n{page.item}"),
        Cell(words.dimension_word(page.dimension), tone="soft"),
        Cell(page.weight, tone="soft"),
    )
    return Row(page.item, cells)
