"""Room for what large sites hold: the blocks and statements of the pages last asked for; the others are made again.

A page of 100 kB has about two thousand blocks and statements, 2 MB as objects. A site of a few dozen such pages stays
open as it is; of five hundred only some are open at a time, so that memory hardly grows with the site. Opening a page
again takes a tenth of the time that reading it takes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, overload

from scrapers.documents.document import Document
from scrapers.reading.units import Unit

T = TypeVar("T")
ROOM = 60_000
"""Blocks and statements that stay open: about 70 MB."""
_PASSING = 3


class Opened:
    """A document as it was parsed, and its statements once it is prepared. What is changed in them may be lost."""

    def __init__(self, shelf: Shelf, document: Document, again: Callable[[], Document]) -> None:
        self._shelf, self._again = shelf, again
        self._open: Document | None = document
        self._units: tuple[Unit, ...] | None = None
        self._state: Callable[[Document], Sequence[Unit]] = lambda _: ()
        self._stays = document.media == "pdf"
        self.passes, self.pins = False, 0

    @property
    def document(self) -> Document:
        """The whole document, opened again where it was let go of."""
        if self._open is None:
            self._open = self._again()
            self._shelf.opened(self)
        return self._open

    @property
    def units(self) -> tuple[Unit, ...]:
        """The statements, made again where they were let go of."""
        if self._units is None:
            before = self.weight
            self._units = tuple(self._state(self.document))
            self._shelf.grown(self, self.weight - before)
        return self._units

    def prepare(self, state: Callable[[Document], Sequence[Unit]]) -> None:
        """From now on these are the document's statements; the function gives the same ones every time."""
        self._state = state

    @property
    def weight(self) -> int:
        """How many things are open; of a file none count, for it is costly to open and stays."""
        return 0 if self._stays else (len(self._open.blocks) if self._open else 0) + len(self._units or ())

    def let_go(self) -> None:
        """Close the document, unless it stays; nothing is lost but time."""
        if not self._stays:
            self._open = self._units = None


class View(Sequence[T]):
    """A part of an opened document as a sequence that opens it when it is asked for."""

    __slots__ = ("opened", "part")

    def __init__(self, opened: Opened, part: Callable[[Opened], Sequence[T]]) -> None:
        self.opened, self.part = opened, part

    def __len__(self) -> int:
        return len(self.part(self.opened))

    def __iter__(self) -> Iterator[T]:
        return iter(self.part(self.opened))

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self.part(self.opened)[place]


class Shelf:
    """Keeps what is opened first, up to `room` things, and of the rest the few that were opened last.

    Pages are gone through in their order again and again: to close the oldest would close each before it is needed.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._weight = room, 0
        self._passing: deque[Opened] = deque()

    def keep(self, document: Document, again: Callable[[], Document]) -> Opened:
        """The document, looked after; `again` opens the same one."""
        kept = Opened(self, document, again)
        self.opened(kept)
        return kept

    def opened(self, kept: Opened) -> None:
        """Find room for what was opened."""
        if not kept.passes and self._weight + kept.weight <= self._room:
            self._weight += kept.weight
            return
        kept.passes = True
        self._passing.append(kept)
        for _ in range(len(self._passing) - _PASSING):
            oldest = self._passing.popleft()
            if oldest.pins:
                self._passing.append(oldest)
            else:
                oldest.let_go()

    def grown(self, kept: Opened, by: int) -> None:
        """Count what was made of an open document."""
        self._weight += 0 if kept.passes else by

    @staticmethod
    @contextmanager
    def held(kept: Opened) -> Iterator[None]:
        """It stays open, the very objects, until the block ends."""
        kept.pins += 1
        try:
            yield
        finally:
            kept.pins -= 1
