"""A snapshot is read in child processes: one reads the whole, for a large site a second one a portion of its pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

import msgspec

from scoring.facts import Catalogue, Reading
from scrapers.archive import Bodies, Snapshot
from scrapers.errors import ScraperError
from scrapers.progress import Cancel, Progress, silent
from scrapers.wire import ReadTask, decode_reading, encode
from scrapers.worker import MOST_CRASHES, ChildDiedError, Worker
from scrapers.worker_ops import readable

READERS = 2
"""More would be faster yet, at 200 MB each."""
WORTH = 1_000_000
"""Bytes of pages and files from which a second reader is worth its start."""


def read_in_child(
    snapshot: Snapshot,
    bodies: Bodies,
    catalogue: Catalogue,
    *,
    as_of: date | None = None,
    earlier: Snapshot | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    worker: Worker | None = None,
    texts: dict[str, str] | None = None,
) -> Reading:
    """The reading of a snapshot; an empty one when cancelled. Raises ScraperError when no child survives.

    `earlier` is the platform's snapshot before this one: it tells which disclosure pages are gone. `texts` is
    filled with what the pages say, by address.
    """
    skip: set[str] = set()
    with worker or Worker() as child:
        while True:
            task = ReadTask(
                snapshot, dict(catalogue), as_of, tuple(sorted(skip)), earlier, readers_for(snapshot)
            )
            try:
                with _others(task, bodies, child, cancel) as told:
                    answer = child.call(
                        "read",
                        encode(task),
                        bodies,
                        readable(snapshot.captures),
                        progress=progress,
                        cancel=cancel,
                        texts=texts,
                        told=told,
                    )
            except ChildDiedError as death:
                if not death.page or death.page in skip or len(skip) >= MOST_CRASHES:
                    raise
                skip.add(death.page)
                continue
            return Reading() if answer is None else decode_reading(answer)


def readers_for(snapshot: Snapshot) -> int:
    """How many children read a snapshot of this size on this machine."""
    size = sum(c.size for c in snapshot.captures if "html" in c.content_type or "pdf" in c.content_type)
    return min(READERS, os.cpu_count() or 1) if size >= WORTH else 1


@contextmanager
def _others(
    task: ReadTask, bodies: Bodies, child: Worker, cancel: Cancel | None
) -> Iterator[Callable[[str], bytes]]:
    """The further readers at work, and how the child that reads the whole asks for what they found, by number."""
    with ExitStack() as stack:
        others = {str(n): stack.enter_context(child.another()) for n in range(1, task.readers)}
        begun = {n for n, other in others.items() if _begins(other, int(n), task, bodies)}
        yield lambda number: _found(others[number], cancel) if number in begun else b""


def _begins(other: Worker, number: int, task: ReadTask, bodies: Bodies) -> bool:
    """The reader was set to work; where it cannot be, its portion is read with the whole."""
    try:
        portion = msgspec.structs.replace(task, portion=number)
        other.begin("portion", encode(portion), bodies, readable(task.snapshot.captures))
    except (ScraperError, OSError):
        return False
    return True


def _found(other: Worker, cancel: Cancel | None) -> bytes:
    """What a reader found; nothing when it failed: then the page at which it did is met, and told, by the whole."""
    try:
        return other.finish(cancel=cancel) or b""
    except (ScraperError, RuntimeError):
        return b""
