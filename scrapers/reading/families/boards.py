"""A table whose columns are headed by an office or a body, with nothing but names below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.documents.document import Table
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.names import is_person
from scrapers.reading.registry import reads_pages
from scrapers.reading.site import Draft, Page, Site

_BRACKETED = re.compile(r"\s?[(（][^)）]{0,60}[)）]")
_MOST = 0.5
"""So much of a column's title is the office."""


@reads_pages("people.directors")
def columns_of_names(page: Page, _site: Site) -> Iterator[Draft]:
    """The names below `Verwaltungsrat` and below `Geschäftsleitung`, those of the first column too."""
    for table in page.document.tables if {"A", "I", "L"} & set(page.kinds) and "K" not in page.kinds else ():
        below = [row for row in table.rows[max(1, table.header_rows) :] if row]
        names = dict.fromkeys(n for at in _headed(table, page) for n in _names(table, at))
        if names and below:
            span = (min(c.start for c in table.rows[0]), max(c.end for c in below[-1]))
            yield Draft("people.directors", tuple(names), page, span, "columns", 0.85)


def _headed(table: Table, page: Page) -> Iterator[int]:
    """The columns whose title is a body or an office of directors."""
    words = lexicon(page.language)
    titles = table.rows[0] if len(table.rows) > 1 else ()
    for at, cell in enumerate(() if any(is_person(c.text.strip()) for c in titles) else titles):
        title = fold(cell.text).strip(" :")
        found = [m for w in ("directors", "director_role") if (m := words.phrase(w).search(title))]
        if any(len(m[0]) >= _MOST * len(title) for m in found):
            yield at


def _names(table: Table, at: int) -> tuple[str, ...]:
    """The people of a column; none where anything else stands in it, such as what an office is worth."""
    cells = [row[at].text.strip() for row in table.rows[max(1, table.header_rows) :] if at < len(row)]
    told = [_BRACKETED.sub("", t).strip(" .,") for t in cells if re.search(r"\w", t)]
    return tuple(told) if told and all(map(is_person, told)) else ()
