"""One request, one answer, read within bounds: size, time, encoding and headers are limited here."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from dataclasses import dataclass, replace

import httpcore
import httpx

from scrapers.archive import Failure, Known
from scrapers.cookies import PlatformCookies
from scrapers.gate import check_address
from scrapers.guard import Pool
from scrapers.headers import Headers, header, readable, too_many
from scrapers.inflate import Gunzip, Plain, TooLargeError, inflater
from scrapers.settings import HTML_BYTES, MIB, PDF_BYTES, CaptureSettings
from scrapers.trouble import TROUBLE, typed

REDIRECT_STATUS = frozenset({301, 302, 303, 307, 308})
RawHeaders = list[tuple[bytes, bytes]]
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"


@dataclass(slots=True)
class Budget:
    """What a capture may still spend: requests sent and bytes received."""

    requests: int
    bytes: int

    def spend_request(self) -> bool:
        """Take one request out of the budget; False when there is none left."""
        if self.requests <= 0 or self.bytes <= 0:
            return False
        self.requests -= 1
        return True


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request, before redirects are thought of. `body` is None when it may not be kept."""

    status: int | None = None
    headers: Headers = ()
    body: bytes | None = None
    failure: Failure | None = None
    detail: str = ""
    truncated: bool = False
    peer: str = ""
    certificate: str = ""

    @property
    def location(self) -> str | None:
        """Where a redirect points, as written; None when this is no redirect."""
        if self.failure or self.status not in REDIRECT_STATUS:
            return None
        return header(self.headers, "location") or None


class Exchange:
    """Sends the GETs of one capture and reads each answer within the limits."""

    def __init__(self, pool: Pool, settings: CaptureSettings, budget: Budget) -> None:
        self._pool, self._settings, self._budget = pool, settings, budget
        self._options = {
            "timeout": {
                "connect": settings.connect_seconds,
                "read": settings.read_seconds,
                "write": settings.write_seconds,
                "pool": settings.pool_seconds,
            }
        }
        self.cookies = PlatformCookies()

    async def get(self, url: str, *, cap: int | None = None, known: Known | None = None) -> Answer:
        """The answer of `url`; trouble of any expected kind is a failure inside it."""
        if not self._budget.spend_request():
            return Answer(failure=Failure.BUDGET, detail="the budget of this capture is spent")
        allowed = self._settings
        try:
            checked = check_address(url, allow_loopback=allowed.allow_loopback, allow_8443=allowed.allow_8443)
            async with asyncio.timeout(allowed.response_seconds):
                return await self._exchange(checked, cap, known)
        except TROUBLE as trouble:
            failure, detail = typed(trouble)
            return Answer(failure=failure, detail=detail)

    async def _exchange(self, url: httpx.URL, cap: int | None, known: Known | None) -> Answer:
        place = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = self._headers(url, known)
        request = httpcore.Request("GET", place, headers=headers, extensions=self._options)
        response = await self._pool.handle_async_request(request)
        try:
            return await self._read_answer(url, response, cap)
        finally:
            await response.aclose()

    def _headers(self, url: httpx.URL, known: Known | None) -> RawHeaders:
        """What is sent, and nothing else: no Referer, no Authorization."""
        headers = {"User-Agent": self._settings.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        cookie = self.cookies.header(url)
        if cookie:
            headers["Cookie"] = cookie
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        sent = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
        return [(b"Host", url.netloc), (b"Connection", b"keep-alive"), *sent]

    async def _read_answer(self, url: httpx.URL, response: httpcore.Response, cap: int | None) -> Answer:
        raw = list(response.headers)
        answer = Answer(
            response.status, readable(raw), peer=_peer(response), certificate=_certificate(response)
        )
        if too_many(raw):
            failed = replace(answer, headers=())
            return replace(
                failed, failure=Failure.BAD_RESPONSE, detail="its headers are larger than the limit"
            )
        self.cookies.take(url, answer.headers)
        return answer if answer.location else await self._with_body(answer, response, cap)

    async def _with_body(self, answer: Answer, response: httpcore.Response, wanted_cap: int | None) -> Answer:
        cap, left = wanted_cap or _cap(answer.headers), max(self._budget.bytes, 0)
        encoding = ",".join(v for k, v in answer.headers if k.lower() == "content-encoding")
        reader = inflater(encoding, min(cap, left))
        if reader is None:
            detail = f"it is packed as {encoding[:80]!a}, which was not asked for"
            return replace(answer, failure=Failure.ENCODING, detail=detail)
        try:
            if _declared_length(answer.headers) > min(cap, left):
                raise TooLargeError
            broken = await self._feed(response, reader)
        except TooLargeError:
            if left < cap:
                self._budget.bytes = 0
                return replace(answer, failure=Failure.BUDGET, detail="the bytes of this capture are spent")
            return replace(answer, failure=Failure.TOO_LARGE, detail=f"it is larger than {cap / MIB:.1f} MiB")
        except zlib.error:
            return replace(answer, failure=Failure.ENCODING, detail="its compressed body is damaged")
        return _with_end(answer, reader, broken)

    async def _feed(self, response: httpcore.Response, reader: Plain | Gunzip) -> bool:
        """Feed the reader; True when the connection ended before the body did."""
        try:
            async for chunk in response.aiter_stream():
                self._budget.bytes -= len(chunk)
                reader.feed(chunk)
        except (httpcore.RemoteProtocolError, httpcore.ReadError):
            return True
        return False


def _with_end(answer: Answer, reader: Plain | Gunzip, broken: bool) -> Answer:
    body = reader.body()
    whole = replace(answer, body=body)
    if not broken and (reader.finished or not body):
        return whole
    detail = "the answer broke off; what had arrived is kept"
    return replace(whole, failure=Failure.TRUNCATED, detail=detail, truncated=True)


def _cap(headers: Headers) -> int:
    return PDF_BYTES if "pdf" in (header(headers, "content-type") or "").lower() else HTML_BYTES


def _declared_length(headers: Headers) -> int:
    text = header(headers, "content-length") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _peer(response: httpcore.Response) -> str:
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream else None
    return str(address[0]) if address else ""


def _certificate(response: httpcore.Response) -> str:
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream else None
    der = tls.getpeercert(binary_form=True) if tls else None
    return hashlib.sha256(der).hexdigest() if der else ""
