"""New reviews: asked for, queued, shown in the strip while they are made, and told of when they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.app.errors import CancelledError
from desktop.app.options import ReviewOptions
from desktop.ui import words
from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.plain import visible
from desktop.ui.review_queue import Wanted
from desktop.ui.texts import tr
from scoring.review import Review

if TYPE_CHECKING:
    from desktop.ui.new_review import NewReview
    from desktop.ui.review_view import ReviewView


class Reviewing(Flow):
    """Makes reviews beside the window, one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.welcome.samples_wanted.connect(self.samples)
        desk.welcome.new_wanted.connect(self.ask)
        desk.library.new_wanted.connect(self.ask)
        desk.strip.cancelled.connect(self.cancel)
        desk.queue.began.connect(self._began)
        desk.queue.stepped.connect(desk.strip.advance)
        desk.queue.finished.connect(self._finished)
        desk.queue.failed.connect(self._failed)

    def duties(self) -> Duties:
        """Its actions."""
        return {"new": self.ask, "samples": self.samples, "again": self.again, "cancel": self.cancel}

    def attend(self, review: ReviewView) -> None:
        """The review's head asks for another one."""
        review.again_wanted.connect(self.again)

    def ask(self, target: str = "") -> NewReview:
        """Ask what to review."""
        from desktop.ui.new_review import NewReview

        desk = self.desk
        dialog = NewReview(desk.frame, desk.settings.recent, self._chosen(), desk.services.interrupted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.field.setPlainText(target)
        dialog.started.connect(self.start)
        dialog.open()
        return dialog

    def start(self, targets: Sequence[str], options: ReviewOptions) -> None:
        """Make these reviews beside the window."""
        for target in reversed(targets):
            self.desk.settings.remember_target(target)
        self.desk.queue.add([Wanted(_short(target), target, options) for target in targets])

    def samples(self) -> None:
        """Review the platforms that come with the program."""
        options = replace(self.desk.options, offline=True)
        targets = self.desk.services.sample_targets()
        self.desk.queue.add([Wanted(name, target, options) for name, target in targets])

    def visit(self, homes: Sequence[str]) -> None:
        """Review these addresses, one after the other, as new ones are."""
        self.desk.queue.add([Wanted(words.place_of(home), home, self._chosen()) for home in homes])

    def again(self) -> None:
        """Review the shown platform again; where a capture was interrupted, ask first whether to go on with it.

        In the library: every chosen one.
        """
        review = self.desk.open_review
        if review is None:
            self.visit([row.home for row in self.desk.services.keeping.rows(self.desk.chosen)])
            return
        home = review.platform.home
        if self.desk.services.interrupted(home):
            self.ask(home)
        else:
            self.desk.queue.add([Wanted(visible(review.platform.name, 80), home, self._chosen())])

    def cancel(self) -> None:
        """Stop the review that is being made and drop those that wait; other work stops as well."""
        self.desk.stop_work()
        if self.desk.queue.active:
            self.desk.queue.cancel()
            self.desk.strip.stopping()

    def _chosen(self) -> ReviewOptions:
        """The options a review starts from: those of the program, with what the person prefers."""
        liked, given = self.desk.settings, self.desk.options
        return replace(
            given,
            proxy=liked.proxy or given.proxy,
            max_pages=liked.max_pages,
            delay=liked.delay,
            dns=liked.dns,
            registry=liked.registry,
        )

    def _began(self, wanted: Wanted, waiting: int) -> None:
        self.desk.strip.begin(tr("progress.title", name=wanted.name), waiting)

    def _finished(self, _wanted: Wanted, review: Review) -> None:
        title = tr("progress.done", name=visible(review.platform.name, 80))
        self.desk.strip.succeed(title, words.result(review), review.run_id)
        self.desk.refresh()

    def _failed(self, wanted: Wanted, error: BaseException) -> None:
        self.desk.refresh()
        title = "progress.cancelled" if isinstance(error, CancelledError) else "progress.failed"
        self.desk.tell(error, tr(title, name=wanted.name))


def _short(target: str) -> str:
    return words.place_of(target) if "://" in target else visible(Path(target).name or target, 120)
