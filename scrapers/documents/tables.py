"""Rows of cells become full grids: spans are spread, header rows and columns are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.documents.document import Cell, Table

MAX_COLUMNS = 60
MAX_CELLS = 40_000


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the page, with the rows and columns it covers."""

    text: str
    start: int
    end: int
    header: bool
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class RawTable:
    """A table while it is being read."""

    headings: tuple[int, ...]
    caption: str = ""
    rows: list[list[RawCell]] = field(default_factory=list)
    head: int = 0
    page: int | None = None

    def finish(self, index: int) -> Table | None:
        """The grid, or None when nothing stands in the table."""
        grid = spread(self.rows)
        if not grid or not any(cell.text for row in grid for cell in row):
            return None
        head = max(self.head, leading_header_rows(grid))
        return Table(
            index,
            grid,
            min(head, len(grid)),
            header_columns(grid, head),
            self.caption,
            self.headings,
            self.page,
        )


def spread(rows: Sequence[Sequence[RawCell]]) -> tuple[tuple[Cell, ...], ...]:
    """Every row with the same number of cells; a spanned cell is the same object in all its places."""
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for raw in row:
            while column in grid[number]:
                column += 1
            if column >= MAX_COLUMNS:
                break
            column = _place(grid, number, column, raw)
            width = max(width, column)
    width = min(width, max(1, MAX_CELLS // max(1, len(rows))))
    return tuple(_full(row, width) for row in grid)


def _place(grid: list[dict[int, Cell]], number: int, column: int, raw: RawCell) -> int:
    cell = Cell(raw.text, raw.start, raw.end, raw.header)
    last = min(column + raw.columns, MAX_COLUMNS)
    for line in grid[number : number + raw.rows]:
        for place in range(column, last):
            line.setdefault(place, cell)
    return last


def _full(row: dict[int, Cell], width: int) -> tuple[Cell, ...]:
    at = max((cell.end for cell in row.values()), default=0)
    empty = Cell("", at, at)
    return tuple(row.get(column, empty) for column in range(width))


def leading_header_rows(grid: Sequence[Sequence[Cell]]) -> int:
    """Rows at the top whose cells are all headers (a first empty cell may be plain)."""
    count = 0
    for row in grid:
        filled = [c for c in row if c.text]
        if not filled or not all(c.header for c in filled) or len(row) < 2:
            break
        count += 1
    return 0 if count == len(grid) and count > 1 else count


def header_columns(grid: Sequence[Sequence[Cell]], head: int) -> int:
    """Columns at the left that name rows: declared headers, else a first column of words beside figures."""
    body = grid[head:] or grid
    count = 0
    while count < len(body[0]) and all(row[count].header or not row[count].text for row in body):
        count += 1
    if 0 < count < len(body[0]):
        return count
    if len(body[0]) < 2:
        return 0
    return 1 if any(row[0].text for row in body) else 0
