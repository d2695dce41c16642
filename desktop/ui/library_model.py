"""The library's rows for Qt's table: sorted and filtered where they come from, never here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui import words
from desktop.ui.plain import tip, visible
from desktop.ui.services import PlatformRow
from desktop.ui.texts import tr, tr_n
from scoring.assessment import DIMENSIONS

AnyIndex = QModelIndex | QPersistentModelIndex
Rows = Callable[[str, str, bool], Sequence[PlatformRow]]

COLUMNS = ("name", *DIMENSIONS, "overall", "band", "flags", "captured")
SORTS = {"band": "overall"}


class Role(IntEnum):
    """What painters ask for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2


class LibraryModel(QAbstractTableModel):
    """Holds what the library answered last; asks again for another order or search."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._ask = rows
        self._rows: Sequence[PlatformRow] = ()
        self._search, self._sort, self._down = "", "name", False

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each platform."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Name, five risks, the whole, letter, flags, capture."""
        return 0 if parent.isValid() else len(COLUMNS)

    def reload(self) -> None:
        """Ask the library again."""
        rows = self._ask(self._search, self._sort, self._down)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show what matches."""
        self._search = text.strip()
        self.reload()

    @property
    def searched(self) -> str:
        """What is looked for now."""
        return self._search

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        name = COLUMNS[column] if 0 <= column < len(COLUMNS) else "name"
        self._sort, self._down = SORTS.get(name, name), order == Qt.SortOrder.DescendingOrder
        self.reload()

    def row(self, place: int) -> PlatformRow | None:
        """The platform at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, platform_id: str) -> int:
        """The row of a platform, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.id == platform_id), -1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(f"library.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(f"library.hint.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for people and screen readers, the row itself for painters."""
        row = self.row(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell_text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(cell_hint(row, column))
            case Role.ROW:
                return row
            case Role.COLUMN:
                return column
        return None


def cell_text(row: PlatformRow, column: str) -> str:
    """One cell in words."""
    match column:
        case "name":
            return visible(row.name, 200)
        case "overall":
            return words.number(row.overall.score) if row.overall else words.DASH
        case "band":
            return row.band or words.DASH
        case "flags":
            return str(row.flags) if row.flags else ""
        case "captured":
            return words.day(row.last_capture) if row.last_capture else tr("library.never")
    score = row.scores.get(column)
    return words.number(score.score) if score else words.DASH


def cell_hint(row: PlatformRow, column: str) -> str:
    """The whole of what a cell shows."""
    match column:
        case "name":
            return f"{visible(row.name, 200)}\n{visible(row.home, 200)}"
        case "overall":
            return (
                words.score_sentence(tr("score.overall"), row.overall)
                if row.overall
                else tr("library.unscored")
            )
        case "band":
            return tr(f"band.{row.band}") if row.band in list("ABCDE") else band_dash(row)
        case "flags":
            return tr_n("library.flags", row.flags or 0)
        case "captured":
            return words.moment(row.last_capture) if row.last_capture else tr("library.never")
    score = row.scores.get(column)
    name = words.dimension_word(column)
    return words.score_sentence(name, score) if score else tr("library.no_score", name=name)


def band_dash(row: PlatformRow) -> str:
    """Why there is no letter."""
    return tr("band.waiting") if row.awaiting else tr("band.none")
