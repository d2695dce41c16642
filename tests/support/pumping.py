"""Hostile text for a regular expression, made from its own parts, and whether its cost grows with the text's square.

An expression is parsed as the `re` module parses it. Every repetition in it gives texts: what it repeats, many
times; what stands before it and then its repetition; both together, many times. A long list of alternatives is
pumped one structure at a time: the expression with a single alternative costs what that alternative adds, and
alternatives that differ in their letters only cost the same.
"""

from __future__ import annotations

import re
import re._compiler as compiler
import re._constants as parts
import re._parser as parser
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

Node = tuple[Any, Any]
REPEATS = (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT)
SINGLE = (parts.LITERAL, parts.NOT_LITERAL, parts.ANY, parts.IN)
PROBES = "a1 .-\n<>\"'=/,%(:;&\té万\ue000\uf001"
"""Characters of which at least one is in every set that a person would write."""

MANY = 12
"""Alternatives beyond which one of each structure is pumped instead of the whole."""

TEXTS = 40
"""Hostile texts for one expression."""

GLANCE, QUICK = 4_000, 0.004
"""Characters and seconds: even the cheapest square would take longer at this length, so what is quicker has none."""

GROWTH, SURE = 2.5, 2.2
"""The growth per doubling that is allowed, and the one at which a single measurement leaves no doubt."""

PATIENCE = 1.0
"""Seconds of the processor after which a measurement is given up."""


@dataclass(frozen=True, slots=True)
class Slow:
    """An expression, the text unit that makes it slow, and its growth per doubling."""

    pattern: str
    method: str
    unit: str
    growth: float


def slow_on(
    regex: re.Pattern[Any], method: str = "search", texts: int = TEXTS, most: int = 10_000
) -> Slow | None:
    """The first hostile text on which asking grows faster than 2.5 per doubling; None when there is none.

    Of an expression with long lists at most about so many pieces are tried.
    """
    alike = list(pieces(regex, each=False))
    alike = alike[:: 1 + len(alike) // most]
    grown = growths(str(regex.pattern), method, alike, texts)
    return next((g for g in grown if g.growth > GROWTH), None)


def growths(pattern: str, method: str, of: list[Piece], texts: int = TEXTS) -> Iterator[Slow]:
    """The growth on every hostile text of every piece; 0 where even a long text takes no time."""
    for piece in of:
        for before, unit in islice(hostile(piece.tree), texts if len(of) < MANY else min(texts, 5)):
            growth = growth_on(piece.regex, method, before, unit)
            yield Slow(pattern[:200], method, f"{before[:40]!r} + {unit[:40]!r} …", growth)


def growth_on(regex: re.Pattern[Any], method: str, before: str, unit: str) -> float:
    """The growth per doubling on such text, 0 when a long one takes no time; above 2.5 only when five measurements
    show that.

    Both doublings of a measurement are looked at and the smaller counts: a square shows in each, and more in longer
    texts, while a bound shows less.
    """
    size, glance = GLANCE, _seconds(regex, method, text(before, unit, GLANCE))
    if glance < QUICK:
        return 0.0
    while size > GLANCE / 16 and glance > PATIENCE / 20:
        size //= 4 if glance == float("inf") else 2
        glance = _seconds(regex, method, text(before, unit, size))
    if glance == float("inf"):
        return glance
    least = _seconds(regex, method, text(before, unit, size * 2)) / glance
    for times in (1, 1, 2, 2, 2):
        if least <= SURE:
            break
        least = min(least, _growth(regex, method, before, unit, size * times))
    return least


def _growth(regex: re.Pattern[Any], method: str, before: str, unit: str, size: int) -> float:
    """The smaller of two doublings, each time the better of two; the first where it is no more than allowed."""
    last, least = 0.0, float("inf")
    for many in (1, 2, 4):
        words = text(before, unit, size * many)
        took = min(_seconds(regex, method, words) for _ in (1, 2))
        least = min(least, took / last) if last else least
        if least <= GROWTH:
            break
        last = took
    return least


def text(before: str, unit: str, size: int) -> str:
    """So many characters, and an end that nothing expects."""
    return before + unit * max(1, size // len(unit)) + "\x00"


def _seconds(regex: re.Pattern[Any], method: str, words: str) -> float:
    """Seconds of this thread for asking once, infinite beyond patience; the process's clock ticks coarsely here."""
    asked: Any = words.encode("utf-8", "replace") if isinstance(regex.pattern, bytes) else words
    begun = time.thread_time()
    try:
        with _at_most(PATIENCE):
            ASK.get(method, re.Pattern.search)(regex, asked)
    except TimeoutError:
        return float("inf")
    return max(time.thread_time() - begun, 1e-6)


@contextmanager
def _at_most(limit: float) -> Iterator[None]:
    """TimeoutError after so much time of the processor; the `re` module looks for signals while it works."""
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(_number: int, _frame: object) -> None:
    raise TimeoutError


def _drained(regex: re.Pattern[Any], asked: Any) -> None:
    for _found in regex.finditer(asked):
        pass


ASK: dict[str, Callable[[re.Pattern[Any], Any], object]] = {
    "match": re.Pattern.match,
    "fullmatch": re.Pattern.fullmatch,
    "search": re.Pattern.search,
    "sub": lambda regex, asked: regex.sub(asked[:0], asked),
    "subn": lambda regex, asked: regex.subn(asked[:0], asked),
    "split": re.Pattern.split,
    "findall": _drained,
    "finditer": _drained,
}


# The parts of an expression


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression that holds no long list, parsed and compiled."""

    tree: Any
    regex: re.Pattern[Any]


def pieces(regex: re.Pattern[Any], each: bool) -> Iterator[Piece]:
    """The expression itself; in place of a long list of alternatives each one of them, or one of each structure."""
    whole = tree_of(regex)
    for tree in _variants(whole, each):
        yield Piece(tree, regex if tree is whole else compiler.compile(tree, tree.state.flags))


def tree_of(regex: re.Pattern[Any]) -> Any:
    """The parsed expression, its flags inside."""
    if isinstance(regex.pattern, str):
        return parser.parse(regex.pattern, regex.flags)
    return parser.parse(regex.pattern.decode("latin-1"), regex.flags | re.ASCII)


def _variants(tree: Any, each: bool) -> Iterator[Any]:
    """The tree when it holds no long list; else trees in which one list varies and the others are their first."""
    path = _long_list(tree)
    if path is None:
        yield tree
        return
    options = _at(tree, path)[1][1]
    first, *others = options if each else _distinct(options)
    yield from _variants(_with(tree, path, first), each)
    yield from (_least(_with(tree, path, other)) for other in others)


def _least(tree: Any) -> Any:
    """The tree with the first alternative of every long list."""
    while (path := _long_list(tree)) is not None:
        tree = _with(tree, path, _at(tree, path)[1][1][0])
    return tree


def _long_list(tree: Any) -> tuple[int, ...] | None:
    """Where the first list of many alternatives stands: positions from the top."""
    for place, (operation, value) in enumerate(tree):
        if operation is parts.BRANCH and len(value[1]) > MANY:
            return (place,)
        for number, inner in enumerate(_inner(operation, value)):
            if (found := _long_list(inner)) is not None:
                return (place, number, *found)
    return None


def _at(tree: Any, path: tuple[int, ...]) -> Node:
    node: Node = tree[path[0]]
    return node if len(path) == 1 else _at(_inner(*node)[path[1]], path[2:])


def _with(tree: Any, path: tuple[int, ...], option: Any) -> Any:
    """The tree with one alternative in place of the list at the path; shares everything else."""
    data = list(tree)
    if len(path) == 1:
        data[path[0]] = (parts.SUBPATTERN, (None, 0, 0, option))
    else:
        operation, value = data[path[0]]
        changed = _with(_inner(operation, value)[path[1]], path[2:], option)
        data[path[0]] = (operation, _put(operation, value, path[1], changed))
    return parser.SubPattern(tree.state, data)


def _inner(operation: Any, value: Any) -> list[Any]:
    """The trees inside a node."""
    if operation in REPEATS:
        return [value[2]]
    if operation is parts.SUBPATTERN:
        return [value[3]]
    if operation is parts.BRANCH:
        return list(value[1])
    if operation is parts.ATOMIC_GROUP:
        return [value]
    if operation in (parts.ASSERT, parts.ASSERT_NOT):
        return [value[1]]
    if operation is parts.GROUPREF_EXISTS:
        return [tree for tree in value[1:] if tree is not None]
    return []


def _put(operation: Any, value: Any, number: int, tree: Any) -> Any:
    """The node's value with another tree inside."""
    if operation in REPEATS:
        return (*value[:2], tree)
    if operation is parts.SUBPATTERN:
        return (*value[:3], tree)
    if operation is parts.BRANCH:
        return (value[0], [tree if n == number else one for n, one in enumerate(value[1])])
    if operation in (parts.ASSERT, parts.ASSERT_NOT):
        return (value[0], tree)
    return tree


def _distinct(options: list[Any]) -> list[Any]:
    """One alternative of each structure."""
    return list({structure(option): option for option in reversed(options)}.values())


def structure(tree: Any) -> tuple[Any, ...]:
    """What an expression is but for its letters: runs of literals are one mark, sets stay as they are."""
    shape: list[Any] = []
    for operation, value in tree:
        if operation is parts.LITERAL:
            mark: Any = "words" if chr(value).isalnum() else chr(value)
            if not shape or shape[-1] != mark:
                shape.append(mark)
        elif inner := _inner(operation, value):
            bounds = value[:2] if operation in REPEATS else ()
            shape.append((str(operation), bounds, *map(structure, inner)))
        else:
            shape.append((str(operation), str(value)))
    return tuple(shape)


# Hostile text


def hostile(tree: Any) -> Iterator[tuple[str, str]]:
    """What the text begins with and what then repeats, the most telling first; each pair once."""
    yield from (pair for pair in dict.fromkeys(_pairs(tree)) if pair[1])


def _pairs(tree: Any) -> Iterator[tuple[str, str]]:
    repeats = list(_repeats(tree, ""))
    for before, inside, unit in repeats:
        yield "", before + unit
        yield before, unit
        yield from (("", letter) for letter in _letters(inside)[:3])
    for before, inside, _unit in repeats:
        for letter in _letters(inside)[:6]:
            yield before, letter
            yield "", before + letter
    yield "", sample(tree)
    yield from (("", letter) for letter in "a1 \n")


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, Any, str]]:
    """Every repetition of more than one: a text that leads to it, what it repeats, a text of that."""
    for operation, value in tree:
        for inner in _inner(operation, value):
            yield from _repeats(inner, before)
        if operation in REPEATS and (value[1] is parts.MAXREPEAT or value[1] > 2):
            yield before, value[2], sample(value[2])
        if operation not in (parts.ASSERT_NOT,):
            before += sample([(operation, value)])


def sample(tree: Any) -> str:
    """A text that the tree is likely to match."""
    return "".join(_sampled(operation, value) for operation, value in tree)


def _sampled(operation: Any, value: Any) -> str:
    if operation is parts.LITERAL:
        return chr(value)
    if operation in SINGLE:
        return _letters_of(operation, value)[0]
    if operation in REPEATS:
        return sample(value[2]) * max(1, min(value[0], 3))
    if operation is parts.BRANCH:
        return sample(value[1][0])
    if operation is parts.ASSERT_NOT:
        return ""
    if operation is parts.ASSERT and value[0] < 0:
        return ""
    return "".join(sample(inner) for inner in _inner(operation, value)[:1])


def _letters(tree: Any) -> list[str]:
    """Probes that a repeated set takes; nothing for what is more than a set."""
    single = [node for node in tree if node[0] in SINGLE]
    return _letters_of(*single[0]) if len(single) == len(tree) == 1 else []


def _letters_of(operation: Any, value: Any) -> list[str]:
    found = _members(operation, str(value), _key(value))
    return list(found) or [_first(operation, value)]


def _first(operation: Any, value: Any) -> str:
    """A member of a set that holds none of the probes."""
    if operation is parts.IN:
        for kind, member in value:
            if kind is parts.LITERAL:
                return chr(member)
            if kind is parts.RANGE:
                return chr(member[0])
    return "\x01"


def _key(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def _members(operation: Any, _name: str, value: Any) -> tuple[str, ...]:
    if operation is parts.LITERAL:
        return (chr(value),)
    node = (operation, list(value) if isinstance(value, tuple) else value)
    one = compiler.compile(parser.SubPattern(parser.State(), [node]), 0)
    return tuple(letter for letter in PROBES if one.match(letter))


# Many expressions


def by_structure(patterns: Iterable[str]) -> list[str]:
    """One expression of each structure, in their order."""
    return list({structure(parser.parse(one)): one for one in reversed(list(patterns))}.values())[::-1]


def unbounded(pattern: str) -> bool:
    """Whether a repetition in it has no upper bound."""
    return _unbounded(parser.parse(pattern))


def _unbounded(tree: Any) -> bool:
    return any(
        (operation in REPEATS and value[1] is parts.MAXREPEAT)
        or any(map(_unbounded, _inner(operation, value)))
        for operation, value in tree
    )
