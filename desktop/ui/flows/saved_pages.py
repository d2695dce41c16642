"""The text of a saved page, or a page of a PDF as a picture, fetched beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.flows.desk import Desk, Flow
from desktop.ui.jobs import Job
from desktop.ui.trouble import tell
from scoring.review import CaptureInfo
from scrapers.documents.document import Document
from scrapers.documents.picture import Picture
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.review_view import ReviewView


class SavedPages(Flow):
    """Brings what the pages' view asks for; only the last one asked for is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text: Job[Document | None] | None = None
        self._picture: Job[Picture | None] | None = None

    def attend(self, review: ReviewView) -> None:
        """The view asks for one page after the other."""
        review.text_wanted.connect(self._fetch_text)
        review.picture_wanted.connect(self._fetch_picture)

    def _fetch_text(self, capture: CaptureInfo) -> None:
        if self._text is not None:
            self._text.forget()
        services, saved = self.desk.services, self.desk.review.pages.saved

        def work(_progress: Progress, _cancel: Cancel) -> Document | None:
            return services.page_text(capture.sha256, capture.url)

        self._text = self.desk.jobs.start(
            work,
            done=partial(saved.show_text, capture),
            failed=lambda error: saved.show_trouble(tell(error).sentence),
        )

    def _fetch_picture(self, capture: CaptureInfo, page: int, scale: float, quote: str) -> None:
        if self._picture is not None:
            self._picture.forget()
        services, saved = self.desk.services, self.desk.review.pages.saved

        def work(_progress: Progress, cancel: Cancel) -> Picture | None:
            return None if cancel.is_set() else services.page_picture(capture.sha256, page, scale, quote)

        self._picture = self.desk.jobs.start(
            work,
            done=partial(saved.show_picture, capture),
            failed=lambda error: saved.show_no_picture(capture, tell(error).sentence),
        )
