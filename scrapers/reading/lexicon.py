"""The words of a language, loaded from `resources/lexicon/<code>.toml`; one more language is one more file.

A file has four parts: `[words]` (negation, yes, no, example …), `[kinds]` (words of page kinds),
`[fact."key"]` with the roles label, not, say, yes, no, and `[choice."key"]` (choice → wordings).
`common.toml` holds what is the same everywhere and is added to each language.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from scrapers.reading.amounts import Masked
from scrapers.reading.patterns import Pattern, anchors_in, compile_pattern

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say something about one key. `choice` names the enum value or list element it stands for."""

    key: str
    role: str
    pattern: Pattern
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording and the place where it matches; `amounts` are the indexes of the captured values."""

    wording: Wording
    start: int
    end: int
    amounts: tuple[int, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """All wordings of one language, indexed by the beginnings of their rarest words."""

    code: str
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_anchor: dict[str, list[Wording]] = field(default_factory=lambda: defaultdict(list))
    _always: list[Wording] = field(default_factory=list)
    _digits: list[Wording] = field(default_factory=list)
    _kinds: list[Wording] = field(default_factory=list)
    _phrases: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def add(self, wording: Wording) -> None:
        """Index a wording."""
        if wording.role == "kind":
            self._kinds.append(wording)
            return
        if wording.pattern.digits:
            self._digits.append(wording)
        elif not wording.pattern.anchors:
            self._always.append(wording)
        for anchor in wording.pattern.anchors:
            self._by_anchor[anchor].append(wording)

    def kind_hits(self, folded: str) -> Iterator[Hit]:
        """Wordings of page kinds that match."""
        for wording in self._kinds:
            found = wording.pattern.regex.search(folded)
            if found:
                yield Hit(wording, found.start(), found.end())

    def hits(self, text: Masked) -> Iterator[Hit]:
        """Every wording that matches the folded, masked text, at its first place; those with digits see the digits."""
        for wording in self._candidates(anchors_in(text.text)):
            found = wording.pattern.regex.search(text.text)
            if found:
                amounts = tuple(ord(g) - 0xE000 for g in found.groups() if g)
                yield Hit(wording, found.start(), found.end(), amounts)
        yield from self._with_digits(text)

    def _with_digits(self, text: Masked) -> Iterator[Hit]:
        for wording in self._digits:
            marked = wording.pattern.regex.search(text.text)
            if marked:
                yield Hit(
                    wording,
                    marked.start(),
                    marked.end(),
                    tuple(ord(g) - 0xE000 for g in marked.groups() if g),
                )
                continue
            found = wording.pattern.regex.search(text.folded)
            if found:
                yield Hit(
                    wording, bisect_left(text.places, found.start()), bisect_left(text.places, found.end())
                )

    def _candidates(self, anchors: Iterable[str]) -> Iterator[Wording]:
        seen: set[int] = set()
        for anchor in anchors:
            for wording in self._by_anchor.get(anchor, ()):
                if id(wording) not in seen:
                    seen.add(id(wording))
                    yield wording
        yield from self._always

    def keys_with(self, role: str) -> frozenset[str]:
        """Keys that have wordings in a role."""
        lists = [*self._by_anchor.values(), self._always, self._digits]
        return frozenset(w.key for wordings in lists for w in wordings if w.role == role)

    def kinds_named(self) -> frozenset[str]:
        """Kinds of pages that have words."""
        return frozenset(w.key for w in self._kinds)

    def phrase(self, name: str) -> re.Pattern[str]:
        """One expression for all wordings of a `[words]` list; matches nothing when the list is missing."""
        if name not in self._phrases:
            sources = [compile_pattern(w).regex.pattern for w in self.words.get(name, ())]
            self._phrases[name] = re.compile("|".join(f"(?:{s})" for s in sources) or r"(?!)")
        return self._phrases[name]


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a lexicon."""
    return tuple(sorted({p.stem for p in FOLDER.glob("*.toml")} - {COMMON}))


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language together with the common one; an unknown language has the common one only."""
    result = Lexicon(code)
    for name in dict.fromkeys((COMMON, code)):
        path = FOLDER / f"{name}.toml"
        if path.is_file():
            _fill(result, tomllib.loads(path.read_text(encoding="utf-8")))
    return result


def _fill(target: Lexicon, data: Mapping[str, Mapping[str, object]]) -> None:
    for name, words in data.get("words", {}).items():
        target.words[name] = (*target.words.get(name, ()), *_texts(words))
    for kind, words in data.get("kinds", {}).items():
        _add(target, kind, "kind", _texts(words))
    for key, roles in data.get("fact", {}).items():
        for role, words in _mapping(roles).items():
            _add(target, key, role, _texts(words))
    for key, choices in data.get("choice", {}).items():
        for choice, words in _mapping(choices).items():
            _add(target, key, "choice", _texts(words), choice)


def _add(target: Lexicon, key: str, role: str, sources: Iterable[str], choice: str = "") -> None:
    for source in sources:
        target.add(Wording(key, role, compile_pattern(source), choice))


def _texts(words: object) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, list) else (str(words),)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
