"""Small pages read with the real parser: path → markup of the main part."""

from __future__ import annotations

from scoring.facts import Reading
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.reading.read import read_snapshot
from tests.support.reading_case import HOME, WHEN, disclosed


def read_markup(pages: dict[str, str], lang: str = "en") -> Reading:
    """What the reader finds in these pages of one site."""
    bodies: dict[str, bytes] = {}
    captures = []
    for path, markup in pages.items():
        whole = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title></title></head>'
        body = f"{whole}<body><main>{markup}</main></body></html>".encode()
        key, url = digest(body), HOME + path.lstrip("/")
        bodies[key] = body
        captures.append(Capture(url, url, WHEN, 200, content_type="text/html", sha256=key, size=len(body)))
    done = SnapshotStatus.COMPLETE
    return read_snapshot(
        Snapshot("s", "Example Lend", HOME, WHEN, done, tuple(captures), "0"), bodies, disclosed()
    )
