"""All values of a text in one pass: each figure with what stands left and right of it.

Linear in the length of the text: looks left and right are bounded, and no expression nests repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from scrapers.values.amount import NO_HINTS, Amount, Hints
from scrapers.values.classify import classified
from scrapers.values.dates import find_dates, page_day_first
from scrapers.values.fiscal import fiscal_years
from scrapers.values.notation import notation
from scrapers.values.numbers import page_decimal
from scrapers.values.plain import plain
from scrapers.values.ranges import finished
from scrapers.values.special import special, worded

_DIGIT = re.compile(r"\d")


def hints_of(text: str, country: str = "") -> Hints:
    """What a whole page decides about notation: its decimal sign and the order of its dates."""
    folded = plain(text)
    return Hints(country=country, decimal=page_decimal(folded), day_first=page_day_first(folded))


def find_values(text: str, lang: str = "", hints: Hints = NO_HINTS) -> list[Amount]:
    """Percents, money, durations, dates, years and counts of a text, in its order and without overlaps."""
    folded, way = plain(text), notation(lang)
    found: list[Amount] = []
    loose: list[tuple[int, int]] = []
    if _DIGIT.search(folded):
        found, loose = find_dates(folded, way, hints)
        found += [
            Amount(start, end, "year", str(year), flags=frozenset(("fiscal-year",)))
            for year, start, end in fiscal_years(folded)
        ]
    found = _apart([*found, *special(folded)])
    taken = sorted([*((a.start, a.end) for a in found), *loose])
    found += map(partial(_whole, folded), finished(folded, list(classified(folded, way, hints, taken)), way))
    return _apart([*found, *worded(folded, way)])


_NO_CENTS = re.compile(r"\.[-–—]{1,2}(?!\w)")


def _whole(folded: str, amount: Amount) -> Amount:
    """The dash in place of cents is part of a sum, as it is written in Switzerland: `CHF 500.–`."""
    dash = _NO_CENTS.match(folded, amount.end) if amount.kind == "money" else None
    return amount._replace(end=dash.end()) if dash else amount


def _apart(amounts: Iterable[Amount]) -> list[Amount]:
    """In the order of the text; of two that overlap the first, and the longer one, stands."""
    kept: list[Amount] = []
    for amount in sorted(amounts, key=lambda a: (a.start, -a.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept
