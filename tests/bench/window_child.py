"""What the window benchmark starts: the window over a library, measured from inside its own process.

`shown LIBRARY` prints the seconds from the process's begin to the first painted frame. `review LIBRARY ADDRESS`
reviews a served site and prints the largest gap between two turns of the event loop, at rest and at work.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

STEP = 5
"""Milliseconds between two looks at the clock."""


def begun() -> float:
    """When the parent started this process; both read the same clock."""
    return float(os.environ["BENCH_BEGUN"])


def shown(library: Path) -> dict[str, float]:
    """The way of `desktop.ui.start`, up to the first frame."""
    window, app = _window(library)
    window.show()
    app.processEvents()
    window.grab()
    return {"shown": time.monotonic() - begun(), "processor": time.process_time(), "memory": _memory()}


def review(library: Path, address: str) -> dict[str, float]:
    """One review through the window's own queue."""
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.ui.flows.reviewing import Reviewing

    window, app = _window(library)
    window.show()
    app.processEvents()
    clock = Clock()
    rest = clock.largest_during(lambda loop: QTimer.singleShot(1_000, loop.quit))
    before = time.monotonic()

    def work(loop: QEventLoop) -> None:
        window.queue.emptied.connect(loop.quit)
        window.queue.failed.connect(lambda _wanted, error: print(repr(error), file=sys.stderr))
        flow = window.flow(Reviewing)
        flow.start([address], flow._chosen())

    busy = clock.largest_during(work)
    seconds = time.monotonic() - before
    found = window.services.platforms()
    row = next(iter(found), None)
    pages = 0 if row is None else len(window.services.latest_review(row.id).snapshot.captures)  # type: ignore[union-attr]
    window.close()
    return {
        "rest": rest,
        "busy": busy,
        "turn": clock.turn,
        "seconds": seconds,
        "pages": pages,
        "memory": _memory(),
    }


class Clock:
    """Looks at the clock on every turn of the event loop.

    `turn` is the most processor time that the window's own thread spent between two looks: its part of the gap, without
    what other programs and threads took.
    """

    turn = 0.0

    def largest_during(self, work: object) -> float:
        """The largest gap in seconds until the loop is left."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        loop, timer = QEventLoop(), QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        last = [time.perf_counter(), time.thread_time()]
        largest = [0.0, 0.0]

        def look() -> None:
            now = (time.perf_counter(), time.thread_time())
            largest[:] = [max(most, new - old) for most, new, old in zip(largest, now, last, strict=True)]
            last[:] = now

        timer.timeout.connect(look)
        timer.start(STEP)
        QTimer.singleShot(0, lambda: work(loop))  # type: ignore[operator]
        loop.exec()
        timer.stop()
        self.turn = largest[1]
        return largest[0] - STEP / 1000


def _window(library: Path):  # type: ignore[no-untyped-def]
    from desktop.app.options import ReviewOptions
    from desktop.app.services import open_services
    from desktop.ui.settings import Settings
    from desktop.ui.start import application
    from desktop.ui.window import MainWindow

    settings = Settings(library.parent)
    settings.delay = 0.0
    app = application(settings)
    options = ReviewOptions(allow_loopback=True, dns=False, registry=False)
    return MainWindow(open_services(library), settings, options=options), app


def _memory() -> float:
    """The most memory the process held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    made = shown(Path(words[0])) if what == "shown" else review(Path(words[0]), words[1])
    print(json.dumps(made), flush=True)
    os._exit(0)
