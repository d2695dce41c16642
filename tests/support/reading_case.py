"""One small page, or a few, read as a site: what the reader finds in them."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from scoring.catalogue import build_catalogue
from scoring.facts import Catalogue, FactGroup, Found, Reading
from scrapers.archive import Capture, Failure, Snapshot, SnapshotStatus, digest
from scrapers.documents.open import open_document
from scrapers.progress import Cancel
from scrapers.reading.read import read_snapshot
from tests.support.reading_documents import document_of

ROOT = Path(__file__).resolve().parents[2]
WHEN = datetime(2026, 5, 4, tzinfo=UTC)
HOME = "https://example-lend.test/"


@cache
def disclosed() -> Catalogue:
    """The shipped catalogue, without keys that are not read from pages."""
    rows = tomllib.loads((ROOT / "resources/facts/catalogue.toml").read_text(encoding="utf-8"))
    return {k: v for k, v in build_catalogue(rows).items() if v.group is FactGroup.DISCLOSED}


def read_pages(
    pages: dict[str, str],
    lang: str = "en",
    name: str = "Example Lend",
    lost: dict[str, Failure] | None = None,
    cancel: Cancel | None = None,
) -> Reading:
    """Read pages given as path → HTML; `lost` pages were linked and failed."""
    bodies, captures = {}, []
    for path, markup in pages.items():
        body = markup.encode()
        key = digest(body)
        bodies[key] = body
        url = HOME + path.lstrip("/")
        captures.append(Capture(url, url, WHEN, 200, content_type="text/html", sha256=key, size=len(body)))
    for path, failure in (lost or {}).items():
        url = HOME + path.lstrip("/")
        captures.append(Capture(url, url, WHEN, failure=failure))
    snapshot = Snapshot("s", name, HOME, WHEN, SnapshotStatus.COMPLETE, tuple(captures), "0")

    def opener(body: bytes, url: str, _kind: str, _key: str):
        return document_of(body.decode(), url, lang)

    return read_snapshot(snapshot, bodies, disclosed(), opener=opener, cancel=cancel)


def read_real(pages: dict[str, str]) -> Reading:
    """Read pages given as path → whole HTML, opened as captured ones are."""
    bodies = {digest(m.encode()): m.encode() for m in pages.values()}
    captures = tuple(
        Capture(
            HOME + path,
            HOME + path,
            WHEN,
            200,
            content_type="text/html",
            sha256=digest(m.encode()),
            size=len(m),
        )
        for path, m in pages.items()
    )
    snapshot = Snapshot("s", "Example Lend", HOME, WHEN, SnapshotStatus.COMPLETE, captures, "0")
    return read_snapshot(snapshot, bodies, disclosed(), opener=open_document)


def values(reading: Reading, key: str) -> list[object]:
    """The values found for a key, as plain Python."""
    finding = reading.findings[key]
    found = finding.values if isinstance(finding, Found) else ()
    return [_plain(v.value) for v in found]


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
