"""The order of the report's sections. Unknowns and limits always stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.reports.blocks import Block, Report
from desktop.reports.model import Adviser, Book, ItemText
from desktop.reports.sections import (
    contradictions,
    cover,
    dimensions,
    evidence,
    facts,
    method,
    questions,
    summary,
    technical,
    unknowns,
)
from desktop.reports.wording import day_words
from scoring.facts import Catalogue
from scoring.review import Review

SECTIONS = (
    cover, summary, dimensions, contradictions, facts, technical, unknowns, questions, method, evidence,
)  # fmt: skip


def build_report(
    review: Review,
    items: Mapping[str, ItemText],
    catalogue: Catalogue,
    adviser: Adviser | None = None,
    notes: tuple[str, ...] = (),
    lists: Mapping[str, date] | None = None,
) -> Report:
    """The whole report as blocks. The same snapshot, checklist, profile and day give the same blocks.

    `notes` are further limits, such as the age of a bundled list; `lists` are the bundled lists with their dates.
    """
    book = Book(review, items, catalogue, adviser or Adviser(), notes, lists or {})
    blocks: list[Block] = []
    for part in SECTIONS:
        blocks += part.section(book)
    mark = " · DRAFT" if book.draft else ""
    foot = f"{review.platform.name} · captured {day_words(review.snapshot.captured_at.date())}{mark}"
    return Report(
        title=f"{review.platform.name}: disclosure quality and visible risk", foot=foot, blocks=tuple(blocks)
    )
