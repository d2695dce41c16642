"""A second, independent reading of the figures that people check first.

A default rate, a yield, the size of the book or the equity that stands in a table and in a sentence, or at two
places of the site, is surer than one that stands once; the confidence and the way of reading say which it is.
Rounded figures confirm exact ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.facts import FactValue
from scrapers.reading.rounding import is_rounded
from scrapers.reading.site import Draft

CHECKED = frozenset(
    """loans.default_rate loans.overdue_rate loans.outstanding loans.funded_total returns.advertised returns.average
    returns.realised accounts.equity accounts.net_result""".split()
)
TWICE, ONCE = "read twice", "read once"
_SURER, _LESS, _LEAST = 0.06, 0.07, 0.71
_TABLE = ("cell", "pair")


def with_second_reading(
    key: str, values: Sequence[FactValue], groups: Sequence[Sequence[Draft]]
) -> list[FactValue]:
    """The values of a key, those read at one place only less sure than before, the others surer."""
    if key not in CHECKED:
        return list(values)
    alike: dict[object, list[Draft]] = defaultdict(list)
    for group in groups:
        for draft in group:
            alike[draft.qualifiers, draft.unit].append(draft)
    return [_weighed(v, _agreeing(g, alike)) for v, g in zip(values, groups, strict=True)]


def _agreeing(group: Sequence[Draft], alike: Mapping[object, Sequence[Draft]]) -> list[Draft]:
    """The drafts of a value and those of values that are the same rounded, for the same year and class."""
    head, own = group[0], set(map(id, group))
    others = (d for d in alike[head.qualifiers, head.unit] if id(d) not in own)
    return [*group, *(d for d in others if _same(head, d))]


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
