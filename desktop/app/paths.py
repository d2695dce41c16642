"""Where the program keeps a person's data: option, then environment, then the platform's own folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

LIBRARY_NAME = "lendscope.db"
PORTABLE_MARKER = "lendscope-portable"


def program_folder() -> Path:
    """The folder the program was started from; a portable copy keeps its data there."""
    return Path(sys.argv[0] or ".").resolve().parent


def data_folder() -> Path:
    """The person's data folder; beside the program when a file `lendscope-portable` stands there."""
    if (program_folder() / PORTABLE_MARKER).exists():
        return program_folder() / "lendscope-data"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base) / "Lendscope"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Lendscope"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "lendscope"


def library_path(chosen: Path | None = None) -> Path:
    """The library file to use: the option, else LENDSCOPE_LIBRARY, else the data folder's."""
    if chosen is not None:
        return chosen
    named = os.environ.get("LENDSCOPE_LIBRARY")
    return Path(named) if named else data_folder() / LIBRARY_NAME
