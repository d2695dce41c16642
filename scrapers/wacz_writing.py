"""WACZ: a snapshot as one file that other programs open, and that tells when it was changed.

Inside are the answers (`archive/data.warc.gz`), their index (`indexes/index.cdxj`), the list of pages, and
`datapackage.json` with the SHA-256 of every file; `snapshot.json` keeps what a WARC has no place for: failures,
kinds of pages, redirects. Two calls with the same arguments write the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import msgspec

from scrapers.archive import Bodies, Capture, Hop, Snapshot
from scrapers.warc import http_block, payload_digest, record_bytes

WACZ_VERSION = "1.1.1"
SNAPSHOT_SCHEMA = "lendscope/snapshot/1"
WARC_NAME = "archive/data.warc.gz"
INDEX_NAME = "indexes/index.cdxj"
PAGES_NAME = "pages/pages.jsonl"
PACKAGE_NAME = "datapackage.json"
DIGEST_NAME = "datapackage-digest.json"
SNAPSHOT_NAME = "snapshot.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WEB = ("http://", "https://")


class SnapshotFile(msgspec.Struct):
    """What `snapshot.json` holds."""

    schema: str
    snapshot: Snapshot


@dataclass(slots=True)
class _Writer:
    """A zip being written, the digests of what is in it, and the index of its records."""

    zip: zipfile.ZipFile
    resources: list[dict[str, object]] = field(default_factory=list)
    index: list[str] = field(default_factory=list)

    def file(self, name: str, data: bytes) -> None:
        """Add one file of known bytes, listed in the package."""
        self.zip.writestr(_entry(name), data)
        self._list(name, hashlib.sha256(data).hexdigest(), len(data))

    def records(self, name: str, records: Iterator[_Stored]) -> None:
        """Add the WARC, record by record, and note where each begins."""
        digest, offset = hashlib.sha256(), 0
        with self.zip.open(_entry(name, zipfile.ZIP_STORED), "w") as file:
            for record in records:
                file.write(record.data)
                digest.update(record.data)
                if record.line is not None:
                    self.index.append(_cdxj(record, offset))
                offset += len(record.data)
        self._list(name, digest.hexdigest(), offset)

    def _list(self, name: str, digest: str, size: int) -> None:
        self.resources.append(
            {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest}", "bytes": size}
        )


@dataclass(frozen=True, slots=True)
class _Stored:
    """One written record, and what its index line says; None for records that nobody looks up."""

    data: bytes
    url: str = ""
    at: datetime = datetime(1980, 1, 1, tzinfo=UTC)
    line: dict[str, object] | None = None


def write_wacz(
    path: Path, snapshot: Snapshot, bodies: Bodies, extra: Mapping[str, bytes] | None = None
) -> None:
    """Write a snapshot as a conforming WACZ, with the files of `extra` beside it; replaces `path` at once or not.

    `bodies` must hold every SHA-256 the captures name. Raises OSError when the place cannot be written.
    """
    with _replacing(path) as file:
        _write(file, snapshot, bodies, extra or {})


def write_warc(path: Path, snapshot: Snapshot, bodies: Bodies) -> None:
    """Write the answers of a snapshot as a gzipped WARC of a member for each record; replaces `path` at once or not."""
    with _replacing(path) as file:
        for record in _stored(snapshot, bodies):
            file.write(record.data)


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place when the block ends, and goes when it raises."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _write(file: IO[bytes], snapshot: Snapshot, bodies: Bodies, extra: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        writer = _Writer(archive)
        writer.records(WARC_NAME, _stored(snapshot, bodies))
        writer.file(INDEX_NAME, "".join(sorted(writer.index)).encode())
        writer.file(PAGES_NAME, _pages(snapshot))
        writer.file(SNAPSHOT_NAME, _json(SnapshotFile(SNAPSHOT_SCHEMA, snapshot)))
        for name in sorted(extra):
            writer.file(name, extra[name])
        package = _json(_package(snapshot, writer.resources))
        archive.writestr(_entry(PACKAGE_NAME), package)
        archive.writestr(_entry(DIGEST_NAME), _json({"path": PACKAGE_NAME, "hash": payload_digest(package)}))


def _stored(snapshot: Snapshot, bodies: Bodies) -> Iterator[_Stored]:
    """Every answer of the snapshot as a record, the redirects before where they lead."""
    info = f"software: lendscope {snapshot.tool_version}\r\nformat: WARC File Format 1.1\r\n".encode()
    yield _Stored(
        record_bytes("warcinfo", "", snapshot.started_at, info, content_type="application/warc-fields")
    )
    for capture in snapshot.captures:
        for hop in capture.chain:
            yield _hop(hop, capture)
        if capture.sha256:
            yield _answer(capture, bodies[capture.sha256])


def _answer(capture: Capture, body: bytes) -> _Stored:
    status = capture.status or 200
    if not capture.url.startswith(_WEB):
        kind = capture.content_type or "application/octet-stream"
        data = record_bytes(
            "resource", capture.url, capture.captured_at, body, content_type=kind, payload=body
        )
        return _Stored(data)
    block = http_block(status, capture.headers, body)
    return _response(capture.url, capture.captured_at, block, body, status, capture.content_type)


def _hop(hop: Hop, capture: Capture) -> _Stored:
    block = http_block(hop.status, hop.headers, b"")
    return _response(hop.url, capture.captured_at, block, b"", hop.status, "")


def _response(url: str, at: datetime, block: bytes, body: bytes, status: int, content_type: str) -> _Stored:
    data = record_bytes(
        "response", url, at, block, content_type="application/http; msgtype=response", payload=body
    )
    line: dict[str, object] = {
        "url": url,
        "mime": content_type.partition(";")[0].strip() or "unk",
        "status": str(status),
        "digest": payload_digest(body),
        "length": str(len(data)),
    }
    return _Stored(data, url, at, line)


def _cdxj(record: _Stored, offset: int) -> str:
    fields = {**(record.line or {}), "offset": str(offset), "filename": WARC_NAME.rpartition("/")[2]}
    return f"{sort_key(record.url)} {record.at.astimezone(UTC):%Y%m%d%H%M%S} {_json(fields).decode()}\n"


def sort_key(url: str) -> str:
    """An address with its host turned round (`com,example)/path?query`), as web archive indexes sort."""
    split = urlsplit(url)
    host = (split.hostname or "").removeprefix("www.")
    turned = host if host.replace(".", "").isdigit() or ":" in host else ",".join(reversed(host.split(".")))
    port = f":{split.port}" if split.port and split.port not in (80, 443) else ""
    query = f"?{'&'.join(sorted(split.query.split('&')))}" if split.query else ""
    return f"{turned}{port}){(split.path or '/')}{query}".lower().replace(" ", "%20")


def _pages(snapshot: Snapshot) -> bytes:
    lines: list[dict[str, object]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}]
    for capture in snapshot.captures:
        if capture.sha256 and capture.url.startswith(_WEB) and "html" in capture.content_type.lower():
            moment = capture.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            name = hashlib.sha256(f"{capture.url} {moment}".encode()).hexdigest()[:20]
            lines.append(
                {"id": name, "url": capture.url, "ts": moment, "title": capture.anchor or capture.url}
            )
    return b"".join(_json(line) + b"\n" for line in lines)


def _package(snapshot: Snapshot, resources: list[dict[str, object]]) -> dict[str, object]:
    moment = snapshot.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "title": snapshot.name,
        "created": moment,
        "software": f"lendscope {snapshot.tool_version}",
        "mainPageUrl": snapshot.home,
        "mainPageDate": moment,
        "resources": resources,
    }


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = method
    info.external_attr = 0o600 << 16
    info.create_system = 3
    return info


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
