"""A person brings pages and registers to an open review: by button, by dropping, always shown before it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.errors import UsageError
from desktop.ui.add_dialog import AddDialog
from desktop.ui.evidence import quote
from desktop.ui.flows.adding import AddingPages
from desktop.ui.flows.registers import Registers
from desktop.ui.new_review import NewReview
from desktop.ui.register_dialog import RegisterDialog
from desktop.ui.window import MainWindow
from scoring.review import CaptureInfo, Review
from tests.desktop.ui.conftest import OpenWindow
from tests.desktop.ui.test_window import button, click, dialog
from tests.support.ui import Program, program

TABLE = (
    "Entity name;National id;Status\n"
    "Brightfield Lending Ltd;12345678;Active\n"
    "Brightfield Lendings Ltd;l2345678;<img src=http://127.0.0.1/x>\n"
)


def drop(window: MainWindow, *files: Path | str) -> None:
    """What a person lets go of above the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) if isinstance(f, Path) else QUrl(f) for f in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def opened(open_window: OpenWindow, fake: Program) -> MainWindow:
    window = open_window(fake)
    window.open_platform("p-1")
    return window


def with_shell(review: Review) -> Review:
    """A review that has an empty page, and one that was added from a file."""
    first = review.snapshot.captures[0]
    shell = replace(first, url=f"{first.url}app", sha256="", failure="javascript-shell")
    added = replace(
        first, url=f"{first.url}fees", origin="adopted", source="fees.mhtml, saved by <b>Blink</b>"
    )
    captures = (*review.snapshot.captures, shell, added)
    return replace(review, snapshot=replace(review.snapshot, captures=captures))


def shelled() -> Program:
    fake = program("Brightfield Lending")
    fake.reviews["p-1"] = with_shell(fake.reviews["p-1"])
    return fake


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_an_empty_page_is_named_with_the_way_to_add_it(open_window: OpenWindow) -> None:
    """The pages view says how to bring what only a browser shows."""
    window = opened(open_window, shelled())
    window.review.show_tab("pages")

    assert "save it as one file" in window.review.pages.empty.text()
    assert window.review.pages.empty.isVisible()


def test_a_review_without_empty_pages_says_nothing(reviewed: MainWindow) -> None:
    """Nobody is asked for what is there."""
    reviewed.review.show_tab("pages")

    assert not reviewed.review.pages.empty.isVisible()


def test_the_missing_page_that_is_chosen_gives_the_address(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """One click on the gap, one on the button, and the file goes to its place."""
    fake = shelled()
    window = opened(open_window, fake)
    window.review.show_tab("pages")
    pages = window.review.pages
    place = next(
        i
        for i, row in enumerate(pages.model.rows())
        if isinstance(row.key, CaptureInfo) and row.key.failure == "javascript-shell"
    )
    pages.table.setCurrentIndex(pages.model.index(place, 0))
    click(qtbot, button(pages, "Add pages that were saved in a browser; for a missing page, choose it first"))
    asked = dialog(window, AddDialog)
    page = tmp_path / "app.html"
    page.write_text("<!doctype html><p>x", encoding="utf-8")
    asked.files.setPlainText(str(page))
    address = asked.address.text()
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: bool(fake.added) and "Added" in window.strip.words())

    assert address.endswith("/app")
    assert fake.added[0][:3] == ("p-1", ["app.html"], address)


def test_saved_pages_dropped_on_a_review_are_offered_to_it(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """They join it, or become a review of their own; the person says which."""
    fake = program("Brightfield Lending")
    window = opened(open_window, fake)
    files = [tmp_path / "a.mhtml", tmp_path / "b.pdf"]
    for path in files:
        path.write_bytes(b"x")
    drop(window, *files)
    click(qtbot, dialog(window, AddDialog).go)
    qtbot.waitUntil(lambda: bool(fake.added))
    drop(window, *files)
    click(qtbot, button(dialog(window, AddDialog), "Review on their own"))

    assert fake.added[0][:3] == ("p-1", ["a.mhtml", "b.pdf"], "")
    assert dialog(window, NewReview).targets() == [str(path) for path in files]


@pytest.mark.parametrize("target", ["https://other.example/", None])
def test_addresses_and_an_open_library_ask_for_a_new_review(
    target: str | None, open_window: OpenWindow, tmp_path: Path
) -> None:
    """Only saved files can join, and only an open review can be joined."""
    window = open_window(program("Brightfield Lending"))
    if target:
        window.open_platform("p-1")
    page = tmp_path / "a.html"
    page.write_bytes(b"x")
    drop(window, target or page)

    assert dialog(window, NewReview).targets() == [target or str(page)]


@pytest.mark.parametrize(
    ("files", "address", "says"),
    [
        ([], "", "Choose at least one"),
        (["gone.html"], "", "gone.html"),
        (["a.html", "b.html"], "https://x/", "one page"),
    ],
)
def test_what_cannot_be_added_is_said(
    files: list[str], address: str, says: str, reviewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """In one sentence, and the dialog stays."""
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(b"x")
    asked = reviewed.flow(AddingPages).ask([str(tmp_path / name) for name in files], address)
    assert asked is not None
    click(qtbot, asked.go)

    assert says in asked.trouble.text()
    assert asked.isVisible()


def test_trouble_with_an_added_file_is_told(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The review stays as it is."""
    fake = program("Brightfield Lending", error=UsageError("a.html holds pages of other.example"))
    window = opened(open_window, fake)
    page = tmp_path / "a.html"
    page.write_bytes(b"x")
    asked = window.flow(AddingPages).ask([str(page)])
    assert asked is not None
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: "other.example" in window.strip.words())

    assert "were not added" in window.strip.words()


def test_where_a_page_came_from_stands_beside_it_and_its_quotes(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    """In the pages view and under the quote, literally."""
    fake = shelled()
    window = opened(open_window, fake)
    review = fake.reviews["p-1"]
    window.review.show_tab("pages")
    pages = window.review.pages
    pages.table.setCurrentIndex(pages.model.index(len(pages.model.rows()) - 1, 0))
    evidence = next(e for j in review.assessment.judgements for e in j.evidence)
    added = replace(
        evidence, sha256=review.snapshot.captures[-1].sha256, url=review.snapshot.captures[-1].url
    )
    shown = quote(added, lambda _: None, review.snapshot)
    qtbot.addWidget(shown)
    shown.resize(2_000, 200)
    shown.show()

    assert "from a saved file (fees.mhtml, saved by <b>Blink</b>)" in words_of(pages)
    assert (
        "from a saved file (fees.mhtml, saved by <b>Blink</b>)"
        in shown.findChildren(QLabel)[2].accessibleName()
    )
    assert "saved file" not in words_of(quote(evidence, lambda _: None, review.snapshot))


# Registers


def table(folder: Path) -> Path:
    path = folder / "register.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_dropped_table_is_looked_at_before_it_counts(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Form, rows and candidates first; keeping needs a row and a press."""
    fake = program("Brightfield Lending")
    window = opened(open_window, fake)
    drop(window, table(tmp_path))
    asked = dialog(window, RegisterDialog)
    qtbot.waitUntil(lambda: asked.candidates.rowCount() == 2)
    before = asked.go.isEnabled()
    asked.candidate_table.setCurrentIndex(asked.candidates.index(0, 0))
    qtbot.waitUntil(asked.go.isEnabled)
    form = asked.form.text()
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: bool(fake.taken))

    assert not before
    assert "fields divided by semicolon" in form
    assert fake.taken[0][0] == "p-1"
    assert fake.taken[0][1].row == 1


def test_a_number_that_looks_alike_is_told_and_its_markup_is_text(
    reviewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Foreign cells are words, whatever they look like."""
    asked = reviewed.flow(Registers).ask(str(table(tmp_path)))
    assert asked is not None
    qtbot.waitUntil(lambda: asked.candidates.rowCount() == 2)
    cells = [cell for row in asked.candidates.rows() for cell in row.cells]

    assert [c.text for c in cells if "number" in c.text] == ["same number", "number only looks alike"]
    assert any("<img src=http://127.0.0.1/x>" in c.text for c in cells)


def test_a_decision_about_the_file_asks_again(reviewed: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """What is shown is always what would be kept."""
    asked = reviewed.flow(Registers).ask(str(table(tmp_path)))
    assert asked is not None
    qtbot.waitUntil(lambda: asked.candidates.rowCount() == 2)
    with qtbot.waitSignal(asked.looked_for) as seen:
        asked.delimiter.setCurrentIndex(1)
        asked.delimiter.activated.emit(1)
    qtbot.waitUntil(lambda: "no table with several columns" in asked.lacking.text())

    assert seen.args[0].choices.delimiter == ","
    assert not asked.go.isEnabled()


def test_none_of_the_rows_is_an_answer_too(reviewed: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """It is sent as row 0, with the word that the file is whole."""
    asked = reviewed.flow(Registers).ask(str(table(tmp_path)))
    assert asked is not None
    qtbot.waitUntil(lambda: asked.candidates.rowCount() == 2)
    asked.whole.setChecked(True)
    asked.none.setChecked(True)

    assert (asked.wish().row, asked.wish().whole) == (0, True)
