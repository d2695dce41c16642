"""Saved pages that a person adds to the open review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.flows.desk import Flow
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.texts import tr
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.add_dialog import AddDialog
    from desktop.ui.review_view import ReviewView


class AddingPages(Flow):
    """Asks which files, adds them to the newest capture, shows the new run."""

    def attend(self, review: ReviewView) -> None:
        """The list of pages asks for it."""
        review.add_wanted.connect(lambda address: self.ask([], address))

    def ask(self, files: Sequence[str], address: str = "") -> AddDialog | None:
        """Ask whether these saved pages belong to the open review."""
        review = self.desk.open_review
        if review is None:
            return None
        from desktop.ui.add_dialog import AddDialog

        dialog = AddDialog(self.desk.frame, review.platform.name, files, address)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._add)
        dialog.apart.connect(lambda chosen: self.desk.flow(Reviewing).ask("\n".join(chosen)))
        dialog.open()
        return dialog

    def _add(self, files: Sequence[Path], address: str) -> None:
        platform, who, services = self.desk.platform, self.desk.who, self.desk.services

        def work(progress: Progress, cancel: Cancel) -> Review:
            return services.add_pages(platform, files, address, who, progress, cancel)

        self.desk.judge_again(work, tr("add.done"), tr("add.failed"), tr("add.working"))
