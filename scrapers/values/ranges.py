"""Neighbouring figures as the ends of a range, the words that bound a figure, and the time a rate is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scrapers.values.amount import DURATIONS, Amount
from scrapers.values.classify import Found
from scrapers.values.notation import Notation

_LEFT = 48
_SHARED = DURATIONS | {"percent"}


def finished(folded: str, values: list[Found], way: Notation) -> Iterator[Amount]:
    """Amounts with their bounds; neighbours that a word such as "to" joins become the ends of a range."""
    at = 0
    values = _listed(folded, _summed(folded, values), way)
    while at < len(values):
        first = values[at]
        second = values[at + 1] if at + 1 < len(values) else None
        link = (
            way.connect.fullmatch(folded, first.end, second.start)
            if second and _near(first, second)
            else None
        )
        if second and link and _is_range(folded, first, second, link, way):
            yield from _range(folded, first, second, way)
            at += 2
        else:
            if second and link and first.kind == "count" and second.kind in _SHARED:
                first.kind = second.kind
            yield made(folded, first, set(bounds(folded, first, way)), way)
            at += 1


def _summed(folded: str, values: list[Found]) -> list[Found]:
    """`3億2,500萬元` is one sum, `2 x 24 jam` one period."""
    out: list[Found] = []
    for value in values:
        last = out[-1] if out else None
        between = folded[last.end : value.start] if last and value.start - last.end <= 3 else None
        if (
            last
            and between is not None
            and not between.strip()
            and 1 < value.scaled < last.scaled
            and last.kind in ("count", value.kind)
        ):
            value.value += last.value
            value.start, value.scaled = last.start, last.scaled
            out[-1] = value
        elif (
            last
            and between
            and between.strip() in ("x", "×")
            and value.kind == "hours"
            and last.kind == "count"
        ):
            value.value *= last.value
            value.start = last.start
            out[-1] = value
        else:
            out.append(value)
    return out


def _listed(folded: str, values: list[Found], way: Notation) -> list[Found]:
    """`6, 12, 18 or 24 months`: bare numbers of a list are of the kind of the one that has the unit."""
    for one, after in zip(values[-2::-1], values[:0:-1], strict=False):
        bare = one.kind == "count" and one.scaled == 1 and one.value == one.value.to_integral_value()
        if bare and after.kind in DURATIONS and 0 < one.value < after.value <= _LONGEST:
            joint = way.listing.fullmatch(folded, one.end, after.start) if _near(one, after) else None
            one.kind = after.kind if joint else one.kind
    return values


_LONGEST = 600
"""No list of terms has a longer one, in whatever unit."""


def _near(first: Found, second: Found) -> bool:
    return 0 <= second.start - first.end <= 20


def _is_range(folded: str, first: Found, second: Found, link: re.Match[str], way: Notation) -> bool:
    """Same kind (the first may lack its unit); a word such as "and" only joins after "between"."""
    if first.kind == "year" != second.kind:
        return False
    if first.kind != second.kind and not _lacks_unit(first, second):
        return False
    bare = first.kind == "count" == second.kind and first.scaled == second.scaled == 1
    if bare and first.value >= second.value:
        return False
    return not link[2] or bool(way.bound["between"].search(folded[max(0, first.start - _LEFT) : first.start]))


def _lacks_unit(first: Found, second: Found) -> bool:
    """`6 to 36 months`, or `€1–2 million` the other way round."""
    if first.kind == "money" and second.kind == "count":
        return second.scaled != 1 == first.scaled or first.value <= second.value
    return first.kind in ("count", "year") and second.kind != "count"


def _range(folded: str, first: Found, second: Found, way: Notation) -> Iterator[Amount]:
    if first.kind == "money" != second.kind:
        second.kind, second.unit, second.symbol = first.kind, first.unit, first.symbol
    elif first.kind != second.kind:
        first.kind, first.unit, first.symbol = second.kind, second.unit, second.symbol
    if not first.unit:
        first.unit = second.unit
    if first.scaled == 1 and second.scaled != 1 and abs(first.value) <= 1000 and first.value < second.value:
        first.value *= second.scaled
    if first.kind == "percent" and "permille" in second.flags:
        first.value /= 10
        first.flags.add("permille")
    low, high = sorted((first.value, second.value))
    shared = set(bounds(folded, first, way)) & {"approx", "within"}
    for one, end in ((first, "low"), (second, "high")):
        value = made(folded, one, shared | {end}, way, tail=second.end)
        per_year = value.number / one.value if one.value else Decimal(1)
        yield value._replace(low=low * per_year, high=high * per_year)


def bounds(folded: str, one: Found, way: Notation) -> Iterator[str]:
    """Words that bound a single value."""
    before = folded[max(0, one.start - _LEFT) : one.start]
    after = folded[one.end : one.end + 12]
    if not way.any_bound.search(before) and not way.any_suffix.match(after):
        return
    rest = way.bound["approx"].without(before)
    if rest != before:
        yield "approx"
        before = rest
    within = one.kind in DURATIONS and bool(
        way.bound["within"].search(before) or way.suffix["within"].match(after)
    )
    if within:
        yield "within"
    elif way.bound["up_to"].search(before) or way.suffix["up_to"].match(after):
        yield "up-to"
    elif way.bound["from"].search(before) or way.suffix["from"].match(after):
        yield "from"


def made(folded: str, one: Found, flags: set[str], way: Notation, tail: int | None = None) -> Amount:
    """The amount; a percentage by month or day is given by year, its own figure kept."""
    value, original = one.value, None
    flags |= one.flags
    if one.kind == "percent":
        every = _period(folded, one.start, tail or one.end, way)
        flags |= {every} if every else set()
        if every in ("monthly", "daily"):
            original, value = value, value * (12 if every == "monthly" else 365)
    if one.kind == "year":
        return Amount(one.start, one.end, "year", f"{abs(value):f}", flags=frozenset(flags))
    return Amount(
        one.start,
        one.end,
        one.kind,
        value,
        one.unit,
        original=original,
        flags=frozenset(flags),
        symbol=one.symbol,
    )


def _period(folded: str, start: int, end: int, way: Notation) -> str:
    """The time a percentage is for: monthly, daily, annual or "" when nothing says so."""
    before, after = folded[max(0, start - 40) : start], folded[end : end + 32]
    if way.rate["annual_after"].match(after):
        return "annual"
    if way.rate["monthly_after"].match(after):
        return "monthly"
    if way.rate["daily_after"].match(after):
        return "daily"
    if way.rate["monthly_before"].search(before):
        return "monthly"
    return "daily" if way.rate["daily_before"].search(before) else ""
