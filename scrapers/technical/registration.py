"""Dates and locks of the domain's registration, judged from the registry's recorded answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from scoring.facts import Finding, Unsearched, Value
from scrapers.archive import Capture
from scrapers.technical.certificate import moment
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place
from scrapers.technical.records import RdapRecord, plain_name

KEYS = ("tech.rdap.created_on", "tech.rdap.expires_on", "tech.rdap.locked")
NOT_ASKED = "the registry was not asked at the capture"
_WORDS = {
    "unknown-domain": "the registry does not know the domain",
    "not-json": "the registry's answer could not be read",
}
_LOCKED = ("clienttransferprohibited", "servertransferprohibited", "transferprohibited")
_EARLIEST = 1985
_SLACK = timedelta(days=2)


def measure(place: Place) -> Iterator[Finding]:
    """One finding for each key; what the registry does not publish is Unsearched, never bad."""
    kept = place.probe("rdap", RdapRecord)
    if kept is None:
        yield from (Unsearched(key, NOT_ASKED) for key in KEYS)
        return
    capture, record = kept
    reason = _trouble(record)
    if reason:
        yield from (Unsearched(key, reason) for key in KEYS)
        return
    yield _created(capture, record)
    yield _expires(capture, record)
    yield _locked(capture, record)


def _trouble(record: RdapRecord) -> str:
    """Why nothing may be taken from the answer, or ""."""
    if record.state == "unlisted":
        tld = record.domain.rpartition(".")[2]
        return f"the bundled table of {record.table} lists no registration service for .{tld}"
    if record.state != "answer":
        return _WORDS.get(record.state, record.state)
    if record.name and plain_name(record.name) != record.domain:
        return f"the registry answered for another domain ({record.name[:80]})"
    return ""


def _one(key: str, value: Value, capture: Capture, words: str) -> Finding:
    return found(key, value, [measured(capture, "record", words)], "rdap")


def _dates(record: RdapRecord, action: str) -> list[str]:
    return [e.date for e in record.events if e.action.strip().lower() == action]


def _created(capture: Capture, record: RdapRecord) -> Finding:
    key = "tech.rdap.created_on"
    given = _dates(record, "registration")
    times = [t for t in map(moment, given) if t is not None]
    if not times:
        return Unsearched(key, _no_date(given, "registration"))
    if len({t.date() for t in times}) > 1:
        return Unsearched(key, "the registry gives several different dates of registration")
    if times[0] > capture.captured_at + _SLACK or times[0].year < _EARLIEST:
        return Unsearched(key, f"the registry gives an impossible date of registration ({given[0][:40]})")
    return _one(key, times[0].date().isoformat(), capture, f"registration: {given[0]}")


def _expires(capture: Capture, record: RdapRecord) -> Finding:
    key = "tech.rdap.expires_on"
    given = _dates(record, "expiration")
    times = [t for t in map(moment, given) if t is not None]
    if not times:
        return Unsearched(key, _no_date(given, "expiration"))
    if len({t.date() for t in times}) > 1:
        return Unsearched(key, "the registry gives several different dates of expiration")
    begun = [t for t in map(moment, _dates(record, "registration")) if t is not None]
    if begun and times[0] < min(begun):
        return Unsearched(key, "the registry gives an expiration before the registration")
    return _one(key, times[0].date().isoformat(), capture, f"expiration: {given[0]}")


def _no_date(given: list[str], what: str) -> str:
    return (
        f"the registry's date of {what} cannot be read" if given else f"the registry gives no date of {what}"
    )


def _locked(capture: Capture, record: RdapRecord) -> Finding:
    key = "tech.rdap.locked"
    if not record.statuses:
        return Unsearched(key, "the registry gives no state of the registration")
    plain = ["".join(c for c in s.lower() if c.isalpha()) for s in record.statuses]
    return _one(key, any(s in _LOCKED for s in plain), capture, f"status: {', '.join(record.statuses)}")
