"""Saved pages for the eye: a page of a PDF drawn in a child process that is kept while one file is being looked at."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.history.errors import NoSuchBody
from desktop.history.library import Library
from scrapers.documents.picture import Picture

if TYPE_CHECKING:
    from scrapers.worker import Worker


class PageViewer:
    """Draws pages, one at a time. Another file gets another child, so that no file can touch what is shown of one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._worker: Worker | None = None
        self._file = ""
        self._turn = threading.Lock()

    def picture(self, sha256: str, page: int, scale: float, quote: str = "") -> Picture | None:
        """The page with the quote's place; None when the body is not kept. Raises PictureError."""
        try:
            body = self._library.body(sha256)
        except NoSuchBody:
            return None
        with self._turn:
            return self._child(sha256).picture(body, page, scale, quote, sha256)

    def close(self) -> None:
        """End the child, whatever it is at: nobody waits for a page when the window closes."""
        if self._worker is not None:
            self._worker.close()

    def _child(self, sha256: str) -> Worker:
        from scrapers.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        if sha256 != self._file:
            self._worker.close()
            self._file = sha256
        return self._worker
