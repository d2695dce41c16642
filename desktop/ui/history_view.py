"""The history of a platform: the trend of every score, the list of runs, and the difference of any two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.difference_view import DifferenceView
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.runs_view import RunsView
from desktop.ui.services import RunRow
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from desktop.ui.trend_chart import TrendChart, TrendPoint
from scoring.assessment import DIMENSIONS, Score
from scoring.checklist import Item
from scoring.compare import Difference
from scoring.facts import Catalogue
from scoring.waterfall import OVERALL

SCORES = (OVERALL, *DIMENSIONS)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class HistoryView(QWidget):
    """Shows the runs of a platform; asks for the difference of two, which takes a while to make."""

    run_wanted = Signal(str)
    edits_wanted = Signal()
    difference_wanted = Signal(str, str)
    item_wanted = Signal(str)
    fact_wanted = Signal(str)
    evidence_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._runs: Sequence[RunRow] = ()
        self._shown, self._edits = "", dict[str, int]()
        self.charts = {name: TrendChart(_score_word(name)) for name in SCORES}
        self.twin = WordTable(
            [tr(f"history.column.{n}") for n in ("captured", "line")] + [_score_word(n) for n in SCORES]
        )
        self.twin_table: QTableView = table_view(self.twin, tr("history.table"), (130, 150, *(150,) * 6), 1)
        self.list = RunsView()
        self.first, self.second = QComboBox(), QComboBox()
        self.button = Button(tr("history.difference"), self.ask, duty="main", icon="search")
        self.difference = DifferenceView()
        self._trend = QStackedWidget()
        self._pages = QStackedWidget()
        self._lines = plain_label("", size="caption", tone="faint")
        self._flip = Button(tr("history.as_table"), self.flip, icon="file")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._trend.addWidget(self._charts())
        self._trend.addWidget(self.twin_table)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.setHandleWidth(MEDIUM)
        whole.setChildrenCollapsible(False)
        whole.addWidget(self._upper())
        whole.addWidget(self._lower())
        whole.setSizes([380, 250])
        self._pages.addWidget(whole)
        self._pages.addWidget(self.difference)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.addWidget(self._pages)

    def _upper(self) -> QWidget:
        made = QWidget()
        column = tight(QVBoxLayout(made), SMALL)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(self._lines, 1)
        row.addWidget(self._flip)
        column.addLayout(row)
        column.addWidget(self._trend, 1)
        return made

    def _charts(self) -> QWidget:
        made = QWidget()
        grid = tight(QGridLayout(made), MEDIUM)
        for place, chart in enumerate(self.charts.values()):
            box, column = frame("card", margin=2, gap=0)
            column.addWidget(chart)
            grid.addWidget(box, place // 3, place % 3)
        return made

    def _lower(self) -> QWidget:
        made = QWidget()
        column = tight(QVBoxLayout(made), SMALL)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(plain_label(tr("history.from"), tone="soft", wrap=False))
        row.addWidget(self.first, 1)
        row.addWidget(plain_label(tr("history.to"), tone="soft", wrap=False))
        row.addWidget(self.second, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.first.setAccessibleName(tr("history.from_name"))
        self.second.setAccessibleName(tr("history.to_name"))
        return made

    def _connect(self) -> None:
        self.list.run_wanted.connect(self.run_wanted)
        for chart in self.charts.values():
            chart.run_wanted.connect(self.run_wanted)
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(lambda _place: self._enable())
        self.difference.back_wanted.connect(self.show_trend)
        self.difference.item_wanted.connect(self.item_wanted)
        self.difference.fact_wanted.connect(self.fact_wanted)
        self.difference.evidence_wanted.connect(self.evidence_wanted)

    # --- what is shown ---

    def show_runs(self, runs: Sequence[RunRow], shown: str) -> None:
        """Draw these runs, newest first; `shown` is the one on the other tabs."""
        if runs and (not self._runs or runs[0].id != self._runs[0].id):
            self.show_trend()
        self._runs, self._shown, self._edits = runs, shown, {}
        self.list.show_runs(runs, shown)
        self._draw()
        self._choices()
        if runs:
            self.edits_wanted.emit()

    def show_edits(self, edits: Mapping[str, int]) -> None:
        """How many quiet edits the capture of each run showed; asked for when the runs are drawn."""
        self._edits = dict(edits)
        self._draw()

    def differing(self) -> bool:
        """Whether a difference is in front."""
        return self._pages.currentIndex() == 1

    def show_trend(self) -> None:
        """Back from a difference."""
        self._pages.setCurrentIndex(0)

    def show_difference(self, found: Difference, items: Mapping[str, Item], catalogue: Catalogue) -> None:
        """Show the difference that was asked for."""
        self._enable()
        self.difference.show_difference(found, items, catalogue, self._shown)
        self._pages.setCurrentIndex(1)
        self.difference.parts.tabBar().setFocus()

    def working(self) -> None:
        """The difference is being made."""
        self.button.setEnabled(False)
        self.button.setText(tr("history.working"))

    def ready(self) -> None:
        """Nothing is being made any more."""
        self._enable()

    def _draw(self) -> None:
        ordered = sorted(self._runs, key=lambda run: (run.captured_at, run.created_at))
        lines = list(dict.fromkeys(run.line for run in ordered))
        for name, chart in self.charts.items():
            chart.show_points(
                [
                    TrendPoint(
                        r.id,
                        r.captured_at,
                        s,
                        lines.index(r.line),
                        line_name(r, lines),
                        self._edits.get(r.id, 0),
                    )
                    for r in ordered
                    if (s := _score_of(r, name)) is not None
                ]
            )
        self.twin.show_rows([_twin_row(run, line_name(run, lines)) for run in reversed(ordered)])
        legend = tr("history.one_line") if len(lines) < 2 else tr_n("history.lines", len(lines))
        marked = sum(1 for run in ordered if self._edits.get(run.id))
        self._lines.setText(f"{legend} {tr_n('history.marked', marked)}" if marked else legend)

    def flip(self) -> None:
        """Charts or the table that says the same."""
        table = self._trend.currentIndex() == 0
        self._trend.setCurrentIndex(1 if table else 0)
        self._flip.setText(tr("history.as_charts") if table else tr("history.as_table"))
        self._flip.setAccessibleName(self._flip.text())

    # --- two runs ---

    def _choices(self) -> None:
        for box in (self.first, self.second):
            box.blockSignals(True)
            box.clear()
            for run in self._runs:
                box.addItem(_choice(run), run.id)
            box.blockSignals(False)
        self.choose_shown()
        self._enable()

    def _enable(self) -> None:
        self.button.setText(tr("history.difference"))
        self.button.setEnabled(self.first.currentData() != self.second.currentData())
        self.button.setToolTip("" if self.button.isEnabled() else tr("history.choose_two"))

    def choose_shown(self) -> None:
        """Choose the shown run and the one of the capture before it."""
        places = [run.id for run in self._runs]
        second = places.index(self._shown) if self._shown in places else 0
        self.second.setCurrentIndex(second)
        self.first.setCurrentIndex(_before(self._runs, second))

    def ask(self) -> None:
        """Ask for the difference of the two chosen runs."""
        self.difference_wanted.emit(str(self.first.currentData()), str(self.second.currentData()))


def _before(runs: Sequence[RunRow], place: int) -> int:
    """The newest run of an earlier capture than that of the run at a place, of its own line where there is one.

    Where no capture is earlier: the run made before it.
    """
    if not runs:
        return -1
    own = runs[place]
    earlier = [
        (run.line == own.line, run.captured_at, -n)
        for n, run in enumerate(runs)
        if run.captured_at < own.captured_at
    ]
    return -max(earlier)[2] if earlier else min(place + 1, len(runs) - 1)


def _choice(run: RunRow) -> str:
    score = run.overall.score if run.overall else None
    return f"{words.day(run.captured_at)} · {run.id} · {words.number(score)} · {visible(run.edition, 30)}"


def line_name(run: RunRow, lines: Sequence[tuple[str, str, str]]) -> str:
    """The line's letter with its edition and profile: `A · 2026.1, default`."""
    place = lines.index(run.line)
    letter = LETTERS[place] if place < len(LETTERS) else str(place + 1)
    return f"{letter} · {visible(run.edition, 30)}, {visible(run.profile, 60)}"


def _score_word(name: str) -> str:
    return tr("score.overall") if name == OVERALL else words.dimension_word(name)


def _score_of(run: RunRow, name: str) -> Score | None:
    return run.overall if name == OVERALL else run.scores.get(name)


def _twin_row(run: RunRow, line: str) -> Row:
    cells = [Cell(words.day(run.captured_at), tip=run.id), Cell(line, tone="soft")]
    for name in SCORES:
        score = _score_of(run, name)
        shown = f"{words.number(score.score)}  ({words.span(score.low, score.high)})" if score else words.DASH
        cells.append(Cell(shown))
    return Row(run.id, tuple(cells))
