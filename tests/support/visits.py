"""A library with several visits of a bundled sample: what the platform edited in between is written here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

from desktop.app.options import ReviewOptions
from desktop.app.review import review_target
from desktop.app.samples import Edits, later_visit, sample_folder
from desktop.history.library import Library
from scoring.review import Review

FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)
FEE = ("0.75% a year", "0.95% a year")
RATE = ("<td>2024</td><td>2.1%</td>", "<td>2024</td><td>1.6%</td>")
CLAUSE = (" It is never mixed with our own funds.", "")
PAYOUT = "We pay out within 2 working days after your order."
EDITED: Edits = {
    "pages/fees.html": [FEE],
    "pages/statistics.html": [RATE],
    "pages/terms.html": [CLAUSE],
}


def visited(
    library: Library,
    folder: Path,
    day: int,
    edits: Edits,
    *,
    sample: str = "tidewell",
    report: bool = False,
    repacked: str = "",
) -> Review:
    """The review of a visit so many days after the first.

    `report`: the annual report is another file; `repacked`: that file has other bytes that say the same.
    """
    place = later_visit(sample, folder / f"{sample}-{day}", FIRST + timedelta(days=day), edits)
    if report:
        with sample_folder("lindara") as other:
            copyfile(other / "lindara-annual-report-2024.pdf", place / "annual-report-2025.pdf")
    if repacked:
        with (place / repacked).open("ab") as file:
            file.write(b"\n% packed anew\n")
    return review_target(library, str(place), ReviewOptions(offline=True))
