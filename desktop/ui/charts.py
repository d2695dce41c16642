"""One look for every chart of the window: the scale from 0 to 100, its grid, and how points and bands are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from desktop.ui.theme import Theme, font
from desktop.ui.tokens import CAPTION

GRID = (0, 25, 50, 75, 100)
SHAPES = ("circle", "square", "diamond", "triangle")
"""Each line of a chart has its own shape of point and its own dash, so that colour is never alone."""
DASHES: tuple[list[float], ...] = ([], [5, 3], [1.5, 3], [8, 3, 1.5, 3])
LINE_COLOURS = ("accent", "partial", "not_disclosed", "manual_pending")
POINT = 4.0


def grid(painter: QPainter, room: QRectF, look: Theme, *, labels: bool = True) -> None:
    """The lines of the scale in `room`, with their numbers left of it."""
    painter.setFont(font(CAPTION))
    for value in GRID:
        y = height_of(room, value)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        if labels:
            painter.setPen(look.colour("faint"))
            box = QRectF(room.left() - 34, y - 8, 28, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))


def height_of(room: QRectF, value: float) -> float:
    """Where a score from 0 to 100 lies, from the top of the painter."""
    return room.bottom() - room.height() * value / 100


def pen_of(line: int, look: Theme, width: float = 2) -> QPen:
    """The pen of the n-th line."""
    pen = QPen(colour_of(line, look), width)
    dash = DASHES[line % len(DASHES)]
    if dash:
        pen.setDashPattern(dash)
    return pen


def colour_of(line: int, look: Theme, alpha: float = 1.0) -> QColor:
    """The colour of the n-th line."""
    return look.colour(LINE_COLOURS[line % len(LINE_COLOURS)], alpha)


def point(painter: QPainter, at: QPointF, line: int, look: Theme, *, chosen: bool = False) -> None:
    """The point of the n-th line; the chosen one has a ring."""
    size = POINT + (1 if chosen else 0)
    if chosen:
        painter.setPen(QPen(look.colour("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, size + 4, size + 4)
    painter.setPen(QPen(look.colour("surface"), 1))
    painter.setBrush(QBrush(colour_of(line, look)))
    match SHAPES[line % len(SHAPES)]:
        case "circle":
            painter.drawEllipse(at, size, size)
        case "square":
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        case "diamond":
            painter.drawPolygon(_around(at, size + 1, ((0, -1), (1, 0), (0, 1), (-1, 0))))
        case _:
            painter.drawPolygon(_around(at, size + 1, ((0, -1), (1, 1), (-1, 1))))


def _around(at: QPointF, size: float, corners: tuple[tuple[int, int], ...]) -> QPolygonF:
    return QPolygonF([QPointF(at.x() + x * size, at.y() + y * size) for x, y in corners])
