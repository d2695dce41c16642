"""A network without sockets: a public host whose pages are data, and a note of every connection wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

import httpcore

from scrapers.guard import Guard
from tests.support.servers import Page

PUBLIC = "93.184.215.14"


class _Stream(httpcore.AsyncNetworkStream):
    """Answers each request written to it with the page of its path."""

    def __init__(self, pages: Mapping[str, Page], asked: list[str]) -> None:
        self._pages, self._asked = pages, asked
        self._out = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self._out = self._out[:max_bytes], self._out[max_bytes:]
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer.startswith(b"GET "):
            return
        path = buffer.split(b" ", 2)[1].decode("latin-1")
        self._asked.append(path)
        self._out += self._pages.get(path, Page(b"no such page", status=404)).wire()

    async def aclose(self) -> None:
        self._out = b""

    def get_extra_info(self, info: str) -> object:
        return (PUBLIC, 80) if info == "server_addr" else None


class CannedBackend(httpcore.AsyncNetworkBackend):
    """Serves `pages` for the public address; `foreign` notes every other address that was wanted."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages, self.asked = pages, list[str]()
        self.connects: list[tuple[str, int]] = []

    @property
    def foreign(self) -> list[tuple[str, int]]:
        """Connections to anything but the public host."""
        return [one for one in self.connects if one[0] != PUBLIC]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.connects.append((host, port))
        if host != PUBLIC:
            raise httpcore.ConnectError("nothing there")
        return _Stream(self.pages, self.asked)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)

    def guard(self, names: Mapping[str, list[str]] | None = None) -> Guard:
        """A guard over this network; names not listed have the public address."""

        async def resolve(host: str, port: int) -> list[str]:
            return (names or {}).get(host, [PUBLIC])

        return Guard(resolve=resolve, inner=self)
