"""Slow calls beside the event loop, on threads that never hold up the end of the program."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


async def aside(call: Callable[[], T]) -> T:
    """The result of `call`, run on a daemon thread; cancelling returns at once and forgets the thread.

    The usual executor is not used: its threads are joined when the loop closes, so one name lookup that hangs
    would hold a cancelled capture for half a minute.
    """
    work, future = _prepared(call)
    threading.Thread(target=work, name="lendscope-aside", daemon=True).start()
    return await future


class Helper:
    """One daemon thread for many short calls, taken in order: starting a thread for each would hold the loop up.

    The thread starts with the first call. `close` lets it end after the call it is at.
    """

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def run(self, call: Callable[[], T]) -> T:
        """The result of `call`; cancelling returns at once, and the thread finishes by itself."""
        work, future = _prepared(call)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="lendscope-helper", daemon=True)
            self._thread.start()
        self._calls.put(work)
        return await future

    def close(self) -> None:
        """Take no more calls."""
        self._calls.put(None)

    def _serve(self) -> None:
        while (work := self._calls.get()) is not None:
            work()


def _prepared(call: Callable[[], T]) -> tuple[Callable[[], None], asyncio.Future[T]]:
    """What a thread has to run, and where its result arrives; nothing is run for a future nobody awaits."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(result: T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def work() -> None:
        if future.done():
            return
        result, error = _outcome(call)
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(deliver, result, error)

    return work, future


def _outcome(call: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    try:
        return call(), None
    except BaseException as error:
        return None, error
