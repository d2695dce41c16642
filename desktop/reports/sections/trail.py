"""Where was looked for what is not there: evidence of absence, page by page."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from scoring.facts import Absent

INTRO = (
    "These facts were looked for on every page that should state them, and are not there. The pages were read in full; "
    "their digests stand in the JSON export."
)


def section(book: Book) -> list[Block]:
    """One row for each absent fact; nothing when there is none."""
    absent = [f for _, f in sorted(book.review.reading.findings.items()) if isinstance(f, Absent)]
    if not absent:
        return []
    rows = tuple((CellText(book.label(f.key)), CellText(_searched(f), "small")) for f in absent)
    return [
        Heading("Searched and not found"),
        Paragraph(INTRO),
        TableBlock(("Fact", "Pages read in full"), rows, (0.34, 0.66)),
    ]


def _searched(finding: Absent) -> str:
    pages = [p.url for p in finding.searched]
    if not pages:
        return "the whole snapshot"
    more = f" and {len(pages) - 4} more" if len(pages) > 4 else ""
    return ", ".join(pages[:4]) + more
