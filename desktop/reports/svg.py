"""Draws bars and charts as SVG inside an HTML page: shapes and words only, coloured by the page's own style."""

from __future__ import annotations

from html import escape

from desktop.reports.blocks import Bar
from desktop.reports.cleaning import clean
from desktop.reports.picture import SIGN, Box, Picture, Shape, Sign, Stroke, Word, corners

_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}


def bar_svg(bar: Bar) -> str:
    """One score as a bar; the figures stand in the cells beside it."""
    low, high = float(bar.low), float(bar.high)
    mark = (
        ""
        if bar.score is None
        else f'<rect x="{float(bar.score) - 0.6:.2f}" width="1.2" height="10" fill="var(--accent)"/>'
    )
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="10" fill="var(--pale)"/>'
        f'<rect x="{low:.2f}" y="1" width="{max(0.6, high - low):.2f}" height="8" fill="var(--band)"/>{mark}</svg>'
    )


def picture_svg(picture: Picture) -> str:
    """A chart with the sentence that says what it shows; its numbers stand in a table beside it."""
    body = "".join(_shape(shape, picture.height) for shape in picture.shapes)
    return (
        f'<svg role="img" aria-label="{escape(clean(picture.says))}" '
        f'viewBox="0 0 {picture.width:.0f} {picture.height:.1f}">{body}</svg>'
    )


def _shape(shape: Shape, top: float) -> str:
    match shape:
        case Stroke(x1, y1, x2, y2, tone, width, dash):
            dashes = f' stroke-dasharray="{" ".join(f"{d:g}" for d in dash)}"' if dash else ""
            return (
                f'<line x1="{x1:.1f}" y1="{top - y1:.1f}" x2="{x2:.1f}" y2="{top - y2:.1f}" '
                f'stroke="var(--{tone})" stroke-width="{width:g}"{dashes}/>'
            )
        case Box(x, y, width, height, tone, edge):
            line = f' stroke="var(--{edge})" stroke-width="0.5"' if edge else ""
            return (
                f'<rect x="{x:.1f}" y="{top - y - height:.1f}" width="{width:.1f}" height="{height:.1f}" '
                f'fill="var(--{tone})"{line}/>'
            )
        case Word(x, y, text, size, align, tone, bold):
            weight = ' font-weight="600"' if bold else ""
            return (
                f'<text x="{x:.1f}" y="{top - y:.1f}" font-size="{size:g}" text-anchor="{_ANCHOR[align]}" '
                f'fill="var(--{tone})"{weight}>{escape(clean(text, 120))}</text>'
            )
        case Sign():
            return _sign(shape, top)


def _sign(sign: Sign, top: float) -> str:
    fill = "paper" if sign.form == "ring" else sign.tone
    look = f'fill="var(--{fill})" stroke="var(--{sign.tone})"'
    if sign.form in ("disc", "ring"):
        return f'<circle cx="{sign.x:.1f}" cy="{top - sign.y:.1f}" r="{SIGN}" {look}/>'
    points = " ".join(f"{x:.1f},{top - y:.1f}" for x, y in corners(sign))
    return f'<polygon points="{points}" {look}/>'
