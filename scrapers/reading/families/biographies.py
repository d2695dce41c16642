"""Whether the careers of directors or executives are told."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.documents.document import Block, BlockKind, Region
from scrapers.reading.amounts import mask
from scrapers.reading.lexicon import lexicon
from scrapers.reading.names import is_person, people
from scrapers.reading.registry import reads_pages
from scrapers.reading.site import Draft, Page, Site

KEY = "people.biographies"
LEAST = 60
"""A shorter text is a role, no career."""
REACH = 4
"""Blocks after a name within which its biography begins."""


@reads_pages(KEY)
def biographies(page: Page, _site: Site) -> Iterator[Draft]:
    """Words about a career beside, or right below, the name of a person on a page about the team."""
    if not {"A", "I"} & set(page.kinds) or "N" in page.kinds[:1]:
        return
    blocks = [b for b in page.document.blocks if b.region is Region.MAIN and b.text.strip()]
    for place, block in enumerate(blocks):
        if _opens(block):
            told = next((b for b in _below(blocks, place) if _tells_career(b.text, page)), None)
            if told is not None:
                yield Draft(
                    KEY, True, page, (told.start, told.end), "career", 0.75, extra=((block.start, block.end),)
                )
                return


def _opens(block: Block) -> bool:
    """A name alone, a name and a role, or prose that names a person."""
    head = block.text.split(",")[0].strip()
    return is_person(head) or any(people(block.text[:80]))


def _below(blocks: list[Block], place: int) -> Iterator[Block]:
    """The block itself and the next ones, up to the next heading or name."""
    yield blocks[place]
    for block in blocks[place + 1 : place + 1 + REACH]:
        if block.kind is BlockKind.HEADING or is_person(block.text.strip()):
            return
        yield block


def _tells_career(text: str, page: Page) -> bool:
    cjk = page.language == "zh"
    if len(text) < LEAST / (3 if cjk else 1):
        return False
    return lexicon(page.language).says_of(KEY, "yes", mask(text, page.language, page.hints))
