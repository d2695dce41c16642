"""A WACZ, of this program or of another one."""

from __future__ import annotations

from pathlib import Path

from scrapers.adopt.shelf import Shelf
from scrapers.adopt.warc import add_records
from scrapers.archive import Snapshot, digest
from scrapers.errors import AdoptError
from scrapers.wacz_reading import WaczFile

ENDINGS = (".wacz",)
WORDS = "web archive (WACZ)"


def recognises(path: Path, head: bytes) -> bool:
    """Any zip: a WACZ is one, and what else a zip may be is said when it is opened."""
    return not path.is_dir() and head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def take(path: Path, shelf: Shelf) -> None:
    """The captures of the snapshot in it, or one for each page of its WARC files.

    Raises AdoptError when a digest does not hold.
    """
    with WaczFile(path) as wacz:
        changed = [one for one in wacz.problems() if "was changed" in one or "is missing" in one]
        listed = [one for one in changed if "digest.json" not in one]
        if listed:
            raise AdoptError(f"{path.name} is not what was written: {listed[0]}; get it again")
        snapshot = wacz.snapshot()
        if snapshot is not None:
            _take_own(wacz, snapshot, shelf)
            return
        shelf.home, shelf.name = wacz.package.home, wacz.package.title
        shelf.saver = wacz.package.software[:80]
        add_records(wacz.records(), shelf)


def _take_own(wacz: WaczFile, snapshot: Snapshot, shelf: Shelf) -> None:
    """The captures exactly as they were, failures and measurements included."""
    bodies = {digest(record.body): record.body for record in wacz.records()}
    shelf.home, shelf.name, shelf.given = snapshot.home, snapshot.name, True
    for capture in snapshot.captures:
        if capture.sha256 and capture.sha256 not in bodies:
            raise AdoptError(
                f"{wacz.path.name} is not what was written: the body of {capture.url[:200]!a} is missing"
            )
        shelf.put(capture, bodies.get(capture.sha256))
