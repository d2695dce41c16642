"""Two versions of a text: which blocks came, went or changed, and which words within a changed one.

Blocks are compared first, then the words of blocks that stand in each other's place. Chinese, Japanese and Thai
characters count as words of their own, since those scripts put no blanks between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

_TOKEN = re.compile(
    r"(?:[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+(?:[.,:'’/-][^\W_]+)*|\S)\s*|\s+"
)
_WORD = re.compile(r"[^\W_]")
LIKE = 0.5
"""Two blocks that share at least this part of their words are one block that was changed."""
LONGEST = 1_500
"""Words of a block that are compared one by one; the rest of a longer one counts as one word."""
MANY = 1_000
"""Beyond so many blocks, those that are repeated over and over (a menu, a hostile page) do not lead the comparison."""
REACH = 40
"""How far below its place a changed block is looked for."""


class Kind(StrEnum):
    """What became of a block or of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text: its words, the heading it stands under, its page in a paged document."""

    text: str
    heading: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of one kind: SAME, ADDED or REMOVED."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class BlockMove:
    """One block that is different. `words` tell a changed block run by run; `heading` and `page` of where it stands.

    `before` is empty for an added block, `after` for a removed one.
    """

    kind: Kind
    before: str
    after: str
    words: tuple[Words, ...]
    heading: str = ""
    page: int | None = None


def tokens(text: str) -> list[str]:
    """The words and marks of a text, each with the blanks behind it."""
    return _TOKEN.findall(text)


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for token in tokens(text) if _WORD.search(token))


def block_moves(before: Sequence[Block], after: Sequence[Block]) -> tuple[BlockMove, ...]:
    """The blocks that are different, in the order of the later text; white space does not count."""
    old, new = [folded(b.text) for b in before], [folded(b.text) for b in after]
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > MANY)
    found: list[BlockMove] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _replaced(before[a:b], after[c:d])
    return tuple(found)


def folded(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[BlockMove]:
    """Pairs those that are alike, in order; the others came or went."""
    at = 0
    for block in old:
        place = _like(block, new, at)
        if place is None:
            yield _whole(Kind.REMOVED, block)
            continue
        yield from (_whole(Kind.ADDED, b) for b in new[at:place])
        yield _changed(block, new[place])
        at = place + 1
    yield from (_whole(Kind.ADDED, b) for b in new[at:])


def _like(block: Block, new: Sequence[Block], start: int) -> int | None:
    """The first block from `start` on that is most like this one, when it is like enough."""
    near = enumerate(new[start : start + REACH], start)
    best, place = max(((shared(block.text, other.text), -n) for n, other in near), default=(0.0, 0))
    return -place if best >= LIKE else None


def shared(one: str, other: str) -> float:
    """The part of the words of two texts that both have, 0 to 1 (Dice's coefficient over sets of words)."""
    first, second = _word_set(one), _word_set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


@lru_cache(maxsize=4_096)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(token.rstrip().casefold() for token in tokens(text) if _WORD.search(token))


def _whole(kind: Kind, block: Block) -> BlockMove:
    text = folded(block.text)
    before, after = (text, "") if kind is Kind.REMOVED else ("", text)
    return BlockMove(kind, before, after, (Words(kind, text),), block.heading, block.page)


def _changed(old: Block, new: Block) -> BlockMove:
    before, after = folded(old.text), folded(new.text)
    words = tuple(word_runs(before, after))
    return BlockMove(Kind.CHANGED, before, after, words, new.heading, new.page)


def word_runs(before: str, after: str) -> Iterator[Words]:
    """The runs of words that are the same, removed and added, in reading order."""
    old, new = _cut(tokens(before)), _cut(tokens(after))
    bare_old, bare_new = ([token.rstrip() for token in side] for side in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words(Kind.SAME, "".join(new[c:d]))
            continue
        if b > a:
            yield Words(Kind.REMOVED, "".join(old[a:b]))
        if d > c:
            yield Words(Kind.ADDED, "".join(new[c:d]))


def _cut(words: list[str]) -> list[str]:
    return words if len(words) <= LONGEST else [*words[:LONGEST], "".join(words[LONGEST:])]
