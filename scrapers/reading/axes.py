"""Years, classes and day ranges in the headers of tables, cards and labels."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.amounts import mask
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.shapes import PrintedShape, WordShape
from scrapers.values.fiscal import fiscal_years

_YEAR = re.compile(r"(?<!\d)(?:fy\s?)?((?:19[89]|20[0-4])\d)(?!\d)")
_CLASS = re.compile(
    r"^([a-e](?:[+-]{1,2}|[1-9])?|[f-gi-pr-z][1-9]|a{2,3}[+-]?|b{2,3}[+-]?|c{2,3}[+-]?|hr|[1-9]|10)$"
)
_REPUBLIC = re.compile(r"民国\s?(\d{2,3})\s?年|^\W*(1[0-4]\d)\s?年度?\W*$")
"""A year of the Republic of China: the first is 1912."""
_CHINESE_CLASS = re.compile(r"[一二三四五六七八九十甲乙丙丁戊][级級档檔类類等]")
_NAMED = re.compile(r"[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?\s[\W]{0,2}([^\W\d_a-z][^\W\d_]{1,14})[\s:–-]{0,3}")
"""A word for class and a name of its own: `Grade Oak`."""
_FORMS = {
    "risk": WordShape(r"^(?:{risk_word})\s?([1-9]|10|[a-g][+-]?)$"),
    "range": WordShape(r"(?<!\d)(\d{1,3})\s?(?:{late_days})?\s?(?:[-~～]|{range_to})\s?(\d{1,3})(?!\d)"),
    "over": WordShape(
        r"(?:{bucket_over}|>=?)\s?(\d{2,3})|(\d{2,3})\s?\+"
        r"|(\d{2,3})\s?(?:{late_days})?[^\d]{0,6}(?:{bucket_more})|(\d{2,3})\+?\s?(?:{late_days})\+"
    ),
    "between": WordShape(
        r"(?<!\d)(\d{{1,3}})\s?(?:{late_days})?(?:{bucket_more})[^\d]{{0,4}}?"
        r"(\d{{1,3}})\s?(?:{late_days})(?:{bucket_less})"
    ),
    "within": WordShape(
        r"(?<!\w)(?:{bucket_within}|max\.?|<=?|≤)\s?(\d{2,3})(?!\d)"
        r"|(?<!\d)(\d{2,3})\s?(?:{late_days})[^\d]{0,6}(?:{bucket_less})"
    ),
    "days": WordShape(r"{late_days}|\ue003"),
    "months": WordShape(r"(?<!\d)(\d{1,2})\s?(?:{late_months})"),
    "late rate": PrintedShape(r"(?:{late_rate})[\s-]?([1-9]\d)(?!\d)"),
    "in time": WordShape(r"^\W*(?:{in_time})"),
}
"""Shapes of headers; the names in brackets are `[words]` lists, taken in all languages."""


@lru_cache(maxsize=2048)
def year_of(name: str) -> str | None:
    """The one year a header names; of a financial year that runs across two, the one in which it ends."""
    if republic := _REPUBLIC.search(fold(name)):
        return str(int(republic[1] or republic[2]) + 1911)
    ends = list(fiscal_years(name))
    rest = name if not ends else name[: ends[0][1]] + " " + name[ends[-1][2] :]
    found = {*_YEAR.findall(fold(rest)), *(str(year) for year, _, _ in ends)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=2048)
def class_of(name: str, language: str) -> str | None:
    """The risk class a header names: a bare letter or number, or one beside a word for class."""
    for part in re.split(r"\s·\s", name):
        folded = fold(part).strip(" .:()")
        if risk := _FORMS["risk"].match(folded):
            return risk[1].upper()
        bare = re.sub(r"^[\s:.-]+|[\s:.级別類-]+$", "", lexicon(language).phrase("class").sub("", folded))
        if _CLASS.match(bare) and (not bare.isdigit() or bare != folded):
            return bare.upper()
        if _CHINESE_CLASS.fullmatch(part.strip()):
            return part.strip()
        if bare != folded and (named := _NAMED.fullmatch(part)) and bare == fold(named[1]):
            return named[1]
    return None


@lru_cache(maxsize=2048)
def is_in_time(name: str) -> bool:
    """The row of loans that are no day late."""
    return bool(_FORMS["in time"].match(fold(name)))


@lru_cache(maxsize=2048)
def bucket_of(name: str, context: str = "") -> str | None:
    """A range of days late, as `31-60` or `90+`."""
    folded = _in_days(_ENDS.sub("", fold(name)))
    if rate := _FORMS["late rate"].match(folded):
        return f"{int(rate[1])}+"
    if not _FORMS["days"].search(folded + " " + fold(context)):
        return None
    between = _FORMS["range"].search(folded)
    if between and int(between[1]) < int(between[2]):
        return f"{int(between[1])}-{int(between[2])}"
    tier = _FORMS["between"].search(folded)
    if tier and int(tier[1]) < int(tier[2]):
        return f"{int(tier[1]) + 1}-{int(tier[2])}"
    over = _FORMS["over"].search(folded)
    if over:
        return f"{int(next(g for g in over.groups() if g))}+"
    within = _FORMS["within"].search(folded)
    return f"1-{int(within[1] or within[2])}" if within else None


_ENDS = re.compile(r"\s?[(（]不?含[)）]")
"""Whether an end belongs to its range, as Chinese tables say."""


def _in_days(folded: str) -> str:
    """Months of delay as days: `less than 6 months` is less than 180."""
    if not _FORMS["months"].search(folded):
        return folded
    return _SMALL.sub(lambda m: f"{int(m[0]) * 30}", _FORMS["months"].regex.sub(r"\1 days", folded))


_SMALL = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@lru_cache(maxsize=2048)
def is_total(name: str, language: str) -> bool:
    """The header stands for all rows or columns together."""
    folded = mask(name, language).text.strip(" .:")
    words = lexicon(language).phrase("total")
    return not folded or any(_is_whole(words, part.strip()) for part in folded.split("·"))


def _is_whole(words: re.Pattern[str], part: str) -> bool:
    found = words.fullmatch(part) or words.search(part)
    return found is not None and len(found[0]) >= 0.5 * len(part)


@lru_cache(maxsize=2048)
def is_axis_title(name: str, language: str) -> bool:
    """The header only says what the axis is (year, class)."""
    phrases = lexicon(language)
    folded = fold(name)
    return bool(phrases.phrase("year_axis").search(folded) or phrases.phrase("class").search(folded))
