"""Risk classes that carry names of their own: `Oak`, `Gold`, `Sicher` below a column called `Band`."""

from __future__ import annotations

import re

from scrapers.reading.axes import class_of, is_total, year_of
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.site import Page
from scrapers.reading.units import Unit

_NAME = re.compile(r"[^\W\d_][^\d%]{0,19}|\d{1,2}")
_MOST_OF = 0.6


def class_in(name: str, unit: Unit, page: Page) -> str | None:
    """The risk class a header names; a row's own name counts where its column is called class, band or grade."""
    language = page.lang(unit)
    if grade := class_of(name, language):
        return grade
    own = name.strip()
    if not _NAME.fullmatch(own) or year_of(own) or is_total(own, language):
        return None
    if own == str(unit.cache.get("row", "")).strip():
        across = any(class_of(n, language) for n in unit.names if n.strip() != own)
        return own if not across and _is_class_title(str(unit.cache.get("axis", "")), language) else None
    return own if _heads_class(own, unit, page) else None


def _heads_class(name: str, unit: Unit, page: Page) -> bool:
    """The name is the title of a column, and the table is one of classes: by its corner, its caption, its heading, or
    because it has a row of what is expected of each column."""
    named = unit.cache.get("named")
    if not isinstance(named, frozenset) or name not in named:
        return False
    if "classes" not in unit.cache:
        unit.cache["classes"] = _are_classes(unit, page)
    return bool(unit.cache["classes"])


def _are_classes(unit: Unit, page: Page) -> bool:
    language = page.lang(unit)
    named, rows = unit.cache["named"], unit.cache.get("rows")
    labels = rows if isinstance(rows, tuple) else ()
    if not isinstance(named, frozenset) or any(_is_metric(n, unit, page) for n in named):
        return False
    if not (all(map(year_of, labels)) or any(_is_metric(n, unit, page) for n in labels)):
        return False
    classes = lexicon(language).phrase("classes")
    return (
        _is_class_title(str(unit.cache.get("axis", "")), language)
        or any(classes.search(fold(c)) for c in unit.context[:3])
        or any(page.hits(n, unit).get("loans.expected_default_rate", {}).get("label") for n in labels)
    )


def _is_metric(name: str, unit: Unit, page: Page) -> bool:
    """The header names a figure, or a part of one's name."""
    return any("label" in roles or "part" in roles for roles in page.hits(name, unit).values())


def _is_class_title(text: str, language: str) -> bool:
    title = fold(text).strip(" .:")
    found = lexicon(language).phrase("class").search(title) if title else None
    return found is not None and len(found[0]) >= _MOST_OF * len(title)
