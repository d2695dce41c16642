"""All platforms at a glance; a double click or Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.history.values import Hit
from desktop.ui.found_view import FoundView
from desktop.ui.keeping import Keeping
from desktop.ui.library_filters import LibraryFilters
from desktop.ui.library_model import COLUMNS, LibraryModel
from desktop.ui.library_notice import LibraryNotice
from desktop.ui.library_paint import ROW_HEIGHT, LibraryPainter
from desktop.ui.pieces import Button, empty, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL

WIDTHS = {"name": 240, "overall": 122, "coverage": 88, "band": 56, "flags": 68, "captured": 114, "due": 108}
RISK_WIDTH = 92
NAME_LEAST, SCROLLER = 150, 16
GIVING_WAY = ("coverage", "captured", "due")


class LibraryView(QWidget):
    """The table with its search field and filters; asks for a review to be opened or made."""

    opened = Signal(str)
    new_wanted = Signal()
    words_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._keeping = keeping
        self.model = LibraryModel(keeping)
        self.field = self._search_field()
        self.filters, self.notice, self.found = LibraryFilters(), LibraryNotice(), FoundView()
        self.table = self._table()
        self.menu = QMenu(self)
        self.menu.setAccessibleName(tr("library.with_chosen"))
        self.act = Button(tr("library.with_chosen"), lambda: None)
        self.act.setMenu(self.menu)
        self._count = plain_label("", tone="faint", wrap=False)
        self._nothing, self._hint = plain_label("", size="strong"), plain_label("", tone="soft")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._no_match())
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._connect()

    def _connect(self) -> None:
        self._wait.timeout.connect(self._search)
        self.model.modelReset.connect(self._count_again)
        self.filters.changed.connect(self._narrow)
        self.filters.cleared.connect(self.clear_search)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.table.customContextMenuRequested.connect(
            lambda place: self.menu.popup(self.table.viewport().mapToGlobal(place)) if self.chosen() else None
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        head = tight(QHBoxLayout(), MEDIUM)
        head.addWidget(plain_label(tr("library.title"), size="title", wrap=False))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.field)
        head.addWidget(
            Button(tr("action.new"), self.new_wanted.emit, duty="main", icon="plus", tip=tr("action.new"))
        )
        column.addLayout(head)
        column.addWidget(self.notice)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self.filters)
        row.addStretch()
        row.addWidget(self.act)
        column.addLayout(row)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._stack)
        parts.addWidget(self.found)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        column.addWidget(parts, 1)

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("library.search"))
        field.setAccessibleName(tr("library.search"))
        field.setClearButtonEnabled(True)
        field.setFixedWidth(340)
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
        table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head(table.horizontalHeader())
        head = table.horizontalHeader()
        head.setSelectionModel(QItemSelectionModel(self.model, head))  # else it asks every row at each choice
        table.setSortingEnabled(True)
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
        made = empty("", "", Button(tr("library.clear"), self.clear_search))
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        for place, label in enumerate((self._nothing, self._hint), 1):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.insertWidget(place, label)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the columns that say least give way to the names."""
        super().resizeEvent(event)
        room = self.width() - 2 * LARGE - NAME_LEAST - SCROLLER
        widths = {name: WIDTHS.get(name, RISK_WIDTH) for name in COLUMNS if name != "name"}
        for name in GIVING_WAY:
            short = sum(widths.values()) > room
            self.table.setColumnHidden(COLUMNS.index(name), short)
            if short:
                del widths[name]

    def offer(self, actions: Sequence[QAction]) -> None:
        """What can be done with the chosen platforms, by button and by right click."""
        self.menu.addActions(actions)
        self._chosen_changed()

    def reload(self) -> None:
        """Show the library as it is now, keeping the chosen platforms."""
        kept, current = self.chosen(), self.current()
        self.filters.show_tags(self._keeping.tags())
        self.model.reload()
        self.select(current)
        for platform_id in kept:
            place = self.model.place_of(platform_id)
            if place >= 0 and platform_id != current:
                flags = self.table.selectionModel().SelectionFlag
                index = self.model.index(place, 0)
                self.table.selectionModel().select(index, flags.Select | flags.Rows)

    def current(self) -> str:
        """The id of the current platform, or nothing."""
        row = self.model.row(self.table.currentIndex().row())
        return row.id if row else ""

    def chosen(self) -> list[str]:
        """The ids of the chosen platforms, from top to bottom."""
        places = {place for one in self._ranges() for place in range(one.top(), one.bottom() + 1)}
        return self.model.ids(sorted(places))

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.table.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def count_chosen(self) -> int:
        """How many platforms are chosen."""
        return sum(one.height() for one in self._ranges())

    def select(self, platform_id: str) -> None:
        """Make a platform the current one; the first when it is not there."""
        place = max(0, self.model.place_of(platform_id))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, 0))

    def show_state(self, state: str) -> None:
        """List the platforms of one state: due, unseen, flagged, archived or all."""
        self.field.clear()
        self.filters.choose(state)
        self._narrow()

    def clear_search(self) -> None:
        """Show everything again."""
        self.field.clear()
        self.filters.reset()
        self._search()
        self._narrow()
        self.table.setFocus()

    def _search(self) -> None:
        self._wait.stop()
        if self.field.text().strip() != self.model.sieve.search:
            self._narrow()
            self.words_wanted.emit(self.field.text().strip())

    def _narrow(self) -> None:
        sieve = self.filters.sieve(self.field.text())
        if sieve != self.model.sieve:
            self.model.narrow(sieve)
            self.select("")

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """Where these words stand, unless something else is looked for by now."""
        if words == self.model.sieve.search:
            self.found.show_hits(hits)
            self._stack.setVisible(bool(self.model.rowCount()) or not hits)

    def _count_again(self) -> None:
        count, words = self.model.rowCount(), self.model.sieve.search
        self._count.setText(tr_n("library.count", count))
        none = tr("library.no_match", words=visible(words, 80)) if words else tr("library.none_such")
        self._nothing.setText(none)
        self._hint.setText(tr("library.no_match_hint" if words else "library.none_hint"))
        self._stack.show()
        if not words:
            self.found.show_hits(())
        self.filters.clear.setVisible(self.model.narrowed)
        self._stack.setCurrentIndex(1 if not count and self.model.narrowed else 0)
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        count = self.count_chosen()
        self.act.setText(tr_n("library.with", count) if count else tr("library.with_chosen"))
        self.act.setAccessibleName(self.act.text())
        self.act.setEnabled(bool(count))
        self.chosen_changed.emit()

    def _open(self) -> None:
        if self.current():
            self.opened.emit(self.current())

    def look(self) -> QByteArray:
        """Widths and order of the columns, to be remembered."""
        return self.table.horizontalHeader().saveState()

    def restore(self, look: QByteArray) -> None:
        """The remembered widths and order; those of an older version are left aside."""
        head = self.table.horizontalHeader()
        before = head.saveState()
        if not head.restoreState(look) or head.count() != len(COLUMNS):
            head.restoreState(before)
        self.model.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, the arrow keys leave the search field for the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.table and enter:
                self._open()
                return True
            if watched is self.field and (enter or event.key() == Qt.Key.Key_Down):
                self._search()
                (
                    self.table if self.model.rowCount() or not self.found.isVisible() else self.found.table
                ).setFocus()
                return True
        return super().eventFilter(watched, event)
