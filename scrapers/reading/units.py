"""One statement of a document: what it is called, what it says, and the span that proves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scrapers.documents.document import Block, Document, Region

SHORT = 90
LONG = 45
LETTERS = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d|^\s*(?:nil|none|free|—|-|–)\s*$", re.I)


_STEP = re.compile(r"\W*\d{1,2}[.)]\s{1,3}[^\W\d_][^\d]{2,}")
"""The title of a step: `3. Lend`."""


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


def is_step(text: str) -> bool:
    """The title of a numbered step."""
    return bool(_STEP.fullmatch(text))


def context_of(document: Document, headings: Sequence[int], caption: str = "") -> tuple[str, ...]:
    """Caption and headings above, nearest first."""
    above = tuple(document.blocks[i].text for i in reversed(headings) if 0 <= i < len(document.blocks))
    return ((caption,) if caption else ()) + above


def pair(document: Document, label: Block, value: Block, shape: Shape = Shape.PAIR) -> Unit:
    span = (min(label.start, value.start), max(label.end, value.end))
    return Unit(
        shape=shape,
        text=value.text,
        start=value.start,
        end=value.end,
        quote=span,
        names=(label.text,),
        context=context_of(document, value.headings),
        region=value.region,
        page=value.page,
        block=value.index,
        lang=value.lang,
    )


def is_figure(text: str) -> bool:
    """Short, and more figure than words."""
    letters = len(LETTERS.findall(text))
    short = len(text) <= 40 and letters <= 14 and len(text.split()) <= 5
    return short and bool(_FIGURE.search(text)) and not _STEP.fullmatch(text)
