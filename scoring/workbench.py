"""The default-rate workbench: what the published rates mean, made again from counts, and held against each other.

Only like definitions are compared. Where two figures count different things, or are not said to count the same, the
answer is "not comparable" with the reason; where a figure is missing, the answer is blank and names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from scoring.arrears import TKB90, Step, arrears, late_90
from scoring.facts import FactValue, Findings, Unsearched
from scoring.recompute import (
    ALL,
    AMOUNT,
    BASIS,
    COUNT,
    DEFAULTED,
    KINDS,
    RATE,
    Blank,
    Check,
    Result,
    Term,
    kind_of,
    meets,
    percent_words,
    places,
    recomputed,
    stated,
)

DAYS, ORIGINATED = "loans.default_definition_days", "loans.originated"
ALL_YEARS, BALANCE = "all years", "balance"
BUYBACK, RECOVERY = "buyback.offered", "loans.recovery_rate"
NET_OF_BUYBACK, NET_OF_RECOVERIES = "loans.default_buyback", "loans.default_recoveries"


@dataclass(frozen=True, slots=True)
class Trait:
    """One part of the platform's definition: `words` say what is stated, or that it is not."""

    name: str
    words: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two published figures side by side; `apart` in points, only where they count the same."""

    one: str
    other: str
    result: Result
    words: str
    terms: tuple[Term, ...]
    apart: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Workbench:
    """All of it. `checks` and `blanks` together hold every published default rate."""

    traits: tuple[Trait, ...]
    checks: tuple[Check, ...]
    blanks: tuple[Blank, ...]
    means: tuple[Check, ...]
    ladder: tuple[Step, ...]
    pairings: tuple[Pairing, ...]
    why_empty: str = ""

    @property
    def differing(self) -> tuple[Check, ...]:
        """The rates that their own counts do not give."""
        return tuple(c for c in (*self.checks, *self.means) if c.result is Result.DIFFERS)


def workbench(findings: Findings) -> Workbench:
    """What can be said of the default rates that these findings hold."""
    checks, blanks = recomputed(findings)
    return Workbench(
        traits=tuple(_traits(findings)),
        checks=checks,
        blanks=blanks,
        means=tuple(_means(findings)),
        ladder=arrears(findings),
        pairings=tuple(_pairings(findings)),
        why_empty="" if checks or blanks else _why_empty(findings),
    )


def _why_empty(findings: Findings) -> str:
    finding = findings.get(RATE)
    if isinstance(finding, Unsearched):
        return f"No default rate could be read: {finding.reason}."
    return "No default rate is stated on the pages that should say it."


# --- the definition ---


def _traits(findings: Findings) -> Iterator[Trait]:
    yield _days(findings)
    yield _basis(findings)
    yield _period(findings)
    yield _buyback(findings)
    yield _recoveries(findings)


def _terms(findings: Findings, key: str) -> tuple[Term, ...]:
    return tuple(Term(key, value) for value in stated(findings, key))


def _days(findings: Findings) -> Trait:
    terms = _terms(findings, DAYS)
    told = sorted({t.value.number() for t in terms})
    words = " and ".join(f"{n} days late" for n in told) if told else _silent(findings, DAYS)
    return Trait("A loan is in default when", words, terms)


def _basis(findings: Findings) -> Trait:
    terms = _terms(findings, BASIS)
    told = sorted({str(t.value.value) for t in terms})
    if told:
        return Trait("What is counted", " and ".join(KINDS[name] for name in told), terms)
    counts = [Term(DEFAULTED, v) for v in stated(findings, DEFAULTED)]
    kinds = sorted({kind_of(t.value) for t in counts})
    shown = f"{_silent(findings, BASIS)}; the counts shown are {' and '.join(KINDS[k] for k in kinds)}"
    return Trait("What is counted", shown if kinds else _silent(findings, BASIS), tuple(counts[:1]))


def _period(findings: Findings) -> Trait:
    rates = stated(findings, RATE)
    yearly = [v for v in rates if v.qualifier("year")]
    kinds = [
        name for name, some in (("by year", yearly), ("over all years", len(rates) > len(yearly))) if some
    ]
    words = " and ".join(kinds) if kinds else _silent(findings, RATE)
    lent = vintage(findings)
    if lent:
        years = ", ".join(sorted({t.value.qualifier("year") or "" for t in lent}))
        words += f"; of the loans made in the year (for {years} all loans equal the amount lent in that year)"
    elif yearly:
        words += "; whether a year is that of lending or of default is not shown by the figures"
    return Trait("Period", words, lent)


def vintage(findings: Findings) -> tuple[Term, ...]:
    """Denominators that are the amount lent in their year: the rate then follows a year of lending."""
    lent = {
        (v.qualifier("year"), v.unit, v.number()): v
        for v in stated(findings, ORIGINATED)
        if v.qualifier("year")
    }
    return tuple(
        Term(ALL, v)
        for v in stated(findings, ALL)
        if set(dict(v.qualifiers)) == {"year"} and (v.qualifier("year"), v.unit, v.number()) in lent
    )


def _buyback(findings: Findings) -> Trait:
    name = "Before or after a buyback"
    told = _before_or_after(name, findings, NET_OF_BUYBACK, "the buyback", "loans bought back")
    if told:
        return told
    terms = _terms(findings, BUYBACK)
    offered = {t.value.value for t in terms}
    if offered == {False}:
        return Trait(name, "no buyback is offered, so there is no difference", terms)
    if True in offered:
        return Trait(
            name, "a buyback is offered; whether loans bought back count as defaulted is not stated", terms
        )
    return Trait(name, _silent(findings, BUYBACK))


def _recoveries(findings: Findings) -> Trait:
    name = "Before or after recoveries"
    told = _before_or_after(name, findings, NET_OF_RECOVERIES, "recoveries", "recovered money")
    if told:
        return told
    terms = _terms(findings, RECOVERY)
    if not terms:
        return Trait(name, _silent(findings, RECOVERY))
    return Trait(
        name, "recoveries are stated beside the rate; nothing says that the rate is after them", terms[:3]
    )


def _before_or_after(name: str, findings: Findings, key: str, what: str, part: str) -> Trait | None:
    """What the platform itself says; two different answers stay two."""
    terms = _terms(findings, key)
    words = {"before": f"before {what} ({part} counted)", "after": f"after {what} ({part} left out)"}
    told = [words[side] for side in ("before", "after") if any(t.value.value == side for t in terms)]
    return Trait(name, " and ".join(told), terms) if told else None


def _silent(findings: Findings, key: str) -> str:
    finding = findings.get(key)
    return f"not read ({finding.reason})" if isinstance(finding, Unsearched) else "not stated"


# --- rates that follow from other rates ---


def _means(findings: Findings) -> Iterator[Check]:
    """A rate for all years held against the plain mean of the years; a year's against its classes."""
    rates = stated(findings, RATE)
    years = [v for v in rates if set(dict(v.qualifiers)) == {"year"}]
    for whole in (v for v in rates if not v.qualifiers):
        if len({v.qualifier("year") for v in years}) == len(years) >= 2:
            yield from _plain_mean(whole, years)
    for year in years:
        yield from _of_classes(findings, year)


def _plain_mean(whole: FactValue, years: Sequence[FactValue]) -> Iterator[Check]:
    """Shown only where it agrees: nothing says that a pooled rate has to be the mean of the years."""
    made = sum((Fraction(v.number()) for v in years), Fraction(0)) / len(years)
    if not meets(whole, made, made):
        return
    told = " + ".join(str(v.number()) for v in years)
    words = f"({told}) ÷ {len(years)} = {percent_words(made, places(whole))}, the plain mean of the years"
    terms = tuple(Term(RATE, v) for v in years)
    yield Check("all loans together", whole, Result.AGREES, terms, words, made, places(whole))


def _of_classes(findings: Findings, year: FactValue) -> Iterator[Check]:
    """The classes of a year, each by the number of its loans; needs every class with its rate."""
    rates, sizes = (_by_class(findings, key, year.qualifier("year")) for key in (RATE, ALL))
    sizes = {name: v for name, v in sizes.items() if v.number() > 0}
    if len(rates) < 2 or set(sizes) - set(rates) or set(rates) - set(sizes):
        return
    if len({v.unit for v in sizes.values()}) > 1:
        return
    whole = sum((Fraction(v.number()) for v in sizes.values()), Fraction(0))
    low, high = (_weighted(rates, sizes, sign) / whole for sign in (-1, 1))
    made = _weighted(rates, sizes, 0) / whole
    told = " + ".join(f"{rates[n].number()} % × {int(sizes[n].number()):,}" for n in sorted(rates))
    words = f"({told}) ÷ {int(whole):,} = {percent_words(made, places(year))}, the classes together"
    terms = tuple(Term(key, v[n]) for n in sorted(rates) for key, v in ((RATE, rates), (ALL, sizes)))
    result = Result.AGREES if meets(year, low, high) else Result.DIFFERS
    name = f"{year.qualifier('year')}, from its classes"
    yield Check(name, year, result, terms, words, made, places(year))


def _by_class(findings: Findings, key: str, year: str | None) -> dict[str, FactValue]:
    """One figure for each class of the year; a class with two figures leaves the others without meaning."""
    found: dict[str, FactValue] = {}
    for value in stated(findings, key):
        name = value.qualifier("class")
        if name and value.qualifier("year") == year and len(value.qualifiers) == 2:
            if name in found:
                return {}
            found[name] = value
    return found


def _weighted(rates: dict[str, FactValue], sizes: dict[str, FactValue], sign: int) -> Fraction:
    """Sum of rate × size, with every rate moved by half of its last decimal."""
    return sum(
        (
            (Fraction(rates[n].number()) + sign * Fraction(1, 2 * 10 ** places(rates[n])))
            * Fraction(sizes[n].number())
            for n in rates
        ),
        Fraction(0),
    )


# --- figures held against each other ---


@dataclass(frozen=True, slots=True)
class _Headline:
    """A published figure and what it counts: `period` says of what time, `basis` of what, None when not stated."""

    name: str
    share: Decimal
    terms: tuple[Term, ...]
    period: str
    basis: str | None
    days: Decimal | None


def _pairings(findings: Findings) -> Iterator[Pairing]:
    for one, other in combinations(list(_headlines(findings)), 2):
        terms = (*one.terms, *other.terms)
        why = _unlike(one, other)
        if why:
            yield Pairing(
                one.name, other.name, Result.NOT_COMPARABLE, f"not comparable, because {why}", terms
            )
            continue
        apart = abs(Fraction(one.share) - Fraction(other.share))
        result = Result.DIFFERS if apart > Fraction(5, 100) else Result.AGREES
        words = f"{one.share} % and {other.share} %: {percent_words(apart).removesuffix(' %')} points apart"
        yield Pairing(one.name, other.name, result, words, terms, apart)


def _headlines(findings: Findings) -> Iterator[_Headline]:
    """The pooled default rates, that of the latest year, and each share more than 90 days late."""
    bases = {str(v.value) for v in stated(findings, BASIS)}
    days = {v.number() for v in stated(findings, DAYS)}
    basis, late = (bases.pop() if len(bases) == 1 else None), (days.pop() if len(days) == 1 else None)
    rates = stated(findings, RATE)
    for value in (v for v in rates if not v.qualifiers):
        name = f"default rate, all years ({value.number()} %)"
        yield _Headline(name, value.number(), (Term(RATE, value),), ALL_YEARS, basis, late)
    yearly = [v for v in rates if set(dict(v.qualifiers)) == {"year"}]
    newest = max((v.qualifier("year") or "" for v in yearly), default="")
    for value in (v for v in yearly if v.qualifier("year") == newest):
        name = f"default rate {newest} ({value.number()} %)"
        yield _Headline(name, value.number(), (Term(RATE, value),), newest, basis, late)
    for name, share, terms in late_90(findings):
        counted = AMOUNT if terms[0].key == TKB90 else None
        yield _Headline(f"{name} ({share} %)", share, terms, BALANCE, counted, Decimal(90))


def _unlike(one: _Headline, other: _Headline) -> str:
    """Why two figures are not compared; empty where they count the same as far as the platform says."""
    if one.period != other.period:
        return f"one is a share of {_of(one)}, the other of {_of(other)}"
    if one.basis != other.basis:
        told = [KINDS[f.basis] if f.basis else "what is not said" for f in (one, other)]
        return f"one counts {told[0]}, the other {told[1]}"
    if one.days != other.days and one.days and other.days:
        return f"one begins {one.days} days late, the other {other.days}"
    dates = {t.value.as_of for t in (*one.terms, *other.terms) if t.value.as_of}
    if len(dates) > 1:
        return f"they describe different days ({', '.join(sorted(dates))})"
    return ""


def _of(figure: _Headline) -> str:
    named = {ALL_YEARS: "all loans since the start", BALANCE: "what is outstanding on one day"}
    return named.get(figure.period, f"the loans of {figure.period}")


__all__ = [
    "AMOUNT",
    "COUNT",
    "Blank",
    "Check",
    "Pairing",
    "Result",
    "Step",
    "Term",
    "Trait",
    "Workbench",
    "workbench",
]
