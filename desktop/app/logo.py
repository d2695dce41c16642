"""A logo for paper: drawn anew by us, small, and without anything that its file carried beside the picture."""

from __future__ import annotations

import io
from functools import lru_cache

from desktop.app.adviser import check_logo

WIDEST, HIGHEST = 720, 240


@lru_cache(maxsize=4)
def printed_logo(content: bytes) -> bytes:
    """The picture as a PNG on white, at most 720 × 240 points. BadInputError when it is no PNG or JPEG.

    Transparent parts become white, colour profiles, comments and places of origin are left behind, and the same
    picture gives the same bytes.
    """
    if not content:
        return b""
    check_logo(content)
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
        drawn = picture.convert("RGBA")
    drawn.thumbnail((WIDEST, HIGHEST))
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "PNG", compress_level=9)
    return out.getvalue()
