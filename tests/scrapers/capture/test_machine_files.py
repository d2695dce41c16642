"""robots.txt and sitemaps: read as far as they are sane, never trusted."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest

from scrapers.archive import Capture, Failure
from scrapers.robots import Robots, parse_robots, robots_of
from scrapers.sitemap import read_sitemap
from tests.support.capture import LOCAL, crawl
from tests.support.servers import Page, html, serving

U = "http://e.example"
RULES = b"User-agent: *\nDisallow: /private\nDisallow: /*.json$\nAllow: /private/terms\nCrawl-delay: 0.5\n"


def answer(status: int | None, failure: Failure | None = None) -> Capture:
    return Capture(
        f"{U}/robots.txt", f"{U}/robots.txt", datetime(2026, 1, 1, tzinfo=UTC), status, failure=failure
    )


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/terms", True),
        ("/a.json", False),
        ("/a.jsonp", True),
    ],
)
def test_rules_with_stars_and_ends_are_understood(path: str, allowed: bool) -> None:
    """The longest rule wins, `*` and `$` mean what RFC 9309 says."""
    assert parse_robots(RULES).allows(f"{U}{path}") is allowed


def test_our_own_name_is_heard() -> None:
    """A site may speak to this program by name."""
    rules = parse_robots(b"User-agent: lendscope\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert not rules.allows(f"{U}/")


@pytest.mark.parametrize(("asked", "wanted"), [("0.5", 0.5), ("7", 7), ("3600", 30), ("-5", 0), ("soon", 0)])
def test_the_asked_pause_is_kept_up_to_half_a_minute(asked: str, wanted: float) -> None:
    """A site may ask for patience, not for a standstill."""
    assert parse_robots(f"User-agent: *\nCrawl-delay: {asked}\n".encode()).delay == wanted


@pytest.mark.parametrize(
    ("status", "failure", "allowed"),
    [
        (404, Failure.HTTP, True),
        (403, Failure.BLOCKED, True),
        (200, None, True),
        (302, Failure.REDIRECT, True),
        (500, Failure.HTTP, False),
        (503, Failure.HTTP, False),
        (None, Failure.TIMEOUT, False),
        (None, Failure.CONNECT, False),
    ],
)
def test_an_answer_without_rules_allows_or_forbids(
    status: int | None, failure: Failure | None, allowed: bool
) -> None:
    """No file means no rules; a broken server means that we do not know them."""
    assert robots_of(answer(status, failure), None).allows(f"{U}/x") is allowed


@pytest.mark.abuse("C04")
@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\nDisallow: /x\n" + b"# filling\n" * 1_000_000,
        b"User-agent: *\nDisallow: /x\nDisallow: /" + b"*a" * 900 + b"$\n",
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /x\n",
        b"User-agent: *\nDisallow: /x\n\x00\x00\n",
        b"User-agent: *\nDisallow: /x\n" + b"Disallow: /" + b"y" * 2_000_000,
        b"User-agent: *\nDisallow: /x\n\xff\xfe\xfd: \x80\n",
    ],
    ids=["huge", "stars", "byte-mark", "nul", "long-line", "no-text"],
)
def test_hostile_robots_are_read_at_once(body: bytes) -> None:
    """No robots.txt may stop the program, and its rules still hold."""
    before = time.monotonic()
    rules = parse_robots(body)
    assert not rules.allows(f"{U}/x")
    assert rules.allows(f"{U}/{'a' * 300}")
    assert time.monotonic() - before < 1


def test_no_rules_allow_everything() -> None:
    """The ordinary case."""
    assert Robots().allows(f"{U}/anything")


def test_a_sitemap_is_read_plain_and_packed() -> None:
    """Both ways are common."""
    name = b"http://www.sitemaps.org/schemas/sitemap/0.9"
    xml = b'<?xml version="1.0"?><urlset xmlns="%s"><url><loc> http://a/ </loc></url></urlset>' % name
    assert read_sitemap(xml).pages == ("http://a/",)
    assert read_sitemap(gzip.compress(xml)).pages == ("http://a/",)


def test_an_index_names_further_sitemaps() -> None:
    """An index is not a list of pages."""
    found = read_sitemap(b"<sitemapindex><sitemap><loc>http://a/1.xml</loc></sitemap></sitemapindex>")
    assert found.maps == ("http://a/1.xml",)
    assert found.pages == ()


@pytest.mark.abuse("M04", "C03")
@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://10.0.0.1/x.dtd"><urlset><url><loc>http://a/</loc></url></urlset>',
        gzip.compress(bytes(20 << 20), mtime=0),
        b"\x1f\x8b\x08broken",
        b"not xml at all",
        b"<" * 100_000,
        b"<a>" * 50_000,
        b"",
    ],
)
def test_hostile_sitemaps_give_nothing(body: bytes) -> None:
    """No entity is expanded, no file opened, no bomb unpacked."""
    assert read_sitemap(body).pages == ()


@pytest.mark.abuse("C03")
def test_a_sitemap_holds_fifty_thousand_addresses_at_most() -> None:
    """The rest is not looked at."""
    body = (
        b"<urlset>" + b"".join(b"<url><loc>http://a/%d</loc></url>" % n for n in range(60_000)) + b"</urlset>"
    )
    assert len(read_sitemap(body).pages) == 50_000


@pytest.mark.abuse("C03")
def test_endless_sitemap_indexes_end() -> None:
    """An index of indexes of indexes is a trap."""

    def site(path: str) -> Page:
        if path == "/":
            return Page(html("/terms"))
        if "sitemap" not in path:
            return Page(html(text=path))
        children = "".join(
            f"<sitemap><loc>{server.url}sitemap{path.count('x')}x{n}.xml</loc></sitemap>" for n in range(99)
        )
        return Page(f"<sitemapindex>{children}</sitemapindex>".encode(), type="text/xml")

    with serving(site) as server:
        crawl(server.url, LOCAL)
    assert sum("sitemap" in path for path in server.paths) <= 6
    assert "/terms" in server.paths
