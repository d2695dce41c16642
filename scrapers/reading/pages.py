"""From captures to pages ready to be read: opened, classified, in a fixed order, without repeated boiler-plate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import compress
from typing import cast
from urllib.parse import urlsplit

from scrapers.archive import Capture, Failure, Snapshot
from scrapers.documents.document import Block, BlockKind, Document, Region, Table
from scrapers.reading.amounts import mask
from scrapers.reading.contents import dated_lines, told_kinds
from scrapers.reading.kinds import kinds_of
from scrapers.reading.language import UNKNOWN, language_name, language_of
from scrapers.reading.lexicon import languages
from scrapers.reading.place import country_of_site
from scrapers.reading.rows import accounting_units
from scrapers.reading.shelf import Opened, View
from scrapers.reading.site import Page, Site
from scrapers.reading.statements import units_of
from scrapers.reading.units import Shape, Unit
from scrapers.values.amount import Hints
from scrapers.values.scan import hints_of

_ORDER = "H I L A T S R F Q B G O X C P D K N".split()
_UNREAD_NOTES = {
    "javascript-shell",
    "captcha",
    "scanned",
    "truncated",
    "parser-crashed",
    "encrypted",
    "soft-error",
}
_UNREAD = {Failure.JS_SHELL, Failure.CAPTCHA, Failure.TRUNCATED, Failure.PARSER, Failure.SOFT_ERROR}
_VOTES = 60
"""So many sums in one currency, and hardly another, decide a site's."""


def page_of(opened: Opened, capture: Capture, home: str, hint: str = "") -> Page:
    """One page with kinds and language; its statements come later, with `prepare`.

    `hint` is the language a person named for pages that do not say theirs.
    """
    document = opened.document
    main = " ".join(b.text for b in document.blocks if b.region is Region.MAIN) or document.text
    language = language_of(main, document.lang or hint, strangers=True)
    read = document.complete and not capture.truncated and capture.failure not in _UNREAD
    read = read and not _UNREAD_NOTES & set(document.notes) and language in languages()
    kinds = kinds_of(document, capture, home, language)
    return Page(
        replace(document, blocks=_blocks(opened), tables=_tables(opened)),
        opened,
        capture,
        kinds,
        language,
        0,
        read=read,
        notes=(*document.notes, *_language_note(language)),
    )


def _blocks(opened: Opened) -> tuple[Block, ...]:
    return cast("tuple[Block, ...]", View(opened, lambda kept: kept.document.blocks))


def _tables(opened: Opened) -> tuple[Table, ...]:
    return cast("tuple[Table, ...]", View(opened, lambda kept: kept.document.tables))


def commonest_language(pages: Iterable[Page]) -> str:
    """The language most of the pages are in: what a short file that names none is most likely written in."""
    told = Counter(p.language for p in pages if p.language in languages())
    return told.most_common(1)[0][0] if told else ""


def _language_note(language: str) -> tuple[str, ...]:
    """Why a page in this language gives no facts."""
    if language in languages():
        return ()
    if language == UNKNOWN:
        return ("written in a language that could not be told",)
    return (f"written in {language_name(language)}, which this version cannot read",)


def in_order(pages: Iterable[Page]) -> list[Page]:
    """Home and imprint first, single offers and news last; PDFs after pages of the same kind."""
    ordered = sorted(pages, key=_rank)
    for number, page in enumerate(ordered):
        page.order = number
    return ordered


def _rank(page: Page) -> tuple[int, bool, str]:
    first = page.kinds[0] if page.kinds else "C"
    return _ORDER.index(first) if first in _ORDER else 14, page.document.media != "html", page.document.url


def prepare(pages: list[Page], site: Site) -> None:
    """Currency, dates and statements of every page; a statement repeated on later pages is read once."""
    country = country_of_site([p.document for p in pages], site.host)
    currency = _currency(pages, country)
    _mark_replaced(pages)
    seen: set[bytes] = set()
    for page in pages:
        page.currency = currency
        page.hints = _hints(page.document, country, currency)
        fresh = bytearray(_first_time(u, seen) for u in _all_units(page.opened.document, page))
        page.opened.prepare(partial(_own_units, page, fresh))
        page.kinds = told_kinds(page)
        page.article_date = _article_date(page)


def _mark_replaced(pages: list[Page]) -> None:
    """Of files that differ in a number or year of their name only, all but the last are older editions."""
    editions: dict[tuple[str, tuple[str, ...]], list[tuple[tuple[int, ...], Page]]] = {}
    for page in pages:
        name = urlsplit(page.document.url).path.lower()
        numbers = tuple(int(n) for n in _EDITION.findall(name))
        if numbers and page.kinds[:1] and page.kinds[0] in "TDRPCF":
            editions.setdefault((_EDITION.sub("#", name), page.kinds[:1]), []).append((numbers, page))
    for several in editions.values():
        newest = max(numbers for numbers, _ in several)
        for numbers, page in several:
            page.replaced = numbers < newest


_EDITION = re.compile(r"\d{1,4}")


def _own_units(page: Page, fresh: Sequence[int], document: Document) -> list[Unit]:
    """The statements of a page that no page before it made."""
    return [_tongued(u, page) for u in compress(_all_units(document, page), fresh)]


def _all_units(document: Document, page: Page) -> list[Unit]:
    extra = accounting_units(document, page.language, page.hints) if document.media == "pdf" else []
    read = {line for unit in extra for line in (unit.quote[0], unit.start)}
    return [*extra, *(u for u in units_of(document) if u.row[0] < 0 or not _has_years(u, read))]


def _has_years(unit: Unit, read: set[int]) -> bool:
    """The row of a table in a file was read with the years of its columns; the table itself may have lost them."""
    return unit.quote[0] in read


def _first_time(unit: Unit, seen: set[bytes]) -> bool:
    """Nobody said it before on the site, or it is a cell; of what was said only digests are kept."""
    said = (unit.names, unit.text, unit.question, unit.context[:1] if unit.names else (), unit.shape)
    key = blake2b(repr(said).encode("utf-8", "replace"), digest_size=16).digest()
    fresh = key not in seen or unit.row[0] >= 0
    seen.add(key)
    return fresh


def _tongued(unit: Unit, page: Page) -> Unit:
    """The statement with its language, where it is another than its page's: it is read with that lexicon."""
    if unit.lang:
        unit.lang = unit.lang.lower().split("-")[0]
    elif len(unit.text) >= 80 and not unit.names:
        own = language_of(unit.text, page.language)
        unit.lang = own if own != page.language else ""
    return unit


def _hints(document: Document, country: str, currency: str) -> Hints:
    """The page's own way of writing numbers; dates begin with the day wherever the money is not the dollar's."""
    own = hints_of(document.text, country)
    first = own.day_first if own.day_first is not None or country else (currency not in ("", "USD") or None)
    return own._replace(day_first=first)


def _currency(pages: list[Page], country: str) -> str:
    """The currency the site speaks of most; the first pages decide it where they agree."""
    counts: Counter[str] = Counter()
    for page in pages[:12]:
        if counts and max(counts.values()) >= max(_VOTES, 0.9 * counts.total()):
            break
        for block in page.document.blocks[:150]:
            if re.search(r"[€£$¥元₹]|EUR|GBP|USD|CNY|CHF|PLN|zł|Rp", block.text):
                counts.update(
                    a.unit
                    for a in mask(block.text, page.language, Hints(country)).amounts
                    if a.kind == "money" and a.unit
                )
    return counts.most_common(1)[0][0] if counts else ""


def date_figures(page: Page) -> None:
    """Note the date that the page says its figures describe."""
    page.as_of = _as_of(page)


def _as_of(page: Page) -> str | None:
    if page.document.media == "pdf" or "N" in page.kinds[:1]:
        return None
    for unit in page.units:
        if unit.shape in (Shape.CELL,) or unit.names:
            continue
        masked = page.mask(unit.text, unit)
        if not any(amount.iso for amount in masked.amounts):
            continue
        hits = page.hits(unit.text, unit).get("statistics.as_of", {}).get("say", ())
        for hit in hits:
            dates = [masked.amounts[i].iso for i in hit.amounts if masked.amounts[i].iso]
            if dates and _speaks_of_figures(unit, page):
                page.as_of_quote = unit.quote
                return dates[0]
    return None


def _speaks_of_figures(unit: Unit, page: Page) -> bool:
    return len(unit.text) <= 160 or "S" in page.kinds


def _article_date(page: Page) -> str | None:
    """The date of a dated post."""
    if page.kinds[:1] != ("N",) or not _is_post(page.document):
        return None
    if dated_lines(page) > 1:
        return None
    for block in [b for b in page.document.blocks if b.region is not Region.FOOTER][:40]:
        dates = [a for a in mask(block.text, page.language, page.hints).amounts if a.kind == "date"]
        if dates and len(block.text) <= 80:
            return dates[0].iso
    found = re.search(r"(20\d\d)[-/]?(\d\d)[-/]?(\d\d)", urlsplit(page.document.url).path)
    return "-".join(found.groups()) if found else None


def _is_post(document: Document) -> bool:
    heads = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    return len([p for p in urlsplit(document.url).path.split("/") if p]) >= 2 or len(heads) <= 3


def site_of(snapshot: Snapshot, pages: list[Page], today: object) -> Site:
    """The site with its operator's name, once pages are prepared."""
    from datetime import date

    host = urlsplit(snapshot.home).hostname or ""
    return Site(pages, snapshot.name, host, today if isinstance(today, date) else snapshot.started_at.date())
