"""The file itself: a connection for each thread, reads, and writes that are all or nothing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from desktop.history.connection import connect, explained, speaking
from desktop.history.errors import LibraryBusy, LibraryError
from desktop.history.opening import prepare

TRIES = 6
"""How often a write waits SQLite's five seconds before it says that another program is busy."""


class Store:
    """One library file. Safe to use from several threads; several processes may have it open."""

    def __init__(self, path: Path, *, read_only: bool, network: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._network = network
        self._own = threading.local()
        self._writing = threading.RLock()
        self._listing = threading.Lock()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._closed = False

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """The library at `path`; made if it is not there, brought up to date if it is older.

        Raises NotALibrary, NewerLibrary, LibraryDamaged, LibraryBusy, LibraryFull or LibraryError.
        """
        return cls(path, read_only=read_only, network=prepare(path, read_only=read_only))

    def close(self) -> None:
        """Close every thread's connection; using the library afterwards is an error."""
        with self._listing:
            self._closed = True
            for _, connection in self._connections:
                connection.close()
            self._connections.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, opened at its first use."""
        if self._closed:
            raise LibraryError(f"the library {self.path} was closed already; open it again")
        known: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if known is None:
            known = self._own.connection = connect(self.path, read_only=self.read_only, network=self._network)
            self._remember(known)
        return known

    def _remember(self, connection: sqlite3.Connection) -> None:
        with self._listing:
            for thread, old in self._connections:
                if not thread.is_alive():
                    old.close()
            self._connections = [(t, c) for t, c in self._connections if t.is_alive()]
            self._connections.append((threading.current_thread(), connection))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with speaking(self.path):
            return self._connection().execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        with speaking(self.path):
            row: tuple[Any, ...] | None = self._connection().execute(sql, values).fetchone()
        return row

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: durable when the block ends, without a trace when it raises. May be nested."""
        if self.read_only:
            raise LibraryError(f"the library {self.path} is open for reading only")
        with self._writing:
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            self._begin(connection)
            try:
                yield connection
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                connection.rollback()
                raise explained(self.path, error) from error
            except BaseException:
                connection.rollback()
                raise

    def _begin(self, connection: sqlite3.Connection) -> None:
        for last in range(TRIES):
            try:
                with speaking(self.path):
                    connection.execute("BEGIN IMMEDIATE")
                return
            except LibraryBusy:
                if last == TRIES - 1:
                    raise

    def _next(self, connection: sqlite3.Connection, letter: str) -> int:
        """The next number of a kind; it only grows, whatever the clock does."""
        row = connection.execute(
            "UPDATE counters SET last = last + 1 WHERE name = ? RETURNING last", (letter,)
        )
        return int(row.fetchone()[0])

    def batch(self) -> BatchContext:
        """Several writes as one: `with library.batch(): …` commits once, or not at all."""
        return BatchContext(self)


class BatchContext:
    """What `Store.batch` returns."""

    def __init__(self, store: Store) -> None:
        self._transaction = store._write()

    def __enter__(self) -> None:
        self._transaction.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._transaction.__exit__(kind, error, at)


def stamp(moment: datetime) -> str:
    """A time as the library keeps it: UTC, so that text order is time order."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def clean(text: str) -> str:
    """Foreign text fit for a database column: no NUL, no lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
