"""The one door for slow work: it runs beside the window, and its callbacks land on the UI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from scrapers.progress import Cancel, Progress, Step

T = TypeVar("T")
Work = Callable[[Progress, Cancel], T]
STACK = 8 * 1024 * 1024


class Job(QObject, Generic[T]):
    """One piece of running work. It may be cancelled; it then ends as soon as the work looks up."""

    _ended = Signal()
    _stepped = Signal()

    def __init__(
        self,
        work: Work[T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        progressed: Callable[[Step], object] | None,
    ) -> None:
        super().__init__()
        self._work, self._on_done, self._on_failed, self._on_step = work, done, failed, progressed
        self._cancel = threading.Event()
        self._steps: deque[Step] = deque()
        self._lock = threading.Lock()
        self._result: list[T] = []
        self._error: BaseException | None = None
        self._quiet = False
        self.ending: Callable[[Job[T]], None] = lambda _: None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()

    def forget(self) -> None:
        """Stop, and call nobody back: whoever asked is gone or wants something else."""
        self._quiet = True
        self.cancel()

    def run(self) -> None:
        """Do the work; called on the worker's thread."""
        try:
            self._result.append(self._work(self._step, self._cancel))
        except BaseException as error:
            self._error = error
        self._ended.emit()

    def _step(self, step: Step) -> None:
        with self._lock:
            waiting = bool(self._steps)
            self._steps.append(step)
        if not waiting:
            self._stepped.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            steps = list(self._steps)
            self._steps.clear()
        for step in steps:
            if self._on_step is not None and not self._quiet:
                self._on_step(step)

    @Slot()
    def _finish(self) -> None:
        self._deliver()
        self.ending(self)
        if self._quiet:
            return
        if self._error is not None:
            self._on_failed(self._error)
        else:
            self._on_done(self._result[0])


class Jobs(QObject):
    """Starts work and knows what is still running."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setStackSize(STACK)
        self._running: set[Job[object]] = set()

    def start(
        self,
        work: Work[T],
        *,
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        progressed: Callable[[Step], object] | None = None,
    ) -> Job[T]:
        """Run `work(progress, cancel)` beside the window; exactly one of `done` and `failed` follows."""
        job: Job[T] = Job(work, done, failed, progressed)
        job.ending = self._ended
        self._running.add(job)  # type: ignore[arg-type]
        self._pool.start(job.run)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is still running."""
        return bool(self._running)

    def cancel_all(self) -> None:
        """Ask everything to stop and call nobody back."""
        for job in tuple(self._running):
            job.forget()

    def wait(self, milliseconds: int = 5_000) -> bool:
        """Wait for the workers to end, as when the window closes; False when time ran out."""
        return self._pool.waitForDone(milliseconds)

    def _ended(self, job: Job[T]) -> None:
        self._running.discard(job)
        if not self._running:
            self.busy_changed.emit(False)
