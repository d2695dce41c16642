"""Found, absent or not searched: what may be said about a key that gave no value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from scoring.facts import Absent, FactKind, SearchedPage, Unsearched
from scrapers.archive import NOT_THE_SITE, Capture, Failure, Snapshot
from scrapers.documents.document import Link
from scrapers.reading.folding import fold
from scrapers.reading.kinds import kinds_of_address, kinds_of_words
from scrapers.reading.lexicon import COMMON, languages, lexicon
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


ANY = frozenset({"any kind"})
"""The kinds of a page that nobody could read, not even far enough to tell its kind."""
_FILED = frozenset("DLICT")
"""What a scanned file may be, when neither its address nor the words of its link tell."""
_ASIDE = frozenset({"login", "LOGIN"})
_ALSO = {
    "H": "ABCFGIKLNOQRSTX",
    "Q": "BCFGHKLORSTX",
    "T": "BCFHKLOQR",
    "R": "BCHKLOQT",
    "B": "FHQRT",
    "O": "BFHQ",
    "F": "BHQT",
    "C": "IQT",
    "A": "HIL",
    "I": "ACL",
}
"""Pages on which a platform also says what belongs on others: unread, they keep those facts open too."""


_PASSING = frozenset("NK")
_MOST = 0.6
"""The share of an anchor that words for a place without disclosures must make up."""
_OWN_PAGES = {"people.directors"}


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read in full, its kinds and why."""

    url: str
    kinds: frozenset[str]
    why: str


def unread_pages(snapshot: Snapshot, pages: list[Page]) -> list[Unread]:
    """Pages that were not read: failures, shells, and links that lead to nothing captured."""
    whole = {_plain(p.document.url) for p in pages if p.read}
    out = [
        Unread(p.document.url, frozenset(p.kinds) or _unknown_kinds(p), _why_page(p))
        for p in pages
        if not p.read and _plain(p.document.url) not in whole and not _is_translation(p, pages)
    ]
    known = {_plain(c.url) for c in snapshot.captures} | {_plain(c.requested) for c in snapshot.captures}
    known |= {_plain(h.url) for c in snapshot.captures for h in c.chain}
    read = {_plain(p.document.url) for p in pages} | {_plain(p.capture.requested) for p in pages}
    anchors = _anchors(pages)
    out.extend(
        Unread(c.url, _capture_kinds(c, anchors), _why_capture(c))
        for c in snapshot.captures
        if c.origin not in NOT_THE_SITE and _plain(c.url) not in read and _is_lost(c)
    )
    hosts = {urlsplit(snapshot.home).netloc, *(urlsplit(c.url).netloc for c in snapshot.captures if c.sha256)}
    out += _never_captured(pages, known, hosts, anchors)
    return out


def _why_page(page: Page) -> str:
    if page.language not in languages():
        return f"is {page.notes[-1]}"
    return f"was not read in full ({', '.join(page.notes) or 'the capture is cut short'})"


def _unknown_kinds(page: Page) -> frozenset[str]:
    """A page that shows nothing of its kind may be of any; a scanned file is one of those that are filed."""
    return _FILED if "scanned" in page.notes else ANY


def _is_translation(page: Page, pages: list[Page]) -> bool:
    """The same page was read in a language we know: named as its alternate, or at its address less the code."""
    if page.language in languages():
        return False
    read = {_plain(p.document.url) for p in pages if p.read}
    named = {_plain(url) for name, url in page.document.metadata if name.startswith("alternate:")}
    parts = urlsplit(page.document.url)
    code = rf"/{re.escape(page.language)}(?:-[a-z]{{2}})?(?=/|$)"
    bare = re.sub(code, "", parts.path, count=1, flags=re.IGNORECASE)
    same = {_plain(parts._replace(path=c + bare).geturl()) for c in ("", *(f"/{x}" for x in languages()))}
    return bool(read & named) or (bare != parts.path and bool(read & same))


def _is_lost(capture: Capture) -> bool:
    """The page exists, as far as we know, and we do not have it."""
    if capture.status in _GONE or capture.failure is Failure.OFF_SITE:
        return False
    if urlsplit(capture.url).path.lower().endswith(_FILES) or "robots.txt" in capture.url:
        return False
    return capture.failure is not None or (capture.status or 0) >= 400


def _why_capture(capture: Capture) -> str:
    return f"was not captured ({capture.failure.value if capture.failure else f'status {capture.status}'})"


def _capture_kinds(capture: Capture, anchors: Mapping[str, list[tuple[str, str]]]) -> frozenset[str]:
    """What its address and the words of all links to it tell; any kind when they tell nothing."""
    told = frozenset(capture.kinds) | _told(
        capture.url, [(capture.anchor, "en"), *anchors[_plain(capture.url)]]
    )
    return told or ANY


def _told(url: str, anchors: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Kinds that the address and the words of links name; `aside` when they name no place for disclosures."""
    by_words = {k for text, language in anchors for k in kinds_of_words(text, language)}
    found = frozenset(by_words | set(kinds_of_address(url)))
    aside = any(_leads_aside(text) for text, _ in anchors) or _leads_aside(_last_part(url))
    return found or (_ASIDE if aside else frozenset())


def _leads_aside(text: str) -> bool:
    """Careers, downloads, language switches and the like: nothing is disclosed there."""
    words = fold(text).strip(" .:?!›»→")
    found = lexicon(COMMON).phrase("no_disclosures").search(words)
    return found is not None and len(found[0]) >= _MOST * len(words)


def _last_part(url: str) -> str:
    return re.sub(r"[-_]+", " ", urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1])


def _anchors(pages: list[Page]) -> Mapping[str, list[tuple[str, str]]]:
    """Address to the words of the links that lead there, each with the language it is written in."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page in pages:
        for link in page.document.links:
            found[_plain(link.url)].append((link.text, page.language))
    return found


def _never_captured(
    pages: list[Page], known: set[str], hosts: set[str], anchors: Mapping[str, list[tuple[str, str]]]
) -> list[Unread]:
    """Pages that standing pages link to; a post or a single offer may link to anything."""
    lost: dict[str, Unread] = {}
    for page in pages:
        passing = bool(_PASSING & set(page.kinds[:1]))
        for link in page.document.links:
            address = _plain(link.url)
            if address in known or address in lost or not _leads_to_page(link, hosts):
                continue
            kinds = _told(link.url, anchors[address])
            if kinds or not passing:
                lost[address] = Unread(link.url, kinds or ANY, "was not captured")
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
    missing = [u for u in unread if u.kinds is ANY or _may_state(u.kinds, wanted)]
    if missing:
        more = f" and {len(missing) - 1} more pages" if len(missing) > 1 else ""
        return Unsearched(kind.key, f"{missing[0].url} {missing[0].why}{more}")
    read = [p for p in pages if p.read]
    searched = [p for p in read if wanted & set(p.kinds)] or _front(kind, read)
    if not searched:
        return Unsearched(kind.key, "none of the pages that should state it was captured")
    return Absent(kind.key, tuple(SearchedPage(p.document.url, p.kinds, p.capture.sha256) for p in searched))


def _may_state(kinds: frozenset[str], wanted: frozenset[str]) -> bool:
    """A page of these kinds is, or may stand in for, one that should state the fact."""
    also = {other for kind in kinds for other in _ALSO.get(kind, "")}
    return bool(wanted & (kinds | also)) if wanted else bool(kinds - _ASIDE)


def _front(kind: FactKind, pages: list[Page]) -> list[Page]:
    """The front page speaks for pages that nobody linked to; but silence about people needs a page about them."""
    return [] if kind.key in _OWN_PAGES else [p for p in pages if "H" in p.kinds]
