"""Captures and snapshots: the source from which everything else can be made again, offline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol


class Failure(StrEnum):
    """Why a page is not there. Our own trouble never counts against the platform."""

    ADDRESS = "address-refused"
    DNS = "unknown-host"
    CONNECT = "connection-refused"
    TLS = "tls-error"
    TIMEOUT = "timeout"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    CAPTCHA = "captcha"
    TOO_LARGE = "too-large"
    BAD_RESPONSE = "bad-response"
    ENCODING = "unsupported-encoding"
    REDIRECT = "redirect-refused"
    HTTP = "http-error"
    JS_SHELL = "javascript-shell"
    SOFT_ERROR = "soft-error"
    TRUNCATED = "truncated"
    PARSER = "parser-crashed"
    BUDGET = "not-visited"
    OFF_SITE = "off-site"
    CANCELLED = "cancelled"


PASSING = frozenset(
    {
        Failure.DNS,
        Failure.CONNECT,
        Failure.TLS,
        Failure.TIMEOUT,
        Failure.BAD_RESPONSE,
        Failure.TRUNCATED,
        Failure.BUDGET,
        Failure.CANCELLED,
    }
)
"""Failures that may be over on the next try."""


class SnapshotStatus(StrEnum):
    """How much of what was wanted a snapshot holds."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ADOPTED = "adopted"
    OPEN = "open"


class CaptureOrigin(StrEnum):
    """How a capture came to us."""

    FETCHED = "fetched"
    ADOPTED = "adopted"
    PROBE = "probe"
    IMPORTED = "imported"


NOT_THE_SITE = frozenset({CaptureOrigin.PROBE, CaptureOrigin.IMPORTED})
"""Captures that are no page of the platform: what we measured, and what registers and review sites say."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way to the last one."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """One response as received, or a typed failure.

    `url` is the last address of the redirect chain, `requested` the first. `sha256` is of the body bytes
    after transfer and content decoding, empty when there is no body. `kinds` are the page-kind letters the
    link promised. A measurement (TLS, DNS …) is a capture of origin PROBE whose body is JSON; rows of a register
    or review file that a person brought are a text of origin IMPORTED, never read as the platform's own words.
    `source` names the saved file a capture was taken from and what saved it, as far as the file says.
    `revalidated` says that the server called the body of an earlier capture of the same platform unchanged (304),
    so that it was not sent again.
    """

    url: str
    requested: str
    captured_at: datetime
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    chain: tuple[Hop, ...] = ()
    content_type: str = ""
    sha256: str = ""
    size: int = 0
    failure: Failure | None = None
    detail: str = ""
    truncated: bool = False
    kinds: tuple[str, ...] = ()
    anchor: str = ""
    depth: int = 0
    peer: str = ""
    certificate_sha256: str = ""
    origin: CaptureOrigin = CaptureOrigin.FETCHED
    source: str = ""
    revalidated: bool = False

    @property
    def settled(self) -> bool:
        """Whether a capture that goes on need not ask for it again: measured, adopted, or answered for good."""
        if self.origin is not CaptureOrigin.FETCHED:
            return True
        busy = self.status is not None and (self.status == 429 or self.status >= 500)
        return self.status is not None and self.failure not in PASSING and not busy

    def header(self, name: str) -> str | None:
        """The last header of that name, without regard to case, or None."""
        found = [v for k, v in self.headers if k.lower() == name.lower()]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One dated set of captures of a platform. Never changed after it is closed.

    `base` is the id of the earlier snapshot it goes on from: it holds all its captures where pages were added to it,
    and those that are final where it was interrupted.
    """

    id: str
    name: str
    home: str
    started_at: datetime
    status: SnapshotStatus
    captures: tuple[Capture, ...]
    tool_version: str
    settings: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = ()
    base: str = ""


Bodies = Mapping[str, bytes]
"""SHA-256 (lower-case hex) → body bytes."""


class Known(NamedTuple):
    """What an earlier capture of the same platform knows of an address, for a conditional request.

    `body` gives the kept bytes back; without it a page is asked for anew when its links are needed. `headers`
    are those of the kept answer: a 304 repeats only some of them (RFC 9111, section 3.2).
    """

    etag: str
    last_modified: str
    sha256: str
    content_type: str = ""
    body: Callable[[], bytes] | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Keep(Protocol):
    """Where a capture goes the moment it has arrived; returns when it is safe on disk."""

    def __call__(self, capture: Capture, body: bytes | None) -> None: ...


def digest(body: bytes) -> str:
    """The name under which a body is kept: SHA-256, lower-case hex."""
    return hashlib.sha256(body).hexdigest()
