"""What moved between two assessments: item by item, fact by fact, and adding up exactly.

The moves of a score are found by exchanging one item after another, in the order of their ids, and scoring again;
then the dimensions' weights are exchanged, and last the caps. The steps add up to the whole difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scoring.assessment import DIMENSIONS, Assessment, DimensionScore, Line, Outcome, Score
from scoring.facts import Absent, FactValue, Findings, Found, Unsearched, Value
from scoring.scores import mean, sum_lines

WEIGHTS, CAPS = "weights of the dimensions", "caps"


@dataclass(frozen=True, slots=True)
class Move:
    """How far a step moves point, low and high; the point is None where one side has none."""

    score: Fraction | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the waterfall: an item's id, or `weights of the dimensions`, or `caps`."""

    name: str
    before: Outcome | None
    after: Outcome | None
    move: Move


@dataclass(frozen=True, slots=True)
class FactMove:
    """A fact that reads differently. `kind`: appeared, vanished, changed, rewritten or unread.

    `rewritten` is a figure of the same stated date or past year with another value; it and `vanished` are
    quiet edits, worth an alarm of their own.
    """

    key: str
    kind: str
    before: tuple[FactValue, ...]
    after: tuple[FactValue, ...]

    @property
    def quiet(self) -> bool:
        """Whether something stated was taken back or rewritten."""
        return self.kind in ("vanished", "rewritten")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments side by side; `same_line` tells whether their scores may be joined by a line."""

    total: Move
    steps: tuple[Step, ...]
    dimensions: Mapping[str, Move]
    facts: tuple[FactMove, ...]
    same_line: bool


def compare(
    before: Assessment,
    after: Assessment,
    findings_before: Findings | None = None,
    findings_after: Findings | None = None,
) -> Comparison:
    """The difference from `before` to `after`; facts are compared when both findings are given."""
    facts = compare_facts(findings_before, findings_after) if findings_before and findings_after else ()
    return Comparison(
        total=_move(before.overall.result, after.overall.result),
        steps=tuple(_steps(before, after)),
        dimensions=dict(_dimension_moves(before, after)),
        facts=facts,
        same_line=(before.fingerprint, before.profile) == (after.fingerprint, after.profile),
    )


def attribute(chain: Sequence[tuple[str, Assessment]]) -> tuple[tuple[str, Move], ...]:
    """The move of each link of a chain of assessments (rules, reader, analyst, source, time).

    Each name tells what was exchanged to reach its assessment; the first only starts the chain. The moves add up
    to the difference between first and last.
    """
    return tuple(
        (name, _move(old.overall.result, new.overall.result)) for (_, old), (name, new) in pairwise(chain)
    )


def _move(before: Score, after: Score) -> Move:
    pair = (before.score, after.score)
    score = None if pair[0] is None or pair[1] is None else pair[1] - pair[0]
    return Move(score, after.low - before.low, after.high - before.high)


# --- the waterfall ---


def _steps(before: Assessment, after: Assessment) -> Iterator[Step]:
    lines, target = _lines(before), _lines(after)
    weights, wanted = _weights(before), _weights(after)
    weights |= {name: weight for name, weight in wanted.items() if name not in weights}
    last = before.overall.mean
    for item in sorted(lines.keys() | target.keys()):
        old, new = lines.get(item), target.get(item)
        if _counts(old) == _counts(new):
            continue
        lines = {**{k: v for k, v in lines.items() if k != item}, **({item: new} if new else {})}
        now = _carried(_mean(lines, weights), last)
        yield Step(item, old.outcome if old else None, new.outcome if new else None, _move(last, now))
        last = now
    yield from _rest(last, before, after)


def _rest(last: Score, before: Assessment, after: Assessment) -> Iterator[Step]:
    """What the weights of the dimensions moved, and what the caps did."""
    weighed = _move(last, after.overall.mean)
    if weighed.score or weighed.low or weighed.high:
        yield Step(WEIGHTS, None, None, weighed)
    total = _move(before.overall.result, after.overall.result)
    mean_move = _move(before.overall.mean, after.overall.mean)
    point = None if total.score is None or mean_move.score is None else total.score - mean_move.score
    capped = Move(point, total.low - mean_move.low, total.high - mean_move.high)
    if point or capped.low or capped.high:
        yield Step(CAPS, None, None, capped)


def _lines(assessment: Assessment) -> dict[str, Line]:
    return {line.item: line for dimension in assessment.dimensions for line in dimension.lines}


def _weights(assessment: Assessment) -> dict[str, Fraction]:
    return {d.id: d.weight for d in assessment.dimensions}


def _counts(line: Line | None) -> tuple[int, Fraction | None] | None:
    """What enters the sum; an item that does not apply counts as one that is not there."""
    if line is None or line.outcome is Outcome.NOT_APPLICABLE:
        return None
    return line.weight, line.value


def _mean(lines: Mapping[str, Line], weights: Mapping[str, Fraction]) -> Score:
    by_dimension: dict[str, list[Line]] = {name: [] for name in DIMENSIONS}
    for item, line in lines.items():
        by_dimension[item.split(".", 1)[0]].append(line)
    found = (sum_lines(name, weights.get(name, Fraction(0)), rows) for name, rows in by_dimension.items())
    return mean([dimension for dimension in found if dimension is not None])


def _carried(now: Score, last: Score) -> Score:
    """While the exchange leaves a dimension without an answer for a moment, the last point stands."""
    return now if now.score is not None else Score(last.score, now.low, now.high, now.coverage)


def _dimension_moves(before: Assessment, after: Assessment) -> Iterator[tuple[str, Move]]:
    for name in DIMENSIONS:
        old, new = before.dimension(name), after.dimension(name)
        if isinstance(old, DimensionScore) and isinstance(new, DimensionScore):
            yield name, _move(old.result, new.result)


# --- facts ---


def compare_facts(before: Findings, after: Findings) -> tuple[FactMove, ...]:
    """Every fact that reads differently, by key."""
    keys = sorted(before.keys() | after.keys())
    moves = (_fact_move(key, before, after) for key in keys)
    return tuple(move for move in moves if move is not None)


def _fact_move(key: str, before: Findings, after: Findings) -> FactMove | None:
    old = before.get(key) or Unsearched(key, "not read")
    new = after.get(key) or Unsearched(key, "not read")
    match old, new:
        case Found(values=was), Found(values=now):
            kind = _change(was, now)
            return FactMove(key, kind, was, now) if kind else None
        case Found(values=was), Absent():
            return FactMove(key, "vanished", was, ())
        case Found(values=was), Unsearched():
            return FactMove(key, "unread", was, ())
        case _, Found(values=now):
            return FactMove(key, "appeared", (), now)
    return None


_Dated = tuple[tuple[tuple[str, str], ...], str | None]


def _change(was: Sequence[FactValue], now: Sequence[FactValue]) -> str:
    old, new = _dated(was), _dated(now)
    if {(d, v) for d, vs in old.items() for v in vs} == {(d, v) for d, vs in new.items() for v in vs}:
        return ""
    past = [d for d in old.keys() & new.keys() if d[1] or "year" in dict(d[0])]
    return "rewritten" if any(not old[d] & new[d] for d in past) else "changed"


def _dated(values: Sequence[FactValue]) -> dict[_Dated, set[tuple[Value, str | None]]]:
    found: dict[_Dated, set[tuple[Value, str | None]]] = {}
    for value in values:
        place = (tuple(sorted(value.qualifiers)), value.as_of)
        found.setdefault(place, set()).add((value.value, value.unit))
    return found
