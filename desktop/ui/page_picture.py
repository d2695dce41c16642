"""A page of a saved PDF as a picture, with the quote's lines marked; previous and next page, and a zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, tight
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr
from desktop.ui.theme import theme
from desktop.ui.tokens import MEDIUM, SMALL, TIGHT
from scrapers.documents.picture import CHANNELS, Picture

ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)
FIT = 100
"""At 100 % a page is as wide as its view."""

SHARP = 2.0
"""Pixels for a point that are asked for first: sharp at the width of an ordinary window."""


class Canvas(QWidget):
    """Paints the picture at its size on the screen, and the marks over it."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.update)

    def show_picture(self, picture: Picture | None) -> None:
        """Take another picture; its pixels are used as they are, nothing is decoded."""
        self.picture, self._image = picture, QImage()
        if picture is not None and picture.whole():
            row = picture.width * CHANNELS
            kind = QImage.Format.Format_RGB888
            self._image = QImage(picture.pixels, picture.width, picture.height, row, kind).copy()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, then each line of the quote: coloured, and framed for those who see no colour."""
        if self.picture is None or self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        for box in self.marks():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(box, theme().colour("mark"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(Qt.GlobalColor.black, 1.5))
            painter.drawRect(box)
        painter.end()

    def marks(self) -> list[QRectF]:
        """The marked lines in the canvas's own coordinates."""
        if self.picture is None:
            return []
        ratio = self.width() / self.picture.width
        return [
            QRectF(QPointF(left, top) * ratio, QPointF(right, bottom) * ratio).adjusted(-2, -2, 2, 2)
            for left, top, right, bottom in self.picture.boxes
        ]


class Sheet(QScrollArea):
    """Scrolls over the page; arrow keys scroll it, Page up and Page down turn it."""

    turned = Signal(int)
    zoomed = Signal(int)
    resized = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.setWidget(canvas)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("duty", "sheet-area")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and zoom by key; the rest scrolls."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp:
                self.turned.emit(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoomed.emit(1)
            case Qt.Key.Key_Minus:
                self.zoomed.emit(-1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as the view."""
        super().resizeEvent(event)
        self.resized.emit()


class PagePicture(QWidget):
    """Shows one page and asks for another, or for a sharper one, by `wanted(page, scale)`."""

    wanted = Signal(int, float)

    def __init__(self) -> None:
        super().__init__()
        self._zoom, self._asked = FIT, 0.0
        self.canvas = Canvas()
        self.sheet = Sheet(self.canvas)
        self.previous = Button(
            "", lambda: self.turn(-1), duty="quiet", icon="previous", tip=tr("picture.previous")
        )
        self.next = Button("", lambda: self.turn(1), duty="quiet", icon="next", tip=tr("picture.next"))
        self.smaller = Button(
            "", lambda: self.zoom(-1), duty="quiet", icon="minus", tip=tr("picture.smaller")
        )
        self.larger = Button("", lambda: self.zoom(1), duty="quiet", icon="plus", tip=tr("picture.larger"))
        self.page = plain_label("", tone="soft", wrap=False)
        self.percent = plain_label("", tone="soft", wrap=False)
        self._lay_out()
        self.sheet.turned.connect(self.turn)
        self.sheet.zoomed.connect(self.zoom)
        self.sheet.resized.connect(self._fit)

    def _lay_out(self) -> None:
        row = tight(QHBoxLayout(), TIGHT)
        row.setContentsMargins(MEDIUM, 0, MEDIUM, SMALL)
        for widget in (self.previous, self.page, self.next):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.smaller, self.percent, self.larger):
            row.addWidget(widget)
        column = tight(QVBoxLayout(self), 0)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        self.clear()

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self.canvas.picture

    def clear(self) -> None:
        """Show nothing, at the width of the view."""
        self._zoom, self._asked = FIT, 0.0
        self.canvas.show_picture(None)
        self.canvas.resize(QSize(0, 0))
        self._tell()

    def first_scale(self) -> float:
        """Pixels for a point to ask for before the page's size is known."""
        self._asked = SHARP * self.devicePixelRatioF()
        return self._asked

    def show_picture(self, picture: Picture) -> None:
        """Show a page, with its first mark in the middle of the view."""
        turned = self.picture is None or self.picture.page != picture.page
        self.canvas.show_picture(picture)
        self._fit()
        self._tell()
        marks = self.canvas.marks()
        if marks:
            middle = marks[0].center().toPoint()
            self.sheet.ensureVisible(middle.x(), middle.y(), 60, self.sheet.viewport().height() // 3)
        elif turned:
            self.sheet.verticalScrollBar().setValue(0)

    def turn(self, step: int) -> None:
        """Ask for the page before or after."""
        shown = self.picture
        if shown is not None and 1 <= shown.page + step <= shown.pages:
            self.wanted.emit(shown.page + step, self._asked or self.first_scale())

    def zoom(self, step: int) -> None:
        """One step larger or smaller; a sharper picture is asked for where this one would be blurred."""
        place = max(0, min(len(ZOOMS) - 1, ZOOMS.index(self._zoom) + step))
        self._zoom = ZOOMS[place]
        self._fit()
        self._tell()
        shown = self.picture
        if shown is None:
            return
        needed = self.canvas.width() * self.devicePixelRatioF() * shown.scale / shown.width
        if needed > max(self._asked, shown.scale) * 1.15:
            self._asked = needed
            self.wanted.emit(shown.page, needed)

    def _fit(self) -> None:
        shown = self.picture
        if shown is None:
            return
        width = max(40, (self.sheet.viewport().width() - 2) * self._zoom // 100)
        self.canvas.resize(width, max(1, round(width * shown.height / shown.width)))

    def _tell(self) -> None:
        shown = self.picture
        self.percent.setText(f"{self._zoom} %")
        self.page.setText(tr("picture.page", page=shown.page, pages=shown.pages) if shown else "")
        self.previous.setEnabled(shown is not None and shown.page > 1)
        self.next.setEnabled(shown is not None and shown.page < shown.pages)
        self.smaller.setEnabled(self._zoom != ZOOMS[0])
        self.larger.setEnabled(self._zoom != ZOOMS[-1])
        name = tr("picture.name", page=shown.page, pages=shown.pages) if shown else tr("picture.none")
        marked = tr("picture.marked") if shown and shown.boxes else ""
        self.sheet.setAccessibleName(f"{name} {marked}".strip())
