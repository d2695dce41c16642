"""The window driven as a person drives it, with mouse and keyboard."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.errors import NotFoundError
from desktop.app.keeping import slug
from desktop.ui.dialogs import Box
from desktop.ui.flows.reports import Reports
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.marking import marked
from desktop.ui.new_review import NewReview
from desktop.ui.report_dialog import ReportDialog
from desktop.ui.window import MainWindow
from scoring.assessment import FlagState, Outcome
from tests.desktop.ui.conftest import OpenWindow
from tests.support.ui import program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
D = TypeVar("D", bound=QDialog)


def button(parent: QWidget, name: str) -> QPushButton:
    """The visible button with that accessible name."""
    QApplication.processEvents()
    found = [
        b for b in parent.findChildren(QPushButton) if b.accessibleName() == name and b.isVisibleTo(parent)
    ]
    assert found, f"no button {name!r}"
    return found[0]


def click(qtbot: QtBot, widget: QWidget) -> None:
    """A click with the left button."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def dialog(window: MainWindow, kind: type[D]) -> D:
    """The open dialog of that kind."""
    found = [d for d in window.findChildren(kind) if d.isVisible()]
    assert found
    return found[-1]


# First start


def test_an_empty_library_offers_the_samples(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Nobody should face an empty table."""
    window = open_window(program())
    assert window.shown is window.welcome

    click(qtbot, window.welcome.samples)
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3)

    assert window.shown is window.library


def test_the_samples_are_reviewed_offline(open_window: OpenWindow, qtbot: QtBot) -> None:
    """The first screen needs no network."""
    fake = program()
    window = open_window(fake)
    click(qtbot, window.welcome.samples)
    qtbot.waitUntil(lambda: len(fake.asked) == 3 and not window.queue.active)

    assert all(options.offline for _, options in fake.asked)


# A new review


def test_a_review_is_made_from_an_address(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Type, press Enter on the button, see the result, open it."""
    fake = program("Brightfield Lending")
    window = open_window(fake)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window, NewReview)
    qtbot.keyClicks(asked.field, "https://new-lending.example")
    asked.pages.setValue(12)
    click(qtbot, asked.go)
    qtbot.waitUntil(window.strip.show_result.isVisible)
    click(qtbot, window.strip.show_result)

    assert window.shown is window.review
    assert [(t, o.max_pages) for t, o in fake.asked] == [("https://new-lending.example", 12)]


def test_progress_is_shown_while_the_library_can_be_used(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Work goes on beside the window, never in front of it."""
    fake = program("Brightfield Lending", gate=threading.Event())
    fake.gate.clear()
    window = open_window(fake)
    window.flow(Reviewing).start(["https://slow.example"], NewReview(window, ()).options())
    qtbot.waitUntil(lambda: "3 of 60" in window.strip.words())
    window.open_platform("p-1")

    assert window.shown is window.review
    assert "/page-3" in window.strip.words()
    assert window.queue.active


def test_a_running_review_can_be_cancelled(open_window: OpenWindow, qtbot: QtBot) -> None:
    """What arrived is kept, and the strip says so."""
    fake = program("Brightfield Lending")
    fake.gate.clear()
    window = open_window(fake)
    window.flow(Reviewing).start(
        ["https://slow.example", "https://second.example"], NewReview(window, ()).options()
    )
    qtbot.waitUntil(lambda: "3 of 60" in window.strip.words())
    click(qtbot, window.strip.cancel)
    qtbot.waitUntil(lambda: not window.queue.active)

    assert "was stopped" in window.strip.words()
    assert "are kept as a partial capture" in window.strip.words()
    assert [target for target, _ in fake.asked] == ["https://slow.example"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type an address, or choose a file or folder."),
        ("   \n ", "Type an address, or choose a file or folder."),
        ("hello there", "neither an address nor a file"),
        ("/no/such/page.html", "There is no file or folder"),
        ("<b>x</b>", "“<b>x</b>”"),
    ],
)
def test_wrong_input_is_one_sentence_beside_the_field(
    open_window: OpenWindow, qtbot: QtBot, typed: str, said: str
) -> None:
    """The dialog stays, the words stay, nothing starts."""
    fake = program("Brightfield Lending")
    window = open_window(fake)
    asked = window.flow(Reviewing).ask()
    asked.field.setPlainText(typed)
    click(qtbot, asked.go)

    assert said in asked.trouble.text()
    assert asked.trouble.isVisible()
    assert asked.isVisible()
    assert fake.asked == []


def test_a_failed_review_is_explained(open_window: OpenWindow, qtbot: QtBot) -> None:
    """One sentence with a capital letter, near the work."""
    error = NotFoundError("the host nowhere.example is not known; check the address")
    fake = program("Brightfield Lending", error=error)
    window = open_window(fake)
    window.flow(Reviewing).start(["https://nowhere.example"], NewReview(window, ()).options())
    qtbot.waitUntil(lambda: "could not be reviewed" in window.strip.words())

    assert "The host nowhere.example is not known; check the address." in window.strip.words()
    assert not window.findChildren(Box)


def test_a_fault_of_the_program_opens_a_box_with_a_report(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Our own bugs come with something to copy."""
    window = open_window(program("Brightfield Lending", error=ZeroDivisionError("division by zero")))
    window.flow(Reviewing).start(["https://p.example"], NewReview(window, ()).options())
    qtbot.waitUntil(lambda: bool(window.findChildren(Box)))
    box = dialog(window, Box)

    assert "ZeroDivisionError" in "".join(e.toPlainText() for e in box.findChildren(QPlainTextEdit))


def test_a_dropped_folder_fills_the_dialog(open_window: OpenWindow, tmp_path: Path) -> None:
    """Dropping is offered everywhere."""
    window = open_window(program("Brightfield Lending"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, none))

    assert dialog(window, NewReview).targets() == [str(tmp_path)]


# The library


def test_enter_opens_the_chosen_platform(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Arrow down, Enter."""
    window = open_window(program("Alpha", "Beta"))
    qtbot.keyClick(window.library.table, Qt.Key.Key_Down)
    qtbot.keyClick(window.library.table, Qt.Key.Key_Return)

    assert window.review.review is not None
    assert window.review.review.platform.name == "Beta"


def test_a_double_click_opens_and_alt_left_leads_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Both ways, mouse and keys."""
    window = open_window(program("Alpha", "Beta"))
    table = window.library.table
    place = table.visualRect(window.library.model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.shown is window.review

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown is window.library
    assert window.library.current() == "p-1"


def test_the_search_filters_and_can_be_cleared(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Nothing found is said, with a way back."""
    window = open_window(program("Alpha", "金桥理财"))
    window.library.field.setText("金桥")
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 1)
    window.library.field.setText("zzz")
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 0)
    assert window.shown is window.library

    click(qtbot, button(window.library, "Show all platforms"))
    assert window.library.model.rowCount() == 2


def test_a_click_on_a_heading_sorts(open_window: OpenWindow, qtbot: QtBot) -> None:
    """The order comes from where the rows come from."""
    window = open_window(program("Alpha", "Beta"))
    head = window.library.table.horizontalHeader()
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    assert [window.library.model.index(row, 0).data() for row in (0, 1)] == ["Beta", "Alpha"]


# The review


def test_a_quote_leads_to_its_place_in_the_saved_page(reviewed: MainWindow, qtbot: QtBot) -> None:
    """From the item, one click."""
    reviewed.review.show_item("liquidity.withdrawal-time")
    click(qtbot, button(reviewed.review.checklist.pane, "Show in the saved page: within two working days"))
    pages = reviewed.review.pages
    qtbot.waitUntil(lambda: bool(pages.reader.extraSelections()))

    assert reviewed.review.open_tab() == "pages"
    assert marked(pages.reader) == "within two working days"
    assert pages.found.text() == "The quote is marked at its recorded place."


def test_a_page_that_is_not_there_says_why(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Failures are listed with the pages."""
    reviewed.review.show_tab("pages")
    pages = reviewed.review.pages
    pages.table.selectRow(6)

    assert pages.found.text() == "The server refused to hand out the page"


def test_pages_show_their_text(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Opening the tab shows the first page."""
    reviewed.review.show_tab("pages")
    qtbot.waitUntil(lambda: "Funding small firms" in reviewed.review.pages.reader.toPlainText())


def test_the_checklist_is_filtered_by_risk_outcome_and_words(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Each filter narrows; all together may leave nothing, which is said."""
    reviewed.review.show_tab("checklist")
    view = reviewed.review.checklist
    view.dimension.setCurrentIndex(view.dimension.findData("credit"))
    assert {str(row.key).split(".")[0] for row in view.model.rows()} == {"credit"}

    view.outcome.setCurrentIndex(view.outcome.findData("pass"))
    assert [row.key for row in view.model.rows()] == ["credit.default-rates", "credit.default-method"]

    qtbot.keyClicks(view.words, "counts as")
    assert [row.key for row in view.model.rows()] == ["credit.default-method"]

    qtbot.keyClicks(view.words, " nothing like this")
    click(qtbot, button(view, "Show every item"))
    assert len(view.model.rows()) == 21


@pytest.mark.parametrize("outcome", list(Outcome))
def test_all_seven_states_reach_the_screen(reviewed: MainWindow, outcome: Outcome) -> None:
    """No state may be lost between score and screen."""
    reviewed.review.show_tab("checklist")
    view = reviewed.review.checklist
    view.outcome.setCurrentIndex(view.outcome.findData(outcome.value))

    assert view.model.rows()


def test_facts_are_filtered_by_state(reviewed: MainWindow) -> None:
    """Contradictions have a filter of their own."""
    reviewed.review.show_tab("facts")
    view = reviewed.review.facts
    view.state.setCurrentIndex(view.state.findData("contradicted"))

    assert [row.key for row in view.model.rows()] == ["loans.funded_total"]


def test_measurements_stand_with_their_points_and_sum(reviewed: MainWindow) -> None:
    """The points of the lines make the sum; what was not measured has none."""
    reviewed.review.show_tab("technical")
    rows = {
        row.key: [cell.text for cell in row.cells] for row in reviewed.review.view("technical").model.rows()
    }

    assert rows["tech.csp.result"][1:] == ["csp-not-implemented", "no", "-25"]
    assert rows["tech.cors.result"][2:] == ["unknown", "–"]
    assert rows["tech.observatory.score"] == [
        "Reference sum of the home page: 100 − 25 = 75; bonuses (+5) count from 90"
    ]


def test_the_header_that_decided_stands_beside_the_chosen_test(reviewed: MainWindow, qtbot: QtBot) -> None:
    """As received, as plain text; its place in the saved page is one click away."""
    reviewed.review.show_tab("technical")
    view = reviewed.review.view("technical")
    place = next(n for n, row in enumerate(view.model.rows()) if row.key == "tech.csp.result")
    view.table.setCurrentIndex(view.model.index(place, 0))
    QApplication.processEvents()
    shown = " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))

    assert "onerror=alert(1)" in shown
    with qtbot.waitSignal(view.evidence_wanted):
        click(
            qtbot,
            button(
                view,
                next(
                    b.accessibleName() for b in view.findChildren(QPushButton) if "csp" in b.accessibleName()
                ),
            ),
        )


def test_duties_stand_under_their_regime_and_lead_to_the_fact(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Enter shows the fact that decides."""
    reviewed.review.show_tab("expected")
    view = reviewed.review.view("expected")
    headings = [row.cells[0].text for row in view.model.rows() if row.heading]
    place = next(n for n, row in enumerate(view.model.rows()) if row.key == "loans.default_rate")
    view.table.setCurrentIndex(view.model.index(place, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)

    assert headings[0].startswith("EU crowdfunding regulation")
    assert reviewed.review.open_tab() == "facts"
    assert reviewed.review.facts.current() == "loans.default_rate"


def test_an_answer_needs_outcome_reason_and_source(reviewed: MainWindow, qtbot: QtBot) -> None:
    """What is missing is said beside the form."""
    reviewed.review.show_item("credit.licence")
    form = reviewed.review.checklist.pane.form
    assert form is not None
    click(qtbot, form.button)
    assert form.trouble.text() == "Choose an outcome first."

    form.outcome.setCurrentIndex(1)
    click(qtbot, form.button)
    assert form.trouble.text() == "Say in a few words why."


def test_an_answer_is_kept_and_judged(reviewed: MainWindow, qtbot: QtBot) -> None:
    """The item shows the person's outcome and still names the program's."""
    reviewed.review.show_item("credit.licence")
    form = reviewed.review.checklist.pane.form
    assert form is not None
    form.outcome.setCurrentIndex(form.outcome.findData("pass"))
    qtbot.keyClicks(form.why, "Listed as active")
    qtbot.keyClicks(form.source, "ESMA register, 23 November 2026")
    click(qtbot, form.button)
    qtbot.waitUntil(lambda: "Your answer is kept" in reviewed.strip.words())
    review = reviewed.review.review

    assert review is not None
    assert review.assessment.judgement("credit.licence").outcome is Outcome.PASS
    assert reviewed.review.checklist.current() == "credit.licence"


def test_a_flag_is_decided_with_a_reason(reviewed: MainWindow, qtbot: QtBot) -> None:
    """The buttons wake when there is a reason."""
    overview = reviewed.review.overview
    reject = button(overview, "Reject: liquidity.exit-terms")
    assert not reject.isEnabled()

    fields = [f for f in overview.findChildren(QLineEdit) if "liquidity" in f.accessibleName()]
    qtbot.keyClicks(fields[0], "It speaks of another firm")
    click(qtbot, reject)
    qtbot.waitUntil(lambda: "Your decision is kept" in reviewed.strip.words())
    review = reviewed.review.review

    assert review is not None
    assert review.assessment.flags[0].state is FlagState.REJECTED


def test_the_letters_of_the_interval_stand_beside_the_letter(open_window: OpenWindow) -> None:
    """B is not the same as B (C to B)."""
    window = open_window(program("Alpha", "Beta"))
    window.open_platform("p-2")

    assert "D (E to D): serious gaps or risks" in [
        label.text() for label in window.review.findChildren(QLabel)
    ]


def test_without_a_letter_the_reason_stands_there(reviewed: MainWindow) -> None:
    """Not knowing is an answer."""
    words = [label.text() for label in reviewed.review.findChildren(QLabel)]

    assert "Waiting for confirmation, interval E to D" in words
    assert "No score" in words


def test_the_sum_leads_to_its_items(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Enter on a line."""
    reviewed.review.show_tab("sum")
    table = reviewed.review.view("sum").table
    table.setCurrentIndex(reviewed.review.view("sum").model.index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert reviewed.review.open_tab() == "checklist"
    assert reviewed.review.checklist.current() == "liquidity.withdrawal-time"


def test_the_sum_prints_every_line_and_the_divisions(reviewed: MainWindow) -> None:
    """The figures of the screen are those of the arithmetic."""
    reviewed.review.show_tab("sum")
    rows = [" | ".join(cell.text for cell in row.cells) for row in reviewed.review.view("sum").model.rows()]

    assert "Score: 100 × 10 ÷ 18 = 55.6" in rows
    assert any(
        row.startswith("Highest, if every open item passed: 100 × (10 + 4) ÷ 22 = 63.6.") for row in rows
    )
    assert any(row.startswith("Capped: one serious flag") for row in rows)


def test_tabs_turn_by_keys(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+number and Ctrl+Page."""
    qtbot.keyClick(reviewed, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert reviewed.review.open_tab() == "facts"

    qtbot.keyClick(reviewed, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert reviewed.review.open_tab() == "technical"


def test_find_goes_to_the_field_of_the_view(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+F means what is in front."""
    reviewed.activateWindow()
    reviewed.review.show_tab("facts")
    reviewed.actions_by_name["find"].trigger()

    assert reviewed.focusWidget() is reviewed.review.facts.words


# Reports


def test_a_report_is_written_where_it_was_asked_for(
    reviewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Ctrl+P, a name, Write."""
    qtbot.keyClick(reviewed, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(reviewed, ReportDialog)
    asked.field.setText(str(tmp_path / "brightfield.pdf"))
    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: "The report is written" in reviewed.strip.words())

    assert (tmp_path / "brightfield.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_is_replaced_only_after_a_second_press(
    reviewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing is overwritten silently."""
    old = tmp_path / "old.pdf"
    old.write_bytes(b"mine")
    asked = reviewed.flow(Reports).ask()
    assert asked is not None
    asked.field.setText(str(old))
    click(qtbot, asked.go)
    assert old.read_bytes() == b"mine"
    assert asked.go.text() == "Replace"

    click(qtbot, asked.go)
    qtbot.waitUntil(lambda: old.read_bytes() != b"mine")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give a file name."),
        ("report.docx", "The name must end in"),
        ("nowhere/at/all/report.pdf", "There is no folder"),
    ],
)
def test_a_wrong_place_is_explained(
    reviewed: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, said: str
) -> None:
    """Beside the field, before anything is tried."""
    asked = reviewed.flow(Reports).ask()
    assert asked is not None
    asked.field.setText(str(tmp_path / name) if name else "")
    click(qtbot, asked.go)

    assert said in asked.trouble.text()


def test_the_form_follows_the_ending_and_back(reviewed: MainWindow) -> None:
    """One file, one form."""
    asked = reviewed.flow(Reports).ask()
    assert asked is not None
    asked.forms["json"].setChecked(True)
    assert asked.field.text().endswith(".json")

    asked.field.setText("/tmp/x.html")
    assert asked.forms["html"].isChecked()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Brightfield & Söhne", "brightfield-sohne"),
        ("../../etc", "etc"),
        ("金桥", "platform"),
        ("CON" * 40, ("con" * 40)[:60]),
    ],
)
def test_a_file_name_is_made_by_us(name: str, expected: str) -> None:
    """Never the site's own words."""
    assert slug(name) == expected


# Closing


@pytest.mark.parametrize("stop", [True, False])
def test_closing_asks_while_a_review_runs(open_window: OpenWindow, qtbot: QtBot, stop: bool) -> None:
    """Work is never lost by a slip."""
    fake = program("Brightfield Lending")
    fake.gate.clear()
    window = open_window(fake)
    window.flow(Reviewing).start(["https://slow.example"], NewReview(window, ()).options())
    qtbot.waitUntil(lambda: "3 of 60" in window.strip.words())
    window.ask = lambda *_: stop
    event = QCloseEvent()
    window.closeEvent(event)

    assert event.isAccepted() is stop
    window.ask = lambda *_: True


def test_the_window_remembers_its_size(open_window: OpenWindow, qtbot: QtBot) -> None:
    """And its recent targets."""
    first = open_window(program("Brightfield Lending"))
    first.resize(860, 610)
    first.close()
    second = open_window(program("Brightfield Lending"))

    assert (second.width(), second.height()) == (860, 610)


def test_look_ups_at_third_parties_can_be_switched_off(qtbot: QtBot) -> None:
    """Name server and registry are asked only as long as the person agrees."""
    dialog = NewReview(None, ())
    qtbot.addWidget(dialog)
    assert dialog.options().dns
    assert dialog.options().registry

    dialog.lookups.click()

    assert not dialog.options().dns
    assert not dialog.options().registry


def test_what_goes_beyond_an_ordinary_visit_is_off_until_it_is_asked_for(qtbot: QtBot) -> None:
    """Old protocol versions and a request with a foreign origin need the person's word."""
    dialog = NewReview(None, ())
    qtbot.addWidget(dialog)
    before = dialog.options()
    dialog.old_tls.click()
    dialog.cors.click()
    after = dialog.options()

    assert (before.old_tls, before.cors) == (False, False)
    assert (after.old_tls, after.cors) == (True, True)
