"""What if in the window, over a real library: every change is answered at once, and nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app.services import AppServices
from desktop.ui.settings import Settings
from desktop.ui.whatif_view import WhatIfView
from desktop.ui.window import MainWindow
from scoring.assessment import Outcome
from tests.support.ui_real import demo_library, real_services, real_window


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_library(tmp_path_factory.mktemp("real"))


@pytest.fixture
def services(library: Path, tmp_path: Path) -> Iterator[AppServices]:
    with real_services(library, tmp_path) as made:
        yield made


@pytest.fixture
def window(services: AppServices, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The review of Lindara, on the tab of what-if questions."""
    with real_window(services, settings, qtbot) as made:
        made.review.show_tab("whatif")
        yield made


@pytest.fixture
def view(window: MainWindow) -> WhatIfView:
    found = window.review.view("whatif")
    assert isinstance(found, WhatIfView)
    return found


def test_it_begins_with_the_run_and_says_that_nothing_is_saved(view: WhatIfView) -> None:
    """Before and after are the same, and there is nothing to reset."""
    rows = view.bars.rows
    assert rows["overall"].figures.text() == "59.5 → 59.5"
    assert all(row.step.text() == "" for row in rows.values())
    assert not view.reset.isEnabled()


def test_another_outcome_is_answered_at_once_and_listed(
    view: WhatIfView, services: AppServices, qtbot: QtBot
) -> None:
    """By the keyboard: choose the item, then the outcome."""
    before = len(services.runs(services.library.find_platform("Lindara").id))
    view.items.choose("credit.licence")
    view.items.outcome.setFocus()
    assert view.items.outcome.currentData() == Outcome.UNKNOWN.value
    QTest.keyClick(view.items.outcome, Qt.Key.Key_Home)

    assert view.items.outcome.currentData() == Outcome.PASS.value
    assert view.bars.rows["credit"].step.text().startswith("+")
    assert [row.key for row in view.model.rows()] == [("outcomes", "credit.licence")]
    assert len(services.runs(services.library.find_platform("Lindara").id)) == before


def test_another_weight_and_another_share_move_the_scores(view: WhatIfView) -> None:
    """Both stand in the list with what they were; the cap of the weaker risk still holds the point."""
    span = view.bars.rows["overall"].span.text()
    view.items.choose("liquidity.winddown-plan")
    view.items.weight.setCurrentIndex(view.items.weight.findData(8))
    view.items.weight.activated.emit(0)
    view.shares.fields["credit"].setValue(5)

    cells = [[c.text for c in row.cells] for row in view.model.rows()]
    assert ["Weight of Credit", "40.0", "5.0"] in cells
    assert view.bars.rows["liquidity"].step.text() != ""
    assert view.bars.rows["overall"].span.text() != span
    assert "credit is the weaker of liquidity and credit" in view.caps.text()


def test_a_fact_is_supposed_by_typing_it(view: WhatIfView) -> None:
    """What cannot be read is refused beside the field; an empty one needs the other button."""
    view.facts.choose("payout.working_days")
    assert view.facts.now.text() == "10 working days; 2 working days"
    QTest.keyClicks(view.facts.value, "soon")
    QTest.keyClick(view.facts.value, Qt.Key.Key_Return)
    assert "write a whole number" in view.facts.trouble.text()
    assert view.model.rowCount() == 0

    view.facts.value.clear()
    QTest.keyClicks(view.facts.value, "45")
    QTest.keyClick(view.facts.value, Qt.Key.Key_Return)
    assert view.facts.trouble.isHidden()
    assert view.bars.rows["liquidity"].step.text().startswith("−")

    view.facts.silence.click()
    assert [c.text for c in view.model.rows()[0].cells][2] == "not stated"


def test_a_profile_is_tried_for_a_moment(view: WhatIfView) -> None:
    """All five weights at once."""
    view.shares.profile.setCurrentIndex(view.shares.profile.findText("equal"))
    view.shares.profile.activated.emit(0)

    assert {field.value() for field in view.shares.fields.values()} == {20.0}
    assert view.bars.rows["overall"].figures.text().startswith("59.5 → ")


def test_one_change_is_taken_out_by_the_delete_key_and_all_by_reset(view: WhatIfView, qtbot: QtBot) -> None:
    """The scores go back with them."""
    view.shares.fields["credit"].setValue(5)
    view.shares.fields["leakage"].setValue(50)
    view.table.selectRow(0)
    view.take_out()
    assert view.model.rowCount() == 1

    view.reset.click()
    assert view.model.rowCount() == 0
    assert view.bars.rows["overall"].figures.text() == "59.5 → 59.5"
    assert view.shares.fields["leakage"].value() == 10.0


def test_choosing_what_is_so_already_is_no_change(view: WhatIfView) -> None:
    """Back to the run's own value by hand takes it out of the list."""
    view.shares.fields["credit"].setValue(5)
    view.shares.fields["credit"].setValue(40)

    assert view.model.rowCount() == 0


def test_a_listed_item_leads_to_the_checklist(view: WhatIfView, window: MainWindow) -> None:
    """Enter on its row."""
    view.items.choose("credit.licence")
    view.items.outcome.setCurrentIndex(0)
    view.items.outcome.activated.emit(0)
    view.table.activated.emit(view.model.index(0, 0))

    assert window.review.open_tab() == "checklist"
