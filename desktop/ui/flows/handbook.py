"""The handbook in the window, from the menu and from an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.flows.desk import Desk, Duties, Flow

if TYPE_CHECKING:
    from desktop.ui.handbook_view import HandbookView
    from desktop.ui.review_view import ReviewView


class Handbook(Flow):
    """Makes the view when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: HandbookView | None = None

    def duties(self) -> Duties:
        """Its action."""
        return {"handbook": self.show}

    def attend(self, review: ReviewView) -> None:
        """An item's pane leads to its page."""
        review.handbook_wanted.connect(self.show)

    def show(self, item: str = "") -> HandbookView:
        """Bring it to the front, at an item if one is named."""
        if self._view is None:
            from desktop.app.handbook import edition_line, pages
            from desktop.ui.handbook_view import HandbookView

            self._view = HandbookView(pages(), edition_line())
            self._view.back_wanted.connect(lambda: self.desk.action("go_back").trigger())
        self.desk.bring(self._view)
        if item:
            self._view.show_item(item)
        return self._view
