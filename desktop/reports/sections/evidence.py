"""The evidence annex: address, time, digest and the exact words of everything cited before it."""

from __future__ import annotations

from desktop.reports.blocks import Block, Heading
from desktop.reports.citing import evidence_blocks
from desktop.reports.model import Book


def section(book: Book) -> list[Block]:
    """Every piece of evidence cited above, by number."""
    return [Heading("Evidence"), *evidence_blocks(book.cited(), [book.review])]
