"""Ways of paying in: what is accepted, without what the same sentence refuses."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.claim import chosen, gather
from scrapers.reading.clauses import TURN
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import is_no_claim, warns
from scrapers.reading.registry import reads, settles
from scrapers.reading.sentences import sentences
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_KINDS = frozenset("H I T Q F A".split())


@reads("payment.methods")
def methods(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Each way that a statement names and does not refuse."""
    if unit.region in (Region.NAV, Region.DIALOG) or not _KINDS & set(page.kinds):
        return
    if is_no_claim(unit, page) or warns(unit, page):
        return
    masked = page.mask(unit.text, unit).text
    language = page.lang(unit)
    for hit in chosen(key, unit, page):
        if not refused(masked, hit.start, hit.end, language):
            value = hit.wording.choice
            yield Draft(key, value, page, unit.quote, "wording", 0.8, as_of=page.article_date)


def refused(masked: str, start: int, end: int, language: str) -> bool:
    """A list is refused as a whole: `cards, cash and coins are not accepted`, `we take no cards, cash or coins`."""
    words = lexicon(language)
    low, high = _sentence(masked, start)
    before = TURN.regex.split(masked[low:start])[-1]
    after = TURN.regex.split(masked[end:high])[0]
    return bool(words.phrase("refuses").search(before) or words.phrase("refused").search(after))


def _sentence(text: str, at: int) -> tuple[int, int]:
    return next(((s, e) for s, e in sentences(text) if s <= at < e), (0, len(text)))


settles("payment.methods")(gather)
