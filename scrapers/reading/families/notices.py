"""Notices of what was done: an exit closed or opened again, and where investors are told to pay.

A fatal flag hangs on each of these, so a right, a supposition, a warning or a plan is never a notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.reading.claim import chosen
from scrapers.reading.figure import as_of_article
from scrapers.reading.meaning import denied, is_no_claim, only_possible, supposes, warns
from scrapers.reading.registry import reads
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_NEVER_NOTICES = frozenset("T R P K L D G F".split())
_PAYS = frozenset("I T Q F A H O".split())
_TOLD = frozenset("N P C D K R".split())


@reads("notices.exit_frozen")
def exit_notice(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """An exit that is or was closed, or is open again: on news, status, help and front pages only."""
    if unit.names or not _can_hold_notices(page) or _states_nothing(unit, page):
        return
    masked, language = page.mask(unit.text, unit).text, page.lang(unit)
    for hit in chosen(key, unit, page):
        if denied(masked, hit.start, hit.end, language) or only_possible(masked, hit.end, language):
            continue
        when = as_of_article(unit, page)
        yield Draft(key, hit.wording.choice, page, unit.quote, "notice", 0.8, as_of=when)


def _can_hold_notices(page: Page) -> bool:
    return "N" in page.kinds[:1] or not _NEVER_NOTICES & set(page.kinds)


@reads("payment.payee_kind")
def payee(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Whose account investors are told to pay into."""
    if _TOLD & set(page.kinds[:1]) or (page.kinds and not _PAYS & set(page.kinds)):
        return
    if _states_nothing(unit, page):
        return
    masked = page.mask(unit.text, unit).text
    for hit in chosen(key, unit, page):
        if not denied(masked, hit.start, hit.end, page.lang(unit)) and not supposes(unit, page):
            yield Draft(key, hit.wording.choice, page, unit.quote, "wording", 0.8)


def _states_nothing(unit: Unit, page: Page) -> bool:
    """A question, an example, or a warning about others."""
    return is_no_claim(unit, page) or warns(unit, page)
