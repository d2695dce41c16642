"""The report dialog: for whom, with which sections, and who signed it off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.errors import UsageError
from desktop.ui.flows.reports import Reports
from desktop.ui.report_dialog import ReportDialog
from desktop.ui.signoff_dialog import SignOffDialog
from desktop.ui.window import MainWindow
from tests.support.ui import Program


@pytest.fixture
def asked(reviewed: MainWindow, tmp_path: Path) -> ReportDialog:
    """The dialog of the open review, with a place that can be written."""
    made = reviewed.flow(Reports).ask()
    assert made is not None
    made.field.setText(str(tmp_path / "out.pdf"))
    return made


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def program(window: MainWindow) -> Program:
    made = window.services
    assert isinstance(made, Program)
    return made


def test_client_and_audience_go_with_the_report(
    reviewed: MainWindow, asked: ReportDialog, qtbot: QtBot
) -> None:
    """As they were chosen; sections follow the audience."""
    asked.choices.client.setText(" Frau Öz ")
    asked.choices.audience.setCurrentIndex(0)
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: bool(program(reviewed).report_wishes))
    wish = program(reviewed).report_wishes[0]

    assert (wish.client, wish.audience, wish.sections) == ("Frau Öz", "client", None)


def test_sections_can_be_chosen_one_by_one(reviewed: MainWindow, asked: ReportDialog, qtbot: QtBot) -> None:
    """Limits are not among them: they cannot be left out."""
    for name, box in asked.choices.boxes.items():
        box.setChecked(name in ("dimensions", "questions"))
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: bool(program(reviewed).report_wishes))

    assert program(reviewed).report_wishes[0].sections == ("dimensions", "questions")
    assert not {"unknowns", "evidence", "summary", "cover"} & set(asked.choices.boxes)


def test_the_list_of_sections_unfolds(asked: ReportDialog, qtbot: QtBot) -> None:
    """It is out of the way until it is wanted."""
    box = asked.choices.boxes["method"]
    assert not box.isVisible()
    click(qtbot, asked.choices.more)

    assert box.isVisible()


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_what_holds_everything_has_no_choices(asked: ReportDialog, form: str) -> None:
    """A table has no sections."""
    asked.forms[form].setChecked(True)

    assert not asked.choices.isEnabled()
    assert asked.field.text().endswith(f".{form}")


def signing(asked: ReportDialog, qtbot: QtBot) -> SignOffDialog:
    click(qtbot, asked.sign)
    qtbot.waitUntil(lambda: asked.findChild(SignOffDialog) is not None)
    box = asked.findChild(SignOffDialog)
    assert isinstance(box, SignOffDialog)
    return box


def test_two_names_make_it_final(asked: ReportDialog, qtbot: QtBot) -> None:
    """Both dialogs say so."""
    box = signing(asked, qtbot)
    assert "DRAFT" in asked.state.text()
    assert not box.signs["reviewer"].isEnabled()
    for role, name in (("preparer", "Ada Lind"), ("reviewer", "Bo Mets")):
        box.field.setText(name)
        click(qtbot, box.signs[role])
    assert box.state.text().startswith("FINAL")
    box.accept()

    assert asked.state.text().startswith("FINAL")


def test_a_name_is_taken_back(asked: ReportDialog, qtbot: QtBot) -> None:
    """And the draft is a draft again."""
    box = signing(asked, qtbot)
    box.field.setText("Ada Lind")
    click(qtbot, box.signs["preparer"])
    assert "Ada Lind, 2026-11-28" in box.names["preparer"].text()
    click(qtbot, box.backs["preparer"])

    assert box.names["preparer"].text() == "nobody yet"


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "Give the name of the person who signs."), ("Ada Lind", "Somebody else signs as reviewer.")],
    ids=["no-name", "refused"],
)
def test_what_cannot_be_signed_is_said_beside_the_field(
    reviewed: MainWindow, asked: ReportDialog, qtbot: QtBot, name: str, said: str
) -> None:
    """One sentence, nothing lost."""
    box = signing(asked, qtbot)
    program(reviewed).error = UsageError("somebody else signs as reviewer")
    box.field.setText(name)
    click(qtbot, box.signs["preparer"])

    assert box.trouble.text() == said
    assert program(reviewed).signed == {}
