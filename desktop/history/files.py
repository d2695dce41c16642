"""Files that are either the old one or the new one, never half of each, and never open to other users."""

from __future__ import annotations

import os
import re
import secrets
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
NAME_LENGTH = 60
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[1-9]|lpt[1-9])$")
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ncpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
}
_SYNCHRONISED = re.compile(
    r"dropbox|onedrive|google ?drive|icloud|mobile documents|nextcloud|owncloud|syncthing", re.I
)


def write_atomically(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` at `path`, whole or not at all; a link there is replaced, not followed. Raises OSError."""
    with replacing(path) as temporary, temporary.open("xb") as file:
        temporary.chmod(mode)
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new name in the same folder; on success its file takes the place of `path`, durably."""
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        yield temporary
        sync_file(temporary)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink()


def sync_file(path: Path) -> None:
    """Return when the file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def private_folder(folder: Path) -> None:
    """Make the folder, readable by its owner only; a folder that was there keeps its rights."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)


def private_file(path: Path) -> None:
    """Take the file's rights away from everybody but its owner, where the system knows such rights."""
    with suppress(OSError):
        path.chmod(PRIVATE_FILE)


def file_name(text: str) -> str:
    """A file name from foreign words that is a plain name on every system: `[a-z0-9-]`, at most 60 long."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:NAME_LENGTH].strip("-")
    return f"{name}-x" if _RESERVED.match(name) else name or "x"


def mount_kind(path: Path, mounts: str) -> str:
    """The file system a path lies on, by the text of `/proc/self/mounts`; empty when it does not say."""
    best = ("", "")
    for line in mounts.splitlines():
        words = line.split()
        if (
            len(words) > 2
            and _below(str(path), words[1].replace("\\040", " "))
            and len(words[1]) >= len(best[0])
        ):
            best = (words[1], words[2])
    return best[1]


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether the path lies on a network file system, as far as the system tells."""
    if str(path).startswith(("\\\\", "//")):
        return True
    return mount_kind(path, _mounts() if mounts is None else mounts) in _NETWORK


def synchronised(path: Path) -> str:
    """The part of the path that names a synchronising service, or nothing."""
    return next((part for part in path.parts if _SYNCHRONISED.search(part)), "")


def _below(path: str, mount: str) -> bool:
    return path == mount or path.startswith(mount.rstrip("/") + "/")


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
