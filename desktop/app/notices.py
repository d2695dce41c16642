"""What a person should know of a capture beside its pages: another certificate than last time, parts of two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from scrapers.archive import Capture, CaptureOrigin, Snapshot


def notices(snapshot: Snapshot, earlier: Snapshot | None) -> tuple[str, ...]:
    """A sentence for each thing that is worth knowing, in a fixed order."""
    return (*_parts(snapshot), *(_other_certificates(snapshot, earlier) if earlier else ()))


def _parts(snapshot: Snapshot) -> Iterator[str]:
    """A capture that went on after an interruption: its pages are not of one moment."""
    settings = dict(snapshot.settings)
    if "resumed_from" in settings:
        resumed = settings.get("resumed_at", "")[:16].replace("T", " ")
        yield (
            f"This capture began at {snapshot.started_at:%Y-%m-%d %H:%M} UTC, was interrupted, and went on at "
            f"{resumed} UTC; each page carries its own time."
        )


def _other_certificates(snapshot: Snapshot, earlier: Snapshot) -> Iterator[str]:
    """Hosts whose certificate is none of those that they showed in the capture before."""
    before, now = certificates(earlier.captures), certificates(snapshot.captures)
    for host in sorted(before.keys() & now.keys()):
        if not before[host] & now[host]:
            old, new = (", ".join(sorted(side[host]))[:16] for side in (before, now))
            yield (
                f"{host} shows another certificate (SHA-256 {new}…) than in the capture of "
                f"{earlier.started_at:%Y-%m-%d} ({old}…). Certificates are renewed regularly; a change can also mean "
                "that somebody else answers in the host's name."
            )


def certificates(captures: Iterable[Capture]) -> dict[str, frozenset[str]]:
    """Host → digests of the certificates it showed while its pages were fetched."""
    found: dict[str, frozenset[str]] = {}
    for capture in captures:
        host = urlsplit(capture.url).netloc
        if capture.certificate_sha256 and host and capture.origin is CaptureOrigin.FETCHED:
            found[host] = found.get(host, frozenset()) | {capture.certificate_sha256}
    return found
