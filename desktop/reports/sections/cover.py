"""Who was looked at, as of when, by which checklist, and whether this is a draft."""

from __future__ import annotations

from desktop.reports.blocks import Block, Cover
from desktop.reports.model import Book
from desktop.reports.wording import time_words
from scoring.printing import day_words

DISCLAIMER = (
    "This report says what a platform's public pages disclosed on the day of the capture, and how that was judged "
    "by a published checklist. It is no advice to lend or not to lend, and no statement about anybody's intentions."
)


def section(book: Book) -> list[Block]:
    """The title page."""
    review, found = book.review, book.review.assessment
    rows = [
        ("Platform", review.platform.name),
        ("Address", review.platform.home),
        ("Captured", time_words(review.snapshot.captured_at)),
        ("Judged as of", day_words(found.as_of)),
        ("Checklist", f"edition {found.edition}, profile {found.profile}"),
        ("Fingerprint", found.fingerprint[:16]),
        ("Evidence digest", book.digest()[:16]),
        *_people(book),
    ]
    mark = "DRAFT" if book.draft else "FINAL"
    title = review.platform.name
    kicker = book.adviser.firm or "Lendscope"
    foot = book.adviser.disclaimer or DISCLAIMER
    return [Cover(kicker, title, "Disclosure quality and visible risk", tuple(rows), mark, foot)]


def _people(book: Book) -> list[tuple[str, str]]:
    given = book.adviser
    named = [("Prepared for", given.client), ("Prepared by", given.preparer), ("Reviewed by", given.reviewer)]
    return [(label, name) for label, name in named if name]
