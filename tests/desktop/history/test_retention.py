"""Old captures go only as the preview said, and nothing that is needed goes unsaid."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.errors import NotFoundError
from desktop.app.exchange import export_case
from desktop.app.tidying import plan_lines
from desktop.cli import main
from desktop.history.errors import ChangedElsewhere, NoSuchBody
from desktop.history.library import Library
from scrapers.archive import digest
from tests.support.history import HOME, NOON, captured, review

SHARED, OWN = b"the same on every visit " * 50, 30_000


@pytest.fixture
def bodies() -> list[bytes]:
    """What each of six visits found on the page that changes."""
    return [os.urandom(OWN) for _ in range(6)]


@pytest.fixture
def filled(library: Library, bodies: list[bytes]) -> Library:
    """Six captures of one platform, the first and the fourth reviewed."""
    platform = library.platform_for(HOME, "Example").id
    for day, body in enumerate(bodies):
        at = NOON + timedelta(days=day)
        snapshot = captured(library, platform, {"": SHARED, "changing": body}, at)
        if day in (0, 3):
            library.save_run(platform, snapshot, review(snapshot, at=at))
    return library


def test_the_preview_changes_nothing_and_counts_right(filled: Library) -> None:
    """How many captures, which pages nothing else needs, and how many bytes they take."""
    before = list(filled._connection().iterdump())
    plan = filled.plan_letting_go(keep=2)

    assert list(filled._connection().iterdump()) == before
    assert [one.snapshot_id for one in plan.leaving] == ["s-000002", "s-000003"]
    assert (plan.pages, plan.spared, plan.runs) == (2, 1, ())
    assert 2 * OWN <= plan.bytes <= 2 * OWN + 200


def test_captures_that_runs_rest_on_go_only_when_asked_and_are_named(filled: Library) -> None:
    """The newest run keeps its pages even then."""
    plan = filled.plan_letting_go(keep=1, with_runs=True)

    assert [one.snapshot_id for one in plan.leaving] == ["s-000001", "s-000002", "s-000003", "s-000005"]
    assert plan.runs == ("r-000001",)
    assert "1 runs would lose their saved pages and keep scores, facts and quotes: r-000001" in list(
        plan_lines(plan)
    )


def room_taken(library: Library) -> int:
    """The size of the file in bytes, once its log is written back."""
    (count,), (size,) = (library._one(f"PRAGMA {name}") or (0,) for name in ("page_count", "page_size"))
    return int(count) * int(size)


def test_letting_go_does_what_the_preview_said(filled: Library, bodies: list[bytes]) -> None:
    """Pages that something else needs stay; the rest of the library is as sound as before, and smaller."""
    plan, size = filled.plan_letting_go(keep=2), room_taken(filled)
    filled.let_go(plan, NOON, "Ada")

    assert filled.snapshots_of("p-1") == ("s-000006", "s-000005", "s-000004", "s-000001")
    assert filled.body(digest(SHARED)) == SHARED
    for gone in bodies[1:3]:
        with pytest.raises(NoSuchBody):
            filled.body(digest(gone))
    assert {n.level for n in filled.doctor() if n.about != "backups"} == {"ok"}
    assert room_taken(filled) <= size - plan.bytes + 8192
    assert [(e.action, e.who) for e in filled.journal(limit=1)] == [("let go", "Ada")]
    assert filled.plan_letting_go(keep=2).leaving == ()


def test_a_run_without_its_pages_keeps_its_result_and_says_what_it_lacks(
    filled: Library, tmp_path: Path
) -> None:
    """Scores and quotes are in the run; only a new visit brings pages back."""
    whole = filled.run("r-1")
    filled.let_go(filled.plan_letting_go(keep=1, with_runs=True), NOON)

    assert filled.run("r-1") == whole
    assert filled.diff("r-1", "r-2").pages == ()
    assert filled.known("p-1") != {}
    with pytest.raises(NotFoundError, match="were let go"):
        export_case(filled, "r-1", tmp_path / "case.wacz")


def test_a_plan_that_is_no_longer_true_is_not_carried_out(filled: Library) -> None:
    """Somebody reviewed an old capture meanwhile."""
    plan = filled.plan_letting_go(keep=2)
    filled.save_run("p-1", "s-000002", review("s-000002"))

    with pytest.raises(ChangedElsewhere, match="look at the list again"):
        filled.let_go(plan, NOON)
    assert len(filled.snapshots_of("p-1")) == 6


def test_letting_go_is_all_or_nothing(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in the middle leaves every page."""
    monkeypatch.setattr("desktop.history.retention._FORGET", "DELETE FROM nowhere WHERE ?1")
    before = list(filled._connection().iterdump())

    with pytest.raises(Exception, match="nowhere"):
        filled.let_go(filled.plan_letting_go(keep=2), NOON)
    assert list(filled._connection().iterdump()) == before


@pytest.mark.parametrize(
    ("words", "left", "told"),
    [
        ([], 6, "nothing was changed; --yes lets them go"),
        (["--yes"], 4, "done;"),
        (["--yes", "--keep", "1"], 3, "done;"),
        (["--yes", "--keep", "1", "--with-runs"], 2, "needed by r-000001"),
        (["--yes", "--keep", "9"], 6, "nothing to let go"),
        (["--yes", "--keep", "2", "example.test"], 4, "done;"),
    ],
)
def test_the_command_shows_first_and_acts_when_told(
    filled: Library, path: Path, capsys: pytest.CaptureFixture[str], words: list[str], left: int, told: str
) -> None:
    """Without --yes it is a preview."""
    filled.close()
    assert main(["tidy", *words, "--library", str(path)]) == 0

    assert told in capsys.readouterr().out
    with sqlite3.connect(path) as rows:
        (held,) = rows.execute("SELECT count(DISTINCT snapshot) FROM captures").fetchone()
    rows.close()
    assert held == left
