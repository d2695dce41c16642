"""Definition lists, cards and flat runs of neighbours: a label and its value, in whichever order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from scrapers.documents.document import Block, BlockKind, Document
from scrapers.reading.sentences import is_question
from scrapers.reading.units import LETTERS, SHORT, Unit, is_figure, pair


def terms(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Each detail with the term above it."""
    term: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.TERM:
            term = block
        elif block.kind is BlockKind.DETAIL and term is not None and not is_question(term.text):
            yield pair(document, term, block)
        elif block.kind is not BlockKind.DETAIL and term is not None and block.group != term.group:
            term = None


def cards(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
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
    start = next((i for i, b in enumerate(blocks) if is_figure(b.text)), -1)
    if start < 0:
        return
    figure_first = start == 0 or not _is_label(blocks[start - 1])
    for one, two in (
        zip(blocks[start::2], blocks[start + 1 :: 2], strict=False)
        if figure_first
        else zip(blocks[start - 1 :: 2], blocks[start::2], strict=False)
    ):
        label, value = (two, one) if figure_first else (one, two)
        if not (is_figure(value.text) and _is_label(label)):
            return
        yield pair(document, label, value)


def _is_label(block: Block) -> bool:
    words = len(block.text) <= SHORT and not is_figure(block.text) and not _RATE.search(block.text)
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
    if is_figure(first.text) and not is_figure(second.text) and len(second.text) <= SHORT:
        yield pair(document, second, first)
    elif LETTERS.search(first.text):
        yield pair(document, first, second)
        if len(card) >= 3 and is_figure(card[2].text) and not is_figure(second.text):
            yield pair(document, second if len(second.text) <= SHORT else first, card[2])


def under_headings(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """A short value under, or above, its heading or among loose neighbours."""
    for above, block in pairwise(blocks):
        if block.table >= 0 or above.table >= 0:
            continue
        if above.kind is BlockKind.HEADING and is_figure(block.text) and not is_question(above.text):
            yield pair(document, above, block)
    yield from _alternating(
        document, [b for b in blocks if b.group < 0 and b.table < 0 and len(b.text) <= 60]
    )


def lines(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """A block of two lines, a figure and its name: `38.6 million` above `lent so far`."""
    for block in blocks:
        lines = block.text.split("\n")
        if (
            block.table >= 0
            or len(lines) != 2
            or len(block.text) > SHORT
            or block.text != own_text(document, block)
        ):
            continue
        figures = [is_figure(line) for line in lines]
        if sum(figures) == 1 and LETTERS.search(lines[figures.index(False)]):
            at = figures.index(True)
            start = block.start + (len(lines[0]) + 1) * at
            value = replace(block, text=lines[at], start=start, end=start + len(lines[at]))
            label = replace(block, text=lines[1 - at])
            yield pair(document, label, value)


def own_text(document: Document, block: Block) -> str:
    """The block as it stands on the page, without the numbers of its counters."""
    return document.text[block.start : block.end]
