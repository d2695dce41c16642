"""What a person says is kept, undone and done again by name; what is half written survives the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.errors import UsageError
from desktop.ui.answer_form import AnswerForm
from desktop.ui.fact_form import FactForm
from desktop.ui.item_pane import finding_words
from desktop.ui.settings import Settings
from desktop.ui.window import MainWindow
from scoring.assessment import FlagState, Outcome
from scoring.facts import Found, Origin
from tests.desktop.ui.conftest import OpenWindow
from tests.support.ui import Program, program

ITEM = "credit.licence"


@pytest.fixture
def fake() -> Program:
    return program("Brightfield Lending", "Harbour Notes")


@pytest.fixture
def window(open_window: OpenWindow, fake: Program) -> MainWindow:
    shown = open_window(fake)
    shown.open_platform("p-1")
    return shown


def form_of(window: MainWindow, item: str = ITEM) -> AnswerForm:
    window.review.show_item(item)
    form = window.review.checklist.pane.form
    assert form is not None
    return form


def fact_form(window: MainWindow, key: str) -> FactForm:
    window.review.show_fact(key)
    form = window.review.facts.pane.form
    assert isinstance(form, FactForm)
    return form


def answer(window: MainWindow, qtbot: QtBot, outcome: str = "pass") -> None:
    form = form_of(window)
    form.outcome.setCurrentIndex(form.outcome.findData(outcome))
    qtbot.keyClicks(form.why, "Listed")
    qtbot.keyClicks(form.source, "register")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.busy)


def outcome_of(window: MainWindow) -> Outcome:
    review = window.review.review
    assert review is not None
    return review.assessment.judgement(ITEM).outcome


def test_an_answer_is_undone_and_done_again_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Z and Ctrl+Shift+Z; the menu says what would happen."""
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert (undo.isEnabled(), undo.text()) == (False, "Undo")
    answer(window, qtbot)
    assert undo.text().startswith("Undo: answer to “Is a licence claimed")

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: outcome_of(window) is Outcome.MANUAL_PENDING)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert (undo.isEnabled(), redo.text().startswith("Redo: answer to")) == (False, True)

    redo.trigger()
    qtbot.waitUntil(lambda: outcome_of(window) is Outcome.PASS)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_undo_never_reaches_another_platform(window: MainWindow, qtbot: QtBot) -> None:
    """What was said about one is not undone while another is in front."""
    answer(window, qtbot)
    window.open_platform("p-2")
    assert not window.actions_by_name["undo"].isEnabled()

    window.show_library()
    assert not window.actions_by_name["undo"].isEnabled()
    window.open_platform("p-1")
    assert window.actions_by_name["undo"].isEnabled()


def test_an_answer_of_an_earlier_day_is_taken_back_at_the_item(
    open_window: OpenWindow, qtbot: QtBot, fake: Program
) -> None:
    """The program's own outcome stands again."""
    fake.answer("p-1", ITEM, Outcome.PASS, "seen", "register", "Ada")
    window = open_window(fake)
    window.open_platform("p-1")
    window.review.show_item(ITEM)

    window.review.checklist.pane.answer_withdrawn.emit(ITEM)
    qtbot.waitUntil(lambda: outcome_of(window) is Outcome.MANUAL_PENDING)
    assert "taken back" in window.strip.words()


def test_a_half_written_answer_survives_the_window(
    open_window: OpenWindow, qtbot: QtBot, fake: Program, settings: Settings
) -> None:
    """Closed by mistake, opened again: the words are there, on their own item and platform only."""
    first = open_window(fake)
    first.open_platform("p-1")
    form = form_of(first)
    form.outcome.setCurrentIndex(form.outcome.findData("fail"))
    qtbot.keyClicks(form.why, "The register says revoked")
    first.close()

    second = open_window(fake)
    second.open_platform("p-1")
    again = form_of(second)
    assert (again.outcome.currentData(), again.why.toPlainText()) == ("fail", "The register says revoked")
    assert form_of(second, "credit.default-rates").why.toPlainText() == ""
    second.open_platform("p-2")
    assert form_of(second).why.toPlainText() == ""


def test_a_kept_answer_leaves_no_draft(window: MainWindow, qtbot: QtBot) -> None:
    """The form is empty again."""
    answer(window, qtbot)

    assert form_of(window).why.toPlainText() == ""


def test_an_answer_that_could_not_be_kept_stays_written(
    window: MainWindow, qtbot: QtBot, fake: Program
) -> None:
    """Nothing is lost when the disk is full."""
    fake.refuse = UsageError("the library is locked; try again")
    answer(window, qtbot)
    assert "locked" in window.strip.words()

    window.review.show_item("credit.default-rates")
    assert form_of(window).why.toPlainText() == "Listed"
    assert not window.actions_by_name["undo"].isEnabled()


@pytest.mark.parametrize(
    ("value", "why", "source", "told"),
    [
        ("", "", "", "Give a value first."),
        ("three", "", "", "whole number"),
        ("3", "", "", "Say in a few words why."),
        ("3", "seen", "", "Name where it can be looked up."),
    ],
)
def test_a_value_is_checked_beside_its_field(
    window: MainWindow, qtbot: QtBot, fake: Program, value: str, why: str, source: str, told: str
) -> None:
    """Nothing leaves the form before it is whole."""
    form = fact_form(window, "payout.working_days")
    assert isinstance(form.value, QLineEdit)
    form.value.setText(value)
    form.why.setText(why)
    form.source.setText(source)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)

    assert told in form.trouble.text()
    assert fake.given == []


def test_a_value_is_given_and_undone(window: MainWindow, qtbot: QtBot, fake: Program) -> None:
    """With the name of the fact in the menu."""
    form = fact_form(window, "payout.working_days")
    assert isinstance(form.value, QLineEdit)
    form.value.setText("3")
    form.why.setText("The support wrote it")
    form.source.setText("mail of 3 May")
    form.platform_says.setChecked(True)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(fake.given) and not window.jobs.busy)

    given, who = fake.given[0]
    assert (given.key, given.value, given.platform_says, who) == (
        "payout.working_days",
        "3",
        True,
        "the analyst",
    )
    undo = window.actions_by_name["undo"]
    assert undo.text().startswith("Undo: value for")
    undo.trigger()
    qtbot.waitUntil(lambda: not fake.given and not window.jobs.busy)


def test_a_closed_set_is_chosen_from(window: MainWindow) -> None:
    """Yes or no is not typed."""
    keys = [k for k, kind in window.services.catalogue().items() if kind.type.value == "bool"]
    review = window.review.review
    assert review is not None
    key = next(k for k in keys if k in review.reading.findings)
    form = fact_form(window, key)

    assert isinstance(form.value, QComboBox)
    assert [form.value.itemData(n) for n in range(form.value.count())] == ["", "yes", "no"]


def test_a_decision_on_a_flag_is_taken_back(open_window: OpenWindow, qtbot: QtBot, fake: Program) -> None:
    """It waits for a person again."""
    fake.decide_flag("p-1", "liquidity.exit-terms", FlagState.REJECTED, "seen", "Ada")
    window = open_window(fake)
    window.open_platform("p-1")
    back = next(
        b for b in window.review.overview.findChildren(QPushButton) if b.text() == "Take the decision back"
    )

    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fake.decided is None and not window.jobs.busy)
    assert "taken back" in window.strip.words()


def test_a_given_value_says_so_beside_the_pages_own(window: MainWindow) -> None:
    """Two figures side by side, and who stands behind each."""
    review = window.review.review
    assert review is not None
    found = next(f for f in review.reading.findings.values() if isinstance(f, Found))
    given = replace(found.values[0], origin=Origin.PERSON)

    lines = finding_words(Found(found.key, (given, found.values[0]))).split("\n")
    assert "from a person" in lines[0]
    assert "from a person" not in lines[1]
