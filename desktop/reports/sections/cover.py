"""Who was looked at, for whom, as of when, by which checklist, and whether this is a draft."""

from __future__ import annotations

from desktop.reports.blocks import Block, Cover
from desktop.reports.model import Book, Signature
from desktop.reports.wording import time_words
from scoring.printing import day_words
from scoring.profiles import mark as profile_mark

DISCLAIMER = (
    "This report says what a platform's public pages disclosed on the day of the capture, and how that was judged "
    "by a published checklist. It is no advice to lend or not to lend, and no statement about anybody's intentions."
)


def section(book: Book) -> list[Block]:
    """The title page."""
    review, given = book.review, book.handover
    kicker = given.firm or "Lendscope"
    rows = (*_people(book), *_facts(book), *_signed(book))
    title = review.platform.name
    subtitle = "Disclosure quality and visible risk"
    return [Cover(kicker, title, subtitle, rows, mark(book), DISCLAIMER, given.logo, given.disclaimer)]


def mark(book: Book) -> str:
    """FINAL, or DRAFT with what is still missing."""
    if not book.draft:
        return "FINAL"
    missing = [
        what
        for what, lacks in (
            ("not signed off by preparer and reviewer", not book.signed),
            ("flags await a person's decision", bool(book.undecided)),
        )
        if lacks
    ]
    return f"DRAFT: {' · '.join(missing)}"


def _people(book: Book) -> list[tuple[str, str]]:
    given = book.handover
    named = [("Prepared for", given.client), ("Adviser", given.person)]
    return [(label, name) for label, name in named if name]


def _facts(book: Book) -> list[tuple[str, str]]:
    review, found = book.review, book.review.assessment
    country = f", country {found.jurisdiction}" if found.jurisdiction else ""
    return [
        ("Platform", review.platform.name),
        ("Address", review.platform.home),
        ("Captured", time_words(review.snapshot.captured_at)),
        ("Judged as of", day_words(found.as_of)),
        ("Checklist", f"edition {found.edition}{country}"),
        ("Profile", found.profile + (", not the default" if profile_mark(found.profile) else "")),
        ("Fingerprint", found.fingerprint[:16]),
        ("Evidence digest", book.digest()[:16]),
    ]


def _signed(book: Book) -> list[tuple[str, str]]:
    names = (("Prepared by", book.handover.prepared), ("Reviewed by", book.handover.reviewed))
    return [(label, _name(signature)) for label, signature in names]


def _name(signature: Signature | None) -> str:
    return f"{signature.who}, {day_words(signature.day)}" if signature else "not signed off yet"
