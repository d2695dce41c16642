"""What a person means by a target: a saved file, an address, or a name in the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?$", re.IGNORECASE)
_LOCAL = re.compile(
    r"^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d+)?(?:/.*)?$", re.IGNORECASE
)
_FILE_ENDINGS = (".html", ".htm", ".pdf", ".wacz", ".warc", ".warc.gz", ".har", ".mhtml", ".mht", ".zip")


class TargetKind(StrEnum):
    """The three ways to name a platform."""

    FILE = "file"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Target:
    """What was typed, and what it is taken for."""

    text: str
    kind: TargetKind

    @property
    def path(self) -> Path:
        """The target as a path of this machine."""
        return Path(self.text).expanduser()


def classify(text: str) -> Target:
    """An existing path is a file; then what looks like an address; everything else is a name.

    A missing path that ends like a saved file, or that holds a folder divider, stays a file: the message
    about it is then about the file.
    """
    stripped = text.strip()
    if _exists(stripped):
        return Target(stripped, TargetKind.FILE)
    if _SCHEME.match(stripped) or _LOCAL.match(stripped):
        return Target(stripped, TargetKind.ADDRESS)
    if stripped.lower().endswith(_FILE_ENDINGS) or stripped.startswith((".", "/", "~")) or "\\" in stripped:
        return Target(stripped, TargetKind.FILE)
    return Target(stripped, TargetKind.ADDRESS if _HOST.match(stripped) else TargetKind.NAME)


def _exists(text: str) -> bool:
    try:
        return bool(text) and Path(text).expanduser().exists()
    except (OSError, ValueError):
        return False
