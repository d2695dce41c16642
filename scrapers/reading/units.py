"""A document cut into the smallest things that state something: sentences, answers, pairs and table cells.

Whatever the shape on the page was (card, definition list, table by row or by column, question and answer,
"label: value"), what comes out has names, a text and the span to quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby, pairwise

from scrapers.documents.document import Block, BlockKind, Document, Region, Table
from scrapers.reading.counted import with_numbers
from scrapers.reading.sentences import is_question, sentences

SHORT = 90
LONG = 45
_LONGEST_QUESTION = 200
_COLON = re.compile(r"^\s*([^:：.!?。]{2,70}?)\s*[:：]\s*(\S.{0,400})$", re.S)
_FIGURE = re.compile(r"\d|^\s*(?:nil|none|free|—|-|–)\s*$", re.I)
_LETTERS = re.compile(r"[^\W\d_]")


class Shape(StrEnum):
    """How a statement stands on its page."""

    SENTENCE = "sentence"
    ANSWER = "answer"
    PAIR = "pair"
    CELL = "cell"
    HEADING = "heading"


@dataclass(slots=True)
class Unit:
    """One statement. `names` are its labels, nearest first; `quote` is the span that proves it."""

    shape: Shape
    text: str
    start: int
    end: int
    quote: tuple[int, int]
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    question: str = ""
    region: Region = Region.MAIN
    page: int | None = None
    block: int = -1
    lang: str = ""
    row: tuple[int, int] = (-1, -1)
    before: str = ""
    emphasis: bool = False
    cache: dict[str, object] = field(default_factory=dict)


_SKIP_REGIONS = {Region.NAV, Region.DIALOG}


def units_of(document: Document) -> list[Unit]:
    """All statements of a document in reading order, pairs and cells before the sentences around them."""
    blocks = [b for b in with_numbers(document) if b.text.strip() and _counts(b)]
    out: list[Unit] = []
    regions = {b.table: b.region for b in reversed(document.blocks) if b.table >= 0}
    for table in document.tables:
        out += _in_region(_cells(document, table), regions.get(table.index, Region.MAIN))
    out += _terms(document, blocks)
    out += _cards(document, blocks)
    out += _under_headings(document, blocks)
    out += _lines(document, blocks)
    out += _prose(document, blocks)
    return out


def _in_region(units: Iterator[Unit], region: Region) -> Iterator[Unit]:
    """Cells of a table that lays out a footer or header stand there, not among the figures of the page."""
    for unit in units:
        unit.region = region
        yield unit


def _counts(block: Block) -> bool:
    """A button counts only where it is the question of a folded answer."""
    shown = block.kind is not BlockKind.CONTROL or (is_question(block.text) and len(block.text) >= 12)
    return block.region not in _SKIP_REGIONS and shown


def _context(document: Document, headings: Sequence[int], caption: str = "") -> tuple[str, ...]:
    """Caption and headings above, nearest first."""
    above = tuple(document.blocks[i].text for i in reversed(headings) if 0 <= i < len(document.blocks))
    return ((caption,) if caption else ()) + above


def _pair(document: Document, label: Block, value: Block, shape: Shape = Shape.PAIR) -> Unit:
    span = (min(label.start, value.start), max(label.end, value.end))
    return Unit(
        shape=shape,
        text=value.text,
        start=value.start,
        end=value.end,
        quote=span,
        names=(label.text,),
        context=_context(document, value.headings),
        region=value.region,
        page=value.page,
        block=value.index,
        lang=value.lang,
    )


# Tables


def _cells(document: Document, table: Table) -> Iterator[Unit]:
    """Each body cell with its column's and its row's header as names."""
    context = _context(document, table.headings, table.caption)
    head = _header_rows(table)
    note = _table_note(document, table, head)
    corner = table.rows[0][0].text.strip() if head and table.rows and table.rows[0] else ""
    context = _with_corner(context, table, corner)
    if not head and _is_paired(table):
        yield from _paired_cells(table, context, note)
        return
    side = 0 if _is_row_of_figures(table, head) else max(table.header_columns, 1)
    for number, row in enumerate(table.rows):
        if number < head or not row:
            continue
        start, end = min(c.start for c in row), max(c.end for c in row)
        for column, cell in enumerate(row):
            if column < side or not cell.text.strip() or (column and row[column - 1] is cell):
                continue
            own = _row_name(row, side, column)
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
                cache={"columns": len(row), "note": note, "row": own, "axis": corner if side == 1 else ""},
            )


def _with_corner(context: tuple[str, ...], table: Table, corner: str) -> tuple[str, ...]:
    """A table without caption is named by its corner, after the heading above it."""
    if table.caption or not _LETTERS.search(corner) or len(corner) > SHORT:
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
    return "\n".join(dict.fromkeys((*corner, above, below)))


def _is_row_of_figures(table: Table, head: int) -> bool:
    """Titles above one row of figures: its first cell is a figure like the others, not the row's name."""
    rows = [r for r in table.rows[head:] if any(c.text.strip() for c in r)]
    if not head or len(rows) != 1 or not table.rows[0]:
        return False
    first = rows[0][0].text
    return (
        _is_figure(first) and not _BARE_YEAR.fullmatch(first) and bool(_LETTERS.search(table.rows[0][0].text))
    )


_BARE_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")


def _is_paired(table: Table) -> bool:
    """Label, value, label, value in each row."""
    width = len(table.rows[0]) if table.rows else 0
    if width < 4 or width % 2:
        return False
    marked = [all(r[i].header and not r[i + 1].header for i in range(0, width, 2)) for r in table.rows]
    if sum(marked) * 2 >= len(marked):
        return True
    turns = [
        bool(_LETTERS.search(r[i].text))
        and not _is_figure(r[i].text)
        and (_is_figure(r[i + 1].text) or not r[i + 1].header)
        for r in table.rows
        for i in range(0, width, 2)
        if r[i].text.strip()
    ]
    return all(turns) and (_mostly_figures(table, width) or _named_in_turn(table, width))


def _mostly_figures(table: Table, width: int) -> bool:
    figures = [_is_figure(r[i].text) for r in table.rows for i in range(1, width, 2)]
    return sum(figures) * 2 > len(figures)


def _named_in_turn(table: Table, width: int) -> bool:
    """No name holds a digit, and every column of values does in a third of its rows, the first one too."""
    names = [r[i].text for r in table.rows for i in range(0, width, 2)]
    columns = [[bool(re.search(r"\d", r[i].text)) for r in table.rows] for i in range(1, width, 2)]
    return (
        not any(re.search(r"\d", n) or len(n) > LONG for n in names)
        and all(sum(c) * 3 >= len(c) for c in columns)
        and any(c[0] for c in columns)
    )


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
_MEASURED = re.compile(r"\d[\d.,'’ \u00a0\u202f]*\s?[%％‰€£$¥元万萬亿億]|[€£$¥₹]\s?\d")
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


# Definition lists and cards


def _terms(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Each detail with the term above it."""
    term: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.TERM:
            term = block
        elif block.kind is BlockKind.DETAIL and term is not None and not is_question(term.text):
            yield _pair(document, term, block)
        elif block.kind is not BlockKind.DETAIL and term is not None and block.group != term.group:
            term = None


def _cards(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Label and value of a repeated container, in whichever order they stand."""
    loose = [
        b for b in blocks if b.table < 0 and b.group >= 0 and b.kind not in (BlockKind.TERM, BlockKind.DETAIL)
    ]
    for _, members in groupby(loose, key=lambda b: b.group):
        card = list(members)
        if 2 <= len(card) <= 4:
            yield from _card(document, card)
        elif len(card) > 4:
            yield from _alternating(document, card)


def _alternating(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """A long flat run in which figures and labels take turns: the order of the first two holds for all."""
    start = next((i for i, b in enumerate(blocks) if _is_figure(b.text)), -1)
    if start < 0:
        return
    figure_first = start == 0 or not _is_label(blocks[start - 1])
    for one, two in (
        zip(blocks[start::2], blocks[start + 1 :: 2], strict=False)
        if figure_first
        else zip(blocks[start - 1 :: 2], blocks[start::2], strict=False)
    ):
        label, value = (two, one) if figure_first else (one, two)
        if not (_is_figure(value.text) and _is_label(label)):
            return
        yield _pair(document, label, value)


def _is_label(block: Block) -> bool:
    words = len(block.text) <= SHORT and not _is_figure(block.text) and not _RATE.search(block.text)
    return words and block.kind is not BlockKind.HEADING


_RATE = re.compile(r"\d\s?[%％]")


def _card(document: Document, card: Sequence[Block]) -> Iterator[Unit]:
    first, second = card[0], card[1]
    if (
        is_question(first.text)
        or len(first.text) > SHORT
        or (_RATE.search(first.text) and _RATE.search(second.text))
    ):
        return
    if _is_figure(first.text) and not _is_figure(second.text) and len(second.text) <= SHORT:
        yield _pair(document, second, first)
    elif _LETTERS.search(first.text):
        yield _pair(document, first, second)
        if len(card) >= 3 and _is_figure(card[2].text) and not _is_figure(second.text):
            yield _pair(document, second if len(second.text) <= SHORT else first, card[2])


def _is_figure(text: str) -> bool:
    """Short, and more figure than words."""
    letters = len(_LETTERS.findall(text))
    return len(text) <= 40 and bool(_FIGURE.search(text)) and letters <= 14 and len(text.split()) <= 5


def _under_headings(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """A short value under, or above, its heading or among loose neighbours."""
    for above, block in pairwise(blocks):
        if block.table >= 0 or above.table >= 0:
            continue
        if above.kind is BlockKind.HEADING and _is_figure(block.text) and not is_question(above.text):
            yield _pair(document, above, block)
    yield from _alternating(
        document, [b for b in blocks if b.group < 0 and b.table < 0 and len(b.text) <= 60]
    )


def _lines(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """A block of two lines, a figure and its name: `38.6 million` above `lent so far`."""
    for block in blocks:
        lines = block.text.split("\n")
        if (
            block.table >= 0
            or len(lines) != 2
            or len(block.text) > SHORT
            or block.text != _own(document, block)
        ):
            continue
        figures = [_is_figure(line) for line in lines]
        if sum(figures) == 1 and _LETTERS.search(lines[figures.index(False)]):
            at = figures.index(True)
            start = block.start + (len(lines[0]) + 1) * at
            value = replace(block, text=lines[at], start=start, end=start + len(lines[at]))
            label = replace(block, text=lines[1 - at])
            yield _pair(document, label, value)


def _own(document: Document, block: Block) -> str:
    """The block as it stands on the page, without the numbers of its counters."""
    return document.text[block.start : block.end]


# Prose


def _prose(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Sentences, with the question they answer and the headings above them."""
    question: Block | None = None
    fresh, intro = False, ""
    for block in blocks:
        if block.table >= 0 and len(block.text) < LONG and not _is_address(block):
            continue
        if _asks(block):
            question, fresh = block, True
            continue
        if block.kind in (BlockKind.HEADING, BlockKind.TERM) or (question and _left(block, question)):
            question = None
        intro = "" if block.kind is BlockKind.HEADING else intro
        yield from _block_units(
            document, block, question, fresh, intro if block.kind is BlockKind.ITEM else ""
        )
        intro = (
            block.text
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.OTHER) and len(block.text) <= 200
            else intro
        )
        fresh = False


def _is_address(block: Block) -> bool:
    """A cell of a footer laid out as a table, with a line each for number, street and telephone."""
    return block.region is Region.FOOTER and "\n" in block.text and bool(re.search(r"\d", block.text))


def _asks(block: Block) -> bool:
    return is_question(block.text) and len(block.text) <= 200 and len(sentences(block.text)) == 1


def _left(block: Block, question: Block) -> bool:
    """The block stands no longer under the question."""
    if question.kind is BlockKind.HEADING:
        return question.index not in block.headings
    if question.group >= 0:
        return block.group != question.group and block.index - question.index > 2
    return block.index - question.index > 2


_RATED = re.compile(r"^(\S{2,14}?)\s?[:：]?\s?(\d[\d.]{0,6}\s?[%％])[；;。.]?$")


def _continued(unit: Unit, first: str) -> Iterator[Unit]:
    """`31至60天 1.3%；` after a semicolon goes on with what the first part of the sentence speaks of."""
    found = _RATED.match(unit.text) if first and unit.before.rstrip().endswith(("；", ";")) else None
    if found:
        pair = _named(unit, found[2], found[1], unit.start + found.start(2))
        pair.context = (first, *unit.context)
        yield pair


_COUNTED = re.compile(r"(\d[\d.,]*)[\u4e00-\u9fff]{1,3}$")
"""A figure and its counter, which are often two elements: only the figure is sure to stand as it is."""


def _two_lines(document: Document, block: Block) -> Iterator[Unit]:
    """A container of a figure and, in its next line, the figure's name; or the other way round."""
    lines = [m for m in re.finditer(r"[^\n]+", block.text) if m[0].strip()]
    if len(lines) != 2 or len(block.text) > SHORT:
        return
    one, two = (m[0].strip() for m in lines)
    if _is_figure(one) == _is_figure(two) or is_question(one) or is_question(two):
        return
    value, label = (lines[0], two) if _is_figure(one) else (lines[1], one)
    start = block.start + value.start()
    bare = _COUNTED.match(value[0])
    quote = (start, start + bare.end(1)) if bare else (block.start, block.end)
    yield Unit(
        shape=Shape.PAIR,
        text=value[0].strip(),
        start=start,
        end=start + len(value[0].strip()),
        quote=quote,
        names=(label,),
        context=_context(document, block.headings),
        region=block.region,
        page=block.page,
        block=block.index,
        lang=block.lang,
    )


def _block_units(
    document: Document, block: Block, question: Block | None, fresh: bool, intro: str
) -> Iterator[Unit]:
    context = _context(document, block.headings, intro)
    numbered = block.kind is BlockKind.HEADING and _is_numbered(document, block)
    before = ""
    answer = 0 if fresh else -1
    yield from _two_lines(document, block)
    for order, (start, end) in enumerate(sentences(block.text)):
        text = block.text[start:end]
        at = block.start + start
        if is_question(text) and len(text) <= _LONGEST_QUESTION and end < len(block.text):
            question, answer = replace(block, text=text, start=at, end=block.start + end), order + 1
        replies = question is not None and order == answer
        quote = (question.start if question and replies else at, min(block.start + end, block.end))
        shape = Shape.HEADING if block.kind is BlockKind.HEADING else Shape.SENTENCE
        unit = Unit(
            shape=Shape.ANSWER if replies else shape,
            text=text,
            start=at,
            end=block.start + end,
            quote=quote,
            context=context,
            question=question.text if question else "",
            region=block.region,
            page=block.page,
            block=block.index,
            lang=block.lang,
            before=before,
            emphasis=block.emphasis or block.kind is BlockKind.HEADING,
        )
        yield unit
        yield from _colon_pair(unit)
        if not numbered:
            yield from _counter(unit)
        yield from _tally(unit, block)
        yield from _strip(unit, block)
        yield from _continued(
            unit, block.text[: block.text.find("；") + 1 or len(block.text)] if order else ""
        )
        before = text


_SECTION = re.compile(r"(\d{1,2})\.?\s[^\W\d_]")


def _is_numbered(document: Document, heading: Block) -> bool:
    """The heading's number counts sections: the one before or after it heads another."""
    found = _SECTION.match(heading.text)
    others = {
        int(m[1]) for b in document.blocks if b.kind is BlockKind.HEADING and (m := _SECTION.match(b.text))
    }
    return found is not None and bool({int(found[1]) - 1, int(found[1]) + 1} & others)


_COUNTER = re.compile(
    r"^[^\w€£$¥₹]{0,2}((?:[€£$¥₹]|Rs\.?|[A-Z]{3}\s)?\s?\d[\d.,'’\u00a0\u202f ]*\s?(?:[€£$%₹+]|"
    r"bn|[mkMK]n?(?!\w)|Mio\.?|Mrd\.?|millions?(?!\w)|billions?(?!\w)|crores?(?!\w)|lakhs?(?!\w)|[千百]?[万萬]|[亿億兆]|juta|miliar|triliun|mln|mld|[元人筆笔件位名戶户家]|\s)*\+?)"
    r"\s?(?![万萬亿億兆元%至到年月日天])([^\W\d_].{3,70})$"
)


def _counter(unit: Unit) -> Iterator[Unit]:
    """A short block that is a figure and its name: `27,000+ investors`."""
    found = _COUNTER.match(unit.text) if len(unit.text) <= 85 and unit.shape is not Shape.ANSWER else None
    if not found or re.search(r"[.!?;]\s", found[2]):
        return
    yield _named(unit, found[1], found[2], unit.start)


def _named(unit: Unit, text: str, name: str, start: int) -> Unit:
    """The same statement as a pair of a name and a value."""
    return Unit(
        shape=Shape.PAIR,
        text=text,
        start=start,
        end=start + len(text),
        quote=unit.quote,
        names=(name.rstrip(" .!"),),
        context=unit.context,
        region=unit.region,
        page=unit.page,
        block=unit.block,
        lang=unit.lang,
    )


_TALLY = re.compile(
    r"^([^\W\d_][^\d:：.!?;]{2,60}?)\s((?:[<>~≈]\s?|(?:bis zu|up to|hasta|jusqu'à|jusqu’à|über|over|rund|ca\.)\s)?"
    r"(?:[€£$¥₹]|Rs\.?|[A-Z]{3}\s)?\s?\d[\d.,'’\u00a0\u202f ]*\s?"
    r"(?:%|[€£$₹+]|Mio\.?|Mrd\.?|millions?|millones|bn|[mkM]n?(?!\w)|crores?|lakhs?|juta|miliar|triliun|mln|mld|[千百]?[万萬]|[亿億兆]|元|p\.?\s?a\.?|\s|EUR|GBP)*)\.?$"
)


def _tally(unit: Unit, block: Block) -> Iterator[Unit]:
    """A short list item or container that is a name and its figure: `Investors 11,206`."""
    found = _TALLY.match(unit.text) if len(unit.text) <= 80 and unit.text == block.text.strip() else None
    if found and unit.shape is Shape.SENTENCE and block.kind in (BlockKind.ITEM, BlockKind.OTHER):
        yield _named(unit, found[2], found[1], unit.start + found.start(2))


_STRIP = re.compile(
    r"\s*[|·•,;，；｜]?\s*([^\W\d_][\w.-]{1,24}(?:\s[^\W\d_][\w.-]{0,24}){0,3})[\s:：]{1,3}"
    r"([€£$¥₹]?\s?\d[\d.,'’\u00a0\u202f]*\s?[%％])(?=\s|$|[|·•,;，；｜])"
)


def _strip(unit: Unit, block: Block) -> Iterator[Unit]:
    """A line of nothing but names and rates in turn: `On time 91 % Late 6 % Default 3 %`."""
    if unit.shape is not Shape.SENTENCE or len(unit.text) > 200 or unit.text != block.text.strip():
        return
    pairs, at = [], 0
    while found := _STRIP.match(unit.text, at):
        pairs.append(found)
        at = found.end()
    if len(pairs) >= 2 and not unit.text[at:].strip(" .|·•"):
        for pair in pairs:
            yield _named(unit, pair[2], pair[1], unit.start + pair.start(2))


def _colon_pair(unit: Unit) -> Iterator[Unit]:
    found = _COLON.match(unit.text)
    if found and not is_question(found[2]):
        yield _named(unit, found[2], found[1], unit.start + found.start(2))
