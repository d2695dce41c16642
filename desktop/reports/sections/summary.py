"""One page that answers: what should I know?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from desktop.reports.blocks import Bar, Bars, Block, Bullets, Heading, Paragraph
from desktop.reports.model import Book
from desktop.reports.sections.flags import LEVELS, awaiting_words, condition_words
from desktop.reports.sections.trend import newest_of_each_day
from desktop.reports.wording import (
    DIMENSION_NAMES,
    band_words,
    cap_words,
    outcome_words,
    percent_words,
    score_words,
)
from scoring.assessment import Flag, FlagLevel, FlagState, Line, OpenItem
from scoring.printing import day_words, one_decimal
from scoring.profiles import mark
from scoring.sensitivity import DRAWS

MOST_FLAGS, MOST_LOSSES = 5, 3


def section(book: Book) -> list[Block]:
    """Five bars with intervals, the whole, flags, the greatest unknowns, contradictions."""
    return [
        Heading("In short", new_page=True),
        Paragraph(_lead(book), "lead"),
        _bars(book),
        *_alone(book),
        *_caps(book),
        Heading("Red flags", 2),
        *_flags(book),
        *_losses(book),
        Heading("What is not known, and matters most", 2),
        _unknowns(book),
        *_since(book),
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


def _alone(book: Book) -> list[Block]:
    """The score of the program alone beside the one with a person's answers."""
    found = book.review.assessment
    if not found.answered or found.machine_overall is None:
        return []
    alone = found.machine_overall
    told = f"With a person's answers: {score_words(found.overall.result)}."
    return [Paragraph(f"{told} The program alone: {score_words(alone.result)} ({band_words(alone.band)}).")]


def _caps(book: Book) -> list[Block]:
    overall = book.review.assessment.overall
    lines = (
        [f"The mean of the five is {score_words(overall.mean)}."]
        if any(c.binds for c in overall.caps)
        else []
    )
    lines += [f"Capped: {cap_words(c)}." for c in overall.caps if c.binds]
    return [Paragraph(" ".join(lines), "note")] if lines else []


def _flags(book: Book) -> list[Block]:
    """Those that act, the confirmed ones first; all of them stand in the section on red flags."""
    flags = book.review.assessment.flags
    confirmed = [f for f in flags if f.state is FlagState.CONFIRMED]
    found = [f for f in flags if f.state is FlagState.CANDIDATE and f.level is FlagLevel.KO2]
    blocks: list[Block] = [Paragraph(awaiting_words(book.awaiting))] if book.awaiting else []
    told = [*confirmed, *found]
    if told:
        blocks.append(Bullets(tuple(_flag(book, f) for f in told[:MOST_FLAGS])))
    if len(told) > MOST_FLAGS:
        blocks.append(
            Paragraph(f"And {len(told) - MOST_FLAGS} more.{book.see('flags', 'Red flags')}", "note")
        )
    return blocks or [Paragraph("No knock-out condition was seen.")]


def _flag(book: Book, flag: Flag) -> Paragraph:
    who = (
        f"confirmed by {flag.who or 'a person'}"
        if flag.state is FlagState.CONFIRMED
        else "found by the program"
    )
    level = LEVELS[flag.level]
    return Paragraph(f"{condition_words(flag)} ({level}, {who}).", refs=book.cite(flag.evidence, 2))


def _losses(book: Book) -> list[Block]:
    """The answered questions that take the most points from the mean of the five."""
    lost = sorted(_lost(book), key=lambda loss: (-loss[0], loss[1].item))[:MOST_LOSSES]
    if not lost:
        return []
    told = tuple(
        Paragraph(
            f"{book.question(line.item)} ({outcome_words(line.outcome)}; takes {one_decimal(points)} points)",
            refs=book.cite(book.review.assessment.judgement(line.item).evidence, 2),
        )
        for points, line in lost
    )
    return [Heading("What takes the most points", 2), Bullets(told)]


def _lost(book: Book) -> Iterator[tuple[Fraction, Line]]:
    """What each line would add to the mean if it had full points; an undecided fatal flag is not told here."""
    waiting = {
        f.item
        for f in book.review.assessment.flags
        if f.level is FlagLevel.KO1 and f.state is FlagState.CANDIDATE
    }
    dimensions = [d for d in book.review.assessment.dimensions if d.answered_weight]
    whole = sum((d.weight for d in dimensions), Fraction(0))
    for dimension in dimensions:
        for line in dimension.lines:
            missing = line.weight - line.points if line.points is not None else Fraction(0)
            if missing and whole and line.item not in waiting:
                yield dimension.weight / whole * missing * 100 / dimension.answered_weight, line


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


def _since(book: Book) -> list[Block]:
    """How the whole stood at the capture before this one, if it was judged by the same rules."""
    runs = newest_of_each_day(book.background.past)
    if len(runs) < 2:
        return []
    last, before = runs[-1], runs[-2]
    seen = day_words(before.captured)
    old, new = before.scores.get("overall"), last.scores.get("overall")
    if before.line != last.line or old is None or new is None:
        return [
            Paragraph(f"The capture of {seen} was judged by other rules; its score does not compare.", "note")
        ]
    words = (
        f"At the capture of {seen} the overall score was {score_words(old)}.{book.see('trend', 'Over time')}"
    )
    return [Heading("Since the capture before", 2), Paragraph(words)]


def _contradictions(book: Book) -> list[Block]:
    count = len(book.review.reading.contradictions)
    if not count:
        return []
    thing = "One figure is" if count == 1 else f"{count} figures are"
    words = f"{thing} stated with different values in different places."
    return [Paragraph(words + book.see("contradictions", "Contradictions"), "note")]


def _profiles(book: Book) -> list[Block]:
    found = book.review.assessment
    lines = []
    if found.sensitivity:
        low, high = one_decimal(found.sensitivity.low), one_decimal(found.sensitivity.high)
        capped = [one_decimal(n) for n in (found.sensitivity.capped_low, found.sensitivity.capped_high)]
        lines.append(
            f"With every weight moved by up to half in {DRAWS} draws, 90 % of the means lie between {low} and {high}"
            f" (after caps: {capped[0]} to {capped[1]})."
        )
    if found.equal_overall and found.profile == "default":
        lines.append(f"With all five risks weighted equally: {score_words(found.equal_overall.result)}.")
    if found.profile != "default":
        lines.append(f"Judged under the {mark(found.profile)}.")
    return [Paragraph(" ".join(lines), "note")] if lines else []
