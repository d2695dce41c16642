"""The example sites that lie beside the project, as captured snapshots, and how their measured items come out."""

from __future__ import annotations

import json
import mimetypes
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from scoring.assessment import Judgement
from scoring.facts import Absent, Findings
from scoring.judge import judge
from scoring.measures.base import Context
from scrapers.archive import Capture, Failure, digest
from scrapers.documents.document import Document
from scrapers.documents.html import read_html
from scrapers.pagekinds import kinds_of_link
from scrapers.technical.measure import measure
from tests.support.scoring import catalogue, item
from tests.support.technical_trial import WHEN, header_list, snapshot_of

SITES = Path(__file__).resolve().parents[3] / "shared" / "sites"
BASE = "http://127.0.0.1:8000"
MEASURED = (
    *(
        "leakage.borrower-masking",
        "leakage.cookies",
        "leakage.trackers-auth",
        "security.hsts",
        "security.csp",
    ),
    *("security.framing", "security.nosniff-referrer", "security.cookies", "security.third-party-code"),
    *("security.version-leak", "security.securitytxt"),
)
_POLICY = "security.disclosure_policy"


def sites() -> list[str]:
    """The names of the sites; none when they are missing."""
    return sorted(p.name for p in SITES.iterdir() if (p / "verdicts.json").exists()) if SITES.exists() else []


def verdicts(site: str) -> dict[str, str]:
    """What a careful person says of the measured items."""
    given = json.loads((SITES / site / "verdicts.json").read_text(encoding="utf-8"))
    return {name: given[name] for name in MEASURED if name in given}


@cache
def findings(site: str) -> Findings:
    """Everything that is measured on a site, as served on this machine."""
    folder = SITES / site
    routes = json.loads((folder / "routes.json").read_text(encoding="utf-8"))
    captures, bodies, documents = list[Capture](), dict[str, bytes](), list[Document]()
    for path, route in routes.items():
        body = (folder / route["file"]).read_bytes() if "file" in route else b""
        taken = _capture(path, route, body)
        captures.append(taken)
        bodies[taken.sha256] = body
        if "html" in taken.content_type and taken.failure is None and body:
            documents.append(read_html(body, taken.url))
    if "/.well-known/security.txt" not in routes:
        captures.append(_capture("/.well-known/security.txt", {"status": 404}, b""))
    return measure(snapshot_of(captures, BASE + "/"), documents, bodies)


def _capture(path: str, route: dict[str, object], body: bytes) -> Capture:
    headers = header_list(route.get("headers") or {})  # type: ignore[arg-type]
    guessed = mimetypes.guess_type(str(route.get("file", "")))[0] or "text/html"
    declared = next((v for k, v in headers if k.lower() == "content-type"), guessed)
    status = int(str(route.get("status", 200)))
    url = urljoin(BASE, path)
    plain = Capture(
        url, url, WHEN, status, headers=headers, content_type=declared, kinds=kinds_of_link(url, "")
    )
    if status >= 400 or not body:
        return replace(plain, failure=Failure.HTTP if status >= 400 else None)
    return replace(plain, sha256=digest(body), size=len(body))


def outcome(site: str, name: str) -> Judgement:
    """How an item comes out from the measurements, on a site that states no policy for finders of weaknesses."""
    today = date(WHEN.year, WHEN.month, WHEN.day)
    known = {**findings(site), _POLICY: Absent(_POLICY)}
    return judge(item(name), Context(known, catalogue(), today, today))
