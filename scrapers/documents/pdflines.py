"""The visible lines of one PDF page with their places, sizes and gaps."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

from scrapers.documents.joints import fold_space

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\S+")
_INVISIBLE = (3, 7)
_GAP = 0.75


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line that stand close together."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `segments` are its parts between wide gaps. Points from the left and the bottom of the page."""

    text: str
    segments: tuple[Segment, ...]
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool


def lines_of_page(page: Any) -> tuple[list[Line], bool]:
    """The page's lines in reading order, and whether invisible text was left out."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        hidden = False
        lines = []
        for found in _LINE.finditer(text):
            if not found[0].strip():
                continue
            if _is_invisible(textpage, found):
                hidden = True
            elif (line := _line(textpage, found)) is not None:
                lines.append(line)
        return lines, hidden
    finally:
        textpage.close()


def _is_invisible(textpage: Any, found: re.Match[str]) -> bool:
    """The render mode of the line's first visible character draws nothing."""
    import pypdfium2.raw as raw

    at = found.start() + len(found[0]) - len(found[0].lstrip())
    handle = raw.FPDFText_GetTextObject(textpage, at)
    return bool(handle) and raw.FPDFTextObj_GetTextRenderMode(handle) in _INVISIBLE


def _line(textpage: Any, found: re.Match[str]) -> Line | None:
    import pypdfium2.raw as raw

    words = [
        (_clean(w[0]), *_span(textpage, found.start() + w.start(), found.start() + w.end() - 1))
        for w in _WORD.finditer(found[0])
    ]
    words = [w for w in words if w[0]]
    if not words:
        return None
    at = found.start() + len(found[0]) - len(found[0].lstrip())
    size = float(raw.FPDFText_GetFontSize(textpage, at)) or 10.0
    top, bottom = max(w[4] for w in words), min(w[2] for w in words)
    height = size if 3 <= size <= 60 else max(top - bottom, 1.0)
    segments = _segments(words, height)
    text = " ".join(s.text for s in segments)
    return Line(text, segments, words[0][1], words[-1][3], top, bottom, height, _is_bold(textpage, at))


def _clean(word: str) -> str:
    return fold_space(word.replace("\x02", "\u2010").replace("\ufffe", "\u2010")).replace("\u2010", "\u00ad")


def _span(textpage: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a word."""
    left, bottom, _, top = textpage.get_charbox(first)
    _, bottom2, right, top2 = textpage.get_charbox(last)
    return left, min(bottom, bottom2), right, max(top, top2)


def _segments(words: list[tuple[str, float, float, float, float]], height: float) -> tuple[Segment, ...]:
    """Words parted where the gap is wider than a space can be."""
    segments: list[Segment] = []
    for text, left, _, right, _ in words:
        if segments and left - segments[-1].right < height * _GAP and left >= segments[-1].left:
            last = segments[-1]
            segments[-1] = Segment(f"{last.text} {text}", last.left, right)
        else:
            segments.append(Segment(text, left, right))
    return tuple(segments)


def _is_bold(textpage: Any, at: int) -> bool:
    import pypdfium2.raw as raw

    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, at, buffer, 128, ctypes.byref(flags))
    name = buffer.raw[: max(0, min(length, 128) - 1)].lower() if length else b""
    return (
        b"bold" in name
        or b"black" in name
        or b"heavy" in name
        or raw.FPDFText_GetFontWeight(textpage, at) >= 600
    )
