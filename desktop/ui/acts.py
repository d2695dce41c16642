"""What a person did to each platform, so that it can be undone and done again by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.review import Review

MOST = 100


@dataclass(frozen=True, slots=True)
class Act:
    """One deed: what it is called, how it is done, and how it is taken back. Both end in a new run."""

    name: str
    do: Callable[[], Review]
    undo: Callable[[], Review]


@dataclass(slots=True)
class Acts:
    """The deeds of one platform since the window was opened, the newest last."""

    done: list[Act] = field(default_factory=list)
    undone: list[Act] = field(default_factory=list)

    def add(self, act: Act) -> None:
        """A new deed; what had been undone before it cannot be done again."""
        self.done = [*self.done[-MOST + 1 :], act]
        self.undone.clear()

    def took_back(self) -> None:
        """The newest deed was undone."""
        self.undone.append(self.done.pop())

    def did_again(self) -> None:
        """The deed undone last was done again."""
        self.done.append(self.undone.pop())

    @property
    def last(self) -> Act | None:
        """What undo would take back."""
        return self.done[-1] if self.done else None

    @property
    def next(self) -> Act | None:
        """What redo would do."""
        return self.undone[-1] if self.undone else None
