"""The invented platforms of tests/sites: each read straight from its routes.json, once, and held against its truth.

A value counts once for each distinct key, value and qualifiers. Truth two or more years older than the site's
newest (an old article) neither gains nor loses; nor does a value that the reader itself calls superseded.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html
from pypdf import PdfReader

from scoring.assess import assess
from scoring.facts import Absent, FactType, FactValue, Found, Reading
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.reading.read import read_snapshot
from tests.support.scoring import catalogue, edition

SITES = Path(__file__).resolve().parents[1] / "sites"
HOME = "http://127.0.0.1:8000"
DAY = datetime(2026, 5, 4, tzinfo=UTC)
TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".xml": "application/xml",
}
NUMERIC = {FactType.INT, FactType.PERCENT, FactType.MONEY, FactType.DAYS, FactType.MONTHS}
SILENT_OR_FAILED = {"fail", "not_disclosed"}


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of the truth or of the reading, brought to the same shape; lists are taken apart."""

    key: str
    value: Any
    currency: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    as_of: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What of the truth was read (`hits`), what was not, and what was read that is not true."""

    hits: tuple[Stated, ...]
    missed: tuple[Stated, ...]
    wrong: tuple[Stated, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * len(self.hits) / max(1, 2 * len(self.hits) + len(self.missed) + len(self.wrong))


def site_names() -> list[str]:
    """Folder names, in the order of the alphabet."""
    return sorted(file.parent.name for file in SITES.glob("*/facts.json"))


def truth(name: str, part: str) -> Any:
    """`facts`, `absent`, `verdicts`, `routes` or `site` of one site, as parsed."""
    return json.loads((SITES / name / f"{part}.json").read_text(encoding="utf-8"))


def snapshot_of(name: str, leave_out: frozenset[str] = frozenset()) -> tuple[Snapshot, dict[str, bytes]]:
    """Every route that has a file, as a crawl would have kept it, without the paths in `leave_out`."""
    bodies: dict[str, bytes] = {}
    captures = []
    for path, route in truth(name, "routes").items():
        if path in leave_out:
            continue
        file = SITES / name / route["file"]
        body = file.read_bytes()
        bodies[digest(body)] = body
        captures.append(
            _capture(HOME + path, body, TYPES[file.suffix], route.get("headers", {}), day_of(name))
        )
    called = truth(name, "site")["name"]
    done = SnapshotStatus.COMPLETE if not leave_out else SnapshotStatus.PARTIAL
    return Snapshot(name, called, HOME + "/", day_of(name), done, tuple(captures), "test"), bodies


def day_of(name: str) -> datetime:
    """The day of the capture: the site's own, when its news and figures are younger than the others'."""
    told = truth(name, "site").get("day")
    return datetime.fromisoformat(told).replace(tzinfo=UTC) if told else DAY


def _capture(url: str, body: bytes, kind: str, headers: Mapping[str, str], when: datetime) -> Capture:
    held = tuple(headers.items())
    key = digest(body)
    return Capture(url, url, when, 200, headers=held, content_type=kind, sha256=key, size=len(body))


@cache
def reading_of(name: str, leave_out: frozenset[str] = frozenset()) -> Reading:
    """What the reader finds in the site."""
    return read_snapshot(*snapshot_of(name, leave_out), catalogue())


@cache
def outcomes_of(name: str) -> dict[str, str]:
    """Item id to outcome under the bundled edition, as of the day of the capture, without any answer."""
    reading, day = reading_of(name), day_of(name).date()
    found = assess(
        edition(), reading.findings, contradictions=reading.contradictions, as_of=day, captured_on=day
    )
    return {j.item: j.outcome.value for j in found.judgements}


def plain(text: object) -> str:
    """Words and digits only, in one case, with single blanks."""
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return re.sub(r"[\W_]+", " ", folded).strip()


def stated_truth(name: str) -> list[Stated]:
    """The facts of the site, lists taken apart."""
    return [
        Stated(f["key"], value, f.get("unit", ""), _qualifiers(f.get("qualifiers", {})), f.get("as_of", ""))
        for f in truth(name, "facts")
        for value in (f["value"] if isinstance(f["value"], list) else [f["value"]])
    ]


def stated_by_reader(name: str, key: str) -> list[Stated]:
    """What was read for a key, lists taken apart."""
    finding = reading_of(name).findings.get(key)
    return [s for v in finding.values for s in _stated(key, v)] if isinstance(finding, Found) else []


def _stated(key: str, value: FactValue) -> list[Stated]:
    values = value.value if isinstance(value.value, tuple) else (value.value,)
    held, when = _qualifiers(dict(value.qualifiers)), value.as_of or ""
    return [Stated(key, v, value.unit or "", held, when, value.superseded) for v in values]


def _qualifiers(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((k, plain(v)) for k, v in given.items()))


def _same_value(kind: FactType, true: Stated, seen: Stated) -> bool:
    if kind in NUMERIC:
        return _same_number(kind, true, seen)
    if kind is FactType.BOOL:
        return true.value is seen.value
    if kind is FactType.DATE:
        short, long = sorted((str(true.value), str(seen.value)), key=len)
        return bool(short) and long.startswith(short)
    short, long = sorted((plain(true.value), plain(seen.value)), key=len)
    close = kind is not FactType.ENUM and len(short) >= 4 and 0.6 * len(long) <= len(short)
    return short == long or (close and short in long)


def _same_number(kind: FactType, true: Stated, seen: Stated) -> bool:
    try:
        a, b = Decimal(str(true.value)), Decimal(str(seen.value))
    except InvalidOperation:
        return False
    if kind is FactType.MONEY and true.currency.upper() != seen.currency.upper():
        return False
    near = Decimal("0.011") if kind is FactType.PERCENT else max(Decimal("0.000001"), abs(a) / 10_000)
    return abs(a - b) <= near


def same(true: Stated, seen: Stated) -> bool:
    """The value agrees, and every qualifier of the truth is there."""
    kind = catalogue()[true.key].type
    return set(true.qualifiers) <= set(seen.qualifiers) and _same_value(kind, true, seen)


def _distinct(entries: list[Stated]) -> list[Stated]:
    kept: list[Stated] = []
    for entry in entries:
        if not any(same(k, entry) and same(entry, k) for k in kept):
            kept.append(entry)
    return kept


def _current(entries: list[Stated]) -> list[Stated]:
    newest = max((int(e.as_of[:4]) for e in entries if e.as_of), default=0)
    return [
        e for e in entries if not e.as_of or "year" in dict(e.qualifiers) or int(e.as_of[:4]) > newest - 2
    ]


@cache
def score(name: str) -> Score:
    """The reading of one site against its truth."""
    allowed = stated_truth(name)
    wanted = _current(allowed)
    hits: list[Stated] = []
    missed: list[Stated] = []
    wrong: list[Stated] = []
    for key in sorted({k for k, kind in catalogue().items() if kind.group == "disclosed"} & _judged(name)):
        seen = _distinct(stated_by_reader(name, key))
        for true in _distinct([w for w in wanted if w.key == key]):
            (hits if any(same(true, s) for s in seen) else missed).append(true)
        true_ones = [a for a in allowed if a.key == key]
        wrong += [s for s in seen if not s.superseded and not any(same(t, s) for t in true_ones)]
    return Score(tuple(hits), tuple(missed), tuple(wrong))


def _judged(name: str) -> set[str]:
    """Keys of the fact list, whose truth the sites hold whole; what the checklist adds to it is not judged here."""
    return {e.key for e in stated_truth(name)} | set(truth(name, "absent"))


def absent_share(name: str) -> float:
    """Share of the keys that the site does not state which the reader calls absent."""
    keys: list[str] = truth(name, "absent")
    findings = reading_of(name).findings
    return sum(isinstance(findings.get(k), Absent) for k in keys) / len(keys)


def agreed_share(name: str) -> float:
    """Share of the verdicts that the judging meets; what is measured on the wire is left out."""
    wire = {i for i in truth(name, "verdicts") if i.startswith("security.")} - {"security.mfa"}
    verdicts = {i: v for i, v in truth(name, "verdicts").items() if i not in wire}
    seen = outcomes_of(name)
    met = [i for i, v in verdicts.items() if seen.get(i) == v or {seen.get(i), v} <= SILENT_OR_FAILED]
    return len(met) / len(verdicts)


@cache
def visible_words(name: str, path: str) -> str:
    """The words of a page or PDF, as `plain` has them; the empty text for anything else."""
    file = SITES / name / truth(name, "routes").get(path, {"file": "none"})["file"]
    if file.suffix == ".pdf":
        return plain(" ".join(page.extract_text() for page in PdfReader(file).pages))
    if file.suffix != ".html":
        return ""
    root = html.fromstring(file.read_bytes().decode("utf-8"))
    etree.strip_elements(root, "script", "style", "template", "noscript", with_tail=False)
    return plain(" ".join(map(str, root.itertext())))


def untrue_quotes(name: str) -> list[tuple[str, str, str]]:
    """Key, path and words of every quote that does not stand in the visible text of its page or PDF."""
    return [
        (finding.key, path, e.quote)
        for finding in reading_of(name).findings.values()
        if isinstance(finding, Found)
        for value in finding.values
        for e in value.evidence
        if (words := visible_words(name, path := urlsplit(e.url).path)) and plain(e.quote) not in words
    ]
