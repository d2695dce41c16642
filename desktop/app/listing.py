"""Platforms and runs as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.app.difference_prints import alarm_lines
from desktop.app.prints import visible
from desktop.app.trends import trend_of
from desktop.history.library import Library
from desktop.history.platforms import EVERYTHING
from desktop.history.values import PlatformRow, RunRow, Sieve
from desktop.reports.json_report import change_json
from scoring.assessment import DIMENSIONS, Score
from scoring.printing import one_decimal, rounded


def platform_lines(library: Library, sieve: Sieve = EVERYTHING) -> Iterator[str]:
    """One line for each platform: name, band, overall with range, last capture, runs, day to look again, tags."""
    rows = library.platforms(sieve)
    if not rows and sieve != EVERYTHING:
        yield "no platform is like that; `lendscope tag` lists the tags in use"
    elif not rows:
        yield "the library is empty; `lendscope demo` shows it with samples, `lendscope review ADDRESS` begins"
    for row in rows:
        day = row.last_capture.date().isoformat() if row.last_capture else "never"
        told = f"{row.band or '–'}  {_score(row.overall)}  captured {day}  runs {row.runs}"
        yield f"{row.id}  {visible(row.name, 40):<40} {told}{_kept(row)}"


def _kept(row: PlatformRow) -> str:
    due = f"  due {row.due.isoformat()}" if row.due else ""
    return due + (f"  tags {' '.join(map(visible, row.tags))}" if row.tags else "")


def run_lines(library: Library, platform: str) -> Iterator[str]:
    """One line for each run of a platform, newest first, with the five scores and what was edited before it.

    Runs that were judged by different rules (checklist, profile, country) stand on different lines of the trend: the
    letter behind the scores names the line, and scores of different lines do not compare.
    """
    found = library.find_platform(platform)
    yield f"{visible(found.name)} · {visible(found.home)}"
    trend = trend_of(library, found.id)
    for row, changes in reversed(trend.points):
        five = "  ".join(f"{name[:3]} {_short(row.scores[name])}" for name in DIMENSIONS)
        days = f"{row.captured_at:%Y-%m-%d}  made {row.created_at:%Y-%m-%d %H:%M}"
        rules = f"line {trend.letter(row)} (edition {row.edition}, {row.profile})"
        yield f"{row.id}  captured {days}  {row.band}  {_score(row.overall)}  {five}  {rules}"
        yield from alarm_lines(changes)
    if len(trend.lines) > 1:
        yield f"{len(trend.lines)} lines: scores of different lines do not compare"


def platforms_json(library: Library, sieve: Sieve = EVERYTHING) -> list[dict[str, object]]:
    """The platforms as plain values."""
    return [_platform(row) for row in library.platforms(sieve)]


def runs_json(library: Library, platform: str) -> list[dict[str, object]]:
    """The runs of one platform as plain values, newest first; `line` is the letter of its trend line."""
    trend = trend_of(library, library.find_platform(platform).id)
    return [
        {**_run(row), "line": trend.letter(row), "changes": [change_json(c) for c in changes]}
        for row, changes in reversed(trend.points)
    ]


def _platform(row: PlatformRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "home": row.home,
        "runs": row.runs,
        "band": row.band,
        "flags": row.flags,
        "last_capture": row.last_capture.isoformat() if row.last_capture else None,
        "due": row.due.isoformat() if row.due else None,
        "due_every_days": row.every,
        "tags": list(row.tags),
        "looked_at": not row.unseen,
        "overall": _plain(row.overall),
        "dimensions": {name: _plain(row.scores[name]) for name in DIMENSIONS},
    }


def _run(row: RunRow) -> dict[str, object]:
    return {
        "id": row.id,
        "created_at": row.created_at.isoformat(),
        "captured_at": row.captured_at.isoformat(),
        "snapshot": row.snapshot_id,
        "edition": row.edition,
        "fingerprint": row.fingerprint,
        "profile": row.profile,
        "as_of": row.as_of.isoformat(),
        "band": row.band,
        "flags": row.flags,
        "overall": _plain(row.overall),
        "dimensions": {name: _plain(row.scores[name]) for name in DIMENSIONS},
    }


def _plain(score: Score | None) -> dict[str, float | None] | None:
    if score is None:
        return None
    return {
        "score": None if score.score is None else float(rounded(score.score)),
        "low": float(rounded(score.low)),
        "high": float(rounded(score.high)),
        "coverage": float(rounded(score.coverage * 100)),
    }


def _score(score: Score | None) -> str:
    if score is None:
        return "not judged yet"
    return f"{_short(score):>5} ({one_decimal(score.low)} to {one_decimal(score.high)})"


def _short(score: Score | None) -> str:
    return "–" if score is None or score.score is None else one_decimal(score.score)
