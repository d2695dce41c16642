"""The order of the report's sections. Unknowns and limits always stand in it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.reports.blocks import Block, Report
from desktop.reports.model import Adviser, Background, Book, ItemText
from desktop.reports.sections import (
    contradictions,
    cover,
    dimensions,
    evidence,
    expected,
    facts,
    method,
    questions,
    summary,
    technical,
    unknowns,
    visits,
)
from scoring.facts import Catalogue
from scoring.printing import day_words
from scoring.review import Review

SECTIONS = (
    cover, summary, dimensions, contradictions, expected, facts, technical, unknowns, questions, visits, method,
    evidence,
)  # fmt: skip


def build_report(
    review: Review,
    items: Mapping[str, ItemText],
    catalogue: Catalogue,
    adviser: Adviser | None = None,
    background: Background | None = None,
) -> Report:
    """The whole report as blocks. The same snapshot, checklist, profile and day give the same blocks."""
    book = Book(review, items, catalogue, adviser or Adviser(), background or Background())
    blocks: list[Block] = []
    for part in SECTIONS:
        blocks += part.section(book)
    mark = " · DRAFT" if book.draft else ""
    foot = f"{review.platform.name} · captured {day_words(review.snapshot.captured_at.date())}{mark}"
    return Report(
        title=f"{review.platform.name}: disclosure quality and visible risk", foot=foot, blocks=tuple(blocks)
    )
