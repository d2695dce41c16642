"""Writes the invented marketplace that states everything as a folder that `lendscope review` takes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec

from scrapers.technical.records import CorsRecord
from tests.support import whole_site_pages as pages
from tests.support import whole_site_rules as rules
from tests.support.make_sample_probes import Plan, dns, rdap, tls

HOST = "www.alderholt.example"
HOME = f"https://{HOST}"
SEEN = date(2026, 11, 2)
EARLIER = date(2026, 3, 2)
"""A visit eight months before: whether control has changed needs a history."""

BODIES = {
    "/": ("Claims on loans | Alderholt", pages.HOME),
    "/how-it-works": ("How it works", pages.HOW),
    "/loans": ("Loans", pages.OFFERS),
    "/loan-originators": ("Loan originators", pages.LENDERS),
    "/buyback": ("Buyback", pages.BUYBACK),
    "/provision-fund": ("Provision fund", pages.FUND),
    "/statistics": ("Statistics", pages.STATISTICS),
    "/risk": ("Risk", rules.RISK),
    "/fees": ("Fees", rules.FEES),
    "/terms": ("Terms", rules.TERMS),
    "/faq": ("Questions", rules.FAQ),
    "/security": ("Security", rules.SECURITY),
    "/privacy": ("Privacy policy", rules.PRIVACY),
    "/about": ("About us", rules.ABOUT),
    "/imprint": ("Legal notice", rules.IMPRINT),
    "/complaints": ("Complaints and policies", rules.COMPLAINTS),
    "/news": ("News", rules.NEWS),
    "/reports": ("Annual accounts", rules.REPORTS),
    "/login": ("Log in", rules.LOGIN),
}
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
PLAN = Plan(
    "alderholt", HOST, "alderholt.example", 61, "TLSv1.3", "v=spf1 include:mail.alderholt.example -all",
    "v=DMARC1; p=reject", '0 issue "ca.example"', True, "2017-01-18", "2028-01-18", True,
)  # fmt: skip
NAV = "".join(f'<li><a href="{path}">{title}</a></li>' for path, (title, _) in BODIES.items())
FOOT = (
    f"{pages.OPERATOR}, company number 10648213. Registered office: {pages.OFFICE}. Authorised and regulated by the "
    "Financial Conduct Authority, firm reference number 718402."
)


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<header><nav><ul>{NAV}</ul></nav></header><main>{body}</main><footer><p>{FOOT}</p></footer></body></html>"
    )


def write_whole_site(folder: Path, seen: date = SEEN) -> Path:
    """The folder with pages, further files, headers and measurements; the same words on every day."""
    (folder / "pages").mkdir(parents=True)
    (folder / "probes").mkdir()
    listed: list[dict[str, object]] = [
        {"url": f"http://{HOST}/", "status": 301, "headers": {"Location": f"{HOME}/"}}
    ]
    for path, (title, body) in BODIES.items():
        listed.append(_put(folder, path, _page(title, body)))
    for path, words in _files().items():
        listed.append(_put(folder, path, words, "text/csv" if path.endswith("csv") else None))
    for url, record in _measured().items():
        file = f"probes/{url.split(':')[0]}.json"
        (folder / file).write_bytes(msgspec.json.encode(record))
        listed.append({"url": url, "file": file, "content_type": "application/json"})
    site = {"name": "Alderholt", "home": f"{HOME}/", "captured_at": f"{seen}T09:00:00Z"}
    (folder / "site.json").write_text(json.dumps(site), encoding="utf-8")
    (folder / "captures.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


def _put(folder: Path, path: str, words: str, kind: str | None = None) -> dict[str, object]:
    name = f"pages/{path.strip('/').replace('/', '-') or 'index'}"
    (folder / name).write_text(words, encoding="utf-8")
    told = kind or ("text/plain" if path.endswith("txt") else "text/html; charset=utf-8")
    headers = {**HEADERS, "Content-Type": told}
    return {"url": HOME + path, "status": 200, "headers": headers, "file": name, "content_type": told}


def _files() -> dict[str, str]:
    """Key information sheets, an older edition of the terms, the loan book, and what machines ask for."""
    sheet = (
        "<h1>Key investment information sheet</h1><h2>Risk warning</h2><p>You may lose all of the money.</p>"
        + "".join(f"<h2>Part {letter}</h2><p>Stated for this loan.</p>" for letter in "ABCDEFGHI")
    )
    return {
        "/files/sheet-1.html": _page("Key information sheet 1", sheet),
        "/files/sheet-2.html": _page("Key information sheet 2", sheet),
        "/files/terms-v6.html": _page(
            "Terms, version 6 of 1 May 2025", "<h1>Terms for investors</h1><p>Version 6</p>"
        ),
        "/files/loan-book.csv": "loan,amount,status\nAX-1,12000,repaid\n",
        "/robots.txt": "User-agent: *\nAllow: /\n",
        "/.well-known/security.txt": (
            f"Contact: mailto:security@alderholt.example\nExpires: 2027-10-01T00:00:00Z\n"
            f"Canonical: {HOME}/.well-known/security.txt\n"
        ),
    }


def _measured() -> dict[str, msgspec.Struct]:
    """Connection, names, registration, and the request with a foreign origin that a person had asked for."""
    return {
        f"tls://{HOST}:443": tls(PLAN),
        f"dns://{PLAN.domain}": dns(PLAN),
        f"rdap://{PLAN.domain}": rdap(PLAN),
        f"cors://{HOST}": CorsRecord(f"{HOME}/", "https://foreign.example", 200),
    }
