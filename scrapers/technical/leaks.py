"""What a site gives away: versions, broken links, identifiers of borrowers (counted and masked, never kept)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import iban, luhn
from stdnum.cn import ric
from stdnum.de import idnr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.lt import asmens
from stdnum.lv import pvn

from scoring.facts import Absent, Finding, SearchedPage, Unsearched
from scrapers.archive import NOT_THE_SITE, Capture, Failure
from scrapers.documents.document import Document
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place

VERSION_HEADERS = ("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator")
_VERSION = re.compile(r"\d{1,9}\.\d{1,9}")
_FILE_VERSION = re.compile(
    r"([a-z][a-z0-9._-]{1,40}?)[-.@/]v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?:\.min)?\.js", re.IGNORECASE
)
DISCLOSURE_KINDS = frozenset("HISTRPALDFQBGCOK")
GONE = frozenset((404, 410))


def measure(place: Place) -> Iterator[Finding]:
    """Findings on versions, links and identifiers."""
    yield _versions(place)
    yield _broken(place)
    yield from _identifiers(place)


def _versions(place: Place) -> Finding:
    key = "tech.versions.disclosed"
    home = place.home
    if home is None:
        return Unsearched(key, "the home page was not captured")
    told = [f"{k}: {v}" for k, v in home.headers if k.lower() in VERSION_HEADERS and _VERSION.search(v)]
    source = place.source(home)
    told += [f"generator: {v}" for k, v in source.meta if k == "generator" and _VERSION.search(v)]
    names = (m for x in source.loads if x.tag == "script" and (m := _FILE_VERSION.search(x.raw[-200:])))
    told += [f"{m[1]} {m[2]}" for m in names]
    unique = tuple(dict.fromkeys(t[:120] for t in told))
    return found(
        key, unique, [measured(home, "headers", ", ".join(unique) or "no version is shown")], "versions"
    )


def _broken(place: Place) -> Finding:
    key = "tech.links.broken"
    pages = [
        c for c in place.snapshot.captures if DISCLOSURE_KINDS & set(c.kinds) and c.origin not in NOT_THE_SITE
    ]
    if not any(c.failure is None for c in pages):
        return Unsearched(key, "no disclosure page was captured")
    if all(c.origin.value == "adopted" for c in pages) and not any(c.status for c in pages):
        return Unsearched(key, "a saved file does not tell which links opened")
    broken = [c for c in pages if is_broken(c)]
    quoted = broken or [c for c in pages if c.failure is None][:1]
    words = "all disclosure links that were followed open"
    evidence = [
        measured(c, "address", f"{c.status or ''} {c.failure or ''}" if broken else words) for c in quoted[:5]
    ]
    return found(key, len({c.url for c in broken}), evidence, "links")


def is_broken(capture: Capture) -> bool:
    """Whether the address is gone, the server fails, or an error page stands in its place; our own trouble is not."""
    status = capture.status or 0
    gone = capture.failure is Failure.HTTP and (status in GONE or status >= 500)
    return gone or capture.failure is Failure.SOFT_ERROR


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of identifier: how it looks and how its check digits are proved.

    `words` are such that one stands in every text that holds it; without them a long number does.
    """

    kind: str
    shape: re.Pattern[str]
    valid: Callable[[str], bool]
    words: tuple[str, ...] = ()


PATTERNS = (
    Pattern(
        "IBAN", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"), iban.is_valid
    ),
    Pattern(
        "card number",
        re.compile(r"\b(?:\d{4}[ -]?){3}\d{4}\b"),
        lambda t: luhn.is_valid(re.sub(r"\D", "", t)),
    ),
    Pattern("identity number (CN)", re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), ric.is_valid),
    Pattern(
        "identity number (ES)",
        re.compile(r"\b(?:\d{8}|[XYZ]\d{7})-?[A-Z]\b"),
        lambda t: dni.is_valid(t) or nie.is_valid(t),
    ),
    Pattern("personal code (LV)", re.compile(r"\b[0-3]\d[01]\d{3}-[012]\d{4}\b"), pvn.is_valid),
    Pattern(
        "personal code (EE, LT)",
        re.compile(r"(?<!\d)[3-6]\d{10}(?!\d)"),
        lambda t: ik.is_valid(t) or asmens.is_valid(t),
    ),
    Pattern("tax number (DE)", re.compile(r"(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)"), idnr.is_valid),
    Pattern(
        "telephone",
        re.compile(r"(?<![\d+])\+\d{1,3}[ \d-]{7,14}\d"),
        lambda t: 9 <= len(re.sub(r"\D", "", t)) <= 15,
    ),
    Pattern("telephone (CN)", re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), lambda _: True),
    Pattern(
        "birth date",
        re.compile(
            r"(?:\bborn|\bgeboren|\bnacid[oa]|\bnée? le|\bdzim|\bgim[eę]s|\bsünd|\blahir|出生)"
            r"\D{0,12}\d{1,4}[./年-]\d{1,2}[./月-]\d{1,4}",
            re.IGNORECASE,
        ),
        lambda _: True,
        words=(
            "born",
            "geboren",
            "nacido",
            "nacida",
            "né le",
            "née le",
            "dzim",
            "gim",
            "sünd",
            "lahir",
            "出生",
        ),
    ),
)
_LONG_NUMBER = re.compile(r"\d(?:[ -]{0,3}[\dA-Z]){6}")
_INITIALS = re.compile(
    r"(?:borrower|kreditnehmer|prestatario|emprunteur|aizņēmējs|paskolos gavėjas|laenusaaja|peminjam|借款人)"
    r"\s{0,9}[:：]?\s{1,9}[A-Z]\.\s?[A-Z]\.",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The first four and last two signs; the middle is never kept."""
    bare = re.sub(r"\s", "", text)
    return f"{bare[:4]}…{bare[-2:]}" if len(bare) > 8 else f"{bare[:1]}…"


def _identifiers(place: Place) -> Iterator[Finding]:
    keys = ("tech.pii.borrower_identifiers", "tech.pii.borrower_photos")
    captures = {c.url: c for c in place.snapshot.captures if c.sha256 and {"O", "K"} & set(c.kinds)}
    pages = [d for d in place.documents if d.url in captures]
    if not pages:
        searched = tuple(SearchedPage(d.url) for d in place.documents)
        nothing_read = "no page was captured"
        yield from (Absent(key, searched) if searched else Unsearched(key, nothing_read) for key in keys)
        return
    own = _own_numbers(place)
    hits = {d.url: [h for h in find_identifiers(d.text) if re.sub(r"\D", "", h[1]) not in own] for d in pages}
    total = sum(len(h) for h in hits.values())
    shown = [(url, ", ".join(f"{kind} {masked(text)}" for kind, text in h)) for url, h in hits.items() if h]
    quotes = shown[:5] or [(pages[0].url, f"none on {len(pages)} loan pages")]
    yield found(
        keys[0], total, [measured(captures[u], "source", words) for u, words in quotes], "identifiers"
    )
    initials = {d.url: len(_INITIALS.findall(d.text)) for d in pages}
    first = max(initials, key=lambda u: initials[u])
    words = f"{initials[first]} borrowers shown by initials"
    yield found(keys[1], sum(initials.values()), [measured(captures[first], "source", words)], "identifiers")


def find_identifiers(text: str) -> list[tuple[str, str]]:
    """Kind and text of each identifier whose check digits hold, each once; at most 200,000 characters are read."""
    seen: dict[str, str] = {}
    head = text[:200_000]
    low, numbers = head.lower(), _LONG_NUMBER.search(head) is not None
    for pattern in PATTERNS:
        if not (any(word in low for word in pattern.words) if pattern.words else numbers):
            continue
        for match in pattern.shape.finditer(head):
            if match[0] not in seen and pattern.valid(match[0]):
                seen[match[0]] = pattern.kind
    return [(kind, words) for words, kind in seen.items()]


def _own_numbers(place: Place) -> set[str]:
    """Digits of every number on the platform's own pages (imprint, terms, about, footer): not a borrower's."""
    kinds = {c.url: set(c.kinds) for c in place.snapshot.captures}
    own: list[Document] = [d for d in place.documents if not kinds.get(d.url, set()) & {"O", "K"}]
    return {re.sub(r"\D", "", words) for d in own for _, words in find_identifiers(d.text)}
