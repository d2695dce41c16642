"""RDAP: when a domain was registered and until when, from the registry itself. One question, people left out."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from scrapers.cookies import registrable
from scrapers.probes.ask import Asker, Got
from scrapers.probes.settings import ANSWER_BYTES, REGISTRY_REDIRECTS
from scrapers.technical.records import RdapEvent, RdapRecord, plain_name

_ACCEPT = {"Accept": "application/rdap+json, application/json"}
_MOST = 50


class Table(NamedTuple):
    """The bundled tables: the date of IANA's, and the https address of the service by top-level domain."""

    dated: str
    bases: dict[str, str]


@cache
def table() -> Table:
    """IANA's table (format of RFC 9224) over our own additions; read once in a process.

    A service over plain http is left out: its answer could be anybody's.
    """
    folder = files("resources") / "lists"
    data = json.loads((folder / "rdap-bootstrap.json").read_text(encoding="utf-8"))
    more = tomllib.loads((folder / "rdap-supplement.toml").read_text(encoding="utf-8"))
    secure = {tld: url for tlds, urls in data["services"] for tld in tlds if (url := _secure(urls))}
    return Table(data["publication"][:10], more["services"] | secure)


def _secure(urls: list[str]) -> str:
    return next((url for url in urls if url.startswith("https://")), "")


async def measure_registration(host: str, asker: Asker, base: str | None = None) -> RdapRecord:
    """What the registry says of the registered domain; `unlisted` when the table names no service for it."""
    domain = plain_name(registrable(host))
    known = table()
    start = base or known.bases.get(domain.rpartition(".")[2])
    if start is None:
        return RdapRecord(domain, known.dated, "unlisted")
    url = f"{start.rstrip('/')}/domain/{domain}"
    got = await asker.get(url, _ACCEPT, most=ANSWER_BYTES)
    for _ in range(REGISTRY_REDIRECTS):
        if not got.location:
            break
        url = got.location
        got = await asker.get(url, _ACCEPT, most=ANSWER_BYTES)
    return _record(domain, known.dated, url, got)


def _record(domain: str, dated: str, url: str, got: Got) -> RdapRecord:
    plain = RdapRecord(domain, dated, got.reason or _state(got), url=url, status=got.status)
    if plain.state != "answer":
        return plain
    try:
        data = json.loads(got.body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return RdapRecord(domain, dated, "not-json", url=url, status=got.status)
    return RdapRecord(
        domain,
        dated,
        "answer",
        url=url,
        status=got.status,
        name=_text(data.get("ldhName")),
        events=_events(data.get("events")),
        statuses=_statuses(data.get("status")),
        sha256=hashlib.sha256(got.body).hexdigest(),
    )


def _state(got: Got) -> str:
    if got.location:
        return "it redirects too often"
    if got.status == 404:
        return "unknown-domain"
    return "answer" if got.status == 200 else f"the registry answers with status {got.status}"


def _text(value: object) -> str:
    return value[:300] if isinstance(value, str) else ""


def _events(value: object) -> tuple[RdapEvent, ...]:
    found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return tuple(RdapEvent(_text(e.get("eventAction")), _text(e.get("eventDate"))) for e in found[:_MOST])


def _statuses(value: object) -> tuple[str, ...] | None:
    return tuple(_text(one) for one in value[:_MOST]) if isinstance(value, list) else None
