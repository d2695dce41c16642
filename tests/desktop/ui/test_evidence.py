"""From a quote to its place in the saved page, in text and in a PDF's picture; how it was found is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.evidence import quote as evidence_quote
from desktop.ui.pieces import Button
from desktop.ui.window import MainWindow
from scoring.facts import Evidence, PageNote
from scoring.review import Review
from scrapers.documents.locating import How
from scrapers.errors import PictureError
from tests.desktop.ui.conftest import OpenWindow
from tests.scrapers.documents.test_picture import pdf
from tests.support import ui_review as invented
from tests.support.ui import Program, document, program

QUOTE = "The fund holds EUR 1,240,000"
REPORT = pdf(["Annual report"], ["Money", f"{QUOTE} today.", "Nothing else."], ["Signed"])
URL = f"{invented.HOME}/terms"


def with_pdf(review: Review) -> Review:
    """The review with its terms saved as a PDF."""
    captures = tuple(
        replace(c, content_type="application/pdf") if c.url == URL else c for c in review.snapshot.captures
    )
    pages = tuple(replace(p, media="pdf") if p.url == URL else p for p in review.reading.pages)
    return replace(
        review,
        snapshot=replace(review.snapshot, captures=captures),
        reading=replace(review.reading, pages=pages),
    )


@pytest.fixture
def fake() -> Program:
    made = program("Brightfield Lending", pdf=REPORT)
    made.reviews["p-1"] = with_pdf(made.reviews["p-1"])
    return made


@pytest.fixture
def window(open_window: OpenWindow, fake: Program) -> MainWindow:
    shown = open_window(fake)
    shown.open_platform("p-1")
    return shown


def quote(words: str, page: int | None = 2) -> Evidence:
    return Evidence(URL, words, invented.digest("/terms"), invented.NOW, page=page)


def shown(window: MainWindow) -> Callable[[], bool]:
    return lambda: window.review.pages.saved.picture.picture is not None


@pytest.mark.parametrize(
    ("words", "page", "on", "told"),
    [
        (QUOTE, 2, 2, "The quote is marked at its recorded place. · page 2"),
        (QUOTE.lower(), 2, 2, "The quote is marked; only white space or case differ. · page 2"),
        (QUOTE, 1, 2, "The quote is marked; it stands elsewhere than recorded. · page 2"),
        (QUOTE, None, 2, "The quote is marked; it stands elsewhere than recorded. · page 2"),
        ("A guarantee by the state stands behind it", 2, 2, "The quote was not found again"),
    ],
)
def test_a_quote_of_a_pdf_is_shown_on_its_page(
    window: MainWindow, qtbot: QtBot, words: str, page: int | None, on: int, told: str
) -> None:
    """The page is drawn, the words are framed, and a lost place is said."""
    window.review.show_evidence(quote(words, page))
    qtbot.waitUntil(shown(window))
    saved = window.review.pages.saved

    assert saved.picture.picture is not None
    assert saved.picture.picture.page == on
    assert saved.found.text().startswith(told)
    assert bool(saved.picture.canvas.marks()) == (saved.picture.picture.how is not How.LOST)


def test_pages_are_turned_by_key_and_button(window: MainWindow, qtbot: QtBot) -> None:
    """Page down and the button lead on; at the ends nothing is left to press."""
    window.review.show_evidence(quote(QUOTE))
    qtbot.waitUntil(shown(window))
    view = window.review.pages.saved.picture

    qtbot.keyClick(view.sheet, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.picture is not None and view.picture.page == 3)
    assert (view.next.isEnabled(), view.page.text()) == (False, "Page 3 of 3")
    assert view.canvas.marks() == []
    qtbot.mouseClick(view.previous, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.picture is not None and view.picture.page == 2)
    assert view.canvas.marks()


def test_zoom_makes_the_page_larger_and_then_sharper(window: MainWindow, qtbot: QtBot, fake: Program) -> None:
    """A step that would blur asks for more pixels."""
    window.review.show_evidence(quote(QUOTE))
    qtbot.waitUntil(shown(window))
    view = window.review.pages.saved.picture
    width, asked = view.canvas.width(), len(fake.pictured)

    for _ in range(5):
        qtbot.keyClick(view.sheet, Qt.Key.Key_Plus)

    assert view.canvas.width() > 3 * width
    qtbot.waitUntil(lambda: len(fake.pictured) > asked)
    qtbot.waitUntil(lambda: view.picture is not None and view.picture.scale > 2.2)


def test_the_text_is_the_other_way_to_read_it(window: MainWindow, qtbot: QtBot) -> None:
    """For screen readers, and for copying."""
    window.review.show_evidence(quote("Withdrawals of money that is not invested", 1))
    qtbot.waitUntil(shown(window))
    saved = window.review.pages.saved

    qtbot.mouseClick(saved.as_text, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(saved.reader.extraSelections()))

    assert saved.reader.isVisible()
    assert not saved.picture.isVisible()
    assert saved.found.text().startswith("The quote is marked at its recorded place.")


def test_the_text_begins_where_the_picture_was(window: MainWindow, qtbot: QtBot) -> None:
    """Without a quote, the other way of reading stays on the page."""
    saved = window.review.pages.saved
    capture = next(c for c in window.review.review.snapshot.captures if c.url == URL)  # type: ignore[union-attr]
    saved.show_page(capture, PageNote(URL, capture.sha256, "", (), "en", "pdf", 0, True))
    qtbot.waitUntil(shown(window))
    qtbot.mouseClick(saved.picture.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: saved.picture.picture is not None and saved.picture.picture.page == 2)
    saved.as_text.setChecked(True)
    paged = replace(document(URL, capture.sha256, "First page.\nSecond page."), page_starts=(0, 12))
    saved.show_text(capture, paged)

    assert saved.reader.textCursor().position() == 12


def test_a_page_that_cannot_be_drawn_is_shown_as_text(
    window: MainWindow, qtbot: QtBot, fake: Program
) -> None:
    """With the reason."""
    fake.error = PictureError("drawing this page took too much room or time; read its text")
    window.review.show_evidence(quote("Withdrawals of money"))
    saved = window.review.pages.saved
    qtbot.waitUntil(lambda: saved.as_text.isChecked())

    assert "too much room" in saved.found.text() or saved.found.text()
    qtbot.waitUntil(lambda: bool(saved.reader.toPlainText()))


def test_other_pages_offer_no_picture(window: MainWindow, qtbot: QtBot) -> None:
    """A web page is read as text: nothing of it is drawn by its own rules."""
    evidence = Evidence(f"{invented.HOME}/risk", "You can lose all", invented.digest("/risk"), invented.NOW)
    window.review.show_evidence(evidence)
    saved = window.review.pages.saved
    qtbot.waitUntil(lambda: bool(saved.reader.extraSelections()))

    assert not saved.as_picture.isVisible()


def test_a_persons_words_lead_to_no_page(window: MainWindow) -> None:
    """They stand in no capture; their source and day stand there instead."""
    snapshot = invented.review("Brightfield Lending").snapshot
    said = Evidence("letter of 3 May 2026", "The support wrote it", "0" * 64, invented.NOW)
    made = evidence_quote(said, lambda _: None, snapshot)

    assert made.findChildren(Button) == []
    assert [label.text() for label in made.findChildren(QLabel)] == [
        "The support wrote it",
        "Source: letter of 3 May 2026 · 23 Nov 2026, 09:13 UTC",
    ]
