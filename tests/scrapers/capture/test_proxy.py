"""A proxy is used when the person names it, gets names and never numbers, and opens no other door."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import replace

import httpcore
import pytest

from scrapers.archive import Failure
from scrapers.capture import capture_platform
from scrapers.errors import AddressError, CaptureError
from scrapers.fetch import guard_for
from scrapers.guard import RESOLVED_REMOTELY, Guard
from scrapers.proxy import Proxy, proxy_of
from tests.support.capture import LOCAL, Kept, RecordingBackend, fetch, tiny_outline
from tests.support.servers import Server, answering, html, read_request

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
NAME = "platform.example"


async def _serve_pages(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    body = html(title="Behind the proxy")
    while await read_request(reader) is not None:
        writer.write(PAGE % (len(body), body))
        await writer.drain()


@contextlib.contextmanager
def socks(asked: list[bytes], *, reply: int = 0, user: bytes = b"") -> Iterator[Server]:
    """A SOCKS proxy that is the web server too; `asked` gets address type and address of every wish."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        offered = await reader.readexactly((await reader.readexactly(2))[1])
        writer.write(b"\x05" + offered[:1])
        if user:
            sizes = await reader.readexactly(2)
            name = await reader.readexactly(sizes[1])
            await reader.readexactly((await reader.readexactly(1))[0])
            writer.write(b"\x01" + (b"\x00" if name == user else b"\x01"))
        kind = (await reader.readexactly(4))[3:]
        size = (await reader.readexactly(1))[0]
        asked.append(
            kind
            + await reader.readexactly(size)
            + b":%d" % int.from_bytes(await reader.readexactly(2), "big")
        )
        writer.write(bytes([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]))
        if not reply:
            await _serve_pages(reader, writer)

    with answering(handle) as server:
        yield server


@contextlib.contextmanager
def tunnels(asked: list[bytes], *, status: bytes = b"200 OK") -> Iterator[Server]:
    """An HTTP proxy that is the web server too; `asked` gets the head of every CONNECT."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 " + status + b"\r\nVia: test\r\n\r\n")
        if status.startswith(b"2"):
            await _serve_pages(reader, writer)

    with answering(handle) as server:
        yield server


@pytest.mark.abuse("N19")
def test_a_socks_proxy_gets_the_name() -> None:
    """Resolving here would tell everybody on the line whom the person looks at."""
    asked: list[bytes] = []
    with socks(asked) as server:
        settings = replace(LOCAL, allow_loopback=False, proxy=f"socks5h://127.0.0.1:{server.port}")
        got = fetch(f"http://{NAME}/", settings)
    assert asked == [b"\x03platform.example:80"]
    assert got.capture.failure is None
    assert b"Behind the proxy" in (got.body or b"")
    assert got.capture.peer == ""


@pytest.mark.abuse("N19")
def test_an_http_proxy_gets_the_name() -> None:
    """A tunnel is asked for, by name."""
    asked: list[bytes] = []
    with tunnels(asked) as server:
        settings = replace(LOCAL, allow_loopback=False, proxy=f"http://u:p%40@127.0.0.1:{server.port}")
        got = fetch(f"http://{NAME}/", settings)
    assert asked[0].startswith(b"CONNECT platform.example:80 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dTpwQA==" in asked[0]
    assert got.capture.failure is None


@pytest.mark.abuse("N19")
def test_a_whole_capture_goes_through_the_proxy_and_says_so() -> None:
    """The list of contacted hosts tells that the number is not known."""
    asked: list[bytes] = []
    with socks(asked) as server:
        settings = replace(LOCAL, allow_loopback=False, proxy=f"socks5h://localhost:{server.port}")
        guard = guard_for(settings)
        capture_platform(f"http://{NAME}/", settings, Kept(), outline=tiny_outline, guard=guard)
    assert set(asked) == {b"\x03platform.example:80", b"\x03mta-sts.platform.example:80"}
    remote = dict.fromkeys((NAME, f"mta-sts.{NAME}"), RESOLVED_REMOTELY)
    assert guard.contacted == {f"localhost:{server.port} (proxy)": "localhost", **remote}


@pytest.mark.parametrize("reply", [1, 2, 3, 4, 5, 6, 8])
def test_a_socks_refusal_is_a_typed_failure(reply: int) -> None:
    """The person learns that it was the proxy."""
    with socks([], reply=reply) as server:
        got = fetch(f"http://{NAME}/", replace(LOCAL, proxy=f"socks5h://127.0.0.1:{server.port}"))
    assert got.capture.failure is Failure.CONNECT
    assert got.capture.detail.startswith("the proxy ")


@pytest.mark.parametrize("status", [b"403 Forbidden", b"407 Authentication", b"502 Bad", b"nonsense", b""])
def test_a_refused_tunnel_is_a_typed_failure(status: bytes) -> None:
    """Nothing the proxy says is taken for the platform's page."""
    with tunnels([], status=status) as server:
        got = fetch(f"http://{NAME}/", replace(LOCAL, proxy=f"http://127.0.0.1:{server.port}"))
    assert got.capture.failure is Failure.CONNECT
    assert got.body is None


@pytest.mark.parametrize(("user", "failure"), [("me", None), ("you", Failure.CONNECT)])
def test_signing_in_at_a_socks_proxy(user: str, failure: Failure | None) -> None:
    """User name and password are those of the setting."""
    with socks([], user=b"me") as server:
        got = fetch(f"http://{NAME}/", replace(LOCAL, proxy=f"socks5h://{user}:x@127.0.0.1:{server.port}"))
    assert got.capture.failure is failure


@pytest.mark.parametrize("host", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_inner_numbers_are_refused_before_the_proxy_hears_of_them(host: str) -> None:
    """A proxy in the local network would reach its neighbours."""
    backend = RecordingBackend()
    guard = Guard(inner=backend, proxy=Proxy("socks5h", "127.0.0.1", 1080))
    with pytest.raises(AddressError, match="is refused"):
        asyncio.run(guard.connect_tcp(host, 80))
    assert backend.connects == []


def test_only_the_named_proxy_may_be_an_inner_address() -> None:
    """The person named it; nothing else is exempt."""
    backend = RecordingBackend()
    guard = Guard(inner=backend, proxy=Proxy("http", "192.168.1.9", 3128))
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(guard.connect_tcp(NAME, 443))
    assert backend.connects == [("192.168.1.9", 3128)]


def test_a_dead_proxy_ends_the_capture_in_one_sentence() -> None:
    """No way around the proxy is tried."""
    backend = RecordingBackend()
    guard = Guard(inner=backend, proxy=Proxy("socks5h", "127.0.0.1", 9))
    with pytest.raises(CaptureError, match="refuses the connection"):
        capture_platform(f"http://{NAME}/", LOCAL, Kept(), outline=tiny_outline, guard=guard)
    assert set(backend.connects) == {("127.0.0.1", 9)}


@pytest.mark.parametrize(
    "text",
    [
        "socks5://127.0.0.1:1080",
        "socks4://h:1",
        "https://h:1",
        "h:3128",
        "http://",
        "http://h:99999",
        "http://h/x",
    ],
)
def test_what_is_no_proxy_of_ours_is_refused(text: str) -> None:
    """Plain socks5 would resolve names on this machine."""
    with pytest.raises(AddressError, match="write it like"):
        proxy_of(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("http://127.0.0.1", Proxy("http", "127.0.0.1", 3128)),
        ("socks5h://u:a%3Ab@tor.example", Proxy("socks5h", "tor.example", 1080, "u", "a:b")),
    ],
)
def test_proxies_are_read_from_their_address(text: str, wanted: Proxy | None) -> None:
    """Ports have their usual defaults; user and password may be escaped."""
    assert proxy_of(text) == wanted
