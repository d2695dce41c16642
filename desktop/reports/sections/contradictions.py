"""The same figure with different values: each with its place, none of them taken for the right one."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.phrases import Foreign


def section(book: Book) -> list[Block]:
    """The ledger of contradictions; nothing is printed when there is none."""
    found = book.review.reading.contradictions
    if not found:
        return []
    rows = tuple(
        (
            CellText(book.label(c.key) if n == 0 else ""),
            CellText(book.words(c.key, v)),
            CellText(Foreign(v.evidence[0].quote), "small", refs=book.cite(v.evidence, 2)),
        )
        for c in found
        for n, v in enumerate(c.values)
    )
    intro = (
        "The same thing is stated with different values for the same period. "
        "Which one is right is for the platform to say."
    )
    return [
        Heading("Contradictions", new_page=False),
        Paragraph(intro),
        TableBlock(("Fact", "Stated value", "Words on the page"), rows, (0.26, 0.28, 0.46)),
    ]
