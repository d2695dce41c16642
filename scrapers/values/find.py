"""Values of one kind, for callers that look for one thing only."""

from __future__ import annotations

from scrapers.values.match import DURATIONS, Hints, Match
from scrapers.values.scan import find_values


def _of(kinds: frozenset[str], text: str, lang: str, hints: Hints) -> list[Match]:
    return [match for match in find_values(text, lang, hints) if match.kind in kinds]


def find_percents(text: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Percentages; 11.4 means 11.4 %."""
    return _of(frozenset(("percent",)), text, lang, hints)


def find_money(text: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Amounts of money in whole units of their currency."""
    return _of(frozenset(("money",)), text, lang, hints)


def find_durations(text: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Stretches of time, each in the unit it is stated in."""
    return _of(DURATIONS, text, lang, hints)


def find_counts(text: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Figures without a unit of their own."""
    return _of(frozenset(("count",)), text, lang, hints)
