"""Tables of a PDF: lines whose figures stand under each other become a full grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrapers.documents.document import Cell, Table
from scrapers.documents.pdflines import Line, Segment

_FIGURE = re.compile(
    r"^[(\-–−+]?\s?(?:[€£$¥]\s?)?[\d][\d.,'’\s\u00a0]*\)?\s?(?:%|‰|€|£|x|万元|亿元|元)?[)*]?$"
)
_DASH = re.compile(r"^(?:[-–—]|n/?a|nil|k\. ?a\.)$", re.I)
_YEAR = re.compile(r"^(?:FY\s?)?(?:19|20)\d\d(?:年度?|[*)])?$|^\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d$")
_DATED = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]$")
_EDGE = 9.0

Place = Callable[[str, int, int, bool], int]
"""Text, row, column, whether it is the first of its row → the offset at which the cell's text stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as label parts and figures."""

    segments: tuple[Segment, ...]
    figures: int
    years: int

    @property
    def is_body(self) -> bool:
        """Words at the left and at least one figure that is not a year."""
        return len(self.segments) >= 2 and self.figures > self.years and not _is_figure(self.segments[0].text)

    @property
    def is_head(self) -> bool:
        """Parts that can name columns: years or dates, or only short words."""
        dated = sum(bool(_DATED.search(s.text)) for s in self.segments)
        if self.figures > self.years and not dated:
            return False
        return dated > 0 or (len(self.segments) >= 2 and self.figures == 0)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Each line with its parts counted."""
    return [_row(_with_figures_apart(line)) for line in lines]


def _row(segments: tuple[Segment, ...]) -> Row:
    figures = sum(_is_figure(s.text) for s in segments)
    return Row(segments, figures, sum(bool(_YEAR.match(s.text)) for s in segments))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.match(text) or _DASH.match(text))


def _with_figures_apart(line: Line) -> tuple[Segment, ...]:
    """The line's segments; item numbers before a label stay with it."""
    parts = list(line.segments)
    if len(parts) > 1 and _NUMBERED.match(parts[0].text) and not _is_figure(parts[1].text):
        parts[:2] = [Segment(f"{parts[0].text} {parts[1].text}", parts[0].left, parts[1].right)]
    return tuple(parts)


def row_runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Stretches of lines that are tables: two or more body rows, subtitles between them, heads above."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(rows):
        if not rows[at].is_body:
            at += 1
            continue
        start, end, bodies = at, at + 1, 1
        while end < len(rows) and (rows[end].is_body or _bridges(rows, end)):
            bodies += rows[end].is_body
            end += 1
        floor = runs[-1][1] if runs else 0
        while (
            start > floor
            and start > at - 3
            and rows[start - 1].is_head
            and len(rows[start - 1].segments) <= 8
        ):
            start -= 1
        if (bodies >= 2 or start < at) and _columns(rows[start:end]):
            runs.append((start, end))
        at = end
    return runs


def _bridges(rows: Sequence[Row], at: int) -> bool:
    """A short line without figures between two body rows: a subtitle inside the table."""
    row = rows[at]
    short = (
        len(row.segments) == 1 and len(row.segments[0].text) <= 60 and not row.segments[0].text.endswith(".")
    )
    return short and at + 1 < len(rows) and rows[at + 1].is_body and not row.is_head


def _columns(rows: Sequence[Row]) -> list[float]:
    """Right edges of the figure columns, left to right."""
    edges: list[list[float]] = []
    for row in rows:
        for segment in row.segments[0 if row.is_head else 1 :]:
            if not _is_figure(segment.text):
                continue
            near = min(edges, key=lambda e: abs(e[-1] - segment.right), default=None)
            if near is not None and abs(near[-1] - segment.right) <= _EDGE:
                near.append(segment.right)
            else:
                edges.append([segment.right])
    return sorted(sum(e) / len(e) for e in edges)


def table_of(rows: Sequence[Row], index: int, headings: tuple[int, ...], page: int, place: Place) -> Table:
    """The grid of a run; each cell's text is put down through `place` as it is reached."""
    columns = _columns(rows)
    head = 0
    while head < len(rows) and rows[head].is_head and not rows[head].is_body:
        head += 1
    grid = tuple(_cells(row, number, columns, number < head, place) for number, row in enumerate(rows))
    return Table(index, grid, head, 1, "", headings, page)


def _cells(row: Row, number: int, columns: Sequence[float], header: bool, place: Place) -> tuple[Cell, ...]:
    """Label, then one cell per column; parts that fit no column belong to the label."""
    slots: list[list[str]] = [[] for _ in range(len(columns) + 1)]
    for order, segment in enumerate(row.segments):
        slots[_slot(segment, order, columns, header)].append(segment.text)
    cells: list[Cell] = []
    first, at = True, 0
    for column, words in enumerate(slots):
        text = " ".join(words)
        if text:
            at = place(text, number, column, first)
            first = False
        end = at + len(text)
        cells.append(Cell(text, at, end, header or column == 0))
        at = end
    return tuple(cells)


def _slot(segment: Segment, order: int, columns: Sequence[float], header: bool) -> int:
    near = min(range(len(columns)), key=lambda c: abs(columns[c] - segment.right))
    distance = abs(columns[near] - segment.right)
    if _is_figure(segment.text) and (order > 0 or header):
        return near + 1
    if not header:
        return 0
    inside = segment.left - 4 <= columns[near] and (
        order > 0 or distance <= 30 or segment.left > columns[0] - 60
    )
    return near + 1 if inside and segment.right > columns[0] - 60 else 0
