"""The word lists of `locales` as compiled, bounded expressions that look right or left of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from scrapers.values import locales as data

_CJK = re.compile(r"[\u3400-\u9fff]")
SPACE = r"[ \u00a0]{0,2}"


def alternation(words: Iterable[str]) -> str:
    """Longest first; a word that ends in a letter must end there."""
    return "|".join(_one(w) for w in sorted(set(words), key=len, reverse=True))


def _one(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"[ \u00a0]?" if "." in word else r"[ \u00a0]")
    if _CJK.search(word) or not word[-1].isalpha():
        return escaped
    return escaped + r"(?![^\W\d_\u3400-\u9fff])"


def after(words: Iterable[str], *, joint: str = SPACE) -> re.Pattern[str]:
    """Matches at the end of a figure."""
    return re.compile(f"{joint}({alternation(words)})")


def before(words: Iterable[str], tail: str = SPACE) -> re.Pattern[str]:
    """Searches in the words that lead up to a figure, which end there."""
    return re.compile(
        rf"(?:(?<![^\W\d_])|(?<=[\u3400-\u9fff])|(?=[\u3400-\u9fff]))({alternation(words)}){tail}$"
    )


_MONEY_TAIL = SPACE + r"(?:(?:of|a|an|un|una|el|la|den|de|von)[ \u00a0])?" + SPACE
SCALE = {lang: after(data.COMMON_SCALES.keys() | data.SCALES[lang].keys()) for lang in data.LANGUAGES}
PERCENT = after(data.PERCENT)
CURRENCY_SIGNS = {**data.CURRENCY, **{c: c.upper() for c in data.CODES}, **data.THOUSANDS_OF}
MONEY_AFTER = after(CURRENCY_SIGNS, joint=SPACE + r"(?:de[ \u00a0]|d'|of[ \u00a0])?")
MONEY_BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])|(?=[€£$¥₹])|(?<=[\u3400-\u9fff]))({alternation(CURRENCY_SIGNS)}){SPACE}(?:'000[ \u00a0])?$"
)
MONTHLY_AFTER, DAILY_AFTER, ANNUAL_AFTER = (
    re.compile(rf"[ \u00a0(,;]{{0,3}}(?:[^\W\d_]{{1,12}}[ \u00a0]){{0,1}}?({alternation(words)})")
    for words in (data.MONTHLY_AFTER, data.DAILY_AFTER, data.ANNUAL_AFTER)
)
MONTHLY_BEFORE, DAILY_BEFORE = (
    re.compile(rf"({alternation(words)})(?:[ \u00a0:]{{0,2}}[^\W\d_]{{1,14}}){{0,3}}?[ \u00a0:：]{{0,3}}$")
    for words in (data.MONTHLY_BEFORE, data.DAILY_BEFORE)
)
UP_TO, FROM, WITHIN, APPROX = (
    before(w, _MONEY_TAIL) for w in (data.UP_TO, data.FROM, data.WITHIN, data.APPROX)
)
BETWEEN = before(data.BETWEEN, _MONEY_TAIL)
CONNECT = re.compile(
    rf"[ \u00a0]{{0,2}}(?:({alternation(data.TO)})|({alternation(data.AND)}))[ \u00a0]{{0,2}}"
)
LEAD = re.compile(rf"({alternation(CURRENCY_SIGNS)})?{SPACE}")
DURATION_WORDS = data.DURATION_WORDS
_DURATION_ALL = after(
    DURATION_WORDS,
    joint=r"[ \u00a0-]{0,2}(?:\([\w ]{1,20}\)[ \u00a0])?(?:full |full-|consecutive |volle |voller )?",
)


def duration_after() -> re.Pattern[str]:
    """A unit of time behind a figure."""
    return _DURATION_ALL


@cache
def scales(lang: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """The multipliers of a language (English where the language is not known)."""
    key = lang if lang in data.SCALES else "en"
    return SCALE[key], data.COMMON_SCALES | data.SCALES[key]


@cache
def number_words(lang: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Small numbers in words, each directly before a unit of time."""
    key = lang if lang in data.NUMBER_WORDS else "en"
    values = data.NUMBER_WORDS[key]
    left = r"(?<![第\u4e00-\u5341\d])" if key == "zh" else r"(?<![^\W\d_])"
    ahead = rf"[ \u00a0-]{{0,2}}(?:\(\d{{1,3}}\)[ \u00a0])?(?:{alternation(DURATION_WORDS)})"
    return re.compile(rf"{left}({alternation(values)})(?={ahead})"), values
