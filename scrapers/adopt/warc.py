"""A WARC written by another program: wget, a crawler, a browser extension."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scrapers.adopt.shelf import Shelf
from scrapers.warc import Record, is_warc, read_warc, software

ENDINGS = (".warc", ".warc.gz")
WORDS = "web archive (WARC)"


def recognises(path: Path, head: bytes) -> bool:
    """The mark of a WARC; gzip is unpacked by the caller."""
    return not path.is_dir() and is_warc(head)


def take(path: Path, shelf: Shelf) -> None:
    """One capture for each page or PDF; the first record of an address counts."""
    with path.open("rb") as file:
        shelf.saver = software(file)
        file.seek(0)
        add_records(read_warc(file, path.name), shelf)


def add_records(records: Iterable[Record], shelf: Shelf) -> None:
    """Put records on the shelf, revisits with the body they point back to."""
    bodies: dict[str, tuple[bytes, str]] = {}
    seen: set[str] = set()
    for one in records:
        body, encoding = bodies.get(one.payload, (b"", "")) if one.revisit else (one.body, one.encoding)
        if one.payload and not one.revisit:
            bodies[one.payload] = (one.body, one.encoding)
        if one.url in seen or not one.status or not one.url.startswith(("http://", "https://")):
            continue
        seen.add(one.url)
        shelf.add(
            one.url,
            body,
            at=one.at,
            status=one.status,
            headers=one.headers,
            content_type=one.content_type,
            encoding=encoding,
        )
