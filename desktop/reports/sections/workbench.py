"""Default rates made again from their counts, brought to the same days, and held against interest."""

from __future__ import annotations

from fractions import Fraction

from desktop.reports.blocks import Block, Bullets, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.phrases import Foreign
from scoring.facts import Evidence, Unsearched
from scoring.measures.credit_arithmetic import shown
from scoring.recompute import Blank, Check, Result, Term, percent_words
from scoring.stress import Input, Stress, StressRow, stress_of
from scoring.workbench import Pairing, Trait, Workbench, workbench

INTRO = (
    "Published default rates, made again from the published figures behind them. Only like is held against like; where "
    "definitions differ, or a figure is missing, no number is made. A difference is shown with its sum and says "
    "nothing of its cause."
)
STRESS_INTRO = (
    "What the published interest would leave if defaults rose to three and to five times the published rate: "
    "yield − fee − factor × default rate × loss given default. Blank inputs stay blank. A test with chosen factors, "
    "no forecast."
)
MARKS = {
    Result.AGREES: "● agrees",
    Result.DIFFERS: "○ differs",
    Result.NOT_COMPARABLE: "– not comparable",
}
MOST_CITED = 6
STRESS_WIDTHS = (0.15, 0.09, 0.16, 0.09, 0.13, 0.38)


def section(book: Book) -> list[Block]:
    """The workbench, then the table of higher defaults."""
    found = workbench(book.review.reading.findings)
    blocks: list[Block] = [Heading("Default rates", new_page=True), Paragraph(INTRO)]
    blocks += [_traits(book, found.traits)]
    if found.why_empty:
        blocks.append(Paragraph(found.why_empty))
    return [*blocks, *_checks(book, found), *_ladder(book, found), *_pairings(book, found), *_stress(book)]


def _refs(book: Book, terms: tuple[Term, ...]) -> tuple[int, ...]:
    return book.cite((e for term in terms for e in term.value.evidence[:1]), MOST_CITED)


def _traits(book: Book, traits: tuple[Trait, ...]) -> TableBlock:
    rows = tuple((CellText(t.name, "strong"), CellText(t.words, refs=_refs(book, t.terms))) for t in traits)
    return TableBlock(("The rate as the platform defines it", ""), rows, (0.3, 0.7))


def _checks(book: Book, found: Workbench) -> list[Block]:
    blocks: list[Block] = []
    rows = tuple(_check(book, c) for c in (*found.checks, *found.means))
    if rows:
        head = ("Rate", "Published", "Made again", "Sum, or why not")
        blocks = [Heading("Made again from the counts", 2), TableBlock(head, rows, (0.2, 0.12, 0.2, 0.48))]
    blanks = tuple(Paragraph(_blank(book, b)) for b in found.blanks)
    return [*blocks, *([Bullets(blanks)] if blanks else [])]


def _check(book: Book, check: Check) -> tuple[CellText, ...]:
    points = percent_words(check.apart or Fraction(0), 2).removesuffix(" %")
    apart = f" by {points} points" if check.result is Result.DIFFERS else ""
    published = check.published
    return (
        CellText(check.name),
        CellText(f"{published.number()} %", "number", refs=book.cite(published.evidence, 1)),
        CellText(MARKS[check.result] + apart),
        CellText(check.words, "small", refs=_refs(book, check.terms)),
    )


def _blank(book: Book, blank: Blank) -> str:
    missing = " and ".join(f"“{book.label(key)}”" for key in blank.missing)
    unread = any(isinstance(book.review.reading.findings.get(key), Unsearched) for key in blank.missing)
    why = "could not be read" if unread else "not stated"
    return f"Not made again ({missing}: {why}): {blank.names}."


def _ladder(book: Book, found: Workbench) -> list[Block]:
    if not found.ladder:
        return []
    rows = tuple(
        (
            CellText(f"more than {step.days} days" if step.days else "any day"),
            CellText("" if step.share is None else f"{step.share} %", "number"),
            CellText(step.words, "small", refs=_refs(book, step.terms)),
        )
        for step in found.ladder
    )
    table = TableBlock(("Late", "Share", "Sum, or why blank"), rows, (0.24, 0.14, 0.62))
    return [Heading("Arrears at the same days", 2), table]


def _pairings(book: Book, found: Workbench) -> list[Block]:
    if not found.pairings:
        return []
    rows = tuple(_pairing(book, p) for p in found.pairings)
    table = TableBlock(("One figure", "The other", "Held together"), rows, (0.3, 0.3, 0.4))
    return [Heading("Figures held against each other", 2), table]


def _pairing(book: Book, pair: Pairing) -> tuple[CellText, ...]:
    words = pair.words[:1].upper() + pair.words[1:]
    return CellText(pair.one), CellText(pair.other), CellText(words, "small", refs=_refs(book, pair.terms))


# --- higher defaults ---


def _stress(book: Book) -> list[Block]:
    found = stress_of(book.review)
    inputs = tuple(_input(book, i) for i in found.inputs)
    rows = tuple(_stress_row(row) for row in found.rows)
    blocks: list[Block] = [
        Heading("Interest against higher defaults"),
        Paragraph(STRESS_INTRO),
        TableBlock(("Input", "Published", "Words, or what is missing"), inputs, (0.4, 0.14, 0.46)),
        TableBlock(("Yield", "Defaults", "Loss given default", "Loss", "Left", "Sum"), rows, STRESS_WIDTHS),
    ]
    notes = tuple(Paragraph(text) for text in _notes(found))
    return [*blocks, *([Bullets(notes)] if notes else [])]


def _notes(found: Stress) -> list[str]:
    told = [f"Blank: {text}" for text in found.missing]
    if found.assumed is not None:
        low, high = found.assumed.low, found.assumed.high
        told.append(f"Assumed loss given default of {low} to {high} %: {found.assumed.source}.")
    if any(row.before_fee and row.left is not None for row in found.rows):
        told.append("No fee is stated, so none is taken off: what is left is at most what is shown.")
    return [*told, *found.cautions]


def _input(book: Book, given: Input) -> tuple[CellText, ...]:
    first: tuple[Evidence, ...] = given.evidence[:1]
    words = Foreign(first[0].quote) if first else f"{given.why[:1].upper()}{given.why[1:]}."
    return (
        CellText(given.name),
        CellText("" if given.number is None else f"{shown(given.number)} %", "number"),
        CellText(words, "small", refs=book.cite(given.evidence, 2)),
    )


def _stress_row(row: StressRow) -> tuple[CellText, ...]:
    given = "" if row.loss_given_default is None else f"{shown(row.loss_given_default)} %"
    most = "at most " if row.before_fee and row.left is not None else ""
    return (
        CellText(row.yield_name),
        CellText(f"× {row.factor}", "number"),
        CellText(f"{given} (assumed)" if row.assumed else given, "number"),
        CellText("" if row.loss is None else f"{shown(row.loss)} %", "number"),
        CellText("" if row.left is None else f"{most}{shown(row.left)}", "number"),
        CellText(row.words, "small"),
    )
