"""Words of the field in plain ones, for a reader who meets them for the first time."""

from __future__ import annotations

from desktop.reports.blocks import Block, Heading, Pairs
from desktop.reports.model import Book


def section(book: Book) -> list[Block]:
    """Words and what they mean; nothing where no glossary is given."""
    if not book.background.glossary:
        return []
    return [Heading("Glossary"), Pairs(book.background.glossary)]
