"""What the law asks a platform of this kind to publish, and what of it was found, with the days it was due."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from scoring.expecting import Expected, State, expected, sentence

INTRO = (
    "A pointer for reviewers and no legal advice. “Not found” means that the pages listed in the evidence were read in "
    "full and do not say it; it never means that a law was broken. A platform outside a regime owes nothing under it."
)
MARKS = {
    State.STATED: "● stated",
    State.OLDER: "◐ older than due",
    State.PARTLY: "◐ stated in part",
    State.NOT_FOUND: "□ not found",
    State.NOT_CHECKED: "? not checked",
}


def section(book: Book) -> list[Block]:
    """One table for each regime that applies; a sentence where none does."""
    found = book.review.assessment
    results = expected(book.background.packs, found.regimes, book.review.reading.findings, found.as_of)
    blocks: list[Block] = [Heading("Expected by law"), Paragraph(INTRO)]
    if not results:
        return [*blocks, Paragraph(_none(book))]
    for pack in book.background.packs:
        own = [r for r in results if r.duty.regime == pack.regime]
        if own:
            table = TableBlock(
                ("To be published", "Result", "Details", "Source"),
                tuple(_row(book, r) for r in own),
                (0.36, 0.15, 0.29, 0.2),
            )
            blocks += [Heading(pack.name, 2), Paragraph(pack.applies, "note"), table]
    return blocks


def _none(book: Book) -> str:
    if not book.review.assessment.regimes:
        return (
            "Neither the country of the operator nor a kind of licence could be read that ties the platform to one of "
            "the regimes this program knows. A jurisdiction can be given for the review."
        )
    return "The program holds no rows for the regimes that apply."


def _row(book: Book, result: Expected) -> tuple[CellText, ...]:
    check = " · check the article" if result.duty.from_memory else ""
    return (
        CellText(result.duty.what),
        CellText(MARKS[result.state]),
        CellText(_details(book, result), "small"),
        CellText(f"{result.duty.source} ({result.duty.mark}){check}", "small"),
    )


def _details(book: Book, result: Expected) -> str:
    missing = ", ".join(book.label(key) for key in result.missing)
    words = sentence(result)
    if words == "stated":
        return ""
    lacking = f"; not found: {missing}" if result.state is State.PARTLY and missing else ""
    return words[:1].upper() + words[1:] + lacking + "."
