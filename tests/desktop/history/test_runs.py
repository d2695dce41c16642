"""Runs: kept whole and unchanged, listed, compared and drawn from rows."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.history.comparing import FactChange, FactState, ItemChange
from desktop.history.errors import LibraryDamaged, LibraryError, NoSuchRun
from desktop.history.library import Library
from scoring.assessment import FlagState, Outcome
from scoring.facts import Absent, Found
from scoring.review import Review
from scrapers.archive import digest
from tests.support.history import HOME, NOON, assessment, captured, findings, percent, review, score

DAY = timedelta(days=1)


@pytest.fixture
def platform(library: Library) -> str:
    """A platform's id."""
    return library.platform_for(HOME, "Example").id


def run(library: Library, platform: str, at_day: int = 0, **more: object) -> Review:
    """A saved run on a capture of its own."""
    at = NOON + at_day * DAY
    snapshot = captured(library, platform, {"": f"{at_day}".encode(), "same": b"same"}, at)
    return library.save_run(platform, snapshot, review(snapshot, at=at, **more))  # type: ignore[arg-type]


def test_a_run_comes_back_equal(library: Library, platform: str) -> None:
    """To the last decimal."""
    snapshot = captured(library, platform, {"": b"home"})
    made = review(snapshot, run_id=library.new_run_id())

    assert library.save_run(platform, snapshot, made) == made
    assert library.run(made.run_id) == made


def test_later_runs_come_back_equal_too(library: Library, platform: str) -> None:
    """They are kept as differences from an earlier one; a very different one is kept whole."""
    made = [run(library, platform, day, rate=f"{day}.5") for day in range(4)]
    other = replace(
        made[0], run_id="", reading=replace(made[0].reading, findings={}, contradictions=(), pages=())
    )
    made.append(library.save_run(platform, "s-000001", other))

    assert [library.run(r.run_id) for r in made] == made


def test_a_run_without_an_id_gets_the_next(library: Library, platform: str) -> None:
    """Reserved ids are not given again."""
    library.new_run_id()

    assert run(library, platform).run_id == "r-000002"


def test_order_does_not_follow_the_clock(library: Library, platform: str) -> None:
    """A clock that was set back neither repeats an id nor changes which run is the latest."""
    first, second = run(library, platform, 0), run(library, platform, -30)

    assert first.run_id < second.run_id
    assert [row.id for row in library.runs_of(platform)] == [second.run_id, first.run_id]
    assert library.platforms()[0].run_id == second.run_id


def test_an_old_capture_judged_again_is_not_the_latest(library: Library, platform: str) -> None:
    """Rescoring old captures adds runs; the list goes on showing the newest capture."""
    first, second = run(library, platform, 0), run(library, platform, 1)
    again = library.save_run(platform, first.snapshot.id, replace(first, run_id=""))

    latest = library.latest_run(platform)
    assert latest is not None
    assert (latest.id, library.platforms()[0].run_id) == (second.run_id, second.run_id)
    assert library.runs_of(platform)[0].id == again.run_id
    assert library.platforms()[0].runs == 3


def test_a_run_never_changes(library: Library, platform: str, path: Path) -> None:
    """Saving again under the id is refused, and the file refuses it too."""
    made = run(library, platform)

    with pytest.raises(LibraryError, match="never change"):
        library.save_run(platform, made.snapshot.id, made)
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never change"):
        other.execute("UPDATE runs SET overall = 100")
    other.close()


@pytest.mark.parametrize("run_id", ["x", "s-000001", "r-1", "7"])
def test_foreign_ids_are_refused(library: Library, platform: str, run_id: str) -> None:
    """Every id is written the same way."""
    snapshot = captured(library, platform, {"": b"home"})

    with pytest.raises(LibraryError, match="new_run_id"):
        library.save_run(platform, snapshot, review(snapshot, run_id=run_id))


def test_a_run_that_fails_leaves_nothing(library: Library, platform: str) -> None:
    """All its rows, or none."""
    snapshot = captured(library, platform, {"": b"home"})
    broken = replace(review(snapshot), reading=replace(review().reading, reader_version=None))  # type: ignore[arg-type]

    with pytest.raises(LibraryError):
        library.save_run(platform, snapshot, broken)
    assert library.runs_of(platform) == []
    assert library.search("Überweisung") == []
    assert library.platforms()[0].runs == 0


def test_a_line_of_the_history(library: Library, platform: str) -> None:
    """What it was judged by, and the exact scores."""
    made = run(library, platform)

    (row,) = library.runs_of(platform)

    assert (row.id, row.platform_id, row.snapshot_id) == (made.run_id, platform, made.snapshot.id)
    assert (row.created_at, row.captured_at, row.as_of) == (made.created_at, NOON, made.assessment.as_of)
    assert (row.overall, row.machine, row.scores["credit"]) == (score(), score(Fraction(50)), score())
    assert (row.edition, row.profile, row.jurisdiction, row.flags, row.ko1) == (
        "2026.1",
        "default",
        "EE",
        1,
        1,
    )


@pytest.mark.parametrize("text", ["r-000002", "r-2", "2", "example", "p-1"])
def test_a_run_is_found_by(library: Library, platform: str, text: str) -> None:
    """Its id in any length, or the name of its platform."""
    run(library, platform, 0)
    run(library, platform, 1)

    # "p-1" names the platform, whose latest run is the second
    assert library.find_run(text).id == "r-000002"


@pytest.mark.parametrize("text", ["r-000099", "99"])
def test_an_unknown_run_is_said_to_be(library: Library, text: str) -> None:
    """One clear sentence."""
    with pytest.raises(NoSuchRun, match="lendscope history"):
        library.find_run(text)


def test_a_platform_without_runs_says_what_to_do(library: Library, platform: str) -> None:
    """The next step is named."""
    with pytest.raises(NoSuchRun, match="lendscope review example"):
        library.find_run("example")


def test_a_damaged_run_is_said_to_be(library: Library, platform: str, path: Path) -> None:
    """The rest of the library stays usable."""
    made = run(library, platform)
    other = sqlite3.connect(path)
    with other:
        other.execute("UPDATE reviews SET data = x'00'")
    other.close()

    with pytest.raises(LibraryDamaged, match="restore a backup"):
        library.run(made.run_id)
    assert len(library.runs_of(platform)) == 1


def test_two_equal_runs_do_not_differ(library: Library, platform: str) -> None:
    """Except in the pages that changed under their addresses."""
    a, b = run(library, platform, 0), run(library, platform, 1)

    diff = library.diff(a.run_id, b.run_id)

    assert (diff.scores, diff.items, diff.facts) == ((), (), ())
    assert [(p.url, p.before, p.after) for p in diff.pages] == [(HOME, digest(b"0"), digest(b"1"))]
    assert diff.same_line
    assert diff.same_reader
    assert not diff.same_capture


def test_a_changed_value_is_one_change(library: Library, platform: str) -> None:
    """With its unit, qualifiers, date, and its type."""
    a, b = run(library, platform, 0), run(library, platform, 1, rate="12.0")

    (change,) = library.diff(a.run_id, b.run_id).facts

    assert change.key == "loans.default_rate"
    assert change.qualifiers == (("year", "2025"),)
    assert change.before == (
        FactState("found", Decimal("11.40"), "%", (("year", "2025"),), "2025-12-31", superseded=False),
    )
    assert [s.value for s in change.after] == [Decimal("12.0")]


def test_a_fact_that_vanished_is_a_change(library: Library, platform: str) -> None:
    """Found, then absent: the clause that is gone."""
    a, b = run(library, platform, 0), run(library, platform, 1)
    gone = {**findings(), "company.directors": Absent("company.directors")}
    c = library.save_run(
        platform, b.snapshot.id, replace(b, run_id="", reading=replace(b.reading, findings=gone))
    )

    (change,) = library.diff(a.run_id, c.run_id).facts

    assert change == FactChange(
        "company.directors", (), (FactState("found", ("A. Ruiz", "王伟")),), (FactState("absent"),)
    )


def test_a_new_year_does_not_touch_the_old_one(library: Library, platform: str) -> None:
    """Values are compared by qualifier, so that last year's figure is not called changed."""
    a = run(library, platform, 0)
    both = findings()
    more = percent("loans.default_rate", "9.0", "2026").values
    rates = both["loans.default_rate"]
    assert isinstance(rates, Found)
    both["loans.default_rate"] = replace(rates, values=rates.values + more)
    b = library.save_run(
        platform, "s-000001", replace(a, run_id="", reading=replace(a.reading, findings=both))
    )

    (change,) = library.diff(a.run_id, b.run_id).facts

    assert (change.qualifiers, change.before) == ((("year", "2026"),), ())
    assert [s.value for s in change.after] == [Decimal("9.0")]


def test_changed_items_and_scores(library: Library, platform: str) -> None:
    """The outcomes before and after; scores exact."""
    a = run(library, platform, 0)
    b = run(library, platform, 1, judged=assessment(Outcome.PASS, Fraction(80)))

    diff = library.diff(a.run_id, b.run_id)

    assert diff.items == (ItemChange("liquidity/withdrawal", Outcome.FAIL, Outcome.PASS),)
    assert {c.id for c in diff.scores} == {"overall", "liquidity", "credit", "reputation", "leakage"}
    assert diff.scores[0].after == score(Fraction(80))


def test_a_confirmed_flag_is_a_change(library: Library, platform: str) -> None:
    """Even when the outcome stays."""
    a = run(library, platform, 0)
    items = tuple(
        replace(j, flag=replace(j.flag, state=FlagState.CONFIRMED)) if j.flag else j
        for j in a.assessment.judgements
    )
    b = run(library, platform, 1, judged=replace(a.assessment, judgements=items))

    (change,) = library.diff(a.run_id, b.run_id).items
    assert (change.flag_before, change.flag_after) == (FlagState.CANDIDATE, FlagState.CONFIRMED)


def test_a_trend_tells_its_lines_apart(library: Library, platform: str) -> None:
    """Scores under another checklist, profile or jurisdiction must not be joined."""
    run(library, platform, 0)
    run(library, platform, 1, judged=replace(assessment(), fingerprint="other"))
    run(library, platform, -5, judged=replace(assessment(), profile="equal"))

    points = library.trend(platform)

    assert [p.captured_at for p in points] == [NOON - 5 * DAY, NOON, NOON + DAY]
    assert len({p.line for p in points}) == 3


def test_earlier_readings_are_one_for_each_capture(library: Library, platform: str) -> None:
    """The newest first, and of each capture the last run."""
    run(library, platform, 0, rate="1.0")
    b = run(library, platform, 1, rate="2.0")
    library.save_run(platform, b.snapshot.id, review(b.snapshot.id, at=NOON + DAY, rate="3.0"))
    run(library, platform, 2)

    readings = library.earlier_readings(platform, NOON + 2 * DAY)

    rates = [r.findings["loans.default_rate"] for r in readings]
    assert [f.values[0].value for f in rates if isinstance(f, Found)] == [Decimal("3.0"), Decimal("1.0")]


def test_an_unchanged_recapture_is_light(library: Library, platform: str, path: Path) -> None:
    """At most one twentieth of the first, captures and run together."""
    bodies = {
        f"{n}": (f"{n} " + " ".join(digest(f"{n}{k}".encode()) for k in range(400))).encode()
        for n in range(20)
    }
    sizes = []
    for day in range(3):
        snapshot = captured(library, platform, bodies, NOON + day * DAY)
        library.save_run(platform, snapshot, review(snapshot, at=NOON + day * DAY))
        sizes.append(library.backup(path.with_name(f"{day}.db")).stat().st_size)

    assert sizes[2] - sizes[1] <= 0.05 * sizes[0]
