"""Header tests on home and login pages: the worse result counts, both are cited."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.facts import Evidence, Finding, Unsearched
from scrapers.archive import Capture
from scrapers.technical.evidence import found, measured
from scrapers.technical.observatory.headers import cors
from scrapers.technical.observatory.total import grades, total
from scrapers.technical.observatory.visit import Grade, Response, Visit
from scrapers.technical.place import GRADED, Place

ON_EVERY_PAGE = ("hsts", "csp", "cookies", "sri", "framing", "nosniff", "referrer", "coep", "coop", "corp")
CORS_REASON = "the request with a foreign origin is made only when the person asks for it"
LOOPBACK_REASON = "this is a trial on this machine's own address; there is no public connection to measure"


def measure(place: Place) -> Iterator[Finding]:
    """One finding for each header test, and the reference sum."""
    keys = [f"tech.{name}.result" for name in ON_EVERY_PAGE]
    home = place.home
    if home is None or not home.headers or home.status not in GRADED:
        reason = (
            "the saved file holds no response headers"
            if home is not None
            else "the home page was not captured"
        )
        yield from (
            Unsearched(key, reason) for key in (*keys, "tech.redirect.result", "tech.observatory.score")
        )
    else:
        yield from _graded(place, home)
    yield _cors(place)


def _graded(place: Place, home: Capture) -> Iterator[Finding]:
    pages = [home, *place.login]
    results = {c.url: grades(place.visit(c)) for c in pages if c.headers}
    for name in ON_EVERY_PAGE:
        worst = min((r[name] for r in results.values()), key=lambda g: g.modifier)
        evidence = [
            measured(c, "headers", _words(name, results[c.url][name])) for c in pages if c.url in results
        ]
        yield _found(f"tech.{name}.result", worst, evidence)
    yield _redirect(place, results[home.url]["redirect"])
    reference = {name: grade for name, grade in results[home.url].items() if name != "cors"}
    if place.loopback:
        reference.pop("redirect")
    lines = ", ".join(f"{name} {grade.modifier:+d}" for name, grade in reference.items())
    whole, evidence = total(reference), [measured(home, "headers", lines)]
    taken, bonus = str(whole.taken), str(whole.bonus)
    yield found("tech.observatory.score", whole.total, evidence, "observatory", taken=taken, bonus=bonus)


def _found(key: str, grade: Grade, evidence: list[Evidence]) -> Finding:
    passes = "yes" if grade.passed else "no"
    return found(key, grade.result, evidence, "observatory", modifier=f"{grade.modifier:+d}", passes=passes)


def _cors(place: Place) -> Finding:
    key = "tech.cors.result"
    if place.cors is None:
        return Unsearched(key, CORS_REASON)
    capture, record = place.cors
    if record.reason or not record.status:
        return Unsearched(
            key, f"the request with a foreign origin got no answer: {record.reason or 'nothing'}"
        )
    answer = Response(record.url, record.status, record.headers)
    visit = Visit(place.host, record.url, answer, None, None, cors=answer, cors_origin=record.origin)
    grade = cors(visit)
    words = ", ".join(f"{name}: {value}" for name, value in record.headers) or "no access-control header"
    return _found(key, grade, [measured(capture, "record", words)])


def _words(name: str, grade: Grade) -> str:
    return f"{grade.result} ({grade.modifier:+d}): {grade.decided_by or 'no ' + name + ' header or element'}"


def _redirect(place: Place, grade: Grade) -> Finding:
    key = "tech.redirect.result"
    if place.loopback:
        return Unsearched(key, LOOPBACK_REASON)
    plain = place.plain_visit()
    if plain is None:
        return Unsearched(key, "the plain http address was not visited")
    if plain.failure is not None and plain.failure.value not in ("connection-refused",):
        return Unsearched(key, f"the plain http address could not be visited ({plain.failure.value})")
    return _found(key, grade, [measured(plain, "headers", grade.decided_by or grade.result)])
