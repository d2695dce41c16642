"""What a site shows without meaning to: error traces, folder listings, keys, source maps, authors and paths of files;
and disclosure pages of an earlier snapshot that are gone. Secrets and names are masked, never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from scoring.facts import Finding, Unsearched
from scrapers.archive import NOT_THE_SITE, Capture, Snapshot
from scrapers.documents.document import Document
from scrapers.technical.evidence import found, measured
from scrapers.technical.leaks import DISCLOSURE_KINDS, is_broken
from scrapers.technical.place import Place, same_page

KEYS = ("tech.pii.other", "tech.links.removed")
SLICE = 200_000
_MOST_TRACES = 40
_LISTING = re.compile(
    r"<title>\s{0,20}(?:Index of|Directory listing for|目录) ?/|<h1>Index of /", re.IGNORECASE
)
_MAP = re.compile(r"//[#@] ?sourceMappingURL=([^\s'\"*<]{1,200}\.map)\b")
_COMPANY = re.compile(
    r"\b(?:ltd|limited|llc|llp|plc|inc|gmbh|ag|ug|sia|uab|oü|as|s\.?l\.?|s\.?a\.?|b\.?v\.?|co|company|group|team|"
    r"admin|marketing|office|user|platform|finance|invest|capital|loans)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]{0,30}(?:['’.-][^\W\d_'’.-]{0,30}){0,3}")
_PATH = re.compile(
    r"(?:[A-Za-z]:\\|\\\\[\w.-]{1,60}\\|file://|/(?:Users|home|var|srv|opt)/)[^\s\"<>|]{1,200}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that should not be public: words one of which it holds, and how it looks. A `secret` is masked."""

    kind: str
    words: tuple[str, ...]
    shape: re.Pattern[str]
    secret: bool = False


MARKS = (
    Mark("stack trace", ("Traceback (",), re.compile(r"Traceback \(most recent call last\):")),
    Mark(
        "stack trace",
        (".java:", ".kt:", ".scala:"),
        re.compile(r"\bat [\w$.]{3,120}\([\w$]{1,60}\.(?:java|kt|scala):\d{1,6}\)"),
    ),
    Mark(
        "stack trace",
        ("js:",),
        re.compile(r"\bat [^\n<>()]{1,80} \((?:/|[A-Z]:\\)[^\s()]{1,200}\.[cm]?js:\d{1,6}:\d{1,6}\)"),
    ),
    Mark("stack trace", (".cs:line ",), re.compile(r"\.cs:line \d{1,6}\b")),
    Mark("stack trace", ("Server Error in '",), re.compile(r"Server Error in '[^'\n]{0,80}' Application")),
    Mark(
        "error message",
        ("Fatal error", "Parse error"),
        re.compile(r"(?:Fatal|Parse) error\b[^\n]{1,300} on line (?:<b>)?\d{1,6}"),
    ),
    Mark("error message", ("SQLSTATE[",), re.compile(r"\bSQLSTATE\[\w{5}\]")),
    Mark("error message", ("error in your SQL",), re.compile(r"You have an error in your SQL syntax")),
    Mark(
        "private key",
        ("PRIVATE KEY-----",),
        re.compile(r"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----"),
        True,
    ),
    Mark("access key", ("AKIA", "ASIA"), re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"), True),
    Mark(
        "token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), re.compile(r"\bgh[opusr]_[0-9A-Za-z]{36}\b"), True
    ),
    Mark("token", ("xox",), re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10,80}"), True),
    Mark("payment key", ("k_live_",), re.compile(r"\b[sr]k_live_[0-9A-Za-z]{16,99}\b"), True),
    Mark("signed token", (".eyJ",), re.compile(r"\beyJ[\w-]{10,400}\.eyJ[\w-]{10,400}\.[\w-]{10,400}"), True),
)


def measure(place: Place) -> Iterator[Finding]:
    """Findings on traces and on pages that were removed."""
    yield _other(place)
    yield _removed(place, place.earlier)


def _other(place: Place) -> Finding:
    pages = [c for c in place.snapshot.captures if c.sha256 and c.origin not in NOT_THE_SITE]
    if not pages:
        return Unsearched(KEYS[0], "no page was captured")
    seen: dict[str, tuple[Capture, str]] = {}
    for capture in pages:
        for kind, words in _of_page(place, capture):
            seen.setdefault(f"{kind} on {_short(capture.url)}", (capture, f"{kind}: {words}"))
    quotes = [measured(c, "source", words) for c, words in list(seen.values())[:10]]
    nothing = measured(pages[0], "source", f"nothing of the kind in {len(pages)} pages and files")
    return found(KEYS[0], tuple(list(seen)[:_MOST_TRACES]), quotes or [nothing], "traces")


def _of_page(place: Place, capture: Capture) -> Iterator[tuple[str, str]]:
    kind = capture.content_type.lower()
    if "html" in kind or "javascript" in kind or kind.startswith("text/"):
        text = place.bodies.get(capture.sha256, b"")[:SLICE].decode("utf-8", "replace")
        yield from traces(text)
    document = place.by_url.get(capture.url)
    if document is not None and document.media == "pdf":
        yield from of_metadata(document)


def traces(text: str) -> Iterator[tuple[str, str]]:
    """Kind and words of what should not be in a page's source; secrets masked."""
    for mark in MARKS:
        match = mark.shape.search(text) if any(word in text for word in mark.words) else None
        if match:
            yield mark.kind, masked_secret(match[0]) if mark.secret else match[0]
    listing = _LISTING.search(text[:4_000])
    if listing:
        yield "directory listing", listing[0]
    source_map = _MAP.search(text)
    if source_map:
        yield "source map", source_map[1]


def of_metadata(document: Document) -> Iterator[tuple[str, str]]:
    """A person's name as author, and paths of somebody's machine, in the metadata of a file."""
    for name, value in document.metadata:
        path = _PATH.search(value[:500])
        if path:
            yield "file path in metadata", f"{name}: {path[0][:8]}…"
        elif name.lower() == "author" and is_person(value):
            yield "author in metadata", f"{name}: {initials(value)}"


def is_person(text: str) -> bool:
    """Whether a name looks like a person's: two to four words, none that a firm or an office has."""
    words = text[:100].split()
    named = all(_NAME.fullmatch(word) and word[0].isupper() for word in words)
    return 2 <= len(words) <= 4 and named and not _COMPANY.search(text[:100])


def initials(name: str) -> str:
    """`Anna Berzina` → `A… B…`."""
    return " ".join(f"{word[0]}…" for word in name.split()[:4])


def masked_secret(text: str) -> str:
    """The first eight signs; the rest is never kept."""
    return text if text.startswith("-----BEGIN") else f"{text[:8]}…"


def _short(url: str) -> str:
    return urlsplit(url).path[:120] or "/"


def _removed(place: Place, earlier: Snapshot | None) -> Finding:
    """Disclosure pages of the earlier snapshot that are broken now, with nothing of their kind in their place."""
    key = KEYS[1]
    if earlier is None:
        return Unsearched(key, "there is no earlier snapshot to compare with")
    now = [c for c in place.snapshot.captures if c.origin not in NOT_THE_SITE]
    there = {kind for c in now if c.failure is None and c.sha256 for kind in c.kinds}
    before = [
        c for c in earlier.captures if c.failure is None and c.sha256 and DISCLOSURE_KINDS & set(c.kinds)
    ]
    gone = [
        c
        for old in before
        if not (DISCLOSURE_KINDS & set(old.kinds) & there)
        for c in now
        if same_page(c.url, old.url) and is_broken(c)
    ]
    unique = list({c.url: c for c in gone}.values())
    shown = [measured(c, "address", f"{c.status or ''} {c.failure or ''}") for c in unique[:5]]
    rest = [measured(c, "address", f"{len(before)} earlier pages were looked for") for c in now[:1]]
    return found(key, len(unique), shown or rest, "links")
