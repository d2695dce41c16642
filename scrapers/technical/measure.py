"""All passive measurements on a snapshot. Nothing goes online: what was not captured is Unsearched, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.facts import Finding, Unsearched
from scrapers.archive import Snapshot
from scrapers.documents.document import Document
from scrapers.technical import (
    connection,
    headers,
    leaks,
    libraries,
    names,
    registration,
    securitytxt,
    traces,
    visitors,
)
from scrapers.technical.place import Place

ON_LOOPBACK = "this is a trial on this machine's own address, which has no public name or certificate"
NAMED = (*connection.CERT_KEYS, *connection.TLS_KEYS, *names.KEYS, *registration.KEYS)
PARTS = (headers, visitors, leaks, securitytxt, connection, names, registration, libraries, traces)


def measure(
    snapshot: Snapshot,
    documents: Sequence[Document],
    bodies: Mapping[str, bytes],
    *,
    earlier: Snapshot | None = None,
) -> dict[str, Finding]:
    """One finding for every technical key of the catalogue.

    `earlier` is the platform's snapshot before this one; without it nothing can be said of removed pages.
    """
    place = Place(snapshot, documents, bodies, earlier)
    findings = {finding.key: finding for part in PARTS for finding in part.measure(place)}
    if place.loopback:
        findings |= {key: Unsearched(key, ON_LOOPBACK) for key in NAMED}
    return findings
