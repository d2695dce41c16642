"""A second process for tests: captures or writes until it is done or killed, telling the pipe what is safe.

python -m tests.support.history_writer capture LIBRARY
python -m tests.support.history_writer journal LIBRARY COUNT WHO
"""

from __future__ import annotations

import itertools
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.library import Library
from tests.support.history import new_snapshot, page, review


def capture(path: Path) -> None:
    """Keep pages and save runs for ever; a line on standard output follows each that is on the disk."""
    with Library.open(path) as library:
        platform = library.platform_for("https://example.test/", "Example")
        snapshot = new_snapshot(library, platform.id)
        tell(f"snapshot {snapshot}")
        for number in itertools.count():
            body = os.urandom(3000) + str(number).encode()
            kept = page(f"{number}", body)
            library.keep(snapshot, kept, body)
            tell(f"kept {kept.sha256}")
            if number % 3 == 0:
                tell(f"run {library.save_run(platform.id, snapshot, review(snapshot)).run_id}")


def journal(path: Path, count: int, who: str) -> None:
    """Write so many lines into the journal."""
    with Library.open(path) as library:
        for number in range(count):
            library.write_journal(datetime.now(UTC), who, "wrote", f"{number}")


def tell(line: str) -> None:
    """Write a line to the pipe at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["capture", path]:
            capture(Path(path))
        case ["journal", path, count, who]:
            journal(Path(path), int(count), who)
