"""A received case file opened to be looked at: a library of its own, read only, that is gone when it is closed."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import NoReturn, Self

from desktop.history.errors import LibraryError
from desktop.history.library import Library
from scrapers.progress import Progress, silent

ENDING = ".wacz"
PLATFORM = "p-1"
"""The one platform of such a library."""

_NAMED = ("run", "platform")


class ReceivedCase(Library):
    """What stands in one case file. Every change is refused; closing it leaves nothing behind."""

    file: Path
    _folder: tempfile.TemporaryDirectory[str]

    @classmethod
    def opened(cls, file: Path, progress: Progress = silent) -> Self:
        """The case as its pages and answers give it under the checklist in force. Raises AdoptError, BadInputError."""
        from desktop.app.exchange import import_case

        folder = tempfile.TemporaryDirectory(prefix="lendscope-case-")
        try:
            place = Path(folder.name) / "case.db"
            with Library.open(place) as library:
                import_case(library, file, progress)
            case = cls.open(place, read_only=True)
        except BaseException:
            folder.cleanup()
            raise
        case.file, case._folder = file, folder
        return case

    def close(self) -> None:
        """Close it, and let go of what was unpacked."""
        super().close()
        self._folder.cleanup()

    def _write(self) -> NoReturn:
        """Refused: a received case is looked at."""
        raise LibraryError(
            f"{self.file.name} is open to be looked at; `lendscope import {self.file.name}` takes it into your "
            "library, where it can be added to"
        )


def is_case(path: Path | None) -> bool:
    """Whether a path names a case file rather than a library."""
    return path is not None and path.suffix.lower() == ENDING


def case_named(args: argparse.Namespace) -> Path | None:
    """The case file that stands where a library, a run or a platform is asked for; its platform is then put there."""
    if is_case(args.library):
        return Path(args.library)
    for name in _NAMED:
        words = getattr(args, name, None)
        if isinstance(words, str) and is_case(Path(words)) and Path(words).is_file():
            setattr(args, name, PLATFORM)
            return Path(words)
    return None
