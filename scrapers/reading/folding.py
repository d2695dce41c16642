"""Text made comparable without moving a character, so that offsets stay those of the document."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

_SPECIAL = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "ß": "s"}
_SPECIAL |= dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u202f\u2009\u2007\t\n\r", " ")
_SPECIAL |= {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "¹": " ", "²": " ", "³": " ", "⁴": " ", "⁵": " "}


def _simplified() -> dict[str, str]:
    """Traditional Chinese characters to simplified ones, one for one."""
    text = (files("resources") / "values" / "han.toml").read_text(encoding="utf-8")
    table = {name: "".join(value.split()) for name, value in tomllib.loads(text).items()}
    plain = dict(zip(table["traditional"], table["simplified"], strict=True))
    return plain | _SAME | {one: _SAME[other] for one, other in plain.items() if other in _SAME}


_SAME = {"帐": "账", "画": "划", "佈": "布", "閒": "闲", "週": "周"}
"""Characters that are written for one another: `計畫`, `帐户`."""


_HAN = _simplified()
_SPECIAL |= _HAN
_TO_SIMPLIFIED = str.maketrans(_HAN)


def simplified(text: str) -> str:
    """Traditional Chinese characters as the simplified ones they are read as; exactly as long as the text."""
    return text if text.isascii() else text.translate(_TO_SIMPLIFIED)


class _Fold(dict[int, str]):
    """A translation table that learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    lowered = character.lower()
    if len(lowered) != 1:
        lowered = character
    if lowered in _SPECIAL:
        return _SPECIAL[lowered]
    plain = unicodedata.normalize("NFKD", lowered)
    if len(plain) > 1 and not all(unicodedata.combining(c) for c in plain[1:]):
        return lowered
    return plain[0].lower() if len(plain[0].lower()) == 1 else lowered


_TABLE = _Fold()


def fold(text: str) -> str:
    """Lower case, without accents, with plain quotes, hyphens and spaces; exactly as long as the text."""
    return text.translate(_TABLE)
