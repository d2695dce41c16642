"""The single-header tests: HSTS, nosniff, framing, referrer, COEP, COOP, CORP, CORS."""

from __future__ import annotations

import re

from scrapers.technical.observatory.csp import InvalidPolicyError, policy_of
from scrapers.technical.observatory.visit import Grade, Response, Visit, grade

SIX_MONTHS = 15_552_000
HSTS = {
    "hsts-preloaded": 5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    "hsts-not-implemented-no-https": -20,
    "hsts-invalid-cert": -20,
}
NOSNIFF = {
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
}
FRAMING = {
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 5,
    "x-frame-options-allow-from-origin": 0,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
}
REFERRER = {
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
}
COEP = {
    "coep-implemented-with-require-corp": 10,
    "coep-implemented-with-credentialless": 10,
    "coep-implemented-with-unsafe-none": 0,
    "coep-not-implemented": 0,
    "coep-header-invalid": -5,
}
COOP = {
    "coop-implemented-with-same-origin": 10,
    "coop-implemented-with-same-origin-allow-popups": 10,
    "coop-implemented-with-noopener-allow-popups": 10,
    "coop-implemented-with-unsafe-none": 0,
    "coop-not-implemented": 0,
    "coop-header-invalid": -5,
}
CORP = {
    "corp-implemented-with-same-origin": 10,
    "corp-implemented-with-same-site": 10,
    "corp-implemented-with-cross-origin": 0,
    "corp-not-implemented": 0,
    "corp-header-invalid": -5,
}
CORS = {
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-restricted-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
}
PRIVATE = frozenset(("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"))
UNSAFE = frozenset(("origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"))

# RFC 8941: a token, then parameters whose value is a token, number, boolean or quoted string.
_TOKEN = r"[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]*"
_VALUE = rf'(?:{_TOKEN}|"[^"\\]*"|-?\d{{1,15}}(?:\.\d{{1,3}})?|\?[01])'
_AGE = re.compile(r"\s{0,20}\"?([+-]?\d{1,12})")
_ITEM = re.compile(rf"({_TOKEN})(?: *; *[a-z*][a-z0-9_.*-]*(?:={_VALUE})?)*\Z")


def hsts(visit: Visit, preloaded: frozenset[str] = frozenset()) -> Grade:
    """Strict-Transport-Security of the https answer; six months are 15,552,000 s, as the reference grader counts."""
    if any(visit.host == name or visit.host.endswith("." + name) for name in preloaded):
        return grade(HSTS, "hsts-preloaded", "preload list")
    response = visit.https
    if response is None:
        return grade(HSTS, "hsts-not-implemented-no-https")
    if not response.verified:
        return grade(HSTS, "hsts-invalid-cert")
    header = response.joined("strict-transport-security")
    return grade(HSTS, _hsts_result(header), header or "")


def _hsts_result(header: str | None) -> str:
    if header is None:
        return "hsts-not-implemented"
    text = header[:1024].lower()
    ages = [part.strip()[8:] for part in text.split(";") if part.strip().startswith("max-age=")]
    age = _AGE.match(ages[-1]) if ages else None
    if "," in text or age is None:
        return "hsts-header-invalid"
    enough = int(age[1]) >= SIX_MONTHS
    return f"hsts-implemented-max-age-{'at-least' if enough else 'less-than'}-six-months"


def nosniff(visit: Visit) -> Grade:
    """X-Content-Type-Options: exactly `nosniff`."""
    header = _header(visit, "x-content-type-options")
    if header is None:
        return grade(NOSNIFF, "x-content-type-options-not-implemented")
    good = header.strip().lower() == "nosniff"
    return grade(NOSNIFF, f"x-content-type-options-{'nosniff' if good else 'header-invalid'}", header)


def framing(visit: Visit) -> Grade:
    """X-Frame-Options, which frame-ancestors of a CSP header overrides."""
    if visit.auto is not None and _frame_ancestors(visit.auto):
        return grade(FRAMING, "x-frame-options-implemented-via-csp", "frame-ancestors")
    header = _header(visit, "x-frame-options")
    if header is None:
        return grade(FRAMING, "x-frame-options-not-implemented")
    word = header.strip().lower()
    if word in ("deny", "sameorigin"):
        return grade(FRAMING, "x-frame-options-sameorigin-or-deny", header)
    allowed = word.startswith("allow-from")
    return grade(FRAMING, f"x-frame-options-{'allow-from-origin' if allowed else 'header-invalid'}", header)


def _frame_ancestors(response: Response) -> bool:
    try:
        return "frame-ancestors" in policy_of(response).directives
    except InvalidPolicyError:
        return False


def referrer(visit: Visit) -> Grade:
    """Referrer-Policy: the last valid word of header and meta counts."""
    if visit.auto is None:
        return grade(REFERRER, "referrer-policy-not-implemented")
    values = [*visit.auto.all("referrer-policy"), *visit.auto.equiv.get("referrer-policy", ())]
    if not values:
        return grade(REFERRER, "referrer-policy-not-implemented")
    words = [word.strip().lower() for value in values for word in value.split(",")]
    valid = [word for word in words if word in PRIVATE | UNSAFE]
    if not valid:
        return grade(REFERRER, "referrer-policy-header-invalid", ", ".join(values))
    return grade(
        REFERRER, f"referrer-policy-{'private' if valid[-1] in PRIVATE else 'unsafe'}", ", ".join(values)
    )


def coep(visit: Visit) -> Grade:
    """Cross-Origin-Embedder-Policy as a structured-field token."""
    return _token_test(visit, "cross-origin-embedder-policy", "coep", COEP)


def coop(visit: Visit) -> Grade:
    """Cross-Origin-Opener-Policy as a structured-field token."""
    return _token_test(visit, "cross-origin-opener-policy", "coop", COOP)


def _token_test(visit: Visit, header: str, short: str, table: dict[str, int]) -> Grade:
    values = visit.auto.all(header) if visit.auto else []
    if not values:
        return grade(table, f"{short}-not-implemented")
    match = _ITEM.match(values[0].strip()) if len(values) == 1 else None
    result = f"{short}-implemented-with-{match[1]}" if match else ""
    return grade(table, result if result in table else f"{short}-header-invalid", ", ".join(values))


def corp(visit: Visit) -> Grade:
    """Cross-Origin-Resource-Policy: the header beats the meta element; several headers are invalid together."""
    name = "cross-origin-resource-policy"
    header = _header(visit, name)
    if header is None and visit.auto is not None:
        header = ", ".join(visit.auto.equiv.get(name, ())) or None
    if header is None:
        return grade(CORP, "corp-not-implemented")
    result = f"corp-implemented-with-{header.strip().lower()}"
    return grade(CORP, result if result in CORP else "corp-header-invalid", header)


def cors(visit: Visit) -> Grade:
    """Access-Control-Allow-Origin of the answer to a request with a foreign origin."""
    allowed = (visit.cors.joined("access-control-allow-origin") or None) if visit.cors else None
    short = "cross-origin-resource-sharing-"
    if visit.cors is None or allowed is None:
        return grade(CORS, short + "not-implemented")
    credentials = (visit.cors.joined("access-control-allow-credentials") or "").strip().lower() == "true"
    kind = "public" if allowed.strip() == "*" else "restricted"
    if visit.cors_origin and allowed.strip() == visit.cors_origin and credentials:
        kind = "universal"
    return grade(CORS, f"{short}implemented-with-{kind}-access", allowed)


def _header(visit: Visit, name: str) -> str | None:
    """The header's text; an empty one says as little as none."""
    return (visit.auto.joined(name) or None) if visit.auto else None
