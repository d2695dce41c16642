"""Where sentences end, in scripts with and without spaces."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon import COMMON, languages, lexicon

_END = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]?(?=\s++\S)|[。！？；]++[”’）]?|\n+")
_LAST_WORD = re.compile(r"(\S{1,24})$")
_REMARK = re.compile(r"\s{1,3}(?:\(\d|[€£$])")
"""A figure in brackets goes on with what was said: `3,2 proc. (2024 m. – 2,7 proc.)`."""
_QUESTION = re.compile(r"[?？]\W{0,3}$")


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    lists = (lexicon(code).words.get("abbreviation", ()) for code in (COMMON, *languages()))
    return frozenset(w.lower().rstrip(".") for words in lists for w in words)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences of a block; abbreviations, initials and ordinals do not end one."""
    out: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text) and not _ends(text, start, end):
            continue
        _append(out, text, start, end.end())
        start = end.end()
    _append(out, text, start, len(text))
    return tuple(out)


def _append(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append((start, end))


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    if not mark[0].startswith("."):
        return True
    following = text[mark.end() :].lstrip()[:1]
    if following.islower() or _REMARK.match(text, mark.end()):
        return False
    word = _LAST_WORD.search(text[start : mark.start()])
    return word is None or not _is_short_form(word[1], following)


def _is_short_form(word: str, following: str) -> bool:
    bare = word.strip("(\"'„“").lower()
    if bare.rpartition("-")[2] in _abbreviations() or (len(bare) == 1 and bare.isalpha()):
        return True
    if re.fullmatch(r"(?:[^\W\d_]\.){1,4}[^\W\d_]", bare):
        return not (following.isupper() and bare in {"p.a", "a.m", "p.m"})
    return bool(re.fullmatch(r"\d{1,2}|[ivx]{1,4}", bare)) and following.isalpha()


def is_question(text: str) -> bool:
    """The text ends with a question mark."""
    return bool(_QUESTION.search(text))
