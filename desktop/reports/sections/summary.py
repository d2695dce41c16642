"""One page that answers: what should I know?"""

from __future__ import annotations

from desktop.reports.blocks import Bar, Bars, Block, Bullets, Heading, Paragraph
from desktop.reports.model import Book
from desktop.reports.wording import (
    DIMENSION_NAMES,
    band_words,
    outcome_words,
    percent_words,
    score_words,
)
from scoring.assessment import Flag, FlagLevel, FlagState, OpenItem
from scoring.printing import day_words, one_decimal


def section(book: Book) -> list[Block]:
    """Five bars with intervals, the whole, flags, the greatest unknowns, contradictions."""
    return [
        Heading("In short", new_page=True),
        Paragraph(_lead(book), "lead"),
        _bars(book),
        *_caps(book),
        Heading("Flags", 2),
        *_flags(book),
        Heading("What is not known, and matters most", 2),
        _unknowns(book),
        *_contradictions(book),
        *_profiles(book),
    ]


def _lead(book: Book) -> str:
    overall = book.review.assessment.overall
    seen = day_words(book.review.snapshot.captured_at.date())
    if overall.awaiting:
        return (
            f"A point awaits confirmation by a person, so there is no overall score and no letter yet. The range "
            f"is {one_decimal(overall.result.low)} to {one_decimal(overall.result.high)}. Pages captured on {seen}."
        )
    whole = f"Disclosure quality and visible risk: {score_words(overall.result)}. {band_words(overall.band)}."
    return f"{whole} Pages captured on {seen}."


def _bars(book: Book) -> Bars:
    found = book.review.assessment
    bars = [
        Bar(
            DIMENSION_NAMES[d.id],
            d.result.score,
            d.result.low,
            d.result.high,
            f"coverage {percent_words(d.result.coverage)}",
        )
        for d in found.dimensions
    ]
    whole = found.overall.result
    bars.append(
        Bar("Overall", whole.score, whole.low, whole.high, f"coverage {percent_words(whole.coverage)}")
    )
    return Bars(tuple(bars))


def _caps(book: Book) -> list[Block]:
    overall = book.review.assessment.overall
    lines = (
        [f"The mean of the five is {score_words(overall.mean)}."]
        if any(c.binds for c in overall.caps)
        else []
    )
    lines += [f"Capped: {c.because}" for c in overall.caps if c.binds]
    return [Paragraph(" ".join(lines), "note")] if lines else []


def _flags(book: Book) -> list[Block]:
    shown = [f for f in book.review.assessment.flags if f.state is not FlagState.REJECTED]
    open_fatal = [f for f in shown if f.level is FlagLevel.KO1 and f.state is FlagState.CANDIDATE]
    blocks: list[Block] = []
    if open_fatal:
        count = "A point awaits" if len(open_fatal) == 1 else f"{len(open_fatal)} points await"
        blocks.append(Paragraph(f"{count} confirmation by a person; this report is a draft until then."))
    told = [_flag(book, f) for f in shown if f not in open_fatal]
    if told:
        blocks.append(Bullets(tuple(told)))
    return blocks or [Paragraph("No knock-out condition was seen.")]


def _flag(book: Book, flag: Flag) -> Paragraph:
    level = "fatal flag" if flag.level is FlagLevel.KO1 else "serious flag"
    by = (
        f"confirmed by {flag.who}"
        if flag.state is FlagState.CONFIRMED and flag.who
        else "found by the program"
    )
    seen = flag.condition[:1].upper() + flag.condition[1:]
    return Paragraph(f"{seen} ({level}, {by}).", refs=book.cite(flag.evidence))


def _unknowns(book: Book) -> Block:
    unknowns = book.review.assessment.unknowns
    if not unknowns:
        return Paragraph("Every item that applies was answered.")
    return Bullets(tuple(Paragraph(_open(book, u)) for u in unknowns[:3]))


def _open(book: Book, item: OpenItem) -> str:
    return (
        f"{book.question(item.item)} ({outcome_words(item.outcome)}; holds {one_decimal(item.width)} points of the "
        f"overall range open)"
    )


def _contradictions(book: Book) -> list[Block]:
    count = len(book.review.reading.contradictions)
    if not count:
        return []
    thing = "One figure is" if count == 1 else f"{count} figures are"
    return [
        Paragraph(f"{thing} stated with different values in different places; see Contradictions.", "note")
    ]


def _profiles(book: Book) -> list[Block]:
    found = book.review.assessment
    lines = []
    if found.sensitivity:
        low, high = one_decimal(found.sensitivity.low), one_decimal(found.sensitivity.high)
        lines.append(
            f"With every weight moved at random by up to half, 90 % of the means lie between {low} and {high}."
        )
    if found.equal_overall and found.profile == "default":
        lines.append(f"With all five risks weighted equally: {score_words(found.equal_overall.result)}.")
    if found.profile != "default":
        lines.append(f"Judged under the profile “{found.profile}”, which is not the default.")
    return [Paragraph(" ".join(lines), "note")] if lines else []
