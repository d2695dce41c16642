"""Opening a library: make a new one whole, refuse what is not ours, bring an older one up to date."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.backups import backup_folder, copy_verified
from desktop.history.connection import APPLICATION_ID, connect, speaking, version
from desktop.history.errors import LibraryDamaged, LibraryError, NewerLibrary, NotALibrary, OlderLibrary
from desktop.history.files import on_network, private_file, private_folder, sync_file, sync_folder
from desktop.history.version import SCHEMA_VERSION

QUICK_CHECK_UP_TO = 32 * 1024 * 1024
"""After an unclean end a library up to this size is checked at once, a larger one by `doctor`."""


def prepare(path: Path, *, read_only: bool) -> bool:
    """Leave a library of the present schema at `path`; true when it lies on a network file system.

    A missing one is made (not when `read_only`). Raises the errors of `desktop.history.errors`.
    """
    network = on_network(path.absolute())
    if not path.exists():
        if read_only:
            raise LibraryError(f"there is no library at {path}; review something first or check the name")
        _create(path, network)
    _refuse_at_a_glance(path)
    unclean = _has_log(path)
    with closing(connect(path, read_only=read_only, network=network)) as connection:
        _up_to_date(connection, path, read_only)
        if unclean and path.stat().st_size <= QUICK_CHECK_UP_TO:
            quick_check(connection, path)
    return network


def quick_check(connection: sqlite3.Connection, path: Path) -> None:
    """LibraryDamaged unless SQLite finds the file's structure sound."""
    with speaking(path):
        (word,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if word != "ok":
        raise LibraryDamaged(f"{path} is damaged; put a backup in its place with `lendscope restore FILE`")


def check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a file that is ours and not from the future; the right refusal otherwise."""
    with speaking(path):
        mark, number = version(connection)
    if mark != APPLICATION_ID:
        raise NotALibrary(f"{path} is not a Lendscope library; choose another file with --library")
    if number > SCHEMA_VERSION:
        raise NewerLibrary(
            f"{path} was written by a newer version (schema {number}, this program knows {SCHEMA_VERSION}); "
            "update Lendscope or choose another library with --library"
        )
    return number


def _refuse_at_a_glance(path: Path) -> None:
    """Judge by the first bytes, so that SQLite never touches a file that is not ours."""
    if path.is_dir():
        raise NotALibrary(f"{path} is a folder; name a library file with --library")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LibraryError(f"{path} cannot be opened ({error.strerror}); check its permissions") from error
    if not head:
        raise LibraryDamaged(
            f"{path} is empty; restore a backup, or move the file away to start a new library"
        )
    if not head.startswith(b"SQLite format 3\x00") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotALibrary(f"{path} is not a Lendscope library; choose another file with --library")
    if not _has_log(path):
        _refuse_cut_off(path, head)


def _refuse_cut_off(path: Path, head: bytes) -> None:
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if path.stat().st_size < (65536 if page == 1 else page) * pages:
        raise LibraryDamaged(f"{path} is cut off; put a backup in its place with `lendscope restore FILE`")


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _create(path: Path, network: bool) -> None:
    """Make the file under another name first, so that a half-made library is never seen."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    try:
        private_folder(path.parent)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(temporary, network=network)) as connection, speaking(path):
            _migrate(connection)
        sync_file(temporary)
        _give_name(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise LibraryError(
            f"no library can be made at {path} ({error.strerror}); choose another with --library"
        ) from error
    finally:
        for leftover in (
            temporary,
            *(temporary.with_name(temporary.name + end) for end in ("-wal", "-shm", "-journal")),
        ):
            leftover.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    """Whoever is first wins; a library that another process made meanwhile is kept."""
    with suppress(FileExistsError):
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            if not path.exists():
                temporary.rename(path)


def _up_to_date(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    number = check_ours(connection, path)
    if number == SCHEMA_VERSION:
        return
    if read_only:
        raise OlderLibrary(
            f"{path} is from an older version; open it once without read-only so that it is brought up to date"
        )
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy_verified(connection, backup_folder(path) / f"before-schema-{SCHEMA_VERSION}-{stamp}.db")
    private_file(path)
    with speaking(path):
        _migrate(connection)


def _migrate(connection: sqlite3.Connection, stop_before: str | None = None) -> None:
    """All missing steps in one transaction, the version number last: before or after, nothing between."""
    from sqlite_utils import Database

    from desktop.history.migrations import migrate

    connection.execute("BEGIN IMMEDIATE")
    try:
        reached = migrate(Database(connection, execute_plugins=False), stop_before)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={reached}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
