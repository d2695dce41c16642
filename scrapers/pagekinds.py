"""What kind of page a link promises, by its words and its address; the words are data.

A kind is named by the letter the fact catalogue uses in `pages`; `LOGIN` stands for sign-in and sign-up pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import msgspec

HOME = "H"
LOGIN = "LOGIN"
_LANGUAGES = re.compile(r"^(?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4})$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_ANCHOR = 6
_LONGEST_SLUG = 8
_UNKNOWN_PRIORITY = 4
_LISTS = frozenset({"N", "O"})


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind as the data file describes it."""

    letter: str
    priority: int
    anchors: tuple[str, ...]
    slugs: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageKinds:
    """The table of kinds, ready to be asked."""

    rows: tuple[Row, ...]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    slugs: Mapping[tuple[str, ...], frozenset[str]]
    signs: tuple[tuple[str, str], ...]

    def of_anchor(self, anchor: str) -> tuple[str, ...]:
        """Kinds that the link's words name; none for a whole sentence."""
        words = _words(anchor)
        if len(words) > _LONGEST_ANCHOR:
            return ()
        by_words = [
            letter for phrase in _runs(words, _LONGEST_ANCHOR) for letter in self.phrases.get(phrase, ())
        ]
        return _unique(by_words + [letter for sign, letter in self.signs if sign in anchor])

    def of_address(self, url: str) -> tuple[str, ...]:
        """Kinds that the address names, the leftmost part that names a kind deciding for lists and news."""
        try:
            split = urlsplit(url)
        except ValueError:
            return ()
        parts = [part for part in unquote(split.path).lower().split("/") if part]
        if parts and _LANGUAGES.match(parts[0]):
            parts = parts[1:]
        if parts and parts[0].startswith("."):
            return ()
        if not parts:
            return () if split.query else (HOME,)
        found = self._of_host(split.hostname or "")
        for part in parts:
            found += _of_part(part)
            if _LISTS & set(found):
                break
        return _unique(found + _of_file(parts[-1]))

    def _of_host(self, host: str) -> list[str]:
        first = host.split(".")[0]
        return [row.letter for row in self.rows if first in row.hosts]


@lru_cache(maxsize=1)
def page_kinds() -> PageKinds:
    """The table in `resources/pagekinds.toml`."""
    text = files("resources").joinpath("pagekinds.toml").read_bytes()
    rows = tuple(msgspec.toml.decode(text, type=dict[str, Row]).values())
    pairs = [(anchor, row.letter) for row in rows for anchor in row.anchors]
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for anchor, letter in pairs:
        words = tuple(_words(anchor))
        phrases[words] = (*phrases.get(words, ()), letter)
    return PageKinds(rows, phrases, _slugs(rows), tuple(pair for pair in pairs if _is_han(pair[0])))


def _slugs(rows: tuple[Row, ...]) -> dict[tuple[str, ...], frozenset[str]]:
    """The words of every slug, and the kinds they name."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for words, letter in ((tuple(slug.split("-")), row.letter) for row in rows for slug in row.slugs):
        found[words] = found.get(words, frozenset()) | {letter}
    return found


@lru_cache(maxsize=4_096)
def _of_part(part: str) -> tuple[str, ...]:
    """Kinds that one part of an address names; sites repeat their parts in every link."""
    table, words = page_kinds(), _words(part.rsplit(".", 1)[0] if "." in part else part)
    named = {letter for run in _runs(words, _LONGEST_SLUG) for letter in table.slugs.get(run, ())}
    slug = "-".join(words)
    return tuple(row.letter for row in table.rows if row.letter in named or slug in row.exact)


@lru_cache(maxsize=8_192)
def kinds_of_link(url: str, anchor: str) -> tuple[str, ...]:
    """The kinds a link promises: those its words name first, then those its address names.

    An article below a news list or an offer below a list of offers stays what its list is.
    """
    table = page_kinds()
    by_address = table.of_address(url)
    if url.rstrip("/").count("/") > 3 and _LISTS & set(by_address[:1]):
        return by_address
    by_anchor = table.of_anchor(anchor)
    if HOME in by_address:
        return by_address
    return _unique([*by_anchor, *by_address])


def priority(kinds: tuple[str, ...]) -> int:
    """How early a page of these kinds is visited: 1 first, 4 when no kind is known."""
    known = _priorities()
    return min((known.get(kind, _UNKNOWN_PRIORITY) for kind in kinds), default=_UNKNOWN_PRIORITY)


@lru_cache(maxsize=1)
def _priorities() -> dict[str, int]:
    return {row.letter: row.priority for row in page_kinds().rows}


def _of_file(name: str) -> list[str]:
    return ["D"] if name.endswith(".pdf") and _YEAR.search(name) else []


def _words(text: str) -> list[str]:
    """Lower-case words without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).lower()
    return _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)))


def _runs(words: list[str], longest: int) -> Iterator[tuple[str, ...]]:
    """Every run of at most so many neighbouring words, the longest first."""
    for size in range(min(len(words), longest), 0, -1):
        for start in range(len(words) - size + 1):
            yield tuple(words[start : start + size])


def _is_han(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def _unique(letters: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(letters))
