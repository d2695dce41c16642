"""Figures that a script counts up from zero: the number the page keeps for them, in place of the zero it shows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from scrapers.documents.document import Block, Document

_ZERO = re.compile(r"(?<![\d.,])0(?:[.,]0+)?(?![\d.,])")


def with_numbers(document: Document) -> list[Block]:
    """The blocks of a document with the numbers of its counters; blocks whose number nobody knows are left out."""
    numbers: dict[int, list[str]] = defaultdict(list)
    for index, number in document.counters:
        numbers[index].append(number)
    return [b for block in document.blocks if (b := _shown(block, numbers.get(block.index, []))) is not None]


def _shown(block: Block, numbers: list[str]) -> Block | None:
    text = block.text
    for number in numbers:
        if not number:
            return None
        text = _ZERO.sub(number.replace("\\", ""), text, count=1)
    return replace(block, text=text) if numbers else block
