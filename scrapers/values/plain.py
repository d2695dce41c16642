"""Text brought to plain digits and signs, character by character, so that offsets stay."""

from __future__ import annotations

import unicodedata

_SIGNS = (
    dict.fromkeys("−－﹣", "-")
    | dict.fromkeys("–—‒―", "–")
    | {"％": "%", "﹪": "%", "٪": "%", "．": ".", "，": ",", "＋": "+"}
)
_SIGNS |= (
    dict.fromkeys("’‘ʼ＇`´", "'")
    | dict.fromkeys("\u202f\u2009\u2007\u2008\u200a", "\u00a0")
    | dict.fromkeys("～〜∼", "~")
)
_SIGNS |= dict.fromkeys("\t\n\r\u3000\u2028", " ") | {
    "（": "(",
    "）": ")",
    "￥": "¥",
    "＄": "$",
    "￡": "£",
    "／": "/",
    "：": ":",
}


class _Plain(dict[int, str]):
    """A translation table that learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _character(chr(code))
        return made


def _character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    digit = unicodedata.decimal(character, -1)
    if digit >= 0:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
    lowered = folded.lower()
    return lowered if len(lowered) == 1 else character


_TABLE = _Plain()


def plain(text: str) -> str:
    """Lower case, ASCII digits, one kind of minus, space and apostrophe; exactly as long as the text."""
    return text.translate(_TABLE)
