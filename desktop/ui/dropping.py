"""What a person drags into the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QDropEvent

MOST_TARGETS = 50


def dropped(event: QDropEvent) -> list[str]:
    """The local files and web addresses that are dragged in, at most fifty."""
    urls = event.mimeData().urls()
    return [url.toLocalFile() if url.isLocalFile() else url.toString() for url in urls][:MOST_TARGETS]


def is_table(files: Sequence[str]) -> bool:
    """Whether one table was dragged in, as registers and review sites hand them out."""
    return len(files) == 1 and files[0].lower().endswith((".csv", ".tsv"))
