"""The only way to the network: names are resolved once, and only a checked number is connected to.

A name whose answers hold one address that is not public is refused whole, and the connection goes to the very
number that was checked, so a resolver that changes its mind between check and use gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from importlib import import_module
from typing import Any

import httpcore
import httpcore._synchronization as synchronization
import httpx
from httpcore._utils import is_socket_readable

from scrapers.aside import aside
from scrapers.errors import AddressError
from scrapers.gate import Ip, denial, literal
from scrapers.proxy import Proxy

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Host name and port → every IP address it has, as text. Raises OSError when there is none."""

Pool = httpcore.AsyncConnectionPool
"""Connections that may be used again; made by `guarded_pool` alone."""

# The library reads this part of itself at its first connection, in the middle of a visit; better now.
import_module("anyio._backends._asyncio")

_TRIED_ADDRESSES = 3
RESOLVED_REMOTELY = "resolved by the proxy"
"""What stands for the address of a host that a proxy connected to."""


class HostUnknownError(Exception):
    """The name service knows no address of that host."""


async def system_resolve(host: str, port: int) -> list[str]:
    """All addresses the operating system's resolver gives for a host, in its order, each once."""
    found = await aside(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.AsyncNetworkBackend):
    """A network backend that refuses every peer which is not public.

    `inner` opens the sockets; `contacted` collects the hosts that were connected to, with their address; what is
    no part of a site says so in its name (a proxy, a name server).
    With a `proxy` that the person named, the proxy itself may be anywhere, names are resolved by it, and what it
    connects to cannot be checked here beyond the gate and the literal numbers.
    """

    def __init__(
        self,
        *,
        allow_loopback: bool = False,
        resolve: Resolve = system_resolve,
        inner: httpcore.AsyncNetworkBackend | None = None,
        proxy: Proxy | None = None,
    ) -> None:
        self.contacted: dict[str, str] = {}
        self._allow_loopback = allow_loopback
        self._resolve = resolve
        self._proxy = proxy
        self._inner = inner or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of `host` that answers; raises AddressError when any is denied."""
        if self._proxy is not None:
            return await self._through(self._proxy, host, port, timeout)
        addresses = await self._checked(host, port)
        for later, address in enumerate(addresses, start=1):
            try:
                stream = await self._inner.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if later == len(addresses):
                    raise
            else:
                self.contacted[host] = str(address)
                return _Closing(stream)
        raise HostUnknownError(host)

    async def _through(
        self, proxy: Proxy, host: str, port: int, timeout: float | None
    ) -> httpcore.AsyncNetworkStream:
        """A tunnel to `host` by name; no name of a visited host is resolved on this machine."""
        own = literal(host)
        if own is not None:
            self._refuse_denied(host, own)
        stream = await self._inner.connect_tcp(proxy.host, proxy.port, timeout)
        self.contacted[f"{proxy.host}:{proxy.port} (proxy)"] = proxy.host
        try:
            await proxy.tunnel(stream, host, port, timeout)
        except BaseException:
            await stream.aclose()
            raise
        self.contacted[host] = RESOLVED_REMOTELY
        return _Closing(stream, peer_known=False)

    def asked_names(self, server: str) -> None:
        """Note that the name server of this number was asked, past the connections made here."""
        self.contacted[f"{server} (name server)"] = server

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Always refused: no web site lives behind a file of this machine."""
        raise AddressError(f"the socket {path!a} is refused: only web servers are visited")

    async def sleep(self, seconds: float) -> None:
        """Pause between connection attempts, as the pool asks."""
        await self._inner.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[Ip]:
        own = literal(host)
        addresses = [own] if own is not None else await self._resolved(host, port)
        for address in addresses:
            self._refuse_denied(host, address)
        return addresses[:_TRIED_ADDRESSES]

    def _refuse_denied(self, host: str, address: Ip) -> None:
        reason = denial(address, allow_loopback=self._allow_loopback)
        if reason:
            raise AddressError(f"the host {host!a} is refused: {reason} ({address})")

    async def _resolved(self, host: str, port: int) -> list[Ip]:
        try:
            texts = await self._resolve(host, port)
        except (OSError, UnicodeError) as trouble:
            raise HostUnknownError(host) from trouble
        if not texts:
            raise HostUnknownError(host)
        try:
            return [ipaddress.ip_address(text) for text in texts]
        except ValueError as trouble:
            raise AddressError(f"the host {host!a} is refused: its address cannot be read") from trouble


class _Closing(httpcore.AsyncNetworkStream):
    """A connection that closes when its TLS handshake is cut short by a deadline, which the library forgets.

    It also remembers its socket: the pool asks every connection whether it is readable before every request,
    and looking the socket up anew each time costs more than the rest of the request.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream, *, peer_known: bool = True) -> None:
        self._stream, self._peer_known = stream, peer_known
        self.read, self.write, self.aclose = stream.read, stream.write, stream.aclose  # type: ignore[method-assign]
        self._socket = stream.get_extra_info("socket")

    def get_extra_info(self, info: str) -> Any:
        """What the stream knows about itself, see `httpcore.AsyncNetworkStream`."""
        if info == "is_readable" and self._socket is not None:
            return is_socket_readable(self._socket)
        if info == "server_addr" and not self._peer_known:
            return None
        return self._stream.get_extra_info(info)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """The encrypted stream over this one."""
        try:
            encrypted = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise
        return _Closing(encrypted, peer_known=self._peer_known)


def _asyncio() -> str:
    """The only event loop there is here."""
    return "asyncio"


def guarded_pool(guard: Guard, context: ssl.SSLContext, connections: int) -> Pool:
    """Connections that all pass the guard: HTTP/1.1 only, nothing of the environment, no retries of its own."""
    # Left to itself the library looks for a package that is not installed, on disk, some six times a request.
    synchronization.current_async_library = _asyncio
    return Pool(
        ssl_context=context,
        max_connections=connections,
        max_keepalive_connections=connections,
        keepalive_expiry=5.0,
        http1=True,
        http2=False,
        retries=0,
        network_backend=guard,
    )


def guarded_transport(guard: Guard, context: ssl.SSLContext, connections: int) -> httpx.AsyncHTTPTransport:
    """The same for a client that follows its own rules: a transport whose every connection passes the guard."""
    transport = httpx.AsyncHTTPTransport(verify=context, trust_env=False, http2=False)
    transport._pool = guarded_pool(guard, context, connections)
    return transport
