"""Pages that a browser shows and the program does not: which they are, so that a person can bring them."""

from __future__ import annotations

from urllib.parse import urlsplit

from scoring.review import CaptureInfo, Review
from scrapers.archive import Failure

EMPTY = (Failure.JS_SHELL.value, Failure.CAPTCHA.value)


def empty_pages(review: Review) -> tuple[CaptureInfo, ...]:
    """The pages that came without their content, and that nobody has added yet."""
    captures = review.snapshot.captures
    there = {_place(c.url) for c in captures if not c.failure and c.sha256}
    empty = {_place(c.url): c for c in captures if c.failure in EMPTY and _place(c.url) not in there}
    return tuple(empty.values())


def _place(url: str) -> tuple[str, str, str]:
    """The same for addresses of one page: without scheme and the last slash."""
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query
