"""All twelve tests of a visit, and their sum as the reference grader makes it. Shown, not scored by us."""

from __future__ import annotations

from scoring.technical import HeaderSum, header_sum
from scrapers.technical.observatory.cookies import cookies
from scrapers.technical.observatory.csp import csp
from scrapers.technical.observatory.headers import coep, coop, corp, cors, framing, hsts, nosniff, referrer
from scrapers.technical.observatory.redirects import redirection
from scrapers.technical.observatory.scripts import sri
from scrapers.technical.observatory.visit import Grade, Visit

TESTS = {
    "csp": csp,
    "cookies": cookies,
    "cors": cors,
    "coep": coep,
    "coop": coop,
    "corp": corp,
    "redirect": redirection,
    "referrer": referrer,
    "hsts": hsts,
    "sri": sri,
    "nosniff": nosniff,
    "framing": framing,
}


def grades(visit: Visit) -> dict[str, Grade]:
    """The grade of every test by its short name."""
    return {name: test(visit) for name, test in TESTS.items()}


def total(results: dict[str, Grade]) -> HeaderSum:
    """The sum of these grades."""
    return header_sum([g.modifier for g in results.values()])
