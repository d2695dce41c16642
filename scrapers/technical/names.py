"""Mail policies, CAA and zone signatures, judged from the recorded answers of the resolver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.facts import Finding, Unsearched, Value
from scrapers.archive import Capture, Failure
from scrapers.technical import spf
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place
from scrapers.technical.records import Answer, DnsRecord

KEYS = (
    "tech.spf.state",
    "tech.dmarc.policy",
    "tech.dnssec.state",
    "tech.caa.present",
    "tech.mta_sts.mode",
    "tech.tls_rpt.present",
)
NOT_ASKED = "the resolver was not asked at the capture"
MTA_STS_PATH = "/.well-known/mta-sts.txt"
_CAA = re.compile(r"\d{1,3} (issue|issuewild) ", re.IGNORECASE)
_POLICIES = ("reject", "quarantine", "none")
_SILENT = {
    "timeout": "the resolver did not answer in time",
    "unreachable": "the resolver could not be reached",
    "malformed": "the answer could not be read",
    "servfail": "the resolver failed to answer",
    "refused": "the resolver refused the question",
    "other": "the resolver answered with an error",
    "not-asked": "the question was not put, because there was no resolver or the limit of questions was reached",
}
_MOST_POLICY = 65_536


def measure(place: Place) -> Iterator[Finding]:
    """One finding for each key; a question without an answer leaves its key Unsearched."""
    kept = place.probe("dns", DnsRecord)
    if kept is None:
        yield from (Unsearched(key, NOT_ASKED) for key in KEYS)
        return
    capture, record = kept
    yield _spf(capture, record)
    yield _dmarc(capture, record)
    yield _dnssec(capture, record)
    yield _caa(capture, record)
    yield _mta_sts(capture, record, place)
    yield _tls_rpt(capture, record)


def _one(key: str, value: Value, capture: Capture, words: str) -> Finding:
    return found(key, value, [measured(capture, "record", words)], "dns")


def _silent(key: str, answer: Answer) -> Finding:
    reason = _SILENT.get(answer.state, "the answer could not be read")
    return Unsearched(key, f"{answer.type} {answer.name}: {reason}")


def _spf(capture: Capture, record: DnsRecord) -> Finding:
    key, answer = "tech.spf.state", record.ask(record.domain, "TXT")
    if not answer.known:
        return _silent(key, answer)
    state, words = spf.judge(answer.records, lambda name: record.ask(name, "TXT"))
    if state is None:
        return Unsearched(key, words)
    mail = record.ask(record.domain, "MX").records
    null = "; the domain takes no mail (null MX)" if mail == ("0 .",) else ""
    return _one(key, state, capture, f"TXT {record.domain}: {words}{null}")


def _dmarc(capture: Capture, record: DnsRecord) -> Finding:
    key, answer = "tech.dmarc.policy", record.ask(f"_dmarc.{record.domain}", "TXT")
    if not answer.known:
        return _silent(key, answer)
    own = [r for r in answer.records if re.match(r"v\s*=\s*DMARC1\s*(;|\Z)", r)]
    if len(own) != 1:
        value, words = ("invalid", f"{len(own)} records") if own else ("missing", "no record")
        return _one(key, value, capture, f"TXT {answer.name}: {words}")
    tags = _tags(own[0])
    policy = tags.get("p", "").lower()
    share = tags.get("pct", "100")
    partly = f" (only for {share} % of mail)" if share.isdigit() and int(share) < 100 else ""
    value = policy if policy in _POLICIES else "invalid"
    return _one(key, value, capture, f"TXT {answer.name}: {own[0]}{partly}")


def _tags(record: str) -> dict[str, str]:
    """Tag and value pairs of a record; the first of a name counts."""
    out: dict[str, str] = {}
    for part in record.split(";"):
        name, _, value = part.partition("=")
        out.setdefault(name.strip().lower(), value.strip())
    return out


def _dnssec(capture: Capture, record: DnsRecord) -> Finding:
    key, domain = "tech.dnssec.state", record.domain
    zone, unchecked = record.ask(domain, "NS"), record.ask(domain, "NS", checked=False)
    mark, root = record.ask(domain, "DS"), record.ask(".", "SOA")
    if zone.state == "servfail" and unchecked.state in ("answer", "empty"):
        words = "the resolver fails with checking on and answers with checking off"
        return _one(key, "bogus", capture, f"NS {domain}: {words}")
    if not zone.known:
        return _silent(key, zone)
    if not mark.known:
        return _silent(key, mark)
    value, words = _signed(zone, mark, root)
    return _one(key, value, capture, f"DS {domain}: {words}")


def _signed(zone: Answer, mark: Answer, root: Answer) -> tuple[str, str]:
    if mark.records and zone.authenticated:
        return "secure", f"{mark.records[0]}; answers are validated"
    if mark.records:
        validates = "validates others" if root.authenticated else "does not validate"
        return "unknown", f"{mark.records[0]}; not validated, and the resolver {validates}"
    if zone.authenticated:
        return "unknown", "no record at the parent, yet answers are said to be validated"
    return "insecure", "no record at the parent"


def _caa(capture: Capture, record: DnsRecord) -> Finding:
    key = "tech.caa.present"
    asked = [a for a in record.answers if a.type == "CAA"]
    if not asked:
        return Unsearched(key, NOT_ASKED)
    for answer in asked:
        if not answer.known:
            return _silent(key, answer)
        if answer.records:
            limits = [r for r in answer.records if _CAA.match(r)]
            words = ", ".join(limits[:4]) or f"only {answer.records[0]}"
            return _one(key, bool(limits), capture, f"CAA {answer.name}: {words}")
    names = ", ".join(a.name for a in asked)
    return _one(key, False, capture, f"CAA {names}: no record")


def _mta_sts(capture: Capture, record: DnsRecord, place: Place) -> Finding:
    key, answer = "tech.mta_sts.mode", record.ask(f"_mta-sts.{record.domain}", "TXT")
    if not answer.known:
        return _silent(key, answer)
    own = [r for r in answer.records if re.match(r"v\s*=\s*STSv1\s*;", r)]
    if len(own) != 1:
        words = f"{len(own)} records where one is needed" if own else "no record"
        return _one(key, "missing", capture, f"TXT {answer.name}: {words}")
    page = next((c for c in place.snapshot.captures if c.url.endswith(MTA_STS_PATH)), None)
    if page is None or (page.failure not in (None, Failure.HTTP, Failure.SOFT_ERROR)):
        why = page.failure.value if page and page.failure else "it was not visited"
        return Unsearched(key, f"the record is there, but its policy file could not be fetched ({why})")
    mode, words = _policy_mode(page, place.bodies.get(page.sha256, b""))
    evidence = [measured(capture, "record", f"TXT {answer.name}: {own[0]}"), measured(page, "address", words)]
    return found(key, mode, evidence, "rfc8461")


def _policy_mode(page: Capture, body: bytes) -> tuple[str, str]:
    """enforce, testing, or missing when the file is not there, not a policy, or switched off."""
    if page.status != 200 or page.failure is not None:
        return "missing", f"status {page.status}"
    pairs = [line.partition(":") for line in body[:_MOST_POLICY].decode("utf-8", "replace").splitlines()]
    fields = {name.strip().lower(): value.strip().lower() for name, _, value in reversed(pairs)}
    mode = fields.get("mode", "")
    if fields.get("version") != "stsv1" or mode not in ("enforce", "testing"):
        return "missing", f"mode: {mode[:40] or 'not given'}"
    return mode, f"version: STSv1, mode: {mode}"


def _tls_rpt(capture: Capture, record: DnsRecord) -> Finding:
    key, answer = "tech.tls_rpt.present", record.ask(f"_smtp._tls.{record.domain}", "TXT")
    if not answer.known:
        return _silent(key, answer)
    own = [r for r in answer.records if r.startswith("v=TLSRPTv1") and _tags(r).get("rua")]
    words = own[0] if own else "no record with an address for reports"
    return _one(key, len(own) == 1, capture, f"TXT {answer.name}: {words}")
