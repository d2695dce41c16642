"""What is not known and what this method cannot see. This section cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.reports.blocks import Block, Bullets, CellText, Heading, Paragraph, TableBlock
from desktop.reports.model import Book
from desktop.reports.wording import outcome_words
from scoring.printing import day_words, one_decimal

NOT_TESTED = (
    "port scans, guessed addresses, forms, logins, password reset, weak-cipher lists, named protocol attacks "
    "(Heartbleed, ROBOT, POODLE and others), cross-site scripting, injection, anything behind the login, telephone "
    "apps, what scripts do in a browser, certificate revocation, subdomains"
)
LIMITS = (
    "What a platform writes is its claim. Only a register, an auditor or another outside source can confirm it.",
    (
        "A disclosure is no prediction: published research found that disclosure scores did not separate failing "
        "from surviving platforms. A high score says that much is said and little that is visible speaks against it."
    ),
    "The program shows its name to the site; a site may answer programs with other pages than it shows to people.",
    (
        "No script is run. What a page draws only with scripts was not seen, and third parties that scripts load are "
        "not counted: what is counted is a lower bound."
    ),
    "Text in a PDF is read from its text layer; a file whose fonts show other signs than they store would be misread.",
    "Digests prove that a saved page is unchanged since its capture, not what the site served to others.",
    "Laws marked “from memory” in the handbook have to be checked in the article itself before they are relied on.",
)


def section(book: Book) -> list[Block]:
    """Pages that could not be read, open items by what they hold open, and the fixed limits."""
    return [
        Heading("Unknowns and limits", new_page=True),
        Paragraph("Not knowing is neither good nor bad: it widens the range and is never counted as zero."),
        *_open_items(book),
        *_missing_pages(book),
        *_dates(book),
        *limits(book.background.notes),
    ]


def limits(notes: Iterable[str]) -> list[Block]:
    """What this method cannot see, with notes on this very run; it stands in every report of every kind."""
    told = (*LIMITS, *notes, f"Not tested: {NOT_TESTED}.")
    return [Heading("What this method cannot see", 2), Bullets(tuple(Paragraph(text) for text in told))]


def _open_items(book: Book) -> list[Block]:
    unknowns = book.review.assessment.unknowns
    if not unknowns:
        return [Paragraph("Every item that applies was answered.")]
    rows = tuple(
        (
            CellText(book.question(u.item)),
            CellText(outcome_words(u.outcome)),
            CellText(one_decimal(u.width), "number"),
            CellText(u.reason, "small"),
        )
        for u in unknowns
    )
    head = ("Open question", "State", "Points held open", "Why it is open")
    return [Heading("Open questions", 2), TableBlock(head, rows, (0.38, 0.14, 0.12, 0.36))]


def _missing_pages(book: Book) -> list[Block]:
    missing = [c for c in book.review.snapshot.captures if c.failure]
    unread = [p for p in book.review.reading.pages if not p.read]
    if not missing and not unread:
        return [Heading("Pages", 2), Paragraph("Every page that was wanted could be read.")]
    rows = [(CellText(c.url), CellText(c.failure), CellText(c.detail, "small")) for c in missing[:60]]
    seen = {c.url for c in missing}
    rows += [
        (CellText(p.url), CellText("not read in full"), CellText(", ".join(p.notes), "small"))
        for p in unread
        if p.url not in seen
    ]
    blocks: list[Block] = [Heading("Pages that could not be read", 2)]
    if len(missing) > 60:
        blocks.append(Paragraph(f"The first 60 of {len(missing)} are listed; the JSON export holds all."))
    return [*blocks, TableBlock(("Address", "Why", "Detail"), tuple(rows), (0.5, 0.2, 0.3))]


def _dates(book: Book) -> list[Block]:
    captured, as_of = book.review.snapshot.captured_at.date(), book.review.assessment.as_of
    text = f"The pages were captured on {day_words(captured)} and judged as of {day_words(as_of)}."
    if book.review.snapshot.status == "partial":
        text += " The capture was interrupted: it holds a part of the pages."
    if book.review.snapshot.status == "adopted":
        text += " The pages were taken from saved files; how these were saved is not known to the program."
    added = sum(1 for c in book.review.snapshot.captures if c.origin == "adopted")
    if book.review.snapshot.base and added:
        text += f" Pages a person added from saved files: {added}; the evidence list names the files."
    return [Paragraph(text)]
