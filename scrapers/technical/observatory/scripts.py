"""Subresource integrity: are scripts from elsewhere pinned and loaded over https?"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html as lxml_html
from lxml.etree import ParserError
from publicsuffixlist import PublicSuffixList

from scrapers.technical.observatory.visit import Grade, Visit, grade

RESULTS = {
    "sri-implemented-and-all-scripts-loaded-securely": 5,
    "sri-implemented-and-external-scripts-loaded-securely": 5,
    "sri-not-implemented-response-not-html": 0,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-implemented-but-external-scripts-not-loaded-securely": -20,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "html-not-parseable": -20,
}
WORSE = (
    "sri-implemented-but-external-scripts-not-loaded-securely",
    "sri-not-implemented-but-external-scripts-loaded-securely",
    "sri-not-implemented-and-external-scripts-not-loaded-securely",
)
"""The faults in the grader's own order, which is not that of the modifiers: a missing hash outweighs plain http."""
_SUFFIXES = PublicSuffixList()


@dataclass(frozen=True, slots=True)
class Script:
    """One script element with a source."""

    src: str
    integrity: bool
    foreign: bool
    secure: bool


def registrable(host: str) -> str:
    """The domain a person can register, or the host itself (an address, `localhost`)."""
    return _SUFFIXES.privatesuffix(host.rstrip(".").lower()) or host.lower()


def scripts_of(visit: Visit) -> list[Script]:
    """Every script with a source; ValueError when the page is no markup at all."""
    if not visit.html.strip():
        return []
    try:
        root = lxml_html.fromstring(
            visit.html.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except ParserError as error:
        raise ValueError("no markup") from error
    return [
        _script(visit, e.get("src") or "", bool(e.get("integrity")))
        for e in root.iter("script")
        if e.get("src")
    ]


def _script(visit: Visit, src: str, integrity: bool) -> Script:
    try:
        parts = urlsplit(src.strip())
        host = parts.hostname or ""
    except ValueError:
        return Script(src, integrity, foreign=True, secure=False)
    if not parts.scheme and parts.netloc:
        return Script(src, integrity, foreign=True, secure=False)
    if not parts.netloc:
        return Script(src, integrity, foreign=False, secure=visit.secure)
    foreign = registrable(host) != registrable(visit.host)
    return Script(src, integrity, foreign, secure=parts.scheme == "https")


def sri(visit: Visit) -> Grade:
    """The result of the worst script."""
    if visit.auto is not None and "html" not in (visit.auto.joined("content-type") or "html").lower():
        return grade(RESULTS, "sri-not-implemented-response-not-html")
    try:
        scripts = scripts_of(visit)
    except ValueError:
        return grade(RESULTS, "html-not-parseable")
    if not scripts:
        return grade(RESULTS, "sri-not-implemented-but-no-scripts-loaded")
    bad = [(result, s.src) for s in scripts if (result := _fault(s))]
    if bad:
        return grade(RESULTS, *max(bad, key=lambda fault: WORSE.index(fault[0])))
    return grade(RESULTS, _good(scripts))


def _fault(script: Script) -> str:
    if not script.foreign or (script.integrity and script.secure):
        return ""
    if script.integrity:
        return "sri-implemented-but-external-scripts-not-loaded-securely"
    if script.secure:
        return "sri-not-implemented-but-external-scripts-loaded-securely"
    return "sri-not-implemented-and-external-scripts-not-loaded-securely"


def _good(scripts: list[Script]) -> str:
    if any(s.integrity and s.secure and not s.foreign for s in scripts):
        return "sri-implemented-and-all-scripts-loaded-securely"
    if any(s.foreign for s in scripts):
        return "sri-implemented-and-external-scripts-loaded-securely"
    return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
