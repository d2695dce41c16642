"""JSON-LD and microdata as plain dicts, measured before they are parsed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MAX_SIZE = 400_000
MAX_DEPTH = 40
MAX_ITEMS = 200
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?')
_BRACKET = re.compile(r"[\[\]{}]")
Plain = dict[str, object]


def json_ld(text: str) -> tuple[Plain, ...]:
    """The objects of one JSON-LD script, `@graph` opened; nothing for what is too large, too deep or broken."""
    if len(text) > MAX_SIZE or too_deep(text):
        return ()
    try:
        found = json.loads(
            text.strip().removesuffix(";"), parse_constant=_refuse, parse_int=_whole, strict=False
        )
    except (ValueError, RecursionError):
        return ()
    return tuple(_objects(found))[:MAX_ITEMS]


def too_deep(text: str, limit: int = MAX_DEPTH) -> bool:
    """Brackets outside strings nest deeper than `limit`."""
    depth = 0
    for bracket in _BRACKET.findall(_STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > limit:
            return True
    return False


def _whole(digits: str) -> int | str:
    """Whole numbers that no program counts with stay text."""
    return int(digits) if len(digits) <= 18 else digits[:1000]


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _objects(found: object) -> Iterator[Plain]:
    if isinstance(found, list):
        for entry in found:
            yield from _objects(entry)
    elif isinstance(found, dict):
        graph = found.get("@graph")
        if isinstance(graph, list):
            yield from _objects(graph)
        else:
            yield found


def microdata(root: Any) -> tuple[Plain, ...]:
    """The outermost `itemscope` objects with their properties."""
    tops = root.xpath("//*[@itemscope and not(@itemprop)]")[:MAX_ITEMS]
    return tuple(_item(top, 0) for top in tops)


def _item(scope: Any, depth: int) -> Plain:
    item: Plain = {
        "@context": "microdata",
        "@type": (scope.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1],
    }
    stack = list(reversed(scope))[:5000]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        name, nested = element.get("itemprop"), element.get("itemscope") is not None
        if name:
            value = _item(element, depth + 1) if nested and depth < 8 else _value(element)
            _add(item, name[:100], value)
        if not nested:
            stack.extend(list(reversed(element))[:5000])
    return item


def _add(item: Plain, name: str, value: object) -> None:
    present = item.get(name)
    if present is None:
        item[name] = value
    elif isinstance(present, list):
        present.append(value)
    else:
        item[name] = [present, value]


def _value(element: Any) -> str:
    for name in ("content", "datetime", "href", "src"):
        if value := element.get(name):
            return str(value)[:2000]
    return " ".join("".join(element.itertext()).split())[:2000]
