"""WARC records, read within limits and written one gzip member each."""

from __future__ import annotations

import hashlib
import re
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from scrapers.errors import AdoptError
from scrapers.headers import Headers
from scrapers.settings import ADOPTED_BYTES, ADOPTED_ENTRIES, CHUNK, MIB, PDF_BYTES

_OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length", "connection")
_WANTED = ("response", "resource", "revisit")
_MOST_RECORDS = 20 * ADOPTED_ENTRIES
_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, UnicodeDecodeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Record:
    """One stored answer. `body` is as stored after chunking; `encoding` is what it is still packed in.

    `payload` is the WARC-Payload-Digest; `revisit` says that the body is the one of an earlier record with the
    same digest.
    """

    url: str
    at: datetime | None
    status: int
    headers: Headers
    content_type: str
    encoding: str
    body: bytes
    payload: str = ""
    revisit: bool = False
    cut: bool = False


def read_warc(file: BinaryIO, name: str) -> Iterator[Record]:
    """The answers in a WARC, plain or gzipped, in their order. Raises AdoptError when it is damaged."""
    total = 0
    try:
        for number, record in enumerate(ArchiveIterator(file, arc2warc=False)):
            if number > _MOST_RECORDS:
                raise AdoptError(f"{name} holds more than {_MOST_RECORDS} records; take a part of it")
            if record.rec_type in _WANTED and _url(record):
                found = _record(record)
                total += max(len(found.body), record.length or 0)
                yield found
            if total > ADOPTED_BYTES:
                raise AdoptError(f"{name} holds more than {ADOPTED_BYTES // MIB} MiB; take a part of it")
    except _BROKEN as trouble:
        raise AdoptError(f"{name} is no readable web archive: it is damaged or was cut off") from trouble


def software(file: BinaryIO) -> str:
    """The program that wrote a WARC, by its first record; nothing when it does not say."""
    try:
        first = next(iter(ArchiveIterator(file, arc2warc=False)), None)
        if first is None or first.rec_type != "warcinfo":
            return ""
        told = first.content_stream().read(64 * 1024).decode("utf-8", "replace")
    except _BROKEN:
        return ""
    found = re.search(r"^software:[ \t]*(\S[^\r\n]{0,78})", told, re.IGNORECASE | re.MULTILINE)
    return found.group(1).strip() if found else ""


def _record(record: ArcWarcRecord) -> Record:
    http = record.http_headers
    headers: Headers = tuple((str(k), str(v)) for k, v in http.headers) if http else ()
    body, cut = _body(record, (_value(headers, "transfer-encoding") or "").lower() == "chunked")
    own_type = str(record.rec_headers.get_header("Content-Type") or "")
    return Record(
        url=_url(record),
        at=_date(str(record.rec_headers.get_header("WARC-Date") or "")),
        status=_status(record),
        headers=headers,
        content_type=_value(headers, "content-type") or ("" if http else own_type),
        encoding=_value(headers, "content-encoding") or "",
        body=body,
        payload=str(record.rec_headers.get_header("WARC-Payload-Digest") or ""),
        revisit=record.rec_type == "revisit",
        cut=cut,
    )


def _body(record: ArcWarcRecord, chunked: bool) -> tuple[bytes, bool]:
    """The stored bytes, at most 25 MiB, and whether they were more."""
    stream = ChunkedDataReader(record.raw_stream, decomp_type=None) if chunked else record.raw_stream
    got = bytearray()
    while piece := stream.read(CHUNK):
        got += piece
        if len(got) > PDF_BYTES:
            return b"", True
    return bytes(got), False


def _url(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _status(record: ArcWarcRecord) -> int:
    code = record.http_headers.get_statuscode() if record.http_headers else "200"
    return int(code) if str(code).isascii() and str(code).isdigit() and len(str(code)) == 3 else 0


def _value(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _date(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def payload_digest(body: bytes) -> str:
    """A digest as WARC headers print it."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def is_warc(head: bytes) -> bool:
    """Whether unpacked bytes begin like a WARC."""
    return head.startswith(b"WARC/")


def record_bytes(
    kind: str, url: str, at: datetime, content: bytes, *, content_type: str, payload: bytes | None = None
) -> bytes:
    """One WARC/1.1 record as a gzip member of its own; the same arguments always give the same bytes."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {moment} {hashlib.sha256(content).hexdigest()}")
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {moment}",
        *([f"WARC-Target-URI: {url}"] if kind != "warcinfo" else []),
        f"WARC-Block-Digest: {payload_digest(content)}",
        *([f"WARC-Payload-Digest: {payload_digest(payload)}"] if payload is not None else []),
        f"Content-Type: {content_type}",
        f"Content-Length: {len(content)}",
    ]
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    plain = "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + content + b"\r\n\r\n"
    return packer.compress(plain) + packer.flush()


def http_block(status: int, headers: Headers, body: bytes) -> bytes:
    """An answer as a response record holds it: the body unpacked, the headers saying so."""
    kept = [(name, value) for name, value in headers if name.lower() not in _OF_THE_WIRE]
    lines = [
        f"HTTP/1.1 {status} {_reason(status)}",
        *(f"{_line(name)}: {_line(value)}" for name, value in kept),
    ]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def _line(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\t" else " " for c in text)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
