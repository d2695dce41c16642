"""A folder of saved pages, or a folder in the format of the bundled samples.

The sample format is `site.json` (name, home, captured_at) beside `captures.json`, a list of
`{"url", "status", "headers", "file", "content_type"}`; a file lies inside the folder. An entry whose address begins
with tls:, dns:, rdap: or cors: is a recorded measurement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from scrapers.adopt import mhtml, page, pdf
from scrapers.adopt.shelf import Shelf
from scrapers.archive import Capture, CaptureOrigin, digest
from scrapers.errors import AdoptError
from scrapers.settings import ADOPTED_ENTRIES, PDF_BYTES

ENDINGS: tuple[str, ...] = ()
WORDS = "folder of saved pages"

_HeaderList = list[tuple[str, str]]
_INDEX = ("index", "home", "start")
_MEASURED = ("tls", "dns", "rdap", "cors")
T = TypeVar("T")


class SampleSite(msgspec.Struct):
    """`site.json`: what else it says is for people."""

    name: str
    home: str
    captured_at: datetime


class SampleCapture(msgspec.Struct):
    """One entry of `captures.json`; without a file it is an answer without a body."""

    url: str
    status: int = 200
    headers: dict[str, str | list[str]] | _HeaderList = {}
    file: str = ""
    content_type: str = ""


def recognises(path: Path, _head: bytes) -> bool:
    """Any folder."""
    return path.is_dir()


def take(path: Path, shelf: Shelf) -> None:
    """Every page and PDF below the folder, or what `captures.json` lists."""
    if (path / "site.json").is_file() and (path / "captures.json").is_file():
        _take_sample(path, shelf)
        return
    files = list(_files(path))
    if not files:
        raise AdoptError(f"the folder {path.name} holds no saved page or PDF; choose the folder they lie in")
    for file in files:
        address = _take_file(path, file, shelf)
        if file.parent == path and file.stem.lower() in _INDEX:
            shelf.home = address


def _take_file(root: Path, file: Path, shelf: Shelf) -> str:
    """Put one file on the shelf; the address it got."""
    with file.open("rb") as opened:
        head = opened.read(8_192)
    address = f"saved:///{quote(file.relative_to(root).as_posix())}"
    shelf.file, shelf.saver = file, ""
    if pdf.recognises(file, head):
        pdf.add_pdf(file, address, shelf)
    elif mhtml.recognises(file, head):
        mhtml.take(file, shelf)
    elif page.recognises(file, head):
        return page.add_page(file, address, shelf)
    return address


def _files(root: Path) -> Iterator[Path]:
    """Files with a readable ending, by name; the folders browsers put beside a page are passed over."""
    endings = (*page.ENDINGS, *pdf.ENDINGS, *mhtml.ENDINGS)
    found = 0
    for file in sorted(root.rglob("*")):
        if (
            _is_beside(file, root)
            or file.is_symlink()
            or not file.is_file()
            or not file.name.lower().endswith(endings)
        ):
            continue
        found += 1
        if found > ADOPTED_ENTRIES:
            raise AdoptError(
                f"the folder {root.name} holds more than {ADOPTED_ENTRIES} pages; take a part of it"
            )
        yield file


def _is_beside(file: Path, root: Path) -> bool:
    """Whether it lies in a folder that a browser put beside a page: named as the page, and a word more."""
    for folder in file.relative_to(root).parents:
        place = root / folder
        for mark in ("_", "-", "."):
            stem, found, more = place.name.rpartition(mark)
            pages = (place.with_name(stem + ending) for ending in page.ENDINGS)
            if found and stem and more.isalpha() and any(one.is_file() for one in pages):
                return True
    return False


def _take_sample(root: Path, shelf: Shelf) -> None:
    site = _decoded(root / "site.json", SampleSite)
    shelf.home, shelf.name = site.home, site.name
    for one in _decoded(root / "captures.json", list[SampleCapture]):
        body = _body(root, one.file) if one.file else b""
        at = site.captured_at if site.captured_at.tzinfo else site.captured_at.replace(tzinfo=UTC)
        if urlsplit(one.url).scheme in _MEASURED:
            shelf.put(_measurement(one, body, at), body)
            continue
        shelf.add(
            one.url, body, at=at, status=one.status, headers=_headers(one), content_type=one.content_type
        )


def _measurement(one: SampleCapture, body: bytes, at: datetime) -> Capture:
    """A recorded measurement (TLS, DNS, registry) as the capture it was."""
    return Capture(
        one.url,
        one.url,
        at,
        content_type=one.content_type,
        sha256=digest(body),
        size=len(body),
        origin=CaptureOrigin.PROBE,
    )


def _headers(one: SampleCapture) -> tuple[tuple[str, str], ...]:
    if isinstance(one.headers, list):
        return tuple(one.headers)
    return tuple(
        (name, value)
        for name, values in one.headers.items()
        for value in (values if isinstance(values, list) else [values])
    )


def _body(root: Path, name: str) -> bytes:
    file = (root / name).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        raise AdoptError(f"the folder {root.name} names a file it does not hold: {name[:120]!a}")
    with file.open("rb") as opened:
        return opened.read(PDF_BYTES + 1)


def _decoded(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as trouble:
        raise AdoptError(f"{path.name} in the folder {path.parent.name} is damaged: {trouble}") from trouble
