"""The runs of a platform as lines of a trend, with the quiet edits that each capture showed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from desktop.history.library import Library
from desktop.history.values import RunRow
from scoring.quiet import Alarm

Line = tuple[str, str, str]
"""Fingerprint, profile and country: only runs that agree in them may be joined."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Runs in order of capture, each with the edits that its capture showed first; `lines` in order of appearance."""

    points: tuple[tuple[RunRow, tuple[Alarm, ...]], ...]
    lines: tuple[Line, ...]

    def letter(self, row: RunRow) -> str:
        """The name of the line a run stands on: A, B … Z, AA, AB …"""
        tens, ones = divmod(self.lines.index(row.line), 26)
        return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]


def trend_of(library: Library, platform_id: str) -> Trend:
    """The trend of a platform. The edits of a capture stand with its first run only."""
    rows = library.trend(platform_id)
    return Trend(tuple(_points(library, rows)), tuple(dict.fromkeys(row.line for row in rows)))


def _points(library: Library, rows: list[RunRow]) -> Iterator[tuple[RunRow, tuple[Alarm, ...]]]:
    seen: set[int] = set()
    for row in rows:
        first = row.snapshot_n not in seen
        seen.add(row.snapshot_n)
        yield row, library.run(row.id).changes if first else ()
