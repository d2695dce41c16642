"""All values of a text in one pass: each figure with what stands left and right of it.

Linear in the length of the text: looks left and right are bounded, and no expression nests repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scrapers.values import words
from scrapers.values.dates import find_dates, page_day_first
from scrapers.values.locales import BY_COUNTRY, NEEDS_MONEY, THOUSANDS_OF
from scrapers.values.match import DURATIONS, Hints, Match
from scrapers.values.numbers import Figure, base_language, figures, page_decimal
from scrapers.values.plain import plain

_LEFT, _RIGHT = 48, 48
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGN = re.compile(r"(?<![\w.,)\u00a0%])(?:[-–])$")
_T_PLUS = re.compile(r"(?<![a-z0-9])t\+(\d{1,2})(?!\d)")
_CHINESE_RATE = re.compile(r"(月息|年息|日息)[约為为]?(\d{1,3}(?:\.\d{1,3})?)\s?([分厘])(?:(\d)厘)?")
_CHINESE_PERCENT = re.compile(r"百分之(\d{1,3}(?:\.\d{1,4})?|[一二三四五六七八九十]{1,3})")
_CHINESE_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_PER = {"月息": 12, "日息": 365, "年息": 1}
_GLUE = re.compile(r"[^\W\d_]")
_SUFFIX_FROM = re.compile(
    r"\s?(?:\+|以上|起|及以上|or more|and more|oder mehr|o más|ou plus|dan lebih|ja rohkem|un vairāk|ir daugiau)"
)
_SUFFIX_WITHIN = re.compile(r"\s(?:laikā|jooksul)(?!\w)|\s?(?:以内|之内|内)")
_SUFFIX_UP_TO = re.compile(r"\s?(?:以内|之内|以下|内|or less|oder weniger|o menos|ou moins)")


@dataclass(slots=True)
class _Found:
    """A figure with its unit, before ranges are joined."""

    figure: Figure
    start: int
    end: int
    kind: str
    value: Decimal
    unit: str | None
    scaled: int
    symbol: str
    flags: set[str]


def hints_of(text: str, country: str = "") -> Hints:
    """What a whole page decides about notation: its decimal sign and the order of its dates."""
    folded = plain(text)
    return Hints(country=country, decimal=page_decimal(folded), day_first=page_day_first(folded))


def find_values(text: str, lang: str = "", hints: Hints = Hints()) -> list[Match]:  # noqa: B008
    """Percents, money, durations, dates, years and counts of a text, in its order and without overlaps."""
    folded = plain(text)
    language = base_language(lang)
    found = find_dates(folded, lang, hints)
    found += _special(folded)
    taken = sorted((m.start, m.end) for m in found)
    values = list(_values(folded, lang, language, hints, taken))
    found += _finished(folded, values)
    found += _worded(folded, language, [(m.start, m.end) for m in found])
    return sorted(found, key=lambda m: (m.start, -m.end))


def _values(
    folded: str, lang: str, language: str, hints: Hints, taken: Sequence[tuple[int, int]]
) -> Iterator[_Found]:
    """Every figure outside `taken`, classified."""
    at = 0
    for figure in figures(folded, lang, hints):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at < len(taken) and taken[at][0] < figure.end:
            continue
        value = _classify(folded, figure, language, hints)
        if value is not None:
            yield value


def _classify(folded: str, figure: Figure, language: str, hints: Hints) -> _Found | None:
    before, after = (
        folded[max(0, figure.start - _LEFT) : figure.start],
        folded[figure.end : figure.end + _RIGHT],
    )
    if (
        before and _GLUE.match(before[-1]) and before[-1] < "\u2e80" and not words.MONEY_BEFORE.search(before)
    ) or before.endswith("#"):
        return None
    flags = {"undecided"} if figure.undecided else set()
    kind, unit, end, scale, symbol = _unit(before, after, language, hints)
    start, negative = _sign(figure.start, before)
    if kind == "money" and (
        sign := words.MONEY_BEFORE.search(before[: len(before) - (figure.start - start)])
    ):
        start -= len(sign[0])
        if _SIGN.search(folded[max(0, start - 3) : start]):
            start, negative = start - 1, True
    end += figure.end
    value = figure.value * scale
    if _in_brackets(folded, start, end, hints, kind):
        flags.add("brackets")
        negative, start, end = True, start - 1, end + 1
    if scale != 1:
        flags.add("scaled")
    if kind == "percent" and "‰" in folded[figure.end : end]:
        value = value / 10
        flags.add("permille")
    if kind == "count" and _is_year(folded, figure, scale):
        kind, unit = "year", "year"
    return _Found(figure, start, end, kind, -value if negative else value, unit, scale, symbol, flags)


def _unit(before: str, after: str, language: str, hints: Hints) -> tuple[str, str | None, int, int, str]:
    """Kind, unit, how far the unit reaches behind the figure, multiplier and the sign of the money."""
    if found := words.PERCENT.match(after):
        return "percent", "percent", found.end(), 1, ""
    scale, reach = _scale(after, language)
    behind = words.MONEY_AFTER.match(after[reach:])
    ahead = words.MONEY_BEFORE.search(before)
    short = after[:reach].strip(" \u00a0.") in NEEDS_MONEY
    if behind and not (ahead and behind[1] not in ahead[1]):
        code, times = _code(behind[1], hints, language)
        return "money", code, reach + behind.end(), scale * times, behind[1]
    if ahead:
        code, times = _code(ahead[1], hints, language)
        return "money", code, reach, scale * times, ahead[1]
    if short:
        scale, reach = 1, 0
    if hints.currency and scale == 1 and not words.duration_after().match(after):
        return "money", hints.currency, 0, hints.scale, ""
    if scale == 1 and (time := words.duration_after().match(after)):
        return (kind := words.DURATION_WORDS[time[1].replace("\u00a0", " ")]), kind, time.end(), 1, ""
    return "count", "count", reach, scale, ""


def _scale(after: str, language: str) -> tuple[int, int]:
    pattern, values = words.scales(language)
    found = pattern.match(after)
    if not found:
        return 1, 0
    word = found[1].replace("\u00a0", " ")
    if language == "id" and word in ("m", "t") and not found[0].startswith(" "):
        return values[word], found.end()
    return values.get(word, 1), found.end()


def _code(sign: str, hints: Hints, language: str) -> tuple[str | None, int]:
    """ISO code of a currency sign (None when the page does not tell) and the thousands it implies."""
    if sign in THOUSANDS_OF:
        return THOUSANDS_OF[sign], 1000
    code = words.CURRENCY_SIGNS.get(sign.replace("\u00a0", " "), "")
    if code:
        return ("TWD" if sign == "元" and hints.country == "TW" else code), 1
    family = "kr" if sign.startswith("kr") else "¥" if sign == "¥" else "$"
    known = BY_COUNTRY[family].get(hints.country)
    return known or ("CNY" if family == "¥" and language == "zh" else None), 1


def _sign(start: int, before: str) -> tuple[int, bool]:
    """A minus directly before the figure that does not join it to a word or number."""
    return (start - 1, True) if _SIGN.search(before) else (start, False)


def _in_brackets(folded: str, start: int, end: int, hints: Hints, kind: str) -> bool:
    """Accountants' negative: the brackets hold nothing but the figure, and the cell nothing but the brackets."""
    if (
        kind not in ("money", "percent", "count")
        or start < 1
        or folded[start - 1] != "("
        or folded[end : end + 1] != ")"
    ):
        return False
    return hints.accounting or (not folded[: start - 1].strip() and not folded[end + 1 :].strip(" %*)€£$"))


def _is_year(folded: str, figure: Figure, scale: int) -> bool:
    return scale == 1 and bool(_YEAR.fullmatch(folded[figure.start : figure.end]))


# Ranges and bounds


def _finished(folded: str, values: list[_Found]) -> Iterator[Match]:
    """Matches with their bounds; neighbours that a word such as "to" joins become the ends of a range."""
    at = 0
    while at < len(values):
        first = values[at]
        second = values[at + 1] if at + 1 < len(values) else None
        if second is not None and _joined(folded, first, second):
            yield from _range(folded, first, second)
            at += 2
        else:
            yield _made(folded, first, set(_bounds(folded, first)))
            at += 1


def _joined(folded: str, first: _Found, second: _Found) -> bool:
    """Same kind (the first may lack its unit), and only a connecting word between."""
    if second.start - first.end > 20 or second.start < first.end or first.kind == "year" != second.kind:
        return False
    if first.kind != second.kind and not (first.kind in ("count", "year") and second.kind != "count"):
        scaled_money = first.kind == "money" and second.kind == "count" and second.scaled != 1 == first.scaled
        if not scaled_money:
            return False
    if (
        first.kind == "count" == second.kind
        and first.scaled == second.scaled == 1
        and first.value >= second.value
    ):
        return False
    link = words.CONNECT.fullmatch(folded[first.end : second.start])
    if link is None:
        return False
    return not link[2] or bool(words.BETWEEN.search(folded[max(0, first.start - _LEFT) : first.start]))


def _range(folded: str, first: _Found, second: _Found) -> Iterator[Match]:
    if first.kind == "money" != second.kind:
        second.kind, second.unit, second.symbol = first.kind, first.unit, first.symbol
    elif first.kind != second.kind:
        first.kind, first.unit, first.symbol = second.kind, second.unit, second.symbol
    if first.unit is None:
        first.unit = second.unit
    if first.scaled == 1 and second.scaled != 1 and abs(first.value) <= 1000 and first.value < second.value:
        first.value *= second.scaled
    if first.kind == "percent" and "permille" in second.flags:
        first.value /= 10
        first.flags.add("permille")
    low, high = sorted((first.value, second.value))
    shared = set(_bounds(folded, first)) & {"approx", "within"}
    for one, end in ((first, "low"), (second, "high")):
        made = _made(folded, one, shared | {end}, tail=second.end)
        per_year = made.number / one.value if one.value else Decimal(1)
        yield replace(made, low=low * per_year, high=high * per_year)


def _bounds(folded: str, one: _Found) -> Iterator[str]:
    """Words that bound a single value."""
    before = folded[max(0, one.start - _LEFT) : one.start]
    after = folded[one.end : one.end + 12]
    if words.APPROX.search(before):
        yield "approx"
        before = words.APPROX.sub("", before)
    within = one.kind in DURATIONS and bool(words.WITHIN.search(before) or _SUFFIX_WITHIN.match(after))
    if within:
        yield "within"
    elif words.UP_TO.search(before) or _SUFFIX_UP_TO.match(after):
        yield "up-to"
    elif words.FROM.search(before) or _SUFFIX_FROM.match(after):
        yield "from"


def _made(folded: str, one: _Found, flags: set[str], tail: int | None = None) -> Match:
    """The match; a percentage by month or day is given by year, its own figure kept."""
    value, original = one.value, None
    flags |= one.flags
    if one.kind == "percent":
        every = _period(folded, one.start, tail or one.end)
        flags |= {every} if every else set()
        if every in ("monthly", "daily"):
            original, value = value, value * (12 if every == "monthly" else 365)
    if one.kind == "year":
        return Match(one.start, one.end, "year", f"{abs(value):f}", "year", flags=frozenset(flags))
    return Match(
        one.start,
        one.end,
        one.kind,
        value,
        one.unit,
        original=original,
        flags=frozenset(flags),
        symbol=one.symbol,
    )


def _period(folded: str, start: int, end: int) -> str:
    """The time a percentage is for: monthly, daily, annual or "" when nothing says so."""
    before, after = folded[max(0, start - 40) : start], folded[end : end + 32]
    if words.ANNUAL_AFTER.match(after):
        return "annual"
    if words.MONTHLY_AFTER.match(after):
        return "monthly"
    if words.DAILY_AFTER.match(after):
        return "daily"
    if words.MONTHLY_BEFORE.search(before):
        return "monthly"
    return "daily" if words.DAILY_BEFORE.search(before) else ""


# Notations of their own


def _special(folded: str) -> Iterator[Match]:
    """T+1, 月息1.5分, 百分之十二."""
    for m in _T_PLUS.finditer(folded):
        yield Match(m.start(), m.end(), "workdays", Decimal(m[1]), "workdays")
    for m in _CHINESE_RATE.finditer(folded):
        rate = Decimal(m[2]) * (1 if m[3] == "分" else Decimal("0.1")) + (Decimal(m[4]) / 10 if m[4] else 0)
        per, flag = _PER[m[1]], {"月息": "monthly", "日息": "daily", "年息": "annual"}[m[1]]
        if m[1] == "年息":
            rate *= 10
        original = None if per == 1 else rate
        yield Match(
            m.start(), m.end(), "percent", rate * per, "percent", original=original, flags=frozenset((flag,))
        )
    for m in _CHINESE_PERCENT.finditer(folded):
        number = Decimal(m[1]) if m[1][0].isdigit() else _chinese(m[1])
        if number is not None:
            yield Match(m.start(), m.end(), "percent", number, "percent", flags=frozenset(("words",)))


def _chinese(digits: str) -> Decimal | None:
    """Chinese numerals up to ninety-nine."""
    tens, ten, ones = digits.partition("十")
    if not ten:
        return Decimal(_CHINESE_DIGITS[digits]) if digits in _CHINESE_DIGITS else None
    if any(part and part not in _CHINESE_DIGITS for part in (tens, ones)):
        return None
    return Decimal(_CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0))


def _worded(folded: str, language: str, taken: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Small numbers in words before a unit of time: "two working days"."""
    pattern, numbers = words.number_words(language)
    starts = {start for start, _ in taken}
    for m in pattern.finditer(folded):
        time = words.duration_after().match(folded, m.end())
        if time is None or m.end() in starts:
            continue
        kind = words.DURATION_WORDS[time[1].replace("\u00a0", " ")]
        found = _Found(
            Figure(m.start(), m.end(), Decimal(0)),
            m.start(),
            time.end(),
            kind,
            Decimal(numbers[m[1]]),
            kind,
            1,
            "",
            {"words"},
        )
        yield _made(folded, found, set(_bounds(folded, found)))
