"""From one score to another in steps that add up exactly, each step with its cause.

A chain of assessments leads from the first run to the second: each link exchanges one thing (the checklist, the
reader, a person's part, the site) and names it as its cause. Within a link one item after another is exchanged, in
the order of their ids, and the score is made again; then the weights of the dimensions are exchanged, and last the
caps. The moves of all steps add up to the whole difference, in exact fractions, because each begins where the one
before ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from scoring.assessment import DIMENSIONS, Assessment, DimensionScore, Line, Outcome, Score
from scoring.facts import Findings
from scoring.scores import mean, sum_lines

OVERALL = "overall"
WEIGHTS, CAPS = "weights of the dimensions", "caps"
NOTHING = Score(None, Fraction(0), Fraction(100), Fraction(0))
"""What stands for a dimension in which nothing applies."""


class Cause(StrEnum):
    """Why a score, an item or a fact is another.

    SITE: the pages as they were captured; this includes pages that could be read on one visit only. READER: the
    same pages, read by another version. CHECKLIST: another edition. PERSON: answers, decisions, imported registers,
    added pages, profile, country. DAY: the same pages judged as of another day. SEVERAL: more than one of these,
    which cannot be told apart here.
    """

    SITE = "site"
    READER = "reader"
    CHECKLIST = "checklist"
    PERSON = "person"
    DAY = "day"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Link:
    """One assessment of a chain, and what was exchanged to reach it; the first link's cause says nothing."""

    cause: Cause
    assessment: Assessment
    findings: Findings


@dataclass(frozen=True, slots=True)
class Move:
    """How far a step moves point, low and high; the point is None where one end of the chain has none."""

    score: Fraction | None
    low: Fraction
    high: Fraction

    def __bool__(self) -> bool:
        return bool(self.score or self.low or self.high)

    def __add__(self, other: Move) -> Move:
        known = self.score is not None and other.score is not None
        score = (self.score or 0) + (other.score or 0) if known else None
        return Move(None if score is None else Fraction(score), self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: an item's id, or `weights of the dimensions`, or `caps` (`because` names those that bind then)."""

    name: str
    cause: Cause
    before: Outcome | None
    after: Outcome | None
    move: Move
    because: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The way from one score to another; `id` is `overall` or a dimension. None: nothing in it applied."""

    id: str
    before: Score | None
    after: Score | None
    steps: tuple[Step, ...]

    @property
    def total(self) -> Move:
        """The whole difference; equal to the sum of the steps."""
        return between(self.before or NOTHING, self.after or NOTHING)

    def by_cause(self) -> dict[Cause, Move]:
        """How far each cause moved the score; the moves add up to the whole difference."""
        found: dict[Cause, Move] = {}
        for step in self.steps:
            found[step.cause] = found[step.cause] + step.move if step.cause in found else step.move
        return found


def between(before: Score, after: Score) -> Move:
    """The move from one score to another."""
    known = before.score is not None and after.score is not None
    score = Fraction(after.score or 0) - Fraction(before.score or 0) if known else None
    return Move(score, after.low - before.low, after.high - before.high)


def overall_waterfall(chain: Sequence[Link]) -> Waterfall:
    """The overall score's way along the chain (two links or more)."""
    first, last = chain[0].assessment.overall, chain[-1].assessment.overall
    mean_at, result_at = first.mean, first.result
    steps: list[Step] = []
    for old, new in pairwise(chain):
        by_item, mean_end = _mean_steps(old.assessment, new.assessment, mean_at, new.cause)
        free = between(mean_at, mean_end)
        result_end = _filled(new.assessment.overall.result, _plus(result_at.score, free.score))
        steps += [*by_item, _cap_step(new, free, between(result_at, result_end))]
        mean_at, result_at = mean_end, result_end
    return _made(OVERALL, first.result, last.result, steps)


def dimension_waterfall(name: str, chain: Sequence[Link]) -> Waterfall:
    """One dimension's way along the chain."""
    found = [link.assessment.dimension(name) for link in chain]
    at = found[0].result if found[0] else NOTHING
    steps: list[Step] = []
    for link, (old, new) in zip(chain[1:], pairwise(found), strict=True):
        by_item, at = _line_steps(name, old, new, at, link.cause)
        steps += by_item
    return _made(name, found[0].result if found[0] else None, found[-1].result if found[-1] else None, steps)


def waterfalls(chain: Sequence[Link]) -> tuple[Waterfall, ...]:
    """The way of each dimension in which something applied at an end of the chain."""
    made = (dimension_waterfall(name, chain) for name in DIMENSIONS)
    return tuple(w for w in made if w.before or w.after)


def _made(name: str, before: Score | None, after: Score | None, steps: Iterable[Step]) -> Waterfall:
    """Without steps that move nothing; without points where an end has none."""
    ends = [(side or NOTHING).score for side in (before, after)]
    if None in ends:
        steps = [replace(step, move=replace(step.move, score=None)) for step in steps]
    return Waterfall(name, before, after, tuple(step for step in steps if step.move))


def _filled(score: Score, point: Fraction | None) -> Score:
    """Where the way leaves the score without a point for a moment, the last point stands."""
    return score if score.score is not None else replace(score, score=point)


def _plus(point: Fraction | None, move: Fraction | None) -> Fraction | None:
    return point if point is None or move is None else point + move


# --- item by item ---


Steps = tuple[list[Step], Score]
"""Steps, and the score that the last of them reaches."""


def _mean_steps(old: Assessment, new: Assessment, at: Score, cause: Cause) -> Steps:
    """From the mean of one assessment to that of another."""
    lines, target = _lines(old.dimensions), _lines(new.dimensions)
    weights = {d.id: d.weight for d in (*new.dimensions, *old.dimensions)}
    steps = []
    for item, was, now in _exchanges(lines, target):
        _exchange(lines, item, now)
        reached = _filled(_mean(lines, weights), at.score)
        steps.append(_step(item, cause, was, now, between(at, reached)))
        at = reached
    end = _filled(new.overall.mean, at.score)
    return [*steps, Step(WEIGHTS, cause, None, None, between(at, end))], end


def _cap_step(new: Link, free: Move, total: Move) -> Step:
    """What the caps moved, beside what the mean moved."""
    point = None if total.score is None or free.score is None else total.score - free.score
    capped = Move(point, total.low - free.low, total.high - free.high)
    binding = "; ".join(cap.because for cap in new.assessment.overall.caps if cap.binds)
    return Step(CAPS, new.cause, None, None, capped, binding)


def _line_steps(
    name: str, old: DimensionScore | None, new: DimensionScore | None, at: Score, cause: Cause
) -> Steps:
    """From one dimension's score to another."""
    lines, target = _lines([old] if old else []), _lines([new] if new else [])
    steps = []
    for item, was, now in _exchanges(lines, target):
        _exchange(lines, item, now)
        made = sum_lines(name, Fraction(1), list(lines.values()))
        reached = _filled(made.result if made else NOTHING, at.score)
        steps.append(_step(item, cause, was, now, between(at, reached)))
        at = reached
    return steps, at


def _exchanges(
    lines: Mapping[str, Line], target: Mapping[str, Line]
) -> list[tuple[str, Line | None, Line | None]]:
    """The items that count differently, in the order of their ids."""
    pairs = [(item, lines.get(item), target.get(item)) for item in sorted(lines.keys() | target.keys())]
    return [(item, was, now) for item, was, now in pairs if _counts(was) != _counts(now)]


def _exchange(lines: dict[str, Line], item: str, now: Line | None) -> None:
    lines.pop(item, None)
    if now is not None:
        lines[item] = now


def _step(item: str, cause: Cause, was: Line | None, now: Line | None, move: Move) -> Step:
    return Step(item, cause, was.outcome if was else None, now.outcome if now else None, move)


def _lines(dimensions: Iterable[DimensionScore]) -> dict[str, Line]:
    return {line.item: line for dimension in dimensions for line in dimension.lines}


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
