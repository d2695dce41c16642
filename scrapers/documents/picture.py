"""One page of a PDF as a picture, with the place of a quote on it. Nothing in the file is run, no form is filled.

Call it in a child process with a memory limit, as `scrapers/documents/pdf.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrapers.documents.locating import LOST, How, Place, find
from scrapers.errors import PictureError

MOST_PIXELS = 6_000_000
MOST_PAGES_SEARCHED = 300
MOST_LETTERS = 60_000
CHANNELS = 3
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture."""
Area = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of `width` RGB pixels from the top, without gaps. `page` counts from 1; `scale` is pixels for a point.

    `page` may differ from the page asked for when the quote stands only elsewhere; `how` then says MOVED. `boxes`
    are empty and `how` is LOST when the quote is not there; without a quote both are empty.
    """

    page: int
    pages: int
    width: int
    height: int
    scale: float
    pixels: bytes
    boxes: tuple[Box, ...] = ()
    how: How | None = None
    likeness: float = 100.0

    def whole(self) -> bool:
        """Whether the pixels are as many as the size says: asked before anything is drawn from them."""
        area = self.width * self.height
        return 0 < area <= MOST_PIXELS and len(self.pixels) == area * CHANNELS


def draw_page(body: bytes, page: int, scale: float, quote: str = "") -> Picture:
    """The page (from 1) drawn at `scale` pixels for each point, fewer where that would be too large a picture.

    Raises PictureError when the file or the page cannot be opened.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise PictureError(f"this PDF cannot be drawn ({error}); its file is kept as it came") from None
    try:
        return _drawn(pdf, min(max(1, page), max(1, len(pdf))), scale, quote)
    except pypdfium2.PdfiumError as error:
        raise PictureError(f"page {page} of this PDF cannot be drawn ({error})") from None
    finally:
        pdf.close()


def _drawn(pdf: Any, number: int, scale: float, quote: str) -> Picture:
    place = LOST
    if quote.strip():
        number, place = _page_of(pdf, number, quote)
    page = pdf[number - 1]
    try:
        scale = _bearable(scale, *page.get_size())
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
        pixels = _packed(bitmap)
        boxes = tuple(_boxes(page, bitmap, place)) if place.how is not How.LOST else ()
        how = place.how if quote.strip() else None
        return Picture(
            number, len(pdf), bitmap.width, bitmap.height, scale, pixels, boxes, how, place.likeness
        )
    finally:
        page.close()


def _bearable(scale: float, width: float, height: float) -> float:
    """The scale, made smaller where the picture would have too many pixels or a side without end."""
    width, height = max(width, 1.0), max(height, 1.0)
    most = math.sqrt(MOST_PIXELS * 0.98 / (width * height))
    return max(min(scale, most, 8_000 / width, 8_000 / height), 0.02)


def _packed(bitmap: Any) -> bytes:
    """The picture's rows without the gaps that the renderer leaves between them."""
    if bitmap.n_channels != CHANNELS:
        return _three(bytes(bitmap.buffer), bitmap)
    row = bitmap.width * CHANNELS
    raw = bytes(bitmap.buffer)
    if bitmap.stride == row:
        return raw[: row * bitmap.height]
    return b"".join(raw[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))


def _three(raw: bytes, bitmap: Any) -> bytes:
    """Grey or four-channel pixels as RGB."""
    out = bytearray(bitmap.width * bitmap.height * CHANNELS)
    step, row = bitmap.n_channels, bitmap.width * bitmap.n_channels
    packed = b"".join(raw[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    for channel in range(CHANNELS):
        out[channel::CHANNELS] = packed[min(channel, step - 1) :: step]
    return bytes(out)


def _page_of(pdf: Any, number: int, quote: str) -> tuple[int, Place]:
    """The page the quote stands on: the named one, or the nearest other that has its very words."""
    here = find(_letters(pdf, number), quote)
    if here.how in (How.EXACT, How.FOLDED):
        return number, here
    others = sorted(range(1, min(len(pdf), MOST_PAGES_SEARCHED) + 1), key=lambda n: abs(n - number))
    for other in others[1:]:
        place = find(_letters(pdf, other), quote)
        if place.how in (How.EXACT, How.FOLDED):
            return other, Place(place.start, place.end, How.MOVED)
    return number, here


def _letters(pdf: Any, number: int) -> str:
    """The page's characters, one for each that the renderer counts, so that places and boxes agree."""
    import pypdfium2.raw as raw

    page = pdf[number - 1]
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), MOST_LETTERS)
        return "".join(_char(raw.FPDFText_GetUnicode(textpage, at)) for at in range(count))
    finally:
        textpage.close()
        page.close()


def _char(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\u00ad"


def _boxes(page: Any, bitmap: Any, place: Place) -> Iterator[Box]:
    """One box for each line of the quote, in pixels."""
    convert = bitmap.get_posconv(page).to_bitmap
    textpage = page.get_textpage()
    try:
        for left, bottom, right, top in _line_boxes(textpage, place):
            (x1, y1), (x2, y2) = convert(left, top), convert(right, bottom)
            yield (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    finally:
        textpage.close()


def _line_boxes(textpage: Any, place: Place) -> Iterator[Area]:
    """Boxes of neighbouring letters joined while they stand on one line; points of the page."""
    line: Area | None = None
    for at in range(place.start, place.end):
        letter = textpage.get_charbox(at, loose=True)
        if letter[2] <= letter[0] or letter[3] <= letter[1]:
            continue
        if line is not None and _same_line(line, letter):
            line = (
                min(line[0], letter[0]),
                min(line[1], letter[1]),
                max(line[2], letter[2]),
                max(line[3], letter[3]),
            )
            continue
        if line is not None:
            yield line
        line = letter
    if line is not None:
        yield line


def _same_line(line: Area, letter: Area) -> bool:
    """They overlap by more than half of the lower one's height, and the letter follows."""
    shared = min(line[3], letter[3]) - max(line[1], letter[1])
    return shared > 0.5 * min(line[3] - line[1], letter[3] - letter[1]) and letter[0] >= line[0]
