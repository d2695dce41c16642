"""The words of a language, loaded from `resources/lexicon/<code>.toml`; one more language is one more file.

A file has five parts: `[words]` (negation, yes, no, example …), `[kinds]` (words of page kinds),
`[fact."key"]` with the roles label, not, say, yes, no, `[choice."key"]` (choice → wordings), and `[topics]`
("key key" → words by which a page speaks of the matter, whatever it says about it).
`common.toml` holds what is the same everywhere and is added to each language.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from scrapers.reading.amounts import Masked
from scrapers.reading.patterns import Pattern, alternatives, anchors_in, compile_pattern

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say something about one key. `choice` names the enum value or list element it stands for."""

    key: str
    role: str
    pattern: Pattern
    choice: str = ""


class Hit(NamedTuple):
    """A wording and the place where it matches; `amounts` are the indexes of the captured values."""

    wording: Wording
    start: int
    end: int
    amounts: tuple[int, ...] = ()


Hits = Mapping[str, Mapping[str, tuple[Hit, ...]]]
"""Key → role → the wordings that match."""
_NUMERAL = re.compile(r"\d+")
_DECISIVE = frozenset(("say", "yes", "choice", "label"))
_FORMAL = (
    *(f"privacy.{name}" for name in "controller dpo_contact legal_basis recipients retention rights".split()),
    *("privacy.authority", "privacy.transfers", "complaints.", "licence."),
    *("entity.registration_number", "entity.vat_number", "entity.lei"),
)
"""What tells the kind of a page whose title and address do not."""
_FACTS = "\n[fact."
"""Where the facts begin: `[words]` and `[kinds]` stand before them."""


class _Index:
    """Wordings by what they need that the fewest others need; in their order, those without needs apart."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.by_key: dict[str, list[Wording]] = defaultdict(list)
        self.digits: list[Wording] = []
        self._always: list[Wording] = []
        self._by_need: dict[str, list[tuple[int, Wording, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._digits_by_need: dict[str, list[tuple[int, Wording]]] = defaultdict(list)
        whole = list(wordings)
        common = Counter(n for w in whole for need in w.pattern.needs for n in need)
        for serial, wording in enumerate(whole):
            self.by_key[wording.key].append(wording)
            if wording.pattern.digits:
                self.digits.append(wording)
                for word in min(wording.pattern.needs, key=len, default=frozenset(("",))):
                    self._digits_by_need[word].append((serial, wording))
            elif not (wording.pattern.anchors or wording.pattern.needs):
                self._always.append(wording)
            else:
                needs = wording.pattern.needs or (frozenset(wording.pattern.anchors),)
                rarest = min(needs, key=lambda need: sum(common[n] for n in need))
                others = tuple(need for need in wording.pattern.needs if need is not rarest)
                for word in rarest:
                    self._by_need[word].append((serial, wording, others))

    def matches(self, text: str) -> list[tuple[Wording, re.Match[str]]]:
        """Those that stand in a text, each at its first place: as their anchors stand in it, then in their order; those
        without anchors last, and of these those with digits."""
        anchors = anchors_in(text)
        present, last = frozenset(anchors), len(anchors)
        found: dict[int, tuple[int, Wording, re.Match[str]]] = {}
        for anchor in self._by_need.keys() & present:
            for serial, wording, others in self._by_need[anchor]:
                if serial in found or (others and any(map(present.isdisjoint, others))):
                    continue
                if match := wording.pattern.search(text):
                    place = min((anchors.get(a, last) for a in wording.pattern.anchors), default=last)
                    found[serial] = place, wording, match
        ordered = sorted((place, serial) for serial, (place, _, _) in found.items())
        rest = (w for w in self._always if w.pattern.may_match(present))
        loose = ((w, w.pattern.search(text)) for w in chain(rest, self.with_digits(present)))
        return [found[serial][1:] for _, serial in ordered] + [(w, m) for w, m in loose if m]

    def with_digits(self, present: frozenset[str]) -> list[Wording]:
        """The wordings with digits that may match a text in which this is present, in their order."""
        needed = self._digits_by_need.keys() & (present | {""})
        found = {serial: w for need in needed for serial, w in self._digits_by_need[need]}
        return [found[n] for n in sorted(found) if found[n].pattern.may_match(present)]

    @cached_property
    def _by_numeral(self) -> Mapping[str, Mapping[int, Wording]]:
        """The wordings by the figures they are about: `2fa`, `top 10`."""
        found: dict[str, dict[int, Wording]] = defaultdict(dict)
        for serial, wording in enumerate(self.digits):
            for numeral in _NUMERAL.findall(wording.pattern.source):
                found[numeral][serial] = wording
        return found

    def about_figures(self, text: str) -> list[Wording]:
        """The wordings about figures that stand in a text, in their order."""
        numerals = self._by_numeral.keys() & set(_NUMERAL.findall(text))
        if not numerals:
            return []
        found = {serial: w for numeral in numerals for serial, w in self._by_numeral[numeral].items()}
        present = frozenset(anchors_in(text))
        return [found[n] for n in sorted(found) if found[n].pattern.may_match(present)]


class Lexicon:
    """All wordings of one language; what a page never asks for is never indexed nor compiled."""

    def __init__(self, code: str, paths: Sequence[Path] = ()) -> None:
        self.code, self._paths = code, paths
        self._heads = [_head(path) for path in paths]
        self.words: dict[str, tuple[str, ...]] = {}
        for part in self._heads:
            for name, words in part.get("words", {}).items():
                self.words[name] = (*self.words.get(name, ()), *_texts(words))
        self._phrases: dict[str, re.Pattern[str]] = {}
        self._lists: dict[str, Mapping[str, Sequence[Pattern]]] = {}

    @property
    def _parts(self) -> list[Mapping[str, Any]]:
        return [_file(path) for path in self._paths]

    @cached_property
    def _kinds(self) -> tuple[Wording, ...]:
        return tuple(
            Wording(kind, "kind", compile_pattern(source))
            for part in self._heads
            for kind, words in part.get("kinds", {}).items()
            for source in _texts(words)
        )

    @cached_property
    def _facts(self) -> _Index:
        return _Index(w for part in self._parts for w in _wordings(part))

    def kind_hits(self, folded: str) -> Iterator[Hit]:
        """Wordings of page kinds that match."""
        present = frozenset(anchors_in(folded))
        for wording in self._kinds:
            if wording.pattern.may_match(present) and (found := wording.pattern.search(folded)):
                yield Hit(wording, found.start(), found.end())

    def names_kind(self, kind: str, folded: str) -> bool:
        """One of the words of a page kind stands in the text."""
        return any(w.key == kind and w.pattern.search(folded) for w in self._kinds)

    @cached_property
    def _matters(self) -> _Index:
        return _Index(w for part in self._parts for w in _wordings(part, _FORMAL) if w.role in _DECISIVE)

    def matters(self, folded: str) -> frozenset[str]:
        """The keys by which a policy, a complaints page or an imprint is known, of which the text has more than a
        loose word; it needs no marks."""
        return frozenset(wording.key for wording, _ in self._matters.matches(folded))

    def hits(self, text: Masked) -> Hits:
        """Every wording that matches the folded, masked text, at its first place; those with digits see the digits."""
        hits = _hits_by_key(self._facts, text.text)
        with_digits = _with_digits(self._facts, text)
        return _by_key((*_hits_in(self._facts, text.text), *with_digits)) if with_digits else hits

    def says_of(self, key: str, role: str, text: Masked) -> bool:
        """One of a key's wordings in a role stands in the text; the other keys are not looked for."""
        own = (w for w in self._facts.by_key.get(key, ()) if w.role == role)
        return any(w.pattern.may_match(text.present) and w.pattern.search(text.text) for w in own)

    @cached_property
    def _topics(self) -> _Index:
        return _Index(
            Wording(keys, "topic", compile_pattern(source))
            for part in self._parts
            for keys, words in part.get("topics", {}).items()
            for source in _texts(words)
        )

    def topics(self, text: Masked) -> Iterator[Hit]:
        """Where the text speaks of a matter; the wording's `key` lists the keys of the matter."""
        yield from _hits_in(self._topics, text.text)
        yield from _with_digits(self._topics, text)

    def topic_keys(self) -> frozenset[str]:
        """Keys that have words for their matter."""
        return frozenset(key for keys in self._topics.by_key for key in keys.split())

    def keys_with(self, role: str) -> frozenset[str]:
        """Keys that have wordings in a role."""
        return frozenset(
            k for k, wordings in self._facts.by_key.items() if any(w.role == role for w in wordings)
        )

    @cached_property
    def deniable(self) -> frozenset[str]:
        """Keys of which a denial is a value."""
        return self.keys_with("yes") | self.keys_with("no")

    def kinds_named(self) -> frozenset[str]:
        """Kinds of pages that have words."""
        return frozenset(w.key for w in self._kinds)

    def says(self, name: str, text: Masked) -> bool:
        """One of the wordings of a `[words]` list stands in the text."""
        by_anchor, present = self._list(name), text.present
        likely = (p for anchor in by_anchor.keys() & present for p in by_anchor[anchor])
        return any(p.may_match(present) and p.search(text.text) for p in chain(likely, by_anchor.get("", ())))

    def _list(self, name: str) -> Mapping[str, Sequence[Pattern]]:
        """Patterns of a `[words]` list by the beginnings of which a text must have one ("": none)."""
        if name not in self._lists:
            by_anchor: dict[str, list[Pattern]] = defaultdict(list)
            for pattern in map(compile_pattern, self.words.get(name, ())):
                for anchor in pattern.anchors or ("",):
                    by_anchor[anchor].append(pattern)
            self._lists[name] = by_anchor
        return self._lists[name]

    def phrase(self, name: str) -> re.Pattern[str]:
        """One expression for all wordings of a `[words]` list; matches nothing when the list is missing."""
        if name not in self._phrases:
            self._phrases[name] = alternatives(map(compile_pattern, self.words.get(name, ())))
        return self._phrases[name]


@lru_cache(maxsize=1200)
def _hits_in(index: _Index, masked: str) -> tuple[Hit, ...]:
    """The wordings without digits; texts that differ in their figures only are searched once."""
    return tuple(_marked(wording, match) for wording, match in index.matches(masked))


@lru_cache(maxsize=1200)
def _hits_by_key(index: _Index, masked: str) -> Hits:
    return _by_key(_hits_in(index, masked))


def _by_key(hits: Iterable[Hit]) -> Hits:
    found: dict[str, dict[str, tuple[Hit, ...]]] = {}
    for hit in hits:
        roles = found.setdefault(hit.wording.key, {})
        roles[hit.wording.role] = (*roles.get(hit.wording.role, ()), hit)
    return found


def _with_digits(index: _Index, text: Masked) -> tuple[Hit, ...]:
    """The wordings with digits, which are figures in the text: those that stand in it, but not with marks."""
    about = index.about_figures(text.folded) if text.amounts else []
    if not about:
        return ()
    marked = {id(hit.wording) for hit in _hits_in(index, text.text)}
    open_ones = (w for w in about if id(w) not in marked)
    found = ((w, w.pattern.search(text.folded)) for w in open_ones)
    return tuple(Hit(w, text.place_of(m.start()), text.place_of(m.end())) for w, m in found if m)


@lru_cache(maxsize=64)
def in_any_language(name: str) -> str:
    """The wordings of a `[words]` list in all languages as one expression: a header is too short to tell its own."""
    sources = dict.fromkeys(w for code in languages() for w in lexicon(code).words.get(name, ()))
    found = [compile_pattern(source).expression for source in sources]
    return "|".join(f"(?:{e})" for e in found if e) or r"(?!)"


def _marked(wording: Wording, found: re.Match[str]) -> Hit:
    return Hit(wording, found.start(), found.end(), tuple(ord(g) - 0xE000 for g in found.groups() if g))


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a lexicon."""
    return tuple(sorted({p.stem for p in FOLDER.glob("*.toml")} - {COMMON}))


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language together with the common one; an unknown language has the common one only."""
    paths = (FOLDER / f"{name}.toml" for name in dict.fromkeys((COMMON, code)))
    return Lexicon(code, [path for path in paths if path.is_file()])


@lru_cache(maxsize=32)
def _head(path: Path) -> Mapping[str, Any]:
    """What stands before the facts, a tenth of the file: every language is asked for it, most for nothing more."""
    return tomllib.loads(path.read_text(encoding="utf-8").partition(_FACTS)[0])


@lru_cache(maxsize=32)
def _file(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _wordings(part: Mapping[str, Any], beginning: tuple[str, ...] = ("",)) -> Iterator[Wording]:
    """The wordings of facts in a file, in its order; of the keys with a beginning only."""
    for key, roles in _wanted(part.get("fact", {}), beginning):
        for role, words in _mapping(roles).items():
            yield from (Wording(key, role, compile_pattern(source)) for source in _texts(words))
    for key, choices in _wanted(part.get("choice", {}), beginning):
        for choice, words in _mapping(choices).items():
            yield from (Wording(key, "choice", compile_pattern(source), choice) for source in _texts(words))


def _wanted(table: Mapping[str, Any], beginning: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    return ((key, told) for key, told in table.items() if key.startswith(beginning))


def _texts(words: object) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, list) else (str(words),)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
