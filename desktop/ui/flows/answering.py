"""What a person says about items, flags and facts: kept, judged, shown, undone and done again; drafts survive."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.acts import Act, Acts
from desktop.ui.drafts import Draft, Drafts, Notepad
from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from scoring.assessment import FlagState, Outcome
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.fact_answers import GivenFact
    from desktop.ui.review_view import ReviewView


class PlatformNotes(Notepad):
    """The drafts of the platform that is in front."""

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        self._desk, self._drafts = desk, drafts

    def recall(self, subject: str) -> Draft:
        """What was typed for a subject."""
        return self._drafts.recall(self._desk.platform, subject)

    def keep(self, subject: str, draft: Draft) -> None:
        """Keep what stands in the form."""
        self._drafts.keep(self._desk.platform, subject, draft)


class Answering(Flow):
    """Keeps what a person says about the open review, and knows how to take it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.drafts = Drafts(desk.settings.folder, self)
        self._acts: dict[str, Acts] = {}
        self._busy = False

    def duties(self) -> Duties:
        """Its actions."""
        return {"undo": self.undo, "redo": self.redo}

    def attend(self, review: ReviewView) -> None:
        """Answers come from checklist and facts, decisions from the overview."""
        review.checklist.pane.notes = review.facts.pane.notes = PlatformNotes(self.desk, self.drafts)
        review.answered.connect(self._answer)
        review.answer_withdrawn.connect(self._withdraw)
        review.flag_decided.connect(self.decide)
        review.flag_reopened.connect(self._reopen)
        review.fact_given.connect(self._give)
        review.fact_withdrawn.connect(self._withdraw_fact)

    def settle(self) -> None:
        """Undo and redo carry the name of what they would do; without any they rest."""
        acts = self.acts
        for name, act in (("undo", acts.last), ("redo", acts.next)):
            action = self.desk.action(name)
            action.setEnabled(self.desk.open_review is not None and act is not None)
            words = tr(f"action.{name}")
            action.setText(tr("undo.named", action=words, name=act.name) if act else words)

    @property
    def acts(self) -> Acts:
        """The deeds of the platform in front."""
        return self._acts.setdefault(self.desk.platform, Acts())

    def note(self, platform: str, act: Act) -> None:
        """A deed that was done elsewhere in the window, for undo at its platform."""
        self._acts.setdefault(platform, Acts()).add(act)
        self.settle()

    def undo(self) -> None:
        """Take back the newest deed."""
        act = self.acts.last
        if act is not None:
            self._run(act.undo, tr("undo.undone", name=act.name), self.acts.took_back)

    def redo(self) -> None:
        """Do again what was undone last."""
        act = self.acts.next
        if act is not None:
            self._run(act.do, tr("undo.redone", name=act.name), self.acts.did_again)

    def do(self, act: Act, told: str) -> None:
        """Do another flow's deed, so that it can be undone like an answer."""
        self._new(act, told)

    def _new(self, act: Act, told: str, draft: str = "") -> None:
        """Do a deed; the draft it was written in goes once it is kept, and stays when it could not be."""
        acts, platform = self.acts, self.desk.platform

        def then() -> None:
            acts.add(act)
            self.drafts.drop(platform, draft)

        self._run(act.do, told, then)

    def _run(self, work: Callable[[], Review], told: str, then: Callable[[], object]) -> None:
        """One deed at a time: a second press while the first is being judged does nothing."""
        if self._busy:
            return
        self._busy = True

        def both(_progress: Progress, _cancel: Cancel) -> Review:
            return work()

        def ended(kept: bool) -> None:
            self._busy = False
            if kept:
                then()
            self.settle()

        self.desk.judge_again(both, told, tr("answer.failed"), tr("answer.keeping"), ended)

    # Items and flags

    def _answer(self, item: str, outcome: Outcome, why: str, source: str) -> None:
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        act = Act(
            tr("undo.answer", subject=self._question(item)),
            partial(ask.answer, platform, item, outcome, why, source, who),
            partial(ask.withdraw_answer, platform, item, who),
        )
        self._new(act, tr("answer.kept"), item)

    def _withdraw(self, item: str) -> None:
        """Take back an answer of any day; what it said cannot be typed again by redo, only by its author."""
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        self._run(partial(ask.withdraw_answer, platform, item, who), tr("answer.withdrawn"), _nothing)

    def decide(self, item: str, state: FlagState, why: str) -> None:
        """Keep a decision on a flag of the open review."""
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        act = Act(
            tr("undo.flag", subject=self._question(item)),
            partial(ask.decide_flag, platform, item, state, why, who),
            partial(ask.withdraw_decision, platform, item, who),
        )
        self._new(act, tr("flag.kept"))

    def _reopen(self, item: str) -> None:
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        self._run(partial(ask.withdraw_decision, platform, item, who), tr("flag.reopened"), _nothing)

    def _question(self, item: str) -> str:
        known = self.desk.services.checklist().get(item)
        return visible(known.question if known else item, 60)

    # Facts

    def _give(self, given: GivenFact) -> None:
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        kind = ask.catalogue().get(given.key)
        act = Act(
            tr("undo.fact", subject=visible(kind.label if kind and kind.label else given.key, 60)),
            partial(ask.give_fact, platform, given, who),
            partial(ask.withdraw_fact, platform, given.key, who),
        )
        self._new(act, tr("answer.kept"), f"fact {given.key}")

    def _withdraw_fact(self, key: str) -> None:
        ask, platform, who = self.desk.services, self.desk.platform, self.desk.who
        self._run(partial(ask.withdraw_fact, platform, key, who), tr("answer.withdrawn"), _nothing)

    def leave(self) -> None:
        """The window closes: what is half written is on the disk."""
        self.drafts.save()


def _nothing() -> None:
    """Nothing more is to be done."""
