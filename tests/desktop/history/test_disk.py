"""The disk below the library fails, or the power goes: what was acknowledged is there, and it is said what to do.

SQLite's own method: a file layer that loses what was not synced, and one that fails at the n-th call.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.history import opening
from desktop.history.connection import connect
from desktop.history.errors import LibraryError, LibraryFull
from desktop.history.library import Library
from desktop.history.migrations import migrations
from scrapers.archive import SnapshotStatus, digest
from tests.support.disk import FULL, IOERR, Disk, after_power_loss, reachable, watched_disk
from tests.support.history import HOME, NOON, captured, new_snapshot, page, review

pytestmark = pytest.mark.skipif(not reachable(), reason="SQLite's file layer is out of reach in this Python")

POINTS = 500
ADVICE = re.compile("nothing was changed|choose|check|restore")
STEPS = [m.name for m in migrations._migrations]


@pytest.fixture
def begun(path: Path) -> Path:
    """A library with a platform, a capture and a run in it, closed."""
    with Library.open(path) as library:
        snapshot = captured(library, library.platform_for(HOME, "Example").id, {"": b"home"})
        library.save_run("p-1", snapshot, review(snapshot))
    return path


def working(library: Library) -> Iterator[tuple[str, str]]:
    """Captures and runs, one after the other; each is told when the library says that it is kept."""
    for round_ in range(6):
        snapshot = new_snapshot(library, "p-1")
        for number in range(5):
            body = f"{round_} {number} ".encode() * 400
            library.keep(snapshot, page(f"{round_}/{number}", body), body)
            yield "page", digest(body)
        library.close_snapshot(snapshot, SnapshotStatus.COMPLETE, ())
        yield "run", library.save_run("p-1", snapshot, review(snapshot)).run_id


@pytest.mark.abuse("S02")
def test_power_loss_at_any_moment_loses_nothing_that_was_acknowledged(begun: Path, tmp_path: Path) -> None:
    """Writes that were not synced are dropped, kept or torn by sectors; 500 moments."""
    before = {str(begun): begun.read_bytes()}
    told: list[tuple[int, str, str]] = []
    with watched_disk() as disk, Library.open(begun) as library:
        for kind, name in working(library):
            told.append((len(disk.events), kind, name))
        events = list(disk.events)
    draw, place = random.Random(5), tmp_path / "after" / begun.name
    moments = sorted(draw.randint(1, len(events)) for _ in range(POINTS))

    assert len(events) > 300
    for moment in moments:
        files = after_power_loss(before, events[:moment], draw)
        acknowledged = [(kind, name) for at, kind, name in told if at <= moment]
        assert lost(place, begun, files, acknowledged) == []


def lost(place: Path, original: Path, files: dict[str, bytes], told: list[tuple[str, str]]) -> list[str]:
    """What was told and is not there whole when the library is opened after the loss."""
    shutil.rmtree(place.parent, ignore_errors=True)
    place.parent.mkdir()
    for name, data in files.items():
        (place.parent / Path(name).name).write_bytes(data)
    with Library.open(place) as library:
        (sound,) = library._one("PRAGMA quick_check(1)") or ("",)
        have = {mark.hex() for (mark,) in library._rows("SELECT sha256 FROM bodies")}
        runs = {f"r-{n:06d}" for (n,) in library._rows("SELECT n FROM runs")}
        found = [name for kind, name in told if name not in (have if kind == "page" else runs)]
        return found + ([] if sound == "ok" else [f"{original.name}: {sound}"])


def save(path: Path) -> None:
    """A page and a run."""
    with Library.open(path) as library:
        snapshot = captured(library, "p-1", {"more": b"more " * 2000})
        library.save_run("p-1", snapshot, review(snapshot))


def take_in(path: Path) -> None:
    """A saved file, whole or not at all."""
    bodies = [f"{n} ".encode() * 900 for n in range(8)]
    with Library.open(path) as library:
        pages = [(page(f"{n}", body), body) for n, body in enumerate(bodies)]
        library.add_snapshot("https://other.test/", "Other", "0.1", (), NOON, pages)


def back_up(path: Path) -> None:
    """A copy, checked."""
    with Library.open(path) as library:
        library.backup(path.with_name("copy.db"))


def migrate(path: Path) -> None:
    """From the first schema to the present one."""
    Library.open(path).close()


def grown(path: Path) -> None:
    """A library with rows, of the present schema."""
    with Library.open(path) as library:
        library.platform_for(HOME, "Example")
        captured(library, "p-1", {"": b"home"})


def old(path: Path) -> None:
    """A library with rows, of the first schema."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with closing(connect(path)) as connection:
        opening._migrate(connection, stop_before=STEPS[1])
        connection.execute(
            "INSERT INTO platforms (n, key, home, name, sort_name, created_at) VALUES (1, ?, ?, ?, ?, ?)",
            ("example.test", HOME, "Example", "example", NOON.isoformat()),
        )


OPERATIONS: list[tuple[Callable[[Path], None], Callable[[Path], None]]] = [
    (grown, save),
    (grown, take_in),
    (grown, back_up),
    (old, migrate),
]


def fails_at(
    path: Path, work: Callable[[Path], None], number: int, code: int, *, once: bool
) -> tuple[str, Disk]:
    """What the work said, in our words, with a disk that fails at that call; empty when it came to its end."""
    with watched_disk() as disk:
        disk.fail_at, disk.code, disk.once = number, code, once
        try:
            work(path)
        except LibraryError as error:
            return str(error), disk
    return "", disk


def prior(path: Path) -> list[str]:
    """The platforms by a plain reading, after the file was found sound."""
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in plain.execute("SELECT name FROM platforms ORDER BY n")]


@pytest.mark.abuse("S04")
@pytest.mark.parametrize(("make", "work"), OPERATIONS)
def test_an_error_of_the_disk_at_any_call_leaves_the_data_as_they_were(
    path: Path, make: Callable[[Path], None], work: Callable[[Path], None]
) -> None:
    """At the 1st, 2nd … call of saving, importing, backing up and migrating, up to the 300th or the last."""
    make(path)
    master, number, told = path.read_bytes(), 0, 0
    while number < 300:
        number += 1
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(master)
        said, disk = fails_at(path, work, number, IOERR, once=True)
        if not disk.failed:
            break
        told += bool(said)
        assert ADVICE.search(said or "check")
        assert prior(path)[:1] == ["Example"]
        work(path)
    assert number > 5
    assert told > number // 2


@pytest.mark.abuse("S03")
@pytest.mark.parametrize(("make", "work"), OPERATIONS)
@pytest.mark.parametrize("number", [1, 4, 9])
def test_a_disk_that_is_full_from_some_call_on_is_told_and_the_retry_works(
    path: Path, make: Callable[[Path], None], work: Callable[[Path], None], number: int
) -> None:
    """Saving, importing, backing up and migrating; the data before are whole."""
    make(path)

    said, disk = fails_at(path, work, number, FULL, once=False)

    assert ADVICE.search(said) if disk.failed else not said
    assert prior(path)[:1] == ["Example"]
    work(path)
    assert prior(path)[:1] == ["Example"]


@pytest.mark.abuse("S03")
def test_a_full_disk_is_said_with_what_to_do(begun: Path) -> None:
    """In one sentence."""
    with watched_disk() as disk, Library.open(begun) as library:
        disk.fail_at, disk.code, disk.once = disk.calls + 1, FULL, False
        with pytest.raises(
            LibraryFull, match="no room left .* nothing was changed, free some space and try again"
        ):
            library.platform_for("https://other.test", "Other")
        disk.fail_at = 0
        assert library.platform_for("https://other.test", "Other").name == "Other"
