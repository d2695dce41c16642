"""Finds a quote again in a text: at its place, by its words, without white space, or by likeness; says which.

Every step is linear in the text, so that a hostile page cannot make the search slow.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from scoring.facts import Evidence

LEAST_ALIKE = 80.0
"""Likeness in percent (rapidfuzz partial ratio) below which two passages are not called the same."""

_SHORTEST, _GRAM, _MOST_HITS = 12, 6, 60
_LONGEST_FUZZY = 2_000
_NO_LETTERS = frozenset("\u00ad\u2010\u0002\ufffe\u200b\u200c\u200d\ufeff")


class How(StrEnum):
    """How sure the place is."""

    EXACT = "exact"
    MOVED = "moved"
    FOLDED = "folded"
    ALIKE = "alike"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """Offsets into the text; both are 0 when the quote is lost. `likeness` is in percent."""

    start: int
    end: int
    how: How
    likeness: float = 100.0


LOST = Place(0, 0, How.LOST, 0.0)


def locate(text: str, evidence: Evidence) -> Place:
    """The quote's place in the text, and how it was found."""
    spot, quote = evidence.locator, evidence.quote
    if quote.strip() and spot is not None and text[spot.start : spot.end] == quote:
        return Place(spot.start, spot.end, How.EXACT)
    found = find(text, quote, spot.start if spot is not None else 0)
    moved = found.how is How.EXACT and spot is not None
    return Place(found.start, found.end, How.MOVED) if moved else found


def find(text: str, quote: str, around: int = 0) -> Place:
    """The occurrence of the quote that is nearest to `around`, by its words, else folded, else by likeness."""
    if not quote.strip():
        return LOST
    starts = _all(text, quote)
    if starts:
        start = min(starts, key=lambda at: abs(at - around))
        return Place(start, start + len(quote), How.EXACT)
    squeezed, places = _squeeze(text)
    wanted, _ = _squeeze(quote)
    if not wanted:
        return LOST
    starts = _all(squeezed, wanted)
    if starts:
        start = min(starts, key=lambda at: abs(places[at] - around))
        return Place(places[start], places[start + len(wanted) - 1] + 1, How.FOLDED)
    return _alike(squeezed, places, wanted)


def _all(text: str, quote: str, most: int = 200) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The text without white space, soft hyphens and case, and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        if not (char.isspace() or char in _NO_LETTERS):
            letters.append(char.casefold()[:1] or char)
            places.append(at)
    return "".join(letters), places


def _alike(squeezed: str, places: list[int], wanted: str) -> Place:
    """The passage that shares most pieces with the quote, when it is alike enough."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    wanted = wanted[:_LONGEST_FUZZY]
    start = _likely_start(squeezed, wanted)
    if start is None:
        return LOST
    room = len(wanted) // 2 + _GRAM
    low = max(0, start - room)
    window = squeezed[low : start + len(wanted) + room]
    if len(window) < len(wanted):
        return LOST
    found = partial_ratio_alignment(wanted, window, score_cutoff=LEAST_ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return LOST
    first, last = low + found.dest_start, low + found.dest_end - 1
    return Place(places[first], places[last] + 1, How.ALIKE, round(found.score, 1))


def _likely_start(squeezed: str, wanted: str) -> int | None:
    """Where most pieces of the quote say that it begins; None when no piece stands in the text."""
    if len(wanted) < _SHORTEST:
        return None
    votes: Counter[int] = Counter()
    width = max(_GRAM, len(wanted) // 4)
    for offset in range(0, len(wanted) - _GRAM + 1, max(1, len(wanted) // 60)):
        for at in _all(squeezed, wanted[offset : offset + _GRAM], _MOST_HITS):
            start = max(0, at - offset)
            votes[start // width] += 1
    if not votes:
        return None
    bucket, _ = max(votes.items(), key=lambda pair: (pair[1], -pair[0]))
    return bucket * width
