"""One connection to the library, with the settings that every connection has, and SQLite's errors in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from desktop.history.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, NotALibrary

APPLICATION_ID = 0x4C656E64
"""`Lend`: tells our file from every other SQLite file."""

BUSY_MILLISECONDS = 5000
LONGEST_VALUE = 64 * 1024 * 1024

SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("busy_timeout", BUSY_MILLISECONDS),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", 0),
    ("temp_store", "MEMORY"),
    ("synchronous", "FULL"),
    ("journal_size_limit", 67108864),
    ("wal_autocheckpoint", 1000),
)
LIMITS = ((sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE), (sqlite3.SQLITE_LIMIT_ATTACHED, 0))


def connect(path: Path, *, read_only: bool = False, network: bool = False) -> sqlite3.Connection:
    """An open connection with all settings; it does not look into the file's tables. LibraryError on trouble."""
    with speaking(path):
        connection = sqlite3.connect(
            address(path, read_only),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            _settle(connection, read_only, network)
        except BaseException:
            connection.close()
            raise
    return connection


def address(path: Path, read_only: bool) -> str:
    """The URI under which SQLite opens an existing file; it never makes a new one."""
    mode = "ro" if read_only else "rw"
    frozen = "&immutable=1" if read_only and _frozen(path) else ""
    return f"file:{quote(str(path.absolute()))}?mode={mode}{frozen}"


def _frozen(path: Path) -> bool:
    """Whether nobody can be writing: the folder cannot be written to, so no log can stand beside the file."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _settle(connection: sqlite3.Connection, read_only: bool, network: bool) -> None:
    for name, value in LIMITS:
        connection.setlimit(name, value)
    for pragma, setting in SETTINGS:
        connection.execute(f"PRAGMA {pragma}={setting}")
    if not read_only:
        connection.execute(f"PRAGMA journal_mode={'DELETE' if network else 'WAL'}")


def version(connection: sqlite3.Connection) -> tuple[int, int]:
    """The file's application id and schema version."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(mark), int(number)


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, each with what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(path, error) from error


def explained(path: Path, error: sqlite3.Error) -> LibraryError:
    """The library's error for one of SQLite's."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryBusy(f"another program is writing to {path}; close it or try again in a moment")
        case sqlite3.SQLITE_FULL:
            return LibraryFull(f"no room left for {path}; nothing was changed, free some space and try again")
        case sqlite3.SQLITE_NOTADB:
            return NotALibrary(f"{path} is not a Lendscope library; choose another file with --library")
        case sqlite3.SQLITE_CORRUPT:
            return LibraryDamaged(
                f"{path} is damaged; put a backup in its place with `lendscope restore FILE`"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return LibraryError(
                f"{path} cannot be written to; check its permissions or choose another with --library"
            )
        case sqlite3.SQLITE_CANTOPEN:
            return LibraryError(f"{path} cannot be opened; check the folder and its permissions")
        case sqlite3.SQLITE_IOERR:
            return LibraryError(f"the disk reported an error on {path}; nothing was changed, check the disk")
        case sqlite3.SQLITE_TOOBIG:
            return LibraryError(f"a page is too large for {path}; at most 64 MiB can be kept")
    return LibraryError(f"the library {path} reported: {error}")
