"""What a measurement leaves behind: one JSON body per probe, written at the visit and judged offline.

The address of the capture says what was measured: `tls://host:port`, `dns://domain`, `rdap://domain`,
`cors://host`. A body that does not fit its type counts as not measured.
"""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

MOST_BYTES = 2_097_152
NO_ANSWER = ("timeout", "unreachable", "malformed", "servfail", "refused", "other", "not-asked")


class CertificateFacts(msgspec.Struct, frozen=True):
    """What a certificate says of itself. Times are ISO, UTC; `validation` is domain, organisation, extended or ""."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: str
    not_after: str
    key: str
    key_bits: int
    signature: str
    timestamps: int = 0
    policies: tuple[str, ...] = ()
    validation: str = ""


class Handshake(msgspec.Struct, frozen=True):
    """One TLS handshake. `stage` is where it ended: connect, handshake or done; `chain` is DER in base64, leaf first.

    `verify_code` is OpenSSL's number for a certificate it does not accept, 0 otherwise.
    """

    ok: bool
    stage: str = "done"
    version: str = ""
    cipher: str = ""
    bits: int = 0
    chain: tuple[str, ...] = ()
    verify_code: int = 0
    reason: str = ""
    alert: bool = False


class TlsRecord(msgspec.Struct, frozen=True):
    """The ordinary handshake, and those after it when it failed. None of them carried a request.

    `nameless` was verified but for the host name, `unverified` not at all. `old` maps 1.0 and 1.1 to accepted,
    refused or not-tested. `certificate` is the leaf as text for the eye; judging reads the DER again.
    """

    host: str
    port: int
    trust: str
    library: str
    ordinary: Handshake
    nameless: Handshake | None = None
    unverified: Handshake | None = None
    old: dict[str, str] = {}
    certificate: CertificateFacts | None = None
    schema: Literal["lendscope/probe-tls/1"] = "lendscope/probe-tls/1"

    @property
    def best(self) -> Handshake | None:
        """The handshake that ended well with the most verification, or None."""
        return next((h for h in (self.ordinary, self.nameless, self.unverified) if h and h.ok), None)


class Answer(msgspec.Struct, frozen=True):
    """One question to the resolver and what came back.

    `state`: answer, empty, nxdomain, or one of NO_ANSWER. `records` are in presentation form; the texts of a TXT
    record are joined. `wire` is the answer as received, base64, cut at 16 KiB.
    """

    name: str
    type: str
    state: str
    records: tuple[str, ...] = ()
    authenticated: bool = False
    checked: bool = True
    aliases: int = 0
    wire: str = ""

    @property
    def known(self) -> bool:
        """Whether the question was answered, be it with nothing."""
        return self.state in ("answer", "empty", "nxdomain")


class DnsRecord(msgspec.Struct, frozen=True):
    """All questions about one platform's names; `resolver` is the address that was asked."""

    domain: str
    host: str
    resolver: str
    answers: tuple[Answer, ...]
    schema: Literal["lendscope/probe-dns/1"] = "lendscope/probe-dns/1"

    def ask(self, name: str, kind: str, *, checked: bool = True) -> Answer:
        """The answer to a question; state not-asked when it was not put."""
        wanted = plain_name(name)
        same = (a for a in self.answers if (a.name, a.type, a.checked) == (wanted, kind, checked))
        return next(same, Answer(wanted, kind, "not-asked"))


class RdapEvent(msgspec.Struct, frozen=True):
    """One dated event of a registration."""

    action: str
    date: str


class RdapRecord(msgspec.Struct, frozen=True):
    """A registry's answer without the people in it: name, dates and states only.

    `state`: answer, unlisted, unknown-domain, not-json, or a failure in a few words. `statuses` is None when the
    registry gives none. `sha256` is of the answer as received.
    """

    domain: str
    table: str
    state: str
    url: str = ""
    status: int = 0
    name: str = ""
    events: tuple[RdapEvent, ...] = ()
    statuses: tuple[str, ...] | None = None
    sha256: str = ""
    schema: Literal["lendscope/probe-rdap/1"] = "lendscope/probe-rdap/1"


class CorsRecord(msgspec.Struct, frozen=True):
    """The answer to one GET of the home page with a foreign Origin; only its access-control headers are kept."""

    url: str
    origin: str
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    schema: Literal["lendscope/probe-cors/1"] = "lendscope/probe-cors/1"


Record = TypeVar("Record", TlsRecord, DnsRecord, RdapRecord, CorsRecord)


def read_record(body: bytes, kind: type[Record]) -> Record | None:
    """The measurement a body holds, or None when it holds none of that kind."""
    if len(body) > MOST_BYTES:
        return None
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        return None


def plain_name(name: str) -> str:
    """A host name in lower case without its closing dot."""
    return name.lower().rstrip(".")
