"""What is due and what changed: a quiet line above the library, a list, and the visits that are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

from desktop.app.watching import can_be_visited
from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.jobs import Job
from desktop.ui.texts import tr
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.keeping import News
    from desktop.app.watching import Change
    from desktop.ui.history_view import HistoryView
    from desktop.ui.review_view import ReviewView
    from desktop.ui.services import PlatformRow
    from desktop.ui.watch_view import WatchView

LOOK_EVERY = 10 * 60 * 1000
"""Milliseconds: a schedule beside the window may have made runs."""

Found = tuple[Sequence["PlatformRow"], Sequence["Change"]]


class Watching(Flow):
    """Looks for news when something was done, and every ten minutes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job[News] | None = None
        self._view: WatchView | None = None
        desk.library.notice.show_wanted.connect(self.show)
        desk.queue.emptied.connect(self.check)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        QTimer.singleShot(0, self, self.check)

    def duties(self) -> Duties:
        """Its actions."""
        return {"watch": self.show, "review_due": self.review_due}

    def attend(self, review: ReviewView) -> None:
        """A review that is shown counts as looked at."""
        review.was_shown.connect(self._looked)

    def _looked(self, platform: str, run: str) -> None:
        keeping = self.desk.services.keeping

        def work(_progress: Progress, _cancel: Cancel) -> None:
            keeping.looked_at(platform, run)

        self.desk.jobs.start(work, done=lambda _: self.check(), failed=lambda _: None)

    def check(self) -> None:
        """See whether there is news, beside the window."""
        if self._job is not None:
            self._job.forget()
        keeping = self.desk.services.keeping

        def work(_progress: Progress, _cancel: Cancel) -> News:
            return keeping.news()

        self._job = self.desk.jobs.start(work, done=self.desk.library.notice.show_news, failed=lambda _: None)

    # The list

    def show(self) -> WatchView:
        """Bring the list of what is due and changed to the front."""
        view = self._made()
        self.desk.bring(view)
        keeping = self.desk.services.keeping

        def work(_progress: Progress, _cancel: Cancel) -> Found:
            return keeping.due(), keeping.changes()

        self.desk.jobs.start(
            work,
            done=lambda found: view.show_found(*found),
            failed=lambda error: self.desk.tell(error, tr("watch.failed")),
        )
        return view

    def _made(self) -> WatchView:
        if self._view is None:
            from desktop.ui.watch_view import WatchView

            view = self._view = WatchView()
            view.back_wanted.connect(self.desk.show_library)
            view.opened.connect(self.desk.open_platform)
            view.change_wanted.connect(self._show_change)
            view.visits_wanted.connect(self.review_due)
            view.all_seen.connect(self._all_seen)
        return self._view

    def _show_change(self, change: Change) -> None:
        """The newest run, and its difference from the one that was looked at last."""
        self.desk.open_platform(change.row.id)
        if change.diff is None or self.desk.open_review is None:
            return
        self.desk.review.show_tab("runs")
        history = cast("HistoryView", self.desk.review.view("runs"))
        for box, run in ((history.first, change.diff.before), (history.second, change.diff.after)):
            box.setCurrentIndex(box.findData(run.id))
        history.ask()

    def _all_seen(self) -> None:
        try:
            self.desk.services.keeping.look_at_all()
        except Exception as error:
            self.desk.tell(error, tr("watch.failed"))
            return
        self.desk.refresh()
        self.check()
        self.show()

    def review_due(self) -> None:
        """Visit every platform whose day has come."""
        rows = self.desk.services.keeping.due()
        homes = [row.home for row in rows if can_be_visited(row.home)]
        if homes:
            self.desk.flow(Reviewing).visit(homes)
        else:
            self.desk.strip.succeed(tr("watch.nothing_to_visit"), tr("watch.nothing_hint"))
