"""Foreign words are shown literally, load nothing and open nothing unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.facts_view import FactsView
from desktop.ui.marking import utf16
from desktop.ui.plain import (
    LONGEST_LABEL,
    Elided,
    InertDocument,
    Reader,
    open_link,
    plain_label,
    tip,
    visible,
    visible_lines,
    web_address,
)
from desktop.ui.tabs import TABS
from desktop.ui.window import MainWindow
from tests.support.ui_review import HOSTILE

STRINGS = [
    HOSTILE,
    "<a href='javascript:alert(1)'>click</a>",
    "<script>alert(1)</script>",
    "<table background=file:///etc/passwd>",
    "a\u202eexe.fdp",
    "line\nbreak\ttab\x00nul",
    "\u2066hidden\u2069",
    "&lt;b&gt;",
    "<b>" * 300,
    "x" * 100_000,
]


@pytest.mark.abuse("D01", "D04")
@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_hostile_words_become_one_harmless_line(text: str) -> None:
    """No direction mark, no line break, no control character survives."""
    shown = visible(text)

    assert all(char.isprintable() for char in shown)
    assert not set(shown) & {"\u202e", "\u2066", "\u2069"}
    assert len(shown) <= LONGEST_LABEL * 6 + 1


def test_a_quote_keeps_its_lines_and_nothing_else() -> None:
    """A table row reads as a row; marks that turn the text do not survive."""
    assert visible_lines("Rate\t4 %\r\n\n\u202eend") == "Rate  4 %\n\\u202eend"


@pytest.mark.abuse("D01")
@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_a_tool_tip_cannot_be_taken_for_markup(text: str) -> None:
    """Qt guesses rich text in tool tips; angle brackets are escaped."""
    shown = tip(text)

    assert "<" not in shown.removeprefix("<span>").removesuffix("</span>")


@pytest.mark.abuse("D01")
def test_a_label_shows_markup_as_it_is(qtbot: QtBot) -> None:
    """The words are part of the evidence."""
    label, line = plain_label(HOSTILE), Elided(HOSTILE)
    qtbot.addWidget(label)
    qtbot.addWidget(line)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert line.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


@pytest.mark.abuse("D01", "D02")
def test_no_widget_of_the_whole_window_renders_markup(reviewed: MainWindow) -> None:
    """Every label is plain text, no editor takes rich text."""
    for tab in TABS:
        reviewed.review.show_tab(tab)
    labels = [w for w in reviewed.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText]
    rich = [w for w in reviewed.findChildren(QTextEdit) if w.acceptRichText()]

    assert [w.text() for w in labels if w.text()] == []
    assert rich == []


@pytest.mark.abuse("D02")
@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:1/x.png", "//host/share/x.png"]
)
def test_a_document_loads_nothing(qtbot: QtBot, address: str) -> None:
    """Neither files nor the network."""
    document = InertDocument()

    assert document.resource(2, QUrl(address)) is None


@pytest.mark.abuse("D06")
def test_the_clipboard_holds_plain_text_only(qtbot: QtBot) -> None:
    """Markup pasted elsewhere would run there."""
    reader = Reader("page")
    qtbot.addWidget(reader)
    reader.setPlainText(HOSTILE)
    reader.selectAll()
    reader.copy()

    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert QApplication.clipboard().text() == HOSTILE


@pytest.mark.abuse("D05")
@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://p.example/",
        "data:text/html,x",
        "lendscope://x",
        "mailto:a@p.example",
        "http://",
        "//p.example/",
    ],
)
def test_only_web_addresses_open(qtbot: QtBot, address: str) -> None:
    """Everything else stays shut, and nobody is asked."""
    parent = QWidget()
    qtbot.addWidget(parent)

    assert web_address(address) is None
    assert not open_link(parent, address, ask=lambda *_: pytest.fail("asked"), opener=pytest.fail)


@pytest.mark.abuse("D04", "D05")
def test_a_link_opens_after_its_full_address_was_shown(qtbot: QtBot) -> None:
    """In punycode, so that a look-alike host shows."""
    parent, said, opened = QWidget(), [], []
    qtbot.addWidget(parent)

    def ask(_parent: object, _title: str, text: str, _yes: str) -> bool:
        said.append(text)
        return True

    assert open_link(parent, "https://аррle.example/ö?q=1", ask=ask, opener=opened.append)
    assert "https://xn--" in said[0]
    assert [url.scheme() for url in opened] == ["https"]


@pytest.mark.abuse("D03")
def test_a_huge_page_is_cut(qtbot: QtBot) -> None:
    """Ten megabytes in one title or page must not hold the window up."""
    from desktop.ui.marking import shown_text
    from desktop.ui.plain import LONGEST_PAGE

    assert len(shown_text("a" * 10_000_000)) == LONGEST_PAGE
    assert len(visible("t" * 10_000_000)) == LONGEST_LABEL + 1


def test_a_hostile_fact_is_shown_literally(reviewed: MainWindow) -> None:
    """What the site wrote is what a person sees."""
    view: FactsView = reviewed.review.facts
    reviewed.review.show_fact("privacy.retention")

    assert HOSTILE in [label.text() for label in view.findChildren(QLabel)]


def test_the_reader_cannot_be_typed_into(qtbot: QtBot) -> None:
    """Evidence is not edited."""
    reader = Reader("page")
    qtbot.addWidget(reader)
    reader.setPlainText("as captured")
    qtbot.keyClicks(reader, "x")

    assert isinstance(reader, QPlainTextEdit)
    assert reader.toPlainText() == "as captured"


def test_offsets_are_counted_as_qt_counts() -> None:
    """A letter beyond U+FFFF is two of Qt's."""
    assert utf16("𝒜b", 1) == 2
