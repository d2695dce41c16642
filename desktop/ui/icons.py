"""The shipped line icons, drawn in the theme's colour."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_made: dict[tuple[str, str, int], QIcon] = {}
SIZES = (16, 20, 24, 32, 48)


def folder() -> str:
    """Where the icons lie, with forward slashes, for style sheets."""
    return Path(str(files("resources").joinpath("icons"))).as_posix()


def forget() -> None:
    """Draw anew from now on, because the colours changed."""
    _made.clear()


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` logical pixels; strokes marked `currentColor` take the colour."""
    source = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """One icon in a colour, kept until the theme changes; sharp up to 200 %."""
    key = (name, colour, size)
    if key not in _made:
        made = QIcon()
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, colour, size, ratio))
        _made[key] = made
    return _made[key]


def application_icon() -> QIcon:
    """The program's own mark."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap("lendscope", "#12608A", size))
    return made
