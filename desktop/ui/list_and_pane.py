"""What views with a list on the left and the chosen row in full on the right have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QTableView, QWidget

from desktop.ui import words
from desktop.ui.tables import WordTable
from desktop.ui.texts import tr
from desktop.ui.tokens import MEDIUM
from scoring.assessment import DIMENSIONS


def side_by_side(left: QWidget, right: QWidget, sizes: Sequence[int]) -> QSplitter:
    """List and pane, each as wide as the person drags them; neither can be lost."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(MEDIUM)
    split.setChildrenCollapsible(False)
    split.addWidget(left)
    split.addWidget(right)
    split.setSizes(list(sizes))
    return split


def search_field(text: str) -> QLineEdit:
    """A field for words to look for, which says what it searches."""
    field = QLineEdit()
    field.setPlaceholderText(text)
    field.setAccessibleName(text)
    field.setClearButtonEnabled(True)
    field.setMaxLength(200)
    return field


def risk_box() -> QComboBox:
    """Every risk, or one of the five."""
    box = QComboBox()
    box.setAccessibleName(tr("checklist.by_risk"))
    box.addItem(tr("checklist.every_risk"), "")
    for name in DIMENSIONS:
        box.addItem(words.dimension_word(name), name)
    return box


def current_key(table: QTableView, model: WordTable) -> str:
    """The current row's key as text; "" when there is none."""
    return str(model.key(table.currentIndex().row()) or "")


def select_key(table: QTableView, model: WordTable, key: str, choose: Callable[[int], object]) -> None:
    """Make the row of a key the current one, else the first; `choose` is called even when it was current before."""
    keys = [row.key for row in model.rows()]
    if not keys:
        return
    place = keys.index(key) if key in keys else 0
    if table.currentIndex().row() == place:
        choose(place)
    else:
        table.setCurrentIndex(model.index(place, 0))
