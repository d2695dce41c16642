"""The list of what waits for a person: looked up beside the window, decided in place, undone at its platform."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.app.waiting import Cause, Point, Queue
from desktop.ui.acts import Act
from desktop.ui.flows.answering import Answering
from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.jobs import Job
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from scoring.assessment import FlagState, Outcome
from scoring.facts import Evidence
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.waiting_view import WaitingView


class Waiting(Flow):
    """Makes the view when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: WaitingView | None = None
        self._job: Job[Queue] | None = None

    def duties(self) -> Duties:
        """Its action."""
        return {"waiting": self.show}

    @property
    def view(self) -> WaitingView:
        """The view, made now when there is none."""
        if self._view is None:
            from desktop.ui.waiting_view import WaitingView

            self._view = WaitingView()
            self._view.back_wanted.connect(lambda: self.desk.action("go_back").trigger())
            self._view.again_wanted.connect(self.look)
            self._view.decided.connect(self._decide)
            self._view.item_wanted.connect(self._open_item)
            self._view.evidence_wanted.connect(self._show_evidence)
        return self._view

    def show(self) -> WaitingView:
        """Bring it to the front and look anew."""
        self.desk.bring(self.view)
        self.look()
        return self.view

    def look(self) -> None:
        """Look through the newest runs."""
        if self._job is not None:
            self._job.forget()
        self._job = self.desk.jobs.start(
            self.desk.services.waiting,
            done=self.view.show_queue,
            failed=lambda error: self.desk.tell(error, tr("waiting.failed")),
        )

    def _decide(self, point: Point, yes: bool, why: str) -> None:
        act = self._act(point, yes, why)

        def work(_progress: Progress, _cancel: Cancel) -> Review:
            return act.do()

        def done(_review: Review) -> None:
            self.desk.strip.succeed(tr("waiting.kept"), visible(point.question, 120))
            self.desk.flow(Answering).note(point.platform_id, act)
            self.desk.refresh()
            self.look()

        self.desk.strip.begin(tr("waiting.keeping"), 0)
        self.desk.jobs.start(work, done=done, failed=lambda error: self.desk.tell(error, tr("answer.failed")))

    def _act(self, point: Point, yes: bool, why: str) -> Act:
        ask, who, platform, item = self.desk.services, self.desk.who, point.platform_id, point.item
        subject = visible(point.question, 60)
        if point.cause is Cause.FATAL:
            state = FlagState.CONFIRMED if yes else FlagState.REJECTED
            return Act(
                tr("undo.flag", subject=subject),
                partial(ask.decide_flag, platform, item, state, why, who),
                partial(ask.withdraw_decision, platform, item, who),
            )
        outcome = point.tentative if yes and point.tentative is not None else Outcome.UNKNOWN
        source = point.evidence[0].url if point.evidence else point.run_id
        return Act(
            tr("undo.answer", subject=subject),
            partial(ask.answer, platform, item, outcome, why, source, who),
            partial(ask.withdraw_answer, platform, item, who),
        )

    def _open_item(self, point: Point) -> None:
        self.desk.open_run(point.run_id)
        self.desk.review.show_item(point.item)

    def _show_evidence(self, point: Point, evidence: Evidence) -> None:
        self.desk.open_run(point.run_id)
        self.desk.review.show_evidence(evidence)
