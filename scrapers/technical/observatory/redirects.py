"""From the plain address to https: where the first requests lead."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapers.technical.observatory.visit import Grade, Visit, grade

RESULTS = {
    "redirection-all-redirects-preloaded": 0,
    "redirection-to-https": 0,
    "redirection-not-needed-no-http": 0,
    "redirection-off-host-from-http": -5,
    "redirection-not-to-https-on-initial-redirection": -10,
    "redirection-not-to-https": -20,
    "redirection-missing": -20,
    "redirection-invalid-cert": -20,
}


def redirection(visit: Visit, preloaded: frozenset[str] = frozenset()) -> Grade:
    """The redirection result; the first rule that holds, in the reference grader's order."""
    return grade(RESULTS, _result(visit, preloaded), " → ".join(visit.redirects))


def _result(visit: Visit, preloaded: frozenset[str]) -> str:
    hops = [urlsplit(hop) for hop in visit.redirects]
    if visit.http is None:
        return "redirection-not-needed-no-http"
    if not visit.http.verified:
        return "redirection-invalid-cert"
    if hops and all(hop.hostname in preloaded for hop in hops):
        return "redirection-all-redirects-preloaded"
    if len(hops) < 2:
        return "redirection-missing"
    if hops[-1].scheme != "https":
        return "redirection-not-to-https"
    if hops[1].scheme == "http":
        return "redirection-not-to-https-on-initial-redirection"
    if hops[1].hostname != hops[0].hostname:
        return "redirection-off-host-from-http"
    return "redirection-to-https"
