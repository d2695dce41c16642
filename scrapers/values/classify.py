"""What kind a figure is: from the sign, word or code beside it, and what makes it negative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrapers.values.amount import Hints
from scrapers.values.notation import BY_COUNTRY, Notation
from scrapers.values.numbers import Figure, decimal_sign, figures
from scrapers.values.wordlists import meaning

_LEFT, _RIGHT = 48, 48
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d")
_SIGN = re.compile(r"(?<![\w.,)\u00a0%])(?:[-–])$")
_GLUE = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Found:
    """A figure with its unit, before ranges are joined. `flags` as those of an `Amount`."""

    figure: Figure
    start: int
    end: int
    kind: str
    value: Decimal
    unit: str
    scaled: int
    symbol: str
    flags: set[str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Kind and unit, how far the unit reaches behind the figure, multiplier and the sign of the money."""

    kind: str
    unit: str = ""
    reach: int = 0
    scale: int = 1
    symbol: str = ""


def classified(folded: str, way: Notation, hints: Hints, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Every figure outside `taken`, with its kind."""
    at = 0
    for figure in figures(folded, decimal_sign(way, hints)):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at < len(taken) and taken[at][0] < figure.end:
            continue
        value = _classify(folded, figure, way, hints)
        if value is not None:
            yield value


def _classify(folded: str, figure: Figure, way: Notation, hints: Hints) -> Found | None:
    before = folded[max(0, figure.start - _LEFT) : figure.start]
    start, negative = _sign(figure.start, before)
    ahead = way.money_before.search(before[:-1] if negative else before) if before else None
    if _is_part_of_a_word(before, ahead):
        return None
    unit = _unit(ahead, folded[figure.end : figure.end + _RIGHT], way, hints)
    if unit.kind == "money" and ahead:
        start -= len(ahead[0])
        start, minus = _sign(start, folded[max(0, start - 3) : start])
        negative = negative or minus
    end = figure.end + unit.reach
    flags = _flags(figure, unit, way)
    if _in_brackets(folded, start, end, way, hints, unit.kind):
        flags.add("brackets")
        negative, start, end = True, start - 1, end + 1
        if unit.kind == "count" and (behind := _money(None, folded[end : end + _RIGHT], 1, 0, way, hints)):
            unit, end = behind, end + behind.reach
    value = figure.value * unit.scale if unit.scale != 1 else figure.value
    if "permille" in flags:
        value /= 10
    kind = unit.kind
    if kind in ("count", "years") and _is_year(folded, figure, unit.scale):
        kind, end = "year", figure.end
    return Found(
        figure, start, end, kind, -value if negative else value, unit.unit, unit.scale, unit.symbol, flags
    )


def _flags(figure: Figure, unit: _Unit, way: Notation) -> set[str]:
    flags = {"undecided"} if figure.undecided else set()
    if unit.scale != 1:
        flags.add("scaled")
    if unit.kind == "percent" and meaning(way.permille, unit.symbol) is not None:
        flags.add("permille")
    return flags


def _is_part_of_a_word(before: str, ahead: re.Match[str] | None) -> bool:
    """`A12`, `#12` and numbers of registers such as `HRB1234` are no figures; behind Chinese words they are."""
    if before.endswith("#"):
        return True
    return bool(before and _GLUE.match(before[-1]) and before[-1] < "\u2e80" and not ahead)


def _unit(ahead: re.Match[str] | None, after: str, way: Notation, hints: Hints) -> _Unit:
    """Percent, money, time or a bare count."""
    if found := way.percent.match(after):
        return _Unit("percent", "", found.end(), 1, found[1])
    scale, reach = _scale(after, way)
    if money := _money(ahead, after, scale, reach, way, hints):
        return money
    if reach and _needs_money(after[:reach], way):
        scale, reach = 1, 0
    time = way.duration.match(after) if scale == 1 else None
    if hints.currency and scale == 1 and not time:
        return _Unit("money", hints.currency, 0, hints.scale)
    if time:
        return _Unit(meaning(way.durations, time[1]) or "count", "", time.end())
    return _Unit("count", "", reach, scale)


def _money(
    ahead: re.Match[str] | None, after: str, scale: int, reach: int, way: Notation, hints: Hints
) -> _Unit | None:
    """Money by the sign behind the figure, or the one before it."""
    behind = way.money.match(after[reach:])
    if behind and not behind[1][-1].isalpha() and after[reach + behind.end() :][:1].isdigit():
        behind = None
    if not behind and reach and _glued_code(after, reach, way):
        behind, scale, reach = way.money.match(after), 1, 0
    if not behind and not ahead:
        return None
    if ahead and not (behind and _tells_more(ahead[1], behind[1], way)):
        code, times = currency_code(ahead[1], hints, way)
        return _Unit("money", code, reach, scale * times, ahead[1])
    assert behind is not None
    code, times = currency_code(behind[1], hints, way)
    return _Unit("money", code, reach + behind.end(), scale * times, behind[1])


def _glued_code(after: str, reach: int, way: Notation) -> bool:
    """A sign that holds its own multiplier, or begins with the letter of one: `M€`, `k€`, `M.N.`."""
    found = way.money.match(after)
    return bool(found and ((meaning(way.currencies, found[1]) or ("", 1))[1] != 1 or found.end() > reach + 1))


def _tells_more(ahead: str, behind: str, way: Notation) -> bool:
    """`$500 MXN`: the code behind says which dollar, or peso, the sign means; else the sign before it counts."""
    return meaning(way.currencies, behind) is not None and meaning(way.currencies, ahead) is None


def _scale(after: str, way: Notation) -> tuple[int, int]:
    found = way.scale.match(after)
    return (meaning(way.scales, found[1]) or 1, found.end()) if found else (1, 0)


def _needs_money(word: str, way: Notation) -> bool:
    """A letter apart from the figure is no multiplier without money."""
    return word[0] in " \u00a0" and word.strip(" \u00a0.") in way.needs_money


def currency_code(sign: str, hints: Hints, way: Notation) -> tuple[str, int]:
    """ISO code of a currency sign ("" when the page does not tell) and the factor it implies."""
    if known := meaning(way.currencies, sign):
        return known
    family = meaning(way.families, sign) or ""
    return BY_COUNTRY.get(family, {}).get(hints.country or way.region) or way.assumed.get(family, ""), 1


def _sign(start: int, before: str) -> tuple[int, bool]:
    """A minus directly before the figure that does not join it to a word or number."""
    return (start - 1, True) if before[-1:] in ("-", "–") and _SIGN.search(before) else (start, False)


def _in_brackets(folded: str, start: int, end: int, way: Notation, hints: Hints, kind: str) -> bool:
    """Accountants' negative: the brackets hold nothing but the figure, and the cell nothing but the brackets
    and a currency."""
    if (
        kind not in ("money", "percent", "count")
        or start < 1
        or folded[start - 1] != "("
        or folded[end : end + 1] != ")"
    ):
        return False
    after = folded[end + 1 :]
    money = _money(None, after[:_RIGHT], 1, 0, way, hints) if kind == "count" else None
    rest = after[money.reach :] if money else after
    return hints.accounting or (not folded[: start - 1].strip() and not rest.strip(" %*)€£$"))


def _is_year(folded: str, figure: Figure, scale: int) -> bool:
    return scale == 1 and bool(_YEAR.fullmatch(folded[figure.start : figure.end]))
