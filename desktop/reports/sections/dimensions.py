"""Each risk with every line of its sum and the numbers of the evidence."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.wording import (
    DIMENSION_NAMES,
    DIMENSION_WORDS,
    outcome_words,
    points_words,
    score_words,
    waits_for_a_person,
    waiver_words,
)
from scoring.assessment import DimensionScore, Judgement, Line
from scoring.people import WAIVABLE
from scoring.printing import one_decimal

WIDTHS = (0.285, 0.15, 0.08, 0.07, 0.415)


def section(book: Book) -> list[Block]:
    """One chapter for each dimension that has applicable items; they follow the flags, or begin a page."""
    blocks: list[Block] = []
    for number, dimension in enumerate(book.review.assessment.dimensions):
        blocks += chapter(book, dimension, new_page=number == 0 and not book.review.assessment.flags)
    return blocks


def chapter(book: Book, dimension: DimensionScore, *, new_page: bool) -> list[Block]:
    """Heading, result, the table of lines and the arithmetic under it."""
    share = one_decimal(dimension.weight * 100 if dimension.weight <= 1 else dimension.weight)
    return [
        Heading(DIMENSION_NAMES[dimension.id], new_page=new_page),
        Paragraph(DIMENSION_WORDS[dimension.id], "lead"),
        Paragraph(f"{score_words(dimension.result)}. Share in the overall mean: {share} %."),
        TableBlock(
            head=("Question", "Outcome", "Weight", "Points", "Reason and evidence"),
            rows=tuple(_row(book, line) for line in dimension.lines),
            widths=WIDTHS,
            total=_total(dimension),
        ),
        Paragraph(arithmetic(dimension), "note"),
    ]


def _row(book: Book, line: Line) -> tuple[CellText, ...]:
    judgement = book.review.assessment.judgement(line.item)
    return (
        CellText(book.question(line.item)),
        CellText(outcome_words(line.outcome)),
        CellText(
            str(line.weight) if line.value is not None or line.points is not None or _open(line) else "–",
            "number",
        ),
        CellText(points_words(line.points), "number"),
        CellText(
            _reason(judgement) + _accepted(book, line),
            "small",
            refs=() if waits_for_a_person(judgement) else book.cite(judgement.evidence),
        ),
    )


def _accepted(book: Book, line: Line) -> str:
    """What a person accepted of it, and what the platform answered: neither is in the score."""
    review = book.review
    waiver, replies = review.waiver(line.item), review.replies_to(line.item)
    standing = waiver if line.outcome in WAIVABLE else None
    told = f" {waiver_words(standing, review.assessment.as_of)}" if standing else ""
    numbers = ", ".join(str(r.question) for r in replies)
    return told + (f" The platform has replied (question {numbers})." if replies else "")


def _open(line: Line) -> bool:
    return line.outcome.value in ("unknown", "manual_pending")


def _reason(judgement: Judgement) -> str:
    if waits_for_a_person(judgement):
        return "A point awaits confirmation by a person."
    by = "" if judgement.by == "program" else f" Answered by {judgement.by}."
    if judgement.machine is not None and judgement.by != "program":
        by += f" The program alone: {judgement.machine.value.replace('_', ' ')}."
    return judgement.reason + by


def _total(dimension: DimensionScore) -> tuple[CellText, ...]:
    return (
        CellText("Answered lines", "strong"),
        CellText(""),
        CellText(str(dimension.answered_weight), "number"),
        CellText(points_words(dimension.points), "number"),
        CellText(f"of a weight of {dimension.applicable_weight} that applies", "small"),
    )


def arithmetic(dimension: DimensionScore) -> str:
    """The whole sum in one line, as the method defines it."""
    answered, applicable = dimension.answered_weight, dimension.applicable_weight
    points, result = points_words(dimension.points), dimension.result
    score = "no item was answered"
    if result.score is not None:
        score = f"100 × {points} ÷ {answered} = {one_decimal(result.score)}"
    low = f"100 × {points} ÷ {applicable} = {one_decimal(result.low)}"
    high = f"100 × ({points} + {applicable - answered}) ÷ {applicable} = {one_decimal(result.high)}"
    return (
        f"Score: {score}. Lowest, if every open item failed: {low}. Highest, if every open item passed: {high}. "
        f"Coverage: {answered} ÷ {applicable}."
    )
