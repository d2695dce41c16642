"""Every way an address comes in, with every inner address: nothing is connected to but the platform itself.

The network is a list of pages in memory; it opens no socket and notes every connection that was wanted.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping

import pytest

from scrapers.archive import Failure
from scrapers.capture import capture_platform
from scrapers.errors import AddressError
from scrapers.fetch import trusted_context
from scrapers.settings import CaptureSettings
from tests.support.capture import Kept, tiny_outline
from tests.support.capture_addresses import INNER
from tests.support.capture_canned import CannedBackend
from tests.support.servers import Page, html, moved

HOME = "http://platform.example/"
FAST = CaptureSettings(delay=0.0, backoff=0.0)
LITERALS = [pytest.param(host, id=f"{case}-{host}") for case, hosts in INNER.items() for host in hosts]
Pages = dict[str, Page]


def text(words: str, kind: str = "text/plain") -> Page:
    return Page(words.encode(), type=kind)


def sitemap(address: str) -> Page:
    return text(f"<urlset><url><loc>{address}</loc></url></urlset>", "text/xml")


def refresh(address: str) -> str:
    return f'<meta http-equiv="refresh" content="0; url={address}">'


WAYS: Mapping[str, Callable[[str], Pages]] = {
    "redirect": lambda to: {"/": Page(html("/terms|Terms")), "/terms": moved(f"{to}landing")},
    "sitemap": lambda to: {"/": Page(html()), "/sitemap.xml": sitemap(f"{to}faq")},
    "robots": lambda to: {
        "/": Page(html()),
        "/robots.txt": text(f"Sitemap: {to}map.xml"),
        "/map.xml": sitemap(f"{to}faq"),
    },
    "refresh": lambda to: {"/": Page(html("/risk|Risk")), "/risk": Page(html(head=refresh(f"{to}landing")))},
    "canonical": lambda to: {"/": Page(html(head=f'<link rel="canonical" href="{to}faq">'))},
    "pdf": lambda to: {"/": Page(html(f"{to}annual-report-2024.pdf|Annual report"))},
    "link": lambda to: {"/": Page(html(f"{to}faq|Questions"))},
    "base": lambda to: {"/": Page(html("faq|Questions", head=f'<base href="{to}">'))},
}
"""How a page leads on; each is tried with every literal. A typed address is the entry beside them."""

FOLLOWED = {
    "redirect": "/landing",
    "sitemap": "/faq",
    "robots": "/map.xml",
    "refresh": "/landing",
    "pdf": "/annual-report-2024.pdf",
    "link": "/faq",
    "base": "/faq",
}


@pytest.fixture(scope="module")
def context() -> ssl.SSLContext:
    """One list of authorities for all clients of this file."""
    return trusted_context()


def visited(pages: Pages, context: ssl.SSLContext) -> tuple[CannedBackend, Kept]:
    """Capture the platform over the network in memory."""
    backend, kept = CannedBackend(pages), Kept()
    capture_platform(HOME, FAST, kept, outline=tiny_outline, guard=backend.guard(), context=context)
    return backend, kept


@pytest.mark.abuse("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N10")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("host", LITERALS)
def test_no_way_leads_to_an_inner_literal(host: str, way: str, context: ssl.SSLContext) -> None:
    """Whatever a page says, no connection to anything but the platform is even tried."""
    backend, kept = visited(WAYS[way](f"http://{host}/"), context)
    assert "/" in backend.asked
    assert backend.foreign == []
    assert way != "redirect" or kept.of("/terms").failure is Failure.REDIRECT


@pytest.mark.abuse("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N10")
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", LITERALS)
def test_a_typed_inner_address_is_refused(host: str, scheme: str, context: ssl.SSLContext) -> None:
    """A person may be talked into typing it."""
    backend = CannedBackend({})
    with pytest.raises(AddressError, match="is refused"):
        capture_platform(f"{scheme}://{host}/", FAST, Kept(), guard=backend.guard(), context=context)
    assert backend.connects == []


@pytest.mark.parametrize("way", FOLLOWED)
def test_each_way_is_open_for_the_platform_itself(way: str, context: ssl.SSLContext) -> None:
    """A way that leads nowhere would prove nothing about what it refuses."""
    backend, _ = visited(WAYS[way](HOME), context)
    assert FOLLOWED[way] in backend.asked


def test_the_matrix_is_large_enough() -> None:
    """Sixty literals and the seven ways of the issue at least, each literal once."""
    hosts = [host for found in INNER.values() for host in found]
    assert len(set(hosts)) == len(hosts) >= 60
    assert {"redirect", "sitemap", "robots", "refresh", "canonical", "pdf"} <= set(WAYS)
