"""A proxy, only when the person names one: it gets the host's name, so nothing is resolved in front of others.

HTTP proxies are asked for a tunnel (CONNECT, RFC 9110 section 9.3.6), SOCKS proxies speak version 5 with names
(RFC 1928, RFC 1929). Neither sees inside an encrypted connection.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import httpcore

from scrapers.errors import AddressError

_HEAD_BYTES = 8_192
_HELP = "write it like http://host:3128 or socks5h://host:1080"
_PORTS: Mapping[str, int] = {"http": 3128, "socks5h": 1080}
_SOCKS_TROUBLE = {
    1: "failed",
    2: "does not allow it",
    3: "cannot reach that network",
    4: "cannot reach that host",
    5: "says that the host refuses the connection",
    6: "did not get an answer in time",
}


class ProxyRefusedError(httpcore.ConnectError):
    """The proxy would not make the connection; the text says why."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a proxy listens and how it is spoken to: `scheme` is http or socks5h."""

    scheme: str
    host: str
    port: int
    user: str = ""
    word: str = ""

    async def tunnel(
        self, stream: httpcore.AsyncNetworkStream, host: str, port: int, timeout: float | None
    ) -> None:
        """Make `stream`, a connection to the proxy, one to `host`; raises ProxyRefusedError when it will not be."""
        line = _Line(stream, timeout)
        await (self._connect(line, host, port) if self.scheme == "http" else self._socks(line, host, port))

    async def _connect(self, line: _Line, host: str, port: int) -> None:
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        asked = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if self.user:
            pair = base64.b64encode(f"{self.user}:{self.word}".encode()).decode()
            asked.append(f"Proxy-Authorization: Basic {pair}")
        await line.write("\r\n".join(asked).encode() + b"\r\n\r\n")
        words = (await line.head()).split(b" ", 2)
        if len(words) < 2 or not (words[1].isdigit() and words[1].startswith(b"2")):
            raise ProxyRefusedError(f"the proxy refuses to connect to {host!a} ({words[1:2] or words!a})")

    async def _socks(self, line: _Line, host: str, port: int) -> None:
        await line.write(b"\x05\x01\x02" if self.user else b"\x05\x01\x00")
        match await line.read(2):
            case b"\x05\x00":
                pass
            case b"\x05\x02" if self.user:
                await self._sign_in(line)
            case _:
                raise ProxyRefusedError("the proxy asks for another way to sign in")
        name = host.encode("ascii")
        await line.write(b"\x05\x01\x00\x03" + bytes([len(name)]) + name + port.to_bytes(2, "big"))
        answer = await line.read(4)
        if answer[:2] != b"\x05\x00":
            raise ProxyRefusedError(f"the proxy {_SOCKS_TROUBLE.get(answer[1], 'refuses')} ({host!a})")
        length = {1: 4, 4: 16}.get(answer[3]) or (await line.read(1))[0]
        await line.read(length + 2)

    async def _sign_in(self, line: _Line) -> None:
        user, word = self.user.encode()[:255], self.word.encode()[:255]
        await line.write(b"\x01" + bytes([len(user)]) + user + bytes([len(word)]) + word)
        if (await line.read(2))[1] != 0:
            raise ProxyRefusedError("the proxy does not know that user name and password")


@dataclass(frozen=True, slots=True)
class _Line:
    """Reading and writing whole pieces on a stream."""

    stream: httpcore.AsyncNetworkStream
    timeout: float | None

    async def write(self, data: bytes) -> None:
        await self.stream.write(data, self.timeout)

    async def read(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            piece = await self.stream.read(size - len(got), self.timeout)
            if not piece:
                raise ProxyRefusedError("the proxy closed the connection")
            got += piece
        return got

    async def head(self) -> bytes:
        """Up to the empty line, and not a byte further: what follows belongs to the host."""
        got = b""
        while not got.endswith(b"\r\n\r\n"):
            if len(got) > _HEAD_BYTES:
                raise ProxyRefusedError("the proxy answers with more than it should")
            got += await self.read(1)
        return got


def proxy_of(text: str) -> Proxy | None:
    """The proxy an explicit setting names, None for an empty one; raises AddressError when it is no proxy of ours.

    Plain socks5 is refused: with it the tool would resolve names itself, in front of everybody.
    """
    if not text.strip():
        return None
    try:
        split = urlsplit(text.strip())
        port = split.port
    except ValueError as trouble:
        raise AddressError(f"the proxy cannot be read; {_HELP}") from trouble
    if split.scheme not in _PORTS or not split.hostname or split.path not in ("", "/") or split.query:
        raise AddressError(f"{split.scheme or 'this'} is no kind of proxy that is used; {_HELP}")
    user, word = unquote(split.username or ""), unquote(split.password or "")
    return Proxy(split.scheme, split.hostname, port or _PORTS[split.scheme], user, word)
