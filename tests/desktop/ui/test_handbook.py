"""The handbook in the window says what the command line says, and the way back leads to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.handbook import item_text, pages
from desktop.ui.flows.handbook import Handbook
from desktop.ui.handbook_view import HandbookView
from desktop.ui.trail import Stop, Trail
from desktop.ui.window import MainWindow
from scoring.assessment import DIMENSIONS

ALT = Qt.KeyboardModifier.AltModifier


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown_words(view: HandbookView) -> str:
    return "\n".join(label.text() for label in view._area.findChildren(QLabel))


@pytest.mark.parametrize("item", [page.item for page in pages()[::9]])
def test_an_item_reads_as_on_the_command_line(reviewed: MainWindow, item: str) -> None:
    """One text, two places."""
    view = reviewed.flow(Handbook).show(item)
    shown = squeezed(shown_words(view))

    for line in item_text(item).splitlines():
        assert squeezed(line.split(": ", 1)[-1]) in shown


def test_every_item_is_listed(reviewed: MainWindow) -> None:
    """By risk in their order."""
    view = reviewed.flow(Handbook).show()

    assert view.model.rowCount() == len(pages()) >= 100
    view.risk.setCurrentIndex(view.risk.findData(DIMENSIONS[0]))
    assert {str(r.key).split(".")[0] for r in view.model.rows()} == {DIMENSIONS[0]}


def test_words_are_searched_in_everything_it_says(reviewed: MainWindow, qtbot: QtBot) -> None:
    """A law or a reason finds its items; nothing found says what to do."""
    view = reviewed.flow(Handbook).show()
    qtbot.keyClicks(view.words, "2020/1503")
    assert 0 < view.model.rowCount() < len(pages())

    view.words.setText("no such words anywhere")
    assert view._stack.currentIndex() == 1
    view.show_all()
    assert view.model.rowCount() == len(pages())


def test_an_item_of_a_review_leads_there_and_back(reviewed: MainWindow, qtbot: QtBot) -> None:
    """From the pane to the handbook, and with Alt and the arrows back and forth."""
    item = pages()[0].item
    reviewed.review.show_tab("checklist")
    reviewed.review.checklist.handbook_wanted.emit(item)
    view = reviewed.shown
    assert isinstance(view, HandbookView)
    assert view.current() == item

    qtbot.keyClick(reviewed, Qt.Key.Key_Left, ALT)
    assert (reviewed.reviewing, reviewed.review.open_tab()) == (True, "checklist")
    qtbot.keyClick(reviewed, Qt.Key.Key_Left, ALT)
    assert reviewed.review.open_tab() == "overview"
    qtbot.keyClick(reviewed, Qt.Key.Key_Left, ALT)
    assert reviewed.shown is reviewed.library
    assert not reviewed.actions_by_name["go_back"].isEnabled()
    for _ in range(3):
        qtbot.keyClick(reviewed, Qt.Key.Key_Right, ALT)
    assert reviewed.shown is view


def test_a_finished_review_does_not_push_the_reader_out(reviewed: MainWindow) -> None:
    """The list is renewed behind the handbook."""
    view = reviewed.flow(Handbook).show()
    reviewed.refresh()

    assert reviewed.shown is view


def test_a_trail_forgets_the_way_forward() -> None:
    """As every browser does."""
    seen: list[str] = []
    trail = Trail()
    for name in ("a", "b", "b", "c"):
        trail.visit(Stop(name, lambda name=name: seen.append(name)))  # type: ignore[misc]
    trail.go(-1)
    trail.visit(Stop("d", lambda: seen.append("d")))

    assert not trail.can(1)
    trail.go(-1)
    trail.go(-1)
    assert (seen, trail.can(-1)) == (["b", "b", "a"], False)
