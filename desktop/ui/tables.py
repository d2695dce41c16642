"""A plain table of words that several views show: rows of cells with alignment, weight and an icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui import icons
from desktop.ui.plain import tip
from desktop.ui.theme import font, theme

AnyIndex = QModelIndex | QPersistentModelIndex
KEY, DRAWN = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and how they look. `icon` is a name and the duty of its colour; `drawn` a painter's data."""

    text: str
    tip: str = ""
    number: bool = False
    bold: bool = False
    tone: str = "text"
    icon: tuple[str, str] | None = None
    drawn: object = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, and its cells. `heading` rows carry no key."""

    key: object
    cells: tuple[Cell, ...] = field(default=())
    heading: bool = False


class WordTable(QAbstractTableModel):
    """Rows of words; replaced as a whole."""

    def __init__(self, columns: Sequence[str], numbers: Sequence[int] = ()) -> None:
        super().__init__()
        self._columns, self._numbers = tuple(columns), frozenset(numbers)
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rename(self, column: int, name: str) -> None:
        """Give a column another name."""
        self._columns = (*self._columns[:column], name, *self._columns[column + 1 :])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def key(self, place: int) -> object | None:
        """What the row at a place stands for."""
        return self._rows[place].key if 0 <= place < len(self._rows) else None

    def rows(self) -> Sequence[Row]:
        """What is shown now."""
        return self._rows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section in self._numbers)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        row = self._rows[index.row()]
        cell = row.cells[index.column()] if index.column() < len(row.cells) else Cell("")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.text or cell.tip
            case Qt.ItemDataRole.ToolTipRole:
                return tip(cell.tip or cell.text)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(cell.number)
            case Qt.ItemDataRole.FontRole:
                return _font(cell.bold)
            case Qt.ItemDataRole.ForegroundRole:
                return theme().colour(cell.tone)
            case Qt.ItemDataRole.BackgroundRole if row.heading:
                return theme().colour("raised")
            case Qt.ItemDataRole.DecorationRole if cell.icon:
                return icons.icon(cell.icon[0], theme().colour(cell.icon[1]).name(), 16)
        return row.key if role == KEY else cell.drawn if role == DRAWN else None


class RowPainter(QStyledItemDelegate):
    """Fills headings and draws a thin line under every row, then leaves the cell to the style."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, line, cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        painter.setPen(theme().colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _font(bold: bool) -> QFont:
    return font(bold=bold)


def _aligned(number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def table_view(
    model: QAbstractTableModel, name: str, widths: Sequence[int], stretch: int, height: int = 34
) -> QTableView:
    """A calm table: whole rows, no grid, one column that takes the rest of the room."""
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(RowPainter(view))
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setIconSize(QSize(16, 16))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(height)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    for column, width in enumerate(widths):
        head.resizeSection(column, width)
    head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return view
