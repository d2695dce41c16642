"""From an address to a set of captures: the one entry for going online."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapers.archive import Capture, Failure, Keep, Known, SnapshotStatus
from scrapers.cookies import registrable
from scrapers.crawl import Crawl
from scrapers.earlier import Earlier
from scrapers.fetch import Fetcher
from scrapers.gate import check_address, is_own_machine, literal
from scrapers.guard import Guard
from scrapers.keeping import Together
from scrapers.links import tidy
from scrapers.looking import Outlined, OutlineOf
from scrapers.progress import Cancel, Never, Progress, silent
from scrapers.settings import CaptureSettings

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:(?=//|[^0-9])")
_DIVIDERS = re.compile(r"\s{1,8}[|–—·•»:-]\s{1,8}|\s{0,8}[|–—·•»]\s{0,8}")
_TICK = 0.05


@dataclass(frozen=True, slots=True)
class CaptureResult:
    """What a capture brought. `captures` are in order of arrival; all of them were handed to `keep`."""

    home: str
    name: str
    status: SnapshotStatus
    captures: tuple[Capture, ...]
    hosts: tuple[str, ...]


def start_address(text: str, *, allow_loopback: bool = False) -> str:
    """The home address somebody means: with its scheme, through the gate, tidied.

    Raises AddressError when it may not be visited.
    """
    text = text.strip()
    if not _SCHEME.match(text):
        host = urlsplit(f"//{text}").hostname or ""
        text = f"{'http' if is_own_machine(host) and allow_loopback else 'https'}://{text}"
    return tidy(str(check_address(text, allow_loopback=allow_loopback)))


def capture_platform(
    home: str,
    settings: CaptureSettings,
    keep: Keep,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    *,
    outline: OutlineOf | None = None,
    known: Mapping[str, Known] | None = None,
    earlier: Earlier | None = None,
    together: Together = nullcontext,
    context: ssl.SSLContext | None = None,
    guard: Guard | None = None,
) -> CaptureResult:
    """Capture a platform's public pages; each is handed to `keep` the moment it has arrived.

    Ends within two seconds of `cancel`, with status partial and what had arrived. `known` makes the requests
    conditional on what an earlier capture of the same platform holds; `earlier` is the part of this very capture
    that an interruption left, which is taken up and not fetched again. Raises AddressError, or CaptureError when
    the home page cannot be captured (a certificate that does not hold is a finding, not an error); whatever
    `keep` and `progress` raise ends the capture and is raised. `keep` is called on a thread of its own, inside
    `together`, which may make one write of several calls.
    """
    start = start_address(home, allow_loopback=settings.allow_loopback)
    fetch = _fetcher(settings, context, guard)
    with asyncio.Runner() as runner:
        return runner.run(
            _captured(
                start,
                fetch,
                keep,
                progress,
                cancel or Never(),
                outline or page_outline,
                known or {},
                earlier or Earlier(),
                together,
            )
        )


def page_outline(body: bytes, url: str, content_type: str) -> Outlined:
    """The outline of a page by the documents room, imported when first needed."""
    from scrapers.documents.outline import outline

    return outline(body, url, content_type)


def _fetcher(
    settings: CaptureSettings, context: ssl.SSLContext | None, guard: Guard | None
) -> Callable[[], Fetcher]:
    return lambda: Fetcher(settings, guard=guard, context=context)


async def _captured(
    home: str,
    fetch: Callable[[], Fetcher],
    keep: Keep,
    progress: Progress,
    cancel: Cancel,
    outline: OutlineOf,
    known: Mapping[str, Known],
    earlier: Earlier,
    together: Together,
) -> CaptureResult:
    async with fetch() as fetcher:
        crawl = Crawl(
            home,
            fetcher,
            keep,
            outline=outline,
            progress=progress,
            known=known,
            earlier=earlier,
            together=together,
        )
        try:
            ended = await _until_stopped(crawl, cancel, fetcher.settings.total_seconds)
            await crawl.list_unvisited(*_why(cancel))
        finally:
            crawl.close()
        whole = ended and crawl.complete
        return CaptureResult(
            home=crawl.home,
            name=platform_name(crawl.title, crawl.home),
            status=SnapshotStatus.COMPLETE if whole else SnapshotStatus.PARTIAL,
            captures=crawl.captures,
            hosts=tuple(sorted({*earlier.hosts, *fetcher.guard.contacted})),
        )


def _why(cancel: Cancel) -> tuple[Failure, str]:
    """Why the walk ended before what was still queued."""
    if cancel.is_set():
        return Failure.CANCELLED, "the capture was stopped before"
    return Failure.BUDGET, "the budget of this capture ended before"


async def _until_stopped(crawl: Crawl, cancel: Cancel, seconds: float) -> bool:
    """Run the crawl; False when it was cancelled or its time was over."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    task = asyncio.create_task(crawl.run())
    while not task.done():
        if cancel.is_set() or loop.time() >= end:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return False
        await asyncio.wait({task}, timeout=min(_TICK, max(end - loop.time(), 0.001)))
    task.result()
    return True


def platform_name(title: str, home: str) -> str:
    """The platform's name: the part of the title that its domain repeats, else the domain's own word."""
    host = (urlsplit(home).hostname or "").removeprefix("www.")
    parts = [part.strip() for part in _DIVIDERS.split(title) if part and part.strip()]
    if literal(host) is not None or "." not in host:
        return _brand(parts)[:80] or host
    label = registrable(host).split(".")[0]
    return (_alike(parts, label) or label.capitalize())[:80]


def _brand(parts: list[str]) -> str:
    """The last part of a title, where brands stand, unless it is a sentence; then the first."""
    if not parts:
        return ""
    return parts[-1] if len(parts[-1].split()) <= 3 else parts[0]


def _alike(parts: list[str], label: str) -> str:
    """The part that says the same as the domain; the shortest that holds it, else the longest it holds."""
    holding = [part for part in parts if label.replace("-", "") in _letters(part)]
    held = [part for part in parts if len(_letters(part)) > 2 and _letters(part) in label.replace("-", "")]
    return min(holding, key=len, default="") or max(held, key=len, default="")


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
