"""The small language in which the notation files write dates, and its compilation to one bounded expression.

    {y} {yy}        a year, or its last two digits          {y1} … {y4}   a year, in its quarter 1 to 4
    {m} {mm} {d}    month and day in figures                {month}       the name of a month
    {q} {h}         a quarter or half in figures            {a} {b}       day and month in either order
    {be} {roc}      a Buddhist year, a year of the Republic of China
    {not x|y}       here none of these may follow
    [x|y]  (x|y)    one of several that may be missing; one of several

A space stands for white space; in Chinese forms it may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CJK = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"\{(?P<slot>\w{1,20})(?: (?P<words>[^}]{1,200}))?\}|(?P<mark>[\[\]()|])|(?P<text>.)")
_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_YEAR = r"(?:19|20)\d\d"
_SLOTS = {
    "y": _YEAR,
    "y1": _YEAR,
    "y2": _YEAR,
    "y3": _YEAR,
    "y4": _YEAR,
    "yy": r"\d\d",
    "m": r"\d\d?",
    "mm": r"(?:0[1-9]|1[0-2])",
    "d": r"\d\d?",
    "month": r"[^\s\d.,;:/()\-]{3,14}",
    "a": r"\d\d?",
    "b": r"\d\d?",
    "q": r"[1-4]|i{1,3}|iv|[一二三四]",
    "h": r"[12]|i{1,2}|[上下]",
    "be": r"2[45]\d\d",
    "roc": r"(?:1\d\d|[4-9]\d)",
}
_EDGE = {"date": r"(?<![\d.,/\-])", "word": r"(?<![^\W_])", "digit": r"(?<!\d)"}


@dataclass(frozen=True, slots=True)
class Forms:
    """All date forms of a language in one expression; group `name_3` belongs to the form of that number. Any word
    stands for a month there: whether it is the name of one, `months` tells."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]

    def parts(self, found: re.Match[str]) -> dict[str, str]:
        """Slot → what stands there, for the form that matched."""
        return {name.rpartition("_")[0]: text for name, text in found.groupdict().items() if text is not None}


def compile_forms(templates: tuple[str, ...], months: Mapping[str, int]) -> Forms:
    """The templates as one expression, the longest one first where several begin at the same place."""
    ordered = sorted(dict.fromkeys(templates), key=_telling, reverse=True)
    forms = [_form(t, number) for number, t in enumerate(ordered)]
    return Forms(re.compile("|".join(forms)), months)


def _telling(template: str) -> tuple[bool, int]:
    """Forms of parts of a year first, for any word looks like a month; then those with a day before those without."""
    slots = [m["slot"] for m in _TOKEN.finditer(template) if m["slot"]]
    weight = {"d": 4, "m": 2, "mm": 2, "month": 2, "a": 6, "y": 1}
    return bool({"q", "h", "y1", "y2", "y3", "y4"} & set(slots)), sum(
        weight.get(s, 0) * 100 for s in slots
    ) + len(template)


def _form(template: str, number: int) -> str:
    cjk = bool(_CJK.search(template))
    body = "".join(_piece(m, number, cjk) for m in _TOKEN.finditer(template))
    return _start(template, cjk) + body + _end(template, cjk)


def _piece(token: re.Match[str], number: int, cjk: bool) -> str:
    slot = token["slot"]
    if slot == "not":
        return f"(?!{'|'.join(map(re.escape, token['words'].split('|')))})"
    if slot:
        return f"(?P<{slot}_{number}>{_SLOTS[slot]})"
    if token["mark"]:
        return _MARKS[token["mark"]]
    if token["text"] == " ":
        return r"[ \u00a0]?" if cjk else r"[ \u00a0]{1,2}"
    return re.escape(token["text"])


def _start(template: str, cjk: bool) -> str:
    if cjk:
        return _EDGE["digit"]
    return _EDGE["date"] if template.startswith("{") and not template.startswith("{month}") else _EDGE["word"]


def _end(template: str, cjk: bool) -> str:
    """What ends in a figure ends there; so does what ends in a word."""
    if cjk:
        return r"(?!\d)" if template.endswith("}") and "{not" not in template else ""
    if not template.endswith(("}", "]")):
        return r"(?![^\W_])"
    return r"(?!\d)" if "{month}" in template else r"(?!\d)(?![.,/\-]\d)"
