"""Red flags: those a person confirmed, then serious ones the program found, and what was decided otherwise.

A fatal flag that nobody has decided on is counted and not told: a wrong word about an honest firm harms it.
"""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.phrases import Foreign
from scoring.assessment import Flag, FlagLevel, FlagState

LEVELS = {FlagLevel.KO1: "fatal", FlagLevel.KO2: "serious"}
FOUND = (
    "Serious, found by the program and not yet decided on by a person. Each acts on the score until somebody rejects "
    "it with a reason."
)


def section(book: Book) -> list[Block]:
    """Confirmed, found, awaiting, rejected; nothing where there is none, which the summary says."""
    flags = book.review.assessment.flags
    if not flags:
        return []
    confirmed = [f for f in flags if f.state is FlagState.CONFIRMED]
    found = [f for f in flags if f.state is FlagState.CANDIDATE and f.level is FlagLevel.KO2]
    rejected = [f for f in flags if f.state is FlagState.REJECTED]
    return [
        Heading("Red flags"),
        *_confirmed(book, confirmed),
        *([Paragraph(awaiting_words(book.awaiting))] if book.awaiting else []),
        *_found(book, found),
        *_rejected(book, rejected),
    ]


def awaiting_words(count: int) -> str:
    """How many fatal points wait for a person."""
    points = "A point awaits" if count == 1 else f"{count} points await"
    return f"{points} confirmation by a person; this report is a draft until then."


def condition_words(flag: Flag) -> str:
    """The condition as a sentence's beginning."""
    return flag.condition[:1].upper() + flag.condition[1:]


def _confirmed(book: Book, flags: list[Flag]) -> list[Block]:
    if not flags:
        return [Paragraph("No red flag was confirmed by a person.")]
    rows = tuple(
        (
            CellText(condition_words(f), refs=book.cite(f.evidence)),
            CellText(LEVELS[f.level]),
            CellText(f.who or "not stated"),
            CellText(Foreign(f.why), "small"),
        )
        for f in flags
    )
    head = ("Confirmed", "Level", "By", "Reason given")
    return [TableBlock(head, rows, (0.44, 0.1, 0.16, 0.3), caption="Red flags confirmed by a person")]


def _found(book: Book, flags: list[Flag]) -> list[Block]:
    if not flags:
        return []
    rows = tuple(
        (
            CellText(condition_words(f)),
            CellText(book.question(f.item), "small"),
            CellText("" if f.evidence else "pages read in full", "small", refs=book.cite(f.evidence)),
        )
        for f in flags
    )
    return [
        Heading("Found by the program", 2),
        Paragraph(FOUND),
        TableBlock(
            ("Condition that holds", "Question of the checklist", "Evidence"), rows, (0.46, 0.36, 0.18)
        ),
    ]


def _rejected(book: Book, flags: list[Flag]) -> list[Block]:
    if not flags:
        return []
    rows = tuple(
        (
            CellText(book.question(f.item)),
            CellText(f.who or "not stated"),
            CellText(Foreign(f.why), "small"),
        )
        for f in flags
    )
    intro = "The program raised these; a person looked at the quotes and decided otherwise."
    return [
        Heading("Rejected by a person", 2),
        Paragraph(intro),
        TableBlock(("Question", "By", "Reason given"), rows, (0.44, 0.18, 0.38)),
    ]
