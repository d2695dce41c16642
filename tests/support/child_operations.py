"""Operations of a child that misbehaves on purpose."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
from functools import partial

from scoring.facts import PageNote, Reading
from scrapers.archive import digest
from scrapers.documents.document import Document
from scrapers.errors import AdoptError
from scrapers.wire import AdoptTask, ReadTask, decode, encode_reading
from scrapers.worker_main import Report
from scrapers.worker_ops import OPERATIONS as OURS
from scrapers.worker_ops import open_or_skip

KILLS = b"<html><title>Kills</title><p>kill"
"""A page at which the child ends."""


def _die(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    report.page("abc")
    os._exit(9)


def _swell(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    return bytes(8 * 1024**3)


def _hang(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    report.page("slow")
    select.select([], [], [])
    return b""


def _trouble(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    raise AdoptError("the file is damaged; save it again")


def _bug(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    return b"%d" % (1 // 0)


def _connect(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    socket.create_connection(("127.0.0.1", 9))
    return b""


def _spawn(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    return subprocess.check_output([sys.executable, "-V"])


def _print(_: bytes, __: dict[str, bytes], report: Report) -> bytes:
    print("noise", flush=True)
    return b"quiet"


def _read(task: bytes, bodies: dict[str, bytes], report: Report) -> bytes:
    wanted = decode(task, ReadTask)
    opener = partial(open_or_skip, report, frozenset(wanted.skip))
    documents = []
    for capture in wanted.snapshot.captures:
        if bodies[capture.sha256] == b"kill" and capture.sha256 not in wanted.skip:
            _die(b"", {}, _Named(report, capture.sha256))
        documents.append(opener(bodies[capture.sha256], capture.url, capture.content_type, capture.sha256))
    return encode_reading(Reading(pages=tuple(map(_note, documents))))


class _Named:
    """Reports one page whatever it is told."""

    def __init__(self, report: Report, sha256: str) -> None:
        self._report, self._sha256 = report, sha256

    def page(self, _: str) -> None:
        self._report.page(self._sha256)


def _note(document: Document) -> PageNote:
    return PageNote(
        document.url,
        document.sha256,
        document.title,
        (),
        document.lang,
        document.media,
        0,
        document.complete,
        document.notes,
    )


def _adopt(task: bytes, bodies: dict[str, bytes], report: Report) -> bytes:
    """The product's own, but for one page that ends the child."""
    if digest(KILLS) not in decode(task, AdoptTask).skip:
        report.page(digest(KILLS))
        os._exit(9)
    return OURS["adopt"](task, bodies, report)


OPERATIONS = {
    "adopt": _adopt,
    "die": _die,
    "swell": _swell,
    "hang": _hang,
    "trouble": _trouble,
    "bug": _bug,
    "connect": _connect,
    "spawn": _spawn,
    "print": _print,
    "outline": _die,
    "open": _die,
    "read": _read,
    "echo": lambda task, _, __: task,
}
