"""What waits for a person is in one list, is decided there, and can be undone at its platform."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.waiting import Cause
from desktop.ui.flows.waiting import Waiting
from desktop.ui.waiting_view import WaitingView
from desktop.ui.window import MainWindow
from scoring.assessment import FlagState, Outcome
from scoring.review import Review
from tests.desktop.ui.conftest import OpenWindow
from tests.support.ui import Program, program

DOUBTED = "credit.default-rates"


def doubted(review: Review) -> Review:
    """The review with one outcome that rests on a value read with little confidence."""
    judged = tuple(
        replace(j, outcome=Outcome.UNKNOWN, machine=Outcome.PASS, review=True) if j.item == DOUBTED else j
        for j in review.assessment.judgements
    )
    return replace(review, assessment=replace(review.assessment, judgements=judged))


@pytest.fixture
def fake() -> Program:
    made = program("Brightfield Lending", "Harbour Notes")
    made.reviews["p-2"] = doubted(made.reviews["p-2"])
    return made


@pytest.fixture
def window(open_window: OpenWindow, fake: Program) -> MainWindow:
    return open_window(fake)


def looked(window: MainWindow, qtbot: QtBot) -> WaitingView:
    view = window.flow(Waiting).show()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return view


def press(view: WaitingView, qtbot: QtBot, text: str) -> None:
    button = next(b for b in view.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_fatal_flags_come_first_and_unsure_outcomes_follow(window: MainWindow, qtbot: QtBot) -> None:
    """Of every platform's newest run."""
    view = looked(window, qtbot)
    points = [row.key for row in view.model.rows()]

    assert [(p.cause, p.platform) for p in points] == [  # type: ignore[attr-defined]
        (Cause.FATAL, "Brightfield Lending"),
        (Cause.UNSURE, "Harbour Notes"),
    ]


@pytest.mark.parametrize(
    ("text", "state"), [("Confirm the flag", FlagState.CONFIRMED), ("Reject the flag", FlagState.REJECTED)]
)
def test_a_flag_is_decided_in_the_list(
    window: MainWindow, qtbot: QtBot, fake: Program, text: str, state: FlagState
) -> None:
    """With a reason; then it waits no more, and the platform's undo knows it."""
    view = looked(window, qtbot)
    qtbot.keyClicks(view.why, "read the quotes")
    press(view, qtbot, text)
    qtbot.waitUntil(lambda: fake.decided is state and not window.jobs.busy)

    assert [row.key.cause for row in view.model.rows()] == [Cause.UNSURE]  # type: ignore[attr-defined]
    window.open_platform("p-1")
    assert window.actions_by_name["undo"].text().startswith("Undo: decision on")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("It was read rightly", Outcome.PASS), ("It was read wrongly", Outcome.UNKNOWN)],
)
def test_an_unsure_outcome_is_confirmed_or_rejected(
    window: MainWindow, qtbot: QtBot, fake: Program, text: str, outcome: Outcome
) -> None:
    """Confirmed it counts as the program would have said; rejected it stays unknown, by a person."""
    view = looked(window, qtbot)
    view.table.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClicks(view.why, "the table says so")
    press(view, qtbot, text)
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert fake.answers == {DOUBTED: outcome}


def test_nothing_is_decided_without_a_reason(window: MainWindow, qtbot: QtBot, fake: Program) -> None:
    """The buttons sleep."""
    view = looked(window, qtbot)
    press(view, qtbot, "Confirm the flag")

    assert fake.decided is None


def test_enter_opens_the_item(window: MainWindow, qtbot: QtBot) -> None:
    """And Alt+Left comes back to the list."""
    view = looked(window, qtbot)
    view.table.setCurrentIndex(view.model.index(1, 0))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert (window.reviewing, window.review.checklist.current()) == (True, DOUBTED)

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown is view


def test_when_nothing_waits_it_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    """No empty table."""
    fake = program("Harbour Notes", "Second")
    del fake.reviews["p-1"]
    view = looked(open_window(fake), qtbot)

    assert view._stack.currentIndex() == 1
