"""Kills, several processes, full disks, backups: what was acknowledged is there afterwards."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.history.backups import backup_folder, dated, rotated_name, to_keep, verify_file
from desktop.history.connection import APPLICATION_ID
from desktop.history.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    NewerLibrary,
    NotALibrary,
)
from desktop.history.library import Library
from desktop.history.version import SCHEMA_VERSION
from scoring.assessment import Answer, Outcome
from scrapers.archive import SnapshotStatus, digest
from tests.bench.bench_kills import WORKS, Victims, site
from tests.support.history import HOME, NOON, captured, new_snapshot, page, review
from tests.support.servers import serving

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.abuse("S01")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_nothing_acknowledged_is_lost_by_kill_9(path: Path) -> None:
    """A short loop over capturing and saving; `./run bench kills` is the long one."""
    draw, told = random.Random(11), Counter[str]()
    with serving(site()) as server, Victims() as victims:
        for number in range(100):
            file, work = path.with_name(f"{number % 4}.db"), WORKS[number % 2]
            told.update(kind for kind, _ in victims.kill_one(file, work, server.url, draw))

    assert told["kept"] > 1000
    assert told["run"] > 100
    with Library.open(path.with_name("0.db")) as library:
        assert SnapshotStatus.PARTIAL in {library.snapshot(s).status for s in library.snapshots_of("p-1")}
        assert library.open_snapshots() == ()


def writer(path: Path, *words: str) -> subprocess.Popen[str]:
    """Another process that writes."""
    line = [sys.executable, "-m", "tests.support.history_writer", words[0], str(path), *words[1:]]
    return subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.abuse("S05")
def test_several_processes_lose_nothing(path: Path) -> None:
    """They wait for each other; nobody is told that the library is locked. They also race to make it."""
    writers = [writer(path, "journal", "60", f"{n}") for n in range(4)]
    said = [w.communicate(timeout=30)[1] for w in writers]

    assert said == [""] * 4
    with Library.open(path) as library:
        entries = {(e.who, e.subject) for e in library.journal(limit=1000)}
    assert entries == {(f"{who}", f"{number}") for who in range(4) for number in range(60)}


def test_a_living_capture_of_another_process_is_left_alone(path: Path) -> None:
    """Two windows: the second does not close what the first is writing."""
    Library.open(path).close()
    other = writer(path, "save")
    assert other.stdout is not None
    snapshot = other.stdout.readline().split()[1]
    try:
        with Library.open(path) as library:
            assert library.mark_interrupted() == ()
            assert library.open_snapshots() == (snapshot,)
    finally:
        other.kill()
        other.communicate(timeout=10)
    with Library.open(path) as library:
        library.mark_interrupted()
        assert library.open_snapshots() == ()


def test_threads_share_a_library(library: Library) -> None:
    """The window reads while the capture writes."""
    snapshot = new_snapshot(library, library.platform_for(HOME).id)
    errors: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for number in range(10):
                body = f"{name} {number}".encode()
                library.keep(snapshot, page(f"{name}/{number}", body), body)
                library.platforms()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert errors == []
    assert len(library.snapshot(snapshot).captures) == 40


def fill_capture(library: Library) -> None:
    """A page that does not fit."""
    body = os.urandom(300_000)
    library.keep("s-000002", page("big", body), body)


def fill_run(library: Library) -> None:
    """A run whose page texts do not fit."""
    texts = {f"{n}": os.urandom(30_000).hex() for n in range(10)}
    library.save_run("p-1", "s-000001", review(), texts)


def fill_answer(library: Library) -> None:
    """An answer that does not fit."""
    why = os.urandom(300_000).hex()
    library.add_answer("p-1", Answer("credit/rate", Outcome.PASS, why, "", "Ada", NOON))


def fill_join(library: Library) -> None:
    """An added page that does not fit."""
    body = os.urandom(300_000)
    library.join_snapshot("s-000001", [(page("big", body), body)], "0.1", NOON)


@pytest.mark.abuse("S03")
@pytest.mark.parametrize("operation", [fill_capture, fill_run, fill_answer, fill_join])
def test_a_full_disk_leaves_the_library_as_it_was(
    path: Path, library: Library, operation: Callable[[Library], None]
) -> None:
    """It is said what to do, the data before are whole, and the retry works when there is room."""
    platform = library.platform_for(HOME, "Example").id
    captured(library, platform, {"": b"home"})
    new_snapshot(library, platform)
    before = list(library._connection().iterdump())
    (pages,) = library._one("PRAGMA page_count") or (0,)
    library._one(f"PRAGMA max_page_count={pages + 5}")

    with pytest.raises(LibraryFull, match="nothing was changed, free some space"):
        operation(library)
    assert list(library._connection().iterdump()) == before

    library._one("PRAGMA max_page_count=1000000")
    operation(library)
    assert [n.level for n in library.doctor() if n.about in ("structure", "references")] == ["ok"]


def test_a_writer_that_never_ends_is_named(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After all the waiting, one clear sentence."""
    monkeypatch.setattr("desktop.history.store.TRIES", 1)
    library._one("PRAGMA busy_timeout=1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LibraryBusy, match="another program is writing"):
        library.platform_for(HOME)
    other.close()


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with a platform, a capture and a run."""
    platform = library.platform_for(HOME, "Example").id
    snapshot = captured(library, platform, {"": b"home"})
    library.save_run(platform, snapshot, review(snapshot))
    return library


def test_a_backup_is_a_whole_library(filled: Library, tmp_path: Path) -> None:
    """In one file, while the library is in use."""
    copy = filled.backup(tmp_path / "copy" / "backup.db")

    assert [p.name for p in copy.parent.iterdir()] == ["backup.db"]
    assert verify_file(copy) == SCHEMA_VERSION
    with Library.open(copy, read_only=True) as library:
        assert library.run("r-1") == filled.run("r-1")


def test_a_backup_that_cannot_be_written_says_so(filled: Library, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(LibraryError, match="choose another place"):
        filled.backup(tmp_path / "file" / "backup.db")


@pytest.mark.abuse("S10")
def test_a_damaged_library_is_never_rotated_in(filled: Library, path: Path) -> None:
    """The good backups stay."""
    good = filled.rotate_backups(NOON)
    filled.close()
    data = bytearray(path.read_bytes())
    data[8192:60000] = os.urandom(60000 - 8192)
    path.write_bytes(data)
    damaged = Library(path, read_only=False, network=False)

    with pytest.raises(LibraryError):
        damaged.rotate_backups(NOON + timedelta(days=1))
    damaged.close()
    assert good is not None
    assert list(good.parent.iterdir()) == [good]
    assert verify_file(good) == SCHEMA_VERSION


def test_backups_are_made_once_a_day(filled: Library, path: Path) -> None:
    """And named by the day."""
    assert filled.rotate_backups(NOON) is not None
    assert filled.rotate_backups(NOON + timedelta(hours=1)) is None
    filled.rotate_backups(NOON + timedelta(days=1))

    assert [t.day for t in dated(backup_folder(path))] == [2, 1]


def test_days_weeks_and_months_are_kept() -> None:
    """After two years of daily backups: 7 days, 5 weeks, 12 months, the newest of each."""
    days = [datetime(2024, 1, 1, 9, tzinfo=UTC) + timedelta(days=n) for n in range(730)]

    kept = sorted(to_keep(days), reverse=True)

    assert kept[:7] == days[:-8:-1]
    assert 7 + 3 + 11 <= len(kept) <= 7 + 5 + 12
    assert kept[-1] == datetime(2025, 1, 31, 9, tzinfo=UTC)


def test_old_backups_go_and_other_files_stay(filled: Library, path: Path) -> None:
    """Only what the rotation made is removed."""
    folder = backup_folder(path)
    folder.mkdir()
    for days in range(1, 40):
        (folder / rotated_name(NOON - timedelta(days=days))).touch()
    (folder / "before-schema-4-20200101-000000.db").touch()

    filled.rotate_backups(NOON)

    assert (folder / "before-schema-4-20200101-000000.db").exists()
    assert len(dated(folder)) == len(to_keep([NOON - timedelta(days=d) for d in range(40)]))


def test_restoring_brings_the_backup_back(filled: Library, path: Path, tmp_path: Path) -> None:
    """And keeps what was there beside it."""
    backup = filled.backup(tmp_path / "backup.db")
    filled.rename_platform("p-1", "Later")
    filled.close()

    kept = Library.restore(path, backup)

    with Library.open(path) as library:
        assert library.platform("p-1").name == "Example"
    assert kept is not None
    with Library.open(kept) as library:
        assert library.platform("p-1").name == "Later"


def test_restoring_heals_a_damaged_library(filled: Library, path: Path, tmp_path: Path) -> None:
    """The damaged file is kept too; the log beside it goes."""
    backup = filled.backup(tmp_path / "backup.db")
    filled.close()
    path.write_bytes(path.read_bytes()[:5000])
    path.with_name(path.name + "-wal").write_bytes(b"old log")

    kept = Library.restore(path, backup)

    assert kept is not None
    assert kept.stat().st_size == 5000
    with Library.open(path) as library:
        assert library.run("r-1").platform.name == "Example"


def test_restoring_into_nothing(filled: Library, tmp_path: Path) -> None:
    """A new computer."""
    backup = filled.backup(tmp_path / "backup.db")

    assert Library.restore(tmp_path / "new" / "lendscope.db", backup) is None
    with Library.open(tmp_path / "new" / "lendscope.db") as library:
        assert len(library.platforms()) == 1


def test_a_library_in_use_is_not_replaced(filled: Library, path: Path, tmp_path: Path) -> None:
    """Another window would go on writing into the old file."""
    backup = filled.backup(tmp_path / "backup.db")

    with pytest.raises(LibraryBusy, match="open in another program"):
        Library.restore(path, backup)
    assert filled.platform("p-1").name == "Example"


def spoil_head(path: Path) -> None:
    """Not a database any more."""
    path.write_bytes(b"x" * 4096 + path.read_bytes()[4096:])


def spoil_middle(path: Path) -> None:
    """Pages of noise."""
    data = bytearray(path.read_bytes())
    data[20000:60000] = os.urandom(40000)
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Half of it."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])


def clear(path: Path) -> None:
    """Nothing."""
    path.write_bytes(b"")


def change(path: Path, *statements: str) -> None:
    """Somebody edited the file."""
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()


def disown(path: Path) -> None:
    """Somebody else's database."""
    change(path, "PRAGMA application_id=1")


def age(path: Path) -> None:
    """From the future."""
    change(path, "PRAGMA user_version=99")


def slow(path: Path) -> None:
    """A view that would never end; checking does not look into views, so the file is sound but for its mark."""
    change(
        path,
        "CREATE VIEW trap AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
        "PRAGMA application_id=2",
    )


def write_text(path: Path) -> None:
    """A letter."""
    path.write_text("Dear reader,\n" * 1_000, encoding="utf-8")


def write_zip(path: Path) -> None:
    """A case file under a backup's name."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")


def other_tables(path: Path) -> None:
    """Our mark on a database that is something else."""
    path.unlink()
    change(
        path,
        "CREATE TABLE notes (text TEXT)",
        f"PRAGMA application_id={APPLICATION_ID}",
        "PRAGMA user_version=1",
    )


def slow_trigger(path: Path) -> None:
    """Our database, with a trigger of somebody else's."""
    change(path, "CREATE TRIGGER boom AFTER INSERT ON settings BEGIN DELETE FROM runs; END")


def hidden_table(path: Path) -> None:
    """Our database without a table that every program reads first."""
    change(path, "PRAGMA foreign_keys=OFF", "DROP TABLE captures")


@pytest.mark.abuse("B10")
@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (write_text, NotALibrary),
        (write_zip, NotALibrary),
        (other_tables, LibraryError),
        (slow_trigger, LibraryError),
        (hidden_table, LibraryError),
        (spoil_head, NotALibrary),
        (spoil_middle, LibraryDamaged),
        (cut, LibraryDamaged),
        (clear, NotALibrary),
        (disown, NotALibrary),
        (age, NewerLibrary),
        (slow, NotALibrary),
    ],
)
def test_a_bad_backup_is_not_restored(
    filled: Library, path: Path, tmp_path: Path, spoil: Callable[[Path], None], error: type[LibraryError]
) -> None:
    """The library stays as it was, and nothing lies about."""
    backup = filled.backup(tmp_path / "backup.db")
    filled.close()
    spoil(backup)
    before = {p.name: digest(p.read_bytes()) for p in path.parent.iterdir()}

    begun = time.monotonic()
    with pytest.raises(error):
        Library.restore(path, backup)
    assert time.monotonic() - begun <= 5
    assert {p.name: digest(p.read_bytes()) for p in path.parent.iterdir()} == before


def test_the_doctor_is_content_with_a_good_library(filled: Library) -> None:
    """Only the missing backup is worth a word."""
    notes = filled.doctor()

    assert {n.about for n in notes if n.level != "ok"} == {"backups"}
    assert str(notes[0]) == "ok: structure: the file is sound"


def test_the_doctor_finds_loose_ends(filled: Library, path: Path) -> None:
    """Rows that point nowhere, runs without content, captures that are open."""
    new_snapshot(filled, "p-1")
    change(
        path, "PRAGMA foreign_keys=OFF", "DELETE FROM reviews", "DELETE FROM captures", "DELETE FROM terms"
    )

    levels = {n.about: n.level for n in filled.doctor()}

    assert levels["references"] == "error"
    assert levels["runs"] == "warning"
    assert levels["pages"] == "warning"
    assert levels["captures"] == "warning"


def test_a_copied_library_file_opens_elsewhere(filled: Library, path: Path, tmp_path: Path) -> None:
    """After closing, everything is in the one file."""
    filled.close()
    shutil.copy(path, tmp_path / "copy.db")

    with Library.open(tmp_path / "copy.db") as library:
        assert library.run("r-1").run_id == "r-000001"
