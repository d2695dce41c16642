"""Third parties, cookies before consent, forms and mixed content: static evidence, a lower bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scoring.facts import Finding, Unsearched
from scrapers.archive import Capture
from scrapers.technical.evidence import found, measured
from scrapers.technical.observatory.cookies import parse_cookie
from scrapers.technical.observatory.scripts import registrable
from scrapers.technical.origins import EUROPE, category, cookie_category, is_foreign, seat
from scrapers.technical.place import Place
from scrapers.technical.source import Load, Source

LOWER_BOUND = "static evidence, a lower bound"
LONG_DAYS = 396
"""Thirteen months: what authorities accept for a consent that is remembered."""
PERSONAL = ("email", "tel", "password")
_PERSONAL_NAMES = (
    "mail",
    "phone",
    "name",
    "iban",
    "passport",
    "birth",
    "account",
    "id_number",
    "passwort",
    "telefon",
)


def measure(place: Place) -> Iterator[Finding]:
    """Findings on what the first page load and the login pages bring in."""
    yield from _first_load(place)
    yield from _login(place)
    yield _personal_forms(place)
    yield _mixed(place)


def _foreign(place: Place, source: Source) -> list[Load]:
    return [load for load in source.loads if is_foreign(load.host, place.host)]


def _shown(loads: list[Load]) -> str:
    """Element, host and kind of each; what scripts load in their turn is never seen."""
    named = sorted({f"<{x.tag}> {x.host} ({category(x.host)})" for x in loads})
    return f"{', '.join(named) or 'no host of another domain'}; {LOWER_BOUND}"


def _first_load(place: Place) -> Iterator[Finding]:
    home = place.home
    if home is None:
        keys = ("hosts", "categories", "consent_manager", "abroad")
        yield from (Unsearched(f"tech.third_parties.{k}", "the home page was not captured") for k in keys)
        yield Unsearched("tech.cookies.before_consent", "the home page was not captured")
        return
    source = place.source(home)
    loads = _foreign(place, source)
    at_once = [x for x in loads if not x.held]
    hosts = tuple(sorted({registrable(x.host) for x in at_once}))
    kinds = tuple(sorted({category(x.host) for x in at_once}))
    evidence = [measured(home, "source", _shown(at_once))]
    yield found("tech.third_parties.hosts", hosts, evidence, "source")
    yield found("tech.third_parties.categories", kinds, evidence, "source")
    held = [x for x in source.loads if x.held]
    manager = bool(held) or any(category(x.host) == "consent" for x in loads)
    yield found(
        "tech.third_parties.consent_manager",
        manager,
        [measured(home, "source", _shown(held or loads))],
        "source",
    )
    seats = {registrable(x.host): seat(x.host) for x in at_once}
    abroad = sorted(f"{host} ({land})" for host, land in seats.items() if land and land not in EUROPE)
    yield found(
        "tech.third_parties.abroad",
        len(abroad),
        [measured(home, "source", ", ".join(abroad) or "none")],
        "seats",
    )
    yield _cookies(home)


def _cookies(home: Capture) -> Finding:
    if not home.headers:
        return Unsearched("tech.cookies.before_consent", "the saved file holds no response headers")
    given = [v for k, v in home.headers if k.lower() == "set-cookie"]
    names = [parse_cookie(v).name for v in given]
    kinds = tuple(sorted({cookie_category(name) for name in names}))
    told = [
        f"{name} ({cookie_category(name)}{', longer than 13 months' if _is_long(v, home.captured_at) else ''})"
        for name, v in zip(names, given, strict=True)
    ]
    words = "Set-Cookie: " + ", ".join(told) if told else "no Set-Cookie header"
    return found("tech.cookies.before_consent", kinds, [measured(home, "headers", words)], "headers")


def _is_long(header: str, now: datetime) -> bool:
    """Whether a cookie lives longer than thirteen months from its capture; Max-Age counts before Expires."""
    cookie = parse_cookie(header)
    if cookie.max_age is not None:
        return cookie.max_age > LONG_DAYS * 86_400
    told = re.search(r";\s{0,9}expires=([^;]{8,60})", header, re.IGNORECASE)
    try:
        end = parsedate_to_datetime(told[1].strip()) if told else None
        return end is not None and (end.replace(tzinfo=end.tzinfo or UTC) - now).days > LONG_DAYS
    except (ValueError, TypeError, OverflowError):
        return False


def _login(place: Place) -> Iterator[Finding]:
    keys = ("third_party_scripts", "replay_or_ads", "same_domain", "over_http")
    if not place.login:
        yield from (Unsearched(f"tech.auth.{k}", "no login or sign-up page was captured") for k in keys)
        return
    scripts = {c.url: [x for x in _foreign(place, place.source(c)) if x.tag == "script"] for c in place.login}
    evidence = [measured(c, "source", _shown(scripts[c.url])) for c in place.login]
    most = max(len({x.url for x in found_here}) for found_here in scripts.values())
    watching = any(
        category(x.host) in ("replay", "ad") for found_here in scripts.values() for x in found_here
    )
    yield found("tech.auth.third_party_scripts", most, evidence, "source")
    yield found("tech.auth.replay_or_ads", watching, evidence, "source")
    same = all(not is_foreign(urlsplit(c.url).hostname or "", place.host) for c in place.login)
    yield found(
        "tech.auth.same_domain", same, [measured(c, "address", c.url) for c in place.login], "address"
    )
    yield _over_http(place)


def _over_http(place: Place) -> Finding:
    key = "tech.auth.over_http"
    if place.loopback:
        return Unsearched(key, "this is a trial on this machine's own address, which has no https")
    actions = [f.action for c in place.login if (d := place.by_url.get(c.url)) for f in d.forms]
    plain = [a for a in (*actions, *(c.url for c in place.login)) if a.startswith("http://")]
    evidence = [measured(c, "source", ", ".join(plain) or "forms are sent over https") for c in place.login]
    return found(key, bool(plain), evidence, "source")


def _personal_forms(place: Place) -> Finding:
    key = "tech.forms.personal_data"
    captures = {c.url: c for c in place.snapshot.captures if c.sha256}
    pages = [d for d in place.documents if d.media == "html" and d.url in captures]
    if not pages:
        return Unsearched(key, "no page was captured")
    asking = [d for d in pages if any(_personal(x.type, x.name) for f in d.forms for x in f.fields)]
    if not asking:
        return found(
            key,
            False,
            [measured(captures[pages[0].url], "source", "no form asks for personal data")],
            "forms",
        )
    fields = {d.url: ", ".join(x.name or x.type for f in d.forms for x in f.fields) for d in asking[:3]}
    return found(
        key, True, [measured(captures[url], "source", words) for url, words in fields.items()], "forms"
    )


def _personal(kind: str, name: str) -> bool:
    return kind.lower() in PERSONAL or any(part in name.lower() for part in _PERSONAL_NAMES)


def _mixed(place: Place) -> Finding:
    key = "tech.mixed_content"
    secure = [
        c
        for c in place.snapshot.captures
        if c.sha256 and c.failure is None and "html" in c.content_type.lower()
    ]
    secure = [c for c in secure if c.url.startswith("https:") or place.loopback]
    if not secure:
        return Unsearched(key, "no page was captured over https")
    plain = {c.url: [x for x in place.source(c).loads if _is_plain(place, x)] for c in secure}
    count = len({x.url for loads in plain.values() for x in loads})
    worst = max(secure, key=lambda c: len(plain[c.url]))
    words = ", ".join(sorted({x.url for x in plain[worst.url]})) or f"none on {len(secure)} pages"
    return found(key, count, [measured(worst, "source", words)], "source")


def _is_plain(place: Place, load: Load) -> bool:
    """Loaded over http; on this machine's own address the page's own files do not count."""
    if load.tag == "form":
        return False
    return load.url.startswith("http:") and not (place.loopback and load.host == place.host)
