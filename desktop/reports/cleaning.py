"""Foreign text on its way to paper: visible characters only, bounded, never interpreted."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

MOST = 2000
_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def clean(text: str, most: int = MOST) -> str:
    """The text without control, direction and surrogate characters, white space folded, cut at `most`."""
    kept = "".join(" " if c.isspace() else c for c in text[: most * 4] if _printable(c))
    folded = " ".join(kept.split())
    return folded if len(folded) <= most else folded[: most - 1] + "…"


def _printable(character: str) -> bool:
    if character.isspace():
        return True
    return (
        unicodedata.category(character) not in ("Cc", "Cs", "Cn", "Co") and ord(character) not in _DIRECTION
    )


def web_link(address: str) -> str:
    """The address when it is http or https without a trick in it, else nothing."""
    if any(c in address for c in "\\\"'<>` ") or not address.isprintable():
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc and "@" not in parts.netloc else ""
