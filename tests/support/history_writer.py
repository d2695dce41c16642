"""A second process for tests: captures or writes until it is done or killed, telling the pipe what is safe.

python -m tests.support.history_writer save LIBRARY
python -m tests.support.history_writer journal LIBRARY COUNT WHO
python -m tests.support.history_writer serve

`serve` reads lines `capture LIBRARY HOME` or `save LIBRARY` and does each in a forked copy of itself, so that
nothing is imported anew for every kill; it prints `pid N` first and `ended` when the copy is gone.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.library import Library
from scrapers.archive import Capture
from scrapers.capture import capture_platform, page_outline
from scrapers.fetch import trusted_context
from scrapers.settings import CaptureSettings
from tests.support.history import new_snapshot, page, review


def save(path: Path, _home: str = "") -> None:
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


def capture(path: Path, home: str) -> None:
    """Capture a site of this machine again and again, by the product's own crawl."""
    settings = CaptureSettings(delay=0.0, allow_loopback=True, per_pattern=100, max_pages=200)
    with Library.open(path) as library:
        platform = library.platform_for(home, "Kept House")
        while True:
            choices = (("max_pages", "200"),)
            snapshot = library.begin_snapshot(platform.id, home, "", "", choices, datetime.now(UTC))
            tell(f"snapshot {snapshot}")

            done: list[str] = []

            def keep(one: Capture, body: bytes | None, into: str = snapshot, told: list[str] = done) -> None:
                library.keep(into, one, body)
                told.append(f"kept {one.sha256}" if one.sha256 else "listed")

            @contextmanager
            def together(told: list[str] = done) -> Iterator[None]:
                with library.batch():
                    yield
                while told:
                    tell(told.pop(0))

            result = capture_platform(home, settings, keep, together=together)
            library.close_snapshot(snapshot, result.status, result.hosts)
            tell(f"closed {snapshot}")


def journal(path: Path, count: int, who: str) -> None:
    """Write so many lines into the journal."""
    with Library.open(path) as library:
        for number in range(count):
            library.write_journal(datetime.now(UTC), who, "wrote", f"{number}")


def serve() -> None:
    """Do what each line asks in a copy of this process."""
    page_outline(b"<p>", "http://127.0.0.1/", "text/html")
    trusted_context()
    for line in sys.stdin:
        work, *words = line.split()
        copy = os.fork()
        if copy == 0:
            WORKS[work](Path(words[0]), *words[1:])
            os._exit(0)
        tell(f"pid {copy}")
        os.waitpid(copy, 0)
        tell("\nended")


def tell(line: str) -> None:
    """Write a line to the pipe at once and whole."""
    os.write(1, f"{line}\n".encode())


WORKS = {"capture": capture, "save": save}

if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            serve()
        case ["save", path]:
            save(Path(path))
        case ["journal", path, count, who]:
            journal(Path(path), int(count), who)
