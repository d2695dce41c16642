"""All platforms at a glance; a double click or Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.library_model import COLUMNS, LibraryModel, Rows
from desktop.ui.library_paint import ROW_HEIGHT, LibraryPainter
from desktop.ui.pieces import Button, empty, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM

WIDTHS = {"name": 238, "overall": 150, "band": 62, "flags": 62, "captured": 106}
RISK_WIDTH = 106


class LibraryView(QWidget):
    """The table with its search field; asks for a review to be opened or made."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = LibraryModel(rows)
        self.field = self._search_field()
        self.table = self._table()
        self._count = plain_label("", tone="faint", wrap=False)
        self._nothing = plain_label("", size="strong")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._no_match())
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._search)
        self.model.modelReset.connect(self._count_again)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(plain_label(tr("library.title"), size="title", wrap=False))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.field)
        row.addWidget(
            Button(tr("action.new"), self.new_wanted.emit, duty="main", icon="plus", tip=tr("action.new"))
        )
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("library.search"))
        field.setAccessibleName(tr("library.search"))
        field.setClearButtonEnabled(True)
        field.setFixedWidth(300)
        field.setMaxLength(200)
        field.textChanged.connect(lambda _text: self._wait.start())
        field.installEventFilter(self)
        return field

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(LibraryPainter(table))
        table.setAccessibleName(tr("library.title"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setSortingEnabled(True)
        self._head(table.horizontalHeader())
        table.activated.connect(self._open)
        table.installEventFilter(self)
        return table

    def _head(self, head: QHeaderView) -> None:
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(44)
        for place, name in enumerate(COLUMNS):
            head.resizeSection(place, WIDTHS.get(name, RISK_WIDTH))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _no_match(self) -> QWidget:
        made = empty("", tr("library.no_match_hint"), Button(tr("library.clear"), self.clear_search))
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.insertWidget(1, self._nothing)
        return made

    def reload(self) -> None:
        """Show the library as it is now, keeping the current platform."""
        kept = self.current()
        self.model.reload()
        self.select(kept)

    def current(self) -> str:
        """The id of the current platform, or nothing."""
        row = self.model.row(self.table.currentIndex().row())
        return row.id if row else ""

    def select(self, platform_id: str) -> None:
        """Make a platform the current one; the first when it is not there."""
        place = max(0, self.model.place_of(platform_id))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, 0))

    def clear_search(self) -> None:
        """Show everything again."""
        self.field.clear()
        self._search()
        self.table.setFocus()

    def _search(self) -> None:
        self._wait.stop()
        if self.field.text().strip() != self.model.searched:
            self.model.search(self.field.text())
            self.select("")

    def _count_again(self) -> None:
        count = self.model.rowCount()
        self._count.setText(tr_n("library.count", count))
        self._nothing.setText(tr("library.no_match", words=visible(self.model.searched, 80)))
        self._stack.setCurrentIndex(1 if not count and self.model.searched else 0)

    def _open(self) -> None:
        if self.current():
            self.opened.emit(self.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, the arrow keys leave the search field for the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.table and enter:
                self._open()
                return True
            if watched is self.field and (enter or event.key() == Qt.Key.Key_Down):
                self._search()
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)
