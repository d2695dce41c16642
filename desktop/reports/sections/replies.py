"""What the platform answered to questions: its word, with its date, and no part of the score."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.phrases import Foreign
from scoring.people import PLATFORM_SAYS, Reply
from scoring.printing import day_words

LONGEST = 1_500


def section(book: Book) -> list[Block]:
    """Every reply with the question it answers; nothing when there is none."""
    replies = book.review.replies
    if not replies:
        return []
    intro = (
        f"What stands here, {PLATFORM_SAYS}. It was not seen on the platform's pages, counts as no disclosure, and "
        "moves the score only where a person answered a question of the checklist on its base."
    )
    rows = tuple(_row(book, reply) for reply in sorted(replies, key=lambda r: (r.question, r.dated)))
    head = ("No.", "Asked", "The platform says", "Received")
    return [
        Heading("Replies of the platform"),
        Paragraph(intro),
        TableBlock(head, rows, (0.06, 0.3, 0.42, 0.22)),
    ]


def _row(book: Book, reply: Reply) -> tuple[CellText, ...]:
    text = reply.text if len(reply.text) <= LONGEST else reply.text[:LONGEST].rstrip() + "…"
    file = f"; file {reply.file}, SHA-256 {reply.sha256[:16]}" if reply.file else ""
    return (
        CellText(str(reply.question), "number"),
        CellText(asked(book, reply.subject)),
        CellText(Foreign(text)),
        CellText(f"dated {day_words(reply.dated)}, recorded by {reply.who}{file}", "small"),
    )


def asked(book: Book, subject: str) -> str:
    """The question behind a subject: an item's, or the fact that is stated in two ways."""
    _, contradiction, key = subject.partition("contradiction:")
    if contradiction:
        return f"Two values: {book.label(key.split()[0])}"
    return book.items[subject].ask or book.question(subject) if subject in book.items else subject
