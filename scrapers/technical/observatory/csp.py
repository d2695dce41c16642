"""Content-Security-Policy: parsing and judging (technical rules of the Observatory, section CSP)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
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
    """One policy's directives; InvalidPolicyError when one is repeated."""
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
            continue
        if name.endswith("-src") and not sources:
            sources = [NONE]
        policy.directives[name] = _without_superfluous(sources)
    return policy


def _without_superfluous(sources: list[str]) -> list[str]:
    kept: list[str] = []
    for source in sorted(dict.fromkeys(sources)):
        if not (kept and source.startswith(kept[-1])):
            kept.append(source)
    return kept


def overlay(policies: Iterable[Policy]) -> Policy:
    """All policies together: a source survives only where every policy with that directive allows it."""
    whole = Policy()
    for policy in policies:
        whole.duplicates |= policy.duplicates
        for name, sources in policy.directives.items():
            before = whole.directives.get(name)
            if before is None:
                whole.directives[name] = list(sources)
            else:
                whole.directives[name] = [s for s in sources if any(_covers(b, s) for b in before)] or [NONE]
    return whole


def _covers(earlier: str, source: str) -> bool:
    if earlier == source:
        return True
    (host_a, path_a), (host_b, path_b) = _place(earlier), _place(source)
    if host_a != host_b or not path_a:
        return False
    return path_b.startswith(path_a) if path_a.endswith("/") else path_a == path_b


def _place(source: str) -> tuple[str, str]:
    scheme, mark, rest = source.rpartition("://")
    host, slash, path = rest.partition("/")
    return scheme + mark + host, unquote(slash + path)


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
    reporting = response.all("content-security-policy-report-only")
    return "csp-not-implemented-but-reporting-enabled" if reporting else "csp-not-implemented"


def _has_key(sources: Iterable[str]) -> bool:
    return any(source.startswith(_KEYS) for source in sources)


def _hardened(sources: list[str]) -> list[str]:
    return [s for s in sources if s != INLINE] if _has_key(sources) else list(sources)


def _script_sources(policy: Policy) -> list[str]:
    script = _hardened(policy.effective("script-src"))
    if "'strict-dynamic'" not in script:
        return script
    if not _has_key(script):
        raise InvalidPolicyError
    return [s for s in script if not s.startswith(tuple(BROAD)) and s not in ("'self'", INLINE)]


def _open_to_all(sources: Iterable[str]) -> bool:
    return any(source in BROAD for source in sources)


def _judge(policy: Policy, secure: bool) -> str:
    script, style = _script_sources(policy), _hardened(policy.effective("style-src"))
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
