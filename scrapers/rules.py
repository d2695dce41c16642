"""The rules of every host of a platform: its robots.txt, fetched once, and the pause it asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from scrapers.archive import Capture, Failure
from scrapers.earlier import Earlier
from scrapers.fetch import Fetcher, Want
from scrapers.gate import is_own_machine
from scrapers.robots import Robots, robots_of
from scrapers.settings import ROBOTS_BYTES, ROBOTS_REDIRECTS

Store = Callable[[Capture, bytes | None], Awaitable[None]]
Stays = Callable[[str], Awaitable[Failure | None]]


class HostRules:
    """What each host allows. `store` gets every robots.txt as evidence, `stays` judges where it redirects to.

    Rules that an `earlier` part of the same capture holds are not asked for again within a day.
    """

    def __init__(self, fetcher: Fetcher, store: Store, stays: Stays, earlier: Earlier) -> None:
        self._fetcher, self._store, self._stays, self._earlier = fetcher, store, stays, earlier
        self._hosts: dict[str, asyncio.Task[Robots]] = {}

    def close(self) -> None:
        """Wait for no further answer."""
        for task in self._hosts.values():
            task.cancel()

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The first sitemaps that the host of `url` names, when its rules are known."""
        task = self._hosts.get(urlsplit(url).netloc)
        return task.result().sitemaps[:5] if task and task.done() else ()

    async def of(self, url: str) -> Robots:
        """The rules of the host of `url`, fetched once."""
        host = urlsplit(url).netloc
        task = self._hosts.get(host)
        if task is None:
            task = self._hosts[host] = asyncio.create_task(self._fetch(robots_address(url)))
        return task.result() if task.done() else await asyncio.shield(task)

    async def _fetch(self, url: str) -> Robots:
        fetched = self._earlier.rules(url, self._fetcher.now())
        if fetched is None:
            want = Want(url, cap=ROBOTS_BYTES, max_hops=ROBOTS_REDIRECTS, stays=self._stays)
            fetched = await self._fetcher.fetch(want)
            await self._store(fetched.capture, fetched.body)
        rules = robots_of(fetched.capture, fetched.body)
        if not self._own_trial(url):
            self._fetcher.pace.ask(urlsplit(url).netloc, rules.delay)
        return rules

    def _own_trial(self, url: str) -> bool:
        """A trial at full speed on this machine: there is no foreign server to spare."""
        host = urlsplit(url).hostname or ""
        return self._fetcher.settings.delay == 0 and is_own_machine(host)


def robots_address(url: str) -> str:
    """Where the rules of the host of `url` lie."""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc}/robots.txt"
