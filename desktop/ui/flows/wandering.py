"""Back and forward between the places a person was at: library, tabs of reviews, handbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.trail import Stop, Trail

if TYPE_CHECKING:
    from desktop.ui.review_view import ReviewView


class Wandering(Flow):
    """Notes what is in front and leads back to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.trail = Trail()

    def duties(self) -> Duties:
        """Its actions."""
        return {"go_back": partial(self._go, -1), "go_forward": partial(self._go, 1)}

    def attend(self, review: ReviewView) -> None:
        """Another tab is another place."""
        review.tabs.currentChanged.connect(lambda _place: self._note())

    def settle(self) -> None:
        """Something else is in front."""
        self._note()
        for name, step in (("go_back", -1), ("go_forward", 1)):
            self.desk.action(name).setEnabled(self.trail.can(step))

    def _go(self, step: int) -> None:
        self.trail.go(step)
        self.settle()

    def _note(self) -> None:
        review, desk = self.desk.open_review, self.desk
        if review is not None:
            tab = desk.review.open_tab()
            self.trail.visit(Stop((review.run_id, tab), partial(self._to_tab, review.run_id, tab)))
        elif desk.shown in (desk.library, desk.welcome):
            self.trail.visit(Stop("library", desk.show_library))
        else:
            self.trail.visit(Stop(id(desk.shown), partial(desk.bring, desk.shown)))
        for name, way in (("go_back", -1), ("go_forward", 1)):
            desk.action(name).setEnabled(self.trail.can(way))

    def _to_tab(self, run_id: str, tab: str) -> None:
        shown = self.desk.open_review
        if shown is None or shown.run_id != run_id:
            self.desk.open_run(run_id)
        self.desk.review.show_tab(tab)
