"""Opening the library for work: what an interrupted program left is settled, and the day's backup is made."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

from desktop.app.paths import library_path
from desktop.app.received import ReceivedCase, is_case
from desktop.history.errors import LibraryError
from desktop.history.library import Library

log = logging.getLogger(__name__)


def open_library(chosen: Path | None = None, *, now: datetime | None = None) -> Library:
    """The library of that path or of the usual place, made when there is none.

    Captures whose program is gone become partial ones with what they have. A backup that cannot be made is no
    reason to stop: the doctor tells of it. The path of a case file opens that file, to be looked at.
    """
    if chosen is not None and is_case(chosen):
        return ReceivedCase.opened(chosen)
    library = Library.open(library_path(chosen))
    library.mark_interrupted()
    try:
        library.rotate_backups(now or datetime.now(UTC))
    except (LibraryError, OSError) as error:
        log.warning("no backup was made: %s", error)
    return library
