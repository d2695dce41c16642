"""Versions of web libraries in an order: parts by number, a release after its own test versions."""

from __future__ import annotations

import re
from functools import total_ordering

_MOST_PARTS = 8


@total_ordering
class Version:
    """A version as comparable parts; missing parts are zero, and a word sorts before a number (`1.0-rc` < `1.0`)."""

    __slots__ = ("parts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = [p for p in re.split(r"[.\-_+]", text.lower()) if p][:_MOST_PARTS]
        own = [(1, int(p), "") if _is_number(p) else (0, 0, p) for p in pieces]
        self.parts = tuple(own + [(1, 0, "")] * (_MOST_PARTS - len(own)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Version({self.text!r})"


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdigit() and len(piece) < 12
