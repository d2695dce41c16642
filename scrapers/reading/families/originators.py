"""Profiles of loan originators: whether each shows its accounts, licence, start and portfolio."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from scrapers.documents.document import BlockKind, Region
from scrapers.reading.names import firms
from scrapers.reading.operator import is_operator
from scrapers.reading.registry import reads_pages
from scrapers.reading.site import Draft, Page, Site, hits_of

KEY, PARTS = "originators.profile_share", "originators.profile_parts"
ALL_PARTS = frozenset({"accounts", "licence", "start", "quality"})
LEAST = 2
"""One profile alone says nothing about a share."""
_ASIDE = (Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG)


@dataclass(slots=True)
class Profile:
    """What a site shows about one originator, and where that begins."""

    page: Page
    quote: tuple[int, int]
    parts: set[str] = field(default_factory=set)


@reads_pages(KEY)
def profile_share(page: Page, site: Site) -> Iterator[Draft]:
    """The share of originators with all four parts; told once, by the first page about originators."""
    pages = [p for p in site.pages if "G" in p.kinds and p.document.media == "html"]
    if not pages or page is not pages[0]:
        return
    profiles: dict[str, Profile] = {}
    for other in pages:
        for name, profile in (*_tabled(other, site), *_headed(other, site)):
            profiles.setdefault(name, profile).parts |= profile.parts
    if len(profiles) >= LEAST:
        full = sum(p.parts >= ALL_PARTS for p in profiles.values())
        share = (Decimal(100 * full) / len(profiles)).quantize(Decimal("0.1"))
        first = next(iter(profiles.values()))
        yield Draft(KEY, share, first.page, first.quote, "counted", 0.7)


def _tabled(page: Page, site: Site) -> Iterator[tuple[str, Profile]]:
    """A row for each originator: a part is shown when its column has something in the row."""
    for table in page.document.tables:
        head = max(table.header_rows, 1)
        columns: dict[int, set[str]] = defaultdict(set)
        for row in table.rows[:head]:
            for number, cell in enumerate(row):
                columns[number] |= _parts(cell.text, page)
        for row in table.rows[head:]:
            name = _originator(row[0].text, site) if row else None
            if name:
                shown = [p for n, c in enumerate(row) if any(map(str.isalnum, c.text)) for p in columns[n]]
                span = (min(c.start for c in row), max(c.end for c in row))
                yield name, Profile(page, span, set(shown))


def _headed(page: Page, site: Site) -> Iterator[tuple[str, Profile]]:
    """A heading that is an originator's name, and what stands below it."""
    current: tuple[str, int, Profile] | None = None
    for block in (b for b in page.document.blocks if b.region not in _ASIDE and b.text.strip()):
        if block.kind is BlockKind.HEADING:
            name = _originator(block.text, site) if len(block.text) <= 90 else None
            if current and (name or block.level <= current[1]):
                yield current[0], current[2]
                current = None
            if name:
                current = (name, block.level, Profile(page, (block.start, block.end)))
        if current:
            current[2].parts.update(_parts(block.text, page))
    if current:
        yield current[0], current[2]


def _originator(text: str, site: Site) -> str | None:
    """A firm that is not the operator."""
    found = next((n.text for n in firms(text) if n.start <= 4), None)
    return found if found and not is_operator(found, site) else None


def _parts(text: str, page: Page) -> set[str]:
    hits = hits_of(text, page.language, page.hints).get(PARTS, {})
    return {h.wording.choice for h in hits.get("choice", ())}
