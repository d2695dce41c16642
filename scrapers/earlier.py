"""Going on with a capture that was interrupted: what it has is taken up again, not fetched again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from scrapers.archive import Capture, CaptureOrigin
from scrapers.fetch import Fetched
from scrapers.frontier import Entry, entry_for
from scrapers.pagekinds import HOME

_RULES_LAST = timedelta(hours=24)
"""How long a robots.txt may be gone by without asking again (RFC 9309, section 2.4)."""


def _no_body(_: str) -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an interrupted capture holds that is final, in order of arrival; `body` gives the bytes of a digest.

    `hosts` are those that were contacted for it.
    """

    captures: tuple[Capture, ...] = ()
    body: Callable[[str], bytes] = _no_body
    hosts: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[Capture, ...]:
        """The answers of the platform's own server."""
        return tuple(c for c in self.captures if c.origin is CaptureOrigin.FETCHED)

    @property
    def home(self) -> Fetched | None:
        """The home page, when it is among them and can be read."""
        found = next((c for c in self.pages if HOME in c.kinds and c.sha256), None)
        return self.fetched(found) if found else None

    @property
    def bytes(self) -> int:
        """How much was received."""
        return sum(c.size for c in self.pages)

    def fetched(self, capture: Capture) -> Fetched:
        """The capture with its body."""
        return Fetched(capture, self.body(capture.sha256) if capture.sha256 else None)

    def rules(self, url: str, now: datetime) -> Fetched | None:
        """The robots.txt of that address, unless it is older than a day."""
        fresh = (c for c in self.pages if c.requested == url and now - c.captured_at < _RULES_LAST)
        found = next(fresh, None)
        return self.fetched(found) if found else None

    def visits(self) -> Iterator[tuple[Entry, Capture]]:
        """Every answer as the visit it came from, but robots.txt and the home page."""
        for capture in self.pages:
            if HOME not in capture.kinds and urlsplit(capture.requested).path != "/robots.txt":
                yield entry_for(capture.requested, capture.kinds, capture.anchor, capture.depth), capture
