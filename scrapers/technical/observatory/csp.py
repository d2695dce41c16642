"""Content-Security-Policy: parsing and judging (technical rules of the Observatory, section CSP)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import unquote

from scrapers.technical.observatory.visit import Grade, Response, Visit, grade

RESULTS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-but-duplicate-directives": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-header-invalid": -25,
    "csp-not-implemented": -25,
    "csp-not-implemented-but-reporting-enabled": -25,
}
PASSES = frozenset({"csp-implemented-with-insecure-scheme-in-passive-content-only"})
BROAD = frozenset(("ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"))
INLINE, EVAL, NONE = "'unsafe-inline'", "'unsafe-eval'", "'none'"
_KEYS = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")
_REPEATABLE = frozenset(("report-uri", "report-to"))
_NOT_IN_META = frozenset(("frame-ancestors", "report-uri", "sandbox"))
_INSECURE = ("http:", "ftp:")
HEADER = "content-security-policy"
SHORTEST = 6
_ORDER = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
"""The collation in which neighbours are compared: marks first, then figures, then letters."""


class InvalidPolicyError(ValueError):
    """The policy cannot be understood, so browsers may ignore it."""


@dataclass(slots=True)
class Policy:
    """Directives with their sources, after all policies of the page were laid over each other."""

    directives: dict[str, list[str]] = field(default_factory=dict)
    duplicates: bool = False

    def effective(self, name: str) -> list[str]:
        """The directive's sources, else those of default-src, else everything."""
        return self.directives.get(name, self.directives.get("default-src", ["*"]))


def split_policies(values: Iterable[str]) -> list[str]:
    """Each comma-divided part of each value; InvalidPolicyError for one too short to say anything."""
    parts = [
        part.strip().replace("\r", "").replace("\n", "") for value in values for part in value.split(",")
    ]
    if any(len(part) < SHORTEST for part in parts):
        raise InvalidPolicyError
    return parts


def parse_policy(text: str) -> Policy:
    """One policy's directives as written; InvalidPolicyError when one is repeated.

    Addresses for reports may be repeated; the last counts and the repetition is noted.
    """
    policy = Policy()
    for part in text.split(";"):
        words = part.lower().split()
        if not words:
            continue
        name, sources = words[0], words[1:]
        if name in policy.directives:
            if name not in _REPEATABLE:
                raise InvalidPolicyError
            policy.duplicates = True
        if name.endswith("-src") and not sources:
            sources = [NONE]
        policy.directives[name] = sources
    return policy


@dataclass(slots=True)
class _Source:
    """A source, the number of the policy it stands in, and whether it counts so far."""

    text: str
    policy: int
    kept: bool


def overlay(policies: Iterable[Policy]) -> Policy:
    """All policies together, as the reference grader lays them over each other.

    In the first policy everything counts but what begins with its neighbour; in a later one only what its neighbour
    from another policy covers, so a directive that only a later policy has is left with 'none'.
    """
    whole, placed = Policy(), dict[str, list[_Source]]()
    for number, policy in enumerate(policies):
        whole.duplicates |= policy.duplicates
        for name, words in policy.directives.items():
            sources = [*placed.get(name, []), *(_Source(w, number, number == 0) for w in words)]
            placed[name] = _compared(sources)
        if number == 0:
            for source in (one for sources in placed.values() for one in sources):
                source.kept = False
    for name, sources in placed.items():
        whole.directives[name] = list(dict.fromkeys(s.text for s in sources)) or [NONE]
    return whole


def _compared(sources: list[_Source]) -> list[_Source]:
    """The sources that count, each compared with the one before it in the collated order."""
    ordered = sorted(sources, key=lambda s: [_ORDER.find(c) for c in s.text])
    for before, source in pairwise(ordered):
        if source.policy == before.policy:
            source.kept = source.kept and not source.text.startswith(before.text)
        elif _covers(before.text, source.text):
            source.kept = True
    return [s for s in ordered if s.kept]


def _covers(earlier: str, source: str) -> bool:
    """Whether both are the same part by part, or the earlier ends in a slash and the source lies below it."""
    own, others = earlier.split("/"), source.split("/")
    if own[-1] == "" and len(own) > 1:
        own = own[:-1]
        return len(others) > len(own) and list(map(unquote, own)) == list(map(unquote, others[: len(own)]))
    return list(map(unquote, own)) == list(map(unquote, others))


def policy_of(response: Response) -> Policy:
    """The policy that header and meta elements of a page make together."""
    header = [parse_policy(p) for p in split_policies(response.all(HEADER))]
    meta = [parse_policy(p) for p in split_policies(response.equiv.get(HEADER, ()))]
    for policy in meta:
        for name in _NOT_IN_META & policy.directives.keys():
            del policy.directives[name]
    return overlay([*header, *meta])


def csp(visit: Visit) -> Grade:
    """The CSP result of the page."""
    response = visit.auto
    if response is None:
        return grade(RESULTS, "csp-not-implemented")
    shown = "; ".join([*response.all(HEADER), *response.equiv.get(HEADER, ())])
    try:
        policy = policy_of(response)
        result = _judge(policy, visit.secure) if policy.directives else _missing(response)
    except InvalidPolicyError:
        result = "csp-header-invalid"
    return grade(RESULTS, result, shown, passes=PASSES)


def _missing(response: Response) -> str:
    reporting = any(response.all("content-security-policy-report-only"))
    return "csp-not-implemented-but-reporting-enabled" if reporting else "csp-not-implemented"


def _has_key(sources: Iterable[str]) -> bool:
    return any(source.startswith(_KEYS) for source in sources)


def _harden(sources: list[str]) -> None:
    """Take 'unsafe-inline' out of a list with nonce or hash, where it has no effect."""
    if _has_key(sources):
        sources[:] = [s for s in sources if s != INLINE]


def _script_and_style(policy: Policy) -> tuple[list[str], list[str]]:
    """The lists in effect, hardened. A list taken from default-src is hardened there, for all that fall back to it."""
    script, style = policy.effective("script-src"), policy.effective("style-src")
    _harden(script)
    _harden(style)
    if "'strict-dynamic'" in script:
        if not _has_key(script):
            raise InvalidPolicyError
        script[:] = [s for s in script if not s.startswith(tuple(BROAD)) and s not in ("'self'", INLINE)]
    return script, style


def _open_to_all(sources: Iterable[str]) -> bool:
    return any(source in BROAD for source in sources)


def _judge(policy: Policy, secure: bool) -> str:
    script, style = _script_and_style(policy)
    loose = _open_to_all(script) or INLINE in script or "data:" in script
    if loose or _open_to_all(policy.effective("object-src")):
        return "csp-implemented-with-unsafe-inline"
    active = [s for n, found in policy.directives.items() if n not in ("img-src", "media-src") for s in found]
    if secure and any(s.startswith(_INSECURE) for s in (*active, *script)):
        return "csp-implemented-with-insecure-scheme"
    if EVAL in script or EVAL in style:
        return "csp-implemented-with-unsafe-eval"
    passed = _passing(policy, style, secure)
    return "csp-implemented-but-duplicate-directives" if policy.duplicates else passed


def _passing(policy: Policy, style: list[str], secure: bool) -> str:
    passive = [*policy.effective("img-src"), *policy.effective("media-src")]
    if secure and any(s.startswith(_INSECURE) for s in passive):
        return "csp-implemented-with-insecure-scheme-in-passive-content-only"
    if _open_to_all(style) or INLINE in style or "data:" in style:
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    if policy.directives.get("default-src") == [NONE]:
        return "csp-implemented-with-no-unsafe-default-src-none"
    return "csp-implemented-with-no-unsafe"
