"""Which reader a body gets, and pages that are not what was asked for."""

from __future__ import annotations

import pytest

from scrapers.documents.kind import media_of
from scrapers.documents.open import open_document
from scrapers.documents.outline import outline
from tests.support.docs import URL, page, pdf

PDF = pdf([[(50, 700, "Some words.")]])
HTML = b"<!doctype html><html><body><p>Some words.</p></body></html>"


@pytest.mark.abuse("H12")
@pytest.mark.parametrize(
    ("body", "declared", "media"),
    [
        (PDF, "text/html", "pdf"),
        (HTML, "application/pdf", "html"),
        (b"\n\n" + PDF, "application/octet-stream", "pdf"),
        (HTML + PDF, "text/html", "html"),
        (b"\x89PNG\r\n", "text/html", "other"),
        (b"PK\x03\x04", "text/html", "other"),
        (b"a;b\n1;2", "text/csv", "text"),
        (b'{"a": 1}', "application/json", "text"),
        (b"<?xml version='1.0'?><rss/>", "application/xml", "text"),
        (b"plain words", "", "text"),
        (b"\0\1\2\3", "application/octet-stream", "other"),
        (b"x", "font/woff2", "other"),
    ],
)
def test_bytes_decide_the_reader(body: bytes, declared: str, media: str) -> None:
    """First bytes before declared types."""
    assert media_of(body, declared) == media


@pytest.mark.abuse("H12")
@pytest.mark.parametrize(("body", "declared"), [(PDF, "text/html"), (HTML, "application/pdf")])
def test_contradicted_type_is_noted(body: bytes, declared: str) -> None:
    """Both the bytes and the declaration are kept."""
    assert "wrong-type" in open_document(body, URL, declared).notes


def test_unread_format_is_incomplete() -> None:
    """What no reader reads is never taken for silence."""
    document = open_document(b"\x89PNG\r\n\x1a\n", URL, "image/png")

    assert (document.media, document.complete, document.notes) == ("other", False, ("unread-format",))


def test_text_keeps_its_lines() -> None:
    """CSV and plain text are blocks of lines."""
    assert open_document(b"year;rate\n2024;3,1 %\n", URL, "text/csv").text == "year;rate\n2024;3,1 %"


@pytest.mark.abuse("H17")
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", "<p>Checking your browser before accessing x.</p>"),
        ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>"),
        ("Access Denied", "<p>You don't have permission to access</p>"),
        ("x", "<p>Please verify you are human</p>"),
        ("x", '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script><p>Wait</p>'),
        ("x", '<iframe src="https://geo.captcha-delivery.com/captcha/"></iframe>'),
        ("Pardon Our Interruption", "<p>As you were browsing</p>"),
        ("DDoS-Guard", "<p>Please wait</p>"),
        ("x", '<div id="px-captcha"></div><p>Press & Hold to confirm</p>'),
        ("安全验证", "<p>请完成安全验证</p>"),
        ("x", "<p>The requested URL was rejected. Your support ID is: 1</p>"),
    ],
)
def test_captcha_is_recognised(title: str, body: str) -> None:
    """A wall is not a page without facts."""
    document = page(body, f"<title>{title}</title>")

    assert ("captcha" in document.notes, document.complete) == (True, False)


@pytest.mark.abuse("H18")
@pytest.mark.parametrize(
    "text",
    [
        "404 - Page not found",
        "Die Seite wurde nicht gefunden",
        "La página no existe",
        "Cette page n'existe pas",
        "页面不存在",
        "Lapa nav atrasta",
        "Puslapis nerastas",
        "Halaman tidak ditemukan",
    ],
)
def test_soft_error_is_recognised(text: str) -> None:
    """An error page that says 200 is no page."""
    assert "soft-error" in page(f"<h1>{text}</h1>").notes


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="/app.js"></script>',
        '<div id="app">Loading...</div><script src="/app.js"></script>',
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/a.js"></script>',  # noqa: E501
    ],
)
def test_script_shell_is_recognised(body: str) -> None:
    """Nothing to read is not the same as nothing said."""
    assert "javascript-shell" in page(body).notes


def test_long_page_about_errors_is_a_page() -> None:
    """Signs count only on pages that hold little else."""
    assert (
        page("<p>page not found, verify you are human. " + "Our terms say much more. " * 200 + "</p>").notes
        == ()
    )


def test_outline_is_what_the_crawl_needs() -> None:
    """Title, links, canonical, robots and refresh."""
    found = outline(
        b'<html lang="de"><head><title>T</title><link rel=canonical href="/c"><meta name=robots content="noindex, nofollow">'  # noqa: E501
        b'<meta http-equiv=refresh content="3; url=/next"></head><body><nav><a href="/a" rel="nofollow">A</a></nav>'
        b'<p>Many words.</p><a href="/report.pdf">Report</a></body></html>',
        URL,
        "text/html",
    )

    assert (found.title, found.lang, found.canonical, found.nofollow) == (
        "T",
        "de",
        "https://platform.example/c",
        True,
    )
    assert (found.meta_refresh, found.refresh_seconds) == ("https://platform.example/next", 3)
    assert [(k.url, k.text, k.region, k.rel) for k in found.links] == [
        ("https://platform.example/a", "A", "nav", ("nofollow",)),
        ("https://platform.example/report.pdf", "Report", "main", ()),
    ]


def test_outline_of_a_pdf_is_empty() -> None:
    """Only pages lead on."""
    assert outline(PDF, URL, "application/pdf").links == ()
