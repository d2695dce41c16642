"""Ids short enough to type and read aloud: a letter and a number that only grows."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"^(?:([a-z])-)?0*(\d{1,18})$")
PLATFORM, SNAPSHOT, RUN = "p", "s", "r"


def label(letter: str, number: int) -> str:
    """`r-000123` for run 123."""
    return f"{letter}-{number:06d}"


def number_of(letter: str, text: str) -> int | None:
    """The number of an id, written in full (`r-000123`) or short (`r-123`, `123`); None for other text."""
    found = _WRITTEN.match(text.strip().lower())
    if found is None or found[1] not in (None, letter):
        return None
    return int(found[2])
