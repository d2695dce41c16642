"""Found, absent or not searched: what may be said about a key that gave no value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from scoring.facts import Absent, FactKind, SearchedPage, Unsearched
from scrapers.archive import Capture, CaptureOrigin, Failure, Snapshot
from scrapers.documents.document import Link
from scrapers.reading.kinds import kinds_of_address, kinds_of_words
from scrapers.reading.site import Page

_GONE = {404, 410}
_MEDIA = ("text/html", "application/xhtml", "application/pdf", "text/plain", "text/markdown")
_FILES = (
    ".css",
    ".js",
    ".png",
    ".jpg",
    ".jpeg",
    ".svg",
    ".gif",
    ".ico",
    ".xml",
    ".csv",
    ".zip",
    ".mp4",
    ".woff2",
    ".webp",
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read in full, its kinds and why."""

    url: str
    kinds: frozenset[str]
    why: str


def unread_pages(snapshot: Snapshot, pages: list[Page]) -> list[Unread]:
    """Pages that were not read: failures, shells, and links that lead to nothing captured."""
    out = [Unread(p.document.url, frozenset(p.kinds), _why_page(p)) for p in pages if not p.read]
    known = {_plain(c.url) for c in snapshot.captures} | {_plain(c.requested) for c in snapshot.captures}
    known |= {_plain(h.url) for c in snapshot.captures for h in c.chain}
    read = {_plain(p.document.url) for p in pages} | {_plain(p.capture.requested) for p in pages}
    out.extend(
        Unread(c.url, _capture_kinds(c), _why_capture(c))
        for c in snapshot.captures
        if c.origin is not CaptureOrigin.PROBE and _plain(c.url) not in read and _is_lost(c)
    )
    hosts = {urlsplit(snapshot.home).netloc, *(urlsplit(c.url).netloc for c in snapshot.captures if c.sha256)}
    out += _never_captured(pages, known, hosts)
    return out


def _why_page(page: Page) -> str:
    return f"was not read in full ({', '.join(page.notes) or 'the capture is cut short'})"


def _is_lost(capture: Capture) -> bool:
    """The page exists, as far as we know, and we do not have it."""
    if capture.status in _GONE or capture.failure is Failure.OFF_SITE:
        return False
    if urlsplit(capture.url).path.lower().endswith(_FILES) or "robots.txt" in capture.url:
        return False
    return capture.failure is not None or (capture.status or 0) >= 400


def _why_capture(capture: Capture) -> str:
    return f"was not captured ({capture.failure.value if capture.failure else f'status {capture.status}'})"


def _capture_kinds(capture: Capture) -> frozenset[str]:
    return (
        frozenset(capture.kinds)
        | frozenset(kinds_of_words(capture.anchor, "en"))
        | frozenset(kinds_of_address(capture.url))
    )


def _never_captured(pages: list[Page], known: set[str], hosts: set[str]) -> list[Unread]:
    lost: dict[str, Unread] = {}
    for page in pages:
        for link in page.document.links:
            address = _plain(link.url)
            if address in known or address in lost or not _leads_to_page(link, hosts):
                continue
            kinds = frozenset(kinds_of_words(link.text, page.language)) | frozenset(
                kinds_of_address(link.url)
            )
            lost[address] = Unread(link.url, kinds, "was not captured")
    return list(lost.values())


def _leads_to_page(link: Link, hosts: set[str]) -> bool:
    parts = urlsplit(link.url)
    return (
        parts.scheme in ("http", "https")
        and parts.netloc in hosts
        and not parts.path.lower().endswith(_FILES)
    )


def _plain(url: str) -> str:
    bare = urldefrag(url)[0]
    parts = urlsplit(bare)
    return f"{parts.netloc}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")


def silence(
    kind: FactKind, pages: list[Page], unread: Iterable[Unread], skip: frozenset[str]
) -> Absent | Unsearched:
    """Absent when every page that should say it was read; otherwise why nobody can tell."""
    if kind.key in skip:
        return Unsearched(kind.key, "this fact was left out of the reading")
    wanted = frozenset(kind.pages)
    missing = [u for u in unread if wanted & u.kinds or (not wanted and u.kinds)]
    if missing:
        more = f" and {len(missing) - 1} more pages" if len(missing) > 1 else ""
        return Unsearched(kind.key, f"{missing[0].url} {missing[0].why}{more}")
    searched = [p for p in pages if wanted & set(p.kinds)] or [p for p in pages if "H" in p.kinds]
    if not searched:
        return Unsearched(kind.key, "none of the pages that should state it was captured")
    return Absent(kind.key, tuple(SearchedPage(p.document.url, p.kinds, p.capture.sha256) for p in searched))
