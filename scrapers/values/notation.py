"""How a language writes numbers, money, time and dates, from `resources/values/<code>.toml`, compiled once.

A language is its own file, the English one (English words stand on pages in every language) and the common one;
where they disagree, its own word counts. One more language is one more file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from scrapers.values.forms import Forms, compile_forms
from scrapers.values.wordlists import SPACE, LeadIn, after, alternation, before

SIGNS = {"point": ".", "comma": ","}
_LISTS = (
    "percent permille monthly_after daily_after annual_after monthly_before daily_before up_to from within approx to "
    "and or between suffix_from suffix_within suffix_up_to filler joints money_joints needs_money dates"
).split()

_BOUNDS = ("up_to", "from", "within", "approx")


@dataclass(frozen=True, slots=True)
class Notation:
    """One language's notation. Patterns ending in `before` search the words that lead up to a figure, the others
    match what follows it."""

    code: str
    region: str
    decimal: str | None
    day_first: bool | None
    percent: re.Pattern[str]
    permille: Mapping[str, bool]
    scale: re.Pattern[str]
    scales: Mapping[str, int]
    needs_money: frozenset[str]
    money: re.Pattern[str]
    money_before: LeadIn
    currencies: Mapping[str, tuple[str, int]]
    families: Mapping[str, str]
    assumed: Mapping[str, str]
    duration: re.Pattern[str]
    durations: Mapping[str, str]
    numbers: re.Pattern[str]
    number_words: Mapping[str, int]
    rate: Mapping[str, re.Pattern[str]]
    bound: Mapping[str, LeadIn]
    suffix: Mapping[str, re.Pattern[str]]
    any_bound: LeadIn
    any_suffix: re.Pattern[str]
    connect: re.Pattern[str]
    listing: re.Pattern[str]
    forms: Forms = field(repr=False)


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a file."""
    names = (f.name for f in files("resources").joinpath("values").iterdir() if f.name.endswith(".toml"))
    return tuple(sorted({n.removesuffix(".toml") for n in names} - {"common", "han"}))


@lru_cache(maxsize=64)
def _table(code: str) -> dict[str, Any]:
    """One file; an empty table where there is none."""
    file = files("resources").joinpath(f"values/{code}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if code in (*languages(), "common") else {}


def every_word(name: str) -> tuple[str, ...]:
    """The words of a list in all languages."""
    return tuple(dict.fromkeys(w for code in languages() for w in _table(code).get(name, ())))


def caption_words() -> list[tuple[int, str]]:
    """Power of ten and wording of the captions of all languages, longest wordings first."""
    found = {
        w: int(n)
        for code in ("common", *languages())
        for n, ws in _table(code).get("captions", {}).items()
        for w in ws
    }
    return sorted(((n, w) for w, n in found.items()), key=lambda pair: (-len(pair[1]), pair[1]))


BY_COUNTRY: Mapping[str, Mapping[str, str]] = _table("common")["by_country"]


@lru_cache(maxsize=1024)
def base_language(tag: str) -> str:
    """The language part of a tag in lower case: `de` of `de-AT`."""
    return re.split(r"[-_]", tag, maxsplit=1)[0].lower()


@lru_cache(maxsize=256)
def notation(tag: str) -> Notation:
    """The notation of a language tag; a region or script may change its decimal sign and its dates."""
    code, *parts = tag.lower().replace("_", "-").split("-")
    own = _table(code)
    known: dict[str, Any] = {}
    for part in parts:
        known |= own.get("regions", {}).get(part, {})
    region = next((p.upper() for p in parts if len(p) == 2), "")
    return _compiled(
        code,
        region,
        known.get("decimal", own.get("decimal")),
        known.get("day_first", own.get("day_first")),
        "assumed" not in known,
    )


@lru_cache(maxsize=64)
def _compiled(code: str, region: str, decimal: str | None, day_first: bool | None, assumes: bool) -> Notation:
    own = _table(code)
    tables = [_table("common"), _table("en"), *([own] if code != "en" else [])]
    words = {name: [w for t in tables for w in t.get(name, ())] for name in _LISTS}
    scales = {w: 10 ** int(n) for w, n in _turned(tables, "scales").items()}
    currencies, families = _currencies(tables), _turned(tables, "shared")
    durations = _turned(tables, "duration")
    signs = currencies.keys() | families.keys()
    return Notation(
        code,
        region,
        SIGNS.get(decimal or ""),
        day_first,
        after([*words["percent"], *words["permille"]]),
        dict.fromkeys(words["permille"], True),
        after(scales, joint=rf"\+?{SPACE}"),
        scales,
        frozenset(words["needs_money"]),
        after(signs, joint=rf"{SPACE}(?:(?:{alternation(words['money_joints'])})[ \u00a0]?)?"),
        _money_before(signs),
        currencies,
        families,
        own.get("assumed", {}) if assumes else {},
        _duration(durations, words["filler"]),
        durations,
        _number_words(own.get("numbers", {})),
        _numbers(own.get("numbers", {})),
        _rates(words),
        {n: before(words[n], words["joints"]) for n in (*_BOUNDS, "between")},
        {n: after(words[f"suffix_{n}"]) for n in ("from", "within", "up_to")},
        before([w for n in _BOUNDS for w in words[n]], words["joints"]),
        after([w for n in ("from", "within", "up_to") for w in words[f"suffix_{n}"]]),
        _connect(words),
        _listing(words),
        compile_forms(tuple(words["dates"]), {w: int(n) for w, n in _turned(tables, "months").items()}),
    )


def _turned(tables: Iterable[Mapping[str, Any]], name: str) -> dict[str, str]:
    """Word → heading of the list it stands in; a later table's word replaces an earlier one's."""
    return {w: head for t in tables for head, words in t.get(name, {}).items() for w in words}


def _currencies(tables: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, int]]:
    """Sign or word → ISO code and the factor it implies (`TEUR`: 1000)."""
    found = {w: (code, 1) for w, code in _turned(tables, "money").items()}
    for code in _table("common")["currency"]["codes"]:
        found |= dict.fromkeys((code, code + "$", code + " $"), (code.upper(), 1))
    for power, table in _table("common")["multiples"].items():
        found |= {w: (code, 10 ** int(power)) for code, words in table.items() for w in words}
    return found


def _money_before(signs: Iterable[str]) -> LeadIn:
    """A sign or code that ends where the figure begins."""
    start = r"(?:(?<![^\W\d_])|(?=[€£$¥₹])|(?<=[\u3400-\u9fff]))"
    return LeadIn(rf"{start}({alternation(signs)}){SPACE}(?:'000[ \u00a0])?$", (*signs, "'000"))


def _duration(durations: Iterable[str], filler: Iterable[str]) -> re.Pattern[str]:
    """A unit of time, perhaps behind the number in words, a plus or a word such as `full`."""
    return after(
        durations,
        joint=rf"\+?[ \u00a0-]{{0,2}}(?:\([\w ]{{1,20}}\)[ \u00a0])?(?:(?:{alternation(filler)})[ \u00a0]?)?",
    )


def _numbers(table: Mapping[str, Any]) -> dict[str, int]:
    return {w: n for n, w in enumerate(table.get("first", ()), 1)} | dict(table.get("more", {}))


def _number_words(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Small numbers in words."""
    values = _numbers(table)
    left = r"(?<![第\u4e00-\u5341\d])" if "一" in values else r"(?<![^\W\d_])"
    return re.compile(rf"{left}({alternation(values)})")


def _rates(words: Mapping[str, list[str]]) -> dict[str, re.Pattern[str]]:
    """What tells the time a percentage is for: behind it, and before it."""
    found = {
        name: re.compile(rf"[ \u00a0(,;]{{0,3}}(?:[^\W\d_]{{1,12}}[ \u00a0])?({alternation(words[name])})")
        for name in ("annual_after", "monthly_after", "daily_after")
    }
    return found | {
        name: re.compile(
            rf"({alternation(words[name])})(?:[ \u00a0:]{{0,2}}[^\W\d_]{{1,14}}){{0,3}}?[ \u00a0:：]{{0,3}}$"
        )
        for name in ("monthly_before", "daily_before")
    }


def _listing(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    """What stands between the figures of a list: a comma, or `and`, which a word for a bound may follow."""
    joints = alternation((*words["or"], *words["and"]))
    bound = rf"(?:(?:{alternation(words['up_to'])}){SPACE})?"
    return re.compile(rf"\s{{0,2}}[,、，/]\s?|{SPACE}(?:{joints}){SPACE}{bound}")


def _connect(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    """What stands between the ends of a range: group 1 joins by itself, group 2 after a word for `between`."""
    space = r"[ \u00a0]{0,2}"
    return re.compile(rf"{space}(?:({alternation(words['to'])})|({alternation(words['and'])})){space}")
