"""What a person drags into the window."""

from __future__ import annotations

from PySide6.QtGui import QDropEvent

MOST_TARGETS = 50


def dropped(event: QDropEvent) -> list[str]:
    """The local files and web addresses that are dragged in, at most fifty."""
    urls = event.mimeData().urls()
    return [url.toLocalFile() if url.isLocalFile() else url.toString() for url in urls][:MOST_TARGETS]
