"""One finished review as plain values: what the window, the PDF and the JSON all print from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scoring.assessment import Assessment
from scoring.facts import Reading


@dataclass(frozen=True, slots=True)
class PlatformInfo:
    """Who is reviewed. `home` is the address, or the name of the adopted file."""

    name: str
    home: str


@dataclass(frozen=True, slots=True)
class CaptureInfo:
    """One captured response, without its body. `failure` is empty when it was received whole."""

    url: str
    status: int | None
    content_type: str
    sha256: str
    bytes: int
    failure: str
    captured_at: datetime
    kinds: tuple[str, ...] = ()
    detail: str = ""
    origin: str = "fetched"


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """The dated set of captures a review rests on. `status` is complete, partial or adopted."""

    id: str
    captured_at: datetime
    status: str
    captures: tuple[CaptureInfo, ...]
    hosts: tuple[str, ...] = ()
    tool_version: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A run: snapshot, reading and assessment, as kept in the history."""

    run_id: str
    created_at: datetime
    tool_version: str
    platform: PlatformInfo
    snapshot: SnapshotInfo
    reading: Reading
    assessment: Assessment
