"""The report of the open run, written where the person wants it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.plain import visible
from desktop.ui.texts import tr
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.reporting import Wish
    from desktop.ui.report_dialog import ReportDialog
    from desktop.ui.review_view import ReviewView


class Reports(Flow):
    """Asks for a place and writes there."""

    def duties(self) -> Duties:
        """Its action."""
        return {"report": self.ask}

    def attend(self, review: ReviewView) -> None:
        """The review's head asks for it."""
        review.report_wanted.connect(self.ask)

    def ask(self) -> ReportDialog | None:
        """Ask where the report of the shown run should go."""
        review = self.desk.open_review
        if review is None:
            return None
        from desktop.ui.report_dialog import ReportDialog

        dialog = ReportDialog(self.desk.frame, review.platform.name, Path.home())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choices.choose_language(self.desk.settings.report_language)
        dialog.chosen.connect(partial(self._write, review.run_id))
        dialog.signing_wanted.connect(partial(self._ask_names, dialog, review.run_id))
        dialog.show_names(self.desk.services.signatures(review.run_id))
        dialog.open()
        return dialog

    def _ask_names(self, dialog: ReportDialog, run_id: str) -> None:
        """Let two people sign; the report dialog shows what stands then."""
        from desktop.ui.signoff_dialog import SignOffDialog

        services = self.desk.services
        box = SignOffDialog(
            dialog,
            services.signatures(run_id),
            partial(services.sign_off, run_id),
            self.desk.settings.analyst,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _code: dialog.show_names(services.signatures(run_id)))
        box.open()

    def _write(self, run_id: str, path: Path, wish: Wish) -> None:
        services, strip = self.desk.services, self.desk.strip
        self.desk.settings.report_language = wish.language

        def work(_progress: Progress, _cancel: Cancel) -> None:
            services.write_report(run_id, path, wish)

        strip.begin(tr("report.writing", name=visible(path.name, 100)), 0)
        self.desk.jobs.start(
            work,
            done=lambda _: strip.succeed(tr("report.done"), visible(str(path), 300)),
            failed=lambda error: self.desk.tell(error, tr("report.failed")),
        )
