"""The scores of a run as columns: a float to sort by, and the exact numbers to print from."""

from __future__ import annotations

from fractions import Fraction

from scoring.assessment import Assessment, Score

RULED = ("overall", "liquidity", "credit", "reputation", "leakage", "security", "machine")
"""The columns; `machine` is the overall score without a person's answers. Released names never change."""


def ruled(assessment: Assessment) -> dict[str, Score | None]:
    """The scores of an assessment by column."""
    scores: dict[str, Score | None] = {d.id: d.result for d in assessment.dimensions if d.id in RULED}
    machine = assessment.machine_overall
    return {
        **dict.fromkeys(RULED),
        **scores,
        "overall": assessment.overall.result,
        "machine": machine.result if machine else None,
    }


def written(score: Score | None) -> str | None:
    """Score, low, high and coverage as exact fractions in one word each."""
    if score is None:
        return None
    first = "-" if score.score is None else str(score.score)
    return f"{first} {score.low} {score.high} {score.coverage}"


def read(text: str | None) -> Score | None:
    """The score that `written` was given."""
    if text is None:
        return None
    first, low, high, coverage = text.split(" ")
    return Score(None if first == "-" else Fraction(first), Fraction(low), Fraction(high), Fraction(coverage))


def sortable(score: Score | None) -> float | None:
    """The score as a float, for ordering only."""
    return None if score is None or score.score is None else float(score.score)
