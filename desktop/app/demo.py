"""The bundled samples, end to end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.app.files import write_whole
from desktop.app.options import ReviewOptions
from desktop.app.reporting import report_of
from desktop.app.review import review_target
from desktop.app.samples import sample_folder, sample_names
from desktop.history.library import Library
from scoring.review import Review
from scrapers.progress import Progress, silent


def run_demo(library: Library, folder: Path, progress: Progress = silent) -> Iterator[tuple[Review, Path]]:
    """Review each sample, write its PDF into the folder, and yield both."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sample_names():
        with sample_folder(name) as place:
            review = review_target(library, str(place), ReviewOptions(), progress)
        pdf = folder / f"{name}.pdf"
        write_whole(pdf, report_of(library, review.run_id, ".pdf"))
        yield review, pdf
