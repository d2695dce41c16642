"""The reviews that are wanted, one after the other, beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.app.options import ReviewOptions
from desktop.ui.jobs import Job, Jobs
from desktop.ui.services import Services
from scoring.review import Review
from scrapers.progress import Step


@dataclass(frozen=True, slots=True)
class Wanted:
    """One review to make; `name` is how the person knows it."""

    name: str
    target: str
    options: ReviewOptions


class ReviewQueue(QObject):
    """Runs wanted reviews in order; a failed one does not stop the others, a cancel does."""

    began = Signal(object, int)
    stepped = Signal(object)
    finished = Signal(object, object)
    failed = Signal(object, object)
    emptied = Signal()

    def __init__(self, jobs: Jobs, services: Services) -> None:
        super().__init__(jobs)
        self._jobs, self._services = jobs, services
        self._waiting: deque[Wanted] = deque()
        self._current: Wanted | None = None
        self._job: Job[Review] | None = None

    @property
    def active(self) -> bool:
        """Whether a review is being made."""
        return self._current is not None

    @property
    def waiting(self) -> int:
        """How many follow the present one."""
        return len(self._waiting)

    def add(self, wanted: Sequence[Wanted]) -> None:
        """Make these, after what is already wanted."""
        self._waiting.extend(wanted)
        if not self.active:
            self._next()

    def cancel(self) -> None:
        """Stop the present one and drop the rest; what was captured is kept."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        self._job = None
        self._current = self._waiting.popleft() if self._waiting else None
        if self._current is None:
            self.emptied.emit()
            return
        wanted = self._current
        self.began.emit(wanted, len(self._waiting))
        self._job = self._jobs.start(
            partial(self._services.review_target, wanted.target, wanted.options),
            done=self._done,
            failed=self._failed,
            progressed=self._stepped,
        )

    def _stepped(self, step: Step) -> None:
        self.stepped.emit(step)

    def _done(self, review: Review) -> None:
        wanted, self._current = self._current, None
        self.finished.emit(wanted, review)
        self._next()

    def _failed(self, error: BaseException) -> None:
        wanted, self._current = self._current, None
        self.failed.emit(wanted, error)
        self._next()
