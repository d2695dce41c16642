"""What is still to be visited, best first, and everything that was seen but will not be."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scrapers.archive import Failure
from scrapers.links import folder, pattern, same_key
from scrapers.pagekinds import priority

_OFFERS_SAMPLED = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One address to visit, and why.

    `rank` is the priority of its page kinds (1 first), `hops` the redirects that led here, `own_kind` whether
    its own words or address name its kind, so that it is no mere list member.
    """

    url: str
    kinds: tuple[str, ...] = ()
    anchor: str = ""
    depth: int = 0
    rank: int = 4
    hops: int = 0
    own_kind: bool = False
    sampled: bool = False


@dataclass(frozen=True, slots=True)
class Unvisited:
    """One address that was found and not visited, and why."""

    entry: Entry
    failure: Failure
    detail: str


def entry_for(url: str, kinds: tuple[str, ...], anchor: str, depth: int) -> Entry:
    """An entry with the rank its kinds give it; deeper pages of the same rank come later."""
    own = bool(kinds) and not {"N", "O"} & set(kinds)
    return Entry(url, kinds, anchor[:200], depth, priority(kinds), own_kind=own)


@dataclass(slots=True)
class Frontier:
    """A priority queue that takes every address once and only so many of one pattern."""

    per_pattern: int
    max_depth: int
    left_out: list[Unvisited] = field(default_factory=list)
    _heap: list[tuple[int, int, int, Entry]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _patterns: Counter[str] = field(default_factory=Counter)
    _count: int = 0

    def add(self, entry: Entry) -> None:
        """Queue the entry, unless its address, its depth or its pattern has had its share."""
        key = same_key(entry.url)
        if key in self._seen:
            return
        self._seen.add(key)
        if entry.depth > self.max_depth:
            self.leave(entry, Failure.BUDGET, f"it lies more than {self.max_depth} links from the home page")
        elif self._too_many_alike(entry):
            self.leave(entry, Failure.BUDGET, "enough pages of the same pattern were visited")
        else:
            self._count += 1
            heapq.heappush(self._heap, (entry.rank, entry.depth, self._count, entry))

    def leave(self, entry: Entry, failure: Failure, detail: str) -> None:
        """Note an address that will not be visited; each once."""
        key = f"{failure}:{same_key(entry.url)}"
        if key not in self._seen:
            self._seen.add(key)
            self.left_out.append(Unvisited(entry, failure, detail))

    def mark(self, url: str) -> bool:
        """Note an address as seen; False when it was already."""
        key = same_key(url)
        fresh = key not in self._seen
        self._seen.add(key)
        return fresh

    def pop(self, free: Callable[[str], bool]) -> Entry | None:
        """The best entry whose host is free now, or None."""
        waiting, found = [], None
        while self._heap and found is None:
            item = heapq.heappop(self._heap)
            if free(urlsplit(item[3].url).netloc):
                found = item[3]
            else:
                waiting.append(item)
        for item in waiting:
            heapq.heappush(self._heap, item)
        return found

    def rest(self) -> Iterator[Entry]:
        """What is still queued, best first."""
        return (item[3] for item in sorted(self._heap, key=lambda item: item[:3]))

    def __len__(self) -> int:
        return len(self._heap)

    def _too_many_alike(self, entry: Entry) -> bool:
        shapes = [pattern(entry.url)]
        if not entry.own_kind and entry.depth > 1:
            shapes.append(f"in {folder(entry.url)}")
        self._patterns.update(shapes)
        limit = _OFFERS_SAMPLED if entry.sampled else self.per_pattern
        return any(self._patterns[shape] > limit for shape in shapes)
