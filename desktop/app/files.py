"""Files a person asked for: written whole or not at all, links not followed, nothing replaced by half."""

from __future__ import annotations

from pathlib import Path

from desktop.app.errors import UsageError
from desktop.history.files import write_atomically


def check_place(path: Path, endings: tuple[str, ...] = ()) -> None:
    """UsageError for a folder, a link, a missing folder, or an ending that is not among `endings`."""
    if path.is_symlink():
        raise UsageError(f"{path} is a link; give the file itself")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; give a file name")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first")
    if endings and path.suffix.lower() not in endings:
        raise UsageError(f"{path.name} should end in {' or '.join(endings)}")


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, then take its place; the old file stays until the new one is on disk.

    Raises UsageError as `check_place`, OSError when the system refuses.
    """
    check_place(path)
    write_atomically(path, content)
