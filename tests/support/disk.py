"""A disk that fails when told to and remembers in which order it was written: SQLite's own file layer, wrapped.

SQLite asks a table of functions for every file. The table of the default layer is copied with `ctypes`, writing and
syncing are routed through Python, and the copy becomes the default while the context lasts. The product's own code and
its own connection settings are what is tried; only the disk below is ours. Where the table cannot be reached (a SQLite
that is built into Python), `reachable()` is false.
"""

from __future__ import annotations

import ctypes
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

IOERR, FULL, OK = 10, 13, 0
SECTOR = 512
_POINTER, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3; what is not named here is passed on as it is."""

    _fields_ = (
        ("version", _INT),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _POINTER),
        ("truncate", _POINTER),
        ("sync", _POINTER),
        ("rest", _POINTER * 13),
    )


class _Layer(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", _INT),
        ("file_size", _INT),
        ("longest_path", _INT),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("delete", _POINTER),
        ("rest", _POINTER * 14),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One thing asked of the disk: `write`, `truncate`, `sync` or `delete`."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Disk:
    """What was asked so far. `fail_at` counts from 1: that call and all after it fail with `code` until it is 0."""

    events: list[Event] = field(default_factory=list)
    fail_at: int = 0
    code: int = IOERR
    once: bool = True
    calls: int = 0
    failed: int = 0
    paths: dict[int, str] = field(default_factory=dict)

    def refuses(self) -> bool:
        """Whether the call that is made now fails."""
        self.calls += 1
        hit = self.fail_at > 0 and (
            self.calls == self.fail_at or (not self.once and self.calls > self.fail_at)
        )
        self.failed += hit
        return hit


@cache
def _library() -> Any:
    import _sqlite3

    found = ctypes.CDLL(_sqlite3.__file__)
    found.sqlite3_vfs_find.restype = ctypes.POINTER(_Layer)
    found.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    found.sqlite3_vfs_register.argtypes = [ctypes.POINTER(_Layer), _INT]
    found.sqlite3_vfs_unregister.argtypes = [ctypes.POINTER(_Layer)]
    return found


def reachable() -> bool:
    """Whether SQLite's table of file functions can be found."""
    try:
        return bool(_library().sqlite3_vfs_find(None))
    except (OSError, AttributeError):
        return False


@contextmanager
def watched_disk() -> Iterator[Disk]:
    """Files that are opened from now on are watched; those that are open already are not."""
    library, disk = _library(), Disk()
    usual = library.sqlite3_vfs_find(None)
    layer = _Layer.from_buffer_copy(usual.contents)
    layer.name, layer.next = b"watched", None
    wrapped = _Wrapped(usual.contents, disk)
    layer.open = ctypes.cast(wrapped.open, _POINTER)
    layer.delete = ctypes.cast(wrapped.delete, _POINTER)
    library.sqlite3_vfs_register(ctypes.byref(layer), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_register(usual, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(layer))
        _KEPT.append((layer, wrapped))


_KEPT: list[object] = []
"""Tables that a connection left open may still ask."""


class _Wrapped:
    """The functions that stand in for SQLite's own."""

    def __init__(self, usual: _Layer, disk: Disk) -> None:
        self._disk = disk
        self._tables: dict[int, _Methods] = {}
        self._open = ctypes.cast(usual.open, _OPEN)
        self._delete = ctypes.cast(usual.delete, _DELETE)
        self._first: dict[int, _Methods] = {}
        self.open, self.delete = _OPEN(self._opened), _DELETE(self._deleted)
        self._write, self._truncate, self._sync = (
            _WRITE(self._written),
            _TRUNCATE(self._cut),
            _SYNC(self._synced),
        )

    def _opened(self, layer: int, name: int | None, file: int, flags: int, out: int) -> int:
        code = int(self._open(layer, name, file, flags, out))
        place = ctypes.cast(file, ctypes.POINTER(_POINTER))
        table = place[0]
        if code == OK and table:
            if table not in self._tables:
                self._tables[table] = self._table(table)
            self._first[file] = ctypes.cast(table, ctypes.POINTER(_Methods)).contents
            self._disk.paths[file] = _text(name)
            place[0] = ctypes.addressof(self._tables[table])
        return code

    def _table(self, usual: int) -> _Methods:
        made = _Methods.from_buffer_copy(ctypes.cast(usual, ctypes.POINTER(_Methods)).contents)
        made.write = ctypes.cast(self._write, _POINTER)
        made.truncate = ctypes.cast(self._truncate, _POINTER)
        made.sync = ctypes.cast(self._sync, _POINTER)
        return made

    def _written(self, file: int, data: int, count: int, offset: int) -> int:
        if self._disk.refuses():
            return self._disk.code
        self._disk.events.append(
            Event("write", self._disk.paths[file], offset, ctypes.string_at(data, count))
        )
        return int(ctypes.cast(self._first[file].write, _WRITE)(file, data, count, offset))

    def _cut(self, file: int, size: int) -> int:
        if self._disk.refuses():
            return self._disk.code
        self._disk.events.append(Event("truncate", self._disk.paths[file], size))
        return int(ctypes.cast(self._first[file].truncate, _TRUNCATE)(file, size))

    def _synced(self, file: int, flags: int) -> int:
        if self._disk.refuses():
            return self._disk.code
        self._disk.events.append(Event("sync", self._disk.paths[file]))
        return int(ctypes.cast(self._first[file].sync, _SYNC)(file, flags))

    def _deleted(self, layer: int, name: int | None, folder: int) -> int:
        self._disk.events.append(Event("delete", _text(name)))
        return int(self._delete(layer, name, folder))


def _text(name: int | None) -> str:
    """SQLite keeps the pointer it is given, so the name goes through as a pointer."""
    return ctypes.string_at(name).decode() if name else ""


# Power loss


def after_power_loss(before: dict[str, bytes], events: list[Event], draw: random.Random) -> dict[str, bytes]:
    """What the files may hold when the power goes after so many events.

    What was synced is there. Of what was written since, any part may be: each sector of 512 bytes on its own.
    """
    files = {path: bytearray(data) for path, data in before.items()}
    last = {event.path: number for number, event in enumerate(events) if event.kind == "sync"}
    keep = draw.choice((0.0, 0.3, 0.7, 1.0))
    for number, event in enumerate(events):
        certain = number < last.get(event.path, -1)
        if event.kind == "delete":
            files.pop(event.path, None)
        elif event.kind == "truncate" and (certain or draw.random() < keep):
            del files.setdefault(event.path, bytearray())[event.offset :]
        elif event.kind == "write":
            for start in range(0, len(event.data), SECTOR):
                if certain or draw.random() < keep:
                    _put(
                        files.setdefault(event.path, bytearray()),
                        event.offset + start,
                        event.data[start : start + SECTOR],
                    )
    return {path: bytes(data) for path, data in files.items()}


def _put(file: bytearray, offset: int, data: bytes) -> None:
    file.extend(bytes(max(0, offset + len(data) - len(file))))
    file[offset : offset + len(data)] = data
