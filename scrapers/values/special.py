"""Notations that are no figure with a unit behind it: T+1, Chinese rates and percents, small numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scrapers.values.amount import Amount
from scrapers.values.classify import Found
from scrapers.values.notation import Notation
from scrapers.values.numbers import Figure
from scrapers.values.ranges import bounds, made
from scrapers.values.wordlists import meaning

_T_PLUS = re.compile(r"(?<![a-z0-9])t\+(\d{1,2})(?!\d)")
_CHINESE_RATE = re.compile(r"(月息|年息|日息)[约為为]?(\d{1,3}(?:\.\d{1,3})?)\s?([分厘])(?:(\d)厘)?")
_CHINESE_SHARE = re.compile(r"([百千万萬])分之(\d{1,3}(?:\.\d{1,4})?|[一二三四五六七八九十]{1,3})")
_MAY_HOLD = re.compile(r"t\+\d|[月年日]息|分之")
_CHINESE_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_HUNDREDTHS = {"百": 1, "千": 10}
"""How many of these parts are one per cent; of ten thousand, a hundred."""
_PER = {"月息": 12, "日息": 365, "年息": 1}


def special(folded: str) -> Iterator[Amount]:
    """T+1, 月息1.5分, 百分之十二, 千分之三."""
    if not _MAY_HOLD.search(folded):
        return
    for m in _T_PLUS.finditer(folded):
        yield Amount(m.start(), m.end(), "workdays", Decimal(m[1]))
    for m in _CHINESE_RATE.finditer(folded):
        rate = Decimal(m[2]) * (1 if m[3] == "分" else Decimal("0.1")) + (Decimal(m[4]) / 10 if m[4] else 0)
        per, flag = _PER[m[1]], {"月息": "monthly", "日息": "daily", "年息": "annual"}[m[1]]
        if m[1] == "年息":
            rate *= 10
        original = None if per == 1 else rate
        yield Amount(m.start(), m.end(), "percent", rate * per, original=original, flags=frozenset((flag,)))
    for m in _CHINESE_SHARE.finditer(folded):
        number = Decimal(m[2]) if m[2][0].isdigit() else _chinese(m[2])
        if number is not None:
            share = number / _HUNDREDTHS.get(m[1], 100)
            yield Amount(m.start(), m.end(), "percent", share, flags=frozenset(("words",)))


def _chinese(digits: str) -> Decimal | None:
    """Chinese numerals up to ninety-nine."""
    tens, ten, ones = digits.partition("十")
    if not ten:
        return Decimal(_CHINESE_DIGITS[digits]) if digits in _CHINESE_DIGITS else None
    if any(part and part not in _CHINESE_DIGITS for part in (tens, ones)):
        return None
    return Decimal(_CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0))


def worded(folded: str, way: Notation) -> Iterator[Amount]:
    """Small numbers in words before a unit of time: "two working days"."""
    for m in way.numbers.finditer(folded):
        time = way.duration.match(folded, m.end())
        if time is None:
            continue
        kind = meaning(way.durations, time[1]) or "count"
        number = Decimal(meaning(way.number_words, m[1]) or 0)
        figure = Figure(m.start(), m.end(), number)
        found = Found(figure, m.start(), time.end(), kind, number, "", 1, "", {"words"})
        yield made(folded, found, set(bounds(folded, found, way)), way)
