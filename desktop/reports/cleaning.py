"""Foreign text on its way to paper: visible characters only, bounded, never interpreted."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

MOST = 2000
_FILLERS = {
    0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
}  # fmt: skip
"""Letters and marks without a shape of their own; with the formatting signs (Cf) they draw nothing."""
_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Co")


def clean(text: str, most: int = MOST) -> str:
    """The text as it can be seen: white space folded, cut at `most`.

    What has no shape is left out: control, direction, joining and zero-width signs, soft hyphens, fillers, variation
    selectors, surrogates, private and unassigned code points.
    """
    kept = "".join(" " if c.isspace() else c for c in text[: most * 4] if _printable(c))
    folded = " ".join(kept.split())
    return folded if len(folded) <= most else folded[: most - 1] + "…"


@lru_cache(maxsize=16_384)
def _printable(character: str) -> bool:
    if character.isspace():
        return True
    return unicodedata.category(character) not in _UNSEEN and ord(character) not in _FILLERS


def web_link(address: str) -> str:
    """The address when it is http or https without a trick in it, else nothing."""
    if any(c in address for c in "\\\"'<>` ") or not address.isprintable():
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc and "@" not in parts.netloc else ""
