"""Captions that give the scale of the bare figures below them: `in thousands of euros`, `TEUR`, `单位：万元`.

The wordings stand under `[captions]` in the notation files, by power of ten; `{c}` stands for a currency.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.values.amount import NO_HINTS, Hints
from scrapers.values.classify import currency_code
from scrapers.values.notation import Notation, caption_words, notation
from scrapers.values.plain import plain
from scrapers.values.wordlists import meaning

_SIGN = r"[a-z]{0,3}[€£$¥₹₩]|(?:[^\W\d_]{1,12}[ \u00a0])?[^\W\d_]{1,14}\.?"
_WORD = re.compile(r"[a-z]{0,3}[€£$¥₹₩]|[^\W\d_]{1,14}(?:[ \u00a0][^\W\d_]{3,12})?")
_LONGEST = 400
_NO_FIGURE = r"(?<![\w.,])(?<!\d[ \u00a0])"


@lru_cache(maxsize=4096)
def scale_of(text: str, lang: str = "", hints: Hints = NO_HINTS) -> tuple[int, str] | None:
    """Factor and currency ("" when it names none) of a caption; None when it gives no scale."""
    folded = plain(text[:_LONGEST])
    for power, pattern in _patterns():
        for found in pattern.finditer(folded):
            sign = found.groupdict().get("sign", "")
            code = currency_in(sign, lang, hints) if sign else ""
            if code is not None:
                return 10**power, code or currency_of(folded, lang, hints)
    return None


def currency_of(text: str, lang: str = "", hints: Hints = NO_HINTS) -> str:
    """The first currency a text names; "" when it names none, or only a sign that several share."""
    folded = plain(text)
    found = (currency_in(m[0], lang, hints) for m in _WORD.finditer(folded))
    return next(filter(None, found), "") or _chinese(folded)


def _chinese(folded: str) -> str:
    """A currency whose name stands inside a run of characters."""
    names = (n for n in notation("zh").currencies if n[0] >= "\u2e80" and n in folded)
    return next((notation("zh").currencies[n][0] for n in sorted(names, key=len, reverse=True)), "")


@lru_cache(maxsize=4096)
def currency_in(sign: str, lang: str, hints: Hints) -> str | None:
    """The code of a sign or word; None for what is no currency, "" for one that several share."""
    for way in _ways(lang):
        for word in dict.fromkeys((sign, *re.split(r"[ \u00a0]", sign))):
            if word and (meaning(way.currencies, word) or meaning(way.families, word)):
                return currency_code(word, hints, way)[0]
    return None


def _ways(lang: str) -> list[Notation]:
    return [notation(code) for code in dict.fromkeys((lang, "en", "zh")) if code]


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[int, re.Pattern[str]]]:
    """Power of ten and expression of every wording."""
    return [(power, _compiled(wording)) for power, wording in caption_words()]


def _compiled(wording: str) -> re.Pattern[str]:
    body = "".join(map(_piece, re.split(r"(\{c\}|\*| )", wording)))
    end = r"(?![^\W_])" if wording[-1].isalpha() and wording[-1] < "\u2e80" else ""
    start = r"(?<![\d.,])" if wording[0] >= "\u2e80" else _NO_FIGURE
    return re.compile(start + body + end)


def _piece(piece: str) -> str:
    if piece == "{c}":
        return f"(?P<sign>{_SIGN})"
    if piece == "*":
        return r"[^\W\d_]{0,6}"
    return r"[ \u00a0]?" if piece == " " else re.escape(piece)
