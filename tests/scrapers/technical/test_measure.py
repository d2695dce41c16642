"""Measurements on captures: each rule once, with the words that decided."""

from __future__ import annotations

import pytest

from scoring.facts import Absent, Finding, Found, Unsearched
from scrapers.archive import Capture, Failure
from scrapers.documents.html import read_html
from scrapers.technical.leaks import find_identifiers, masked
from scrapers.technical.measure import measure
from scrapers.technical.origins import category, cookie_category, seat
from scrapers.technical.securitytxt import state_of
from tests.support.technical_trial import capture, snapshot_of

HOME = "https://lend.test/"
LOGIN_FORM = b'<html><body><form action="/in"><input name=u type=email><input type=password name=p></form>'


def findings(*captures: tuple[Capture, bytes], home: str = HOME) -> dict[str, Finding]:
    documents = [read_html(body, c.url) for c, body in captures if "html" in c.content_type]
    bodies = {c.sha256: body for c, body in captures}
    return measure(snapshot_of([c for c, _ in captures], home), documents, bodies)


def page(
    body: bytes, url: str = HOME, kinds: tuple[str, ...] = ("H",), **more: object
) -> tuple[Capture, bytes]:
    return capture(url, body, kinds=kinds, **more), body  # type: ignore[arg-type]


def value(found: Finding) -> object:
    assert isinstance(found, Found), found
    return found.values[0].value


def test_the_worse_of_home_and_login_counts() -> None:
    """Headers differ by path, and the login page matters most."""
    home = page(b"<html><body>hi", headers={"X-Content-Type-Options": "nosniff"})
    login = page(LOGIN_FORM, HOME + "login", ("LOGIN",), headers={"Server": "x"})

    result = findings(home, login)["tech.nosniff.result"]

    assert value(result) == "x-content-type-options-not-implemented"
    assert isinstance(result, Found)
    assert len(result.values[0].evidence) == 2


def test_a_saved_page_without_headers_is_not_judged_by_them() -> None:
    """A file on disk says nothing about the server."""
    body = b"<html><body>hi"
    bare = Capture(url=HOME, requested=HOME, captured_at=page(body)[0].captured_at, content_type="text/html",
                   sha256=page(body)[0].sha256, size=len(body), kinds=("H",))  # fmt: skip

    assert isinstance(findings((bare, body))["tech.csp.result"], Unsearched)


def test_nothing_about_the_connection_is_said_on_loopback() -> None:
    """A trial has no certificate, and that is nobody's fault."""
    result = findings(page(b"<html><body>hi", "http://127.0.0.1:8000/"), home="http://127.0.0.1:8000/")

    assert isinstance(result["tech.redirect.result"], Unsearched)
    assert isinstance(result["tech.cert.trusted"], Unsearched)
    assert value(result["tech.hsts.result"]) == "hsts-not-implemented"


def test_third_parties_are_named_with_their_kind() -> None:
    """Replay and advertising are told apart from a font."""
    html = (
        b'<html><body><script src="https://static.hotjar.com/c.js"></script><img src="https://googleads.g.doubleclick.net/p">'
        b'<script type="text/plain" src="https://connect.facebook.net/x.js"></script><script src="/own.js"></script>'
    )
    result = findings(page(html))

    assert value(result["tech.third_parties.hosts"]) == ("doubleclick.net", "hotjar.com")
    assert value(result["tech.third_parties.categories"]) == ("ad", "replay")
    assert value(result["tech.third_parties.consent_manager"]) is True
    assert value(result["tech.third_parties.abroad"]) == 1


def test_scripts_on_the_login_page_are_counted() -> None:
    """A script there can read the password."""
    login = (
        LOGIN_FORM
        + b'<script src="https://a.example/x.js"></script><script src="https://mouseflow.com/y.js"></script>'
    )
    result = findings(page(b"<html><body>hi"), page(login, HOME + "login", ("LOGIN",)))

    assert value(result["tech.auth.third_party_scripts"]) == 2
    assert value(result["tech.auth.replay_or_ads"]) is True
    assert value(result["tech.auth.same_domain"]) is True
    assert value(result["tech.auth.over_http"]) is False


def test_a_form_sent_over_http_is_seen() -> None:
    """The password would be readable on the way."""
    login = LOGIN_FORM.replace(b"/in", b"http://lend.test/in")

    assert (
        value(findings(page(b"<p>x"), page(login, HOME + "login", ("LOGIN",)))["tech.auth.over_http"]) is True
    )


def test_plain_resources_on_a_secure_page_are_mixed_content() -> None:
    """They can be changed on the way."""
    html = b'<html><body><img src="http://lend.test/a.png"><script src="http://x.example/b.js"></script>'

    assert value(findings(page(html))["tech.mixed_content"]) == 2


def test_versions_are_read_from_headers_and_file_names() -> None:
    """Old software tells who cares."""
    html = (
        b'<html><head><meta name=generator content="WordPress 5.1"></head><body>'
        b'<script src="/jquery-1.8.3.min.js"></script>'
    )
    told = value(findings(page(html, headers={"Server": "nginx/1.14.2"}))["tech.versions.disclosed"])

    assert told == ("Server: nginx/1.14.2", "generator: WordPress 5.1", "jquery 1.8.3")


def test_a_broken_disclosure_link_is_counted_and_ours_is_not() -> None:
    """Our own timeout is not the platform's fault."""
    gone = page(b"", HOME + "terms", ("T",), status=404, failure=Failure.HTTP)
    late = page(b"", HOME + "fees", ("F",), failure=Failure.TIMEOUT)

    assert value(findings(page(b"<p>x"), gone, late)["tech.links.broken"]) == 1


def test_identifiers_of_borrowers_are_counted_and_masked() -> None:
    """The number itself is never kept."""
    loan = b"<html><body><p>Borrower account DE89 3704 0044 0532 0130 00, phone +49 151 23456789</p>"
    result = findings(page(b"<p>x"), page(loan, HOME + "loans/1", ("O",)))["tech.pii.borrower_identifiers"]

    assert value(result) == 2
    assert isinstance(result, Found)
    assert "DE89…00" in result.values[0].evidence[0].quote
    assert "0532" not in result.values[0].evidence[0].quote


def test_the_platforms_own_numbers_do_not_count() -> None:
    """The imprint's telephone stands on every loan page too."""
    foot = b"<p>Call +49 30 1234567</p>"
    loan = page(b"<html><body><p>A loan</p>" + foot, HOME + "loans/1", ("O",))

    assert value(findings(page(b"<html><body>" + foot), loan)["tech.pii.borrower_identifiers"]) == 0


def test_without_loan_pages_there_is_nothing_to_expose() -> None:
    """The question does not arise."""
    assert isinstance(findings(page(b"<p>x"))["tech.pii.borrower_identifiers"], Absent)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("DE89 3704 0044 0532 0130 00", 1),
        ("DE89 3704 0044 0532 0130 01", 0),
        ("4111 1111 1111 1111", 1),
        ("4111 1111 1111 1112", 0),
        ("11010519491231002X", 1),
        ("12345678Z", 1),
        ("12345678A", 0),
        ("born 12.03.1980", 1),
        ("lahir: 12-03-1980", 1),
        ("出生：1980年3月12日", 1),
        ("loan 2024-03-12 of 1,000", 0),
    ],
)
def test_only_numbers_with_right_check_digits_count(text: str, count: int) -> None:
    """A long number is not an identity."""
    assert len(find_identifiers(text)) == count


def test_masking_keeps_six_signs() -> None:
    """Enough to find it again on the page, too little to use."""
    assert masked("DE89 3704 0044 0532 0130 00") == "DE89…00"


@pytest.mark.parametrize(
    ("text", "status", "kind", "state"),
    [
        ("Contact: mailto:a@b.test\nExpires: 2027-01-01T00:00:00Z\n", 200, "text/plain", "valid"),
        (
            "Contact: mailto:a@b.test\r\nExpires: 2026-01-01T00:00:00Z\r\n",
            200,
            "text/plain; charset=utf-8",
            "expired",
        ),
        ("Contact: mailto:a@b.test\n", 200, "text/plain", "invalid"),
        ("Contact: a@b.test\nExpires: 2027-01-01T00:00:00Z\n", 200, "text/plain", "invalid"),
        ("<html>", 200, "text/html", "invalid"),
        ("Expires: 2027-01-01T00:00:00Z\n", 200, "text/plain", "invalid"),
        ("Contact: tel:+1\nExpires: soon\n", 200, "text/plain", "invalid"),
        (
            "# note\nContact: https://b.test/x\nExpires: 2027-01-01T00:00:00+02:00\n",
            200,
            "text/plain",
            "valid",
        ),
    ],
)
def test_each_state_of_security_txt(text: str, status: int, kind: str, state: str) -> None:
    """RFC 9116, as of the capture."""
    taken = capture(HOME + ".well-known/security.txt", text.encode(), status=status, content_type=kind)

    assert state_of(taken, text.encode())[0] == state


@pytest.mark.parametrize(
    ("host", "kind"),
    [("cdn.mouseflow.com", "replay"), ("www.googletagmanager.com", "tag-manager"), ("consent.cookiebot.com", "consent"),
     ("www.google-analytics.com", "analytics"), ("nobody.example", "other")],
)  # fmt: skip
def test_a_host_is_what_its_domain_is_listed_as(host: str, kind: str) -> None:
    """An unlisted domain is never called a tracker."""
    assert category(host) == kind


def test_cookies_and_seats_come_from_the_lists() -> None:
    """Names decide about cookies, parents about seats."""
    assert [cookie_category(n) for n in ("_ga_X1", "PHPSESSID", "_fbp", "theme")] == [
        "analytics",
        "needed",
        "ad",
        "other",
    ]
    assert (seat("static.hotjar.com"), seat("nobody.example")) == ("MT", None)


def test_a_form_that_is_sent_abroad_names_its_host() -> None:
    """What is typed goes there."""
    html = b'<html><body><form action="https://forms.example/in"><input name=email></form>'

    assert value(findings(page(html))["tech.third_parties.hosts"]) == ("forms.example",)


def test_a_form_over_http_is_no_mixed_content() -> None:
    """Nothing is loaded; it is told by its own fact."""
    html = b'<html><body><form action="http://lend.test/in"><input name=email></form>'

    assert value(findings(page(html))["tech.mixed_content"]) == 0


def test_pictures_of_a_set_name_their_host() -> None:
    """A picture loads from its srcset too."""
    html = b'<html><body><picture><source srcset="https://img.example/a.webp 1x, /b.webp 2x"></picture>'

    assert value(findings(page(html))["tech.third_parties.hosts"]) == ("img.example",)


def test_third_parties_are_told_as_a_lower_bound_with_their_kind() -> None:
    """No browser runs, and the evidence says so."""
    result = findings(page(b'<html><script src="https://static.hotjar.com/c.js"></script>'))
    found = result["tech.third_parties.hosts"]

    assert isinstance(found, Found)
    assert found.values[0].evidence[0].quote == (
        "<script> static.hotjar.com (replay); static evidence, a lower bound"
    )


@pytest.mark.parametrize(
    ("cookie", "long"),
    [
        ("_ga=1; Max-Age=63072000", True),
        ("_ga=1; Max-Age=2592000; Expires=Fri, 01 Jan 2100 00:00:00 GMT", False),
        ("_ga=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT", True),
        ("_ga=1; Expires=Fri, 01 Jan 2027 00:00:00 GMT", False),
        ("_ga=1; Expires=in the far future", False),
        ("_ga=1", False),
    ],
)
def test_a_cookie_that_outlives_thirteen_months_is_noted(cookie: str, long: bool) -> None:
    """As of its capture."""
    found = findings(page(b"<p>x", headers={"Set-Cookie": cookie}))["tech.cookies.before_consent"]

    assert isinstance(found, Found)
    assert ("longer than 13 months" in found.values[0].evidence[0].quote) is long
