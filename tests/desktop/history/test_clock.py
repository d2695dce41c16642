"""A clock that runs backwards does not turn the history round: numbers only grow, and what was made last is last."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.history.backups import backup_folder, dated
from desktop.history.library import Library
from tests.support.history import HOME, NOON, captured, review

pytestmark = pytest.mark.abuse("S11")
BACK = [NOON, NOON - timedelta(days=400), NOON - timedelta(days=1), NOON + timedelta(seconds=1)]
"""What the clock says at each visit."""


@pytest.fixture
def visited(library: Library) -> Library:
    """A library whose computer lost its clock between the visits."""
    platform = library.platform_for(HOME, "Example").id
    for at in BACK:
        snapshot = captured(library, platform, {"": str(at).encode()}, at)
        library.save_run(platform, snapshot, review(snapshot, at=at))
        library.write_journal(at, "Ada", "visited", snapshot)
    return library


def test_runs_and_captures_stay_in_the_order_in_which_they_were_made(visited: Library) -> None:
    """By their numbers, whatever dates they carry."""
    assert [run.id for run in visited.runs_of("p-1")] == ["r-000004", "r-000003", "r-000002", "r-000001"]
    assert list(visited.snapshots_of("p-1")) == ["s-000004", "s-000003", "s-000002", "s-000001"]
    assert visited.latest_snapshot("p-1") == "s-000004"
    assert next(entry.subject for entry in visited.journal(limit=10)) == "s-000004"


def test_a_trend_is_drawn_by_the_dates_of_the_captures(visited: Library) -> None:
    """A point stands where its capture says it does, so that a wrong clock is seen and bends no line."""
    assert [run.captured_at for run in visited.trend("p-1")] == sorted(BACK)


def test_a_library_written_in_the_future_opens(visited: Library, path: Path) -> None:
    """Nothing is refused or let go because it is newer than today."""
    visited.rotate_backups(NOON)
    made = visited.rotate_backups(NOON - timedelta(days=400))
    visited.close()

    assert made is not None
    assert len(dated(backup_folder(path))) == 2
    with Library.open(path) as library:
        assert library.new_run_id() == "r-000005"
        assert [note.level for note in library.doctor() if note.level == "error"] == []
