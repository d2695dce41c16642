"""What a saved file holds, gathered within limits, then named, sorted out and handed over."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from scrapers.archive import Capture, CaptureOrigin, Failure, Hop, Keep, digest
from scrapers.capture import page_outline, platform_name
from scrapers.errors import AdoptError
from scrapers.fetch import status_failure
from scrapers.headers import Headers, header
from scrapers.inflate import TooLargeError, unpacked
from scrapers.links import same_key
from scrapers.looking import Outlined, OutlineOf, is_page, noted_failure, noted_words
from scrapers.pagekinds import kinds_of_link
from scrapers.settings import ADOPTED_BYTES, ADOPTED_ENTRIES, HTML_BYTES, MIB, PDF_BYTES

_INDEX = re.compile(r"/(?:index|home|start)\.\w+$", re.IGNORECASE)
_READABLE = ("html", "pdf", "text/plain", "xml", "json")


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was taken from a saved file; `captured_at` is when its pages were saved, as far as it says."""

    name: str
    home: str
    captured_at: datetime
    captures: tuple[Capture, ...]


@dataclass(slots=True)
class Shelf:
    """Collects captures and bodies of one saved file, at most 200 MiB and 5,000 of them.

    `home` and `name` are set by formats that know them; `file` is the one that is being read where `path` is a
    folder, and `saver` what saved it, as far as it says.
    """

    path: Path
    outline: OutlineOf | None = None
    home: str = ""
    name: str = ""
    given: bool = False
    file: Path | None = None
    saver: str = ""
    _held: list[tuple[Capture, bytes | None]] = field(default_factory=list)
    _bytes: int = 0
    _hops: dict[str, Hop] = field(default_factory=dict)

    def spend(self, size: int) -> None:
        """Count bytes that were read; raises AdoptError when they are too many."""
        self._bytes += size
        if self._bytes > ADOPTED_BYTES:
            raise AdoptError(
                f"{self.path.name} holds more than {ADOPTED_BYTES // MIB} MiB; take a part of it"
            )

    def add(
        self,
        url: str,
        body: bytes,
        *,
        at: datetime | None,
        status: int = 200,
        headers: Headers = (),
        content_type: str = "",
        encoding: str = "",
    ) -> None:
        """Put one saved answer on the shelf; `encoding` is what the body is still packed in."""
        if 300 <= status < 400:
            self._redirect(url, status, headers)
            return
        declared = content_type or header(headers, "content-type") or ""
        if not any(word in declared.lower() for word in _READABLE) and not is_page(declared, body):
            return
        failure, detail = status_failure(status)
        capture = Capture(
            url=url,
            requested=url,
            captured_at=at or self.modified(),
            status=status,
            headers=headers,
            content_type=declared,
            failure=failure,
            detail=detail,
            origin=CaptureOrigin.ADOPTED,
            source=self._source(),
        )
        self.put(*_with_body(capture, body, encoding))

    def put(self, capture: Capture, body: bytes | None) -> None:
        """Put a finished capture on the shelf."""
        self.spend(len(body or b""))
        if len(self._held) >= ADOPTED_ENTRIES:
            raise AdoptError(f"{self.path.name} holds more than {ADOPTED_ENTRIES} pages; take a part of it")
        self._held.append((capture, body))

    def modified(self) -> datetime:
        """When the file itself was last changed."""
        return datetime.fromtimestamp((self.file or self.path).stat().st_mtime, UTC).replace(microsecond=0)

    def _source(self) -> str:
        """The saved file, and what saved it when that is known."""
        name = self.file.relative_to(self.path).as_posix() if self.file else self.path.name
        return f"{name}, saved by {self.saver}" if self.saver else name

    def hand_over(self, keep: Keep) -> Adopted:
        """Name the pages' kinds by the links between them, then hand every capture over."""
        if not any(body for _, body in self._held):
            raise AdoptError(f"{self.path.name} holds no page or PDF that can be read; save the pages again")
        outlines = {} if self.given else self._outlines()
        home = self.home or self._likely_home()
        anchors = _anchors(outlines)
        finished = [self._finished(c, body, home, outlines.get(c.url), anchors) for c, body in self._held]
        for capture, body in finished:
            keep(capture, body)
        captures = tuple(capture for capture, _ in finished)
        name = self.name or self._name(home, outlines)
        return Adopted(name, home, min(c.captured_at for c in captures), captures)

    def _redirect(self, url: str, status: int, headers: Headers) -> None:
        target = header(headers, "location")
        if target:
            self._hops[urljoin(url, target)] = Hop(url, status, headers)

    def _outlines(self) -> dict[str, Outlined]:
        outline = self.outline or page_outline
        return {
            capture.url: outline(body, capture.url, capture.content_type)
            for capture, body in self._held
            if body and is_page(capture.content_type, body)
        }

    def _finished(
        self,
        capture: Capture,
        body: bytes | None,
        home: str,
        outlined: Outlined | None,
        anchors: dict[str, str],
    ) -> tuple[Capture, bytes | None]:
        if self.given:
            return capture, body
        anchor = anchors.get(same_key(capture.url), "")
        is_home = same_key(capture.url) == same_key(home) and outlined is not None
        kinds = _kinds(capture, anchor, outlined, is_home=is_home)
        failure = noted_failure(outlined) if outlined and capture.failure is None else None
        if failure:
            capture = replace(capture, failure=failure, detail=noted_words(failure))
        hop = self._hops.get(capture.url)
        if hop:
            capture = replace(capture, requested=hop.url, chain=(hop,))
        return replace(capture, kinds=kinds, anchor=anchor), body

    def _likely_home(self) -> str:
        """The top page of the host most pages come from, else the page with the shortest address."""
        pages = [c.url for c, body in self._held if body and c.failure is None] or [self._held[0][0].url]
        hosts = Counter(urlsplit(url).netloc for url in pages)
        host = hosts.most_common(1)[0][0]
        own = [url for url in pages if urlsplit(url).netloc == host]
        shortest = min(own, key=lambda url: (len(urlsplit(url).path), len(url)))
        split = urlsplit(shortest)
        return f"{split.scheme}://{host}/" if host else shortest

    def _name(self, home: str, outlines: dict[str, Outlined]) -> str:
        title = next((o.title for url, o in outlines.items() if same_key(url) == same_key(home)), "")
        title = title or next((o.title for o in outlines.values() if o.title), "")
        if urlsplit(home).hostname:
            return platform_name(title, home)
        return (title or self.path.stem)[:80]


def _with_body(capture: Capture, body: bytes, encoding: str) -> tuple[Capture, bytes | None]:
    """The capture with its body unpacked, or with the failure that unpacking showed."""
    cap = PDF_BYTES if "pdf" in capture.content_type.lower() or body.startswith(b"%PDF") else HTML_BYTES
    try:
        plain = unpacked(body, encoding, cap)
    except TooLargeError:
        return replace(capture, failure=Failure.TOO_LARGE, detail=f"it is larger than {cap // MIB} MiB"), None
    except LookupError:
        detail = f"it is packed as {encoding[:80]!a}, which is not read"
        return replace(capture, failure=Failure.ENCODING, detail=detail), None
    except zlib.error:
        return replace(capture, failure=Failure.ENCODING, detail="its compressed body is damaged"), None
    if not plain:
        return capture, None
    return replace(capture, sha256=digest(plain), size=len(plain)), plain


def _kinds(capture: Capture, anchor: str, outlined: Outlined | None, *, is_home: bool) -> tuple[str, ...]:
    """By the words of a link to the page and its address, else by its title; the top page is the home page."""
    if is_home and (not capture.url.startswith("saved:") or _INDEX.search(capture.url)):
        return ("H",)
    kinds = capture.kinds or kinds_of_link(capture.url, anchor)
    if not kinds and outlined is not None:
        kinds = kinds_of_link(capture.url, outlined.title.partition("|")[0])
    return kinds or (("H",) if is_home else ())


def _anchors(outlines: dict[str, Outlined]) -> dict[str, str]:
    """Key of an address → the words of the first link to it."""
    found: dict[str, str] = {}
    for url, outlined in outlines.items():
        for link in _links(outlined):
            target = (
                link[0] if urlsplit(link[0]).scheme else urljoin(url.replace("saved:", "http:", 1), link[0])
            )
            found.setdefault(same_key(target.replace("http:///", "saved:///", 1)), link[1][:200])
    return found


def _links(outlined: Outlined) -> Iterable[tuple[str, str]]:
    return ((link.url, link.text) for link in outlined.links[:2_000] if link.text)
