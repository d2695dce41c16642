"""Snapshots, readings, outlines and documents as bytes and back, exactly: decimals, tuples, times, the three answers.

MessagePack by msgspec; nothing is ever unpickled. What does not decode raises `WireError`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactKind,
    FactValue,
    Finding,
    Found,
    Origin,
    PageNote,
    Reading,
    SearchedPage,
    Unsearched,
    Value,
)
from scrapers.archive import Capture, Snapshot
from scrapers.documents.document import Document
from scrapers.documents.outline import Outline
from scrapers.documents.picture import Picture
from scrapers.errors import ScraperError
from scrapers.progress import Step

MAX_MESSAGE = 256 * 1024 * 1024
T = TypeVar("T")


class WireError(ScraperError):
    """A message is not what it should be; the part that sent it is older, newer or damaged."""


class _Value(msgspec.Struct, array_like=True):
    """A fact's value; decimals travel as their digits."""

    value: str | int | bool | tuple[str, ...]
    decimal: bool
    evidence: tuple[Evidence, ...]
    unit: str | None
    qualifiers: tuple[tuple[str, str], ...]
    as_of: str | None
    superseded: bool
    confidence: float
    method: str
    origin: Origin


class _Found(msgspec.Struct, tag="found"):
    key: str
    values: tuple[_Value, ...]


class _Absent(msgspec.Struct, tag="absent"):
    key: str
    searched: tuple[SearchedPage, ...]


class _Unsearched(msgspec.Struct, tag="unsearched"):
    key: str
    reason: str


class _Contradiction(msgspec.Struct):
    key: str
    qualifiers: tuple[tuple[str, str], ...]
    values: tuple[_Value, ...]
    note: str


class _Reading(msgspec.Struct):
    findings: dict[str, _Found | _Absent | _Unsearched]
    contradictions: tuple[_Contradiction, ...]
    pages: tuple[PageNote, ...]
    reader_version: str


class ReadTask(msgspec.Struct):
    """What a reading needs besides the bodies; how many read the site at once, and whose portion is wanted."""

    snapshot: Snapshot
    catalogue: dict[str, FactKind]
    as_of: date | None = None
    skip: tuple[str, ...] = ()
    earlier: Snapshot | None = None
    readers: int = 1
    portion: int = 0


class PageTask(msgspec.Struct):
    """One body to be opened or outlined."""

    body: bytes
    url: str
    content_type: str = ""
    sha256: str = ""


class PictureTask(msgspec.Struct):
    """One page of a PDF to be drawn, and the quote to be found on it; `scale` is pixels for a point."""

    body: bytes
    page: int
    scale: float
    quote: str = ""
    sha256: str = ""


class AdoptTask(msgspec.Struct):
    """A saved file or folder to be taken as evidence; `skip` names bodies that ended a child before."""

    path: str
    skip: tuple[str, ...] = ()


class Taken(msgspec.Struct):
    """One capture out of a saved file, with its body."""

    capture: Capture
    body: bytes | None


class TakenFrom(msgspec.Struct):
    """What a saved file says of itself, when all its captures were handed over."""

    name: str
    home: str
    captured_at: datetime


class CaseTask(msgspec.Struct):
    """What is wanted of a case file: its digests checked, JSON parts by name, texts of kept bodies by digest."""

    path: str
    digests: bool = False
    parts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


class CaseParts(msgspec.Struct):
    """What a case file holds of what was wanted, parts as JSON written anew; one that is not there is left out."""

    problems: tuple[str, ...] = ()
    parts: dict[str, bytes] = {}
    texts: dict[str, str] = {}


class Message(msgspec.Struct):
    """One frame between parent and child.

    `kind`: body, call, told (parent); step, page, text, part, ask, result, trouble, bug (child).
    """

    kind: str
    name: str = ""
    data: bytes = b""


def encode(value: object) -> bytes:
    """Any of the wire's own types and plain dataclasses without tagged unions."""
    return msgspec.msgpack.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The value that was encoded; WireError when the bytes say something else."""
    if len(data) > MAX_MESSAGE:
        raise WireError("a message is larger than 256 MiB; read fewer pages at once")
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise WireError(f"a message could not be understood ({error}); read the snapshot again") from error


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """A snapshot with all its captures, without bodies."""
    return encode(snapshot)


def decode_snapshot(data: bytes) -> Snapshot:
    """The snapshot that was encoded."""
    return decode(data, Snapshot)


def encode_outline(outline: Outline) -> bytes:
    """An outline."""
    return encode(outline)


def decode_outline(data: bytes) -> Outline:
    """The outline that was encoded."""
    return decode(data, Outline)


def encode_document(document: Document) -> bytes:
    """A document with blocks, tables and links."""
    return encode(document)


def decode_document(data: bytes) -> Document:
    """The document that was encoded."""
    return decode(data, Document)


def decode_picture(data: bytes) -> Picture:
    """The picture that was encoded; WireError when its pixels are not as many as its size says."""
    picture = decode(data, Picture)
    if not picture.whole():
        raise WireError("the picture of a page is not whole; open it again")
    return picture


def encode_step(step: Step) -> bytes:
    """A step of progress."""
    return encode(step)


def decode_step(data: bytes) -> Step:
    """The step that was encoded."""
    return decode(data, Step)


def encode_reading(reading: Reading) -> bytes:
    """A reading with every finding, value and quote."""
    return encode(
        _Reading(
            {key: _out(finding) for key, finding in reading.findings.items()},
            tuple(
                _Contradiction(c.key, c.qualifiers, tuple(map(_value_out, c.values)), c.note)
                for c in reading.contradictions
            ),
            reading.pages,
            reading.reader_version,
        )
    )


def decode_reading(data: bytes) -> Reading:
    """The reading that was encoded."""
    wire = decode(data, _Reading)
    return Reading(
        {key: _in(finding) for key, finding in wire.findings.items()},
        tuple(
            Contradiction(c.key, c.qualifiers, tuple(map(_value_in, c.values)), c.note)
            for c in wire.contradictions
        ),
        wire.pages,
        wire.reader_version,
    )


def _out(finding: Finding) -> _Found | _Absent | _Unsearched:
    match finding:
        case Found(key, values):
            return _Found(key, tuple(map(_value_out, values)))
        case Absent(key, searched):
            return _Absent(key, searched)
        case Unsearched(key, reason):
            return _Unsearched(key, reason)


def _in(finding: _Found | _Absent | _Unsearched) -> Finding:
    match finding:
        case _Found():
            return Found(finding.key, tuple(map(_value_in, finding.values)))
        case _Absent():
            return Absent(finding.key, finding.searched)
        case _Unsearched():
            return Unsearched(finding.key, finding.reason)


def _value_out(v: FactValue) -> _Value:
    exact = isinstance(v.value, Decimal)
    plain: Any = str(v.value) if exact else v.value
    return _Value(
        plain,
        exact,
        v.evidence,
        v.unit,
        v.qualifiers,
        v.as_of,
        v.superseded,
        v.confidence,
        v.method,
        v.origin,
    )


def _value_in(w: _Value) -> FactValue:
    value: Value = Decimal(str(w.value)) if w.decimal else w.value
    return FactValue(
        value, w.evidence, w.unit, w.qualifiers, w.as_of, w.superseded, w.confidence, w.method, w.origin
    )
