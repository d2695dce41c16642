"""Which captures are still being written, by processes that are alive.

Each open snapshot is one locked byte of a small file beside the library. The system lets go of the byte when
the process ends, however it ends, so an interrupted capture is recognised without clocks or process numbers.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, place: int) -> None:
        os.lseek(handle, place, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int, place: int) -> None:
        os.lseek(handle, place, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int, place: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)

    def _unlock(handle: int, place: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, place)


_guard = threading.Lock()
_handles: dict[Path, int] = {}
_held: set[tuple[Path, int]] = set()
"""One handle a file for the life of the process: closing any would let go of all its bytes."""


def claim(library: Path, snapshot: int) -> bool:
    """Take a snapshot for this process; False when another living process, or this one, has it."""
    file = _file(library)
    with _guard:
        if (file, snapshot) in _held:
            return False
        try:
            _lock(_handle(file), snapshot)
        except OSError:
            return False
        _held.add((file, snapshot))
        return True


def release(library: Path, snapshot: int) -> None:
    """Let go of a snapshot, if this process has it."""
    file = _file(library)
    with _guard:
        if (file, snapshot) in _held:
            _held.discard((file, snapshot))
            _unlock(_handle(file), snapshot)


def _file(library: Path) -> Path:
    path = library.resolve()
    return path.with_name(path.name + "-open")


def _handle(file: Path) -> int:
    if file not in _handles:
        _handles[file] = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    return _handles[file]
