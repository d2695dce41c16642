"""The evidence annex: address, time, digest and the exact words; and where nothing was found."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.cleaning import web_link
from desktop.reports.model import Book
from desktop.reports.wording import origin_words, time_words
from scoring.facts import Absent, Evidence


def section(book: Book) -> list[Block]:
    """Every piece of evidence cited above, then the search trail of what is absent."""
    return [Heading("Evidence", new_page=True), *_evidence(book), *_trail(book)]


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


def _trail(book: Book) -> list[Block]:
    absent = [f for _, f in sorted(book.review.reading.findings.items()) if isinstance(f, Absent)]
    if not absent:
        return []
    rows = tuple((CellText(book.label(f.key)), CellText(_searched(f), "small")) for f in absent)
    intro = "These facts were looked for on every page that should state them, and are not there."
    return [
        Heading("Searched and not found", 2),
        Paragraph(intro),
        TableBlock(("Fact", "Pages read in full"), rows, (0.34, 0.66)),
    ]


def _searched(finding: Absent) -> str:
    pages = [p.url for p in finding.searched]
    shown = ", ".join(pages[:4])
    return (
        shown + (f" and {len(pages) - 4} more" if len(pages) > 4 else "") if pages else "the whole snapshot"
    )
