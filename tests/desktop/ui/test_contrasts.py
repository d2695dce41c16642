"""History, differences and platforms side by side, worked as a person would, over a real library."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.options import ReviewOptions
from desktop.app.review import rescore
from desktop.app.services import AppServices, open_services
from desktop.ui.compare_dialog import CompareDialog
from desktop.ui.compare_view import CompareView, Placed
from desktop.ui.flows.contrasts import Contrasts
from desktop.ui.history_view import HistoryView
from desktop.ui.settings import Settings
from desktop.ui.start import application
from desktop.ui.tables import DRAWN
from desktop.ui.theme import theme
from desktop.ui.tokens import Mode
from desktop.ui.trend_chart import TrendChart, TrendPoint
from desktop.ui.waterfall_table import Rung
from desktop.ui.window import MainWindow
from scoring.assessment import Score
from scoring.textdiff import Kind
from tests.desktop.ui.conftest import OpenWindow
from tests.support.ui import program
from tests.support.visits import EDITED, FIRST, visited

SLOW = 60_000
SLOWER = {
    "pages/terms.html": [*EDITED["pages/terms.html"], ("within 2 working days", "within 20 working days")],
    "pages/faq.html": [("2 working days", "20 working days")],
}
"""The payout takes longer, so that an item moves."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServices]:
    """Three platforms; the first was visited twice, judged by two profiles, and had edited its pages."""
    room = tmp_path_factory.mktemp("contrasts")
    made = open_services(room / "library.db")
    visited(made.library, room, 0, {})
    rescore(made.library, ["Tidewell"], ReviewOptions(profile="equal"))
    visited(made.library, room, 30, {**EDITED, **SLOWER})
    for sample in ("lindara", "zenithvault"):
        visited(made.library, room, 0, {}, sample=sample)
    yield made
    made.close()


@pytest.fixture
def window(services: AppServices, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """A shown window over that library, with the first platform open."""
    application(settings)
    made = MainWindow(services, settings, ask=lambda *_: True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_platform("p-000001")
    yield made
    made.jobs.cancel_all()
    assert made.jobs.wait(SLOW)


@pytest.fixture
def history(window: MainWindow, qtbot: QtBot) -> HistoryView:
    """The history tab, opened by its key."""
    window.action("tab_runs").trigger()
    view = cast(HistoryView, window.review.view("runs"))
    qtbot.waitUntil(lambda: any(p.edits for p in view.charts["overall"]._points), timeout=SLOW)
    return view


@pytest.fixture
def differing(history: HistoryView, qtbot: QtBot) -> HistoryView:
    """The difference of the two visits, asked for by the button."""
    qtbot.mouseClick(history.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: history.differing(), timeout=SLOW)
    return history


def test_each_edition_is_a_line_of_its_own_and_never_joined(history: HistoryView) -> None:
    """Two visits under one rule are one line; the other profile stands alone."""
    for chart in history.charts.values():
        lines = chart.lines()
        assert [len(line) for line in lines] == [2, 1]
        assert all(len({p.line_name for p in line}) == 1 for line in lines)
    assert "not joined" in history._lines.text()
    assert "1 capture showed edits" in history._lines.text()


def test_the_trend_is_read_by_keyboard(history: HistoryView, window: MainWindow, qtbot: QtBot) -> None:
    """Each point says its day, score, interval and line; Enter opens its run."""
    chart = history.charts["overall"]
    chart.setFocus()
    newest = chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    oldest = chart.accessibleDescription()

    assert "2 Dec 2026" in newest
    assert "edit" in newest
    assert "2 Nov 2026" in oldest
    assert "Line A" in oldest
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert window.review.review is not None
    assert window.review.review.run_id == "r-000001"


def test_the_table_twin_says_what_the_charts_draw(history: HistoryView, qtbot: QtBot) -> None:
    """For who does not see them."""
    qtbot.mouseClick(history._flip, Qt.MouseButton.LeftButton)
    cells = [[c.text for c in row.cells] for row in history.twin.rows()]

    assert history.twin_table.isVisible()
    assert [row[0] for row in cells] == ["2 Dec 2026", "2 Nov 2026", "2 Nov 2026"]
    assert all("(" in cell for row in cells for cell in row[2:])


def test_two_runs_are_chosen_and_compared(differing: HistoryView) -> None:
    """By default the shown run with the visit before it, under the same rule; edits come first."""
    shown = differing.difference
    assert (differing.first.currentData(), differing.second.currentData()) == ("r-000001", "r-000003")
    assert shown.parts.currentIndex() == 0
    assert shown.parts.tabText(0) == "Edits of the site (3)"
    assert "r-000001" in shown._title.text()
    assert differing.button.isEnabled()


def test_one_run_cannot_be_compared_with_itself(history: HistoryView) -> None:
    """The button waits for two different ones."""
    history.first.setCurrentIndex(history.second.currentIndex())

    assert not history.button.isEnabled()


def test_the_waterfall_leads_from_score_to_score_and_to_the_item(
    differing: HistoryView, window: MainWindow, qtbot: QtBot
) -> None:
    """The drawn rungs follow each other; Enter on a step opens its item."""
    view = differing.difference
    view.parts.setCurrentIndex(1)
    model = view.waterfall.model
    rungs = [model.index(n, 3).data(DRAWN) for n in range(model.rowCount())]
    keyed = [n for n in range(model.rowCount()) if model.key(n)]

    assert all(isinstance(r, Rung) for r in rungs)
    assert all(abs(a.end - b.start) < 1e-9 for a, b in itertools.pairwise(rungs[:-1]))
    assert abs(rungs[-2].end - rungs[-1].end) < 1e-9
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Before")
    view.waterfall.table.setCurrentIndex(model.index(keyed[0], 0))
    view.waterfall.table.setFocus()
    qtbot.keyClick(view.waterfall.table, Qt.Key.Key_Return)
    assert window.review.open_tab() == "checklist"


def test_another_score_has_its_own_waterfall(differing: HistoryView) -> None:
    """Chosen in the box above; its causes are named with their moves."""
    view = differing.difference
    for place in range(view.scores.count()):
        view.scores.setCurrentIndex(place)
        moved = view.waterfall.model.rowCount() > 2
        assert ("The site" in view._causes.text()) == moved


def test_a_changed_fact_shows_both_quotes(differing: HistoryView) -> None:
    """In the pane below the table."""
    view = differing.difference
    view.parts.setCurrentIndex(2)
    place = next(n for n in range(view.facts.rowCount()) if view.facts.key(n) == "fees.investor")
    view.facts_table.setCurrentIndex(view.facts.index(place, 0))
    texts = " ".join(label.text() for label in view.quotes.findChildren(type(view._title)))

    assert "0.75% a year" in texts
    assert "0.95% a year" in texts


def test_n_and_p_go_through_the_differences_of_the_texts(differing: HistoryView, qtbot: QtBot) -> None:
    """From one marked place to the next, and on to the next page."""
    view = differing.difference
    view.parts.setCurrentIndex(4)
    text = view.text
    text.reader.setFocus()
    place = next(n for n in range(text.model.rowCount()) if "/fees" in text.model.index(n, 1).data())
    text.table.setCurrentIndex(text.model.index(place, 0))
    page = text._title.whole()
    assert text.marked() == [(Kind.REMOVED, "0.75"), (Kind.ADDED, "0.95")]
    assert text.place.text() == "1 of 2"
    qtbot.keyClick(text.reader, Qt.Key.Key_N)
    assert text.place.text() == "2 of 2"
    assert text.reader.accessibleDescription() == "Added: 0.95"
    qtbot.keyClick(text.reader, Qt.Key.Key_N)
    assert text._title.whole() != page
    qtbot.keyClick(text.reader, Qt.Key.Key_P)
    assert (text._title.whole(), text.place.text()) == (page, "2 of 2")


def test_back_leads_to_the_runs(differing: HistoryView, qtbot: QtBot) -> None:
    """And the choice of runs is kept."""
    differing.difference.back_wanted.emit()

    assert not differing.differing()
    assert differing.first.currentData() == "r-000001"


def test_the_overview_says_what_changed_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    """The newest review carries the edits; its button makes the whole difference."""
    buttons = window.review.overview.findChildren(QPushButton)
    (button,) = [b for b in buttons if b.text() == "Show the whole difference"]
    history = cast(HistoryView, window.review.view("runs"))
    button.click()

    assert window.review.open_tab() == "runs"
    qtbot.waitUntil(lambda: history.differing(), timeout=SLOW)


def test_chosen_platforms_stand_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    """From the library: the chosen rows, by the key of the action."""
    window.show_library()
    window.library.table.selectAll()
    window.action("compare").trigger()
    qtbot.waitUntil(lambda: isinstance(window.shown, CompareView), timeout=SLOW)
    view = cast(CompareView, window.shown)
    model = view.model
    drawn = [model.index(1, n).data(DRAWN) for n in range(2, 5)]

    assert model.columnCount() == 5
    assert all(isinstance(cell, Placed) for cell in drawn)
    told = [str(model.index(1, n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(2, 5)]
    assert any("not told apart" in cell for cell in told)
    few = model.rowCount()
    view.everything.click()
    assert model.rowCount() > few
    view.table.setCurrentIndex(model.index(1, 2))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.reviewing


def test_which_platforms_is_asked_and_limited(window: MainWindow, qtbot: QtBot) -> None:
    """Fewer than two or more than six cannot be put side by side."""
    dialog = window.flow(Contrasts).ask(["p-000001"])
    assert isinstance(dialog, CompareDialog)
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.field, "lind")
    assert dialog.list.count() == 1
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.go.isEnabled()
    assert "2 platforms" in dialog.count.text()
    with qtbot.waitSignal(dialog.chosen) as asked:
        dialog.go.click()
    assert asked.args == [["p-000001", "p-000002"]]
    qtbot.waitUntil(lambda: isinstance(window.shown, CompareView), timeout=SLOW)


def test_trouble_while_comparing_is_said_in_the_strip(open_window: OpenWindow, qtbot: QtBot) -> None:
    """One sentence, and the window goes on."""
    fake = program("One", "Two")
    window = open_window(fake)
    fake.error = OSError("the disk is full")
    window.flow(Contrasts).compare(["p-1", "p-2"])

    qtbot.waitUntil(
        lambda: "could not be compared" in window.strip.accessibleName() or window.strip.isVisible()
    )
    assert window.shown is window.library


def _point(run: str, day: int, score: int | None, line: int = 0) -> TrendPoint:
    made = Score(None if score is None else Fraction(score), Fraction(20), Fraction(90), Fraction(1))
    return TrendPoint(run, FIRST.replace(day=day), made, line, "A")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
@pytest.mark.parametrize(
    "points",
    [
        [],
        [_point("r-1", 1, 50)],
        [_point("r-1", 1, None), _point("r-2", 2, None)],
        [_point("r-1", 1, 0), _point("r-2", 1, 100, 1), _point("r-3", 9, None), _point("r-4", 20, 60, 5)],
    ],
    ids=["none", "one", "no point", "lines"],
)
def test_a_trend_of_any_shape_is_drawn(
    points: list[TrendPoint], mode: Mode, qtbot: QtBot, settings: Settings
) -> None:
    """Empty, alone, without a point, or many lines: it draws within its frame and never fails."""
    application(settings)
    theme().apply(mode)
    chart = TrendChart("Overall")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_points(points)
    chart.show()
    image: QImage = chart.grab().toImage()

    assert not image.isNull()
    assert chart.accessibleDescription()
    qtbot.mouseMove(chart, QPoint(200, 100))
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())
    theme().apply(Mode.LIGHT)
