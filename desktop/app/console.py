"""Messages and a progress line on standard error; results on standard output."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop.app.files import write_whole
from desktop.app.prints import visible
from scrapers.progress import Step

WORDS = {
    "capture": "capturing",
    "probe": "measuring",
    "read": "reading",
    "judge": "judging",
    "report": "writing the report",
}


class Console:
    """Speaks on standard error as loudly as was asked for."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose
        self._live = sys.stderr.isatty() and not quiet
        self._drawn = False
        self._started = time.monotonic()

    def say(self, text: str) -> None:
        """A message; nothing when quiet."""
        self.clear()
        if not self.quiet:
            print(f"lendscope: {visible(text, 2000)}", file=sys.stderr)

    def progress(self, step: Step) -> None:
        """One line that is written over on a terminal; lines with --verbose elsewhere."""
        total = f" of {step.total}" if step.total else ""
        line = f"{WORDS.get(step.stage, step.stage)} {step.done}{total} {visible(step.note, 60)}".rstrip()
        if self._live:
            seconds = int(time.monotonic() - self._started)
            print(f"\r\x1b[2K{line} · {seconds} s", end="", file=sys.stderr, flush=True)
            self._drawn = True
        elif self.verbose:
            print(line, file=sys.stderr)

    def clear(self) -> None:
        """Take the progress line away before something else is written."""
        if self._drawn:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
            self._drawn = False


def deliver(where: str, content: bytes, say: Callable[[str], None]) -> None:
    """Write a result to a file, or to standard output for `-`."""
    if where == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(where), content)
        say(f"wrote {where}")
