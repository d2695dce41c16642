"""The library's rows for Qt's table: sorted and filtered where they come from, and fetched as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.app.watching import today
from desktop.history.values import Sieve
from desktop.ui import words
from desktop.ui.keeping import Keeping
from desktop.ui.plain import tip, visible
from desktop.ui.services import PlatformRow
from desktop.ui.texts import tr, tr_n
from scoring.assessment import DIMENSIONS

AnyIndex = QModelIndex | QPersistentModelIndex

COLUMNS = ("name", *DIMENSIONS, "overall", "coverage", "band", "flags", "captured", "due")
PAGE = 100
"""Rows that are fetched at once."""


class Role(IntEnum):
    """What painters ask for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2


class LibraryModel(QAbstractTableModel):
    """Holds what the library answered last; asks again for another order or search."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self._ids: Sequence[str] = ()
        self._rows: dict[str, PlatformRow | None] = {}
        self._sieve, self._sort, self._down = Sieve(), "name", False

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each platform."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Name, five risks, the whole, letter, flags, capture."""
        return 0 if parent.isValid() else len(COLUMNS)

    def reload(self) -> None:
        """Ask the library again."""
        ids = self._keeping.ids(self._sieve, self._sort, self._down)
        self.beginResetModel()
        self._ids, self._rows = ids, {}
        self.endResetModel()

    @property
    def sieve(self) -> Sieve:
        """Which platforms are listed."""
        return self._sieve

    def narrow(self, sieve: Sieve) -> None:
        """List these only."""
        self._sieve = replace(sieve, search=sieve.search.strip())
        self.reload()

    @property
    def narrowed(self) -> bool:
        """Whether platforms may be left out."""
        return self._sieve != Sieve()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        wanted = COLUMNS[column] if 0 <= column < len(COLUMNS) else "name"
        down = order == Qt.SortOrder.DescendingOrder
        if (wanted, down) != (self._sort, self._down):
            self._sort, self._down = wanted, down
            self.reload()

    def row(self, place: int) -> PlatformRow | None:
        """The platform at a place; None behind the end, or where it went meanwhile."""
        if not 0 <= place < len(self._ids):
            return None
        if self._ids[place] not in self._rows:
            self._fetch(place - place % PAGE)
        return self._rows[self._ids[place]]

    def _fetch(self, first: int) -> None:
        wanted = self._ids[first : first + PAGE]
        known: dict[str, PlatformRow] = {row.id: row for row in self._keeping.rows(wanted)}
        self._rows |= {platform_id: known.get(platform_id) for platform_id in wanted}

    def ids(self, places: Sequence[int]) -> list[str]:
        """The platforms at these places."""
        return [self._ids[place] for place in places if 0 <= place < len(self._ids)]

    def place_of(self, platform_id: str) -> int:
        """The row of a platform, or -1."""
        return self._ids.index(platform_id) if platform_id in self._ids else -1

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
        case "coverage":
            return words.percent(row.overall.coverage) if row.overall else words.DASH
        case "captured":
            return words.day(row.last_capture) if row.last_capture else tr("library.never")
        case "due":
            return words.day(row.due) if row.due else ""
    score = row.scores.get(column)
    return words.number(score.score) if score else words.DASH


def cell_hint(row: PlatformRow, column: str) -> str:
    """The whole of what a cell shows."""
    match column:
        case "name":
            return "\n".join(name_lines(row))
        case "coverage":
            return tr("library.hint.coverage")
        case "due":
            return due_words(row)
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


def name_lines(row: PlatformRow) -> list[str]:
    """Name, address, tags, and whether there is something new."""
    tags = [tr("library.tags", tags=visible(", ".join(row.tags), 200))] if row.tags else []
    fresh = [tr("library.unseen")] if row.unseen else []
    return [visible(row.name, 200), visible(row.home, 200), *tags, *fresh]


def is_due(row: PlatformRow) -> bool:
    """Whether the day to look again has come."""
    return row.due is not None and row.due <= today()


def due_words(row: PlatformRow) -> str:
    """When to look again, and how often."""
    if row.due is None:
        return tr("library.no_day")
    day = tr("library.due_now" if is_due(row) else "library.due_later", day=words.day(row.due))
    return f"{day}, {tr_n('library.every', row.every)}" if row.every else day
