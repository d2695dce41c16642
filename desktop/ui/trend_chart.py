"""The trend of one score over the captures: its interval as a band, its point as a line, each edition by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import charts, words
from desktop.ui.plain import set_tip
from desktop.ui.texts import tr, tr_n
from desktop.ui.theme import font, theme
from desktop.ui.tokens import BODY, CAPTION
from scoring.assessment import Score

LEFT, RIGHT, TOP, BOTTOM = 38, 14, 34, 24
REACH = 24.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One run: when its pages were captured, its score, and the line it stands on (0, 1 …, one for each edition)."""

    run: str
    when: datetime
    score: Score
    line: int
    line_name: str
    edits: int = 0


class TrendChart(QWidget):
    """One score's trend. The arrow keys go from point to point, Enter opens the run of the chosen one."""

    run_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._points: tuple[TrendPoint, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        theme().changed.connect(self.update)

    def show_points(self, points: Sequence[TrendPoint]) -> None:
        """Draw these, in order of capture; the newest is chosen."""
        self._points = tuple(points)
        self._choose(len(self._points) - 1)

    @property
    def chosen(self) -> TrendPoint | None:
        """The point that is chosen now."""
        return self._points[self._chosen] if 0 <= self._chosen < len(self._points) else None

    def lines(self) -> list[list[TrendPoint]]:
        """The points of each line; only these are joined, and only while there is a point."""
        ordered = sorted(self._points, key=lambda p: p.line)
        return [list(group) for _, group in groupby(ordered, key=lambda p: p.line)]

    def sizeHint(self) -> QSize:
        """Room for some points."""
        return QSize(300, 170)

    def minimumSizeHint(self) -> QSize:
        """Smaller than this says nothing."""
        return QSize(180, 120)

    def _choose(self, place: int) -> None:
        self._chosen = max(-1, min(place, len(self._points) - 1))
        sentence = self._sentence()
        self.setAccessibleDescription(sentence)
        set_tip(self, sentence)
        self.update()

    def _sentence(self) -> str:
        chosen = self.chosen
        if chosen is None:
            return tr("trend.empty")
        told = words.score_sentence(words.day(chosen.when), chosen.score)
        edits = f" {tr_n('trend.edits', chosen.edits)}" if chosen.edits else ""
        return f"{told} {tr('trend.line', name=chosen.line_name)}{edits}"

    # --- hands ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose, Enter opens."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._points:
            self._choose(max(0, self._chosen + steps[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._points:
            self._choose(0 if key is Qt.Key.Key_Home else len(self._points) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.run_wanted.emit(self.chosen.run)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest point is chosen."""
        near = self._near(event.position())
        if near >= 0 and near != self._chosen:
            self._choose(near)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the run of the point."""
        near = self._near(event.position())
        if near >= 0:
            self.run_wanted.emit(self._points[near].run)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen point gets its ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And loses it."""
        super().focusOutEvent(event)
        self.update()

    def _near(self, at: QPointF) -> int:
        room = self._room()
        away = [
            (abs(self._x(room, p) - at.x()), abs(charts.height_of(room, self._height(p)) - at.y()), n)
            for n, p in enumerate(self._points)
        ]
        best = min(away, default=(REACH + 1, 0.0, -1))
        return best[2] if best[0] <= REACH else -1

    # --- drawing ---

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def _x(self, room: QRectF, at: TrendPoint) -> float:
        first, last = self._points[0].when, self._points[-1].when
        whole = (last - first).total_seconds()
        share = (at.when - first).total_seconds() / whole if whole else 0.5
        return room.left() + 8 + (room.width() - 16) * share

    @staticmethod
    def _height(at: TrendPoint) -> float:
        middle = (at.score.low + at.score.high) / 2
        return float(middle if at.score.score is None else at.score.score)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Scale, bands, lines, points, and the words of the chosen point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, look = self._room(), theme()
        charts.grid(painter, room, look)
        for line in self.lines():
            self._band(painter, room, line)
        for line in self.lines():
            self._line(painter, room, line)
        self._words(painter, room)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _band(self, painter: QPainter, room: QRectF, line: Sequence[TrendPoint]) -> None:
        """The interval: a band along the line, a bar where one run stands alone."""
        colour = charts.colour_of(line[0].line, theme(), 0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        edge = [(self._x(room, p), float(p.score.low), float(p.score.high)) for p in line]
        upper = [QPointF(x, charts.height_of(room, high)) for x, _, high in edge]
        lower = [QPointF(x, charts.height_of(room, low)) for x, low, _ in edge]
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        for x, low, high in edge:
            self._whisker(painter, room, x, low, high, charts.colour_of(line[0].line, theme(), 0.6))

    @staticmethod
    def _whisker(painter: QPainter, room: QRectF, x: float, low: float, high: float, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(x, charts.height_of(room, low)), QPointF(x, charts.height_of(room, high)))
        painter.setPen(Qt.PenStyle.NoPen)

    def _line(self, painter: QPainter, room: QRectF, line: Sequence[TrendPoint]) -> None:
        """Points joined in order; a run without a point leaves a gap."""
        number, look = line[0].line, theme()
        for known, run in groupby(line, key=lambda p: p.score.score is not None):
            places = [QPointF(self._x(room, p), charts.height_of(room, self._height(p))) for p in run]
            if known:
                painter.setPen(charts.pen_of(number, look))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(QPolygonF(places))
        for at in line:
            place = QPointF(self._x(room, at), charts.height_of(room, self._height(at)))
            if at.score.score is not None:
                charts.point(painter, place, number, look, chosen=self.hasFocus() and at is self.chosen)
            if at.edits:
                self._edit_mark(painter, room, place.x())

    @staticmethod
    def _edit_mark(painter: QPainter, room: QRectF, x: float) -> None:
        """A flag under the scale where the capture showed quiet edits."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("failed"))
        top = room.bottom() + 2
        painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x + 4, top + 7), QPointF(x - 4, top + 7)]))

    def _words(self, painter: QPainter, room: QRectF) -> None:
        look, right = theme(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(BODY, bold=True))
        painter.setPen(look.colour("text"))
        head = QRectF(LEFT - 30, 6, self.width() - LEFT + 30 - RIGHT, 20)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)
        chosen = self.chosen
        if chosen is None:
            return
        span = words.span(chosen.score.low, chosen.score.high)
        painter.setFont(font(CAPTION))
        painter.setPen(look.colour("soft"))
        painter.drawText(head, right, f"{words.number(chosen.score.score)}  ({span})")
        painter.setPen(look.colour("faint"))
        below = QRectF(room.left(), room.bottom() + 6, room.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words.day(self._points[0].when))
        if len(self._points) > 1:
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, words.day(self._points[-1].when))
