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
from collections import defaultdict
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
    groups: Mapping[int, tuple[tuple[str, int], ...]]

    def parts(self, found: re.Match[str]) -> dict[str, str]:
        """Slot → what stands there, for the form that matched."""
        own = self.groups[found.lastindex or 0]
        return {slot: found[group] for slot, group in own if found[group] is not None}


def compile_forms(templates: tuple[str, ...], months: Mapping[str, int]) -> Forms:
    """The templates as one expression, the longest one first where several begin at the same place."""
    ordered = sorted(dict.fromkeys(templates), key=_telling, reverse=True)
    forms = defaultdict(list)
    for number, template in enumerate(ordered):
        forms[_head(template)].append(_form(template, number, months))
    heads = (f"{head}(?:{'|'.join(several)})" for head, several in forms.items())
    pattern = re.compile("|".join(heads))
    return Forms(pattern, months, _groups(pattern))


def _groups(pattern: re.Pattern[str]) -> dict[int, tuple[tuple[str, int], ...]]:
    """For each group the slots of its whole form, with their groups."""
    forms: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, group in pattern.groupindex.items():
        slot, _, number = name.rpartition("_")
        forms[number].append((slot, group))
    return {group: tuple(form) for form in forms.values() for _, group in form}


def _head(template: str) -> str:
    """What stands before a form and what it begins with: most places in a text are ruled out by it."""
    start = _start(template, bool(_CJK.search(template)))
    slot = re.match(r"\{(\w+)", template)
    if slot and slot[1] not in ("q", "h"):
        return start + (r"(?=[^\W\d_])" if slot[1] == "month" else r"(?=\d)")
    return start + (r"(?=[^\W\d_])" if template[0].isalpha() else "")


def _telling(template: str) -> tuple[bool, int]:
    """Forms of parts of a year first, for any word looks like a month; then those with a day before those without."""
    slots = [m["slot"] for m in _TOKEN.finditer(template) if m["slot"]]
    weight = {"d": 4, "m": 2, "mm": 2, "month": 2, "a": 6, "y": 1}
    return bool({"q", "h", "y1", "y2", "y3", "y4"} & set(slots)), sum(
        weight.get(s, 0) * 100 for s in slots
    ) + len(template)


def _form(template: str, number: int, months: Mapping[str, int]) -> str:
    cjk = bool(_CJK.search(template))
    begin = "|".join(sorted({re.escape(name[:2]) for name in months})) or "(?!)"
    body = "".join(_piece(m, number, cjk, begin) for m in _TOKEN.finditer(template))
    return body + _end(template, cjk)


def _piece(token: re.Match[str], number: int, cjk: bool, begin: str) -> str:
    slot = token["slot"]
    if slot == "month":
        return f"(?={begin})(?P<{slot}_{number}>{_SLOTS[slot]})"
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
