"""The guard at the network's door: no inner peer is connected to, whatever led there."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace
from pathlib import Path

import httpcore
import pytest

from scrapers.archive import Failure
from scrapers.capture import capture_platform
from scrapers.errors import AddressError, CaptureError
from scrapers.fetch import Fetcher, Want, trusted_context
from scrapers.guard import Guard, guarded_transport
from scrapers.settings import CaptureSettings
from tests.support.capture import Kept, RecordingBackend, crawl, guard_of, no_wait, tiny_outline
from tests.support.capture_addresses import INNER
from tests.support.capture_canned import PUBLIC, CannedBackend
from tests.support.servers import Page, html, moved, serving

HOME = "http://platform.example/"
FAST = CaptureSettings(delay=0.0, backoff=0.0)
ALL_INNER = [pytest.param(host, id=f"{case}-{host}") for case, hosts in INNER.items() for host in hosts]
CASES = ("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N10")


@pytest.fixture(scope="module")
def context() -> ssl.SSLContext:
    """One list of authorities for all clients of this file: reading it takes longer than a test."""
    return trusted_context()


@pytest.mark.abuse(*CASES)
@pytest.mark.parametrize("host", ALL_INNER)
def test_a_name_that_resolves_to_an_inner_address_is_refused(host: str) -> None:
    """The gate cannot see behind a name; the guard does."""
    number = host.rpartition("]")[0].strip("[") or host.partition(":")[0]
    backend = RecordingBackend()
    with pytest.raises(AddressError, match="is refused"):
        asyncio.run(guard_of(backend, [number]).connect_tcp("inner.example", 80))
    assert backend.connects == []


@pytest.mark.abuse("N11")
def test_the_connected_address_is_the_checked_one() -> None:
    """A resolver that flips between check and use gains nothing: it is asked once."""
    backend = RecordingBackend()
    guard = guard_of(backend, [PUBLIC], ["127.0.0.1"])
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(guard.connect_tcp("flip.example", 80))
    assert backend.connects == [(PUBLIC, 80)]


@pytest.mark.abuse("N11")
def test_a_second_connection_is_checked_again() -> None:
    """The flipped answer is refused when it comes."""
    backend = RecordingBackend()
    guard = guard_of(backend, [PUBLIC], ["127.0.0.1"])
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(guard.connect_tcp("flip.example", 80))
    with pytest.raises(AddressError):
        asyncio.run(guard.connect_tcp("flip.example", 80))
    assert backend.connects == [(PUBLIC, 80)]


@pytest.mark.abuse("N12")
@pytest.mark.parametrize(
    "answers", [[PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, "::1"], [PUBLIC, "fe80::1"]]
)
def test_one_bad_answer_refuses_the_name(answers: list[str]) -> None:
    """A mixed name is a trick in either order."""
    backend = RecordingBackend()
    with pytest.raises(AddressError):
        asyncio.run(guard_of(backend, answers).connect_tcp("mixed.example", 80))
    assert backend.connects == []


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    """A platform with a dead and a living server is still there."""
    backend = RecordingBackend()
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(guard_of(backend, [PUBLIC, "93.184.215.15"]).connect_tcp("two.example", 443))
    assert [host for host, _ in backend.connects] == [PUBLIC, "93.184.215.15"]


def test_an_unknown_name_is_a_typed_failure(context: ssl.SSLContext) -> None:
    """A misspelt host is the commonest trouble of all."""
    with pytest.raises(CaptureError, match="no host named nowhere.example is known"):
        capture_platform(
            "http://nowhere.example/", FAST, Kept(), guard=guard_of(RecordingBackend(), []), context=context
        )


def test_unix_sockets_are_refused() -> None:
    """A socket file is no web site."""
    with pytest.raises(AddressError):
        asyncio.run(Guard().connect_unix_socket("/run/docker.sock"))


def test_every_connection_of_the_client_passes_the_guard(context: ssl.SSLContext) -> None:
    """The pinned httpx takes the backend this way; a change of the library must be noticed."""
    guard = Guard()
    pool = guarded_transport(guard, context, 4)._pool
    assert pool._network_backend is guard
    assert pool._max_connections == 4
    assert not pool._http2


@pytest.mark.abuse("N18")
def test_environment_proxies_and_netrc_are_ignored(
    monkeypatch: pytest.MonkeyPatch, context: ssl.SSLContext
) -> None:
    """A proxy of the environment would see everything and resolve for us."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    backend = CannedBackend({"/": Page(html())})

    async def main() -> Failure | None:
        async with Fetcher(FAST, guard=backend.guard(), context=context, sleep=no_wait) as fetcher:
            return (await fetcher.fetch(Want(HOME))).capture.failure

    assert asyncio.run(main()) is None
    assert backend.connects == [(PUBLIC, 80)]


@pytest.mark.abuse("N20")
def test_another_site_is_listed_and_never_visited(context: ssl.SSLContext) -> None:
    """A redirect or link to another platform is not this platform's disclosure."""
    pages = {
        "/": Page(
            html("https://other.example/terms|Terms", "/legal", "http://blog.platform.example/news|News")
        ),
        "/legal": moved("http://other.example/legal"),
    }
    backend, kept = CannedBackend(pages), Kept()
    names = {"other.example": ["93.184.215.99"]}
    capture_platform(HOME, FAST, kept, outline=tiny_outline, guard=backend.guard(names), context=context)
    assert backend.foreign == []
    assert kept.of("other.example/terms").failure is Failure.OFF_SITE
    assert kept.of("/legal").failure is Failure.OFF_SITE


@pytest.mark.abuse("N20")
def test_a_home_page_that_leads_elsewhere_says_where(context: ssl.SSLContext) -> None:
    """The person decides whether the other site is meant."""
    backend = CannedBackend({"/": moved("http://other.example/")})
    names = {"other.example": ["93.184.215.99"]}
    with pytest.raises(CaptureError, match=r"leads to another site, http://other.example/"):
        capture_platform(
            HOME, FAST, Kept(), outline=tiny_outline, guard=backend.guard(names), context=context
        )
    assert backend.foreign == []


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        *(("connect_seconds", 10), ("read_seconds", 15), ("write_seconds", 10), ("pool_seconds", 5)),
        *(("response_seconds", 45), ("total_seconds", 900), ("connections", 4), ("max_pages", 60)),
        *(("max_depth", 4), ("per_pattern", 8), ("total_bytes", 104_857_600), ("delay", 1)),
        *(("allow_loopback", False), ("allow_8443", False)),
    ],
)
def test_settings_are_the_fixed_ones(field: str, wanted: float) -> None:
    """The limits are promises to the servers that are visited."""
    assert getattr(replace(CaptureSettings()), field) == wanted


@pytest.mark.abuse("N18")
@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_trap_in_the_environment_is_never_asked(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A real proxy that listens, and a password file with the visited host in it: neither is looked at."""
    passwords = tmp_path / "netrc"
    passwords.write_text("machine 127.0.0.1 login somebody password secret\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("NETRC", str(passwords))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_bytes(passwords.read_bytes())
    with serving({"/": html()}) as server, serving({"/": html()}) as trap:
        monkeypatch.setenv(name, trap.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        _, kept = crawl(server.url)

    assert kept.of("/").failure is None
    assert trap.seen == []
    assert server.seen != []
    assert not any({"authorization", "proxy-authorization"} & set(one.headers) for one in server.seen)
