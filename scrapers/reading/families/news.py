"""Dated news of the last twelve months, and how many of them are bad news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from scrapers.documents.document import Block, BlockKind, Region
from scrapers.reading.amounts import mask
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import denied
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.site import Draft, Page, Site

YEAR = timedelta(days=366)
BESIDE = 60
"""Characters that may stand beside the date in a line that only dates an item."""
LONGEST = 600
_ASIDE = (Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG)


@dataclass(frozen=True, slots=True)
class Item:
    """One dated piece of news: its day, and the span from its headline to its last word."""

    day: str
    start: int
    end: int
    quote: tuple[int, int]


@reads_pages("notices.items", "notices.bad_news")
def items(page: Page, site: Site) -> Iterator[Draft]:
    """Each item by its day; as bad news with an empty day when it is none."""
    if "N" not in page.kinds[:1] or page.document.media != "html":
        return
    oldest, today = (site.today - YEAR).isoformat(), site.today.isoformat()
    for item in dated(page):
        recent = item.day if oldest <= item.day <= today else ""
        bad = recent if recent and is_bad(page.document.text[item.start : item.end], page) else ""
        yield Draft("notices.items", recent, page, item.quote, "dated", 0.75)
        yield Draft("notices.bad_news", bad, page, item.quote, "dated", 0.75)


def dated(page: Page) -> list[Item]:
    """Every short line that holds a full date opens an item; a headline right above belongs to it."""
    blocks = [b for b in page.document.blocks if b.region not in _ASIDE and b.text.strip()]
    marks = [(n, day) for n, b in enumerate(blocks) if (day := _day(b, page))]
    out = []
    for at, (number, day) in enumerate(marks):
        first = number - 1 if number and blocks[number - 1].kind is BlockKind.HEADING else number
        last = _last(blocks, marks[at + 1][0] if at + 1 < len(marks) else len(blocks), number)
        start, end = blocks[first].start, min(blocks[last].end, blocks[first].start + LONGEST)
        out.append(Item(day, start, end, (blocks[number].start, blocks[number].end)))
    return out


def _last(blocks: list[Block], following: int, number: int) -> int:
    """The last block of an item: the headline of the next one is not part of it."""
    last = following - 1
    return last - 1 if following < len(blocks) and last > number and _is_head(blocks[last]) else last


def _is_head(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _day(block: Block, page: Page) -> str:
    """The full date of a line that does little more than date an item, or that begins with it."""
    found = [
        a
        for a in mask(block.text[:200], page.language, page.hints).amounts
        if a.kind == "date" and len(a.iso) == len("2026-01-31")
    ]
    if not found:
        return ""
    beside = len(block.text) - (found[0].end - found[0].start)
    heads = found[0].start <= 2 or block.kind is BlockKind.HEADING
    return found[0].iso if heads or beside <= BESIDE else ""


def is_bad(text: str, page: Page) -> bool:
    """Words for losses, late loans, failed partners or outages stand undenied."""
    masked = mask(text, page.language, page.hints).text
    found = lexicon(page.language).phrase("bad_news").finditer(masked)
    return any(not denied(masked, m.start(), m.end(), page.language, False) for m in found)


@settles("notices.items", "notices.bad_news")
def counted(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """How many different days; the list and the article of one day count once."""
    days: dict[str, Draft] = {}
    for draft in drafts:
        if draft.value:
            days.setdefault(str(draft.value), draft)
    if not drafts:
        return []
    first = next(iter(days.values()), drafts[0])
    more = tuple(d.quote for d in days.values() if d.page is first.page and d is not first)
    return [replace(first, value=len(days), extra=more[:7])]
