"""Certificate and encryption, judged from the recorded handshakes as of their capture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scoring.facts import Evidence, Finding, Unsearched, Value
from scrapers.archive import Capture
from scrapers.technical.certificate import moment, names_host, read_base64, weakness
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place
from scrapers.technical.records import CertificateFacts, Handshake, TlsRecord

CERT_KEYS = tuple(
    f"tech.cert.{name}"
    for name in ("trusted", "name_matches", "not_after", "days_valid", "first_seen", "key_bits")
)
TLS_KEYS = ("tech.tls.negotiated", "tech.tls.aead", "tech.tls.old_offered")
NOT_MADE = "no handshake was made at the capture"
WARN_DAYS = 21
LONG_LIFE = 398
GOOD_RSA = 3072
_AEAD = ("GCM", "CCM", "CHACHA20")
_VERSIONS = {"TLSv1.3": "1.3", "TLSv1.2": "1.2", "TLSv1.1": "1.1", "TLSv1": "1.0"}


def measure(place: Place) -> Iterator[Finding]:
    """One finding for each key of certificate and connection; without a record all are Unsearched."""
    kept = place.probe("tls", TlsRecord)
    if kept is None:
        yield from (Unsearched(key, NOT_MADE) for key in (*CERT_KEYS, *TLS_KEYS))
        return
    capture, record = kept
    yield from _certificate(capture, record)
    yield from _connection(capture, record)


def _one(key: str, value: Value, capture: Capture, words: str, unit: str | None = None) -> Finding:
    evidence: list[Evidence] = [measured(capture, "record", words)]
    return found(key, value, evidence, "handshake", unit)


def _certificate(capture: Capture, record: TlsRecord) -> Iterator[Finding]:
    best = record.best
    facts = read_base64(best.chain[0]) if best and best.chain else None
    begin, end = (moment(facts.not_before), moment(facts.not_after)) if facts else (None, None)
    if facts is None or begin is None or end is None:
        reason = f"no certificate was received: {record.ordinary.reason or 'it cannot be read'}"
        yield from (Unsearched(key, reason) for key in CERT_KEYS)
        return
    yield _trusted(capture, record, facts, begin, end)
    shown = ", ".join(facts.names[:8]) or "no alternative name"
    yield _one("tech.cert.name_matches", names_host(facts.names, record.host), capture, f"names: {shown}")
    life = (end - begin).days
    yield _one("tech.cert.not_after", end.date().isoformat(), capture, _end_words(end, capture.captured_at))
    long = f", longer than {LONG_LIFE}" if life > LONG_LIFE else ""
    yield _one("tech.cert.days_valid", max(life, 0), capture, f"{life} days{long}", "days")
    yield _one("tech.cert.first_seen", begin.date().isoformat(), capture, _begin_words(facts))
    yield _one("tech.cert.key_bits", facts.key_bits, capture, _key_words(facts))


def _trusted(
    capture: Capture, record: TlsRecord, facts: CertificateFacts, begin: datetime, end: datetime
) -> Finding:
    """Trusted when the chain was verified, whatever the name, and nothing in the leaf is too weak."""
    reason = _distrust(record, facts, begin, end, capture.captured_at)
    if reason is None:
        return Unsearched("tech.cert.trusted", f"the chain could not be judged: {record.ordinary.reason}")
    version = (record.best or record.ordinary).version
    words = (
        reason or f"verified against {record.trust or 'the trust list'}, {version}, issued by {facts.issuer}"
    )
    return _one("tech.cert.trusted", not reason, capture, words)


def _distrust(
    record: TlsRecord, facts: CertificateFacts, begin: datetime, end: datetime, now: datetime
) -> str | None:
    """Why the certificate is not trusted, "" when it is, None when no handshake told."""
    weak = weakness(facts)
    if weak:
        return weak
    if end < now:
        return f"it expired on {end.date()}"
    if begin > now:
        return f"it is valid only from {begin.date()}"
    if record.ordinary.ok or (record.nameless and record.nameless.ok):
        return ""
    refusal = record.nameless or record.ordinary
    return refusal.reason if refusal.verify_code else None


def _end_words(end: datetime, now: datetime) -> str:
    left = (end - now).days
    if end < now:
        return f"ended {end.date()}, before the capture"
    soon = f", fewer than {WARN_DAYS}" if left < WARN_DAYS else ""
    return f"ends {end.date()}, {left} days after the capture{soon}"


def _begin_words(facts: CertificateFacts) -> str:
    kind = f"{facts.validation} validation" if facts.validation else "kind of validation not stated"
    return f"valid from {facts.not_before[:10]}, {kind}, {facts.timestamps} transparency timestamps"


def _key_words(facts: CertificateFacts) -> str:
    weak = weakness(facts)
    note = f" ({weak})" if weak else ""
    good = (
        f", {GOOD_RSA} or more is better"
        if facts.key == "RSA" and not weak and facts.key_bits < GOOD_RSA
        else ""
    )
    return f"{facts.key} {facts.key_bits} bits, signature {facts.signature}{good}{note}"


def _connection(capture: Capture, record: TlsRecord) -> Iterator[Finding]:
    best = record.best
    if best is not None and best.version in _VERSIONS:
        version, words = _VERSIONS[best.version], f"{best.version}, {best.cipher}"
        yield _one("tech.tls.negotiated", version, capture, words)
        yield _one("tech.tls.aead", _is_aead(best), capture, words)
    elif oldest := [v for v, state in record.old.items() if state == "accepted"]:
        version = max(oldest)
        yield _one("tech.tls.negotiated", version, capture, f"only TLS {version} or older is spoken")
        yield _one("tech.tls.aead", False, capture, f"TLS {version} has no authenticated cipher")
    else:
        reason = f"no handshake was completed: {record.ordinary.reason or 'unknown version'}"
        yield from (Unsearched(key, reason) for key in TLS_KEYS[:2])
    yield _old_offered(capture, record)


def _is_aead(shaken: Handshake) -> bool:
    return shaken.version == "TLSv1.3" or any(word in shaken.cipher.upper() for word in _AEAD)


def _old_offered(capture: Capture, record: TlsRecord) -> Finding:
    """yes when one old version is accepted, no when both are refused, else not-tested."""
    states = record.old
    words = ", ".join(f"TLS {v}: {s}" for v, s in sorted(states.items()))
    if "accepted" in states.values():
        value = "yes"
    elif states and set(states.values()) == {"refused"}:
        value = "no"
    else:
        value = "not-tested"
        words = (
            f"{words}; this machine's {record.library} cannot speak them all" if states else "not asked for"
        )
    return _one("tech.tls.old_offered", value, capture, words)
