"""The score bar: solid to the lowest, pale to the highest, a line at the score, a strip for the coverage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
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
    """Draw a bar into `room`: the score's body, and below it the coverage strip."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strip = 2.0 if room.height() < 14 else 3.0
    body = QRectF(room.left(), room.top(), room.width(), room.height() - strip - 2)
    outline = QPainterPath()
    outline.addRoundedRect(body, 2, 2)
    painter.setClipPath(outline)
    _part(painter, body, 0, 100, look.colour("track"))
    _part(painter, body, 0, bar.low, look.colour("accent"))
    _part(painter, body, bar.low, bar.high, look.colour("accent", 0.34))
    painter.setClipping(False)
    if bar.score is not None:
        _tick(painter, body, bar.score, look)
    below = QRectF(room.left(), room.bottom() - strip, room.width(), strip)
    _part(painter, below, 0, 100, look.colour("track"))
    _part(painter, below, 0, bar.coverage * 100, look.colour("faint"))
    painter.restore()


def _part(painter: QPainter, body: QRectF, low: float, high: float, colour: QColor) -> None:
    unit = body.width() / 100
    painter.fillRect(QRectF(body.left() + low * unit, body.top(), (high - low) * unit, body.height()), colour)


def _tick(painter: QPainter, body: QRectF, score: float, look: Theme) -> None:
    """A line across the bar at the score, a little higher than the bar, with a rim that sets it off."""
    at = body.left() + body.width() * score / 100
    at = min(max(at, body.left() + 1.5), body.right() - 1.5)
    painter.fillRect(QRectF(at - 2.5, body.top() - 1, 5, body.height() + 2), look.colour("surface"))
    painter.fillRect(QRectF(at - 1.5, body.top() - 2, 3, body.height() + 4), look.colour("text"))


class ScoreBar(QWidget):
    """A bar as a widget; its numbers are in its accessible name and tool tip."""

    def __init__(self, name: str, score: Score | None = None, height: int = 20) -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw."""
        if self._bar is None:
            return
        painter = QPainter(self)
        paint_bar(painter, QRectF(1, 2, self.width() - 2, self.height() - 2), self._bar, theme())
        painter.end()
