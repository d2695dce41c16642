"""The two shipped type families, and which of them can draw a character."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

BODY, BOLD, ITALIC, WIDE = "Roboto", "Roboto-Bold", "Roboto-Italic", "WenQuanYi"


@cache
def register() -> None:
    """Make the shipped fonts known to the PDF library; done once in a process."""
    folder = files("resources") / "fonts"
    for name, file in (
        (BODY, "Roboto-Regular.ttf"),
        (BOLD, "Roboto-Bold.ttf"),
        (ITALIC, "Roboto-Italic.ttf"),
    ):
        with as_file(folder / file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    with as_file(folder / "wqy-microhei.ttc") as path:
        pdfmetrics.registerFont(TTFont(WIDE, str(path), subfontIndex=0))
    for bold, italic, name in ((0, 0, BODY), (1, 0, BOLD), (0, 1, ITALIC), (1, 1, BOLD)):
        addMapping(BODY, bold, italic, name)


@cache
def _glyphs(name: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


@cache
def _home(character: str) -> str:
    """The family that draws a character: the body's, the Chinese one's, or none."""
    code = ord(character)
    if code in _glyphs(BODY):
        return BODY
    return WIDE if code in _glyphs(WIDE) else ""


def shown(text: str) -> str:
    """The text as a page shows it: a sign that neither family can draw stands as its code, like [U+05D0]."""
    return "".join(c if _home(c) else _code(c) for c in text)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def markup(text: str) -> str:
    """Escaped text in which runs the body font lacks are set in the other one; unknown signs show their code."""
    out, run, font = [], "", BODY
    for character in text:
        home = _home(character)
        piece = character if home else _code(character)
        home = home or BODY
        if character == " ":
            home = font
        if home != font and run:
            out.append(_run(run, font))
            run = ""
        font, run = home, run + piece
    return "".join([*out, _run(run, font)])


def _run(text: str, font: str) -> str:
    return escape(text) if font == BODY else f'<font name="{font}">{escape(text)}</font>'


def wide_share(text: str) -> float:
    """The share of characters that need the Chinese font; such text breaks between any two signs."""
    return sum(_home(c) == WIDE for c in text) / max(1, len(text))
