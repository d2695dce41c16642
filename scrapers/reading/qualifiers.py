"""Year, class, range of days and date of a figure, from what stands around it."""

from __future__ import annotations

import re

from scrapers.documents.document import BlockKind
from scrapers.reading.amounts import Masked, years_in
from scrapers.reading.axes import bucket_of, class_of, year_of
from scrapers.reading.grades import class_in
from scrapers.reading.lexicon import lexicon
from scrapers.reading.site import Page
from scrapers.reading.spec import Figure, Quals
from scrapers.reading.units import Shape, Unit

_BARE_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*(?:年度?)?\W*")


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
    if "class" in spec.axes and "class" not in found and (grade := class_above(unit, page)):
        found["class"] = grade
    if spec.key.startswith(_BY_YEAR) and "year" not in found:
        told = next(filter(None, (_sole_year(c, unit, page) for c in unit.context[:1])), None)
        found |= {"year": told} if told else {}
    if "bucket" in spec.axes and "bucket" not in found and unit.shape is Shape.PAIR:
        late = bucket_of(unit.text, " ".join((context, *unit.names)))
        found |= {"bucket": late} if late else {}
    if "year" in spec.axes and "year" not in found and unit.context and _BARE_YEAR.fullmatch(unit.context[0]):
        found["year"] = str(year_of(unit.context[0]))
    if "year" in spec.axes and "year" not in found and "class" in found:
        years = [y for c in unit.context[:2] if (y := year_of(c))]
        found |= {"year": years[0]} if years else {}
    return tuple(sorted(found.items()))


def class_above(unit: Unit, page: Page) -> str | None:
    """The class that the heading or term right above names: `Grade B`, and below it the rates of that grade."""
    blocks = page.document.blocks
    term = 0 < unit.block < len(blocks) and blocks[unit.block - 1].kind is BlockKind.TERM
    above = (blocks[unit.block - 1].text,) if term else unit.context[:1]
    return next(filter(None, (class_of(text, page.lang(unit)) for text in above)), None)


def nearest_year(spec: Figure, masked: Masked, index: int) -> Quals:
    """The year nearest to the figure, for keys that are stated by year."""
    if "year" not in spec.axes:
        return ()
    years = [
        (abs(i - index), i < index, a) for i, a in enumerate(masked.amounts) if a.kind in ("year", "date")
    ]
    if not years:
        return ()
    before = [y for y in years if y[1]]
    following = next((i for i, a in enumerate(masked.amounts) if i > index and a.kind in spec.kinds), None)
    if before and following is not None:
        years = [y for y in years if y[1] or index + y[0] < following]
    nearest = min(years, key=lambda y: (y[0], y[1]))[2]
    return (("year", nearest.iso[:4] if nearest.iso else str(int(nearest.number))),)


def year_for(spec: Figure, masked: Masked, index: int, unit: Unit, page: Page) -> Quals:
    """The year of a figure in a sentence: its own; else that of the sentence or heading before, or of the accounts.

    A year in brackets with a figure of its own, `£3.9m (2024: £3.5m)`, is that figure's.
    """
    if "year" not in spec.axes:
        return ()
    own = nearest_year(spec, _without_brackets(masked, index), index)
    if own:
        return own
    if not spec.key.startswith(_BY_YEAR):
        headed = _bare_year(unit.context[0]) if unit.context else None
        told = headed or _year_above(unit, page)
        return (("year", told),) if told else ()
    told = next(
        filter(
            None, (_sole_year(t, unit, page) for t in (unit.before, _before(unit, page), *unit.context[:1]))
        ),
        None,
    )
    told = told or _year_above(unit, page)
    if told is None and spec.key.startswith("accounts.") and page.kinds[:1] == ("D",):
        told = _accounts_year(page)
    earlier = lexicon(page.lang(unit)).phrase("year_before").search(masked.text)
    if told and earlier and earlier.start() <= _OPENS:
        told = str(int(told) - 1)
    return (("year", told),) if told else ()


_OPENS = 4
"""Characters before the words with which a sentence opens: `The year before: turnover £1.9m`."""


_BY_YEAR = ("accounts.", "returns.realised")


def _without_brackets(masked: Masked, index: int) -> Masked:
    """The text without the years of bracketed comparisons in which the figure does not stand."""
    inside = [
        (masked.amounts[i].start, masked.amounts[i].kind in ("year", "date"))
        for found in _BRACKETED.finditer(masked.text)
        for i in (ord(c) - 0xE000 for c in found[0] if "\ue000" <= c <= "\uefff")
        if index not in [ord(c) - 0xE000 for c in found[0] if "\ue000" <= c <= "\uefff"]
    ]
    dropped = {start for start, is_year in inside if is_year} if len(inside) > 1 else set()
    if not dropped:
        return masked
    kept = tuple(a._replace(kind="count") if a.start in dropped else a for a in masked.amounts)
    return Masked(masked.text, kept, masked.folded)


_BRACKETED = re.compile(r"[(（][^()（）]{2,60}[)）]")


def _sole_year(text: str, unit: Unit, page: Page) -> str | None:
    """The only year of a short text."""
    text = _BRACKETED.sub("", text)
    if not text or len(text) > _PARAGRAPH:
        return None
    years = {
        a.iso[:4] if a.iso else str(int(a.number))
        for a in page.mask(text, unit).amounts
        if a.kind in ("year", "date")
    }
    return years.pop() if len(years) == 1 else None


def _bare_year(text: str) -> str | None:
    return year_of(text) if _BARE_YEAR.fullmatch(text) else None


def _before(unit: Unit, page: Page) -> str:
    """What stands before the sentence in its own paragraph."""
    start = (
        page.document.blocks[unit.block].start if 0 <= unit.block < len(page.document.blocks) else unit.start
    )
    return page.document.text[max(start, unit.start - _PARAGRAPH) : unit.start]


_PARAGRAPH = 400


def _year_above(unit: Unit, page: Page) -> str | None:
    """The block right above is nothing but a year: `2023`, and below it the return of that year."""
    above = page.document.blocks[unit.block - 1].text if unit.block > 0 else ""
    return _bare_year(above)


def _accounts_year(page: Page) -> str | None:
    """The year that the first lines of accounts name last: the one they are for."""
    document = page.document
    head = document.text[: document.page_starts[1] if len(document.page_starts) > 1 else 400][:400]
    years = years_in(head)
    return max(years) if years else None


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
