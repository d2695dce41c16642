"""The captures that technical measurements look at: home, login pages, the plain-http visit, well-known files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from scrapers.archive import NOT_THE_SITE, Capture, CaptureOrigin, Failure, Snapshot
from scrapers.documents.document import Document
from scrapers.technical.observatory.visit import Response, Visit
from scrapers.technical.records import CorsRecord, Record, read_record
from scrapers.technical.source import Source, read_source

LOGIN = "LOGIN"
KEPT_CHARACTERS = 16_000_000
GRADED = (*range(200, 400), 401, 403)


def is_loopback(url: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def same_page(one: str, other: str) -> bool:
    """The same address but for scheme, `www.`, fragment and a closing slash."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)


@dataclass
class Place:
    """One snapshot as the measurements see it."""

    snapshot: Snapshot
    documents: Sequence[Document]
    bodies: Mapping[str, bytes]
    earlier: Snapshot | None = None
    _sources: dict[tuple[str, str], Source] = field(default_factory=dict, repr=False)

    @cached_property
    def host(self) -> str:
        """The platform's host name."""
        return (urlsplit(self.snapshot.home).hostname or "").lower()

    @cached_property
    def loopback(self) -> bool:
        """A trial on one's own machine: nothing about certificates or names can be measured."""
        return is_loopback(self.snapshot.home)

    @cached_property
    def home(self) -> Capture | None:
        """The home page as captured, over https where there is such a capture; ours before a person's saved copy.

        A page that is empty until its scripts run was received whole: its headers and scripts are what they are.
        """
        received = [
            c
            for c in self.snapshot.captures
            if c.failure in (None, Failure.JS_SHELL) and c.sha256 and c.origin not in NOT_THE_SITE
        ]
        homes = [
            c
            for c in received
            if same_page(c.url, self.snapshot.home) or same_page(c.requested, self.snapshot.home)
        ]
        homes.sort(key=lambda c: (not c.url.startswith("https:"), c.origin is CaptureOrigin.ADOPTED))
        return homes[0] if homes else next((c for c in received if "H" in c.kinds), None)

    @cached_property
    def login(self) -> list[Capture]:
        """Login and sign-up pages: named so by the crawl, or holding a password field."""
        with_password = {
            d.url for d in self.documents for f in d.forms if any(x.type == "password" for x in f.fields)
        }
        return [
            c
            for c in self.snapshot.captures
            if c.sha256 and c.failure is None and (LOGIN in c.kinds or c.url in with_password)
        ]

    @cached_property
    def by_url(self) -> dict[str, Document]:
        """Documents by address."""
        return {d.url: d for d in self.documents}

    def source(self, capture: Capture) -> Source:
        """The markup of a capture; parsed once as long as all kept sources stay small."""
        known = self._sources.get((capture.sha256, capture.url))
        if known is not None:
            return known
        source = read_source(self.bodies.get(capture.sha256, b""), capture.url)
        if sum(len(s.html) for s in self._sources.values()) + len(source.html) <= KEPT_CHARACTERS:
            self._sources[capture.sha256, capture.url] = source
        return source

    @cached_property
    def pages(self) -> list[Capture]:
        """Every HTML page that was received."""
        return [
            c
            for c in self.snapshot.captures
            if c.sha256
            and c.failure is None
            and c.origin not in NOT_THE_SITE
            and "html" in c.content_type.lower()
        ]

    def plain_visit(self) -> Capture | None:
        """The one capture that began at the plain-http home address."""
        return next(
            (
                c
                for c in self.snapshot.captures
                if c.requested.startswith("http://") and same_page(c.requested, self.snapshot.home)
            ),
            None,
        )

    def probe(self, scheme: str, kind: type[Record]) -> tuple[Capture, Record] | None:
        """The measurement kept under `scheme://…` and its capture, or None when there is none that can be read."""
        for capture in self.snapshot.captures:
            if capture.origin is CaptureOrigin.PROBE and capture.url.startswith(f"{scheme}://"):
                record = read_record(self.bodies.get(capture.sha256, b""), kind)
                if record is not None:
                    return capture, record
        return None

    @cached_property
    def cors(self) -> tuple[Capture, CorsRecord] | None:
        """The answer to the request with a foreign origin, when it was made."""
        return self.probe("cors", CorsRecord)

    def visit(self, capture: Capture) -> Visit:
        """What the header tests need about one page."""
        source = self.source(capture)
        answer = Response(capture.url, capture.status or 0, capture.headers, equiv=source.equiv())
        secure = capture.url.startswith("https:") or self.loopback
        plain = self.plain_visit()
        hops = (*(h.url for h in plain.chain), plain.url) if plain else ()
        return Visit(
            host=self.host,
            session=capture.url,
            auto=answer,
            http=Response(plain.requested, plain.status or 0) if plain and plain.failure is None else None,
            https=answer if secure else None,
            redirects=tuple(dict.fromkeys(hops)),
            html=source.html,
            stands_in=self.loopback,
        )
