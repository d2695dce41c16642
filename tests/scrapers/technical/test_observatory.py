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

    assert total(bare) == 100 + sum(g.modifier for g in bare.values() if g.modifier < 0)
    assert total(strict) > total(bare)


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
    assert 0 <= total(results) <= 200
