"""The small language in which lexicon files write wordings, and its compilation to bounded expressions.

    default rate          the words in this order, whatever stands between them but a letter
    default*  *quote      the rest of a word
    größte                ß stands for ss as well, as it is written in Switzerland
    (loan|loan book|)     one of several, or nothing
    (pay|lend)*           the rest of a word behind each
    ..   ...              a gap of at most 40, 110 characters inside the sentence
    <percent> <money>     a value of that kind; the first one captured is the value of the wording
    =no right to          begins with "=": already says it, negation is not looked for again

Every repetition is bounded, so that hostile text cannot make matching grow faster than the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scrapers.reading.folding import fold

SLOTS = {
    "percent": "\uf001",
    "money": "\uf002",
    "days": "\uf003",
    "workdays": "\uf004",
    "weeks": "\uf005",
    "months": "\uf006",
    "years": "\uf007",
    "hours": "\uf008",
    "date": "\uf009",
    "year": "\uf00a",
    "count": "\uf00b",
    "minutes": "\uf00c",
}
GROUPS = {
    "delay": ("days", "workdays", "weeks", "months", "hours", "years"),
    "term": ("days", "weeks", "months", "years"),
    "when": ("date", "year"),
    "number": ("count", "year"),
    "any": tuple(SLOTS),
}
INDEX = "[\ue000-\uefff]"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_PAIR = re.compile(rf"(?=({_CJK.pattern}{{2}}))")
_MARK = re.compile(f"[{''.join(SLOTS.values())}]")
_ANCHOR = re.compile(rf"\w+|{_MARK.pattern}")
_USABLE = re.compile(rf"\w+\0?|{_MARK.pattern}")
END = "\0"
"""Behind an anchor that is a whole word."""
_LONGEST = 5
_TOKEN = re.compile(r"\.\.\.?|<\w+>|\(|\)|\||[^\s()|<>]+")
_GAP = {"..": ".{0,40}?", "...": ".{0,110}?"}
_BETWEEN = r"[\s\-/'\",·|():]{1,4}"


BOUND = r"(?<!\w)"


@dataclass(frozen=True)
class Pattern:
    """One wording, compiled when first searched.

    `anchors`: it can only match where one of these stands (see `anchors_in`); `needs`: and only where one of each of
    these sets does. `literals` stand in everything it matches, letter for letter.
    """

    source: str
    expression: str
    anchors: tuple[str, ...]
    fixed: bool
    digits: bool = False
    needs: tuple[frozenset[str], ...] = ()
    literals: tuple[str, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over folded, masked text."""
        return re.compile(self.expression)

    def search(self, text: str) -> re.Match[str] | None:
        """Where the wording stands first; the expression is asked only when its letters are there."""
        for literal in self.literals:
            if literal not in text:
                return None
        return self.regex.search(text)

    def may_match(self, present: frozenset[str]) -> bool:
        """Whether what a text holds leaves room for a match."""
        return not any(map(present.isdisjoint, self.needs))


def alternatives(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    """One expression for several wordings, in their order; it matches nothing when there are none."""
    return re.compile("|".join(f"(?:{p.expression})" for p in patterns) or r"(?!)")


def slot_class(name: str) -> str:
    """The expression of a slot: a kind mark and the index of the amount behind it."""
    return f"[{''.join(_marks(name))}]({INDEX})"


def _marks(name: str) -> tuple[str, ...]:
    """The marks a slot takes."""
    return tuple(SLOTS[kind] for kind in GROUPS.get(name, (name,)))


def _marks_of(token: str) -> tuple[str, ...]:
    return _marks(token[1:-1]) if token.startswith("<") else ()


@lru_cache(maxsize=8192)
def compile_pattern(source: str) -> Pattern:
    """The wording as an expression over folded, masked text."""
    fixed = source.startswith("=")
    spread = _STEMS.sub(_each_stem, source.removeprefix("="))
    tokens = _TOKEN.findall("ß".join(map(fold, spread.split("ß"))))
    needs: list[tuple[str, ...]] = []
    literals: list[str] = []
    expression, anchors, rest = _sequence(tokens, needs, literals)
    if rest:
        raise ValueError(f"unbalanced brackets in wording {source!r}")
    digits = bool(re.search(r"\d", source))
    usable = tuple(frozenset(n) for n in needs if all(map(_USABLE.fullmatch, n)))
    return Pattern(source, expression, () if digits else anchors, fixed, digits, usable, tuple(literals))


_STEMS = re.compile(r"\(([^()]*)\)\*(?!\*)")


def _each_stem(group: re.Match[str]) -> str:
    """`(paye|verse)*` is `(paye*|verse*)`."""
    words = (word.strip() for word in group[1].split("|"))
    return f"({'|'.join(word and word.rstrip('*') + '*' for word in words)})"


def _sequence(
    tokens: list[str], needs: list[tuple[str, ...]] | None = None, literals: list[str] | None = None
) -> tuple[str, tuple[str, ...], list[str]]:
    """Expression, best anchors and what is left after `|`, `)` or the end.

    All anchors are added to `needs`, and what must stand letter for letter to `literals`.
    """
    parts: list[tuple[str, bool]] = []
    best: tuple[str, ...] = ()
    while tokens and tokens[0] not in "|)":
        head, *tokens = tokens
        if head == "(":
            piece, anchors, optional, tokens = _group(tokens)
        else:
            piece, anchors, optional = _piece(head)
        parts.append((piece, optional))
        if needs is not None:
            needs += _needed(head, anchors)
        if literals is not None and head[0] not in "(<." and "ß" not in head:
            literals.append(head.strip("*"))
        if anchors and _telling(anchors) > _telling(best):
            best = anchors
    return _join(parts), best, tokens


def _telling(anchors: tuple[str, ...]) -> int:
    """How much the shortest of them tells; beyond a few letters the first in the wording counts."""
    return min((min(len(a.removesuffix(END)), 4) for a in anchors), default=0)


def _needed(head: str, anchors: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a text must hold for one token: of Chinese words every pair of characters."""
    if head[0] not in "(<" and _CJK.search(head):
        return [(pair,) for pair in _pairs(head)]
    wanted = anchors or _marks_of(head)
    return [wanted] if wanted else []


def _pairs(word: str) -> list[str]:
    return [m[1] for m in _PAIR.finditer(word)]


def _join(parts: list[tuple[str, bool]]) -> str:
    """Pieces with separators; an optional piece carries its own separator."""
    out, pending = "", False
    for piece, optional in parts:
        if piece in _GAP.values():
            out, pending = out + piece, False
        elif optional:
            between = _soft(piece) if _CJK.search(piece) else _BETWEEN
            out += f"(?:{between}{piece}|)" if pending else f"(?:{piece}{_soft(piece)}|)"
        else:
            out += (_soft(piece) if pending else "") + piece
            pending = True
    return out


def _soft(piece: str) -> str:
    """Between Chinese words nothing needs to stand."""
    return r"\s{0,2}" if _CJK.search(piece) else r"[\s\-/'\",·|():]{0,4}" if piece[0] == "[" else _BETWEEN


def _group(tokens: list[str]) -> tuple[str, tuple[str, ...], bool, list[str]]:
    options: list[str] = []
    anchors: list[str] = []
    anchored, optional = True, False
    while True:
        expression, found, tokens = _sequence(tokens)
        optional = optional or not expression
        if expression:
            options.append(expression)
            anchors += found
            anchored = anchored and bool(found)
        if not tokens:
            raise ValueError("a bracket is not closed")
        head, *tokens = tokens
        if head == ")":
            break
    usable = tuple(anchors) if anchored and not optional else ()
    return f"(?:{'|'.join(options)})", usable, optional, tokens


def _piece(token: str) -> tuple[str, tuple[str, ...], bool]:
    if token in _GAP:
        return _GAP[token], (), False
    if token.startswith("<"):
        return slot_class(token[1:-1]), (), False
    if _CJK.search(token):
        return _cjk(token)
    body = token.strip("*")
    if not body:
        return r"\w{0,48}", (), False
    before = r"\w{0,24}" if token.startswith("*") else BOUND
    after = r"\w{0,24}" if token.endswith("*") else r"(?!\w)"
    if token.endswith("'"):
        body, after = body[:-1], "(?=')"
    elif not body[-1:].isalnum():
        after = ""
    spelled = dict.fromkeys(body.replace("ß", s) for s in ("s", "ss"))
    whole = not token.endswith("*")
    anchor = () if token.startswith("*") else tuple(dict.fromkeys(_anchor_of(s, whole) for s in spelled))
    return _bounded(before, re.escape(body)) + after, anchor, False


def _bounded(before: str, body: str) -> str:
    """The words with their bound; where it can be looked back at from behind them, a search finds them fast."""
    if before == BOUND and "ß" not in body:
        return f"{body}(?<!\\w{body})"
    return before + body.replace("ß", "ss?")


def _cjk(token: str) -> tuple[str, tuple[str, ...], bool]:
    body = token.strip("*")
    pairs = _CJK.findall(body)
    anchor = ("".join(pairs[:2]),) if len(pairs) >= 2 and body[:2] == "".join(pairs[:2]) else ()
    return re.escape(body), anchor, False


def _anchor_of(word: str, whole: bool) -> str:
    """How a word is indexed: itself with an end mark, or its beginning when letters may follow."""
    run = _WORD.match(word)
    if run is None:
        return word
    return run[0] + END if whole or run.end() < len(word) else run[0][:_LONGEST]


@lru_cache(maxsize=64)
def anchors_in(folded: str) -> Mapping[str, int]:
    """The beginnings of all words, the words themselves with an end mark, the pairs of Chinese characters and the
    marks of a text, each with the number of the word in which it first stands."""
    words = list(dict.fromkeys(_ANCHOR.findall(folded)))
    backwards = range(len(words) - 1, -1, -1)
    return {beginning: place for place in backwards for beginning in _beginnings(words[place])}


@lru_cache(maxsize=8192)
def _beginnings(word: str) -> tuple[str, ...]:
    if _MARK.match(word):
        return (word,)
    beginnings = dict.fromkeys(word[:n] for n in range(1, _LONGEST + 1))
    return (*beginnings, word + END, *(_pairs(word) if _CJK.search(word) else ()))
