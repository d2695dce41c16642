"""Every regular expression of the program: those bound to names, those written where they are asked, all wordings.

They are collected from the modules themselves, so that a new one is found without being named anywhere.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from scrapers.reading import said
from scrapers.reading.lexicon import Wording, languages, lexicon
from scrapers.reading.patterns import Pattern, compile_pattern
from scrapers.reading.shapes import WordShape
from scrapers.technical.libraries import libraries
from scrapers.values import captions, notation

ROOMS = ("scoring", "scrapers", "desktop")
HARDEST = ("finditer", "findall", "sub", "subn", "split", "search", "match", "fullmatch")
"""Ways to ask an expression, the one that asks most first."""

_COMPILED = re.compile(r"\bre\.compile\(")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression, where it was found and the hardest way in which it is asked there."""

    where: str
    regex: re.Pattern[Any]
    method: str


def modules() -> Iterator[ModuleType]:
    """Every module of the three rooms but those that are programs."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


@cache
def expressions() -> tuple[Place, ...]:
    """Each expression once for each way of asking it."""
    found: dict[tuple[Any, int, str], Place] = {}
    for module in modules():
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for place in (*_bound(module, source), *_written(module, source)):
            found.setdefault((place.regex.pattern, place.regex.flags, place.method), place)
    return tuple(found.values())


def _bound(module: ModuleType, source: str) -> Iterator[Place]:
    """Expressions in whatever a module's names hold."""
    for name, value in vars(module).items():
        asked = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source))
        method = next((m for m in HARDEST if m in asked), "finditer")
        for regex in _inside(value, 0):
            yield Place(f"{module.__name__}.{name}", regex, method)


def _inside(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    """Expressions in a value, in its elements and its fields; wordings are asked elsewhere."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, WordShape):
        yield value.regex
    elif depth > 4 or isinstance(value, type | Pattern | str | bytes):
        return
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _inside(inner, depth + 1)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _inside(inner, depth + 1)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name, None), depth + 1)


def _written(module: ModuleType, source: str) -> Iterator[Place]:
    """`re.sub("…", …)` and its like, wherever they stand."""
    for call in _calls(ast.parse(source)):
        method, words = call.func.attr, call.args[0]  # type: ignore[attr-defined]
        if method in HARDEST and isinstance(words, ast.Constant) and isinstance(words.value, str | bytes):
            yield Place(f"{module.__name__}:{call.lineno}", re.compile(words.value, _flags(call)), method)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls of functions of the `re` module that are given a pattern."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if ast.unparse(node.func.value) == "re" and node.func.attr in (*HARDEST, "compile"):
            yield node


def _flags(call: ast.Call) -> int:
    names = re.findall(r"\bre\.([A-Z]+)\b", ast.unparse(call))
    return sum({int(getattr(re, name)) for name in names if hasattr(re.RegexFlag, name)})


def put_together() -> set[str]:
    """`module.function` of each that puts an expression together while the program runs."""
    found = set()
    for module in modules():
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and any(
                not isinstance(call.args[0], ast.Constant) for call in _calls(function)
            ):
                found.add(f"{module.__name__}.{function.name}")
    return found


BUILT: dict[str, Callable[[], Iterator[object]]] = {
    "scrapers.reading.said._joint": lambda: map(said._joint, languages()),
    "scrapers.technical.libraries._library": lambda: iter(libraries()),
    "scrapers.values.captions._compiled": lambda: iter(captions._patterns()),
    "scrapers.values.notation": lambda: map(notation.notation, notation.languages()),
}
"""What puts expressions together, and all that it makes; a notation holds those of its whole package."""


def built() -> Iterator[Place]:
    """The expressions that are put together while the program runs."""
    for where, make in BUILT.items():
        for value in make():
            for regex in _inside(value, 0):
                yield Place(where, regex, "search")


# Wordings


def wordings(code: str) -> tuple[Pattern, ...]:
    """Every wording of a language: of facts, of topics, of page kinds and of word lists."""
    own = lexicon(code)
    indexed: list[Wording] = [
        w for index in (own._facts, own._topics) for ws in index.by_key.values() for w in ws
    ]
    lists = (compile_pattern(source) for words in own.words.values() for source in words)
    every = (*(w.pattern for w in (*indexed, *own._kinds)), *lists)
    return tuple({pattern.expression: pattern for pattern in every}.values())


def all_wordings() -> tuple[Pattern, ...]:
    """The wordings of all languages, each expression once."""
    return tuple({p.expression: p for code in languages() for p in wordings(code)}.values())
