"""The report on several platforms side by side: what differs, and a place only where the ranges part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop.reports.blocks import (
    Block,
    Bullets,
    CellText,
    Chart,
    Cover,
    Heading,
    Paragraph,
    Report,
    TableBlock,
)
from desktop.reports.citing import Citations, evidence_blocks
from desktop.reports.model import Handover, ItemText
from desktop.reports.picture import Lane, lanes_picture
from desktop.reports.sections.cover import DISCLAIMER
from desktop.reports.sections.flags import LEVELS, condition_words
from desktop.reports.sections.unknowns import limits
from desktop.reports.wording import DIMENSION_NAMES, band_words, outcome_words, ranged_words, value_words
from scoring.assessment import FlagLevel, FlagState
from scoring.facts import Absent, Catalogue, Found
from scoring.printing import day_words
from scoring.review import Review
from scoring.side_by_side import FactRow, ItemRow, ScoreRow, SideBySide

SIGNS = "ABCDEF"
NAMES = {**DIMENSION_NAMES, "overall": "Overall"}
PLACES = (
    "A platform stands above another only where its lowest possible score is higher than the other's highest possible "
    "one. Where the ranges overlap the two are not told apart, whatever their scores say."
)
OTHER_RULES = (
    "The platforms were judged by different checklists or profiles, so their scores do not compare and none is given a "
    "place. Judging all of them again by the present checklist makes them comparable."
)
NO_ADVICE = (
    "The comparison is of what was disclosed and could be seen. It does not say which platform to choose, and a "
    "platform that is not in it may differ from all of these."
)


@dataclass(slots=True)
class Sheet:
    """The material of one comparison. `final` says of each platform whether its run is signed off."""

    found: SideBySide
    items: Mapping[str, ItemText]
    catalogue: Catalogue
    final: tuple[bool, ...]
    handover: Handover = field(default_factory=Handover)
    citations: Citations = field(default_factory=Citations)

    def heads(self) -> tuple[str, ...]:
        """`A · Name` for each platform."""
        return tuple(
            f"{sign} · {review.platform.name}"
            for sign, review in zip(SIGNS, self.found.reviews, strict=False)
        )

    def widths(self, first: float) -> tuple[float, ...]:
        """The first column, and the rest in equal parts."""
        count = len(self.found.reviews)
        return (first, *([(1 - first) / count] * count))

    def question(self, item: str) -> str:
        """The item's question, or its id."""
        return self.items[item].question if item in self.items else item


def build_comparison(sheet: Sheet) -> Report:
    """The comparison as blocks. The same runs give the same blocks."""
    blocks: list[Block] = [
        _cover(sheet),
        *_short(sheet),
        *_flags(sheet),
        *_facts(sheet),
        *_items(sheet),
        *_limits(sheet),
        Heading("Evidence"),
        *evidence_blocks(sheet.citations.cited(), sheet.found.reviews),
    ]
    names = ", ".join(r.platform.name for r in sheet.found.reviews)
    return Report(f"Comparison: {names}", f"Comparison: {names} · {_mark(sheet)[:5]}", tuple(blocks))


def _cover(sheet: Sheet) -> Cover:
    given = sheet.handover
    people = [(k, v) for k, v in (("Prepared for", given.client), ("Adviser", given.person)) if v]
    rows = [(sign, _told(r)) for sign, r in zip(SIGNS, sheet.found.reviews, strict=False)]
    title = f"{len(sheet.found.reviews)} platforms side by side"
    return Cover(
        given.firm or "Lendscope",
        title,
        "Disclosure quality and visible risk",
        (*people, *rows),
        _mark(sheet),
        f"{DISCLAIMER} {NO_ADVICE}",
        given.logo,
        given.disclaimer,
    )


def _told(review: Review) -> str:
    found = review.assessment
    seen = day_words(review.snapshot.captured_at.date())
    return (
        f"{review.platform.name} · {review.platform.home} · captured {seen}, judged as of {day_words(found.as_of)} · "
        f"edition {found.edition}, profile {found.profile} · {review.run_id}"
    )


def _mark(sheet: Sheet) -> str:
    open_runs = sheet.final.count(False)
    if not open_runs:
        return "FINAL"
    return f"DRAFT: {open_runs} of {len(sheet.final)} runs are not signed off"


def _short(sheet: Sheet) -> list[Block]:
    found = sheet.found
    rows = (found.overall, *found.dimensions)
    groups = [
        (NAMES[row.id], [Lane(s, score) for s, score in zip(SIGNS, row.scores, strict=False)]) for row in rows
    ]
    says = "Scores of " + ", ".join(sheet.heads())
    return [
        Heading("In short", new_page=True),
        Paragraph(PLACES if found.same_rules else OTHER_RULES, "lead"),
        Paragraph("; ".join(sheet.heads()) + ".", "note"),
        Chart(lanes_picture(groups, says)),
        TableBlock(
            ("Risk", *sheet.heads()),
            (*tuple(_scores(row) for row in rows), _letters(sheet)),
            sheet.widths(0.2),
            caption="Scores, ranges and places",
        ),
    ]


def _scores(row: ScoreRow) -> tuple[CellText, ...]:
    cells = []
    for score, rank in zip(row.scores, row.ranks, strict=True):
        place = f"; place {rank.words()}" if rank else ""
        cells.append(CellText(ranged_words(score) + place, "small"))
    return (CellText(NAMES[row.id], "strong" if row.id == "overall" else "body"), *cells)


def _letters(sheet: Sheet) -> tuple[CellText, ...]:
    bands = (band_words(r.assessment.overall.band) for r in sheet.found.reviews)
    return (CellText("Letter"), *(CellText(band, "small") for band in bands))


def _flags(sheet: Sheet) -> list[Block]:
    told = [
        p for head, r in zip(sheet.heads(), sheet.found.reviews, strict=True) for p in _flag(sheet, head, r)
    ]
    body: list[Block] = (
        [Bullets(tuple(told))] if told else [Paragraph("No knock-out condition was seen on any of them.")]
    )
    return [Heading("Red flags"), *body]


def _flag(sheet: Sheet, head: str, review: Review) -> Iterator[Paragraph]:
    flags = review.assessment.flags
    for flag in flags:
        confirmed = flag.state is FlagState.CONFIRMED
        if confirmed or (flag.state is FlagState.CANDIDATE and flag.level is FlagLevel.KO2):
            who = f"confirmed by {flag.who or 'a person'}" if confirmed else "found by the program"
            words = f"{head}: {condition_words(flag)} ({LEVELS[flag.level]}, {who})."
            yield Paragraph(words, refs=sheet.citations.cite(flag.evidence, 2))
    waiting = sum(f.level is FlagLevel.KO1 and f.state is FlagState.CANDIDATE for f in flags)
    if waiting:
        yield Paragraph(
            f"{head}: {waiting} {'point awaits' if waiting == 1 else 'points await'} a person's decision."
        )


def _facts(sheet: Sheet) -> list[Block]:
    if not sheet.found.facts:
        return []
    rows = tuple(_fact(sheet, row) for row in sheet.found.facts)
    intro = "What the pages state, newest figures only: claims of the platforms. Rows marked ≠ differ."
    return [
        Heading("Facts side by side"),
        Paragraph(intro),
        TableBlock(("Fact", *sheet.heads()), rows, sheet.widths(0.22)),
    ]


def _fact(sheet: Sheet, row: FactRow) -> tuple[CellText, ...]:
    kind = sheet.catalogue.get(row.key)
    name = kind.label if kind and kind.label else row.key
    cells = []
    for finding, values in zip(row.findings, row.values, strict=True):
        match finding:
            case Found():
                words = "; ".join(value_words(v, kind) for v in values[:3])
                refs = sheet.citations.cite((e for v in values[:3] for e in v.evidence), 2)
                cells.append(CellText(words, "small", refs=refs))
            case Absent():
                cells.append(CellText("not stated", "small"))
            case _:
                cells.append(CellText("not read", "small"))
    return (CellText(f"≠ {name}" if row.differs else name), *cells)


def _items(sheet: Sheet) -> list[Block]:
    differing = [row for row in sheet.found.items if row.differs]
    if not differing:
        return []
    same = len(sheet.found.items) - len(differing)
    intro = f"{same} questions have the same outcome on all of them and are left out."
    rows = tuple(_item(sheet, row) for row in differing)
    return [
        Heading("Questions with different outcomes"),
        Paragraph(intro),
        TableBlock(("Question", *sheet.heads()), rows, sheet.widths(0.4)),
    ]


def _item(sheet: Sheet, row: ItemRow) -> tuple[CellText, ...]:
    cells = (CellText(outcome_words(j.outcome) if j else "not asked", "small") for j in row.judgements)
    return (CellText(sheet.question(row.item)), *cells)


def _limits(sheet: Sheet) -> list[Block]:
    """How much of each is open, then the limits that hold for all."""
    rows = tuple(
        (
            CellText(head),
            CellText(str(len(review.assessment.unknowns)), "number"),
            CellText("; ".join(sheet.question(u.item) for u in review.assessment.unknowns[:3]), "small"),
        )
        for head, review in zip(sheet.heads(), sheet.found.reviews, strict=True)
    )
    return [
        Heading("Unknowns and limits"),
        Paragraph("Not knowing is neither good nor bad: it widens the range and is never counted as zero."),
        TableBlock(
            ("Platform", "Open questions", "Those that hold the range open most"), rows, (0.24, 0.14, 0.62)
        ),
        *limits(()),
    ]
