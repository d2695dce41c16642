"""Finds a quote again in a page's text: by its place, by its words, or by its words with white space folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from scoring.facts import Evidence

_SPACE = re.compile(r"\s+")


class How(StrEnum):
    """How sure the place is."""

    EXACT = "exact"
    MOVED = "moved"
    FOLDED = "folded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """Offsets into the text; both are 0 when the quote is lost."""

    start: int
    end: int
    how: How


LOST = Place(0, 0, How.LOST)


def locate(text: str, evidence: Evidence) -> Place:
    """The quote's place in the text, and how it was found."""
    spot, quote = evidence.locator, evidence.quote
    if not quote.strip():
        return LOST
    if spot is not None and text[spot.start : spot.end] == quote:
        return Place(spot.start, spot.end, How.EXACT)
    around = spot.start if spot is not None else 0
    starts = _all(text, quote)
    if starts:
        start = min(starts, key=lambda at: abs(at - around))
        return Place(start, start + len(quote), How.EXACT if spot is None else How.MOVED)
    return _folded(text, quote)


def _all(text: str, quote: str, most: int = 200) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _folded(text: str, quote: str) -> Place:
    """Match with every run of white space equal to one blank; offsets are mapped back."""
    letters: list[str] = []
    places: list[int] = []
    blank = False
    for at, char in enumerate(text):
        space = char.isspace()
        if not (space and blank):
            letters.append(" " if space else char.casefold()[:1])
            places.append(at)
        blank = space
    folded = "".join(letters)
    wanted = _SPACE.sub(" ", quote.strip())
    wanted = "".join(c.casefold()[:1] for c in wanted)
    start = folded.find(wanted)
    if start < 0:
        return LOST
    return Place(places[start], places[start + len(wanted) - 1] + 1, How.FOLDED)
