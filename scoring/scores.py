"""The arithmetic: five dimension scores, the overall mean, caps and bands, in exact fractions.

    score    = 100 × Σ answered w·v ÷ Σ answered w
    low      = 100 × Σ answered w·v ÷ Σ applicable w            unread counts 0
    high     = low + 100 × unread weight ÷ Σ applicable w       unread counts 1
    coverage = Σ answered w ÷ Σ applicable w

so that high − low = 100 × (1 − coverage), for a dimension and for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.assessment import (
    DIMENSIONS,
    Band,
    Cap,
    DimensionScore,
    Flag,
    FlagLevel,
    FlagState,
    Line,
    Outcome,
    Overall,
    Score,
)
from scoring.printing import one_decimal, rounded
from scoring.settings import BandRow, Settings

NO_LETTER = "–"
OPEN = (Outcome.UNKNOWN, Outcome.MANUAL_PENDING)
_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Weighted:
    """What scoring needs of an item."""

    item: str
    dimension: str
    weight: int
    critical: bool
    outcome: Outcome
    duty: bool | None = False


def value_of(outcome: Outcome, duty: bool | None, values: Mapping[str, Fraction]) -> Fraction | None:
    """The item's value from 0 to 1, or None for what is open or does not apply."""
    if outcome in OPEN or outcome is Outcome.NOT_APPLICABLE:
        return None
    if outcome is Outcome.NOT_DISCLOSED and duty:
        return values["not_disclosed_duty"]
    return values[outcome.value]


def score_dimension(
    name: str, share: Fraction, rows: Sequence[Weighted], settings: Settings
) -> DimensionScore | None:
    """One dimension with its whole sum; None when nothing in it applies."""
    return sum_lines(name, share, [_line(row, settings) for row in rows])


def sum_lines(name: str, share: Fraction, rows: Sequence[Line]) -> DimensionScore | None:
    """One dimension from the lines of its sum; None when nothing in it applies."""
    lines = tuple(rows)
    applicable = sum(line.weight for line in lines if line.outcome is not Outcome.NOT_APPLICABLE)
    answered = sum(line.weight for line in lines if line.points is not None)
    points = sum((line.points for line in lines if line.points is not None), Fraction(0))
    if not applicable:
        return None
    result = Score(
        score=_HUNDRED * points / answered if answered else None,
        low=_HUNDRED * points / applicable,
        high=_HUNDRED * (points + applicable - answered) / applicable,
        coverage=Fraction(answered, applicable),
    )
    return DimensionScore(name, share, result, lines, applicable, answered, points)


def _line(row: Weighted, settings: Settings) -> Line:
    value = value_of(row.outcome, row.duty, settings.values)
    return Line(row.item, row.outcome, row.weight, value, None if value is None else value * row.weight)


def score_dimensions(
    rows: Sequence[Weighted], profile: Mapping[str, Fraction], settings: Settings
) -> tuple[DimensionScore, ...]:
    """Every dimension in which something applies, in their fixed order."""
    found = [
        score_dimension(name, profile[name], [r for r in rows if r.dimension == name], settings)
        for name in DIMENSIONS
    ]
    return tuple(dimension for dimension in found if dimension is not None)


def mean(dimensions: Sequence[DimensionScore]) -> Score:
    """The weighted mean; without a point where a dimension has none (low and high stay).

    A dimension to which a profile gives no weight is shown, but does not enter.
    """
    dimensions = [d for d in dimensions if d.weight]
    total = sum((d.weight for d in dimensions), Fraction(0))
    if not total:
        return Score(None, Fraction(0), _HUNDRED, Fraction(0))
    points = [d.result.score for d in dimensions]
    known = [p for p in points if p is not None]
    return Score(
        score=_weighted(known, dimensions, total) if len(known) == len(points) else None,
        low=_weighted([d.result.low for d in dimensions], dimensions, total),
        high=_weighted([d.result.high for d in dimensions], dimensions, total),
        coverage=_weighted([d.result.coverage for d in dimensions], dimensions, total),
    )


def _weighted(numbers: Iterable[Fraction], dimensions: Sequence[DimensionScore], total: Fraction) -> Fraction:
    return sum((n * d.weight for n, d in zip(numbers, dimensions, strict=True)), Fraction(0)) / total


def critical_coverage(rows: Sequence[Weighted]) -> Fraction:
    """Answered weight of critical items over their applicable weight; 1 when none applies."""
    applicable = [r for r in rows if r.critical and r.outcome is not Outcome.NOT_APPLICABLE]
    answered = [r for r in applicable if r.outcome not in OPEN]
    total = sum(r.weight for r in applicable)
    return Fraction(sum(r.weight for r in answered), total) if total else Fraction(1)


# --- caps ---


def caps_of(
    dimensions: Sequence[DimensionScore], flags: Sequence[Flag], settings: Settings, young: bool | None
) -> tuple[Cap, ...]:
    """Every cap whose condition holds; whether one binds is told by `overall`.

    `young` is None when the track record is not shown either way: point and low are capped, not high.
    """
    return (*_flag_caps(flags, settings), *_weakest(dimensions, settings), *_young(young, settings))


def _flag_caps(flags: Sequence[Flag], settings: Settings) -> Iterable[Cap]:
    confirmed = [f for f in flags if f.level is FlagLevel.KO1 and f.state is FlagState.CONFIRMED]
    serious = [f for f in flags if f.level is FlagLevel.KO2 and f.state is not FlagState.REJECTED]
    if confirmed:
        yield _flat("ko1", settings.caps["ko1"], "a fatal flag is confirmed: " + _named(confirmed))
    if len(serious) > 1:
        yield _flat("ko2-two", settings.caps["ko2_two"], f"{len(serious)} serious flags: {_named(serious)}")
    elif serious:
        yield _flat("ko2", settings.caps["ko2"], "a serious flag: " + _named(serious))


def _named(flags: Sequence[Flag]) -> str:
    return "; ".join(f"{flag.item} ({flag.condition})" for flag in flags)


def _flat(name: str, ceiling: Fraction, because: str) -> Cap:
    return Cap(name, ceiling, ceiling, ceiling, binds=False, because=because)


def _weakest(dimensions: Sequence[DimensionScore], settings: Settings) -> Iterable[Cap]:
    """The weaker of liquidity and credit plus the margin, points with points and lows with lows."""
    pair = [d for d in dimensions if d.id in ("liquidity", "credit")]
    if not pair:
        return
    margin = settings.caps["weakest"]
    points = [d.result.score for d in pair if d.result.score is not None]
    weaker = min(pair, key=lambda d: d.result.high if d.result.score is None else d.result.score)
    yield Cap(
        "weakest",
        min(points) + margin if points else None,
        min(d.result.low for d in pair) + margin,
        min(d.result.high for d in pair) + margin,
        binds=False,
        because=f"{weaker.id} is the weaker of liquidity and credit, plus {one_decimal(margin)}",
        margin=margin,
    )


def _young(young: bool | None, settings: Settings) -> Iterable[Cap]:
    if young is False:
        return
    ceiling = settings.caps["young"]
    months = settings.caps["young_months"]
    if young:
        yield _flat("young", ceiling, f"a track record under {months} months, or no full default rates")
        return
    because = f"a track record of {months} months is not shown either way"
    yield Cap("young", ceiling, ceiling, None, binds=False, because=because)


def overall(
    dimensions: Sequence[DimensionScore],
    rows: Sequence[Weighted],
    flags: Sequence[Flag],
    settings: Settings,
    young: bool | None,
) -> Overall:
    """The mean, the caps that act on it, and the result with its band.

    While a fatal flag waits for a person there is no point and no letter, and low is at most the `ko1` cap.
    """
    average = mean(dimensions)
    awaiting = any(f.level is FlagLevel.KO1 and f.state is FlagState.CANDIDATE for f in flags)
    caps = tuple(_bound(cap, average) for cap in caps_of(dimensions, flags, settings, young))
    capped = _capped(average, caps)
    result = _waiting(capped, settings) if awaiting else capped
    critical = critical_coverage(rows)
    return Overall(
        average, result, critical, caps, _band(result, critical, settings, flags, awaiting), awaiting
    )


def _bound(cap: Cap, average: Score) -> Cap:
    pairs = ((average.score, cap.score), (average.low, cap.low), (average.high, cap.high))
    binds = any(n is not None and ceiling is not None and n > ceiling for n, ceiling in pairs)
    return replace(cap, binds=binds)


def _capped(average: Score, caps: Sequence[Cap]) -> Score:
    def least(number: Fraction, ceilings: Iterable[Fraction | None]) -> Fraction:
        return min([number, *(c for c in ceilings if c is not None)])

    point = average.score
    return Score(
        score=None if point is None else least(point, (c.score for c in caps)),
        low=least(average.low, (c.low for c in caps)),
        high=least(average.high, (c.high for c in caps)),
        coverage=average.coverage,
    )


def _waiting(capped: Score, settings: Settings) -> Score:
    return Score(None, min(capped.low, settings.caps["ko1"]), capped.high, capped.coverage)


# --- bands ---


def band_row(score: Fraction, settings: Settings) -> BandRow:
    """The band of a score, decided on the printed number."""
    shown = rounded(score)
    return next(row for row in settings.bands if shown >= row.least or row is settings.bands[-1])


def _band(
    result: Score, critical: Fraction, settings: Settings, flags: Sequence[Flag], awaiting: bool
) -> Band:
    low, high = (band_row(n, settings).letter for n in (result.low, result.high))
    if awaiting:
        return Band(NO_LETTER, "waiting for confirmation", low, high)
    limits = settings.limits
    thin = result.coverage < limits["coverage"] or critical < limits["critical_coverage"]
    if thin or result.score is None:
        return Band(NO_LETTER, "not enough evidence", low, high)
    row = band_row(result.score, settings)
    fatal = any(f.level is FlagLevel.KO1 and f.state is FlagState.CONFIRMED for f in flags)
    return Band(row.letter, "fatal flag confirmed" if fatal else row.label, low, high)
