"""For the pictures of the views: a platform with a history, the difference of its runs, and platforms side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QDialog, QWidget

from desktop.app.options import ReviewOptions
from desktop.app.samples import Edits, later_visit
from desktop.ui.flows.contrasts import Contrasts
from desktop.ui.services import Services
from scrapers.progress import Never, silent

if TYPE_CHECKING:
    from desktop.ui.history_view import HistoryView
    from desktop.ui.window import MainWindow

Wait = Callable[[Callable[[], bool], int], bool]
SAMPLE, SLOW = "tidewell", 60_000
_SLOWER: Edits = {
    "pages/terms.html": [("within 2 working days", "within 8 working days")],
    "pages/faq.html": [("2 working days", "8 working days")],
}
_DEARER: Edits = {"pages/fees.html": [("0.75% a year", "0.95% a year")]}
_CLAUSE = (" It is never mixed with our own funds.", "")
_EDITED: Edits = {**_DEARER, **_SLOWER, "pages/terms.html": [*_SLOWER["pages/terms.html"], _CLAUSE]}
_VISITS = ((datetime(2026, 11, 20, 9, tzinfo=UTC), _DEARER), (datetime(2026, 12, 6, 9, tzinfo=UTC), _EDITED))


def fill_history(services: Services, room: Path) -> None:
    """Visit the sample again, twice, when its platform had edited its pages."""
    if SAMPLE in {name for name, _ in services.sample_targets()}:
        for when, edits in _VISITS:
            place = later_visit(SAMPLE, room / f"{SAMPLE}-{when:%Y%m%d}", when, edits)
            services.review_target(str(place), ReviewOptions(offline=True), silent, Never())


def contrasts(window: MainWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Each part of a difference, the table of the trend, the comparison and its dialog."""
    history = cast("HistoryView", window.review.view("runs"))
    window.review.show_tab("runs")
    if history.button.isEnabled():
        history.flip()
        yield "history-table", window
        history.flip()
        history.ask()
        wait(history.differing, SLOW)
        for place, name in enumerate(("edits", "waterfall", "facts", "items", "text")):
            history.difference.parts.setCurrentIndex(place)
            yield f"difference-{name}", window
        history.show_trend()
    rows = window.services.platforms(sort="overall", descending=True)
    flow = window.flow(Contrasts)
    flow.compare([row.id for row in rows[:3]])
    if wait(lambda: window.shown is flow.view, SLOW):
        yield "compare", window
    yield from _dialog(flow.ask([row.id for row in rows[:2]]))
    window.open_platform(window.platform)


def _dialog(box: QDialog) -> Iterator[tuple[str, QWidget]]:
    yield "compare-dialog", box
    box.close()
