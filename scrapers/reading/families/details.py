"""Details of privacy, fees and bonuses that a sentence of its own states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.claim import choice
from scrapers.reading.meaning import is_no_claim, supposes
from scrapers.reading.names import firms
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

LONGEST = 240
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PLAIN = re.compile(r"[\W_]+")
choice("privacy.measures", many=True, kinds="P X")


@reads("fees.who_pays", "fees.recovery_priority")
def told(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The sentence that says it, in its own words."""
    if unit.names or {"N", "P", "K"} & set(page.kinds) or is_no_claim(unit, page) or supposes(unit, page):
        return
    if page.hits(unit.text, unit).get(key, {}).get("say"):
        yield Draft(key, unit.text[:LONGEST], page, unit.quote, "sentence", 0.75)


@settles("fees.who_pays", "fees.recovery_priority")
def first_told(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """One sentence; the page of fees or terms before others."""
    return sorted(drafts, key=lambda d: (not {"F", "T"} & set(d.page.kinds), d.page.order))[:1]


@reads_pages("privacy.controller_contact", "privacy.recipients_named")
def in_the_policy(page: Page, site: Site) -> Iterator[Draft]:
    """A contact in the privacy policy, and firms named among those who receive data."""
    if "P" not in page.kinds:
        return
    contact = next((u for u in page.units if _ADDRESS.search(u.text)), None)
    if contact is not None:
        yield Draft("privacy.controller_contact", True, page, contact.quote, "address", 0.8)
    for unit in page.units:
        if _about_recipients(unit, page) and _names_another(unit, site):
            yield Draft("privacy.recipients_named", True, page, unit.quote, "named", 0.8)
            return


def _about_recipients(unit: Unit, page: Page) -> bool:
    key = "privacy.recipients"
    said = page.hits(unit.text, unit).get(key, {}).get("yes")
    return bool(said or any(page.hits(c, unit).get(key) for c in (*unit.names, *unit.context[:1]) if c))


def _names_another(unit: Unit, site: Site) -> bool:
    own = _PLAIN.sub("", site.operator).casefold()
    return any(_PLAIN.sub("", firm.text).casefold() not in own for firm in firms(unit.text))
