"""security.txt by RFC 9116: a file that tells finders of weaknesses whom to write to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from scoring.facts import Finding, Unsearched
from scrapers.archive import Capture, Failure
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place

PATH = "/.well-known/security.txt"
KEY = "tech.securitytxt.state"
_FIELD = re.compile(r"([A-Za-z-]{1,80}):[ \t]*(\S(?:.*\S)?)[ \t]*\Z")
_KNOWN = frozenset(
    "acknowledgments canonical contact encryption expires hiring policy preferred-languages csaf".split()
)
_MOST = 102_400


def measure(place: Place) -> Iterator[Finding]:
    """One finding: valid, expired, invalid or missing."""
    capture = next(
        (c for c in place.snapshot.captures if c.requested.endswith(PATH) or c.url.endswith(PATH)), None
    )
    if capture is None:
        yield Unsearched(KEY, "the address of security.txt was not visited")
    elif capture.status in (404, 410):
        yield found(KEY, "missing", [measured(capture, "address", f"status {capture.status}")], "rfc9116")
    elif capture.failure is not None and capture.failure is not Failure.SOFT_ERROR:
        yield Unsearched(KEY, f"security.txt could not be fetched ({capture.failure.value})")
    else:
        state, words = state_of(capture, place.bodies.get(capture.sha256, b""))
        yield found(KEY, state, [measured(capture, "headers", words)], "rfc9116")


def state_of(capture: Capture, body: bytes) -> tuple[str, str]:
    """The state of the file as of its capture, and the reason in a few words."""
    if capture.status != 200:
        return ("invalid", f"status {capture.status}")
    if not capture.content_type.lower().startswith("text/plain"):
        return ("invalid", f"content type {capture.content_type or 'not given'}")
    try:
        text = body[:_MOST].decode("utf-8")
    except UnicodeDecodeError:
        return ("invalid", "not UTF-8")
    return _judge(_fields(text), capture.captured_at)


def _fields(text: str) -> dict[str, list[str]] | None:
    """Fields by lower-case name; None when a line is neither field, comment, signature nor empty."""
    out: dict[str, list[str]] = {}
    signed = "-----BEGIN PGP SIGNED MESSAGE-----" in text[:80]
    for line in text.splitlines():
        if signed and line.startswith("-----BEGIN PGP SIGNATURE"):
            break
        stripped = line.strip()
        if not stripped or stripped.startswith(("#", "-----", "Hash:")):
            continue
        match = _FIELD.match(stripped)
        if not match:
            return None
        out.setdefault(match[1].lower(), []).append(match[2])
    return out


def _judge(fields: dict[str, list[str]] | None, today: datetime) -> tuple[str, str]:
    if fields is None:
        return ("invalid", "a line is no field")
    contacts, expires = fields.get("contact", []), fields.get("expires", [])
    if not contacts or not all(c.lower().startswith(("mailto:", "https://", "tel:")) for c in contacts):
        return ("invalid", "no Contact with mailto:, https: or tel:")
    if len(expires) != 1:
        return ("invalid", f"{len(expires)} Expires fields")
    try:
        end = datetime.fromisoformat(expires[0].replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        return ("invalid", f"Expires: {expires[0][:60]}")
    end = end if end.tzinfo else end.replace(tzinfo=UTC)
    if end <= today:
        return ("expired", f"Expires: {expires[0]}")
    unknown = sorted(fields.keys() - _KNOWN)
    return (
        "valid",
        f"Contact: {contacts[0]} · Expires: {expires[0]}" + (f" · also {unknown}" if unknown else ""),
    )
