"""Room for what large sites hold: the blocks and statements of the pages last asked for, the others packed away.

A page of 100 kB has about two thousand blocks and statements, 2 MB as objects and 50 kB packed. A site of a few dozen
such pages stays as it is; of five hundred only some are open at a time, so that memory does not grow with the site.
"""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, overload

T = TypeVar("T")
ROOM = 60_000
"""Things that may be open at a time: about 70 MB."""
_LEVEL = 1


class Shelved(Sequence[T]):
    """Things in their order, unpacked when they are asked for. What is changed in them may be lost."""

    __slots__ = ("_items", "_length", "_packed", "_shelf", "pins", "used")

    def __init__(self, shelf: Shelf, items: Iterable[T]) -> None:
        self._shelf = shelf
        self._items: tuple[T, ...] | None = tuple(items)
        self._length = len(self._items)
        self._packed = b""
        self.used, self.pins = True, 0

    def open(self) -> tuple[T, ...]:
        """The things themselves."""
        self.used = True
        if self._items is None:
            # Only this process packed it: nothing that came from outside is ever unpickled.
            self._items = pickle.loads(zlib.decompress(self._packed))  # noqa: S301
            self._shelf.opened(self)
        return self._items

    def pack(self) -> None:
        """Keep the things packed only; packed once, they are only let go of."""
        self._packed = self._packed or zlib.compress(
            pickle.dumps(self._items, pickle.HIGHEST_PROTOCOL), _LEVEL
        )
        self._items = None

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return iter(self.open())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self.open()[place]


class Shelf:
    """Keeps up to `room` things open; what was not asked for since the last look is packed first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._open = room, 0
        self._order: deque[Shelved[object]] = deque()

    def keep(self, items: Iterable[T]) -> Shelved[T]:
        """The things as a sequence that this shelf looks after."""
        kept = Shelved(self, items)
        self.opened(kept)
        return kept

    def opened(self, kept: Shelved[T]) -> None:
        """Count what was opened, and pack others where there is too much."""
        self._order.append(kept)  # type: ignore[arg-type]
        self._open += len(kept)
        for _ in range(2 * len(self._order)):
            if self._open <= self._room:
                break
            self._look_at(self._order.popleft(), kept)

    def _look_at(self, oldest: Shelved[object], fresh: object) -> None:
        if oldest.used or oldest.pins or oldest is fresh:
            oldest.used = False
            self._order.append(oldest)
        else:
            oldest.pack()
            self._open -= len(oldest)

    @staticmethod
    @contextmanager
    def held(*kept: Sequence[object]) -> Iterator[None]:
        """These stay open, the very objects, until the block ends."""
        shelved = [k for k in kept if isinstance(k, Shelved)]
        for one in shelved:
            one.open()
            one.pins += 1
        try:
            yield
        finally:
            for one in shelved:
                one.pins -= 1
