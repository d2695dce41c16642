"""A document cut into the smallest things that state something: sentences, answers, pairs and table cells.

Whatever the shape on the page was (card, definition list, table by row or by column, question and answer,
"label: value"), what comes out has names, a text and the span to quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.documents.document import Block, BlockKind, Document, Region
from scrapers.reading.cards import cards, lines, terms, under_headings
from scrapers.reading.counted import with_numbers
from scrapers.reading.prose import prose
from scrapers.reading.sentences import is_question
from scrapers.reading.tables import cells
from scrapers.reading.units import Unit

_SKIP_REGIONS = {Region.NAV, Region.DIALOG}


def units_of(document: Document) -> list[Unit]:
    """All statements of a document in reading order, pairs and cells before the sentences around them."""
    blocks = [b for b in with_numbers(document) if b.text.strip() and _counts(b)]
    out: list[Unit] = []
    regions = {b.table: b.region for b in reversed(document.blocks) if b.table >= 0}
    for table in document.tables:
        out += _in_region(cells(document, table), regions.get(table.index, Region.MAIN))
    out += terms(document, blocks)
    out += cards(document, blocks)
    out += under_headings(document, blocks)
    out += lines(document, blocks)
    out += prose(document, blocks)
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
