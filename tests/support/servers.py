"""Servers on 127.0.0.1 for tests: pages as data, malformed answers byte by byte, TLS by a made-up authority."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: body, status, headers (a list gives a header several times) and a delay in seconds."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str | list[str]] = field(default_factory=dict)
    type: str = "text/html; charset=utf-8"
    delay: float = 0.0

    def wire(self) -> bytes:
        """The answer as bytes of HTTP/1.1."""
        lines = [f"HTTP/1.1 {self.status} X"]
        headers = {"Content-Type": self.type, "Content-Length": str(len(self.body)), **self.headers}
        for name, value in headers.items():
            lines += [f"{name}: {one}" for one in (value if isinstance(value, list) else [value])]
        return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + self.body


def html(*links: str, title: str = "A page", text: str = "Words.", head: str = "") -> bytes:
    """A small page with these links (href, or href and words divided by a bar)."""
    anchors = "".join(
        f'<a href="{href}">{words or href}</a> ' for href, _, words in (one.partition("|") for one in links)
    )
    return f"<!doctype html><title>{title}</title>{head}<p>{text}</p>{anchors}".encode()


def moved(to: str, status: int = 302, **headers: str) -> Page:
    """A redirect."""
    return Page(status=status, headers={"Location": to, **headers})


@dataclass
class Server:
    """A running server: its address, and every request it saw."""

    host: str = "127.0.0.1"
    port: int = 0
    scheme: str = "http"
    seen: list[Seen] = field(default_factory=list)
    name: str = ""

    @property
    def url(self) -> str:
        """The address of its home page."""
        return f"{self.scheme}://{self.name or self.host}:{self.port}/"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.seen]


Site = Mapping[str, Page | bytes] | Callable[[str], Page]


@contextlib.contextmanager
def serving(
    site: Site, *, tls: ssl.SSLContext | None = None, name: str = "", port: int = 0
) -> Iterator[Server]:
    """Serve pages by path (query included first); what is not there answers 404. Port 0 takes a free one."""
    server = Server(scheme="https" if tls else "http", name=name, port=port)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while (seen := await read_request(reader)) is not None:
            server.seen.append(seen)
            page = _page(site, seen.path)
            if page.delay:
                await asyncio.sleep(page.delay)
            writer.write(page.wire())
            await writer.drain()

    with _running(handle, server, tls):
        yield server


@contextlib.contextmanager
def answering(handler: Handler, *, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve by hand: the handler gets reader and writer of each connection; the request is not read for it."""
    server = Server(scheme="https" if tls else "http")
    with _running(handler, server, tls):
        yield server


@contextlib.contextmanager
def raw_answer(data: bytes) -> Iterator[Server]:
    """Every request gets exactly these bytes, then the connection closes."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(data)
        await writer.drain()

    with answering(handle) as server:
        yield server


async def read_request(reader: asyncio.StreamReader) -> Seen | None:
    """The next request on a connection, or None when it is closed."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in rest if ":" in line)
    return Seen(first.split(" ")[1], {key.strip().lower(): value.strip() for key, _, value in pairs})


def _page(site: Site, path: str) -> Page:
    if callable(site):
        return site(path)
    found = site.get(path, site.get(path.partition("?")[0]))
    if found is None:
        return Page(b"<h1>404</h1>", status=404)
    return Page(found) if isinstance(found, bytes) else found


@contextlib.contextmanager
def _running(handler: Handler, server: Server, tls: ssl.SSLContext | None) -> Iterator[None]:
    """Run the server on its own loop in its own thread until the block ends."""
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    state: dict[str, Any] = {}

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            with contextlib.suppress(ConnectionError, ssl.SSLError, asyncio.CancelledError):
                await handler(reader, writer)
        finally:
            writer.transport.abort() if tls else writer.close()
            tasks.discard(task)

    async def start() -> None:
        state["server"] = await asyncio.start_server(connection, "127.0.0.1", server.port, ssl=tls)
        server.port = state["server"].sockets[0].getsockname()[1]
        ready.set()

    async def stop() -> None:
        state["server"].close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)

    tasks: set[asyncio.Task[Any]] = set()
    loop.set_exception_handler(lambda *_: None)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(start(), loop)
    assert ready.wait(5)
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
