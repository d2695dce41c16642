"""How anybody can check this report without trusting who made it."""

from __future__ import annotations

from desktop.reports.blocks import Block, Bullets, Heading, Pairs, Paragraph
from desktop.reports.model import Book

STEPS = (
    "Open an address of the evidence list and look for the quoted words. A page may have changed since its capture.",
    (
        "Ask for the case file of this run (one .wacz file with the saved pages). `lendscope verify FILE.wacz` "
        "computes the digests, the quotes and the score again and says which of the three does not come out as "
        "written. Any program for web archives shows the pages."
    ),
    (
        "Without the program: the SHA-256 of a saved page's bytes must be the one in the evidence list; the sum under "
        "each risk can be done by hand."
    ),
    (
        "The same saved pages, checklist, profile, country and day give the same numbers, and the same run gives this "
        "report byte for byte."
    ),
)


def section(book: Book) -> list[Block]:
    """What to do, and what must come out."""
    found = book.review.assessment
    rows = (
        ("Checklist", f"edition {found.edition}, fingerprint {found.fingerprint}"),
        ("Digest of the capture", book.digest()),
        (
            "Reader, program",
            f"{book.review.reading.reader_version or 'not stated'}, {book.review.tool_version}",
        ),
    )
    return [
        Heading("How to check this report"),
        Bullets(tuple(Paragraph(step) for step in STEPS), numbered=True),
        Pairs(rows),
        Paragraph(
            "This PDF carries no structure tags; the HTML export is the form for screen readers.", "note"
        ),
    ]
