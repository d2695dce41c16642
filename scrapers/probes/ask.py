"""One GET with chosen headers over the guarded transport: same gate, same limits as any page."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from dataclasses import dataclass

import httpx

from scrapers.gate import check_address
from scrapers.guard import Guard, guarded_transport
from scrapers.headers import Headers, header, readable, too_many
from scrapers.inflate import TooLargeError, inflater
from scrapers.settings import CHUNK, CaptureSettings
from scrapers.trouble import TROUBLE, typed


@dataclass(frozen=True, slots=True)
class Got:
    """An answer, or why there is none. `location` is where a redirect points, absolute."""

    status: int = 0
    headers: Headers = ()
    body: bytes = b""
    reason: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks over one guard and one trust list; `seconds` is the deadline of a whole answer."""

    guard: Guard
    context: ssl.SSLContext
    seconds: float
    allow_loopback: bool = False

    async def get(self, url: str, headers: dict[str, str], *, most: int) -> Got:
        """The answer, its body at most `most` bytes; 0 leaves the body unread. Trouble is told in the result."""
        sent = {"User-Agent": CaptureSettings().user_agent, "Accept-Encoding": "gzip", **headers}
        try:
            check_address(url, allow_loopback=self.allow_loopback)
            async with (
                asyncio.timeout(self.seconds),
                self._client() as client,
                client.stream("GET", url, headers=sent) as response,
            ):
                return await _read(url, response, most)
        except TROUBLE as trouble:
            return Got(reason=typed(trouble)[1])
        except (TooLargeError, zlib.error):
            return Got(reason="the answer is too large or damaged")

    def _client(self) -> httpx.AsyncClient:
        transport = guarded_transport(self.guard, self.context, 1)
        return httpx.AsyncClient(
            transport=transport, trust_env=False, follow_redirects=False, timeout=self.seconds
        )


async def _read(url: str, response: httpx.Response, most: int) -> Got:
    if too_many(response.headers.raw):
        return Got(response.status_code, reason="its headers are larger than the limit")
    headers = readable(response.headers.raw)
    place = header(headers, "location") if response.is_redirect else None
    if place or not most:
        return Got(response.status_code, headers, location=str(httpx.URL(url).join(place)) if place else "")
    encoding = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    reader = inflater(encoding, most)
    if reader is None:
        return Got(response.status_code, headers, reason="it is packed in a way that was not asked for")
    async for chunk in response.aiter_raw(CHUNK):
        reader.feed(chunk)
    return Got(response.status_code, headers, reader.body())
