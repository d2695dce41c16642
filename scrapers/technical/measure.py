"""All passive measurements on a snapshot. Nothing goes online: what was not captured is Unsearched, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.facts import Finding, Unsearched
from scrapers.archive import Snapshot
from scrapers.documents.document import Document
from scrapers.technical import headers, leaks, securitytxt, visitors
from scrapers.technical.place import Place

NOT_PROBED = "this was not measured at the capture"
ON_LOOPBACK = "this is a trial on this machine's own address, which has no public name or certificate"
PROBED = (
    "tech.cert.trusted tech.cert.name_matches tech.cert.not_after tech.cert.days_valid tech.cert.first_seen "
    "tech.cert.key_bits tech.tls.negotiated tech.tls.aead tech.tls.old_offered tech.rdap.created_on "
    "tech.rdap.expires_on "
    "tech.rdap.locked tech.spf.state tech.dmarc.policy tech.dnssec.state tech.caa.present tech.mta_sts.mode "
    "tech.tls_rpt.present tech.libraries.vulnerable tech.links.removed tech.pii.other"
).split()


def measure(
    snapshot: Snapshot, documents: Sequence[Document], bodies: Mapping[str, bytes]
) -> dict[str, Finding]:
    """One finding for every technical key of the catalogue."""
    place = Place(snapshot, documents, bodies)
    reason = ON_LOOPBACK if place.loopback else NOT_PROBED
    findings: dict[str, Finding] = {key: Unsearched(key, reason) for key in PROBED}
    for part in (headers, visitors, leaks, securitytxt):
        findings |= {finding.key: finding for finding in part.measure(place)}
    return findings
