"""Names of authorities as they call themselves, when a sentence bends them: `vērsties Datu valsts inspekcijā`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from scrapers.reading.folding import fold
from scrapers.reading.lexicon import COMMON, lexicon

_LONGEST_ENDING = 4
_WORD = re.compile(r"\w+")


def as_named(text: str) -> str:
    """The name in its basic form, with the short form that stands behind it; the text itself when none fits."""
    for name in _names():
        length = _bent_length(text, name)
        if length:
            return name + text[length:]
    return text


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(sorted(lexicon(COMMON).words.get("authority", ()), key=len, reverse=True))


def _bent_length(text: str, name: str) -> int:
    """How much of the beginning of the text is the name in some case; 0 when it is another name."""
    own, said = _WORD.findall(fold(name)), list(_WORD.finditer(fold(text)))
    if len(said) < len(own) or not all(_same_word(o, s[0]) for o, s in zip(own, said, strict=False)):
        return 0
    return said[len(own) - 1].end()


def _same_word(one: str, other: str) -> bool:
    """Two forms of a word: they part only in their endings."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= min(3, len(one)) and max(len(one), len(other)) - shared <= _LONGEST_ENDING
