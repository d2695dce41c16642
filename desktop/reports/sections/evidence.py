"""The evidence annex: address, time, digest, method and the exact words of everything cited before it."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.cleaning import web_link
from desktop.reports.model import Book
from desktop.reports.wording import origin_words, time_words
from scoring.facts import Evidence


def section(book: Book) -> list[Block]:
    """Every piece of evidence cited above, by number."""
    return [Heading("Evidence", new_page=True), *_evidence(book)]


def _evidence(book: Book) -> list[Block]:
    cited = book.cited()
    if not cited:
        return [Paragraph("No evidence was cited.")]
    rows = tuple(_row(number, evidence, book) for number, evidence in cited)
    intro = "Quotes are word for word from the saved page. The digest (SHA-256) is of the bytes as received."
    return [
        Paragraph(intro),
        TableBlock(("No.", "Words on the page", "Where and when"), rows, (0.07, 0.48, 0.45)),
    ]


def _row(number: int, evidence: Evidence, book: Book) -> tuple[CellText, ...]:
    page = f", page {evidence.page}" if evidence.page else ""
    digest = f" · sha256 {evidence.sha256[:16]}…" if evidence.sha256 else ""
    where = f"{evidence.url}{page} · {time_words(evidence.captured_at)}{digest}{_origin(evidence, book)}"
    return (
        CellText(f"E{number}", "strong", anchor=number),
        CellText(f"“{evidence.quote}”"),
        CellText(where, "small", link=web_link(evidence.url)),
    )


def _origin(evidence: Evidence, book: Book) -> str:
    """Nothing for what was captured here; what a person brought says from which file."""
    capture = book.review.snapshot.capture_of(evidence)
    return f" · {origin_words(capture)}" if capture and capture.origin in ("adopted", "imported") else ""
