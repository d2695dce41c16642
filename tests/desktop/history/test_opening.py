"""Opening: settings on every connection, private files, foreign and damaged files refused, older ones migrated."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.history import opening
from desktop.history.backups import backup_folder, verify_file
from desktop.history.connection import APPLICATION_ID, connect, version
from desktop.history.errors import LibraryDamaged, LibraryError, NewerLibrary, NotALibrary, OlderLibrary
from desktop.history.library import Library
from desktop.history.migrations import migrations
from desktop.history.version import SCHEMA_VERSION
from tests.support.history import HOME, NOON, captured, review

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": 5000,
    "mmap_size": 0,
    "temp_store": 2,
    "journal_size_limit": 67108864,
    "wal_autocheckpoint": 1000,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA_VERSION,
}
STEPS = [m.name for m in migrations._migrations]


@pytest.mark.parametrize("pragma", sorted(WANTED))
def test_every_connection_has_the_settings(library: Library, pragma: str) -> None:
    """The first thread's connection and another thread's."""
    seen = [library._one(f"PRAGMA {pragma}")]
    other = threading.Thread(target=lambda: seen.append(library._one(f"PRAGMA {pragma}")))
    other.start()
    other.join(5)

    assert seen == [(WANTED[pragma],)] * 2


def test_no_other_database_can_be_attached(library: Library) -> None:
    """A library speaks of itself only."""
    with pytest.raises(LibraryError, match="attached"):
        library._rows("ATTACH ':memory:' AS other")


def test_values_are_limited(library: Library) -> None:
    """Nobody stores a film."""
    assert library._connection().getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 64 * 1024 * 1024


@pytest.mark.abuse("S12")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_may_read_it(path: Path, library: Library) -> None:
    """Folder 0700, file 0600, and so the files beside it."""
    snapshot = captured(library, library.platform_for(HOME).id, {"": b"home"})
    library.rotate_backups(NOON)

    assert snapshot == "s-000001"
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (path.parent, *path.parent.rglob("*"))}
    assert {name for name, mode in modes.items() if mode & 0o077} == set()


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    """A library in somebody's project folder does not lock out the project."""
    tmp_path.chmod(0o755)
    Library.open(tmp_path / "lib.db").close()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def empty(path: Path) -> None:
    """Nothing in it."""
    path.write_bytes(b"")


def words(path: Path) -> None:
    """A letter."""
    path.write_text("Dear library, " * 100)


def short_words(path: Path) -> None:
    """A word."""
    path.write_text("x")


def foreign(path: Path) -> None:
    """Somebody's own database."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE platforms (n)")


def header_only(path: Path) -> None:
    """The first hundred bytes of a library."""
    Library.open(path).close()
    path.write_bytes(path.read_bytes()[:100])


def cut_off(path: Path) -> None:
    """Three quarters of a library."""
    Library.open(path).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])


def folder(path: Path) -> None:
    """A folder of that name."""
    path.mkdir()


def newer(path: Path) -> None:
    """A library of next year."""
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def zip_file(path: Path) -> None:
    """A case file taken for a library."""
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


@pytest.mark.abuse("S07")
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("make", "error", "words_of_it"),
    [
        (empty, LibraryDamaged, "is empty; restore a backup"),
        (words, NotALibrary, "is not a Lendscope library; choose another"),
        (short_words, NotALibrary, "is not a Lendscope library"),
        (foreign, NotALibrary, "is not a Lendscope library"),
        (zip_file, NotALibrary, "is not a Lendscope library"),
        (folder, NotALibrary, "is a folder"),
        (header_only, LibraryDamaged, "is cut off; put a backup in its place"),
        (cut_off, LibraryDamaged, "is cut off; put a backup in its place"),
        (newer, NewerLibrary, "newer version .* update Lendscope"),
    ],
)
def test_what_is_no_library_is_refused(
    tmp_path: Path, make: Callable[[Path], None], error: type[LibraryError], words_of_it: str, read_only: bool
) -> None:
    """In one sentence that says what to do, and the file is left byte for byte as it was."""
    path = tmp_path / "odd.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(error, match=words_of_it):
        Library.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.abuse("S07")
@pytest.mark.parametrize("place", range(10))
def test_rotten_bytes_are_found(path: Path, place: int) -> None:
    """Wherever they are: while opening, by the doctor, or when a body or run is read."""
    with Library.open(path) as library:
        platform = library.platform_for(HOME, "Example").id
        snapshot = captured(library, platform, {f"{n}": bytes([n]) * 9 + os.urandom(9000) for n in range(20)})
        library.save_run(platform, snapshot, review(snapshot))
    data = bytearray(path.read_bytes())
    start = place * (len(data) - 8192) // 9
    data[start : start + 8192] = os.urandom(8192)
    path.write_bytes(data)

    assert not sound(path)


def sound(path: Path) -> bool:
    """Whether everything in the library can be read and the doctor has nothing to say."""
    try:
        with Library.open(path) as library:
            if any(note.level == "error" for note in library.doctor()):
                return False
            dict(library.bodies("s-1"))
            return bool(library.run("r-1") and library.snapshot("s-1").captures)
    except LibraryError:
        return False


def test_a_library_that_is_not_there_is_not_made_for_reading(path: Path) -> None:
    """A mistyped name gives no empty library."""
    with pytest.raises(LibraryError, match="there is no library"):
        Library.open(path, read_only=True)
    assert not path.parent.exists()


def test_read_only_reads_only(path: Path, library: Library) -> None:
    """What is there is shown; every change is refused."""
    library.platform_for(HOME, "Example")
    with Library.open(path, read_only=True) as reader:
        assert [row.name for row in reader.platforms()] == ["Example"]
        with pytest.raises(LibraryError, match="reading only"):
            reader.platform_for("https://other.test")


def test_a_closed_library_says_so(library: Library) -> None:
    """Not a riddle from deep inside."""
    library.close()

    with pytest.raises(LibraryError, match="closed already"):
        library.platforms()


def old_library(path: Path, steps: int) -> None:
    """A library as the program made it when it knew so many migrations, with rows in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with closing(connect(path)) as connection:
        opening._migrate(connection, stop_before=STEPS[steps])
        connection.execute(
            "INSERT INTO platforms (n, key, home, name, sort_name, created_at) VALUES (7, ?, ?, ?, ?, ?)",
            ("old.test", "https://old.test", "Old", "old", NOON.isoformat()),
        )
        connection.execute("UPDATE counters SET last = 7 WHERE name = 'p'")


@pytest.mark.abuse("S06")
@pytest.mark.parametrize("steps", range(1, SCHEMA_VERSION))
def test_an_older_library_is_brought_up_to_date(path: Path, steps: int) -> None:
    """With its rows, after a backup that is itself sound and of the old version."""
    old_library(path, steps)

    with Library.open(path) as library:
        assert [(row.id, row.name) for row in library.platforms()] == [("p-000007", "Old")]
        snapshot = captured(library, "p-7", {"": b"home"})
        library.save_run("p-7", snapshot, review(snapshot))
        assert library.platform_for("https://new.test").id == "p-000008"
        assert {note.level for note in library.doctor()} <= {"ok", "warning"}

    (kept,) = backup_folder(path).iterdir()
    assert verify_file(kept) == steps


def test_every_migration_is_counted() -> None:
    """The version number other modules go by."""
    assert len(STEPS) == SCHEMA_VERSION


@pytest.mark.parametrize("read_only", [True])
def test_an_older_library_is_not_changed_by_reading(path: Path, read_only: bool) -> None:
    """It is said what to do instead."""
    old_library(path, 1)

    with pytest.raises(OlderLibrary, match="open it once"):
        Library.open(path, read_only=read_only)


class Fragile(sqlite3.Connection):
    """A connection on which the process dies at the n-th statement."""

    left = 0

    def execute(self, *words: object) -> sqlite3.Cursor:
        """Run a statement, or die."""
        self.left -= 1
        if self.left == 0:
            os._exit(9)
        return super().execute(*words)  # type: ignore[arg-type]


def die_migrating(path: Path, statement: int) -> int:
    """Migrate in a child that dies at that statement; its exit code."""
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(path, isolation_level=None, factory=Fragile)
        connection.left = statement
        opening._migrate(connection)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Every table, index and trigger as it was made."""
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.mark.abuse("S06")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("steps", range(1, SCHEMA_VERSION))
def test_a_migration_killed_at_any_statement_leaves_the_old_or_the_new(path: Path, steps: int) -> None:
    """Never anything between, and the next start finishes it; from every older schema."""
    old_library(path, steps)
    with closing(connect(path)) as connection:
        before = schema(connection)
    ends: list[int] = []
    while not ends or ends[-1] == 9:
        ends.append(die_migrating(path, len(ends) + 1))
        with closing(connect(path)) as connection:
            reached, now = version(connection)[1], schema(connection)
        assert reached == (steps if ends[-1] == 9 else SCHEMA_VERSION)
        assert (now == before) is (ends[-1] == 9)

    assert ends[-1] == 0
    assert len(ends) > 4
    with Library.open(path) as library:
        assert [row.name for row in library.platforms()] == ["Old"]


@pytest.mark.abuse("S08")
def test_a_log_of_another_library_does_no_harm(path: Path, tmp_path: Path) -> None:
    """A log left beside a replaced file is either ignored or the damage is said; nothing wrong is shown."""
    other = tmp_path / "other" / "lendscope.db"
    with Library.open(other) as library:
        library.platform_for("https://other.test", "Other")
        log = other.with_name(other.name + "-wal").read_bytes()
    with Library.open(path) as library:
        captured(
            library, library.platform_for(HOME, "Example").id, {f"{n}": os.urandom(5000) for n in range(9)}
        )
    path.with_name(path.name + "-wal").write_bytes(log)

    assert names(path) in (["Example"], "damaged")


def names(path: Path) -> list[str] | str:
    """The platforms of a library, or that it says it is damaged."""
    try:
        with Library.open(path) as library:
            return [row.name for row in library.platforms()]
    except LibraryDamaged:
        return "damaged"
