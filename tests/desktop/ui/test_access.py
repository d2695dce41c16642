"""People who use a keyboard or a screen reader reach everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui import dialogs
from desktop.ui.about_box import AboutBox
from desktop.ui.actions import SPECS, keys_listed
from desktop.ui.flows.handbook import Handbook
from desktop.ui.flows.reports import Reports
from desktop.ui.flows.waiting import Waiting
from desktop.ui.new_review import NewReview
from desktop.ui.preferences import Preferences
from desktop.ui.report_dialog import ReportDialog
from desktop.ui.settings import Settings
from desktop.ui.tabs import TABS
from desktop.ui.window import MainWindow
from scrapers.documents.picture import draw_page
from tests.scrapers.documents.test_picture import pdf
from tests.support.ui import about_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def interactive(root: QWidget) -> Iterator[QWidget]:
    """What a person can act on; parts that Qt puts inside its own widgets are left to Qt."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(
            widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit | QTabBar
        )
        own = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        popup = widget.window().inherits("QComboBoxPrivateContainer")
        if isinstance(widget, INTERACTIVE) and not inner and not own and not popup:
            yield widget


def nameless(root: QWidget) -> list[str]:
    """Interactive widgets without a name or a role."""
    found = []
    for widget in interactive(root):
        seen = QAccessible.queryAccessibleInterface(widget)
        named = bool(widget.accessibleName() or (seen and seen.text(QAccessible.Text.Name)))
        if not named or seen is None or seen.role() == QAccessible.Role.NoRole:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_every_widget_of_the_window_has_a_name(reviewed: MainWindow) -> None:
    """A screen reader must say more than "button"."""
    for tab in TABS:
        reviewed.review.show_tab(tab)

    assert nameless(reviewed) == []


def own_views(window: MainWindow) -> Iterator[QWidget]:
    """The views that stand in place of library and review, each filled and in front."""
    yield window.flow(Handbook).show()
    yield window.flow(Waiting).show()


def test_every_widget_of_the_other_views_has_a_name(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Handbook, and what waits for a person."""
    for view in own_views(reviewed):
        qtbot.waitUntil(lambda: not reviewed.jobs.busy)
        assert nameless(view) == []


def test_tab_reaches_everything_of_the_other_views(reviewed: MainWindow, qtbot: QtBot) -> None:
    """Tab from widget to widget comes by all of them."""
    for view in own_views(reviewed):
        qtbot.waitUntil(lambda: not reviewed.jobs.busy)
        wanted = reachable(view)
        assert wanted
        assert wanted <= chain(view)


def reachable(root: QWidget) -> set[QWidget]:
    """What ought to be reached with the tab key."""
    return {w for w in interactive(root) if w.isVisibleTo(root) and w.isEnabled() and _takes_tab(w)}


def chain(root: QWidget) -> set[QWidget]:
    """What the tab key comes by."""
    seen, at = set(), root.nextInFocusChain()
    for _ in range(5_000):
        seen.add(at)
        at = at.nextInFocusChain()
    return seen


@pytest.mark.parametrize("page", [0, 1, 2])
def test_tab_reaches_everything_of_the_preferences(
    reviewed: MainWindow, settings: Settings, page: int
) -> None:
    """On each of their pages."""
    box = Preferences(reviewed, settings)
    box.show()
    box.tabs.setCurrentIndex(page)

    assert len(reachable(box)) >= 4
    assert reachable(box) <= chain(box)


def test_a_page_of_a_pdf_tells_what_it_is(reviewed: MainWindow) -> None:
    """A screen reader hears page, count and mark; the text stands behind the other button."""
    view = reviewed.review.pages.saved.picture
    view.show_picture(draw_page(pdf(["One"], ["Two words"]), 2, 0.5, "Two words"))

    assert view.sheet.accessibleName() == "Picture of page 2 of 2 of the saved file. The quote is marked."
    assert nameless(reviewed.review.pages) == []


def test_every_widget_of_the_dialogs_has_a_name(
    reviewed: MainWindow, settings: Settings, tmp_path: object
) -> None:
    """The same for dialogs."""
    boxes = [
        NewReview(reviewed, ("https://p.example",)),
        reviewed.flow(Reports).ask(),
        dialogs.shortcuts(reviewed),
        Preferences(reviewed, settings),
        AboutBox(reviewed, about_of()),
        dialogs.crash(reviewed, "sentence", "report"),
    ]

    assert [nameless(box) for box in boxes if box is not None] == [[]] * len(boxes)


@pytest.mark.parametrize("tab", TABS)
def test_tab_reaches_everything_of_a_view(reviewed: MainWindow, tab: str) -> None:
    """Tab from widget to widget comes by all of them."""
    reviewed.review.show_tab(tab)
    view = reviewed.review.tabs.currentWidget()

    assert reachable(view)
    assert reachable(view) <= chain(view)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_every_button_takes_the_focus(reviewed: MainWindow) -> None:
    """What can be clicked can be reached without a mouse."""
    deaf = [b for b in interactive(reviewed) if isinstance(b, QAbstractButton) and not _takes_tab(b)]

    assert [b.accessibleName() for b in deaf if not isinstance(b, QToolButton)] == []


def test_every_action_has_a_menu_and_no_key_is_given_twice(reviewed: MainWindow) -> None:
    """Two actions on one key are both dead in Qt."""
    keys = [QKeySequence(k).toString() for spec in SPECS for k in spec.keys]

    assert len(keys) == len(set(keys))
    assert all(reviewed.actions_by_name[spec.name].text() for spec in SPECS)


def test_the_list_of_keys_names_every_action_with_keys(reviewed: MainWindow) -> None:
    """F1 shows what the keyboard can do."""
    assert len([spec for spec in SPECS if spec.keys]) <= len(keys_listed())
    assert ("New review", "Ctrl+N") in keys_listed()


def test_the_tabs_are_in_reach(reviewed: MainWindow) -> None:
    """The open tab has the focus when a review is opened."""
    tabs: QTabWidget = reviewed.review.tabs

    assert _takes_tab(tabs.tabBar())
    assert [tabs.tabText(n) for n in range(tabs.count())] == [
        "Overview",
        "Checklist",
        "Facts",
        "Technical",
        "Expected by law",
        "Pages",
        "Sum",
        "Default rates",
        "What if",
        "History",
        "Notes",
    ]


def test_a_table_has_a_current_row(reviewed: MainWindow) -> None:
    """Focus that enters a table lands on something."""
    reviewed.review.show_tab("checklist")
    reviewed.show_library()

    assert reviewed.library.table.currentIndex().isValid()
    assert reviewed.review.checklist.table.currentIndex().isValid()


def test_report_dialog_is_found(reviewed: MainWindow) -> None:
    """Its field holds a name of our own making."""
    asked = reviewed.flow(Reports).ask()

    assert isinstance(asked, ReportDialog)
    assert asked.field.text().endswith("lendscope-brightfield-lending.pdf")
