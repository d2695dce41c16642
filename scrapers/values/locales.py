"""How nine languages write numbers, money, time and dates, from `resources/values/notation.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de", "es", "fr", "zh", "lv", "lt", "et", "id")


def _data() -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath("values/notation.toml").read_text(encoding="utf-8"))


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    """Word → heading of the list it stands in."""
    return {word: head for head, words in table.items() for word in words}


def _scales(table: dict[str, list[str]]) -> dict[str, int]:
    """Word → multiplier, from lists by power of ten."""
    return {word: 10 ** int(power) for word, power in _turned(table).items()}


_ALL = _data()
DECIMAL = dict.fromkeys(_ALL["decimal"]["point"], ".") | dict.fromkeys(_ALL["decimal"]["comma"], ",")
SPACE_GROUPS = frozenset[str](_ALL["space_groups"])
NEEDS_MONEY = frozenset[str](_ALL["needs_money"])
COMMON_SCALES = _scales(_ALL["scales"]["common"])
SCALES = {lang: _scales(_ALL["scales"].get(lang, {})) for lang in LANGUAGES}

CURRENCY = {word: "" if code == "shared" else code for word, code in _turned(_ALL["money"]).items()}
BY_COUNTRY: dict[str, dict[str, str]] = _ALL["by_country"]
CODES: list[str] = _ALL["currency_codes"]
THOUSANDS_OF = _turned(_ALL["thousands_of"])

PERCENT: list[str] = _ALL["percent"]
MONTHLY_AFTER: list[str] = _ALL["monthly_after"]
DAILY_AFTER: list[str] = _ALL["daily_after"]
ANNUAL_AFTER: list[str] = _ALL["annual_after"]
MONTHLY_BEFORE: list[str] = _ALL["monthly_before"]
DAILY_BEFORE: list[str] = _ALL["daily_before"]
UP_TO: list[str] = _ALL["up_to"]
FROM: list[str] = _ALL["from"]
WITHIN: list[str] = _ALL["within"]
APPROX: list[str] = _ALL["approx"]
TO: list[str] = _ALL["to"]
AND: list[str] = _ALL["and"]
BETWEEN: list[str] = _ALL["between"]

DURATION_WORDS = _turned(_ALL["duration"])
MONTHS = {name: int(month) for name, month in _turned(_ALL["months"]).items()}
NUMBER_WORDS: dict[str, dict[str, int]] = {
    lang: {word: n for n, word in enumerate(words["first"], 1)} | words.get("more", {})
    for lang, words in _ALL["number_words"].items()
}
