"""Captures are put on the disk beside the event loop, in the order in which they arrived."""

from __future__ import annotations

import asyncio
from functools import partial

from scrapers.archive import Capture, Keep
from scrapers.aside import Helper


class Keeper:
    """Hands captures to `keep`, one after the other, on a thread of its own. `kept` are those that are safe.

    Hashing, packing and committing take longer than asking for the next page, so nobody waits for them but
    the visit itself. A visit that is stopped meanwhile loses nothing: `finish` waits for what is on its way.
    """

    def __init__(self, keep: Keep) -> None:
        self.kept: list[Capture] = []
        self._keep, self._helper = keep, Helper()
        self._on_the_way: set[asyncio.Task[None]] = set()

    async def put(self, capture: Capture, body: bytes | None) -> None:
        """Return when the capture is safe; raises what `keep` raises."""
        task = asyncio.ensure_future(self._helper.run(partial(self._one, capture, body)))
        self._on_the_way.add(task)
        await asyncio.shield(task)
        self._on_the_way.discard(task)

    async def finish(self) -> None:
        """Wait until everything that was put is safe; raises what `keep` raised for a visit that was stopped."""
        waiting, self._on_the_way = self._on_the_way, set()
        for outcome in await asyncio.gather(*waiting, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome

    def close(self) -> None:
        """Take no more."""
        self._helper.close()

    def _one(self, capture: Capture, body: bytes | None) -> None:
        self._keep(capture, body)
        self.kept.append(capture)
