"""The letter with questions to a platform: polite, numbered, neutral. It says what was not found, never why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop.reports import blocks as b
from desktop.reports import text as markdown_text
from desktop.reports.cleaning import clean
from desktop.reports.wording import DIMENSION_NAMES
from scoring.asking import Asked, Place
from scoring.assessment import Outcome
from scoring.printing import day_words

WIDTH = 78
MOST_QUOTE = 240
_WHY = {
    Outcome.UNKNOWN: "We could not read it on your public pages.",
    Outcome.MANUAL_PENDING: "This cannot be seen on public pages.",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """Who writes to whom, when, and the questions with the numbers they keep.

    `seen` is the day on which the pages were captured; sender and addressee are lines.
    """

    platform: str
    home: str
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    day: date
    seen: date
    reference: str
    questions: tuple[tuple[int, Asked], ...]


def letter_report(letter: Letter) -> b.Report:
    """The letter as blocks: a document of its own."""
    title = f"Questions about the public information of {letter.platform}"
    foot = f"Questions to {letter.platform[:40]} · {day_words(letter.day)} · {letter.reference}"
    return b.Report(title=title, foot=foot, blocks=tuple(_blocks(letter)))


def _blocks(letter: Letter) -> Iterator[b.Block]:
    count = len(letter.questions)
    yield b.Pairs(
        (
            *((("From", ", ".join(letter.sender)),) if letter.sender else ()),
            ("To", ", ".join(letter.addressee)),
            ("Date", day_words(letter.day)),
            ("Our reference", letter.reference),
        )
    )
    yield b.Heading("Questions about your public information")
    yield b.Paragraph("Dear Sir or Madam,")
    yield b.Paragraph(
        f"We are reading the public information of {letter.platform} ({letter.home}) as it stood on "
        f"{day_words(letter.seen)}. {'One question is' if count == 1 else f'{count} questions are'} still open for us: "
        "where no other reason is given, we looked on your public pages and did not find the answer. We may have "
        "overlooked a page; if so, its address is all we need."
    )
    for dimension, group in groupby(letter.questions, key=lambda q: q[1].dimension):
        yield b.Heading(DIMENSION_NAMES[dimension], 2)
        for number, question in group:
            yield b.Bullets((b.Paragraph(question_words(question)),), numbered=True, start=number)
    yield b.Paragraph(
        "Each number stays with its question, so an answer needs the number only. An address of a public page or a "
        "document with its date helps most. What you write is kept with its date as your statement."
    )
    yield b.Paragraph("With kind regards,")
    if letter.sender:
        yield b.Paragraph(", ".join(letter.sender))


def question_words(question: Asked) -> str:
    """One question with why it is asked: what was not found, or the values that differ with their words."""
    if not question.places:
        return f"{question.text} {_WHY.get(question.outcome or Outcome.NOT_DISCLOSED, '')}".rstrip()
    values = "; ".join(_place(place) for place in question.places)
    return f"{question.text}: on your pages we read {values}. Which of these is right, and for which date?"


def _place(place: Place) -> str:
    evidence = place.value_of.evidence[0]
    quote = clean(evidence.quote)
    short = quote if len(quote) <= MOST_QUOTE else quote[: MOST_QUOTE - 1].rstrip() + "…"
    where = evidence.url if evidence.page is None else f"{evidence.url}, page {evidence.page}"
    return f"{place.value} (“{short}”, {where}, seen on {day_words(evidence.captured_at.date())})"


def plain_text(report: b.Report) -> str:
    """The letter as plain text for a mail: lines of at most 78 signs, addresses left whole."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [*_plain(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _plain(block: b.Block) -> Iterator[str]:
    match block:
        case b.Pairs(rows):
            yield from (line for name, value in rows for line in _wrapped(f"{name}: {clean(value)}", "    "))
        case b.Heading(text, level, _):
            yield from (clean(text), ("=" if level == 1 else "-") * min(WIDTH, len(text)))
        case b.Paragraph(text, _, _):
            yield from _wrapped(clean(text), "")
        case b.Bullets(items, _, start):
            for number, item in enumerate(items, start):
                yield from _wrapped(f"{number}. {clean(item.text)}", "    ")
        case _:
            yield markdown_text.markdown(b.Report("", "", (block,))).rstrip()


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
