"""The window's library over a real one: words, filters, tags, days, names, removing, bulk work and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.services import AppServices
from desktop.app.watching import today
from desktop.history.library import Library
from desktop.ui.flows.keeping import KeepingUp
from desktop.ui.flows.noting import Noting
from desktop.ui.flows.watching import Watching
from desktop.ui.history_view import HistoryView
from desktop.ui.library_model import PAGE
from desktop.ui.notes_view import NotesView
from desktop.ui.settings import Settings
from desktop.ui.start import application
from desktop.ui.watch_view import WatchView
from desktop.ui.window import MainWindow
from scoring.review import PlatformInfo
from tests.desktop.ui.conftest import OpenWindow
from tests.desktop.ui.test_access import nameless
from tests.desktop.ui.test_no_way_out import luring
from tests.desktop.ui.test_window import button, click
from tests.support import ui_review as invented
from tests.support.history import captured
from tests.support.servers import serving
from tests.support.ui import program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEXT = {"https://beta.test/faq": "A withdrawal takes nine days. 提现规则见本页。"}


def add(library: Library, name: str, candidate: bool = False) -> str:
    """A platform with one run of the invented review."""
    home = f"https://{name.lower()}.test/"
    platform = library.platform_for(home, name)
    snapshot = captured(library, platform.id, {"": name.encode()})
    made = invented.review(name, "", candidate=candidate)
    whole = replace(made, platform=PlatformInfo(name, home), snapshot=replace(made.snapshot, id=snapshot))
    library.save_run(platform.id, snapshot, whole, TEXT if name == "Beta" else {})
    library.looked_at(platform.id)
    return platform.id


@pytest.fixture
def services(tmp_path: Path) -> Iterator[AppServices]:
    """A library with three platforms, all looked at."""
    with Library.open(tmp_path / "lendscope.db") as library:
        for name in ("Alpha", "Beta", "Gamma"):
            add(library, name)
        yield AppServices(library, tmp_path / "lendscope.db")


@pytest.fixture
def window(services: AppServices, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """A shown window over it."""
    application(settings)
    made = MainWindow(services, settings, ask=lambda *_: True)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.jobs.busy)
    yield made
    made.jobs.cancel_all()
    assert made.jobs.wait()


def names(window: MainWindow) -> list[str]:
    model = window.library.model
    return [row.name for place in range(model.rowCount()) if (row := model.row(place))]


def choose(window: MainWindow, *places: int) -> None:
    """Click the first row, then the others with Ctrl held."""
    table = window.library.table
    table.clearSelection()
    flags = table.selectionModel().SelectionFlag
    for place in places:
        index = window.library.model.index(place, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy)


# Words


@pytest.mark.parametrize("words", ["nine days", "提现"])
def test_words_in_pages_are_found_and_lead_there(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """No name matches; the place below does, and Enter opens the platform's pages."""
    window.library.field.setText(words)
    qtbot.waitUntil(window.library.found.isVisible)
    found = window.library.found
    assert found.model.rows()[0].cells[1].text == "Page /faq"

    qtbot.keyClick(window.library.field, Qt.Key.Key_Return)
    qtbot.keyClick(found.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reviewing)

    assert window.review.open_tab() == "pages"
    assert window.open_review is not None
    assert window.open_review.platform.name == "Beta"


@pytest.mark.parametrize(("text", "shown"), [("Now it takes one day.", "r-000002"), (None, "r-000004")])
def test_words_that_are_gone_open_the_run_that_had_them(
    window: MainWindow, services: AppServices, qtbot: QtBot, text: str | None, shown: str
) -> None:
    """The newest run where it still says so, else the last one that did."""
    library = services.library
    snapshot = captured(library, "p-2", {"": b"later"})
    made = invented.review("Beta", "")
    texts = {"https://beta.test/faq": text} if text else TEXT
    library.save_run("p-2", snapshot, replace(made, snapshot=replace(made.snapshot, id=snapshot)), texts)
    window.library.field.setText("nine days")
    qtbot.waitUntil(window.library.found.isVisible)
    qtbot.keyClick(window.library.found.table, Qt.Key.Key_Return)

    assert window.open_review is not None
    assert window.open_review.run_id == shown


def test_a_note_is_found_and_opens_the_notes(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """A person's own words count too."""
    services.keeping.add_note("p-1", "Ada", "the support line was silent")
    qtbot.keyClicks(window.library.field, "silent")
    qtbot.waitUntil(window.library.found.isVisible)
    qtbot.keyClick(window.library.found.table, Qt.Key.Key_Return)

    assert window.review.open_tab() == "notes"


def test_clearing_the_search_takes_the_places_away(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is left over from the last words."""
    qtbot.keyClicks(window.library.field, "nine days")
    qtbot.waitUntil(window.library.found.isVisible)
    click(qtbot, button(window.library, "Show all platforms"))
    qtbot.waitUntil(lambda: not window.library.found.isVisible())

    assert names(window) == ["Alpha", "Beta", "Gamma"]


# Filters and order


def test_tags_are_given_to_several_and_filter(window: MainWindow, qtbot: QtBot) -> None:
    """Choose two, Ctrl+T, type, Enter; then narrow the list by the tag."""
    choose(window, 0, 2)
    dialog = window.flow(KeepingUp).ask_tags()
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "watch, Baltic area")
    click(qtbot, dialog.go)
    tag = window.library.filters.tag
    tag.setCurrentIndex(tag.findData("Baltic-area"))

    assert names(window) == ["Alpha", "Gamma"]
    assert "Tags: Baltic-area, watch" in window.library.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_tag_is_taken_from_all(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """A tick that stands for some of them is untouched until it is clicked."""
    services.keeping.tag(["p-1"], ["watch"], [])
    services.keeping.tag(["p-1", "p-2"], ["baltic"], [])
    window.refresh()
    choose(window, 0, 1)
    dialog = window.flow(KeepingUp).ask_tags()
    assert dialog is not None
    assert dialog.boxes["watch"].checkState() == Qt.CheckState.PartiallyChecked
    dialog.boxes["baltic"].click()
    click(qtbot, dialog.go)

    assert [row.tags for row in services.keeping.rows(["p-1", "p-2"])] == [("watch",), ()]


@pytest.mark.parametrize(
    ("state", "listed"), [("due", ["Beta"]), ("flagged", []), ("unseen", ["Delta"]), ("archived", [])]
)
def test_the_list_is_narrowed_by_state(
    window: MainWindow, services: AppServices, state: str, listed: list[str]
) -> None:
    """Due, not looked at, with flags, archived."""
    library = services.library
    library.set_due("p-2", date(2020, 1, 1))
    snapshot = captured(library, library.platform_for("https://delta.test", "Delta").id, {"": b"d"})
    made = invented.review("Delta", "")
    library.save_run("p-4", snapshot, replace(made, snapshot=replace(made.snapshot, id=snapshot)))
    window.refresh()
    window.library.show_state(state)
    expected = [row.name for row in library.platforms() if row.flags] if state == "flagged" else listed

    assert names(window) == expected


def test_an_empty_filter_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    """With the way back."""
    window.library.show_state("archived")
    assert "No platform is like that" in [label.text() for label in window.library.findChildren(QLabel)]

    click(
        qtbot, [b for b in window.library.findChildren(QPushButton) if b.text() == "Show all platforms"][-1]
    )
    assert len(names(window)) == 3


@pytest.mark.parametrize("column", range(12))
def test_every_column_sorts_both_ways(window: MainWindow, column: int) -> None:
    """All platforms stay listed."""
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        window.library.model.sort(column, order)
        assert sorted(names(window)) == ["Alpha", "Beta", "Gamma"]


def test_widths_and_order_are_remembered(
    window: MainWindow, services: AppServices, settings: Settings, qtbot: QtBot
) -> None:
    """The next window lists as the last one did."""
    window.library.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    window.close()
    again = MainWindow(services, settings, ask=lambda *_: True)
    qtbot.addWidget(again)

    assert names(again) == ["Gamma", "Beta", "Alpha"]
    again.jobs.cancel_all()
    again.jobs.wait()


def test_rows_are_fetched_as_they_are_shown(services: AppServices) -> None:
    """Of a long list only the page in sight is read."""
    from desktop.ui.library_model import LibraryModel

    with services.library.batch():
        for number in range(3 * PAGE):
            services.library.platform_for(f"https://n{number}.test", f"N {number:04}")
    asked: list[int] = []

    class Counting:
        ids = staticmethod(services.keeping.ids)

        @staticmethod
        def rows(wanted: list[str]) -> object:
            asked.append(len(wanted))
            return services.keeping.rows(wanted)

    model = LibraryModel(Counting())  # type: ignore[arg-type]
    model.reload()
    assert model.rowCount() == 3 * PAGE + 3
    assert asked == []

    model.index(2 * PAGE + 5, 0).data()
    model.index(2 * PAGE + 6, 0).data()
    assert asked == [PAGE]


# Days


def test_a_day_to_look_again_is_set_and_told(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """Ctrl+D, every 10 days; the column shows it."""
    choose(window, 1)
    dialog = window.flow(KeepingUp).ask_due()
    assert dialog is not None
    dialog.choices["every"].click()
    dialog.days.setValue(10)
    click(qtbot, dialog.go)
    (row,) = services.keeping.rows(["p-2"])

    assert (row.due, row.every) == (today() + timedelta(days=10), 10)
    assert "every 10 days" in window.library.model.index(1, 11).data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_due_is_told_quietly_and_listed(
    window: MainWindow, services: AppServices, qtbot: QtBot
) -> None:
    """A line above the list; Show leads to the list, Enter to the difference, and looking clears it."""
    services.library.set_due("p-2", date(2020, 1, 1))
    add_run(services.library, "p-3")
    window.flow(Watching).check()
    notice = window.library.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice.words.text() == "1 platform is due · 1 platform changed since you last looked"

    click(qtbot, notice.show_all)
    view = window.shown
    assert isinstance(view, WatchView)
    qtbot.waitUntil(lambda: len(view.model.rows()) == 4)
    view.table.setCurrentIndex(view.model.index(3, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.open_review is not None
    assert window.open_review.platform.name == "Gamma"
    assert window.review.open_tab() == "runs"
    history = window.review.view("runs")
    assert isinstance(history, HistoryView)
    qtbot.waitUntil(history.difference.isVisible, timeout=20_000)
    assert (history.first.currentData(), history.second.currentData()) == ("r-000003", "r-000004")

    settled(window, qtbot)
    assert [change.row.name for change in services.keeping.changes()] == []


def add_run(library: Library, platform_id: str) -> None:
    """Another visit, at which a point was found otherwise."""
    name = library.platform(platform_id).name
    snapshot = captured(library, platform_id, {"": b"another page"})
    made = invented.review(name, "", candidate=True)
    library.save_run(platform_id, snapshot, replace(made, snapshot=replace(made.snapshot, id=snapshot)))


def test_everything_can_be_marked_as_looked_at(
    window: MainWindow, services: AppServices, qtbot: QtBot
) -> None:
    """One button, and the list says that nothing is left."""
    add_run(services.library, "p-1")
    view = window.flow(Watching).show()
    qtbot.waitUntil(lambda: bool(view.model.rows()))
    click(qtbot, view.seen)
    qtbot.waitUntil(lambda: not view.model.rows())

    assert "Nothing is due, and nothing has changed" in [
        label.text() for label in view.findChildren(QLabel) if label.isVisible()
    ]


def test_a_dismissed_line_comes_back_when_there_is_more(
    window: MainWindow, services: AppServices, qtbot: QtBot
) -> None:
    """Not before."""
    services.library.set_due("p-1", date(2020, 1, 1))
    window.flow(Watching).check()
    qtbot.waitUntil(window.library.notice.isVisible)
    click(qtbot, button(window.library.notice, "Do not tell again until there is more"))
    window.flow(Watching).check()
    settled(window, qtbot)
    assert not window.library.notice.isVisible()

    services.library.set_due("p-2", date(2020, 1, 1))
    window.flow(Watching).check()
    qtbot.waitUntil(window.library.notice.isVisible)


def test_reviewing_what_is_due_goes_to_addresses(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Every address whose day has come is queued."""
    fake = program("Alpha", "Beta")
    fake.keeping.due = lambda: fake.platforms()  # type: ignore[method-assign]
    window = open_window(fake)
    window.actions_by_name["review_due"].trigger()
    qtbot.waitUntil(lambda: len(fake.asked) == 2)

    assert [target for target, _ in fake.asked] == [row.home for row in fake.platforms()[:2]]


# Names and removing


def test_f2_renames(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """An empty name is said to be one; the list shows the new name at once."""
    choose(window, 0)
    window.actions_by_name["rename"].trigger()
    dialog = next(d for d in window.children() if type(d).__name__ == "NameDialog")
    dialog.field.clear()  # type: ignore[attr-defined]
    click(qtbot, dialog.go)  # type: ignore[attr-defined]
    assert dialog.trouble.text() == "Give a name."  # type: ignore[attr-defined]

    qtbot.keyClicks(dialog.field, "Zulu")  # type: ignore[attr-defined]
    click(qtbot, dialog.go)  # type: ignore[attr-defined]
    assert names(window) == ["Beta", "Gamma", "Zulu"]


def test_del_removes_and_undo_brings_back(window: MainWindow, qtbot: QtBot) -> None:
    """One platform goes at once; the strip offers the way back."""
    window.activateWindow()
    choose(window, 1)
    window.actions_by_name["remove"].trigger()
    assert names(window) == ["Alpha", "Gamma"]
    assert "Beta is out of the library" in window.strip.words()

    click(qtbot, window.strip.way_back)
    assert names(window) == ["Alpha", "Beta", "Gamma"]
    assert window.library.current() == "p-000002"


def test_keys_remove_and_bring_back(window: MainWindow, qtbot: QtBot) -> None:
    """Del, then Ctrl+Z; a second Ctrl+Z has nothing to bring back."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.library.table.setFocus()
    choose(window, 2)
    qtbot.keyClick(window.library.table, Qt.Key.Key_Delete)
    assert names(window) == ["Alpha", "Beta"]

    for _ in range(2):
        qtbot.keyClick(window.library.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(window) == ["Alpha", "Beta", "Gamma"]


@pytest.mark.parametrize(("agreed", "left"), [(True, ["Gamma"]), (False, ["Alpha", "Beta", "Gamma"])])
def test_removing_several_is_asked_about(window: MainWindow, agreed: bool, left: list[str]) -> None:
    """With their names and how many runs go out of sight."""
    said: list[str] = []
    window.ask = lambda _parent, _title, text, _go: said.append(text) or agreed  # type: ignore[func-returns-value]
    choose(window, 0, 1)
    window.flow(KeepingUp).remove()

    assert names(window) == left
    assert said == [
        "Alpha, Beta\n\n2 runs and their pages go out of sight with them. You can undo it right after."
    ]


def test_removing_is_for_chosen_rows_only(window: MainWindow) -> None:
    """Del on an open review must not take the platform away."""
    window.open_platform("p-1")

    assert not window.actions_by_name["remove"].isEnabled()
    assert window.actions_by_name["rename"].isEnabled()


def test_archived_platforms_are_out_of_the_way_and_come_back(window: MainWindow) -> None:
    """The state "Archived" lists them; the same action brings them back."""
    choose(window, 0, 1)
    window.actions_by_name["archive"].trigger()
    assert names(window) == ["Gamma"]

    window.library.show_state("archived")
    assert names(window) == ["Alpha", "Beta"]
    window.library.table.selectAll()
    window.actions_by_name["archive"].trigger()
    window.library.clear_search()
    assert names(window) == ["Alpha", "Beta", "Gamma"]


# Bulk work


def test_several_reports_are_written_and_none_over_another(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Names of our own; a file that is there stays as it is."""
    (tmp_path / "lendscope-alpha.pdf").write_bytes(b"mine")
    window.flow(KeepingUp).ask_folder = lambda _parent: str(tmp_path)  # type: ignore[method-assign]
    choose(window, 0, 1)
    window.actions_by_name["reports"].trigger()
    qtbot.waitUntil(lambda: "2 reports are written" in window.strip.words(), timeout=20_000)

    assert (tmp_path / "lendscope-alpha.pdf").read_bytes() == b"mine"
    assert {p.name for p in tmp_path.glob("*.pdf")} == {
        "lendscope-alpha.pdf",
        "lendscope-alpha-2.pdf",
        "lendscope-beta.pdf",
    }


def test_several_are_judged_again(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """Each gets a run of its own."""
    choose(window, 0, 1)
    window.actions_by_name["rescore"].trigger()
    qtbot.waitUntil(lambda: "2 platforms were judged again" in window.strip.words(), timeout=20_000)

    assert [row.runs for row in services.keeping.rows(["p-1", "p-2", "p-3"])] == [2, 2, 1]


def test_several_are_reviewed_again(open_window: OpenWindow, qtbot: QtBot) -> None:
    """F5 with rows chosen."""
    fake = program("Alpha", "Beta", "Gamma")
    window = open_window(fake)
    window.library.table.selectAll()
    window.actions_by_name["again"].trigger()
    qtbot.waitUntil(lambda: len(fake.asked) == 3)


def test_the_menu_of_the_chosen_is_empty_handed_without_any(window: MainWindow) -> None:
    """The button says how many it is about."""
    window.library.table.clearSelection()
    assert not window.library.act.isEnabled()

    window.library.table.selectAll()
    assert window.library.act.text() == "With 3 chosen"
    assert [a.text() for a in window.library.menu.actions()][1:3] == [
        "Judge again",
        "Write reports into a folder",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_right_click_opens_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    """Where the rows are."""
    choose(window, 0)
    window.library.table.customContextMenuRequested.emit(QPoint(20, 20))

    qtbot.waitUntil(window.library.menu.isVisible)
    window.library.menu.close()


def test_many_are_changed_beside_the_window(
    window: MainWindow, services: AppServices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window is free meanwhile; what was done is the same, and can be undone."""
    monkeypatch.setattr("desktop.ui.flows.keeping.FEW", 1)
    window.library.table.selectAll()
    window.flow(KeepingUp).remove()
    qtbot.waitUntil(lambda: "3 platforms are out of the library" in window.strip.words())
    click(qtbot, window.strip.way_back)
    qtbot.waitUntil(lambda: len(names(window)) == 3)


def test_columns_give_way_to_names_where_room_is_short(window: MainWindow) -> None:
    """At its smallest the window still shows whose figures these are."""
    window.resize(860, 520)
    assert window.library.table.columnWidth(0) >= 100

    window.resize(1280, 800)
    assert not any(window.library.table.isColumnHidden(n) for n in range(12))


def test_a_run_that_says_the_same_is_no_news(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """Nobody is told, and it is not compared again and again."""
    library = services.library
    snapshot = captured(library, "p-1", {"": b"Alpha"})
    made = invented.review("Alpha", "", candidate=False)
    library.save_run("p-1", snapshot, replace(made, snapshot=replace(made.snapshot, id=snapshot)))
    assert library.platform_rows(["p-1"])[0].unseen

    window.flow(Watching).check()
    settled(window, qtbot)
    assert not library.platform_rows(["p-1"])[0].unseen
    assert not window.library.notice.isVisible()


def test_everything_new_has_a_name(window: MainWindow, services: AppServices, qtbot: QtBot) -> None:
    """For people who hear the window instead of seeing it."""
    services.library.set_due("p-2", date(2020, 1, 1))
    window.library.field.setText("days")
    qtbot.waitUntil(window.library.found.isVisible)
    unnamed = nameless(window)
    window.library.clear_search()
    window.library.table.selectAll()
    flow = window.flow(KeepingUp)
    boxes = [box for box in (flow.ask_tags(), flow.ask_due(), flow.ask_name()) if box]
    view = window.flow(Watching).show()
    qtbot.waitUntil(lambda: bool(view.model.rows()))

    assert unnamed == []
    assert [nameless(one) for one in (window, view, *boxes)] == [[]] * 5


# Notes


def test_a_note_is_written_changed_removed_and_brought_back(
    window: MainWindow, services: AppServices, qtbot: QtBot
) -> None:
    """On the tab of notes, with mouse and keys."""
    window.open_platform("p-1")
    window.review.show_tab("notes")
    view = window.review.view("notes")
    assert isinstance(view, NotesView)
    assert not view.add.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.field.setFocus()
    qtbot.keyClicks(view.field, "Asked for the audit")
    qtbot.keyClick(view.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = services.keeping.notes("p-1")
    assert note.text == "Asked for the audit"
    assert view.field.toPlainText() == ""

    dialog = window.flow(Noting).ask_change(note)
    dialog.field.setPlainText("They sent the audit")
    click(qtbot, dialog.go)
    assert [n.text for n in services.keeping.notes("p-1")] == ["They sent the audit"]

    click(qtbot, next(b for b in view.findChildren(QPushButton) if b.text() == "Remove"))
    assert services.keeping.notes("p-1") == ()
    click(qtbot, window.strip.way_back)
    assert [n.text for n in services.keeping.notes("p-1")] == ["They sent the audit"]


def test_a_note_that_was_begun_stays_with_its_platform(window: MainWindow, qtbot: QtBot) -> None:
    """Words about one platform never end up with another."""
    window.open_platform("p-1")
    window.review.show_tab("notes")
    view = window.review.view("notes")
    assert isinstance(view, NotesView)
    qtbot.keyClicks(view.field, "about Alpha")
    window.open_platform("p-2")

    assert view.field.toPlainText() == ""


def test_notes_show_markup_as_words(window: MainWindow, services: AppServices) -> None:
    """A note may hold what a page said."""
    services.keeping.add_note("p-1", "<b>Ada</b>", "<img src=https://x.test/a.png> & more")
    window.open_platform("p-1")
    window.review.show_tab("notes")
    shown = [label.text() for label in window.review.view("notes").findChildren(QLabel)]

    assert "<img src=https://x.test/a.png> & more" in shown
    assert "<b>Ada</b>" in shown


@pytest.mark.abuse("D01", "D02")
def test_hostile_names_tags_notes_and_pages_ask_nobody(
    services: AppServices, qtbot: QtBot, settings: Settings
) -> None:
    """List, places found, news, dialogs and notes; the server that everything points to sees no request."""
    application(settings)
    with serving({}) as server:
        lure, library = luring(server.url), services.library
        library.rename_platform("p-1", lure[:200])
        library.set_tags("p-1", (lure[:40],))
        library.set_due("p-1", date(2020, 1, 1))
        services.keeping.add_note("p-1", lure[:80], f"zeppelin {lure}")
        snapshot = captured(library, "p-1", {"": b"x"})
        made = invented.review("Alpha", "", candidate=True)
        whole = replace(made, snapshot=replace(made.snapshot, id=snapshot))
        library.save_run("p-1", snapshot, whole, {f"https://alpha.test/{lure[:60]}": f"zeppelin {lure}"})
        window = MainWindow(services, settings, ask=lambda *_: True)
        qtbot.addWidget(window)
        window.show()
        window.library.field.setText("zeppelin")
        qtbot.waitUntil(lambda: len(window.library.found.model.rows()) == 2)
        window.library.grab()
        window.library.clear_search()
        window.library.table.selectAll()
        flow = window.flow(KeepingUp)
        boxes = [box for box in (flow.ask_tags(), flow.ask_due(), flow.ask_name()) if box]
        view = window.flow(Watching).show()
        qtbot.waitUntil(lambda: bool(view.model.rows()))
        window.grab()
        window.open_platform("p-1")
        window.review.show_tab("notes")
        window.grab()
        labels = [label for label in window.findChildren(QLabel) if label.text()]

        assert len(boxes) == 3
        assert [x.text() for x in labels if x.textFormat() is not Qt.TextFormat.PlainText] == []
        assert server.seen == []
        window.jobs.cancel_all()
        assert window.jobs.wait()
