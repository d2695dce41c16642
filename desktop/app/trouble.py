"""Turns whatever went wrong into one sentence, an exit code and, for our own bugs, a report to copy."""

from __future__ import annotations

import errno
import platform
import sqlite3
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from desktop.app.errors import AppError
from desktop.version import VERSION


@dataclass(frozen=True, slots=True)
class Trouble:
    """What to tell the person. `report` is empty for expected trouble."""

    sentence: str
    exit_code: int
    report: str = ""


def explain(error: BaseException) -> Trouble:
    """The sentence and the exit code for an error; anything unexpected becomes a report to copy."""
    if isinstance(error, AppError):
        return Trouble(str(error), error.exit_code)
    known = _known(error)
    if known is not None:
        return Trouble(str(error), known)
    if isinstance(error, OSError):
        return _system(error)
    if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
        return Trouble("the disk is full; nothing was lost. Free some space and try again", 66)
    return Trouble(
        "this is a fault of the program, not yours; nothing was sent. Please pass the report on:",
        1,
        report(error),
    )


def _known(error: BaseException) -> int | None:
    """The exit code of the rooms' own expected errors."""
    from desktop.history.errors import LibraryError
    from desktop.reports.errors import ReportError
    from scoring.errors import ScoringError
    from scrapers.errors import AddressError, AdoptError, CaptureError, ScraperError

    if isinstance(error, CaptureError):
        return 4 if error.unreadable else 66
    codes: tuple[tuple[type[BaseException], int], ...] = (
        (AddressError, 2),
        (ReportError, 2),
        (AdoptError, 65),
        (LibraryError, 66),
        (ScraperError, 65),
        (ScoringError, 1),
    )
    return next((code for kind, code in codes if isinstance(error, kind)), None)


def _system(error: OSError) -> Trouble:
    name = f" {error.filename}" if error.filename else ""
    words = {
        errno.ENOENT: f"there is no{name or ' such file'}; check the name",
        errno.EACCES: f"no permission to use{name or ' this file'}; choose another place",
        errno.EPERM: f"no permission to use{name or ' this file'}; choose another place",
        errno.EISDIR: f"{name.strip() or 'this'} is a folder; give a file name",
        errno.ENOTDIR: f"{name.strip() or 'this'} is not a folder; check the path",
        errno.ENOSPC: "the disk is full; nothing was lost. Free some space and try again",
        errno.EROFS: f"the place of{name or ' this file'} is read-only; choose another one",
    }
    sentence = words.get(error.errno or 0, f"the system refused:{name} {error.strerror or error}")
    return Trouble(sentence, 66)


def report(error: BaseException) -> str:
    """What a developer needs, without names of folders: version, system, where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames[-12:]]
    head = f"Lendscope {VERSION} · Python {platform.python_version()} · {sys.platform}"
    last = f"{type(error).__name__}: {str(error)[-1500:]}"
    return "\n".join(["--- report ---", head, *places, last, "--- end ---"])
