"""The order of the report's sections, and which of them a reader gets; evidence, unknowns and limits always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import ModuleType

from desktop.reports.blocks import Block, Report
from desktop.reports.errors import ReportError
from desktop.reports.model import Background, Book, Handover, ItemText
from desktop.reports.sections import (
    contradictions,
    cover,
    dimensions,
    evidence,
    expected,
    facts,
    flags,
    glossary,
    method,
    questions,
    replies,
    summary,
    technical,
    trail,
    trend,
    unknowns,
    verify,
    visits,
    workbench,
)
from scoring.facts import Catalogue
from scoring.printing import day_words
from scoring.profiles import mark
from scoring.review import Review

SECTIONS = (
    cover, summary, flags, dimensions, contradictions, workbench, trend, unknowns, questions, replies, expected, facts,
    technical, visits, evidence, trail, method, glossary, verify,
)  # fmt: skip
"""In this order. What cites evidence stands before `evidence`, which prints all that was cited."""

ALWAYS = frozenset({"cover", "summary", "unknowns", "evidence"})
"""No number without its evidence, and no report without its limits: these cannot be left out."""


class Audience(StrEnum):
    """Whom a report is for: the person who lends, everybody, or the one who checks it."""

    CLIENT = "client"
    FULL = "full"
    TECHNICAL = "technical"


LEFT_OUT: Mapping[Audience, frozenset[str]] = {
    Audience.CLIENT: frozenset({"facts", "technical", "visits", "trail", "expected"}),
    Audience.FULL: frozenset(),
    Audience.TECHNICAL: frozenset({"trend", "questions", "replies", "glossary"}),
}


def name_of(section: ModuleType) -> str:
    """The word by which a section is chosen: the name of its file."""
    return section.__name__.rpartition(".")[2]


def choosable() -> tuple[str, ...]:
    """The sections that may be left out, in their order."""
    return tuple(name for name in map(name_of, SECTIONS) if name not in ALWAYS)


def chosen(audience: Audience = Audience.FULL, wanted: Iterable[str] | None = None) -> tuple[ModuleType, ...]:
    """The sections for this audience, or those `wanted` by name. ReportError names the sections there are."""
    names = None if wanted is None else frozenset(wanted)
    unknown = (names or frozenset()) - {name_of(section) for section in SECTIONS}
    if unknown:
        raise ReportError(f"there is no section {min(unknown)!r}; choose among {', '.join(choosable())}")
    if names is None:
        return tuple(s for s in SECTIONS if name_of(s) not in LEFT_OUT[audience])
    return tuple(s for s in SECTIONS if name_of(s) in names | ALWAYS)


def build_report(
    review: Review,
    items: Mapping[str, ItemText],
    catalogue: Catalogue,
    handover: Handover | None = None,
    background: Background | None = None,
    sections: Iterable[ModuleType] = SECTIONS,
) -> Report:
    """The report as blocks. The same run, checklist, names and sections give the same blocks."""
    parts = tuple(sections)
    book = Book(review, items, catalogue, handover or Handover(), background or Background())
    book.sections = frozenset(map(name_of, parts))
    blocks: list[Block] = []
    for part in parts:
        blocks += part.section(book)
    foot = _foot(book)
    return Report(
        title=f"{review.platform.name}: disclosure quality and visible risk", foot=foot, blocks=tuple(blocks)
    )


FOOT = 88
"""Signs that have room at the foot of a page."""


def _foot(book: Book) -> str:
    """The line at the foot of every page: who, whatever sets the report apart, and when; a long name is cut."""
    review = book.review
    rest = ["DRAFT" if book.draft else "FINAL"]
    rest += [f"profile {review.assessment.profile}"] if mark(review.assessment.profile) else []
    rest += [f"captured {day_words(review.snapshot.captured_at.date())}"]
    behind = " · ".join(rest)
    room = max(12, FOOT - len(behind) - 3)
    name = review.platform.name
    short = name if len(name) <= room else name[: room - 1].rstrip() + "…"
    return f"{short} · {behind}"
