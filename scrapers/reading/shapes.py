"""Shapes of text in which words have their places: the shape is code, the words of each language are data."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from scrapers.reading.lexicon import in_any_language, languages, lexicon

_LIST = re.compile(r"\{([a-z_]+)\}")


class WordShape:
    """An expression over folded text in which `{name}` stands for a `[words]` list in all languages."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: lexicons are not loaded with the program."""
        return re.compile(_LIST.sub(lambda place: self._words(place[1]), self.source))

    def _words(self, name: str) -> str:
        return in_any_language(name)

    def search(self, text: str) -> re.Match[str] | None:
        """Where the shape stands first in a text."""
        return self.regex.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """The shape as the beginning of a text."""
        return self.regex.match(text)


class PrintedShape(WordShape):
    """The same over text as it stands: its lists hold plain words in the letters in which they are printed."""

    def _words(self, name: str) -> str:
        return as_printed(name)


@lru_cache(maxsize=64)
def as_printed(name: str) -> str:
    """The words of a list in all languages as alternatives, letter for letter, the longest first."""
    words = {w for code in languages() for w in lexicon(code).words.get(name, ())}
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) or r"(?!)"


class NumberShape(WordShape):
    """The same over text as it stands: its lists hold numbers as a country writes them, `0` for any digit."""

    def _words(self, name: str) -> str:
        return as_printed(name).replace("0", r"\d")
