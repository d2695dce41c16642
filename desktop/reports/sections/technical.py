"""What was measured on the visit: every header test with the header that decided, then the other measurements."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.cleaning import clean
from desktop.reports.model import Book
from scoring.facts import Finding, Found, Unsearched
from scoring.printing import day_words
from scoring.technical import GROUPS, HeaderLine, header_lines, told_sum

TITLES = {
    "headers": "Headers, cookies and redirection",
    "connection": "Connection and certificate",
    "names": "Names, mail and registration",
    "watching": "Third parties, cookies before consent, login",
    "traces": "Libraries, versions, traces and links",
}
MOST_DECIDING = 180
INTRO = (
    "Passive measurements: what an ordinary visitor's browser, name server and a public register see. Nothing was "
    "tested that needs more than a visit; what could not be measured is unknown, neither good nor bad. Third parties "
    "are static evidence, a lower bound."
)
REFERENCE = (
    "Tests, results and points are those of the MDN HTTP Observatory, algorithm 6. They are shown for reference; the "
    "security score of this report is made by the checklist, whose items weigh differently."
)


def section(book: Book) -> list[Block]:
    """Header tests with their sum, the other groups, and the dates of the lists that were used."""
    blocks: list[Block] = [
        Heading("Technical measurements"),
        Paragraph(INTRO),
        *_headers(book),
    ]
    for name in GROUPS:
        if name != "headers":
            blocks += _group(book, name)
    return [*blocks, *_lists(book)]


def _headers(book: Book) -> list[Block]:
    lines = header_lines(book.review.reading.findings)
    rows = tuple(_header_row(book, line) for line in lines)
    if not rows:
        return []
    head = ("Test", "Result and what decided", "Passes", "Points")
    table = TableBlock(head, rows, (0.2, 0.58, 0.11, 0.11))
    return [Heading(TITLES["headers"], 2), Paragraph(REFERENCE, "note"), table, *_sum(book)]


def _header_row(book: Book, line: HeaderLine) -> tuple[CellText, ...]:
    passes = {True: "● yes", False: "○ no", None: "? unknown"}[line.passes]
    told = _told(book, line.finding)
    if line.decided_by:
        told = replace(told, text=f"{told.text} · {clean(line.decided_by, MOST_DECIDING)}")
    return (CellText(book.label(line.key)), told, CellText(passes), CellText(line.points, "number"))


def _told(book: Book, finding: Finding) -> CellText:
    match finding:
        case Found(key, values):
            words = "; ".join(book.bare_words(key, v) for v in values)
            return CellText(words, refs=book.cite((e for v in values for e in v.evidence), 2))
        case Unsearched(_, reason):
            return CellText(f"not measured: {reason}", "small")
        case _:
            return CellText("not found", "small")


def _sum(book: Book) -> list[Block]:
    whole = told_sum(book.review.reading.findings)
    if whole is None:
        return []
    counts = "they count" if whole.bonus_counts else "they do not count below 90"
    words = (
        f"Reference sum of the home page: 100 {whole.taken:+d} = {100 + whole.taken}; bonuses {whole.bonus:+d}, "
        f"{counts}; result {whole.total}. Where a login page is worse than the home page, its result stands above."
    )
    return [Paragraph(words)]


def _group(book: Book, name: str) -> list[Block]:
    findings = book.review.reading.findings
    rows = tuple(
        (CellText(book.label(key)), _told(book, findings[key])) for key in GROUPS[name] if key in findings
    )
    if not rows:
        return []
    return [Heading(TITLES[name], 2), TableBlock(("Measured", "Result"), rows, (0.34, 0.66))]


def _lists(book: Book) -> list[Block]:
    if not book.background.lists:
        return []
    dated = "; ".join(f"{name}: {day_words(day)}" for name, day in sorted(book.background.lists.items()))
    return [Heading("Lists used", 2), Paragraph(f"Content of the bundled lists as of: {dated}.", "note")]
