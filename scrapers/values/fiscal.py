"""Financial years, which may run across two calendar years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.values.notation import every_word


def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, every_word("fiscal")), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<![\w.,/])(?:{words})\s?['’]?(?:20)?(?P<one>\d\d)(?:\s?[-–/]\s?(?:20)?(?P<next>\d\d))?(?![\w/-]|[.,]\d)"
        r"|(?<![\w.,/-])(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>\d\d)(?![\w/-]|[.,]\d)",
        re.I,
    )


_PATTERN = _pattern()
_SPAN = re.compile(r"\d\d\s?[-–/]")
_WORDS = every_word("fiscal")


def fiscal_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Financial years as `2024-25`, `FY25`, `FY2024/25`: the year in which each ends, and where it stands."""
    if not (_SPAN.search(text) or any(map(text.lower().__contains__, _WORDS))):
        return
    for found in _PATTERN.finditer(text):
        first = int(found["from"] or found["one"]) % 100
        last = int(found["to"] or found["next"] or found["one"])
        if (first + 1) % 100 == last or not (found["to"] or found["next"]):
            yield 2000 + last, found.start(), found.end()
