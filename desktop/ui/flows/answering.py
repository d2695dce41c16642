"""A person's outcome for an item, or decision on a flag: kept, judged and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.flows.desk import Flow
from desktop.ui.texts import tr
from scoring.assessment import FlagState, Outcome
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.review_view import ReviewView


class Answering(Flow):
    """Keeps what a person says about the open review."""

    def attend(self, review: ReviewView) -> None:
        """Answers come from the checklist, decisions from the overview."""
        review.answered.connect(self._answer)
        review.flag_decided.connect(self._decide)

    def _answer(self, item: str, outcome: Outcome, why: str, source: str) -> None:
        platform, who, services = self.desk.platform, self.desk.who, self.desk.services

        def work(_progress: Progress, _cancel: Cancel) -> Review:
            return services.answer(platform, item, outcome, why, source, who)

        self.desk.judge_again(work, tr("answer.kept"), tr("answer.failed"), tr("answer.keeping"))

    def _decide(self, item: str, state: FlagState, why: str) -> None:
        platform, who, services = self.desk.platform, self.desk.who, self.desk.services

        def work(_progress: Progress, _cancel: Cancel) -> Review:
            return services.decide_flag(platform, item, state, why, who)

        self.desk.judge_again(work, tr("flag.kept"), tr("answer.failed"), tr("answer.keeping"))
