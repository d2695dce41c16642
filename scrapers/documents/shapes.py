"""What an element is to its neighbours: one of a row of cards, a table that only places things, a wide cell."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

_FOLDED = re.compile(r"accordi|collaps|toggle|expand|faq|panel|disclosure", re.I)


def is_repeated(element: Any) -> bool:
    """The element has a twin beside it (same tag, same classes) and parts of its own."""
    name = element.get("class")
    for twin in (element.getnext(), element.getprevious()):
        if twin is not None and twin.tag == element.tag and len(twin):
            other = twin.get("class")
            if other == name or (name and other and not set(name.split()).isdisjoint(other.split())):
                return True
    return False


def opens_passage(button: Any) -> bool:
    """The button is the head of a passage that stands behind it: an accordion's, or a question with its answer."""
    holder = button if button.getnext() is not None else button.getparent()
    following = holder.getnext() if holder is not None else None
    if following is None or following.tag not in ("div", "section", "p", "ul", "dl", "article"):
        return False
    names = " ".join(e.get("class") or "" for e in (button, button.getparent(), following) if e is not None)
    return bool(_FOLDED.search(names)) or "".join(button.itertext()).strip().endswith(("?", "？"))


def is_layout(element: Any, attributes: dict[str, str]) -> bool:
    """The table only places things: it holds tables, headings or forms, or has one column."""
    if attributes.get("role") in ("presentation", "none"):
        return True
    widest = 0
    counts: Counter[str] = Counter()
    for inner in element.iter("table", "tr", "td", "th", "h1", "h2", "h3", "form", "input"):
        if inner.tag == "table" and inner is not element:
            return True
        counts[inner.tag] += 1
        if inner.tag == "tr":
            widest = max(widest, len(inner))
    cells = counts["td"] + counts["th"]
    titles = counts["h1"] + counts["h2"] + counts["h3"]
    return widest < 2 or counts["form"] > 0 or counts["input"] > 1 or titles * 3 > cells


def span(value: str | None) -> int:
    return (
        min(max(int(value), 1), 200)
        if value and value.isascii() and value.isdigit() and len(value) < 5
        else 1
    )
