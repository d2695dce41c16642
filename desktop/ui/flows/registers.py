"""A register, company or review file: looked at, then kept as evidence when a person confirms the row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.flows.desk import Desk, Flow
from desktop.ui.jobs import Job
from desktop.ui.texts import tr
from desktop.ui.trouble import tell
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.registers import Preview, TableWish
    from desktop.ui.register_dialog import RegisterDialog
    from desktop.ui.review_view import ReviewView


class Registers(Flow):
    """Shows what such a file says of the open platform."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job[Preview] | None = None

    def attend(self, review: ReviewView) -> None:
        """The list of pages asks for it."""
        review.register_wanted.connect(self.ask)

    def ask(self, file: str = "") -> RegisterDialog | None:
        """Show what a register or review file says of the open platform."""
        if self.desk.open_review is None:
            return None
        from desktop.ui.register_dialog import RegisterDialog

        dialog = RegisterDialog(self.desk.frame)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.looked_for.connect(partial(self._look, dialog))
        dialog.confirmed.connect(self._take_in)
        dialog.finished.connect(lambda _code: self._forget())
        dialog.open()
        if file:
            dialog.take(file)
        return dialog

    def _look(self, dialog: RegisterDialog, wish: TableWish) -> None:
        self._forget()
        platform, services = self.desk.platform, self.desk.services

        def work(_progress: Progress, _cancel: Cancel) -> Preview:
            return services.look_at_table(platform, wish)

        self._job = self.desk.jobs.start(
            work,
            done=dialog.show_preview,
            failed=lambda error: dialog.show_trouble(tell(error).sentence),
        )

    def _forget(self) -> None:
        if self._job is not None:
            self._job.forget()

    def _take_in(self, wish: TableWish) -> None:
        platform, who, services = self.desk.platform, self.desk.who, self.desk.services

        def work(progress: Progress, cancel: Cancel) -> Review:
            return services.take_in_table(platform, wish, who, progress, cancel)

        self.desk.judge_again(work, tr("register.done"), tr("register.failed"), tr("register.working"))
