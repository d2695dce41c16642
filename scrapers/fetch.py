"""From an address to its last answer: redirects by hand, each through the gate, and patience with limits.

Only what was verified is kept: an answer whose certificate does not hold is a failure without content.
"""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType
from typing import Self

import certifi
import httpx

from scrapers.archive import Capture, Failure, Hop, Known, digest
from scrapers.errors import AddressError
from scrapers.exchange import Answer, Budget, Exchange
from scrapers.gate import check_address
from scrapers.guard import Guard, guarded_pool
from scrapers.headers import Headers, header, retry_after
from scrapers.pace import Pace, Sleep
from scrapers.proxy import proxy_of
from scrapers.settings import REDIRECTS, RETRIES, RETRY_AFTER, CaptureSettings

TRY_AGAIN = frozenset({429, 502, 503, 504})
_REFUSALS = frozenset({401, 403, 407, 429, 451})
Clock = Callable[[], datetime]
Stays = Callable[[str], Awaitable[Failure | None]]


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@lru_cache(maxsize=1)
def trusted_context() -> ssl.SSLContext:
    """Ordinary TLS settings with the bundled list of authorities; no client certificate is ever sent.

    Made once: reading the list takes as long as several requests. Nobody may change it.
    """
    return ssl.create_default_context(cafile=certifi.where())


async def _anywhere(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Want:
    """What to fetch and how far to go for it.

    `cap` overrides the size limit in bytes. `stays` is asked before each redirect is followed and gives the
    failure that forbids it. `hops` counts the redirects that led here already, of at most `max_hops`.
    """

    url: str
    cap: int | None = None
    known: Known | None = None
    stays: Stays = field(default=_anywhere)
    hops: int = 0
    max_hops: int = REDIRECTS


@dataclass(frozen=True, slots=True)
class Fetched:
    """A capture and its body; no body when there is none or it may not be kept."""

    capture: Capture
    body: bytes | None = None


class Fetcher:
    """The client of one capture: one cookie jar, one budget, one guard. Used as an async context.

    `clock`, `sleep` and `jitter` are arguments so that tests wait for nothing.
    """

    def __init__(
        self,
        settings: CaptureSettings,
        *,
        guard: Guard | None = None,
        context: ssl.SSLContext | None = None,
        clock: Clock = utc_now,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.settings = settings
        self.guard = guard or guard_for(settings)
        self.budget = Budget(settings.max_pages, settings.total_bytes)
        self.pace = Pace(settings.delay, sleep=sleep)
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._pool = guarded_pool(self.guard, context or trusted_context(), settings.connections)
        self._exchange = Exchange(self._pool, settings, self.budget)

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)

    @property
    def cookie_count(self) -> int:
        """How many cookies are kept right now."""
        return len(self._exchange.cookies)

    def now(self) -> datetime:
        """The time that captures are stamped with."""
        return self._clock()

    async def fetch(self, want: Want) -> Fetched:
        """Follow `want` to its last answer. Trouble outside never raises: it is a failure in the capture."""
        url, chain = want.url, list[Hop]()
        while True:
            answer = await self._patiently(url, want)
            if answer.location is None:
                return self._finished(want, url, chain, answer)
            chain.append(Hop(url, answer.status or 0, answer.headers))
            target, failure, detail = await self._next_hop(want, url, answer.location, chain)
            if failure:
                return self._finished(
                    want, target or url, chain, replace(answer, failure=failure, detail=detail)
                )
            url = target

    async def _next_hop(
        self, want: Want, url: str, location: str, chain: list[Hop]
    ) -> tuple[str, Failure | None, str]:
        """The next address, and the failure with its reason when it may not be visited."""
        chosen = self.settings
        try:
            joined = str(httpx.URL(url).join(location))
            checked = check_address(
                joined, allow_loopback=chosen.allow_loopback, allow_8443=chosen.allow_8443
            )
        except AddressError as refused:
            return "", Failure.REDIRECT, str(refused)
        except (httpx.InvalidURL, ValueError):
            return "", Failure.REDIRECT, f"a redirect leads to {location[:120]!a}, which is no address"
        target = str(checked)
        if len(chain) + want.hops >= want.max_hops:
            return target, Failure.REDIRECT, f"it redirects more than {want.max_hops - 1} times"
        if any(hop.url == target for hop in chain) and not self.cookie_count:
            return target, Failure.REDIRECT, "its redirects run in a circle"
        failure = await want.stays(target)
        return target, failure, f"a redirect leads to {target[:200]!a}" if failure else ""

    async def _patiently(self, url: str, want: Want) -> Answer:
        """The answer, asked for again a little later when the server is busy or the line broke."""
        answer = await self._paced(url, want)
        for attempt in range(RETRIES):
            pause = self._pause(answer, attempt)
            if not _worth_another(answer) or pause > RETRY_AFTER or self.budget.requests <= 0:
                break
            await self._sleep(pause)
            answer = await self._paced(url, want)
        return answer

    async def _paced(self, url: str, want: Want) -> Answer:
        await self.pace.turn(url)
        return await self._exchange.get(url, cap=want.cap, known=want.known)

    def _pause(self, answer: Answer, attempt: int) -> float:
        asked = retry_after(answer.headers, self._clock())
        own = self.settings.backoff * (2.0**attempt) * (0.5 + self._jitter())
        return own if asked is None else max(asked, own)

    def _finished(self, want: Want, url: str, chain: list[Hop], answer: Answer) -> Fetched:
        failure, detail = answer.failure, answer.detail
        if failure is None:
            failure, detail = status_failure(answer.status or 0)
        capture = Capture(
            url=url,
            requested=want.url,
            captured_at=self._clock(),
            status=answer.status,
            headers=answer.headers,
            chain=tuple(chain),
            content_type=header(answer.headers, "content-type") or "",
            failure=failure,
            detail=detail,
            truncated=answer.truncated,
            peer=answer.peer,
            certificate_sha256=answer.certificate,
        )
        if answer.status == 304 and want.known:
            return _unchanged(capture, want.known)
        return _with_digest(capture, answer.body)


def guard_for(settings: CaptureSettings) -> Guard:
    """The guard that the settings ask for; raises AddressError when their proxy cannot be used."""
    return Guard(allow_loopback=settings.allow_loopback, proxy=proxy_of(settings.proxy))


def _worth_another(answer: Answer) -> bool:
    dropped = answer.status is None and answer.failure is Failure.BAD_RESPONSE
    return answer.status in TRY_AGAIN or dropped


def status_failure(status: int) -> tuple[Failure | None, str]:
    """What a status means for a page: nothing wrong, a refusal, or an error, with a few words."""
    if 200 <= status < 300 or status == 304:
        return None, ""
    if status in _REFUSALS:
        return Failure.BLOCKED, f"the server refuses to show it (status {status})"
    return Failure.HTTP, f"the server answers with status {status}"


def _with_digest(capture: Capture, body: bytes | None) -> Fetched:
    if not body:
        return Fetched(capture)
    return Fetched(replace(capture, sha256=digest(body), size=len(body)), body)


def _unchanged(capture: Capture, known: Known) -> Fetched:
    """A 304 to our own condition: the body we have already is the answer, under the headers of both."""
    body = known.body() if known.body else None
    same = replace(
        capture,
        status=200,
        headers=_renewed(known.headers, capture.headers),
        sha256=known.sha256,
        size=len(body or b""),
        content_type=capture.content_type or known.content_type,
        detail="unchanged since the last capture (304)",
        revalidated=True,
    )
    return Fetched(same, body)


def _renewed(kept: Headers, sent: Headers) -> Headers:
    """The kept headers, with those that were sent now in their place; cookies belong to one answer only."""
    now = {name.lower() for name, _ in sent} | {"set-cookie"}
    return tuple(pair for pair in kept if pair[0].lower() not in now) + sent
