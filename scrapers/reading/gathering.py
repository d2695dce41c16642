"""What the pages of a site say, page by page: drafts and mentions. Large sites are shared among several readers.

Every reader opens and prepares the whole site, for what a page means depends on the others, and then reads its portion.
Portions keep pages of one language together, so that few readers load the words of the same language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from scrapers.progress import Cancel, Progress, Step
from scrapers.reading.mentions import Mention, Mentions
from scrapers.reading.pages import date_figures
from scrapers.reading.registry import Registry
from scrapers.reading.shelf import Shelf
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit
from scrapers.wire import decode, encode


@dataclass(slots=True)
class Gathered:
    """The drafts of each page, by its place among the pages, and what the pages speak of."""

    by_page: dict[int, list[Draft]] = field(default_factory=dict)
    spoken: Mentions = field(default_factory=Mentions)

    def add(self, other: Gathered) -> None:
        """Take in what another reader found on its pages."""
        self.by_page |= other.by_page
        self.spoken.add(other.spoken)

    def drafts(self) -> dict[str, list[Draft]]:
        """By key, in the order of the pages."""
        found: dict[str, list[Draft]] = defaultdict(list)
        for place in sorted(self.by_page):
            for draft in self.by_page[place]:
                found[draft.key].append(draft)
        return found


def portions(pages: Sequence[Page], count: int) -> list[list[Page]]:
    """The pages in so many portions of about as much text each, one language after the other, each in page order."""
    whole = sum(len(p.document.text) for p in pages) or 1
    out: list[list[Page]] = [[] for _ in range(count)]
    before = 0
    for page in sorted(pages, key=lambda p: (p.language, p.order)):
        size = len(page.document.text)
        out[min(count - 1, (before + size // 2) * count // whole)].append(page)
        before += size
    return [sorted(portion, key=lambda p: p.order) for portion in out]


def gather(
    pages: Sequence[Page],
    site: Site,
    readers: Registry,
    progress: Progress,
    stop: Cancel,
    skip: frozenset[str] = frozenset(),
) -> Gathered:
    """What these pages say; a page's marked texts are needed here only, and let go of after it."""
    found = Gathered()
    for number, page in enumerate(pages, 1):
        if stop.is_set():
            break
        with Shelf.held(page.opened):
            date_figures(page)
            found.by_page[page.order] = [d for d in _page_drafts(page, site, readers) if d.key not in skip]
            found.spoken.gather(page, site)
        page.forget()
        progress(Step("read", number * len(site.pages) // len(pages), len(site.pages), page.document.title))
    return found


_PASSIVE = frozenset(("not", "not_under", "need", "about"))
"""Roles of wordings that only turn away or admit what another one says."""


def _keys_told(unit: Unit, page: Page) -> Iterator[str]:
    """The keys of which a statement has a wording, in its names, its text or right above it."""
    for text in (*unit.names, unit.question, unit.text, *unit.context[:2]):
        if text:
            yield from (k for k, roles in page.hits(text, unit).items() if not _PASSIVE.issuperset(roles))


def _page_drafts(page: Page, site: Site, readers: Registry) -> Iterator[Draft]:
    for unit in page.units:
        keys = dict.fromkeys(_keys_told(unit, page))
        keys |= {beside: None for key in tuple(keys) for beside in readers.beside.get(key, ())}
        for key in keys:
            reader = readers.units.get(key)
            if reader and (not page.is_offer or key in readers.read_on_offers):
                yield from reader(key, unit, page, site)
    for whole in readers.pages:
        yield from whole(page, site)


# From reader to reader


class _Draft(msgspec.Struct, array_like=True):
    """A draft whose page is its place among the pages: the other reader has opened it too."""

    page: int
    key: str
    value: str | int | bool | tuple[str, ...]
    decimal: bool
    quote: tuple[int, int]
    method: str
    weight: float
    unit: str | None
    qualifiers: tuple[tuple[str, str], ...]
    as_of: str | None
    strong: bool
    structured: bool
    extra: tuple[tuple[int, int], ...]
    literal: str


class _Packed(msgspec.Struct, array_like=True):
    drafts: list[_Draft]
    matters: list[tuple[tuple[str, ...], str, Mention]]


_AS_THEY_ARE = tuple(f for f in _Draft.__struct_fields__ if f not in ("page", "value", "decimal"))


def pack(found: Gathered) -> bytes:
    """What was gathered, for another reader."""
    drafts = [_packed(draft) for several in found.by_page.values() for draft in several]
    matters = [(tuple(sorted(keys)), key, m) for (keys, key), m in found.spoken.first.items()]
    return encode(_Packed(drafts, matters))


def unpack(packed: bytes, site: Site) -> Gathered:
    """What another reader gathered from pages of the same site. Raises WireError for other bytes."""
    told, found = decode(packed, _Packed), Gathered()
    for draft in told.drafts:
        found.by_page.setdefault(draft.page, []).append(_unpacked(draft, site.pages[draft.page]))
    found.spoken.first = {(frozenset(keys), key): m for keys, key, m in told.matters}
    return found


def _packed(draft: Draft) -> _Draft:
    decimal = isinstance(draft.value, Decimal)
    value = str(draft.value) if isinstance(draft.value, Decimal) else draft.value
    same = {name: getattr(draft, name) for name in _AS_THEY_ARE}
    return _Draft(page=draft.page.order, value=value, decimal=decimal, **same)


def _unpacked(draft: _Draft, page: Page) -> Draft:
    value = Decimal(str(draft.value)) if draft.decimal else draft.value
    return Draft(page=page, value=value, **{name: getattr(draft, name) for name in _AS_THEY_ARE})
