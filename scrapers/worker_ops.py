"""What the child process can do: outline, open or draw a page, read a snapshot, open a saved file or a case file."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from scoring.facts import Reading
from scrapers.archive import Capture
from scrapers.documents.document import Document
from scrapers.documents.open import open_document
from scrapers.documents.outline import Outline, outline
from scrapers.documents.picture import draw_page
from scrapers.wire import (
    AdoptTask,
    CaseTask,
    PageTask,
    PictureTask,
    ReadTask,
    Taken,
    TakenFrom,
    decode,
    encode,
    encode_document,
    encode_outline,
    encode_reading,
)
from scrapers.worker_main import Operation, Report


def _outline(task: bytes, _: dict[str, bytes], report: Report) -> bytes:
    page = decode(task, PageTask)
    report.page(page.sha256)
    return encode_outline(outline(page.body, page.url, page.content_type))


def _open(task: bytes, _: dict[str, bytes], report: Report) -> bytes:
    page = decode(task, PageTask)
    report.page(page.sha256)
    return encode_document(open_document(page.body, page.url, page.content_type, page.sha256))


def _picture(task: bytes, _: dict[str, bytes], report: Report) -> bytes:
    wanted = decode(task, PictureTask)
    report.page(wanted.sha256)
    return encode(draw_page(wanted.body, wanted.page, wanted.scale, wanted.quote))


def _read(task: bytes, bodies: dict[str, bytes], report: Report) -> bytes:
    wanted, engine = decode(task, ReadTask), _reader()
    opener = partial(_open_and_tell, report, frozenset(wanted.skip))
    reading: Reading = engine.read_snapshot(
        wanted.snapshot,
        bodies,
        wanted.catalogue,
        as_of=wanted.as_of,
        earlier=wanted.earlier,
        progress=report.step,
        opener=opener,
        others=engine.Others(wanted.readers, lambda number: report.ask(str(number))),
    )
    return encode_reading(reading)


def _portion(task: bytes, bodies: dict[str, bytes], report: Report) -> bytes:
    """What a portion of the pages says, for the child that reads the whole."""
    wanted = decode(task, ReadTask)
    opener = partial(open_or_skip, report, frozenset(wanted.skip))
    found: bytes = _reader().read_portion(
        wanted.snapshot, bodies, wanted.portion, wanted.readers, as_of=wanted.as_of, opener=opener
    )
    return found


def _adopt(task: bytes, _: dict[str, bytes], report: Report) -> bytes:
    """A saved file, its container opened and its pages looked at here; every capture is a part of the answer."""
    from scrapers.adopt import adopt

    wanted = decode(task, AdoptTask)
    looked = partial(_outline_or_skip, report, frozenset(wanted.skip))
    adopted = adopt(Path(wanted.path), lambda c, body: report.part(encode(Taken(c, body))), outline=looked)
    return encode(TakenFrom(adopted.name, adopted.home, adopted.captured_at))


def _outline_or_skip(
    report: Report, skip: frozenset[str], body: bytes, url: str, content_type: str
) -> Outline:
    """The page's outline, told to the parent first; one that ended a child before is only noted."""
    sha256 = hashlib.sha256(body).hexdigest()
    if sha256 in skip:
        return Outline(base=url, notes=("parser-crashed",))
    report.page(sha256)
    found = outline(body, url, content_type)
    report.page("")
    return found


def _case(task: bytes, _: dict[str, bytes], _report: Report) -> bytes:
    """Digests, JSON parts and wanted texts of a case file."""
    from scrapers.case_reading import read_case

    wanted = decode(task, CaseTask)
    return encode(read_case(Path(wanted.path), wanted.parts, frozenset(wanted.texts), digests=wanted.digests))


def _reader() -> Any:
    """The reading engine, loaded only when a snapshot is read."""
    return importlib.import_module("scrapers.reading.read")


def open_or_skip(
    report: Report, skip: frozenset[str], body: bytes, url: str, content_type: str = "", sha256: str = ""
) -> Document:
    """The document, told to the parent first; one that ended a child before is only noted."""
    sha256 = sha256 or hashlib.sha256(body).hexdigest()
    if sha256 in skip:
        return crashed(url, sha256, content_type)
    report.page(sha256)
    document = open_document(body, url, content_type, sha256)
    report.page("")
    return document


def _open_and_tell(
    report: Report, skip: frozenset[str], body: bytes, url: str, content_type: str, sha256: str
) -> Document:
    """The document, its text told to the parent."""
    document = open_or_skip(report, skip, body, url, content_type, sha256)
    report.text(url, document.text)
    return document


def crashed(url: str, sha256: str, content_type: str = "") -> Document:
    """What stands for a document that no child survived."""
    media = "pdf" if "pdf" in content_type else "html" if "html" in content_type else "other"
    return Document(url, sha256, media, "", "", "", (), notes=("parser-crashed",), complete=False)


def readable(captures: tuple[Capture, ...]) -> set[str]:
    """The bodies a reading may ask for."""
    return {capture.sha256 for capture in captures if capture.sha256}


OPERATIONS: Mapping[str, Operation] = {
    "outline": _outline,
    "open": _open,
    "picture": _picture,
    "read": _read,
    "portion": _portion,
    "adopt": _adopt,
    "case": _case,
}
