"""Where a person was: the way back and the way forward, as in a browser."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: what it is known by, and how to come there again."""

    key: Hashable
    restore: Callable[[], object]


class Trail:
    """The places in the order they were visited."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1
        self._moving = False

    def visit(self, stop: Stop) -> None:
        """The person came here; the way forward from an earlier place is gone."""
        if self._moving or (self._stops and self._stops[self._at].key == stop.key):
            return
        self._stops = [*self._stops[: self._at + 1], stop][-MOST:]
        self._at = len(self._stops) - 1

    def can(self, step: int) -> bool:
        """Whether there is a place in that direction."""
        return 0 <= self._at + step < len(self._stops)

    def go(self, step: int) -> None:
        """One place back (-1) or forward (1)."""
        if not self.can(step):
            return
        self._at += step
        self._moving = True
        try:
            self._stops[self._at].restore()
        finally:
            self._moving = False
