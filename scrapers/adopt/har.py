"""A HAR file, as the network panel of a browser saves it."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from scrapers.adopt.shelf import Shelf
from scrapers.errors import AdoptError
from scrapers.headers import Headers
from scrapers.settings import ADOPTED_BYTES, MIB

ENDINGS = (".har",)
WORDS = "network record (HAR)"

_DROPPED = ("content-encoding", "content-length", "transfer-encoding")


class _Header(msgspec.Struct):
    name: str
    value: str = ""


class _Content(msgspec.Struct):
    text: str = ""
    encoding: str = ""
    mime_type: str = msgspec.field(name="mimeType", default="")


class _Request(msgspec.Struct):
    url: str
    method: str = "GET"


class _Response(msgspec.Struct):
    status: int = 0
    headers: list[_Header] = []
    content: _Content = msgspec.field(default_factory=_Content)


class _Entry(msgspec.Struct):
    request: _Request
    response: _Response
    started: datetime | None = msgspec.field(name="startedDateTime", default=None)


class _Program(msgspec.Struct):
    name: str = ""
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()[:80]


class _Log(msgspec.Struct):
    entries: list[_Entry]
    creator: _Program = msgspec.field(default_factory=_Program)
    browser: _Program = msgspec.field(default_factory=_Program)


class _Har(msgspec.Struct):
    log: _Log


def recognises(path: Path, head: bytes) -> bool:
    """JSON whose first word is `log`."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return not path.is_dir() and start[:1] == b"{" and start[1:64].lstrip().startswith(b'"log"')


def take(path: Path, shelf: Shelf) -> None:
    """One capture for each answered GET whose content was recorded."""
    if path.stat().st_size > ADOPTED_BYTES:
        raise AdoptError(f"{path.name} is larger than {ADOPTED_BYTES // MIB} MiB; record fewer pages")
    try:
        har = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), type=_Har)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as trouble:
        raise AdoptError(
            f"{path.name} is no readable network record: {trouble}; record it again"
        ) from trouble
    shelf.saver = str(har.log.browser) or str(har.log.creator)
    for entry in har.log.entries:
        if entry.request.method == "GET" and entry.response.status:
            _add(entry, shelf)


def _add(entry: _Entry, shelf: Shelf) -> None:
    answer = entry.response
    headers: Headers = tuple((h.name, h.value) for h in answer.headers if h.name.lower() not in _DROPPED)
    at = entry.started.astimezone(UTC) if entry.started and entry.started.tzinfo else None
    shelf.add(
        entry.request.url,
        _body(answer.content),
        at=at,
        status=answer.status,
        headers=headers,
        content_type=answer.content.mime_type,
    )


def _body(content: _Content) -> bytes:
    if content.encoding.lower() != "base64":
        return content.text.encode("utf-8", "replace")
    try:
        return base64.b64decode(content.text, validate=False)
    except (binascii.Error, ValueError):
        return b""
