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

from desktop.ui import dialogs
from desktop.ui.about_box import AboutBox
from desktop.ui.actions import SPECS, keys_listed
from desktop.ui.flows.reports import Reports
from desktop.ui.new_review import NewReview
from desktop.ui.preferences import Preferences
from desktop.ui.report_dialog import ReportDialog
from desktop.ui.settings import Settings
from desktop.ui.tabs import TABS
from desktop.ui.window import MainWindow
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
    wanted = {w for w in interactive(view) if w.isVisibleTo(view) and w.isEnabled() and _takes_tab(w)}
    seen, at = set(), view.nextInFocusChain()
    for _ in range(5_000):
        seen.add(at)
        at = at.nextInFocusChain()

    assert wanted
    assert wanted <= seen


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
