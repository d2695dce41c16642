"""A case file out, with what people said, and one in beside what is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.ui import words
from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.case_dialog import CaseDialog, CaseWish


class Cases(Flow):
    """Hands a platform over, and takes one in."""

    def duties(self) -> Duties:
        """Its actions."""
        return {"case_out": self.ask_out, "case_in": self.ask_in}

    def ask_out(self) -> CaseDialog | None:
        """Ask where the case of the open review should go."""
        review = self.desk.open_review
        if review is None:
            return None
        from desktop.ui.case_dialog import CaseDialog

        dialog = CaseDialog(self.desk.frame, review.platform.name, Path.home())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._write, review.run_id))
        dialog.open()
        return dialog

    def _write(self, run_id: str, wish: CaseWish) -> None:
        ask, strip = self.desk.services.planning, self.desk.strip

        def work(_progress: Progress, _cancel: Cancel) -> None:
            ask.write_case(run_id, wish.path, people=wish.people, notes=wish.notes)

        strip.begin(tr("case.writing", name=visible(wish.path.name, 100)), 0)
        self.desk.jobs.start(
            work,
            done=lambda _: strip.succeed(tr("case.done"), visible(str(wish.path), 300)),
            failed=lambda error: self.desk.tell(error, tr("case.failed")),
        )

    def ask_in(self) -> None:
        """Ask which case file to take in."""
        name, _kind = QFileDialog.getOpenFileName(
            self.desk.frame, tr("case.in_title"), str(Path.home()), tr("case.kind")
        )
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take a case file in beside the window, and tell what became of what people said in it."""
        ask, strip = self.desk.services.planning, self.desk.strip
        told: list[str] = []

        def work(progress: Progress, _cancel: Cancel) -> Review:
            return ask.take_case(path, progress, told.append)

        def done(review: Review) -> None:
            said = "; ".join(told) or words.result(review)
            name = visible(review.platform.name, 80)
            strip.succeed(tr("case.taken", name=name), visible(said, 400), review.run_id)
            self.desk.refresh()

        strip.begin(tr("case.taking", name=visible(path.name, 100)), 0)
        self.desk.jobs.start(
            work,
            done=done,
            failed=lambda error: self.desk.tell(error, tr("case.not_taken")),
            progressed=strip.advance,
        )
