"""Every action of the window by name: its words, its keys, where it stands in the menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. An empty menu keeps it out of the menus, not out of the list of keys."""

    name: str
    menu: str
    keys: tuple[str, ...] = ()


TABS = ("overview", "checklist", "facts", "technical", "expected", "pages", "sum", "runs")
"""The ways of looking at a review, in their order."""

SPECS = (
    Spec("new", "file", ("Ctrl+N",)),
    Spec("samples", "file"),
    Spec("report", "file", ("Ctrl+P",)),
    Spec("tidy", "file"),
    Spec("quit", "file", ("Ctrl+Q",)),
    Spec("find", "edit", ("Ctrl+F",)),
    Spec("again", "edit", ("F5",)),
    Spec("cancel", "edit", ("Esc",)),
    Spec("preferences", "edit", ("Ctrl+,",)),
    Spec("library", "view", ("Alt+Left", "Ctrl+L")),
    *(Spec(f"tab_{n}", "view", (f"Ctrl+{n}",)) for n in range(1, len(TABS) + 1)),
    Spec("next_tab", "view", ("Ctrl+Tab", "Ctrl+PgDown")),
    Spec("previous_tab", "view", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Spec("shortcuts", "help", ("F1", "Ctrl+/")),
    Spec("about", "help"),
)
MENUS = ("file", "edit", "view", "help")
WIDGET_KEYS = (
    ("keys.open", "Enter"),
    ("keys.down", "Down"),
    ("keys.next_field", "Tab"),
    ("keys.copy", "Ctrl+C"),
)
"""Keys that widgets know by themselves; listed for people."""


def build(window: QMainWindow, duties: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action, put it into the menu bar and give it its keys."""
    bar = window.menuBar()
    bar.setAccessibleName(tr("menu.bar"))
    menus = {name: bar.addMenu(tr(f"menu.{name}")) for name in MENUS}
    made: dict[str, QAction] = {}
    for spec in SPECS:
        action = QAction(tr(f"action.{spec.name}"), window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.triggered.connect(lambda _checked=False, duty=duties[spec.name]: duty())
        menus[spec.menu].addAction(action)
        made[spec.name] = action
    return made


def keys_listed() -> list[tuple[str, str]]:
    """What each action is called and which keys do it, for the list of shortcuts."""
    pairs = []
    for spec in SPECS:
        if spec.keys:
            native = QKeySequence.SequenceFormat.NativeText
            shown = " / ".join(QKeySequence(k).toString(native) for k in spec.keys)
            pairs.append((tr(f"action.{spec.name}").replace("&", ""), shown))
    return pairs + [(tr(key), keys) for key, keys in WIDGET_KEYS]
