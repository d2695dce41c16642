"""Dates in the local forms of nine languages as ISO dates, partial where the text is.

Years from 1900 to 2100 only; a day that does not exist is no date. `03/04/2024` is day-first outside the
United States and stays the year alone where nothing decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from scrapers.values.locales import MONTHS
from scrapers.values.match import Hints, Match
from scrapers.values.numbers import base_language

_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_Y = r"(?P<y>(?:19|20)\d\d)"
_NOT_DIGIT = r"(?<![\d.,/\-])"
_END = r"(?![\d])(?![.,/\-]\d)"
_DE = r"(?:\s?(?:de|del|of|\.)\s?|\s)"
_QUARTER = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
}

_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|º|°|\.))"
_QUARTERS = (
    r"[qt](?P<q>[1-4])|(?P<q2>[1-4])\s?[qt]"
    r"|(?P<q3>[1-4])\.?\s?(?:quartal|º?\s?trimestre|er trimestre|e trimestre|kvartāls|ceturksnis|kvartal)"
    r"|(?P<q4>i{1,3}|iv)\s?(?:quartal|trimestre|ketvirtis|ketv\.|kvartal)"
)
_FISCAL = r"fy|fiscal year|financial year|geschäftsjahr|ejercicio|exercice|tahun buku|majandusaasta"
_FORMS = {
    "iso": rf"{_NOT_DIGIT}{_Y}[-.](?P<m>\d\d)[-.](?P<d>\d\d){_END}",
    "slash_iso": rf"{_NOT_DIGIT}{_Y}/(?P<m>\d\d?)/(?P<d>\d\d?){_END}",
    "chinese_quarter": r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年第?(?P<q>[一二三四1-4])季度?",
    "chinese": r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年(?:\s?(?P<m>\d\d?)\s?月(?:份|\s?(?P<d>\d\d?)\s?[日号號])?)?(?!\d)",
    "lithuanian": rf"(?<!\d){_Y}\s?m\.\s?(?P<n>{_NAMES})\w{{0,3}}(?:\s(?P<d>\d\d?)\s?d\.?)?",
    "latvian": rf"(?<!\d){_Y}\.?\s?(?:gada|g\.)\s(?:(?P<d>\d\d?)\.\s?)?(?P<n>{_NAMES})(?!\w)",
    "quarter": rf"(?<![\w.])(?:{_QUARTERS})\s?(?:de\s|/|\s)?\s?{_Y}{_END}",
    "fiscal": rf"(?<!\w)(?:{_FISCAL})\s?{_Y}{_END}",
    "day_month": rf"(?<![\d.,])(?P<d>\d\d?){_ORDINAL}?{_DE}(?:(?P<n>{_NAMES})\.?){_DE}?,?\s?{_Y}(?!\d)",
    "month_day": rf"(?<!\w)(?P<n>{_NAMES})\.?\s(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s{_Y}(?!\d)",
    "month": rf"(?<!\w)(?P<n>{_NAMES})\.?(?:\s(?:de|del|of)\s|,?\s|/|-){_Y}(?!\d)",
    "dotted": rf"{_NOT_DIGIT}(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?{_Y}{_END}",
    "dashed": rf"{_NOT_DIGIT}(?P<d>\d\d?)-(?P<m>\d\d?)-{_Y}{_END}",
    "short": rf"{_NOT_DIGIT}(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<yy>\d\d){_END}",
    "slashed": rf"{_NOT_DIGIT}(?P<a>\d\d?)/(?P<b>\d\d?)/{_Y}{_END}",
    "month_number": rf"{_NOT_DIGIT}(?P<m>0[1-9]|1[0-2])[/.]{_Y}{_END}",
    "year_month": rf"{_NOT_DIGIT}{_Y}-(?P<m>0[1-9]|1[0-2]){_END}",
}
_FORM = {name: re.compile(pattern) for name, pattern in _FORMS.items()}
_BUDDHIST = re.compile(r"(?<![\d.,])(25\d\d)(?![\d.,]\d|\d)")
_CHEAP = re.compile(r"(?:19|20)\d\d|\d\.\d\d\.\d\d")
_WINDOW = 200_000


def find_dates(folded: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Dates of a plain text in its order; where two forms overlap, the more telling one."""
    found: list[Match] = []
    if base_language(lang) == "th":
        found += (_match(m, str(int(m[1]) - 543)) for m in _BUDDHIST.finditer(folded))
    if not _CHEAP.search(folded):
        return found
    taken = bytearray(min(len(folded), _WINDOW) + 1)
    for name, form in _FORM.items():
        for m in form.finditer(folded[:_WINDOW]):
            if any(taken[m.start() : m.end()]):
                continue
            made = _READ.get(name, _read)(m, lang, hints)
            if made is not None:
                taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
                found.append(made)
    return sorted(found, key=lambda f: f.start)


def _match(m: re.Match[str], value: str, *flags: str) -> Match:
    return Match(m.start(), m.end(), "date", value, "date", flags=frozenset(flags))


def _read(m: re.Match[str], _lang: str, _hints: Hints) -> Match | None:
    """A form with named parts: y, m or n, d."""
    parts = m.groupdict()
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"])
    name = parts.get("n")
    month = MONTHS.get(name, 0) if name else int(parts.get("m") or 0)
    value = iso(year, month, int(parts.get("d") or 0))
    return _match(m, value) if value else None


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


def _slashed(m: re.Match[str], lang: str, hints: Hints) -> Match | None:
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    order = day_first(lang, hints)
    if first > 12 or second > 12 or first == second:
        order = first > 12 or first == second
    if order is None:
        return _match(m, f"{year}", "ambiguous")
    value = iso(year, second, first) if order else iso(year, first, second)
    return _match(m, value) if value else None


def day_first(lang: str, hints: Hints) -> bool | None:
    """Whether numeric dates begin with the day; None when nothing decides."""
    if hints.day_first is not None:
        return hints.day_first
    tag = lang.replace("_", "-").lower()
    if hints.country == "US" or tag == "en-us":
        return False
    if hints.country or tag.startswith("en-") or base_language(lang) not in ("en", ""):
        return True
    return None


def _quarter(m: re.Match[str], _lang: str, _hints: Hints) -> Match | None:
    parts = m.groupdict()
    sign = next(parts[k] for k in ("q", "q2", "q3", "q4") if parts.get(k))
    month = _QUARTER[sign] * 3
    return _match(m, f"{m['y']}-{month:02}", "quarter")


def _fiscal(m: re.Match[str], _lang: str, _hints: Hints) -> Match | None:
    return _match(m, m["y"], "fiscal-year")


_READ: dict[str, Callable[[re.Match[str], str, Hints], Match | None]] = {
    "slashed": _slashed,
    "quarter": _quarter,
    "chinese_quarter": _quarter,
    "fiscal": _fiscal,
}


def page_day_first(folded: str) -> bool | None:
    """What the page's own unambiguous dates with slashes decide, or None."""
    votes = [0, 0]
    for m in _FORM["slashed"].finditer(folded[:_WINDOW]):
        first, second = int(m["a"]), int(m["b"])
        votes[0] += first > 12 >= second
        votes[1] += second > 12 >= first
    return None if bool(votes[0]) == bool(votes[1]) else bool(votes[0])


def years(folded: str) -> Iterator[tuple[int, int]]:
    """Places of bare years."""
    for m in re.finditer(r"(?<![\d.,/\-])(?:19|20)\d\d(?!\d)(?![.,]\d)", folded):
        yield m.start(), m.end()
