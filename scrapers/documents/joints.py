"""White space: what a page's source has too much of, and what only its styles put between two elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

BREAK = "\u2028"
"""A line break inside a block, until the block is done."""
_FOLD = re.compile(r"[ \t\r\n\f\v]+|\s{2,}")
UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
_SQUEEZE = re.compile(r" ?\u2028 ?")
_FIGURE_END = re.compile(r"(?:\d[\d.,'’]{0,24}|[%％])\s?[^\W\d_]{0,4}[%％+]?$")
_YEAR_END = re.compile(r"[^\W\d_]\s(?:19[89]|20[0-4])\d$")
_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MONEY = "€£$¥₹"
_STUCK = frozenset("k m mn mm bn b t h x st nd rd th er e o a p pp mio mrd".split())
_LOOK = 24


def fold_space(text: str) -> str:
    """Runs of white space as one space, a single no-break space kept, unseen characters gone."""
    return _SQUEEZE.sub("\n", _FOLD.sub(" ", UNSEEN.sub("", text)).strip(" \u2028"))


def are_apart(before: str, after: str, note: bool = False) -> bool:
    """A reader sees two words where the source has no space: `<b>38,412</b>registered`, `<i>Rate</i><b>3 %</b>`.

    `note` is true for raised text, which belongs to its word unless it is a footnote's number behind a figure.
    A unit or an ordinal's ending stays with its figure. Chinese is written
    without spaces, but an element of its own sets a figure apart for whoever copies or searches the words.
    """
    last, first = before[-1:], after[:1]
    if not last or not first or last.isspace() or first.isspace():
        return False
    if note:
        return first.isdigit() and (last.isdigit() or last in "%％")
    if _CJK.match(last) or _CJK.match(first):
        return last.isdigit() or first.isdigit() or last in "%％"
    if first.isdigit() or first in _MONEY:
        return last.isalpha() or bool(_YEAR_END.search(before[-_LOOK:]))
    if not first.isalpha():
        return False
    if _FIGURE_END.search(before[-_LOOK:]):
        word = _WORD.match(after)
        return word is not None and word[0].lower() not in _STUCK
    return last.islower() and first.isupper()


def own_text(element: Any) -> Iterator[str]:
    size = 0
    for text in element.itertext():
        if text.strip():
            yield text.lstrip()
            size += len(text)
        if size > 400:
            return
