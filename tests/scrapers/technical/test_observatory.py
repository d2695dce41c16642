"""Header grading agrees with the reference grader, case by case, and survives anything a server may send."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.technical.observatory.csp import csp
from scrapers.technical.observatory.headers import hsts
from scrapers.technical.observatory.redirects import redirection
from scrapers.technical.observatory.scripts import sri
from scrapers.technical.observatory.total import TESTS, grades, total
from scrapers.technical.observatory.visit import Response, Visit

VECTORS = Path(__file__).resolve().parents[4] / "shared" / "data" / "observatory-vectors.jsonl"
NAMES = {
    "contentSecurityPolicyTest": "csp",
    "strictTransportSecurityTest": "hsts",
    "referrerPolicyTest": "referrer",
    "cookiesTest": "cookies",
    "crossOriginOpenerPolicyTest": "coop",
    "subresourceIntegrityTest": "sri",
    "crossOriginEmbedderPolicyTest": "coep",
    "redirectionTest": "redirect",
    "xFrameOptionsTest": "framing",
    "crossOriginResourcePolicyTest": "corp",
    "xContentTypeOptionsTest": "nosniff",
    "crossOriginResourceSharingTest": "cors",
}


def vectors() -> list[dict[str, Any]]:
    if not VECTORS.exists():
        return []
    return [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]


def response(data: dict[str, Any] | None, url: str) -> Response | None:
    if data is None:
        return None
    headers = [
        (name, one)
        for name, value in data["headers"].items()
        for one in (value if isinstance(value, list) else [value])
    ]
    equiv = {name: tuple(values) for name, values in data["equiv"].items()}
    return Response(url, data["status"], tuple(headers), data["verified"], equiv)


def visit(data: dict[str, Any]) -> Visit:
    session = data["session"]
    return Visit(
        host=data["site"],
        session=session,
        auto=response(data["auto"], session),
        http=response(data["http"], session),
        https=response(data["https"], session),
        cors=response(data["cors"], session),
        cors_origin=(data["cors"] or {}).get("req", {}).get("origin", ""),
        redirects=tuple(hop["url"] for hop in data["httpRedirects"]),
        html=data["html"],
    )


@pytest.mark.skipif(not VECTORS.exists(), reason="the reference vectors lie beside the project")
@pytest.mark.parametrize("number", range(len(vectors())))
def test_each_reference_case_has_the_reference_result(number: int) -> None:
    """Result and pass are those of the reference grader."""
    vector = vectors()[number]
    grade = TESTS[NAMES[vector["test"]]](visit(vector["in"]))

    assert (grade.result, grade.passed) == (vector["out"]["result"], vector["out"]["pass"])


def page(*headers: tuple[str, str], html: str = "", host: str = "lend.test") -> Visit:
    answer = Response(f"https://{host}/", 200, (("Content-Type", "text/html"), *headers))
    return Visit(host, f"https://{host}/", answer, answer, answer, html=html)


def test_repeated_report_directives_are_noted_but_pass() -> None:
    """A policy may name its report address twice without being void."""
    text = "default-src 'none'; report-uri /a; report-uri /b"
    grade = csp(page(("Content-Security-Policy", text)))

    assert (grade.result, grade.passed) == ("csp-implemented-but-duplicate-directives", True)


def test_the_preload_list_overrides_a_missing_header() -> None:
    """Browsers know such a host before the first visit."""
    assert hsts(page(), frozenset({"lend.test"})).result == "hsts-preloaded"


def test_redirects_among_preloaded_hosts_need_no_header() -> None:
    """No plain request is ever sent to them."""
    there = Visit(
        "lend.test",
        "https://lend.test/",
        None,
        Response("http://lend.test/", 301),
        redirects=("http://lend.test/",),
    )

    assert redirection(there, frozenset({"lend.test"})).result == "redirection-all-redirects-preloaded"


def test_an_untrusted_certificate_on_the_way_is_named() -> None:
    """A redirect through a broken certificate protects nobody."""
    plain = Response("http://lend.test/", 301, verified=False)
    there = Visit(
        "lend.test", "https://lend.test/", None, plain, redirects=("http://lend.test/", "https://lend.test/")
    )

    assert redirection(there).result == "redirection-invalid-cert"


def test_a_page_without_markup_is_named() -> None:
    """A page of comments only has no scripts to look at."""
    assert sri(page(html="<!-- -->")).result in (
        "html-not-parseable",
        "sri-not-implemented-but-no-scripts-loaded",
    )


def test_bonuses_count_only_from_ninety() -> None:
    """Good extras do not buy back a missing protection."""
    strict = grades(
        page(
            ("Content-Security-Policy", "default-src 'none'"),
            ("Strict-Transport-Security", "max-age=31536000"),
        )
    )
    bare = grades(page())

    assert total(bare).total == 100 + sum(g.modifier for g in bare.values() if g.modifier < 0)
    assert total(strict).total > total(bare).total


names = st.sampled_from(
    [
        "Content-Security-Policy",
        "Strict-Transport-Security",
        "Set-Cookie",
        "Referrer-Policy",
        "X-Frame-Options",
        "X-Content-Type-Options",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Resource-Policy",
        "Content-Security-Policy-Report-Only",
        "Content-Type",
    ]
)
words = st.sampled_from(
    [
        *(
            "default-src",
            "script-src",
            "'none'",
            "'self'",
            "'unsafe-inline'",
            "'strict-dynamic'",
            "'nonce-x'",
        ),
        *(
            "https:",
            "*",
            ";",
            ",",
            "max-age=",
            "31536000",
            "nosniff",
            "DENY",
            "sess=1",
            "Secure",
            "SameSite=",
        ),
        *("no-referrer", "//", "%zz", "\u2028"),
    ]
)
values = st.one_of(st.text(max_size=60), st.lists(words, max_size=12).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(names, values), max_size=8), st.text(max_size=200))
def test_nothing_a_server_sends_raises(headers: list[tuple[str, str]], html: str) -> None:
    """The grader answers for every header set and every page."""
    results = grades(page(*headers, html=html))

    assert set(results) == set(TESTS)
    assert 0 <= total(results).total <= 200


def graded(name: str, *headers: tuple[str, str], html: str = "", equiv: tuple[str, ...] = ()) -> str:
    """The result of one test on an https page with these headers."""
    meta = {"content-security-policy": equiv} if equiv else {}
    answer = Response("https://a.test/", 200, (("content-type", "text/html"), *headers), equiv=meta)
    return TESTS[name](Visit("a.test", "https://a.test/", answer, answer, answer, html=html)).result


@pytest.mark.parametrize(
    ("name", "header", "result"),
    [
        ("nosniff", ("x-content-type-options", ""), "x-content-type-options-not-implemented"),
        ("framing", ("x-frame-options", ""), "x-frame-options-not-implemented"),
        ("framing", ("x-frame-options", "allow-from"), "x-frame-options-allow-from-origin"),
        ("corp", ("cross-origin-resource-policy", ""), "corp-not-implemented"),
        ("hsts", ("strict-transport-security", ""), "hsts-header-invalid"),
        ("hsts", ("strict-transport-security", "max-age = 31536000"), "hsts-header-invalid"),
        (
            "hsts",
            ("strict-transport-security", "max-age=15552000.5"),
            "hsts-implemented-max-age-at-least-six-months",
        ),
        (
            "hsts",
            ("strict-transport-security", "max-age=-1"),
            "hsts-implemented-max-age-less-than-six-months",
        ),
        ("hsts", ("strict-transport-security", "max-age=soon"), "hsts-header-invalid"),
        ("csp", ("content-security-policy-report-only", ""), "csp-not-implemented"),
    ],
)
def test_odd_headers_are_read_as_the_reference_grader_reads_them(
    name: str, header: tuple[str, str], result: str
) -> None:
    """Compared with it on thousands of random sets; only an age that is no number is stricter here."""
    assert graded(name, header) == result


@pytest.mark.parametrize(
    ("cookies", "result"),
    [
        (("csrftoken=v; Secure; SameSite=",), "cookies-anticsrf-without-samesite-flag"),
        (("a=v", "a=v; Secure; SameSite=Lax"), "cookies-secure-with-httponly-sessions-and-samesite"),
        (("a=v; Secure; SameSite=Lax", "a=v"), "cookies-without-secure-flag"),
        (("a=v; Secure; Path=/x", "a=v"), "cookies-without-secure-flag"),
        (("heroku-session-affinity=v; SameSite=odd", "a=v; Secure"), "cookies-samesite-flag-invalid"),
        (("heroku-session-affinity=v; SameSite=odd",), "cookies-not-found"),
    ],
)
def test_cookies_count_as_a_browser_keeps_them(cookies: tuple[str, ...], result: str) -> None:
    """Set twice is set once, as it was set last; a bad SameSite counts wherever it is written."""
    assert graded("cookies", *(("set-cookie", c) for c in cookies)) == result


@pytest.mark.parametrize(
    ("policies", "result"),
    [
        (("default-src 'none'", "script-src https://b.test"), "csp-implemented-with-no-unsafe-default-src-none"),
        (("default-src https://b.test/p/", "default-src https://b.test/p/q"), "csp-implemented-with-no-unsafe"),
        (("script-src 'none'; object-src 'none'", "default-src http://b.test"),
         "csp-implemented-with-no-unsafe-default-src-none"),
        (("default-src http: 'sha256-x' 'strict-dynamic'",), "csp-implemented-with-no-unsafe"),
        (("default-src 'self'; report-uri http://b.test/a; report-uri /b",),
         "csp-implemented-but-duplicate-directives"),
    ],
)  # fmt: skip
def test_policies_are_laid_over_each_other(policies: tuple[str, ...], result: str) -> None:
    """What only a later policy names is left with nothing; lists that fall back share their hardening."""
    assert graded("csp", *(("content-security-policy", p) for p in policies)) == result


@pytest.mark.parametrize(
    ("scripts", "result"),
    [
        (
            '<script src="http://b.test/x.js" integrity="s"></script><script src="https://b.test/y.js"></script>',
            "sri-not-implemented-but-external-scripts-loaded-securely",
        ),
        (
            '<script src="https://b.test/x.js" integrity="s"></script><script src="/y.js" integrity="s"></script>',
            "sri-implemented-and-all-scripts-loaded-securely",
        ),
    ],
)
def test_scripts_are_weighed_in_the_graders_order(scripts: str, result: str) -> None:
    """A missing hash outweighs plain http; an own script with a hash earns the bonus."""
    assert graded("sri", html=f"<html><body>{scripts}</body></html>") == result
