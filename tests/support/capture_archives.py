"""Saved files for tests, made by small generators: archives of every format, honest and hostile."""

from __future__ import annotations

import base64
import gc
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HOME = "https://lender.example/"
PAGE = b"<!doctype html><html><title>Lend | Lender</title><a href='/about-us'>About us</a><a href='/x1'>Fees</a></html>"
ABOUT = b"<!doctype html><html><title>About</title><p>Since 2015.</p></html>"
PDF = b"%PDF-1.4\n%%EOF\n"

Entries = list[tuple[str, bytes]]


def warc(
    path: Path,
    *,
    gzip: bool = True,
    answers: list[tuple[str, int, list[tuple[str, str]], bytes]] | None = None,
) -> Path:
    """A WARC as another program writes it."""
    given = answers or [
        (HOME, 200, [("Content-Type", "text/html")], PAGE),
        (f"{HOME}about-us", 200, [("Content-Type", "text/html")], ABOUT),
        (f"{HOME}logo.png", 200, [("Content-Type", "image/png")], b"\x89PNG"),
        (f"{HOME}gone", 404, [("Content-Type", "text/html")], b"<h1>no</h1>"),
    ]
    with warnings.catch_warnings(), path.open("wb") as file:
        warnings.simplefilter(
            "ignore", ResourceWarning
        )  # the library leaves its temporary files to the collector
        writer = WARCWriter(file, gzip=gzip)
        for answer in given:
            _write_record(writer, *answer)
        gc.collect()
    return path


def _write_record(
    writer: WARCWriter, url: str, status: int, headers: list[tuple[str, str]], body: bytes
) -> None:
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(f"{status} X", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": "2026-03-01T10:00:00Z"},
    )
    writer.write_record(record)


def har(path: Path) -> Path:
    """A HAR as a browser saves it."""
    entries = [
        {
            "startedDateTime": "2026-03-01T11:00:00.000+01:00",
            "request": {"method": "GET", "url": url},
            "response": {
                "status": 200,
                "headers": [
                    {"name": "Content-Type", "value": kind},
                    {"name": "content-encoding", "value": "br"},
                ],
                "content": content,
            },
        }
        for url, kind, content in (
            (HOME, "text/html", {"mimeType": "text/html", "text": PAGE.decode()}),
            (
                f"{HOME}terms.pdf",
                "application/pdf",
                {"mimeType": "application/pdf", "encoding": "base64", "text": base64.b64encode(PDF).decode()},
            ),
        )
    ]
    path.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}))
    return path


def har_of(path: Path, pages: list[tuple[str, bytes]]) -> Path:
    """A HAR of these pages, naming the browser that wrote it."""
    entries = [
        {"startedDateTime": "2026-03-01T11:00:00.000+01:00", "request": {"method": "GET", "url": url},
         "response": {"status": 200, "headers": [], "content": {"mimeType": "text/html", "text": body.decode()}}}
        for url, body in pages
    ]  # fmt: skip
    log = {"version": "1.2", "browser": {"name": "Firefox", "version": "140.0"}, "entries": entries}
    path.write_text(json.dumps({"log": log}))
    return path


def mhtml(path: Path) -> Path:
    """A page as a browser saves it in one file."""
    return mhtml_of(path, HOME, PAGE)


def mhtml_of(path: Path, url: str, page: bytes) -> Path:
    """This page as a browser saves it in one file."""
    where = url.encode()
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + where + b"\r\nSubject: Lend\r\n"
        b"Date: Sun, 1 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b0"\r\n\r\n'
        b"--b0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: "
        + where
        + b"\r\n\r\n"
        + base64.b64encode(page)
        + b"\r\n--b0\r\nContent-Type: image/png\r\nContent-Location: https://lender.example/l.png\r\n\r\nx\r\n--b0--\r\n"
    )
    return path


def zipped(path: Path, entries: Entries, change: Callable[[zipfile.ZipInfo], None] | None = None) -> Path:
    """A zip of these entries, each changed by `change` before it is written."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, data)
    return path


def with_flag(path: Path, flag: int) -> Path:
    """Set a general-purpose flag of the first entry in the table of contents (1: encrypted)."""
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", flag)
    path.write_bytes(bytes(data))
    return path


def overlapping(path: Path) -> Path:
    """Two names for the same packed bytes."""
    zipped(path, [("datapackage.json", b"x" * 4_000), ("b", b"x" * 4_000)])
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 8)
    path.write_bytes(bytes(data))
    return path


def lying(path: Path, size: int) -> Path:
    """The table of contents says that the first entry unpacks to `size` bytes."""
    zipped(path, [("datapackage.json", b"x" * 3_000_000)])
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", size)
    path.write_bytes(bytes(data))
    return path
