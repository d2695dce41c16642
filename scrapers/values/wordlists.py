"""Word lists as bounded expressions that look right or left of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

_HAN = r"[\u3400-\u9fff]"
_CJK = re.compile(_HAN)
SPACE = r"[ \u00a0]{0,2}"


def alternation(words: Iterable[str]) -> str:
    """Longest first; a word that ends in a letter must end there, one that ends in "*" may go on for six letters.

    Nothing matches where there are no words.
    """
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    signs = [_escaped(w) for w in ordered if _is_sign(w)]
    plain = [_escaped(w) for w in ordered if not _is_sign(w)]
    ended = [rf"(?:{'|'.join(plain)})(?!(?!{_HAN})[^\W_])"] if plain else []
    return "|".join([*signs, *ended]) or r"(?!)"


def _is_sign(word: str) -> bool:
    return bool(_CJK.search(word)) or not (word[-1].isalpha() or word[-1] == "*")


def _escaped(word: str) -> str:
    stem = re.escape(word.removesuffix("*")).replace(r"\ ", r"[ \u00a0]?" if "." in word else r"[ \u00a0]")
    return stem + (rf"(?:(?!{_HAN})[^\W\d_]){{0,6}}" if word.endswith("*") else "")


def meaning(table: Mapping[str, T], text: str) -> T | None:
    """What a list says of a word it matched: of the word itself, else of its longest stem."""
    word = text.replace("\u00a0", " ")
    if word in table:
        return table[word]
    stems = (word[:size] + "*" for size in range(len(word), max(0, len(word) - 7), -1))
    return next((table[s] for s in stems if s in table), None)


def after(words: Iterable[str], *, joint: str = SPACE) -> re.Pattern[str]:
    """Matches at the end of a figure."""
    return re.compile(f"{joint}({alternation(words)})")


def before(words: Iterable[str], tail: str = SPACE) -> re.Pattern[str]:
    """Searches in the words that lead up to a figure, which end there."""
    start = r"(?:(?<![^\W\d_])|(?<=[\u3400-\u9fff])|(?=[\u3400-\u9fff]))"
    return re.compile(rf"{start}({alternation(words)}){tail}$")
