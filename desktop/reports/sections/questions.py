"""What to ask the platform, politely and by number."""

from __future__ import annotations

from desktop.reports.blocks import Block, Bullets, Heading, Paragraph
from desktop.reports.model import Book


def section(book: Book) -> list[Block]:
    """The questions that gaps and contradictions raise."""
    questions = book.review.assessment.questions
    if not questions:
        return []
    return [
        Heading("Questions to ask"),
        Paragraph("Answers with a document or a public address can be added as evidence."),
        Bullets(tuple(Paragraph(q) for q in questions), numbered=True),
    ]
