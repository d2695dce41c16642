"""Small parts that every view is built from: buttons, cards, headings, chips, empty states."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import icons, words
from desktop.ui.plain import plain_label, set_tip
from desktop.ui.theme import theme
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT, WIDE
from scoring.assessment import Outcome

L = TypeVar("L", bound=QLayout)


class Icon(QLabel):
    """A line icon that follows the theme."""

    def __init__(self, name: str, duty: str = "soft", size: int = 16) -> None:
        super().__init__()
        self._name, self._duty, self._size = name, duty, size
        self.setFixedSize(size, size)
        theme().changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, duty: str) -> None:
        """Show another icon."""
        self._name, self._duty = name, duty
        self._draw()

    def _draw(self) -> None:
        colour = theme().colour(self._duty).name()
        self.setPixmap(icons.pixmap(self._name, colour, self._size, self.devicePixelRatioF()))


class Button(QPushButton):
    """A push button with a name for screen readers and an icon that follows the theme."""

    def __init__(
        self, text: str, pressed: Callable[[], object], *, duty: str = "", icon: str = "", tip: str = ""
    ) -> None:
        super().__init__(text)
        self._icon, self._duty = icon, duty
        self.setProperty("duty", duty)
        self.setAccessibleName(tip or text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if tip:
            set_tip(self, tip)
        self.clicked.connect(lambda _checked=False: pressed())
        if icon:
            self.setIconSize(QSize(16, 16))
            theme().changed.connect(self._draw)
            self._draw()

    def _draw(self) -> None:
        duty = {"main": "on_accent", "quiet": "accent"}.get(self._duty, "soft")
        self.setIcon(icons.icon(self._icon, theme().colour(duty).name(), 16))


class OutcomeChip(QWidget):
    """An outcome's shape and word, in its colour."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        row = tight(QHBoxLayout(self), SMALL - 2)
        row.addWidget(Icon(words.outcome_icon(outcome), words.TONES[outcome]))
        row.addWidget(
            plain_label(words.outcome_word(outcome), size="heading", tone=words.TONES[outcome], wrap=False)
        )


def tight(layout: L, gap: int = SMALL) -> L:
    """A layout without margins."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout


def closing_row(*buttons: QWidget, before: QWidget | None = None) -> QHBoxLayout:
    """The foot of a dialog: its buttons at the right, `before` at the left."""
    row = tight(QHBoxLayout(), SMALL)
    if before is not None:
        row.addWidget(before)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def frame(duty: str, *, margin: int = LARGE, gap: int = SMALL) -> tuple[QFrame, QVBoxLayout]:
    """A framed column: `card`, `quote`, `notice`, `alarm`, `head` or `strip`."""
    made = QFrame()
    made.setProperty("duty", duty)
    column = QVBoxLayout(made)
    column.setContentsMargins(margin, margin - 2, margin, margin - 2)
    column.setSpacing(gap)
    return made, column


def card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading; the frame carries the heading as its accessible name."""
    made, column = frame("card", gap=MEDIUM)
    made.setAccessibleName(title)
    column.addWidget(plain_label(title, size="strong"))
    return made, column


def rule() -> QFrame:
    """A thin dividing line."""
    line = QFrame()
    line.setProperty("duty", "rule")
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def scrolled(name: str, duty: str = "page") -> tuple[QScrollArea, QVBoxLayout]:
    """A page that scrolls when it is too long, and the column to fill."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    inner = QWidget()
    inner.setProperty("duty", duty)
    column = QVBoxLayout(inner)
    column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
    column.setSpacing(MEDIUM)
    area.setWidget(inner)
    return area, column


def section(title: str) -> QLabel:
    """A small heading inside a page or pane."""
    label = plain_label(title, size="heading", tone="soft")
    label.setContentsMargins(0, SMALL, 0, 0)
    return label


def pair(label: str, value: QWidget | str, width: int = 116) -> QHBoxLayout:
    """A label and its value on one line."""
    row = tight(QHBoxLayout(), MEDIUM)
    words_left = plain_label(label, tone="faint")
    words_left.setFixedWidth(width)
    row.addWidget(words_left, 0, Qt.AlignmentFlag.AlignTop)
    shown = plain_label(value, select=True) if isinstance(value, str) else value
    if isinstance(shown, QLabel):
        shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    row.addWidget(shown, 1)
    return row


def form_row(form: QFormLayout, text: str, field: QWidget) -> None:
    """A named field; the label stands at the height of the field's first line and leads to it."""
    label = plain_label(text, tone="soft", wrap=False)
    label.setMinimumHeight(32)
    label.setBuddy(field)
    field.setAccessibleName(text)
    form.addRow(label, field)


N = TypeVar("N", QSpinBox, QDoubleSpinBox)


def number_field(box: N) -> N:
    """A short field for a number, its figures as far from the rim as words in other fields."""
    box.setFixedWidth(110)
    box.lineEdit().setTextMargins(TIGHT, 0, 0, 0)
    return box


def empty(title: str, text: str, *buttons: QPushButton) -> QWidget:
    """What a view says when it has nothing to show: what it is for and what to do."""
    made = QWidget()
    made.setProperty("duty", "page")
    column = QVBoxLayout(made)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.setSpacing(SMALL)
    column.addStretch(2)
    for label in (plain_label(title, size="strong"), plain_label(text, tone="soft")):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
    row = tight(QHBoxLayout(), SMALL)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    column.addSpacing(TIGHT)
    column.addLayout(row)
    column.addStretch(3)
    return made
