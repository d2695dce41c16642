"""One request at a time for each host, with a pause between: nobody's server is hurried."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

Sleep = Callable[[float], Awaitable[None]]


class Pace:
    """Gives every request to a host its turn; turns of one host are `delay` seconds apart."""

    def __init__(
        self, delay: float, *, sleep: Sleep = asyncio.sleep, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._delay, self._sleep, self._now = delay, sleep, now
        self._asked: dict[str, float] = {}
        self._next: dict[str, float] = {}

    def ask(self, host: str, delay: float) -> None:
        """Note the pause a host asks for; the longer one counts."""
        self._asked[host] = delay

    def delay(self, host: str) -> float:
        """The pause between two requests to that host, in seconds."""
        return max(self._delay, self._asked.get(host, 0.0))

    async def turn(self, url: str) -> None:
        """Return when the next request to the host of `url` may start."""
        host = urlsplit(url).netloc
        now = self._now()
        start = max(now, self._next.get(host, 0.0))
        self._next[host] = start + self.delay(host)
        if start > now:
            await self._sleep(start - now)
