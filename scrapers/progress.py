"""Progress and cancelling as plain objects, so that window, command line and tests share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage is. `stage` is capture, read, judge or report; `total` is None while not known."""

    stage: str
    done: int
    total: int | None = None
    note: str = ""


Progress = Callable[[Step], None]


class Cancel(Protocol):
    """Anything with `is_set()`, for example `threading.Event`."""

    def is_set(self) -> bool: ...


class Never:
    """Nobody can cancel."""

    def is_set(self) -> bool:
        """Always False."""
        return False


def silent(_: Step) -> None:
    """Nobody listens."""
