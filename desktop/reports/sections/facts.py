"""Every fact that was found, with its date and evidence."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from scoring.facts import FactValue
from scoring.technical import GROUPS, SUM

MOST_VALUES = 12
SHOWN_APART = frozenset(key for keys in GROUPS.values() for key in keys) | {SUM}


def section(book: Book) -> list[Block]:
    """The facts table; keys with many values show the first and say how many more there are."""
    rows = tuple(
        row
        for fact in book.found_facts()
        if fact.key not in SHOWN_APART
        for row in _rows(book, fact.key, fact.values)
    )
    if not rows:
        return [Heading("Facts"), Paragraph("No fact could be read from this snapshot.")]
    return [
        Heading("Facts"),
        Paragraph(
            "What the pages state. A stated figure is a claim of the platform unless a register is named."
        ),
        TableBlock(("Fact", "Value", "Evidence"), rows, (0.32, 0.52, 0.16)),
    ]


def _rows(book: Book, key: str, values: tuple[FactValue, ...]) -> list[tuple[CellText, ...]]:
    rows: list[tuple[CellText, ...]] = [
        (
            CellText(book.label(key) if n == 0 else ""),
            CellText(book.words(key, v)),
            CellText("", refs=book.cite(v.evidence, 2)),
        )
        for n, v in enumerate(values[:MOST_VALUES])
    ]
    if len(values) > MOST_VALUES:
        rest = f"and {len(values) - MOST_VALUES} more values, in the JSON export"
        rows.append((CellText(""), CellText(rest, "small"), CellText("")))
    return rows
