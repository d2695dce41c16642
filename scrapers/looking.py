"""What came with an answer: whether it is a page, what kind of trouble its content shows, where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from scrapers.archive import Capture, Failure
from scrapers.aside import Helper
from scrapers.fetch import Fetched
from scrapers.harvest import LinkLike

_NOTED = {
    "captcha": Failure.CAPTCHA,
    "javascript-shell": Failure.JS_SHELL,
    "soft-error": Failure.SOFT_ERROR,
    "parser-crashed": Failure.PARSER,
}


class Outlined(Protocol):
    """What the crawl needs to know of a page: see `scrapers.documents.outline`."""

    @property
    def title(self) -> str: ...
    @property
    def links(self) -> Sequence[LinkLike]: ...
    @property
    def meta_refresh(self) -> str | None: ...
    @property
    def notes(self) -> Sequence[str]: ...


OutlineOf = Callable[[bytes, str, str], Outlined]
"""Body, address and declared content type → what links there are and what kind of page it is."""


class Looker:
    """Looks at fetched pages, one after the other, beside the event loop."""

    def __init__(self, outline: OutlineOf) -> None:
        self._outline, self._helper = outline, Helper()

    def close(self) -> None:
        """Look at no further page."""
        self._helper.close()

    async def typed(self, fetched: Fetched) -> tuple[Fetched, Outlined | None]:
        """The capture with the failure its content shows, and its outline when it is a page."""
        capture, body = fetched.capture, fetched.body
        if not body or not is_page(capture.content_type, body):
            return fetched, None
        try:
            outlined = await self._outlined(body, capture)
        except Exception as crash:
            detail = f"its links could not be read ({type(crash).__name__})"
            return Fetched(replace(capture, failure=Failure.PARSER, detail=detail), body), None
        failure = noted_failure(outlined)
        if failure is Failure.CAPTCHA or (failure and capture.failure is None):
            capture = replace(capture, failure=failure, detail=noted_words(failure))
        return Fetched(capture, body), outlined

    async def _outlined(self, body: bytes, capture: Capture) -> Outlined:
        """The outline, made beside the loop, so that neither connections nor cancelling wait for it."""
        return await self._helper.run(lambda: self._outline(body, capture.url, capture.content_type))


def noted_failure(outlined: Outlined) -> Failure | None:
    """The failure that a page's content shows, in spite of a friendly status."""
    return next((failure for note, failure in _NOTED.items() if note in outlined.notes), None)


def noted_words(failure: Failure) -> str:
    """A noted failure in a few words."""
    if failure is Failure.PARSER:
        return "the reader stopped at this page"
    return f"the page is a {failure}"


def is_page(content_type: str, body: bytes) -> bool:
    """Whether the bytes are an HTML page: by what they are first, by what they are called second."""
    start = body[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"%pdf", b"pk\x03\x04", b"\x1f\x8b", b"\x89png", b"\xff\xd8", b"gif8")):
        return False
    if start.startswith(b"<?xml"):
        return b"<html" in start
    media = content_type.partition(";")[0].strip().lower()
    if media in ("text/html", "application/xhtml+xml"):
        return True
    return media in ("", "application/octet-stream", "application/pdf") and start.startswith(
        (b"<!doctype html", b"<html")
    )
