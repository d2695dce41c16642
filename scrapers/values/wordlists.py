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


class LeadIn:
    """Words that end where a figure begins. Most figures follow none of them, which their last letters tell."""

    def __init__(self, expression: str, words: Iterable[str]) -> None:
        self._expression = re.compile(expression)
        whole = [w.replace("\u00a0", " ") for w in words]
        self._letters = any(w.endswith("*") for w in whole)
        self._ends = frozenset(map(_end, whole))
        self._reach = max(map(len, whole), default=0) + _MOST_BETWEEN

    def search(self, text: str) -> re.Match[str] | None:
        """Where the words stand at the end of the text."""
        lead = text[-self._reach :].replace("\u00a0", " ").rstrip(" ")
        if not lead:
            return None
        if lead[-2:] in self._ends or lead[-1] in self._ends or (self._letters and lead[-1].isalpha()):
            return self._expression.search(text, max(0, len(text) - self._reach))
        return None

    def without(self, text: str) -> str:
        """The text before the words, where they stand."""
        found = self.search(text)
        return text[: found.start()] if found else text


_MOST_BETWEEN = 24
"""White space and joints between the words and the figure, letters that a stem leaves open, a mark."""


def _end(word: str) -> str:
    """The last two letters of a word; one where white space may be missing."""
    return word[-1:] if " ." in word or ". " in word else word[-2:]


def before(words: Iterable[str], joints: Iterable[str] = ()) -> LeadIn:
    """Finds words that lead up to a figure, perhaps over a joint ("up to about 5")."""
    start = r"(?:(?<![^\W\d_])|(?<=[\u3400-\u9fff])|(?=[\u3400-\u9fff]))"
    over = rf"(?:(?:{alternation(joints)})[ \u00a0])?{SPACE}" if joints else ""
    return LeadIn(rf"{start}({alternation(words)}){SPACE}{over}$", (*words, *joints))
