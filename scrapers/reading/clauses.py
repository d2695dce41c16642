"""Clauses: how far a negation, a comparison or a memory reaches inside a sentence.

Stops, brackets and words that open a clause (`who`, `but`, `and you`) end it; a comma does too, unless what stands
between commas is an item of a list. Words that carry a negation into what follows (`does not mean that`) end nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon import lexicon
from scrapers.reading.shapes import WordShape

_HARD = re.compile(r"[;:!?()。；：！？（）]|(?<!\d)\.(?!\d)")
_COMMA = re.compile(r"[,，](?!\d)")
TURN = WordShape("[;.:!?。；：]|{contrast}")
"""Where a sentence turns to something else: what is said of one side holds no longer."""
_CJK = re.compile(r"[\u3400-\u9fff]")
_ITEM, _CJK_ITEM = 4, 9
"""Words, or Chinese characters, that an item of a list has at most."""


@lru_cache(maxsize=4096)
def clause(masked: str, start: int, end: int, language: str) -> tuple[str, str]:
    """What stands before and after a place inside its own clause."""
    before, after = _carried(masked[:start], language), masked[end:]
    before = before[_last_break(before, language) :]
    after = after[: _first_break(after, language)]
    tail = _COMMA.split(after)[0]
    return _with_list(before, masked[start:end], tail, language), after if _is_list(after, language) else tail


def _carried(text: str, language: str) -> str:
    """The text without the commas over which a negation reaches: `wir sagen nicht, dass …`."""
    out = list(text)
    for found in lexicon(language).phrase("carries").finditer(text):
        for place in range(max(0, found.start() - 2), found.end()):
            out[place] = " " if text[place] in ",，" else text[place]
    return "".join(out)


def _breaks(text: str, language: str) -> list[tuple[int, int]]:
    """Where clauses end: spans of the stops and of the words that open the next clause."""
    words = lexicon(language)
    carried = [(m.start(), m.end()) for m in words.phrase("carries").finditer(text)]
    found = [(m.start(), m.end()) for m in _HARD.finditer(text)]
    found += [(m.start(), m.start()) for m in words.phrase("clause").finditer(text)]
    return sorted(b for b in found if not any(s <= b[0] < e for s, e in carried))


def _last_break(text: str, language: str) -> int:
    return max((e for _, e in _breaks(text, language)), default=0)


def _first_break(text: str, language: str) -> int:
    return min((s for s, _ in _breaks(text, language)), default=len(text))


def crosses(masked: str, start: int, end: int, language: str) -> bool:
    """A clause ends inside the place, or what it denies there is something harmless (`without fees …`)."""
    inside = masked[start:end]
    exempt = lexicon(language).phrase("exempt").match(inside)
    return bool(exempt) or any(0 < s < len(inside) for s, _ in _breaks(inside, language))


def _with_list(before: str, place: str, tail: str, language: str) -> str:
    """The part after the last comma; with what stands before it as long as the parts are items of a list."""
    parts = _COMMA.split(before)
    kept = [parts.pop()]
    piece = kept[0] + place + tail
    while parts and _is_item(piece, language):
        piece = parts.pop()
        kept.insert(0, piece)
    return ",".join(kept)


def _is_item(piece: str, language: str) -> bool:
    if lexicon(language).phrase("subject").search(piece):
        return False
    cjk = len(_CJK.findall(piece))
    return cjk <= _CJK_ITEM if cjk else len(piece.split()) <= _ITEM


def _is_list(text: str, language: str) -> bool:
    """Items between commas up to the end: `cards, cash and coins are not accepted`."""
    parts = _COMMA.split(text)
    return len(parts) > 1 and all(_is_item(p, language) for p in parts[:-1])
