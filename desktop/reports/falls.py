"""Why a score is another: by cause, and step by step as a chart and a table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from desktop.reports.blocks import Block, CellText, Chart, Heading, Paragraph, TableBlock
from desktop.reports.ledger import CAUSES, Ledger, signed_words
from desktop.reports.picture import Rung, waterfall_picture
from desktop.reports.wording import outcome_words
from scoring.assessment import Outcome
from scoring.printing import one_decimal
from scoring.waterfall import Move, Step, Waterfall

MOST_RUNGS = 14


def causes(fall: Waterfall) -> list[Block]:
    moves = [(cause, move) for cause, move in fall.by_cause().items() if move]
    if not moves:
        return []
    rows = tuple(
        (
            CellText(CAUSES[cause]),
            *(CellText(signed_words(v), "number") for v in (move.score, move.low, move.high)),
        )
        for cause, move in moves
    )
    head = ("Cause", "Score", "Lowest", "Highest")
    total = (
        CellText("Together", "strong"),
        *(CellText(signed_words(v), "number") for v in _parts(fall.total)),
    )
    return [
        Heading("Why the score is another", 2),
        TableBlock(head, rows, (0.49, 0.17, 0.17, 0.17), total),
    ]


def _parts(move: Move) -> tuple[Fraction | None, Fraction, Fraction]:
    return (move.score, move.low, move.high)


def steps(ledger: Ledger) -> list[Block]:
    """The steps, the greatest first; those of the lowest possible score where a point is missing."""
    fall = ledger.found.overall
    if fall.before is None or fall.after is None or not any(step.move for step in fall.steps):
        return []
    pointed = fall.total.score is not None
    whole = "Score" if pointed else "Lowest possible score"
    start = fall.before.score if pointed else fall.before.low
    steps = _merged(fall.steps, pointed=pointed)
    rungs = list(_rungs(ledger, Fraction(start or 0), steps, whole))
    says = (
        f"{whole}: from {one_decimal(rungs[0].end)} to {one_decimal(rungs[-1].end)} in {len(rungs) - 2} steps"
    )
    rows = tuple(
        (
            CellText(ledger.question(step.name)),
            CellText(_way(step), "small"),
            CellText(CAUSES[step.cause] + (f": {step.because}" if step.because else ""), "small"),
            CellText(signed_words(step.move.score if pointed else step.move.low), "number"),
        )
        for step in steps
    )
    return [
        Heading(f"Step by step: {whole.lower()}", 2),
        Chart(waterfall_picture(rungs, says)),
        TableBlock(("Step", "Outcome", "Cause", "Moves by"), rows, (0.42, 0.22, 0.24, 0.12)),
        Paragraph(
            "The steps are exact and add up to the whole difference; each is printed with one decimal.",
            "note",
        ),
    ]


def _merged(steps: tuple[Step, ...], *, pointed: bool) -> list[Step]:
    """Steps that move something, the greatest first."""

    def size(step: Step) -> Fraction:
        return abs(step.move.score or Fraction(0)) if pointed else abs(step.move.low)

    return sorted((step for step in steps if size(step)), key=size, reverse=True)


def _rungs(ledger: Ledger, start: Fraction, steps: list[Step], whole: str) -> Iterator[Rung]:
    at = start
    yield Rung(f"{whole} before", at, at, whole=True)
    pointed = whole == "Score"
    moves = [(s, (s.move.score or Fraction(0)) if pointed else s.move.low) for s in steps]
    for step, move in moves[:MOST_RUNGS]:
        yield Rung(ledger.question(step.name), at, at + move)
        at += move
    rest = sum((move for _, move in moves[MOST_RUNGS:]), Fraction(0))
    if moves[MOST_RUNGS:]:
        yield Rung(f"{len(moves) - MOST_RUNGS} smaller steps", at, at + rest)
    yield Rung(f"{whole} after", at + rest, at + rest, whole=True)


def _way(step: Step) -> str:
    if step.before is None and step.after is None:
        return ""
    return f"{_outcome(step.before)} → {_outcome(step.after)}"


def _outcome(outcome: Outcome | None) -> str:
    return outcome_words(outcome) if outcome else "not asked"
