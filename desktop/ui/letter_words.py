"""What the letter's dialog asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LetterWish:
    """A letter with these questions, from and to these lines, to be written there."""

    numbers: frozenset[int]
    sender: str
    addressee: str
    day: date
    path: Path


@dataclass(frozen=True, slots=True)
class ReplyWish:
    """A reply to a question, in words or as a file."""

    number: int
    dated: date
    text: str
    file: Path | None
