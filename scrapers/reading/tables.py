"""The cells of tables, each named by its column and its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrapers.documents.document import Document, Table
from scrapers.reading.sentences import sentences
from scrapers.reading.units import LETTERS, LONG, SHORT, Shape, Unit, context_of, is_figure


def cells(document: Document, table: Table) -> Iterator[Unit]:
    """Each body cell with its column's and its row's header as names."""
    context = context_of(document, table.headings, table.caption)
    head = _header_rows(table)
    note = _table_note(document, table, head)
    corner = table.rows[0][0].text.strip() if head and table.rows and table.rows[0] else ""
    context = _with_corner(context, table, corner)
    if not head and _is_paired(table):
        yield from _paired_cells(table, context, note)
        return
    if _names_below(table):
        yield from _above_names(table, context, note)
        return
    side = 0 if _is_row_of_figures(table, head) else max(table.header_columns, 1)
    first = int(side == 1 and _is_numbered(table, head))
    side += first
    columns = _named_columns(table, head, side)
    rows = tuple(dict.fromkeys(r[0].text for r in table.rows[head:] if r and r[0].text.strip()))
    for number, row in enumerate(table.rows):
        if number < head or not row:
            continue
        start, end = min(c.start for c in row), max(c.end for c in row)
        for column, cell in enumerate(row):
            if column < side or not cell.text.strip() or (column and row[column - 1] is cell):
                continue
            own = _row_name(row[first:], side - first, column - first)
            names = (_column_name(table, column, head), own)
            yield Unit(
                shape=Shape.CELL if len(row) > 2 or head else Shape.PAIR,
                text=cell.text,
                start=cell.start,
                end=cell.end,
                quote=(start, end),
                names=tuple(n for n in names if n),
                context=context,
                page=table.page,
                row=(table.index, number),
                cache={
                    "columns": len(row),
                    "note": note,
                    "row": own,
                    "axis": corner
                    if side == 1
                    else table.rows[0][first].text.strip()
                    if head and first
                    else "",
                    "named": columns,
                    "rows": rows,
                },
            )


def _is_numbered(table: Table, head: int) -> bool:
    """The first column only numbers the rows or refers to notes, and the second one names them."""
    rows = [r for r in table.rows[head:] if len(r) >= 3]
    marks = [r[0].text.strip() for r in rows]
    names = [r[1].text for r in rows]
    return (
        bool(rows)
        and bool(set(marks) - {""})
        and all(map(_ORDINAL.fullmatch, marks))
        and all(bool(LETTERS.search(n)) and not is_figure(n) for n in names)
        and any(is_figure(c.text) for r in rows for c in r[2:])
    )


_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[ivxIVX]{1,5}|[A-Za-z])?[.)]?")


def _names_below(table: Table) -> bool:
    """Two rows, figures above and what they are below."""
    if len(table.rows) != 2 or len(table.rows[0]) < 2 or len(table.rows[0]) != len(table.rows[1]):
        return False
    above, below = ([c.text for c in row] for row in table.rows)
    named = [_YEARS.sub("", t) for t in below]
    return all(map(is_figure, above)) and not any(is_figure(t) or not LETTERS.search(t) for t in named)


_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""What stands below a figure may say since when: `lent since 2015`."""


def _above_names(table: Table, context: tuple[str, ...], note: str) -> Iterator[Unit]:
    for value, label in zip(*table.rows, strict=True):
        yield Unit(
            shape=Shape.PAIR,
            text=value.text,
            start=value.start,
            end=value.end,
            quote=(value.start, value.end),
            names=(label.text,),
            context=context,
            page=table.page,
            row=(table.index, 0),
            cache={"note": note},
        )


_NAME = re.compile(r"[^\W\d_][^\d%€£$]{0,23}")


def _named_columns(table: Table, head: int, side: int) -> frozenset[str]:
    """The titles of columns that are nothing but names, all different: of classes, perhaps."""
    if head != 1 or side != 1 or len(table.rows[0]) < 3:
        return frozenset()
    titles = [c.text.strip() for c in table.rows[0][1:]]
    fine = all(map(_NAME.fullmatch, titles)) and len(set(titles)) == len(titles)
    return frozenset(titles) if fine else frozenset()


def _with_corner(context: tuple[str, ...], table: Table, corner: str) -> tuple[str, ...]:
    """A table without caption is named by its corner, after the heading above it."""
    if table.caption or not LETTERS.search(corner) or len(corner) > SHORT:
        return context
    return (*context[:1], corner, *context[1:])


def _table_note(document: Document, table: Table, head: int) -> str:
    """What may name the unit of the figures: the corner of the table and the short lines around it."""
    cells = [c for row in table.rows for c in row]
    if not cells:
        return ""
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    loose = [b for b in document.blocks if b.table < 0 and b.text.strip() and len(b.text) <= SHORT]
    above = next((b.text for b in reversed(loose) if b.end <= start and start - b.end < 40), "")
    below = next((b.text for b in loose if b.start >= end and b.start - end < 40), "")
    corner = [row[0].text for row in table.rows[:head] if row]
    return "\n".join(dict.fromkeys((*corner, above, below, *_remarks(document, table, start, end))))


_REMARKS, _NEAR = 160, 400


def _remarks(document: Document, table: Table, start: int, end: int) -> Iterator[str]:
    """Sentences without a figure around the table, under its heading: `All amounts are in thousands of euros.`"""
    for block in document.blocks:
        near = start - _NEAR < block.end <= start or end <= block.start < end + _NEAR
        if near and block.table < 0 and block.headings == table.headings:
            for first, last in sentences(block.text):
                told = block.text[first:last]
                if len(block.text) > SHORT and len(told) <= _REMARKS and not re.search(r"\d", told):
                    yield told


def _is_row_of_figures(table: Table, head: int) -> bool:
    """Titles above one row of figures: its first cell is a figure like the others, not the row's name."""
    rows = [r for r in table.rows[head:] if any(c.text.strip() for c in r)]
    if not head or len(rows) != 1 or not table.rows[0]:
        return False
    first = rows[0][0].text
    return (
        is_figure(first)
        and all(is_figure(c.text) for c in rows[0][1:2])
        and not _BARE_YEAR.fullmatch(first)
        and bool(LETTERS.search(table.rows[0][0].text))
    )


def _is_paired(table: Table) -> bool:
    """Label, value, label, value in each row."""
    width = len(table.rows[0]) if table.rows else 0
    if width < 4 or width % 2:
        return False
    marked = [all(r[i].header and not r[i + 1].header for i in range(0, width, 2)) for r in table.rows]
    if sum(marked) * 2 >= len(marked):
        return True
    turns = [
        bool(LETTERS.search(r[i].text))
        and not is_figure(r[i].text)
        and (is_figure(r[i + 1].text) or not r[i + 1].header)
        for r in table.rows
        for i in range(0, width, 2)
        if r[i].text.strip()
    ]
    return all(turns) and (_mostly_figures(table, width) or _named_in_turn(table, width))


def _mostly_figures(table: Table, width: int) -> bool:
    figures = [is_figure(r[i].text) for r in table.rows for i in range(1, width, 2)]
    return sum(figures) * 2 > len(figures)


def _named_in_turn(table: Table, width: int) -> bool:
    """No name holds a digit, and a third of every column of values does: the first too, or not all."""
    names = [r[i].text for r in table.rows for i in range(0, width, 2)]
    columns = [[bool(re.search(r"\d", r[i].text)) for r in table.rows] for i in range(1, width, 2)]
    return (
        not any(re.search(r"\d", n) or len(n) > LONG for n in names)
        and all(sum(c) * 3 >= len(c) for c in columns)
        and (any(c[0] for c in columns) or (len(set(names)) == len(names) and all(map(_is_mixed, columns))))
    )


def _is_mixed(digits: list[bool]) -> bool:
    """Below the first row some values hold digits and some none: they are not all of one kind, as below a title."""
    return len(set(digits[1:])) == 2


def _paired_cells(table: Table, context: tuple[str, ...], note: str) -> Iterator[Unit]:
    for number, row in enumerate(table.rows):
        for label, value in zip(row[::2], row[1::2], strict=False):
            if label.text.strip() and value.text.strip() and label is not value:
                yield Unit(
                    shape=Shape.PAIR,
                    text=value.text,
                    start=value.start,
                    end=value.end,
                    quote=(label.start, value.end),
                    names=(label.text,),
                    context=context,
                    page=table.page,
                    row=(table.index, number),
                    cache={"note": note},
                )


def _header_rows(table: Table) -> int:
    """The declared header rows; a first row without values above rows with values is one too."""
    if table.header_rows or len(table.rows) < 2 or len(table.rows[0]) < 2:
        return table.header_rows
    first = [c.text for c in table.rows[0][1:] if c.text.strip()]
    if len(table.rows[0]) == 2 and not all(map(_BARE_YEAR.fullmatch, first)):
        return 0
    later = [c.text for r in table.rows[1:] for c in r[1:] if c.text.strip()]
    return int(bool(first) and not any(map(_is_value, first)) and sum(map(_is_value, later)) * 2 > len(later))


_BARE_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_MEASURED = re.compile(r"\d[\d.,'’ \u00a0\u202f]{0,40}\s?[%％‰€£$¥元万萬亿億]|[€£$¥₹]\s?\d")
_BARE = re.compile(r"[-−–(]?\s?\d[\d.,'’ \u00a0\u202f]*\)?")


def _is_value(text: str) -> bool:
    """A percentage, a sum or a bare number; not a year, a class or a range of days."""
    plain = text.strip()
    return bool(_MEASURED.search(plain)) or bool(_BARE.fullmatch(plain) and not _BARE_YEAR.fullmatch(plain))


def _column_name(table: Table, column: int, head: int) -> str:
    parts = dict.fromkeys(table.rows[r][column].text for r in range(head) if column < len(table.rows[r]))
    return " · ".join(p for p in parts if p.strip())


def _row_name(row: Sequence[object], side: int, column: int) -> str:
    texts = dict.fromkeys(getattr(c, "text", "") for c in row[: min(side, column)])
    return " · ".join(t for t in texts if t.strip())
