"""The text of a saved page, fetched beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.flows.desk import Desk, Flow
from desktop.ui.jobs import Job
from desktop.ui.trouble import tell
from scoring.review import CaptureInfo
from scrapers.documents.document import Document
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.review_view import ReviewView


class PageTexts(Flow):
    """Brings the text that the pages' view asks for; only the last one asked for is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job[Document | None] | None = None

    def attend(self, review: ReviewView) -> None:
        """The view asks for one page after the other."""
        review.text_wanted.connect(self._fetch)

    def _fetch(self, capture: CaptureInfo) -> None:
        if self._job is not None:
            self._job.forget()
        services, pages = self.desk.services, self.desk.review.pages

        def work(_progress: Progress, _cancel: Cancel) -> Document | None:
            return services.page_text(capture.sha256, capture.url)

        self._job = self.desk.jobs.start(
            work,
            done=partial(pages.show_text, capture),
            failed=lambda error: pages.show_trouble(tell(error).sentence),
        )
