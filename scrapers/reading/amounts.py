"""Every figure and date of a sentence, marked so that wordings can point at them.

`mask` replaces each figure by two characters, its kind and its index; wordings then say `<percent>` or
`<money>` without knowing notations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from scrapers.reading.folding import fold
from scrapers.reading.patterns import INDEX, SLOTS, anchors_in
from scrapers.values.amount import NO_HINTS, Amount, Hints
from scrapers.values.scan import find_values

_MOST = 4000


@dataclass(frozen=True)
class Masked:
    """Folded text with marks in place of figures."""

    text: str
    amounts: tuple[Amount, ...]
    folded: str = ""

    @cached_property
    def present(self) -> frozenset[str]:
        """What wordings need to find in the text."""
        return frozenset(anchors_in(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a stretch of masked text."""
        return self._original(start), self._original(end)

    def _original(self, place: int) -> int:
        """The original offset of a place in the masked text; a mark stands where its figure begins."""
        shift = 0
        for amount in self.amounts:
            mark = amount.start - shift
            if place < mark:
                break
            if place < mark + 2:
                return amount.start
            shift += amount.end - amount.start - 2
        return place + shift

    def place_of(self, original: int) -> int:
        """The first place in the masked text at or behind an original offset."""
        shift = 0
        for amount in self.amounts:
            if original <= amount.start:
                break
            if original < amount.end:
                return amount.start - shift + 2
            shift += amount.end - amount.start - 2
        return original - shift


@lru_cache(maxsize=500)
def mask(text: str, language: str, hints: Hints = NO_HINTS) -> Masked:
    """The text folded, each figure replaced by its kind mark and its index."""
    folded = fold(text)
    amounts = tuple(find_values(text, language, hints)[:_MOST])
    out: list[str] = []
    at = 0
    for index, amount in enumerate(amounts):
        out += (folded[at : amount.start], SLOTS[amount.kind] + chr(0xE000 + index))
        at = amount.end
    return Masked("".join((*out, folded[at:])), amounts, folded)


def joined(parts: Sequence[Masked]) -> Masked:
    """Marked texts as one, a space between them; as if the whole had been marked, but for figures across the seams."""
    if len(parts) == 1:
        return parts[0]
    out: list[str] = []
    amounts: list[Amount] = []
    at = 0
    for part in parts:
        out.append(_renumbered(part.text, len(amounts)))
        amounts += (a._replace(start=a.start + at, end=a.end + at) for a in part.amounts)
        at += len(part.folded) + 1
    return Masked(" ".join(out), tuple(amounts), " ".join(p.folded for p in parts))


def _renumbered(masked: str, shift: int) -> str:
    return _MARKED.sub(lambda m: m[1] + chr(ord(m[2]) + shift), masked) if shift else masked


_MARKED = re.compile(f"([{''.join(SLOTS.values())}])({INDEX})")

MONTHS_IN = {"months": Decimal(1), "years": Decimal(12), "weeks": Decimal(12) / 52, "days": Decimal(12) / 365}
DAYS_IN = {
    "days": Decimal(1),
    "workdays": Decimal(1),
    "weeks": Decimal(7),
    "months": Decimal(30),
    "years": Decimal(365),
    "hours": Decimal(1) / 24,
}


def as_months(amount: Amount) -> Decimal | None:
    """A period in months: years × 12, weeks and days by the calendar year's share."""
    factor = MONTHS_IN.get(amount.kind)
    if factor is None:
        return None
    months = amount.number * factor
    return (
        months.quantize(Decimal(1)) if amount.kind in ("months", "years") else months.quantize(Decimal("0.1"))
    )


def as_days(amount: Amount) -> int | None:
    """A period in days as stated; hours count as begun days, a month as 30."""
    factor = DAYS_IN.get(amount.kind)
    return None if factor is None else -int(-(amount.number * factor) // 1)


def years_in(text: str) -> list[str]:
    """Calendar years written out in the text."""
    return re.findall(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)", text)
