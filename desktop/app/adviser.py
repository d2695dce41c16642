"""Who hands reports over: name, firm, logo and disclaimer, kept in the library so that a backup carries them."""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import dataclass
from pathlib import Path

from desktop.app.errors import BadInputError, NotFoundError
from desktop.history.library import Library

KEY = "adviser"
LARGEST_LOGO = 1024 * 1024
MOST_PIXELS = 2000 * 2000
LONGEST_NAME, LONGEST_DISCLAIMER = 120, 4_000
_SIGNS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


@dataclass(frozen=True, slots=True)
class Adviser:
    """Any part may be empty. `logo` holds the bytes of a checked PNG or JPEG file."""

    name: str = ""
    firm: str = ""
    logo: bytes = b""
    disclaimer: str = ""


def load_adviser(library: Library) -> Adviser:
    """What was saved; empty parts for what was not, or for what is damaged."""
    kept = library.setting(KEY, {})
    if not isinstance(kept, dict):
        return Adviser()
    return Adviser(
        name=str(kept.get("name", "")),
        firm=str(kept.get("firm", "")),
        logo=_kept_logo(str(kept.get("logo", ""))),
        disclaimer=str(kept.get("disclaimer", "")),
    )


def save_adviser(library: Library, adviser: Adviser) -> None:
    """Keep these; BadInputError when the logo is none."""
    if adviser.logo:
        check_logo(adviser.logo)
    library.set_setting(
        KEY,
        {
            "name": adviser.name.strip()[:LONGEST_NAME],
            "firm": adviser.firm.strip()[:LONGEST_NAME],
            "logo": base64.b64encode(adviser.logo).decode("ascii"),
            "disclaimer": adviser.disclaimer.strip()[:LONGEST_DISCLAIMER],
        },
    )


def read_logo(path: Path) -> bytes:
    """The bytes of a logo file. NotFoundError when it cannot be read, BadInputError when it is no PNG or JPEG."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO + 1)
    except OSError as refused:
        raise NotFoundError(f"{path.name} cannot be read: {refused.strerror or refused}") from None
    check_logo(content)
    return content


def check_logo(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; BadInputError says what is wrong with a file that is no whole PNG or JPEG."""
    if len(content) > LARGEST_LOGO:
        raise BadInputError("the logo is larger than 1 MiB; make the picture smaller")
    form = next((name for sign, name in _SIGNS.items() if content.startswith(sign)), "")
    if not form:
        raise BadInputError("the logo is neither a PNG nor a JPEG picture; save it as one of the two")
    return _decoded(content, form)


def _decoded(content: bytes, form: str) -> tuple[int, int]:
    """Decode once, so that a damaged picture is found here and not in the middle of a report."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=[form]) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise BadInputError(f"the logo has {width} × {height} points; 2000 × 2000 are enough")
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as damaged:
        raise BadInputError(f"the logo is damaged and cannot be shown ({damaged})") from None
    return width, height


def _kept_logo(text: str) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
        if content:
            check_logo(content)
    except (binascii.Error, BadInputError):
        return b""
    return content
