"""Dates in the local forms of each language as ISO dates, partial where the text is.

Years from 1900 to 2100 only; a day that does not exist is no date. `03/04/2024` is day-first outside the
United States and stays the year alone where nothing decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from scrapers.values.amount import Amount, Hints
from scrapers.values.notation import Notation
from scrapers.values.wordlists import meaning

_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "一": 1, "二": 2, "三": 3, "四": 4} | {
    str(n): n for n in range(1, 5)
}
_HALF = {"1": 1, "2": 2, "i": 1, "ii": 2, "上": 1, "下": 2}
_CHEAP = re.compile(r"(?:19|20)\d\d|\d\.\d\d\.\d\d|2[45]\d\d|\d月|\d年|国|國|q\d\d|q '\d\d")
_WINDOW, _REACH = 200_000, 60
_SLASHED = re.compile(r"(?<![\d.,/\-])(\d\d?)/(\d\d?)/(?:19|20)\d\d(?!\d)")
_BUDDHIST, _REPUBLIC, _LEAP = 543, 1911, 2000


def find_dates(folded: str, way: Notation, hints: Hints) -> tuple[list[Amount], list[tuple[int, int]]]:
    """Dates and named years of a plain text in its order, and the places of those without a year."""
    found: list[Amount] = []
    loose: list[tuple[int, int]] = []
    at = 0
    for start, end in _near_years(folded):
        at = max(at, start)
        while m := way.forms.pattern.search(folded, at, end):
            parts = way.forms.parts(m)
            made = _read(m, parts, way, hints)
            at = m.end() if made is not None else m.start() + 1
            if made is not None and _has_year(parts):
                found.append(made)
            elif made is not None:
                loose.append(m.span())
    return found, loose


def _near_years(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches in which a date may stand: around everything that looks like a year."""
    start = end = 0
    for m in _CHEAP.finditer(folded[:_WINDOW]):
        if m.start() - _REACH > end:
            if end:
                yield start, end
            start = m.start() - _REACH
        end = min(len(folded), _WINDOW, m.end() + _REACH)
    if end:
        yield start, end


def _no_month(parts: Mapping[str, str], way: Notation) -> bool:
    return "month" in parts and meaning(way.forms.months, parts["month"]) is None


def _has_year(parts: Mapping[str, str]) -> bool:
    return any(name[0] == "y" or name in ("be", "roc") for name in parts)


def _tells_republic(m: re.Match[str], way: Notation, hints: Hints) -> bool:
    """Years counted from 1912 are named as such, or stand where traditional characters are written."""
    return m[0][0] in "民(" or "TW" in (hints.country, way.region) or (way.code == "zh" and not way.assumed)


def _read(m: re.Match[str], parts: Mapping[str, str], way: Notation, hints: Hints) -> Amount | None:
    if _no_month(parts, way) or ("roc" in parts and not _tells_republic(m, way, hints)):
        return None
    year = _year(parts)
    if "a" in parts:
        return _either(m, int(parts["a"]), int(parts["b"]), year, day_first(way, hints))
    month, flag = _month(parts, way)
    value = iso(year, month, int(parts.get("d", 0)))
    if value is None:
        return None
    named = month == 0 and not m[0].isdigit()
    flags = frozenset(filter(None, (flag, "fiscal-year" if named and m[0][0].isalpha() else "")))
    return Amount(m.start(), m.end(), "date" if month else "year", value, flags=flags)


def _year(parts: Mapping[str, str]) -> int:
    for name, text in parts.items():
        if name == "yy":
            return 2000 + int(text)
        if name == "be":
            return int(text) - _BUDDHIST
        if name == "roc":
            return int(text) + _REPUBLIC
        if name[0] == "y":
            return int(text)
    return _LEAP


def _month(parts: Mapping[str, str], way: Notation) -> tuple[int, str]:
    """The month, for a quarter or half its last one; 0 where none is named."""
    quarter = next((int(name[1]) for name in parts if name in ("y1", "y2", "y3", "y4")), 0)
    if "q" in parts or quarter:
        return (quarter or _QUARTER[parts["q"]]) * 3, "quarter"
    if "h" in parts:
        return _HALF[parts["h"]] * 6, "half-year"
    if "month" in parts:
        return meaning(way.forms.months, parts["month"]) or 0, ""
    return int(parts.get("m") or parts.get("mm") or 0), ""


def iso(year: int, month: int = 0, day: int = 0) -> str | None:
    """`2024`, `2024-05` or `2024-05-31`; None for a date that does not exist or lies outside 1900 to 2100."""
    if not 1900 <= year <= 2100 or not 0 <= month <= 12 or (day and not month):
        return None
    if not month:
        return f"{year}"
    if not day:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _either(m: re.Match[str], first: int, second: int, year: int, order: bool | None) -> Amount | None:
    """Day and month in the order that is possible, else in the page's; the year alone where nothing decides."""
    if first > 12 or second > 12 or first == second:
        order = first > 12 or first == second
    if order is None:
        return Amount(m.start(), m.end(), "date", f"{year}", flags=frozenset(("ambiguous",)))
    value = iso(year, second, first) if order else iso(year, first, second)
    return Amount(m.start(), m.end(), "date", value) if value else None


def day_first(way: Notation, hints: Hints) -> bool | None:
    """Whether numeric dates begin with the day; None when nothing decides."""
    if hints.day_first is not None:
        return hints.day_first
    if hints.country:
        return hints.country != "US"
    return way.day_first


def page_day_first(folded: str) -> bool | None:
    """What the page's own unambiguous dates with slashes decide, or None."""
    votes = [0, 0]
    for m in _SLASHED.finditer(folded[:_WINDOW]):
        first, second = int(m[1]), int(m[2])
        votes[0] += first > 12 >= second
        votes[1] += second > 12 >= first
    return None if bool(votes[0]) == bool(votes[1]) else bool(votes[0])
