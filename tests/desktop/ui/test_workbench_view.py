"""The window shows the workbench as report and JSON do, and leads from a sum to the words it was read from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import data
from desktop.ui.window import MainWindow
from desktop.ui.workbench_view import WorkbenchView
from scoring.facts import Evidence, Finding, Found
from tests.support.rates import figure
from tests.support.reviews import review

ROW = "2024 61 9 6.56 %"
FACTS = (
    Found("loans.default_rate", (figure("6.56", ROW, year="2024"), figure("5", "5 %", year="2023"))),
    Found("loans.default_numerator", (figure(9, ROW, year="2024"),)),
    Found("loans.default_denominator", (figure(61, ROW, year="2024"),)),
    Found("loans.recovery_rate", (figure("40", "40 % came back"),)),
    Found("loans.overdue_rate", (figure("4.3", bucket="1-90"), figure("2", bucket="90+"))),
    Found("fees.investor", (figure("1"),)),
)


def shown(qtbot: QtBot, *facts: Finding) -> WorkbenchView:
    """The view with a review of these facts."""
    view = WorkbenchView()
    qtbot.addWidget(view)
    view.show_review(review(*facts), data.catalogue())
    return view


def lines(view: WorkbenchView) -> list[tuple[str, ...]]:
    """Every row as its texts."""
    return [tuple(cell.text for cell in row.cells) for row in view.model.rows()]


@pytest.mark.parametrize("row", [
    ("2024", "6.56 %", "Differs", "9 ÷ 61 = 14.75 %"),
    ("2023 (5 %)", "", "Blank", "Not made again, because these are missing: Defaulted, counted · All loans, counted"),
    ("More than 90 days late", "2 %", "", "2 (90+ days)"),
    ("More than 60 days late", "", "Blank", "The range 1–90 days reaches over day 60 and cannot be split"),
    ("Average yield", "", "Blank", "Not read (not read in this test)"),
    ("Loss given default (100 − recovery rate)", "60 %", "", "40 % came back"),
    ("Advertised yield, defaults × 5", "", "−9.28 points left",
     "11.4 − 1 − 19.68 = −9.28 points (5 × 6.56 × 60 % = 19.68)"),
])  # fmt: skip
def test_every_row_has_its_sum_or_its_reason(qtbot: QtBot, row: tuple[str, ...]) -> None:
    """A number without its sum, or a blank without its reason, would not be ours."""
    assert row in lines(shown(qtbot, *FACTS))


def test_an_assumed_loss_is_called_assumed_and_brings_its_source(qtbot: QtBot) -> None:
    """The published cell stays blank above it."""
    told = lines(shown(qtbot, *(f for f in FACTS if f.key != "loans.recovery_rate")))
    names = [row[0] for row in told]
    place = names.index("Advertised yield, defaults × 3")

    assert told[place][2] == "Blank"
    assert names[place + 1] == "Advertised yield, defaults × 3, loss given default 45 % (assumed)"
    assert [n for n in names if "575/2013" in n]


def test_enter_on_a_sum_asks_for_its_words(qtbot: QtBot) -> None:
    """From the number to the page in one step."""
    view = shown(qtbot, *FACTS)
    place = next(n for n, row in enumerate(lines(view)) if row[0] == "2024")
    view.table.setCurrentIndex(view.model.index(place, 0))
    with qtbot.waitSignal(view.evidence_wanted) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)

    assert isinstance(asked.args[0], Evidence)
    assert asked.args[0].quote == ROW


def test_a_review_without_rates_says_why(qtbot: QtBot) -> None:
    """No empty page."""
    assert ("No default rate could be read: not read in this test.",) in lines(shown(qtbot))


def test_the_tab_is_one_of_the_reviews(reviewed: MainWindow) -> None:
    """It is found by its name and filled when it is opened."""
    reviewed.review.show_tab("rates")
    view = reviewed.review.view("rates")

    assert isinstance(view, WorkbenchView)
    assert view.model.rowCount() > 5
