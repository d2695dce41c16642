"""The score bar: fill to the score, a whisker over the interval, a thin strip for the coverage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import words
from desktop.ui.plain import set_tip
from desktop.ui.theme import Theme, theme
from scoring.assessment import Score


@dataclass(frozen=True, slots=True)
class Bar:
    """What a bar draws: numbers 0 to 100, coverage 0 to 1."""

    score: float | None
    low: float
    high: float
    coverage: float


def bar_of(cell: Score) -> Bar:
    """A bar from any score."""
    score = None if cell.score is None else float(cell.score)
    return Bar(score, float(cell.low), float(cell.high), float(cell.coverage))


def paint_bar(painter: QPainter, room: QRectF, bar: Bar, look: Theme) -> None:
    """Draw a bar into `room`: three quarters for the score, below it the coverage strip."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strip = 2.0 if room.height() < 14 else 3.0
    body = QRectF(room.left(), room.top(), room.width(), room.height() - strip - 2)
    _fill(painter, body, 100, look, "track")
    _interval(painter, body, bar, look)
    if bar.score is not None:
        _fill(painter, body, bar.score, look, "accent")
    _whisker(painter, body, bar, look)
    _coverage(painter, QRectF(room.left(), room.bottom() - strip, room.width(), strip), bar, look)
    painter.restore()


def _fill(painter: QPainter, body: QRectF, upto: float, look: Theme, duty: str) -> None:
    width = body.width() * min(100.0, max(0.0, upto)) / 100
    painter.setBrush(look.colour(duty))
    painter.drawRoundedRect(QRectF(body.left(), body.top(), width, body.height()), 2, 2)


def _interval(painter: QPainter, body: QRectF, bar: Bar, look: Theme) -> None:
    left = body.left() + body.width() * bar.low / 100
    painter.setBrush(look.colour("accent", 0.28))
    painter.drawRect(QRectF(left, body.top(), body.width() * (bar.high - bar.low) / 100, body.height()))


def _whisker(painter: QPainter, body: QRectF, bar: Bar, look: Theme) -> None:
    if bar.high - bar.low < 0.05:
        return
    low, high = (body.left() + body.width() * value / 100 for value in (bar.low, bar.high))
    middle, reach = body.center().y(), min(4.0, body.height() / 2)
    for duty, width in (("surface", 3.4), ("text", 1.4)):
        painter.setPen(QPen(look.colour(duty, 0.9), width))
        painter.drawLine(round(low), round(middle), round(high), round(middle))
        for end in (low, high):
            painter.drawLine(round(end), round(middle - reach), round(end), round(middle + reach))
    painter.setPen(Qt.PenStyle.NoPen)


def _coverage(painter: QPainter, strip: QRectF, bar: Bar, look: Theme) -> None:
    painter.setBrush(look.colour("track"))
    painter.drawRect(strip)
    painter.setBrush(look.colour("soft"))
    painter.drawRect(QRectF(strip.left(), strip.top(), strip.width() * bar.coverage, strip.height()))


class ScoreBar(QWidget):
    """A bar as a widget; its numbers are in its accessible name and tool tip."""

    def __init__(self, name: str, score: Score | None = None, height: int = 18) -> None:
        super().__init__()
        self._name = name
        self._bar: Bar | None = None
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        if score is not None:
            self.show_score(score)

    def show_score(self, score: Score) -> None:
        """Draw this score."""
        self._bar = bar_of(score)
        sentence = words.score_sentence(self._name, score)
        self.setAccessibleName(sentence)
        set_tip(self, sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to read a tenth."""
        return QSize(220, self._height)

    def minimumSizeHint(self) -> QSize:
        """Narrower than this says nothing."""
        return QSize(80, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        if self._bar is None:
            return
        painter = QPainter(self)
        paint_bar(painter, QRectF(1, 0, self.width() - 2, self.height()), self._bar, theme())
        painter.end()
