"""Read an example site without network and compare with its truth, as the sites' own measure does.

python -m tests.support.reading_trial [SITE ...] [--misses]
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from scoring.catalogue import build_catalogue
from scoring.facts import Absent, FactGroup, Found, Reading
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.reading.read import read_snapshot
from tests.support.reading_documents import opener

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT.parent / "shared" / "sites"


def catalogue():
    """The shipped fact catalogue."""
    whole = build_catalogue(
        tomllib.loads((ROOT / "resources/facts/catalogue.toml").read_text(encoding="utf-8"))
    )
    return {k: v for k, v in whole.items() if v.group is FactGroup.DISCLOSED}


def evaluation():
    """The sites' own comparison, imported by its path."""
    spec = importlib.util.spec_from_file_location("evaluate", SITES / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def snapshot_of(site: Path) -> tuple[Snapshot, dict[str, bytes]]:
    """Every page of a site that answers 200, as a crawl would have kept it."""
    routes = json.loads((site / "routes.json").read_text(encoding="utf-8"))
    when, captures, bodies = datetime(2026, 5, 4, tzinfo=UTC), [], {}
    for path, route in routes.items():
        name = route.get("file", "")
        if (
            not name
            or route.get("status", 200) != 200
            or not name.endswith((".html", ".pdf", ".txt", ".htm"))
        ):
            continue
        body = (site / name).read_bytes()
        key = digest(body)
        bodies[key] = body
        kind = (
            "application/pdf"
            if name.endswith(".pdf")
            else "text/plain"
            if name.endswith(".txt")
            else "text/html"
        )
        kind = (route.get("headers") or {}).get("Content-Type", kind)
        url = f"http://127.0.0.1:8000{path}"
        captures.append(Capture(url, url, when, 200, content_type=kind, sha256=key, size=len(body)))
    for path, route in routes.items():
        if route.get("location"):
            url = f"http://127.0.0.1:8000{path}"
            captures.append(Capture(url, url, when, route.get("status", 301), content_type="text/html"))
    linked = {c.url for c in captures}
    captures += [
        Capture(u, u, when, 404, content_type="text/html")
        for u in _dead_links(site, routes)
        if u not in linked
    ]
    home = "http://127.0.0.1:8000/"
    name = json.loads((site / "site.json").read_text(encoding="utf-8"))["name"]
    snapshot = Snapshot("s", name, home, when, SnapshotStatus.COMPLETE, tuple(captures), "0")
    return snapshot, bodies


def _dead_links(site: Path, routes: dict) -> set[str]:
    import re
    from urllib.parse import urldefrag, urljoin

    found = set()
    for path, route in routes.items():
        if route.get("file", "").endswith(".html"):
            text = (site / route["file"]).read_bytes().decode("utf-8", "replace")
            for href in re.findall(r'href="([^"]+)"', text):
                url = urldefrag(urljoin(f"http://127.0.0.1:8000{path}", href))[0]
                if (
                    url.startswith("http://127.0.0.1:8000/")
                    and url.split("8000", 1)[1].split("?")[0] not in routes
                ):
                    found.add(url)
    return found


def as_json(reading: Reading) -> list[dict]:
    """Findings as the review's JSON has them."""
    return [_finding(k, f) for k, f in reading.findings.items()]


def _finding(key: str, finding) -> dict:
    if not isinstance(finding, Found):
        return {
            "key": key,
            "state": "absent" if isinstance(finding, Absent) else "unsearched",
            "values": [],
            "reason": getattr(finding, "reason", ""),
        }
    values = [
        {
            "value": _plain(v.value),
            "unit": v.unit,
            "qualifiers": dict(v.qualifiers),
            "as_of": v.as_of,
            "superseded": v.superseded,
            "evidence": [{"url": e.url, "quote": e.quote} for e in v.evidence],
            "method": v.method,
        }
        for v in finding.values
    ]
    return {"key": key, "state": "found", "values": values}


def _plain(value):
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def measure(site: Path) -> dict:
    """Precision, recall, F1, absences and quotes of one site, with every miss."""
    ev = evaluation()
    kinds = ev.catalogue()
    snapshot, bodies = snapshot_of(site)
    begun = time.perf_counter()
    reading = read_snapshot(snapshot, bodies, catalogue(), opener=opener())
    took = time.perf_counter() - begun
    gold = json.loads((site / "facts.json").read_text(encoding="utf-8"))
    absent = set(json.loads((site / "absent.json").read_text(encoding="utf-8")))
    routes = json.loads((site / "routes.json").read_text(encoding="utf-8"))
    found = as_json(reading)
    findings = {f["key"]: f for f in found}
    old = ev.optional(gold)
    tp = fp = fn = 0
    misses = []
    for key, kind in kinds.items():
        wanted = ev.distinct(kind, ev.exploded([g for g in gold if g["key"] == key and g not in old]))
        allowed = ev.exploded([g for g in gold if g["key"] == key])
        got = ev.distinct(kind, ev.exploded(findings.get(key, {}).get("values") or []))
        hit = [g for g in wanted if any(ev.same(kind, g, s) for s in got)]
        wrong = [s for s in got if not s.get("superseded") and not any(ev.same(kind, g, s) for g in allowed)]
        tp, fn, fp = tp + len(hit), fn + len(wanted) - len(hit), fp + len(wrong)
        misses += [
            f"missed {key} {g.get('value')} {g.get('qualifiers') or ''} {g.get('path')} | {g['quote'][:110]}"
            for g in wanted
            if g not in hit
        ]
        misses += [
            (
                f"wrong  {key} {s.get('value')} {s.get('qualifiers') or ''} {s['method']} "
                f"{s['evidence'][0]['url'][21:]} | {s['evidence'][0]['quote'][:110]!r}"
            )
            for s in wrong
        ]
    for key in sorted(absent):
        if findings.get(key, {}).get("state") == "unsearched":
            misses.append(f"unsearched {key} {findings[key]['reason']}")
    right, quotes = ev.quotes_that_stand(site, routes, found)
    silent = sum(findings.get(k, {}).get("state") == "absent" for k in absent)
    row = {"tp": tp, "fp": fp, "fn": fn}
    return {
        "site": site.name,
        "rates": ev.rates(row),
        "absent": silent / max(1, len(absent)),
        "quotes": right / max(1, quotes),
        "seconds": took,
        "misses": misses,
        "pages": [(p.url[21:], p.kinds, p.language, p.read) for p in reading.pages],
        "reading": reading,
        **row,
    }


def main() -> None:
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    sites = [SITES / n for n in names] or sorted(p.parent for p in SITES.glob("*/facts.json"))
    for site in sites:
        row = measure(site)
        precision, recall, f1 = row["rates"]
        print(
            f"{row['site']:26} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} absent {row['absent']:.3f} "
            f"quotes {row['quotes']:.3f} {row['seconds']:.2f}s"
        )
        if "--misses" in sys.argv:
            print("\n".join("    " + m for m in row["misses"]))
        if "--pages" in sys.argv:
            print("\n".join("    " + str(p) for p in row["pages"]))


if __name__ == "__main__":
    main()
