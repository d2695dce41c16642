"""Captures are put on the disk beside the event loop, in the order in which they arrived."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from scrapers.archive import Capture, Keep
from scrapers.aside import Helper

Together = Callable[[], AbstractContextManager[None]]
"""What makes several calls of `keep` one write, done when the block ends."""

_MOST = 16


@dataclass(slots=True)
class _Waiting:
    capture: Capture
    body: bytes | None
    error: Exception | None = None


class Keeper:
    """Hands captures to `keep`, one after the other, on a thread of its own. `kept` are those that are safe.

    Hashing, packing and committing take longer than asking for the next page, so nobody waits for them but
    the visit itself; what has come while the disk was busy is written `together`. A visit that is stopped
    meanwhile loses nothing: `finish` waits for what is on its way.
    """

    def __init__(self, keep: Keep, together: Together = nullcontext) -> None:
        self.kept: list[Capture] = []
        self._keep, self._together, self._helper = keep, together, Helper()
        self._waiting: deque[_Waiting] = deque()
        self._on_the_way: set[asyncio.Task[None]] = set()

    async def put(self, capture: Capture, body: bytes | None) -> None:
        """Return when the capture is safe; raises what `keep` raises."""
        task = asyncio.ensure_future(self._put(_Waiting(capture, body)))
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

    async def _put(self, one: _Waiting) -> None:
        """The thread takes what waits in its order: after its own turn, `one` was written by this turn or before."""
        self._waiting.append(one)
        await self._helper.run(self._write_some)
        if one.error is not None:
            raise one.error

    def _write_some(self) -> None:
        some = [self._waiting.popleft() for _ in range(min(len(self._waiting), _MOST))]
        try:
            self._write(some)
        except Exception:
            for one in some:
                self._write_alone(one)

    def _write(self, some: list[_Waiting]) -> None:
        with self._together():
            for one in some:
                self._keep(one.capture, one.body)
        self.kept.extend(one.capture for one in some)

    def _write_alone(self, one: _Waiting) -> None:
        """One that cannot be kept takes no other with it."""
        try:
            self._write([one])
        except Exception as error:
            one.error = error
