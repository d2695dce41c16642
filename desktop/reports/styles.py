"""Type scale, colours and measures of the printed report: black-and-white first, one accent."""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from desktop.reports.fonts import BODY, BOLD

INK: Color = HexColor(0x1B2430)
SOFT: Color = HexColor(0x55606E)
RULE: Color = HexColor(0xC9CFD6)
PALE: Color = HexColor(0xEEF1F4)
BAND: Color = HexColor(0xB9C6D3)
ACCENT: Color = HexColor(0x0F4C81)

MARGIN = 18 * mm


def _style(name: str, size: float, lead: float, **more: object) -> ParagraphStyle:
    settings = {"fontName": BODY, "textColor": INK, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontSize=size, leading=lead, **settings)


STYLES = {
    "body": _style("body", 9.5, 13.2, spaceAfter=5),
    "lead": _style("lead", 11, 15.5, spaceAfter=8),
    "note": _style("note", 8.5, 11.8, textColor=SOFT, spaceBefore=3, spaceAfter=6),
    "cell": _style("cell", 8.3, 10.8),
    "cell-strong": _style("cell-strong", 8.3, 10.8, fontName=BOLD),
    "cell-small": _style("cell-small", 7.6, 10, textColor=INK),
    "cell-number": _style("cell-number", 8.3, 10.8, alignment=TA_RIGHT),
    "head": _style("head", 7.8, 10, fontName=BOLD, textColor=SOFT),
    "head-number": _style("head-number", 7.8, 10, fontName=BOLD, textColor=SOFT, alignment=TA_RIGHT),
    "h1": _style("h1", 19, 24, fontName=BOLD, spaceBefore=4, spaceAfter=8),
    "h2": _style("h2", 12, 16, fontName=BOLD, spaceBefore=10, spaceAfter=5),
    "kicker": _style("kicker", 10.5, 14, fontName=BOLD, textColor=ACCENT),
    "title": _style("title", 30, 36, fontName=BOLD, spaceAfter=4),
    "subtitle": _style("subtitle", 14, 20, textColor=SOFT, spaceAfter=26),
    "mark": _style("mark", 13, 17, fontName=BOLD, textColor=INK),
}
