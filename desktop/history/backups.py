"""Copies of the library that are known to be good: each is opened and checked before it gets its name."""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.connection import APPLICATION_ID, LIMITS, address, speaking, version
from desktop.history.errors import LibraryBusy, LibraryDamaged, LibraryError, NewerLibrary, NotALibrary
from desktop.history.files import private_file, private_folder, replacing
from desktop.history.version import SCHEMA_VERSION

DAILY, WEEKLY, MONTHLY = 7, 5, 12
CHECK_SECONDS = 5.0
"""How long a file offered for restoring may keep the check busy, for each 256 MiB of it."""

_STAMP = re.compile(r"^lendscope-(\d{8}-\d{6})\.db$")
_OBJECTS = "SELECT type, name, sql FROM sqlite_master"


def backup_folder(path: Path) -> Path:
    """Where the library's own backups stand: a folder beside it."""
    return path.with_name(f"{path.stem}-backups")


def copy_verified(source: sqlite3.Connection, target: Path) -> None:
    """Write the library as one file at `target`; only a copy that was opened and checked gets the name."""
    try:
        private_folder(target.parent)
        with replacing(target) as temporary, speaking(target):
            temporary.touch(mode=0o600)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                source.backup(copy, pages=4096, sleep=0.01)
                copy.execute("PRAGMA journal_mode=DELETE")
            verify_file(temporary)
    except OSError as error:
        raise LibraryError(
            f"no backup can be written to {target} ({error.strerror}); choose another place"
        ) from error


def verify_file(path: Path) -> int:
    """The schema version of a whole, sound library file that this program can open; the refusal otherwise.

    Reads only, runs nothing that the file's schema brings along, and gives up after a few seconds.
    """
    if not path.is_file():
        raise LibraryError(f"there is no file {path}; check the name")
    with (
        speaking(path),
        closing(sqlite3.connect(address(path, True), uri=True, isolation_level=None)) as connection,
    ):
        _distrust(connection, time.monotonic() + CHECK_SECONDS * (1 + path.stat().st_size / 2**28))
        try:
            return _sound(connection, path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise LibraryDamaged(f"{path} took too long to check; use another backup") from error
            raise


def _distrust(connection: sqlite3.Connection, deadline: float) -> None:
    for name, value in LIMITS:
        connection.setlimit(name, value)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_reading_only)
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 10_000)


def _reading_only(action: int, first: str | None, *_: object) -> int:
    pragmas = {"application_id", "user_version", "quick_check", "foreign_key_check"}
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first in pragmas else sqlite3.SQLITE_DENY
    return (
        sqlite3.SQLITE_OK if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) else sqlite3.SQLITE_DENY
    )


def _sound(connection: sqlite3.Connection, path: Path) -> int:
    mark, number = version(connection)
    if mark != APPLICATION_ID:
        raise NotALibrary(f"{path} is not a Lendscope library; choose a backup that Lendscope made")
    if number > SCHEMA_VERSION:
        raise NewerLibrary(f"{path} was written by a newer version (schema {number}); update Lendscope first")
    (word,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if word != "ok":
        raise LibraryDamaged(f"{path} is damaged ({word}); use another backup")
    return number


def _refuse_foreign_schema(path: Path) -> None:
    """NotALibrary when a sound file holds triggers or views that are not ours, or lacks one of our tables.

    A backup from somebody else could otherwise bring commands that run when the library is next written to.
    """
    with speaking(path), closing(sqlite3.connect(address(path, True), uri=True)) as connection:
        _distrust(connection, time.monotonic() + CHECK_SECONDS)
        theirs = _objects(connection)
        _, number = version(connection)
    ours = _schema_of(number)
    commands = {one for one in theirs if one[0] in ("trigger", "view")}
    lacking = {one[:2] for one in ours if one[0] == "table"} - {one[:2] for one in theirs}
    if commands - ours or lacking:
        raise NotALibrary(
            f"{path} is not as Lendscope makes its libraries; choose a backup that Lendscope made"
        )


def _schema_of(number: int) -> set[tuple[str, str, str | None]]:
    """What so many migrations make of an empty file."""
    from sqlite_utils import Database

    from desktop.history import migrations

    names = sorted(name for name in vars(migrations) if name.startswith("m0"))
    following = names[number] if number < len(names) else None
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(Database(connection), following)
        return _objects(connection)


def _objects(connection: sqlite3.Connection) -> set[tuple[str, str, str | None]]:
    """Tables, indexes, triggers and views as they were made, without what SQLite keeps for itself."""
    return {row for row in connection.execute(_OBJECTS) if not row[1].startswith("sqlite_")}


def restore(path: Path, source: Path) -> Path | None:
    """Put a checked copy of `source` in the library's place; the name under which the present one is kept.

    The source is only read. A failure leaves the library as it was.
    """
    verify_file(source)
    _refuse_foreign_schema(source)
    try:
        private_folder(path.parent)
        kept = _set_aside(path)
        with replacing(path) as temporary:
            shutil.copyfile(source, temporary)
            private_file(temporary)
            verify_file(temporary)
            _remove_logs(path)
    except OSError as error:
        raise LibraryError(
            f"{source} could not be restored ({error.strerror}); nothing was changed"
        ) from error
    return kept


def _set_aside(path: Path) -> Path | None:
    """Keep what is there under another name: as a clean copy if it is sound, byte for byte if not.

    LibraryBusy when any program has the library open, this one included.
    """
    if not path.exists():
        return None
    kept = path.with_name(f"{path.stem}-before-restore-{_now()}.db")
    try:
        with closing(
            sqlite3.connect(address(path, False), uri=True, isolation_level=None, timeout=1)
        ) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            copy_verified(connection, kept)
    except (sqlite3.DatabaseError, LibraryError) as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
            raise LibraryBusy(f"{path} is open in another program; close it, then restore again") from error
        _copy_bytes(path, kept)
    return kept


def _copy_bytes(path: Path, kept: Path) -> None:
    for ending in ("", "-wal"):
        if path.with_name(path.name + ending).exists():
            shutil.copyfile(path.with_name(path.name + ending), kept.with_name(kept.name + ending))


def _remove_logs(path: Path) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def dated(folder: Path) -> dict[datetime, Path]:
    """The rotating backups of a folder by the time in their names, newest first."""
    found = {
        datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC): file
        for file in (folder.iterdir() if folder.is_dir() else ())
        if (match := _STAMP.match(file.name))
    }
    return dict(sorted(found.items(), reverse=True))


def rotated_name(now: datetime) -> str:
    """The name of a rotating backup made now."""
    return f"lendscope-{now.astimezone(UTC):%Y%m%d-%H%M%S}.db"


def to_keep(times: Iterable[datetime]) -> set[datetime]:
    """Which backups stay: the newest of each of the last 7 days, 5 weeks and 12 months that have one."""
    newest_first = sorted(times, reverse=True)
    kept: set[datetime] = set()
    rules: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda t: t.date(), DAILY),
        (lambda t: t.isocalendar()[:2], WEEKLY),
        (lambda t: (t.year, t.month), MONTHLY),
    )
    for period, many in rules:
        firsts: dict[object, datetime] = {}
        for moment in newest_first:
            firsts.setdefault(period(moment), moment)
        kept.update(list(firsts.values())[:many])
    return kept
