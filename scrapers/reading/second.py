"""A second, independent reading of the figures that people check first.

A default rate, a yield, the size of the book or the equity that stands in a table and in a sentence, or at two
places of the site, is surer than one that stands once; the confidence and the way of reading say which it is.
Rounded figures confirm exact ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from scoring.facts import FactValue
from scrapers.reading.rounding import is_rounded, roundings
from scrapers.reading.site import Draft

CHECKED = frozenset(
    """loans.default_rate loans.overdue_rate loans.outstanding loans.funded_total returns.advertised returns.average
    returns.realised accounts.equity accounts.net_result""".split()
)
TWICE, ONCE = "read twice", "read once"
_SURER, _LESS, _LEAST = 0.06, 0.07, 0.71
_TABLE = ("cell", "pair")
_MOST = 40
"""So many figures near another are looked at; one is enough to confirm it."""


def with_second_reading(
    key: str, values: Sequence[FactValue], groups: Sequence[Sequence[Draft]]
) -> list[FactValue]:
    """The values of a key, those read at one place only less sure than before, the others surer."""
    if key not in CHECKED:
        return list(values)
    figures = _Figures(groups)
    return [_weighed(v, _agreeing(g, figures)) for v, g in zip(values, groups, strict=True)]


class _Figures:
    """Groups of drafts by their figure and by what it is when rounded, so that nobody holds each against each."""

    def __init__(self, groups: Sequence[Sequence[Draft]]) -> None:
        self._exact: dict[object, list[Sequence[Draft]]] = defaultdict(list)
        self._rounded: dict[object, list[Sequence[Draft]]] = defaultdict(list)
        for group in groups:
            for number in _number(group[0]):
                self._exact[_place(group[0], number)].append(group)
                for short in roundings(number):
                    self._rounded[_place(group[0], short)].append(group)

    def near(self, head: Draft) -> Iterator[Sequence[Draft]]:
        """The groups whose figure may be the head's at more or at fewer digits."""
        for number in _number(head):
            yield from self._rounded[_place(head, number)][:_MOST]
            for short in roundings(number):
                yield from self._exact[_place(head, short)][:_MOST]


def _number(draft: Draft) -> list[Decimal]:
    value = draft.value
    return [abs(Decimal(value))] if isinstance(value, int | Decimal) and not isinstance(value, bool) else []


def _place(draft: Draft, number: Decimal) -> object:
    return draft.qualifiers, draft.unit, number


def _agreeing(group: Sequence[Draft], figures: _Figures) -> list[Draft]:
    """The drafts of a value and those of values that are the same rounded, for the same year and class."""
    return [*group, *(d for other in figures.near(group[0]) for d in other if _same(group[0], d))]


def _same(one: Draft, other: Draft) -> bool:
    dates = (one.as_of or "", other.as_of or "")
    close = dates[0].startswith(dates[1]) or dates[1].startswith(dates[0])
    return close and is_rounded(one.value, other.value)


def _weighed(value: FactValue, drafts: Sequence[Draft]) -> FactValue:
    places = {(d.page.order, d.quote) for d in drafts}
    ways = sorted({"table" if d.method.startswith(_TABLE) else "prose" for d in drafts})
    if len(places) > 1:
        sure = min(0.99, value.confidence + _SURER * len(ways))
        return replace(
            value, confidence=round(sure, 2), method=f"{value.method}, {TWICE} ({' and '.join(ways)})"
        )
    least = min(value.confidence, _LEAST)
    return replace(
        value, confidence=round(max(least, value.confidence - _LESS), 2), method=f"{value.method}, {ONCE}"
    )
