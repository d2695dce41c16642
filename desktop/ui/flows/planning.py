"""Profiles, accepted failings, and the letter of questions with its replies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.acts import Act
from desktop.ui.flows.answering import Answering
from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.letter_words import LetterWish, ReplyWish
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.letter_dialog import LetterDialog
    from desktop.ui.profiles_dialog import ProfilesDialog
    from desktop.ui.review_view import ReviewView
    from desktop.ui.whatif_view import WhatIfView


class Planning(Flow):
    """What a person plans with the open review."""

    def duties(self) -> Duties:
        """Its actions."""
        return {"profiles": self.ask_profiles, "letter": self.ask_letter}

    def attend(self, review: ReviewView) -> None:
        """Waivers come from the item's pane, a new judgement from what-if questions to an old run."""
        review.overview.letter_wanted.connect(self.ask_letter)
        review.checklist.pane.waived.connect(self._waive)
        review.checklist.pane.waiver_ended.connect(self._end_waiver)
        whatif: WhatIfView = review.view("whatif")  # type: ignore[assignment]
        whatif.rejudge_wanted.connect(self._judge_by_present)

    # Profiles

    def ask_profiles(self) -> ProfilesDialog:
        """Show the profiles; with a review in front it can be judged under one."""
        from desktop.ui.profiles_dialog import ProfilesDialog

        platform = self.desk.platform if self.desk.open_review else ""
        dialog = ProfilesDialog(self.desk.frame, self.desk.services.planning, platform)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.judge_wanted.connect(partial(self._judge_under, platform))
        dialog.open()
        return dialog

    def _judge_under(self, platform: str, name: str) -> None:
        work = partial(self.desk.services.planning.judge_under, platform, name)
        self._judge(work, tr("profiles.judged", name=visible(name, 60)))

    def _judge_by_present(self) -> None:
        review = self.desk.open_review
        if review is not None:
            self._judge_under(self.desk.platform, review.assessment.profile)

    def _judge(self, work: Callable[[], Review], told: str) -> None:
        def both(_progress: Progress, _cancel: Cancel) -> Review:
            return work()

        self.desk.judge_again(both, told, tr("answer.failed"), tr("answer.keeping"))

    # Waivers

    def _waive(self, item: str, why: str, until: date) -> None:
        ask, platform, who = self.desk.services.planning, self.desk.platform, self.desk.who
        act = Act(
            tr("waiver.act", item=item),
            partial(ask.waive, platform, item, why, until, who),
            partial(ask.end_waiver, platform, item, who),
        )
        self.desk.flow(Answering).do(act, tr("waiver.kept"))

    def _end_waiver(self, item: str) -> None:
        ask, platform, who = self.desk.services.planning, self.desk.platform, self.desk.who
        self._judge(partial(ask.end_waiver, platform, item, who), tr("waiver.ended"))

    # The letter

    def ask_letter(self) -> LetterDialog | None:
        """Show the questions of the open run, for choosing, reading, saving and for replies."""
        review = self.desk.open_review
        if review is None:
            return None
        from desktop.ui.letter_dialog import LetterDialog

        dialog = LetterDialog(self.desk.frame, self.desk.services.planning, review)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_wanted.connect(partial(self._write, review.run_id))
        dialog.replied.connect(self._reply)
        dialog.reply_ended.connect(self._end_reply)
        dialog.open()
        return dialog

    def _write(self, run_id: str, wish: LetterWish) -> None:
        ask, strip = self.desk.services.planning, self.desk.strip

        def work(_progress: Progress, _cancel: Cancel) -> None:
            ask.write_letter(run_id, wish.numbers, wish.sender, wish.addressee, wish.day, wish.path)

        strip.begin(tr("letter.writing"), 0)
        self.desk.jobs.start(
            work,
            done=lambda _: strip.succeed(tr("letter.done"), visible(str(wish.path), 300)),
            failed=lambda error: self.desk.tell(error, tr("letter.failed")),
        )

    def _reply(self, wish: ReplyWish) -> None:
        ask, platform, who = self.desk.services.planning, self.desk.platform, self.desk.who
        work = partial(ask.reply, platform, wish.number, wish.dated, wish.text, wish.file, who)
        self._judge(work, tr("reply.kept"))

    def _end_reply(self, number: int) -> None:
        ask, platform, who = self.desk.services.planning, self.desk.platform, self.desk.who
        self._judge(partial(ask.end_reply, platform, number, who), tr("reply.ended"))
