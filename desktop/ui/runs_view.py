"""Every run of a platform, newest first; a double click or Enter shows it as it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.plain import plain_label, visible
from desktop.ui.services import RunRow
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL
from scoring.assessment import DIMENSIONS, Score
from scoring.profiles import mark, name_in

COLUMNS = ("run", "captured", "overall", "interval", "coverage", "band", *DIMENSIONS, "flags", "edition")
NUMBERS = (2, 4, 6, 7, 8, 9, 10, 11)


class RunsView(QWidget):
    """Lists runs; marks the one that is shown."""

    run_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable([tr(f"runs.column.{name}") for name in COLUMNS], numbers=NUMBERS)
        widths = (170, 120, 72, 108, 84, 62, 78, 70, 86, 76, 76, 68, 128)
        self.table = table_view(self.model, tr("runs.table"), widths, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(tr("runs.hint"), size="caption", tone="faint"))
        column.addWidget(self.table, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_runs(self, runs: Sequence[RunRow], shown: str) -> None:
        """List these runs; `shown` is the one on the other tabs."""
        self.model.show_rows([_row(run, run.id == shown) for run in runs])
        place = next((i for i, run in enumerate(runs) if run.id == shown), 0)
        if runs:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self.run_wanted.emit(key)


def _row(run: RunRow, shown: bool) -> Row:
    name = words.moment(run.created_at)
    icon = ("done", "accent") if shown else None
    whole = run.overall
    cells = (
        Cell(name, tip=tr("runs.tip", id=run.id, time=name), bold=shown, icon=icon),
        Cell(words.day(run.captured_at)),
        _number(whole),
        Cell(words.span(whole.low, whole.high) if whole else words.DASH, tone="soft"),
        Cell(words.percent(whole.coverage) if whole else words.DASH, number=True, tone="soft"),
        Cell(run.band or words.DASH, bold=True),
        *(_number(run.scores.get(name)) for name in DIMENSIONS),
        Cell(str(run.flags) if run.flags else "", number=True),
        _rules(run),
    )
    return Row(run.id, cells)


def _rules(run: RunRow) -> Cell:
    """Edition, and the profile where it is not the default; the whole of it in the tip."""
    marked = mark(run.profile)
    edition = visible(run.edition, 40)
    text = f"{edition} · {visible(name_in(run.profile), 40)}" if marked else edition
    return Cell(
        text, tip=f"{edition} · {visible(marked, 120)}" if marked else "", tone="accent" if marked else "soft"
    )


def _number(score: Score | None) -> Cell:
    return Cell(words.number(score.score) if score else words.DASH, number=True)
