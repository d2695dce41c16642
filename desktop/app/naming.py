"""A platform's name from what its pages are called, where the address tells none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

_DIVIDERS = re.compile(
    r"\s{1,9}[|–—·•»:-]\s{1,9}|\s{0,9}[|–—·•»_]\s{0,9}|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fff])"
)
LONGEST = 60


def is_bare(home: str) -> bool:
    """Whether the address is a number or this machine: nothing a name could be taken from."""
    host = urlsplit(home).hostname or ""
    return host == "localhost" or ":" in host or host.replace(".", "").isdigit()


def name_from_titles(titles: Iterable[str]) -> str:
    """The part that most titles share, the shorter one when two are as frequent; empty when none is shared."""
    parts: Counter[str] = Counter()
    for title in titles:
        parts.update({part.strip() for part in _DIVIDERS.split(title) if part.strip()})
    shared = [
        (count, -len(part), part) for part, count in parts.items() if count > 1 and len(part) <= LONGEST
    ]
    return max(shared)[2] if shared else ""
