"""The program's own sentences in another language, found by their English wording.

`resources/phrases/<code>.toml` holds one table, English → the language. A place in braces stands for words that vary:

    "Pages captured on {day}."            = "Seiten erfasst am {day}."
    "{point}, coverage {share}"           = "{point}, Abdeckung {share}"
    "Accepted by {who}: {state!}"         = "Angenommen von {who}: {state!}"
    "{day#} May {year#}"                  = "{day#}. Mai {year#}"

A place that ends in `!` holds a phrase itself and is translated too; one that ends in `#` holds a number and nothing
else, so that a phrase with few words of its own meets no other. All but the first are passed on as they are. What a
platform or a person wrote is `Foreign` and never looked up. A sentence without an entry stays English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files

ENGLISH = "en"
_PLACE = re.compile(r"\{(\w+)([!#]?)\}")
_HOLDS = {"#": r"[+−-]?\d[\d.,]{0,30}(?<![.,])"}
_ANYTHING = ".{1,600}?"
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_BEGIN = 3
_DEEPEST = 4


class Foreign(str):
    """Words that are not the program's: a quote, a name, what a person wrote."""

    __slots__ = ()


def languages() -> tuple[str, ...]:
    """Codes of the languages reports can be written in, English first."""
    folder = files("resources").joinpath("phrases")
    names = (place.name for place in folder.iterdir()) if folder.is_dir() else ()
    return (ENGLISH, *sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language; English has none and needs none."""
    place = files("resources").joinpath("phrases", f"{language}.toml")
    return Phrases(tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {})


class Template:
    """A phrase with places. `begin`: its first letters, empty where it begins with a place."""

    def __init__(self, english: str, own: str) -> None:
        first = _PLACE.search(english)
        lead = english[: first.start()] if first else english
        self.begin = lead[:_BEGIN] if len(lead) >= _BEGIN else ""
        self.pattern = re.compile(_expression(english), re.S)
        self._own = own
        self._spoken = {m[1] for m in _PLACE.finditer(english) if m[2] == "!"}

    def filled(self, found: re.Match[str], said: Callable[[str], str]) -> str:
        """The phrase in the language, with what stood in the places."""
        return _PLACE.sub(lambda m: said(found[m[1]]) if m[1] in self._spoken else found[m[1]], self._own)


def _expression(english: str) -> str:
    """The phrase as an expression; no place is longer than a paragraph."""
    out, at = "", 0
    for m in _PLACE.finditer(english):
        out += re.escape(english[at : m.start()])
        held = _HOLDS.get(m[2], _ANYTHING)
        out += f"(?P={m[1]})" if f"(?P<{m[1]}>" in out else f"(?P<{m[1]}>{held})"
        at = m.end()
    return out + re.escape(english[at:])


class Phrases:
    """Exact phrases and those with places, told apart once."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._exact = {english: own for english, own in table.items() if "{" not in english}
        self._open: dict[str, list[Template]] = {}
        for english, own in sorted(table.items(), key=lambda pair: -_literal(pair[0])):
            if "{" in english:
                template = Template(english, own)
                self._open.setdefault(template.begin, []).append(template)

    def __bool__(self) -> bool:
        return bool(self._exact or self._open)

    def text(self, english: str) -> str:
        """The sentence in the language, or as it stands when there is no entry; foreign words untouched."""
        return english if isinstance(english, Foreign) or not self else self._said(english, 0)

    def _said(self, english: str, depth: int) -> str:
        whole = self._whole(english, depth)
        if whole is not None:
            return whole
        parts = _SENTENCE.split(english)
        if len(parts) == 1:
            return english
        gaps = _SENTENCE.findall(english)
        said = [part if (own := self._whole(part, depth)) is None else own for part in parts]
        return said[0] + "".join(gap + part for gap, part in zip(gaps, said[1:], strict=True))

    def _whole(self, english: str, depth: int) -> str | None:
        if english in self._exact:
            return self._exact[english]
        if depth > _DEEPEST:
            return None
        likely: list[Template] = [*self._open.get(english[:_BEGIN], []), *self._open.get("", [])]
        for template in likely:
            found = template.pattern.fullmatch(english)
            if found:
                return template.filled(found, partial(self._said, depth=depth + 1))
        return None


def _literal(english: str) -> int:
    """Letters that a phrase says itself: the one that says most is tried first."""
    return len(_PLACE.sub("", english))
