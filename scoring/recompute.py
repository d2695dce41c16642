"""A published rate made again from the published counts behind it, with every term of the sum.

A rate and its counts belong together when they stand in one row; counts from elsewhere are taken only where nothing
else is stated for the same period. Counts that measure something else are never held against a rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scoring.choosing import in_force
from scoring.facts import Evidence, FactValue, Findings, Found

RATE, DEFAULTED, ALL = "loans.default_rate", "loans.default_numerator", "loans.default_denominator"
BASIS = "loans.default_basis"
COUNT, AMOUNT = "count", "amount"
KINDS = {COUNT: "numbers of loans", AMOUNT: "amounts"}


MOST_NAMED = 8


class Result(StrEnum):
    """What holding a published figure against another gave."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, slots=True)
class Term:
    """One published figure of a sum: its key and value with the words it was read from."""

    key: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class Check:
    """A published rate (percent) and what the counts give.

    `made` is the recomputed rate (None where it cannot be compared), `words` the sum or the reason why there is none,
    `places` the decimals the platform prints.
    """

    name: str
    published: FactValue
    result: Result
    terms: tuple[Term, ...]
    words: str
    made: Fraction | None = None
    places: int = 2

    @property
    def apart(self) -> Fraction | None:
        """Points between the published and the recomputed rate."""
        return None if self.made is None else abs(self.made - Fraction(self.published.number()))


@dataclass(frozen=True, slots=True)
class Blank:
    """Published rates that cannot be made again, and which figures are missing for it."""

    rates: tuple[FactValue, ...]
    missing: tuple[str, ...]

    @property
    def names(self) -> str:
        """Every rate with its period; many of one kind in short: `24 rates by class, 2020 to 2025`."""
        if len(self.rates) <= MOST_NAMED:
            return "; ".join(f"{period_words(r)} ({r.number()} %)" for r in self.rates)
        years = sorted({y for r in self.rates if (y := r.qualifier("year"))})
        kind = "rates by class" if all(r.qualifier("class") for r in self.rates) else "rates"
        span = f", {years[0]} to {years[-1]}" if len(years) > 1 else f" of {years[0]}" if years else ""
        return f"{len(self.rates)} {kind}{span}"


Part = tuple[tuple[str, str], ...]
"""Year and class that a figure speaks of."""


def stated(findings: Findings, key: str) -> tuple[FactValue, ...]:
    """The values in force, or none."""
    finding = findings.get(key)
    return in_force(finding.values) if isinstance(finding, Found) else ()


def period_words(value: FactValue) -> str:
    """`2025, class B`, or `all loans together`."""
    named = [value.qualifier("year") or "", f"class {c}" if (c := value.qualifier("class")) else ""]
    return ", ".join(filter(None, named)) or "all loans together"


def kind_of(value: FactValue) -> str:
    """Whether a count is of loans or of money: money keeps its currency."""
    return AMOUNT if value.unit else COUNT


def recomputed(findings: Findings) -> tuple[tuple[Check, ...], tuple[Blank, ...]]:
    """Every published default rate for which counts are published, and those for which they are not."""
    told = stated(findings, BASIS)
    basis = str(told[0].value) if len({v.value for v in told}) == 1 else None
    checks: list[Check] = []
    blanks: dict[tuple[str, ...], list[FactValue]] = {}
    for rate in stated(findings, RATE):
        above, below = (_of_part(findings, key, rate) for key in (DEFAULTED, ALL))
        missing = tuple(key for key, values in ((DEFAULTED, above), (ALL, below)) if not values)
        if missing:
            blanks.setdefault(missing, []).append(rate)
        else:
            checks.append(_check(rate, above, below, basis))
    return tuple(checks), tuple(Blank(tuple(rates), keys) for keys, rates in blanks.items())


def _of_part(findings: Findings, key: str, rate: FactValue) -> tuple[FactValue, ...]:
    return tuple(v for v in stated(findings, key) if v.qualifiers == rate.qualifiers)


# --- which counts belong to a rate ---


@dataclass(frozen=True, slots=True)
class _Pair:
    defaulted: FactValue
    everything: FactValue
    near: int
    """2: both stand in the rate's row; 1: on its page; 0: elsewhere."""


def _check(
    rate: FactValue, above: Sequence[FactValue], below: Sequence[FactValue], basis: str | None
) -> Check:
    pairs = sorted(_pairs(rate, above, below), key=lambda p: -p.near)
    fitting = next((p for p in pairs if _fits(rate, p)), None)
    if fitting:
        return _compared(rate, fitting, Result.AGREES)
    nearest = [p for p in pairs if p.near == pairs[0].near] if pairs else []
    nearest = [p for p in nearest if kind_of(p.defaulted) == basis] or nearest
    why = _unlike(rate, nearest, above, below, basis)
    if why:
        terms = (*(Term(DEFAULTED, v) for v in above), *(Term(ALL, v) for v in below))
        return Check(period_words(rate), rate, Result.NOT_COMPARABLE, terms, why, places=places(rate))
    return _differing(rate, nearest)


def _differing(rate: FactValue, pairs: Sequence[_Pair]) -> Check:
    """The nearest of the sums; where loans and amounts stand in one row, both are shown."""
    sums = [_compared(rate, pair, Result.DIFFERS) for pair in pairs]
    nearest = min(sums, key=lambda s: s.apart or Fraction(0))
    terms = tuple(term for s in sums for term in s.terms)
    return replace(nearest, words="; ".join(s.words for s in sums), terms=terms)


def _pairs(rate: FactValue, above: Iterable[FactValue], below: Sequence[FactValue]) -> Iterator[_Pair]:
    for one in above:
        for all_of_it in below:
            if one.unit == all_of_it.unit and 0 < all_of_it.number() >= one.number():
                yield _Pair(one, all_of_it, min(_near(rate, one), _near(rate, all_of_it)))


def _near(one: FactValue, other: FactValue) -> int:
    if any(_one_row(a, b) for a in one.evidence for b in other.evidence):
        return 2
    pages = {(e.url, e.page) for e in one.evidence}
    return 1 if pages & {(e.url, e.page) for e in other.evidence} else 0


def _one_row(one: Evidence, other: Evidence) -> bool:
    """Both quotes are the same words in the same place."""
    if (one.url, one.page, one.sha256, one.quote) != (other.url, other.page, other.sha256, other.quote):
        return False
    return one.locator is None or other.locator is None or one.locator.start == other.locator.start


def _unlike(
    rate: FactValue,
    nearest: Sequence[_Pair],
    above: Sequence[FactValue],
    below: Sequence[FactValue],
    basis: str | None,
) -> str:
    """Why the counts cannot be held against the rate; empty where they can."""
    if not nearest:
        return (
            f"the defaulted loans are given as {_kinds(above)}, all loans as {_kinds(below)}"
            if {kind_of(v) for v in above} != {kind_of(v) for v in below}
            else "the two counts do not belong together: other currencies, or more defaulted than there are loans"
        )
    first = nearest[0]
    if basis and kind_of(first.defaulted) != basis:
        return f"the rate is said to count {KINDS[basis]}, the figures at hand are {KINDS[kind_of(first.defaulted)]}"
    if len(nearest) > len({kind_of(p.defaulted) for p in nearest}):
        return "several counts are given for the same period, and it is not said which of them belong to the rate"
    dates = {v.as_of for v in (rate, first.defaulted, first.everything) if v.as_of}
    if first.near < 2 and len(dates) > 1:
        return f"the figures describe different days ({', '.join(sorted(dates))})"
    return ""


def _kinds(values: Iterable[FactValue]) -> str:
    return " and ".join(KINDS[kind] for kind in sorted({kind_of(v) for v in values}))


# --- the sum ---


def _compared(rate: FactValue, pair: _Pair, result: Result) -> Check:
    made = ratio(pair.defaulted, pair.everything)
    shown = percent_words(made, places(rate))
    words = f"{figure_words(pair.defaulted)} ÷ {figure_words(pair.everything)} = {shown}"
    terms = (Term(DEFAULTED, pair.defaulted), Term(ALL, pair.everything))
    return Check(period_words(rate), rate, result, terms, words, made, places(rate))


def ratio(part: FactValue, whole: FactValue) -> Fraction:
    """Part over whole in percent."""
    return 100 * Fraction(part.number()) / Fraction(whole.number())


def _fits(rate: FactValue, pair: _Pair) -> bool:
    """The published rate is what the counts give, within what rounding hides on both sides."""
    part, whole = Fraction(pair.defaulted.number()), Fraction(pair.everything.number())
    loose, looser = slack(pair.defaulted), slack(pair.everything)
    low = 100 * (part - loose) / (whole + looser)
    high = 100 * (part + loose) / (whole - looser)
    return meets(rate, low, high)


def meets(rate: FactValue, low: Fraction, high: Fraction) -> bool:
    """The printed rate, with half of its last decimal to both sides, touches the interval."""
    told, half = Fraction(rate.number()), Fraction(1, 2 * 10 ** places(rate))
    return low <= told + half and told - half <= high


def slack(value: FactValue) -> Fraction:
    """Half of the last digit that the page gives, where the figure is printed short (`2.1 million`); else 0."""
    number = abs(int(value.number()))
    digits = str(number)
    if not number or any(digits in re.sub(r"\D", "", token) for token in _tokens(value)):
        return Fraction(0)
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))), 2)


def _tokens(value: FactValue) -> list[str]:
    """Every number in the quotes, with the marks inside it."""
    return [token for e in value.evidence for token in re.findall(r"\d[\d.,'’  ]*", e.quote)]


def places(value: FactValue) -> int:
    """How many decimals the page prints: `0,00 %` has two though its value is 0."""
    number = value.number()
    shown = [
        len(found[1])
        for e in value.evidence
        for token in re.findall(r"\d{1,30}[.,]\d{1,30}", e.quote)
        if (found := re.split(r"[.,]", token)) and Decimal(token.replace(",", ".")) == number
    ]
    exponent = number.as_tuple().exponent
    return max([*shown, -exponent if isinstance(exponent, int) else 0, 0])


def percent_words(value: Fraction, decimals: int = 2) -> str:
    """A percentage rounded half up: `2.11 %`."""
    scaled = value * 10**decimals
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    number = Decimal(-whole if value < 0 and whole else whole).scaleb(-decimals)
    return f"{number:,f} %".replace("-", "−")


def figure_words(value: FactValue) -> str:
    """`GBP 810,500`, or `12`."""
    return f"{value.unit + ' ' if value.unit else ''}{int(value.number()):,}"
