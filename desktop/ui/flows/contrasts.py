"""The difference of two runs and platforms side by side, made beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.jobs import Job
from desktop.ui.texts import tr
from scoring.compare import Difference
from scoring.side_by_side import LEAST, MOST, SideBySide
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.compare_dialog import CompareDialog
    from desktop.ui.compare_view import CompareView
    from desktop.ui.history_view import HistoryView
    from desktop.ui.review_view import ReviewView


class Contrasts(Flow):
    """Serves the history tab, and owns the view of platforms side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: CompareView | None = None
        self._difference: Job[Difference] | None = None
        self._edits: Job[Mapping[str, int]] | None = None
        self._comparison: Job[SideBySide] | None = None
        self._platforms: tuple[str, ...] = ()

    def duties(self) -> Duties:
        """Its action."""
        return {"compare": self.compare_chosen}

    def attend(self, review: ReviewView) -> None:
        """The history tab asks for the edits of its runs and for differences."""
        history = cast("HistoryView", review.view("runs"))
        history.edits_wanted.connect(lambda: self._count_edits(history))
        history.difference_wanted.connect(partial(self._make_difference, history))
        review.overview.changes_wanted.connect(partial(self._show_changes, review, history))

    # --- the history ---

    def _count_edits(self, history: HistoryView) -> None:
        if self._edits is not None:
            self._edits.forget()
        platform, services = self.desk.platform, self.desk.services

        def work(_progress: Progress, _cancel: Cancel) -> Mapping[str, int]:
            return services.contrasts.edits(platform)

        self._edits = self.desk.jobs.start(
            work, done=history.show_edits, failed=lambda error: self.desk.tell(error, tr("history.failed"))
        )

    def _make_difference(self, history: HistoryView, first: str, second: str) -> None:
        if self._difference is not None:
            self._difference.forget()
        services = self.desk.services
        history.working()

        def work(progress: Progress, cancel: Cancel) -> Difference:
            return services.contrasts.difference(first, second, progress, cancel)

        def done(found: Difference) -> None:
            history.show_difference(found, services.checklist(), services.catalogue())

        def failed(error: BaseException) -> None:
            history.ready()
            self.desk.tell(error, tr("history.failed"))

        self._difference = self.desk.jobs.start(work, done=done, failed=failed)

    @staticmethod
    def _show_changes(review: ReviewView, history: HistoryView) -> None:
        """The difference of the shown run to the capture before."""
        review.show_tab("runs")
        history.choose_shown()
        history.ask()

    # --- side by side ---

    @property
    def view(self) -> CompareView:
        """The view, made now when there is none."""
        if self._view is None:
            from desktop.ui.compare_view import CompareView

            self._view = CompareView()
            self._view.back_wanted.connect(lambda: self.desk.action("go_back").trigger())
            self._view.choose_wanted.connect(lambda: self.ask(self._platforms))
            self._view.platform_wanted.connect(lambda place: self.desk.open_run(self._view_run(place)))
        return self._view

    def _view_run(self, place: int) -> str:
        found = self.view.shown
        return found.reviews[place].run_id if found else ""

    def compare_chosen(self) -> CompareDialog | None:
        """Compare what is chosen in the library; where that is one or too many, ask."""
        chosen = self.desk.chosen
        if LEAST <= len(chosen) <= MOST:
            self.compare(chosen)
            return None
        return self.ask(chosen)

    def ask(self, chosen: Sequence[str]) -> CompareDialog:
        """Ask which platforms to put side by side."""
        from desktop.ui.compare_dialog import CompareDialog

        dialog = CompareDialog(self.desk.frame, self.desk.services.platforms, chosen)
        dialog.chosen.connect(self.compare)
        dialog.open()
        return dialog

    def compare(self, platforms: Sequence[str]) -> None:
        """Put these side by side."""
        if self._comparison is not None:
            self._comparison.forget()
        self._platforms = tuple(platforms)
        services = self.desk.services

        def work(_progress: Progress, _cancel: Cancel) -> SideBySide:
            return services.contrasts.comparison(self._platforms)

        def done(found: SideBySide) -> None:
            self.view.show_comparison(found, services.checklist(), services.catalogue())
            self.desk.bring(self.view)

        self._comparison = self.desk.jobs.start(
            work, done=done, failed=lambda error: self.desk.tell(error, tr("compare.failed"))
        )
