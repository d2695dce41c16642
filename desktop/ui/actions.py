"""Every action of the window by name: its words, its keys, where it stands in the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop.ui.tabs import TABS
from desktop.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its name (`action.NAME` in the texts), menu and keys; some need a review in front, some a platform.

    A platform is the open one, or those chosen in the library; `rows` are the latter only.
    """

    name: str
    menu: str
    keys: tuple[str, ...] = ()
    needs: Literal["", "review", "platform", "rows"] = ""
    text: str = ""

    @property
    def words(self) -> str:
        """What it is called."""
        return tr(self.text or f"action.{self.name}")


def _tabs() -> Iterator[Spec]:
    """One for each tab; the keys reach as far as there are figures."""
    for n, name in enumerate(TABS, 1):
        yield Spec(
            f"tab_{name}", "view", (f"Ctrl+{n}",) if n < 10 else (), needs="review", text=f"tab.{name}"
        )


SPECS = (
    Spec("new", "file", ("Ctrl+N",)),
    Spec("samples", "file"),
    Spec("report", "file", ("Ctrl+P",), needs="review"),
    Spec("tidy", "file"),
    Spec("case_in", "file", ("Ctrl+Shift+O",)),
    Spec("case_out", "file", ("Ctrl+Shift+S",), needs="review"),
    Spec("letter", "file", ("Ctrl+Shift+L",), needs="review"),
    Spec("quit", "file", ("Ctrl+Q",)),
    Spec("undo", "edit", ("Ctrl+Z",), needs="review"),
    Spec("redo", "edit", ("Ctrl+Shift+Z",), needs="review"),
    Spec("waiting", "edit", ("Ctrl+K",)),
    Spec("find", "edit", ("Ctrl+F",)),
    Spec("again", "edit", ("F5",), needs="platform"),
    Spec("cancel", "edit", ("Esc",)),
    Spec("profiles", "edit", ("Ctrl+Shift+P",)),
    Spec("preferences", "edit", ("Ctrl+,",)),
    Spec("compare", "platform", ("Ctrl+Shift+C",)),
    Spec("tags", "platform", ("Ctrl+T",), needs="platform"),
    Spec("due", "platform", ("Ctrl+D",), needs="platform"),
    Spec("rename", "platform", ("F2",), needs="platform"),
    Spec("rescore", "platform", needs="platform"),
    Spec("reports", "platform", needs="platform"),
    Spec("archive", "platform", needs="rows"),
    Spec("remove", "platform", ("Del",), needs="rows"),
    Spec("review_due", "platform", ("Shift+F5",)),
    Spec("watch", "view", ("Ctrl+U",)),
    Spec("library", "view", ("Ctrl+L",)),
    Spec("go_back", "view", ("Alt+Left",)),
    Spec("go_forward", "view", ("Alt+Right",)),
    *_tabs(),
    Spec("next_tab", "view", ("Ctrl+Tab", "Ctrl+PgDown"), needs="review"),
    Spec("previous_tab", "view", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), needs="review"),
    Spec("handbook", "help", ("Ctrl+H",)),
    Spec("shortcuts", "help", ("F1", "Ctrl+/")),
    Spec("about", "help"),
)
MENUS = ("file", "edit", "platform", "view", "help")
FOR_CHOSEN = ("again", "rescore", "reports", "compare", "tags", "due", "rename", "archive", "remove")
"""What can be done with the platforms chosen in the library."""
WIDGET_KEYS = (
    ("keys.open", "Enter"),
    ("keys.down", "Down"),
    ("keys.next_field", "Tab"),
    ("keys.copy", "Ctrl+C"),
    ("keys.turn", "PgUp / PgDown"),
    ("keys.zoom", "+ / -"),
    ("keys.menus", "Alt"),
)
"""Keys that widgets know by themselves; listed for people."""


def build(window: QMainWindow, duties: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action, put it into the menu bar and give it its keys."""
    bar = window.menuBar()
    bar.setAccessibleName(tr("menu.bar"))
    menus = {name: bar.addMenu(tr(f"menu.{name}")) for name in MENUS}
    made: dict[str, QAction] = {}
    for spec in SPECS:
        action = QAction(spec.words, window)
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
            pairs.append((spec.words.replace("&", ""), shown))
    return pairs + [(tr(key), keys) for key, keys in WIDGET_KEYS]
