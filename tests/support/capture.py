"""Helpers for tests of capturing: a small outline, a place to keep captures, a backend without sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpcore
import lxml.html

from scrapers.archive import Capture
from scrapers.capture import CaptureResult, capture_platform
from scrapers.fetch import Fetched, Fetcher, Want
from scrapers.guard import Guard
from scrapers.looking import OutlineOf
from scrapers.settings import CaptureSettings

LOCAL = CaptureSettings(allow_loopback=True, delay=0.0, backoff=0.0, response_seconds=5.0)
"""Full speed on this machine, without waits between retries."""


@dataclass(frozen=True, slots=True)
class TinyLink:
    """A link as the crawl wants it."""

    url: str
    text: str
    region: str = "main"
    rel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TinyOutline:
    """A page's outline as the crawl wants it."""

    title: str = ""
    links: tuple[TinyLink, ...] = ()
    meta_refresh: str | None = None
    notes: tuple[str, ...] = ()


def tiny_outline(body: bytes, url: str, content_type: str) -> TinyOutline:
    """A plain reading of a page, enough to test the crawl without the documents room."""
    root = lxml.html.document_fromstring(body.decode("utf-8", "replace") or "<p>")
    title = root.findtext(".//title") or ""
    base = urljoin(url, next(iter(root.xpath("//base/@href")), ""))
    links = tuple(
        TinyLink(
            _joined(base, a.get("href")), a.text_content().strip(), rel=tuple((a.get("rel") or "").split())
        )
        for a in root.iter("a")
        if a.get("href")
    )
    refresh = next(iter(root.xpath("//meta[@http-equiv='refresh']/@content")), "")
    target = refresh.partition("url=")[2]
    notes = tuple(root.xpath("//meta[@name='test-note']/@content"))
    return TinyOutline(title, links, urljoin(url, target) if target else None, notes)


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href


@dataclass
class Kept:
    """Everything a capture handed over."""

    captures: list[Capture] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, capture: Capture, body: bytes | None) -> None:
        self.captures.append(capture)
        if body is not None:
            self.bodies[capture.sha256] = body

    def of(self, ending: str) -> Capture:
        """The first capture whose requested address ends so."""
        return next(c for c in self.captures if c.requested.endswith(ending))

    @property
    def urls(self) -> list[str]:
        """The requested addresses, in order."""
        return [c.requested for c in self.captures]


def crawl(
    home: str, settings: CaptureSettings = LOCAL, outline: OutlineOf = tiny_outline, **more: object
) -> tuple[CaptureResult, Kept]:
    """Capture a loopback site with the tiny outline."""
    kept = Kept()
    result = capture_platform(home, settings, kept, outline=outline, **more)  # type: ignore[arg-type]
    return result, kept


async def no_wait(seconds: float) -> None:
    """A pause that only gives the others a turn."""
    await asyncio.sleep(0)


def fetch(url: str, settings: CaptureSettings = LOCAL, **more: object) -> Fetched:
    """Fetch one address with a client of its own."""

    async def main() -> Fetched:
        async with Fetcher(settings, sleep=no_wait, **more) as fetcher:  # type: ignore[arg-type]
            return await fetcher.fetch(Want(url))

    return asyncio.run(main())


class RecordingBackend(httpcore.AsyncNetworkBackend):
    """Opens no socket: notes where a connection would have gone, then refuses it."""

    def __init__(self) -> None:
        self.connects: list[tuple[str, int]] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.connects.append((host, port))
        raise httpcore.ConnectError("no sockets in this test")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


def guard_of(backend: RecordingBackend, *answers: list[str], allow_loopback: bool = False) -> Guard:
    """A guard over the recording backend whose resolver gives these answers one after the other."""
    queue = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        return queue.pop(0) if len(queue) > 1 else queue[0]

    return Guard(allow_loopback=allow_loopback, resolve=resolve, inner=backend)
