"""How the scores are made, in one page: states, weights, caps and letters."""

from __future__ import annotations

from desktop.reports.blocks import Block, Bullets, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.wording import DIMENSION_NAMES, cap_words, score_words
from scoring.assessment import Cap
from scoring.printing import one_decimal

STATES = (
    ("pass", "1", "inside the line that counts as good"),
    ("partial", "½", "inside the second line"),
    ("fail", "0", "stated or measured, and outside the lines"),
    (
        "not disclosed",
        "0 or ¼",
        "every page that should say it was read and does not; 0 where a law asks for it, else ¼",
    ),
    ("unknown", "open", "a page could not be read, or the rule lacks what it needs"),
    ("for a person", "open", "only a person or a register can answer"),
    ("not applicable", "–", "the question does not arise; it leaves the sum"),
)


def section(book: Book) -> list[Block]:
    """States, sums, caps and letters."""
    found = book.review.assessment
    return [
        Heading("Method"),
        Paragraph(
            "Each question of the checklist has one of seven states and a weight (critical 8, high 4, medium 2, "
            "low 1). A risk's score is 100 × the sum of weight × value over the answered questions ÷ their weight. "
            "The range counts every open question once as 0 and once as 1. The overall score is the weighted mean of "
            "the five."
        ),
        TableBlock(
            ("State", "Value", "Means"),
            tuple(tuple(CellText(t) for t in row) for row in STATES),
            (0.2, 0.1, 0.7),
        ),
        Heading("The overall sum", 2),
        TableBlock(("Risk", "Share", "Result"), _shares(book), (0.3, 0.12, 0.58)),
        Paragraph(
            f"Mean: {score_words(found.overall.mean)}. After caps: {score_words(found.overall.result)}."
        ),
        Heading("Caps", 2),
        Bullets(tuple(Paragraph(_cap(c)) for c in found.overall.caps))
        if found.overall.caps
        else Paragraph("No cap applies."),
        Heading("Letters", 2),
        Paragraph(
            "A from 80, B from 65, C from 50, D from 35, E below. No letter when less than 60 % of the weight, or less "
            "than 75 % of the critical weight, could be answered."
        ),
    ]


def _shares(book: Book) -> tuple[tuple[CellText, ...], ...]:
    return tuple(
        (
            CellText(DIMENSION_NAMES[d.id]),
            CellText(one_decimal(d.weight * 100 if d.weight <= 1 else d.weight) + " %", "number"),
            CellText(score_words(d.result)),
        )
        for d in book.review.assessment.dimensions
    )


def _cap(cap: Cap) -> str:
    return ("Binds: " if cap.binds else "Does not bind: ") + cap_words(cap) + "."
