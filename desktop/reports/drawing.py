"""Own pieces of a page: bookmarked headings, score bars, charts and the logo."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.colors import Color, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from desktop.reports.blocks import Bar
from desktop.reports.cleaning import clean
from desktop.reports.fonts import BODY, BOLD, WIDE, wide_share
from desktop.reports.picture import SIGN, Box, Picture, Sign, Stroke, Word, corners
from desktop.reports.styles import ACCENT, BAND, INK, PALE, RULE, SOFT
from scoring.printing import one_decimal

ROW = 27.0
LABEL = 112.0
FIGURES = 128.0
TONES: dict[str, Color] = {
    "ink": INK, "soft": SOFT, "rule": RULE, "pale": PALE, "band": BAND, "accent": ACCENT, "paper": white,
}  # fmt: skip


class Bookmark(Flowable):  # type: ignore[misc]
    """A mark without size: an entry in the outline, and a target for links."""

    def __init__(self, key: str, title: str = "", level: int = 0) -> None:
        super().__init__()
        self._key, self._title, self._level = key, title, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """It takes no room."""
        return (0, 0)

    def draw(self) -> None:
        """Set the mark where the page has come to."""
        canvas: Any = self.canv
        canvas.bookmarkHorizontal(self._key, 0, 26)
        if self._title:
            canvas.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)


class Anchored(Paragraph):  # type: ignore[misc]
    """A paragraph that other pages can lead to."""

    def __init__(self, text: str, style: Any, key: str) -> None:
        super().__init__(text, style)
        self._key = key

    def draw(self) -> None:
        """Set the target, then the words."""
        self.canv.bookmarkHorizontal(self._key, 0, self.height + 4)
        super().draw()


def face_of(text: str, *, bold: bool = False) -> str:
    """The one family that draws a short line as a whole: the Chinese one as soon as a sign needs it."""
    return WIDE if wide_share(text) else BOLD if bold else BODY


class ScoreBars(Flowable):  # type: ignore[misc]
    """Scores on one scale from 0 to 100: a pale track, the range as a block, the score as an upright mark."""

    def __init__(self, bars: tuple[Bar, ...]) -> None:
        super().__init__()
        self._bars = bars
        self.width = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the frame, a row for each bar and one for the scale."""
        self.width = width
        return (width, ROW * len(self._bars) + 22)

    def draw(self) -> None:
        """Rows from the top, the scale below them."""
        top = ROW * len(self._bars) + 14
        for number, bar in enumerate(self._bars):
            self._row(bar, top - ROW * (number + 1))
        self._scale(10)

    def _x(self, value: float) -> float:
        return LABEL + (self.width - LABEL - FIGURES) * value / 100

    def _row(self, bar: Bar, y: float) -> None:
        canvas: Any = self.canv
        low, high = float(bar.low), float(bar.high)
        canvas.setFillColor(INK)
        canvas.setFont(face_of(bar.label, bold=bar is self._bars[-1]), 9.5)
        canvas.drawString(0, y + 8, bar.label)
        canvas.setFillColor(PALE)
        canvas.rect(self._x(0), y + 5, self._x(100) - self._x(0), 11, stroke=0, fill=1)
        canvas.setFillColor(BAND)
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.5)
        canvas.rect(self._x(low), y + 5, max(1.2, self._x(high) - self._x(low)), 11, stroke=1, fill=1)
        if bar.score is not None:
            canvas.setFillColor(ACCENT)
            canvas.rect(self._x(float(bar.score)) - 1.4, y + 2.5, 2.8, 16, stroke=0, fill=1)
        self._figures(bar, y)

    def _figures(self, bar: Bar, y: float) -> None:
        canvas: Any = self.canv
        start = self.width - FIGURES + 10
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 10.5)
        canvas.drawString(start, y + 10, "–" if bar.score is None else one_decimal(bar.score))
        canvas.setFont(face_of(bar.span), 8)
        canvas.drawString(start + 32, y + 10, bar.span)
        canvas.setFillColor(SOFT)
        canvas.setFont(face_of(bar.note), 8)
        canvas.drawString(start + 32, y + 0.5, bar.note)

    def _scale(self, y: float) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setFillColor(SOFT)
        canvas.setFont(BODY, 7)
        for value in (0, 35, 50, 65, 80, 100):
            canvas.setLineWidth(0.4)
            canvas.line(self._x(value), y + 6, self._x(value), y + ROW * len(self._bars) + 4)
            canvas.drawCentredString(self._x(value), y - 3, str(value))


class Drawn(Flowable):  # type: ignore[misc]
    """A chart from plain shapes."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as the picture."""
        return (self._picture.width, self._picture.height)

    def draw(self) -> None:
        """From back to front."""
        canvas: Any = self.canv
        for shape in self._picture.shapes:
            match shape:
                case Stroke():
                    _stroke(canvas, shape)
                case Box():
                    _box(canvas, shape)
                case Word():
                    _word(canvas, shape)
                case Sign():
                    _sign(canvas, shape)


def _stroke(canvas: Any, line: Stroke) -> None:
    canvas.setStrokeColor(TONES[line.tone])
    canvas.setLineWidth(line.width)
    canvas.setDash(list(line.dash))
    canvas.line(line.x1, line.y1, line.x2, line.y2)
    canvas.setDash([])


def _box(canvas: Any, box: Box) -> None:
    canvas.setFillColor(TONES[box.tone])
    canvas.setStrokeColor(TONES[box.edge or box.tone])
    canvas.setLineWidth(0.5)
    canvas.rect(box.x, box.y, box.width, box.height, stroke=int(box.edge is not None), fill=1)


def _word(canvas: Any, word: Word) -> None:
    text = clean(word.text, 120)
    font = face_of(text, bold=word.bold)
    canvas.setFillColor(TONES[word.tone])
    canvas.setFont(font, word.size)
    width = stringWidth(text, font, word.size)
    canvas.drawString(word.x - {"left": 0.0, "middle": width / 2, "right": width}[word.align], word.y, text)


def _sign(canvas: Any, sign: Sign) -> None:
    canvas.setFillColor(white if sign.form == "ring" else TONES[sign.tone])
    canvas.setStrokeColor(TONES[sign.tone])
    canvas.setLineWidth(1)
    if sign.form in ("disc", "ring"):
        canvas.circle(sign.x, sign.y, SIGN, stroke=1, fill=1)
        return
    path = canvas.beginPath()
    for number, (x, y) in enumerate(corners(sign)):
        (path.lineTo if number else path.moveTo)(x, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


class Logo(Flowable):  # type: ignore[misc]
    """A PNG of ours, at most 150 × 48 points large, its shape kept."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._image = ImageReader(io.BytesIO(content))
        width, height = self._image.getSize()
        scale = min(150 / width, 48 / height)
        self.width, self.height = width * scale, height * scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as it is drawn."""
        return (self.width, self.height)

    def draw(self) -> None:
        """The picture, once."""
        canvas: Any = self.canv
        canvas.drawImage(self._image, 0, 0, self.width, self.height)
