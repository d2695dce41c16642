"""What stands in a case file beside its pages: JSON parts, read within limits, and texts that were kept."""

from __future__ import annotations

import json
from pathlib import Path

from scrapers.archive import digest
from scrapers.errors import AdoptError
from scrapers.settings import MIB
from scrapers.wacz_reading import WaczFile, verify_wacz
from scrapers.wire import CaseParts

PART_BYTES = 32 * MIB


def read_case(path: Path, parts: tuple[str, ...], texts: frozenset[str], *, digests: bool) -> CaseParts:
    """The wanted of a case file; AdoptError when it is no WACZ or a wanted part is no JSON."""
    problems = verify_wacz(path) if digests else ()
    with WaczFile(path) as wacz:
        found = {name: _part(wacz, name) for name in parts if name in wacz.zip.names}
        kept = {
            mark: record.body.decode("utf-8", "replace")
            for record in (wacz.records() if texts else ())
            if (mark := digest(record.body)) in texts
        }
    return CaseParts(problems, found, kept)


def _part(wacz: WaczFile, name: str) -> bytes:
    try:
        return json.dumps(json.loads(wacz.zip.read(name, PART_BYTES))).encode()
    except (ValueError, RecursionError):
        raise AdoptError(f"{wacz.path.name}: {name} is no JSON; get the file again") from None
