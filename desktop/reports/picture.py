"""Charts as plain shapes, drawn alike in PDF and HTML. Shape, dash and figures say all that tone says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from scoring.assessment import Score
from scoring.printing import one_decimal

WIDE = 490.0
"""Points: the width of a printed page between its margins, a little less."""
Tone = Literal["ink", "soft", "rule", "pale", "band", "accent", "paper"]
Align = Literal["left", "middle", "right"]
Form = Literal["disc", "ring", "square", "diamond", "triangle"]
FORMS: tuple[Form, ...] = ("disc", "square", "triangle", "diamond", "ring")
DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1.2, 1.8), (6, 2, 1, 2), (2, 3))
Scale = Callable[[Fraction | int], float]
SIGN = 2.6
"""Half the width of a sign, in points."""
GRID = (0, 35, 50, 65, 80, 100)
"""The edges of the letters, so that a reader sees which side a score is on."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; y grows upwards, all measures in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = "rule"
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, with an edge in `edge` if there is one."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = "band"
    edge: Tone | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text with its foot at y."""

    x: float
    y: float
    text: str
    size: float = 7.5
    align: Align = "left"
    tone: Tone = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A small mark of one form around its middle."""

    x: float
    y: float
    form: Form
    tone: Tone = "ink"


Shape = Stroke | Box | Word | Sign


def corners(sign: Sign) -> list[tuple[float, float]]:
    """The corners of a sign that is no circle."""
    x, y, r = sign.x, sign.y, SIGN
    match sign.form:
        case "square":
            return [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
        case "triangle":
            return [(x - r - 0.6, y - r), (x + r + 0.6, y - r), (x, y + r + 0.8)]
        case _:
            return [(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its size, its shapes from back to front, and the sentence that says what it shows."""

    height: float
    shapes: tuple[Shape, ...]
    says: str
    width: float = WIDE


@dataclass(frozen=True, slots=True)
class Track:
    """Scores over time that may be joined: one set of rules. Points are in order of their day."""

    name: str
    points: tuple[tuple[date, Score], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a comparison: the short sign it is known by, and its score."""

    sign: str
    score: Score | None


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a waterfall: from where to where, in points of the score."""

    name: str
    start: Fraction
    end: Fraction
    whole: bool = False


def trend_picture(tracks: Sequence[Track], says: str) -> Picture:
    """Scores from 0 to 100 over time: a sign for each score, an upright line for its range, no line between tracks."""
    left, right, foot, top = 26.0, 12.0, 30.0, 150.0
    days = [day for track in tracks for day, _ in track.points]
    first, span = min(days), max(1, (max(days) - min(days)).days)

    def x(day: date) -> float:
        inner = WIDE - left - right - 20
        return left + 10 + inner * ((day - first).days / span if len(set(days)) > 1 else 0.5)

    def y(value: Fraction | int) -> float:
        return foot + (top - foot) * float(value) / 100

    shapes: list[Shape] = []
    for value in GRID:
        shapes.append(Stroke(left, y(value), WIDE - right, y(value)))
        shapes.append(Word(left - 4, y(value) - 2.5, str(value), 7, "right", "soft"))
    shapes += _day_marks(sorted(set(days)), x, foot)
    for number, track in enumerate(tracks):
        form, dash = FORMS[number % len(FORMS)], DASHES[number % len(DASHES)]
        for (day, a), (later, b) in pairwise(track.points):
            if a.score is not None and b.score is not None:
                shapes.append(Stroke(x(day), y(a.score), x(later), y(b.score), "accent", 1.1, dash))
        for day, score in track.points:
            shapes += _ranged(x(day), y(score.low), y(score.high))
            if score.score is not None:
                shapes.append(Sign(x(day), y(score.score), form, "accent"))
    legend = list(_legend(tracks, top + 12))
    return Picture(top + 24, (*shapes, *legend), says)


def _ranged(x: float, low: float, high: float) -> Iterator[Shape]:
    yield Stroke(x, low, x, high, "soft", 0.8)
    yield from (Stroke(x - 3, end, x + 3, end, "soft", 0.8) for end in (low, high))


def _day_marks(days: Sequence[date], x: Callable[[date], float], foot: float) -> Iterator[Shape]:
    """Dates below the axis, as many as there is room for."""
    last = -100.0
    for day in days:
        at = x(day)
        yield Stroke(at, foot - 3, at, foot, "soft", 0.6)
        if at - last >= 52:
            yield Word(at, foot - 13, day.isoformat(), 7, "middle", "soft")
            last = at


def _legend(tracks: Sequence[Track], y: float) -> Iterator[Shape]:
    at = 30.0
    for number, track in enumerate(tracks[:4]):
        form, dash = FORMS[number % len(FORMS)], DASHES[number % len(DASHES)]
        yield Stroke(at, y + 2.5, at + 18, y + 2.5, "accent", 1.1, dash)
        yield Sign(at + 9, y + 2.5, form, "accent")
        name = track.name if len(track.name) <= 26 else track.name[:25] + "…"
        yield Word(at + 22, y, name, 7.5)
        at += 115


def lanes_picture(groups: Sequence[tuple[str, Sequence[Lane]]], says: str) -> Picture:
    """Groups of scores on one scale: a track, the range as a block, the score as an upright mark, figures behind."""
    label, figures, row, gap = 104.0, 112.0, 13.0, 9.0
    height = sum(row * len(lanes) + gap for _, lanes in groups) + 16
    start, room = label + 18, WIDE - label - 18 - figures

    def x(value: Fraction | int) -> float:
        return start + room * float(value) / 100

    shapes: list[Shape] = [Stroke(x(v), 14, x(v), height - 4) for v in GRID]
    shapes += [Word(x(v), 4, str(v), 7, "middle", "soft") for v in GRID]
    y = height - gap / 2
    for name, lanes in groups:
        shapes.append(Word(0, y - row + 3, name, 8.5, bold=True))
        for lane in lanes:
            y -= row
            shapes += _lane(lane, x, y, start)
        y -= gap
        shapes.append(Stroke(0, y + gap / 2, WIDE, y + gap / 2, width=0.3))
    return Picture(height, tuple(shapes), says)


def _lane(lane: Lane, x: Scale, y: float, start: float) -> Iterator[Shape]:
    yield Word(start - 6, y + 3, lane.sign, 8, "right")
    yield Box(x(0), y + 2, x(100) - x(0), 8, "pale")
    if lane.score is None:
        yield Word(x(0) + 4, y + 3.2, "no score: nothing applied", 7, tone="soft")
        return
    found = lane.score
    yield Box(x(found.low), y + 2, max(1.2, x(found.high) - x(found.low)), 8, "band", "soft")
    if found.score is not None:
        yield Box(x(found.score) - 1.2, y + 0.5, 2.4, 11, "accent")
    point = "–" if found.score is None else one_decimal(found.score)
    yield Word(x(100) + 10, y + 3, point, 8.5, bold=True)
    yield Word(x(100) + 40, y + 3, f"{one_decimal(found.low)} to {one_decimal(found.high)}", 7.5)


def waterfall_picture(rungs: Sequence[Rung], says: str) -> Picture:
    """From one score to another, step by step: light blocks with + or −, dark blocks where a whole stands."""
    label, figures, row = 236.0, 44.0, 14.0
    height = row * len(rungs) + 18
    ends = [value for rung in rungs for value in (rung.start, rung.end)]
    low, high = _frame(min(ends), max(ends))

    def x(value: Fraction | int) -> float:
        return label + (WIDE - label - figures) * float(value - low) / float(high - low)

    marks = [low + (high - low) * Fraction(n, 4) for n in range(5)]
    shapes: list[Shape] = [Stroke(x(m), 14, x(m), height) for m in marks]
    shapes += [Word(x(m), 4, one_decimal(m), 7, "middle", "soft") for m in marks]
    y = height
    for rung in rungs:
        y -= row
        shapes += _rung(rung, x, y, low)
        shapes.append(Stroke(x(rung.end), y + 2, x(rung.end), max(14, y - row + 10), "soft", 0.5, (1.5, 1.5)))
    return Picture(height, tuple(shapes), says)


def _frame(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The part of 0 to 100 that holds the steps, in tens."""
    start, end = low // 10 * 10, -(-high // 10) * 10
    return Fraction(start), Fraction(max(end, start + 10))


def _rung(rung: Rung, x: Scale, y: float, low: Fraction) -> Iterator[Shape]:
    name = rung.name if len(rung.name) <= 58 else rung.name[:57] + "…"
    yield Word(0, y + 3.5, name, 7.5, bold=rung.whole)
    left, right = (low, rung.end) if rung.whole else sorted((rung.start, rung.end))
    tone: Tone = "accent" if rung.whole else "band" if rung.end >= rung.start else "paper"
    yield Box(x(left), y + 2, max(1.0, x(right) - x(left)), 9, tone, "ink")
    moved = rung.end - rung.start
    sign = "" if rung.whole else "+" if moved > 0 else "−" if moved < 0 else "±"
    told = one_decimal(rung.end if rung.whole else abs(moved))
    yield Word(WIDE, y + 3.5, sign + told, 7.5, "right", bold=rung.whole)
