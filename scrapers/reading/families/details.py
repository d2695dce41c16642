"""Details of privacy, fees and bonuses that a sentence of its own states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.claim import gather, read_choice
from scrapers.reading.kinds import kinds_of_words
from scrapers.reading.meaning import denied, is_no_claim
from scrapers.reading.names import firms
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.site import Draft, Page, Site, hits_of
from scrapers.reading.units import Shape, Unit

LONGEST = 240
SHORT = 60
NARROW = 2
"""Narrow kinds of recipients that count as much as one name."""
KINDS, HEADS = "privacy.recipient_kinds", "privacy.recipient_heads"
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PLAIN = re.compile(r"[\W_]+")


@reads_pages("fees.who_pays")
def others_pay(page: Page, _site: Site) -> Iterator[Draft]:
    """A row of the price list, or a list item, that names a charge on borrowers or originators."""
    if "F" not in page.kinds:
        return
    for unit in page.units:
        heads = (*unit.names, *unit.context[:1], unit.text.split(":")[0])
        charged = any(a.kind in ("percent", "money") for a in page.mask(unit.text, unit).amounts)
        if charged and any(_charged(h, unit, page) for h in heads if len(h) <= SHORT):
            yield Draft("fees.who_pays", unit.text[:LONGEST], page, unit.quote, "label", 0.75)
            return


def _charged(head: str, unit: Unit, page: Page) -> bool:
    return bool(page.hits(head, unit).get("fees.who_pays", {}).get("label"))


@reads_pages("privacy.controller_contact", "privacy.recipients_named")
def in_the_policy(page: Page, site: Site) -> Iterator[Draft]:
    """A contact in the privacy policy, and those who receive data: by name, or by two narrow kinds."""
    if "P" not in page.kinds:
        return
    contact = next((u for u in page.units if _ADDRESS.search(u.text)), None)
    if contact is not None:
        yield Draft("privacy.controller_contact", True, page, contact.quote, "address", 0.8)
    for unit in page.units:
        if not is_no_claim(unit, page) and _about_recipients(unit, page) and _told_narrowly(unit, page, site):
            yield Draft("privacy.recipients_named", True, page, unit.quote, "named", 0.8)
            yield Draft("privacy.recipients", True, page, unit.quote, "named", 0.8)
            return


@reads_pages("privacy.recipients")
def recipients_listed(page: Page, _site: Site) -> Iterator[Draft]:
    """Below a heading that promises recipients: a statement that names somebody."""
    for unit in page.units if "P" in page.kinds else ():
        heads = (*unit.names, *unit.context[:1], unit.question)
        if any(_heads_recipients(h, unit, page) for h in heads if h and len(h) <= SHORT) and _names_who(
            unit, page
        ):
            yield Draft("privacy.recipients", True, page, unit.quote, "listed", 0.75)
            return


def _names_who(unit: Unit, page: Page) -> bool:
    masked = page.mask(unit.text, unit).text
    return not is_no_claim(unit, page) and any(
        not denied(masked, h.start, h.end, page.lang(unit))
        for h in page.hits(unit.text, unit).get("privacy.recipients", {}).get("who", ())
    )


def _about_recipients(unit: Unit, page: Page) -> bool:
    """The sentence says it, or the heading, label or sentence before it."""
    key = "privacy.recipients"
    if page.hits(unit.text, unit).get(key, {}).get("yes"):
        return True
    heads = (*unit.names, *unit.context[:2], unit.before, unit.question)
    return any(_heads_recipients(c, unit, page) for c in heads if c)


def _heads_recipients(head: str, unit: Unit, page: Page) -> bool:
    hits = page.hits(head, unit)
    return bool(hits.get("privacy.recipients", {}).get("yes") or hits.get(HEADS, {}).get("yes"))


def _told_narrowly(unit: Unit, page: Page, site: Site) -> bool:
    kinds = {h.wording.choice for h in page.hits(unit.text, unit).get(KINDS, {}).get("choice", ())}
    return len(kinds) >= NARROW or _names_another(unit, site)


def _names_another(unit: Unit, site: Site) -> bool:
    """A firm other than the operator receives data."""
    own = _PLAIN.sub("", site.operator).casefold()
    return any(_PLAIN.sub("", firm.text).casefold() not in own for firm in firms(unit.text))


# Safeguards, purposes and their grounds


@reads("privacy.measures")
def measures(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """On privacy, security and help pages, or below a heading about security."""
    if {"P", "X", "Q"} & set(page.kinds) or _under_security(unit, page):
        yield from read_choice(key, unit, page)


settles("privacy.measures")(gather)


def _under_security(unit: Unit, page: Page) -> bool:
    return any("X" in kinds_of_words(c, page.lang(unit)) for c in unit.context[:2])


@reads_pages("privacy.purposes", "privacy.legal_basis")
def purposes_in_tables(page: Page, _site: Site) -> Iterator[Draft]:
    """A column of purposes, or a list below a heading that promises purposes or grounds."""
    if "P" not in page.kinds:
        return
    for key in ("privacy.purposes", "privacy.legal_basis"):
        unit = next((u for u in page.units if _below(key, u, page)), None)
        span = unit.quote if unit is not None else _column(key, page)
        if span is not None:
            yield Draft(key, True, page, span, "heading", 0.8)


def _column(key: str, page: Page) -> tuple[int, int] | None:
    """The title of a column of a table that has rows below it."""
    for table in page.document.tables:
        for cell in table.rows[0] if len(table.rows) > 1 else ():
            hits = hits_of(cell.text, page.language, page.hints).get(key, {})
            if len(cell.text) <= SHORT and hits.get("yes"):
                return cell.start, cell.end
    return None


def _below(key: str, unit: Unit, page: Page) -> bool:
    heads = (*unit.names, *unit.context[:1])
    return unit.shape is not Shape.HEADING and any(
        len(h) <= SHORT and page.hits(h, unit).get(key, {}).get("yes") for h in heads
    )
