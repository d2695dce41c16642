"""Year, class, range of days and date of a figure, from what stands around it."""

from __future__ import annotations

import re

from scrapers.reading.amounts import Masked
from scrapers.reading.axes import bucket_of, year_of
from scrapers.reading.grades import class_in
from scrapers.reading.lexicon import lexicon
from scrapers.reading.site import Page
from scrapers.reading.spec import Figure, Quals
from scrapers.reading.units import Shape, Unit


def qualifiers(spec: Figure, unit: Unit, page: Page) -> Quals:
    """Year, class and bucket from the headers; year also from the caption when no header has one."""
    found: dict[str, str] = {}
    context = " ".join(unit.context[:2])
    for name in unit.names:
        if "bucket" in spec.axes and (bucket := bucket_of(name, context)):
            found.setdefault("bucket", bucket)
        if "class" in spec.axes and (grade := class_in(name, unit, page)):
            found.setdefault("class", grade)
        if "year" in spec.axes and (year := year_of(name)):
            found.setdefault("year", year)
    if "bucket" in spec.axes and "bucket" not in found and unit.shape is Shape.PAIR:
        late = bucket_of(unit.text, " ".join((context, *unit.names)))
        found |= {"bucket": late} if late else {}
    if "year" in spec.axes and "year" not in found and "class" in found:
        years = [y for c in unit.context[:2] if (y := year_of(c))]
        found |= {"year": years[0]} if years else {}
    return tuple(sorted(found.items()))


def nearest_year(spec: Figure, masked: Masked, index: int) -> Quals:
    """The year nearest to the figure, for keys that are stated by year."""
    if "year" not in spec.axes:
        return ()
    years = [
        (abs(i - index), i < index, a) for i, a in enumerate(masked.amounts) if a.kind in ("year", "date")
    ]
    if not years:
        return ()
    nearest = min(years, key=lambda y: (y[0], y[1]))[2]
    return (("year", nearest.iso[:4] if nearest.iso else str(int(nearest.number))),)


def as_of(spec: Figure, unit: Unit, page: Page) -> str | None:
    """The date the figure describes: its own words, its row or column, its page, its article."""
    if not spec.dated:
        return None
    for name in (*unit.names, unit.text):
        masked = page.mask(name, unit)
        dates = [a.iso for a in masked.amounts if a.kind == "date"]
        if name in unit.names and dates:
            return dates[0]
        found = lexicon(page.lang(unit)).phrase("as_of").search(masked.text)
        if found and name not in unit.names:
            return _when(found, masked)
    return page.as_of or page.article_date


def as_of_article(unit: Unit, page: Page) -> str | None:
    """The day a notice names itself, else the day of its article."""
    dates = [a.iso for a in page.mask(unit.text, unit).amounts if a.kind == "date"]
    return dates[0] if dates else page.article_date


def _when(found: re.Match[str], masked: Masked) -> str | None:
    indexes = [ord(g) - 0xE000 for g in found.groups() if g]
    if not indexes:
        return None
    amount = masked.amounts[indexes[0]]
    return amount.iso or str(int(amount.number))
