"""Risk classes that carry names of their own: `Oak`, `Gold`, `Sicher` below a column called `Band`."""

from __future__ import annotations

import re

from scrapers.reading.axes import class_of, is_total, year_of
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.site import Page
from scrapers.reading.units import Unit

_NAME = re.compile(r"[^\W\d_][^\d%]{0,19}")
_MOST_OF = 0.6


def class_in(name: str, unit: Unit, page: Page) -> str | None:
    """The risk class a header names; a row's own name counts where its column is called class, band or grade."""
    language = page.lang(unit)
    if grade := class_of(name, language):
        return grade
    own = name.strip()
    if own != str(unit.cache.get("row", "")).strip() or not _NAME.fullmatch(own):
        return None
    titled = _is_class_title(str(unit.cache.get("axis", "")), language)
    return own if titled and not year_of(own) and not is_total(own, language) else None


def _is_class_title(text: str, language: str) -> bool:
    title = fold(text).strip(" .:")
    found = lexicon(language).phrase("class").search(title) if title else None
    return found is not None and len(found[0]) >= _MOST_OF * len(title)
