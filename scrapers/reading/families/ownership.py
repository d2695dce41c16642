"""Whether ownership is followed down to people, a listed company or a state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scrapers.reading.families.people import ownership, shareholdings, shares_by_name
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import is_no_claim
from scrapers.reading.names import Name, firms, is_person, people
from scrapers.reading.operator import plain
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

KEY = "people.owners_to_persons"
_WHERE = frozenset("AILD")
_BESIDE = 60
"""Characters within which a mark (listed, state-owned) or a name in brackets belongs to a firm."""


@reads_pages(KEY)
def down_to_persons(page: Page, site: Site) -> Iterator[Draft]:
    """What the page says of it, and the owners it names: whether each of them is followed is settled at the end."""
    if _WHERE & set(page.kinds):
        yield from _told(page)
    for draft in (*shareholdings(page, site), *shares_by_name(page, site), *ownership(page, site)):
        if isinstance(draft.value, tuple):
            yield replace(draft, key=KEY)


@settles(KEY)
def followed(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """True when every owner ends in a person, a listed company or a state.

    Nominees or a refusal outweigh the names beside them. False only when nominees hold the shares or the owners are
    withheld; owners that stay unnamed companies leave the key open.
    """
    told = [d for d in drafts if isinstance(d.value, bool)]
    owners: dict[str, Draft] = {}
    for draft in drafts:
        for name in draft.value if isinstance(draft.value, tuple) else ():
            owners.setdefault(name, draft)
    if owners and all(is_person(n) or _followed(n, site) for n in owners):
        first = next(iter(owners.values()))
        more = tuple(d.quote for d in owners.values() if d.page is first.page and d is not first)
        told.append(
            Draft(KEY, True, first.page, first.quote, "owners", 0.75, extra=(*first.extra, *more)[:8])
        )
    return [d for d in told if d.value is False] or told


def _told(page: Page) -> Iterator[Draft]:
    """The last owner is named as a person, or the page says that nominees hold or that owners are withheld."""
    for unit in page.units:
        if is_no_claim(unit, page):
            continue
        roles = page.hits(unit.text, unit).get(KEY, {})
        if roles.get("no") and not unit.names:
            yield Draft(KEY, False, page, unit.quote, "withheld", 0.8)
        headed = any(page.hits(n, unit).get(KEY, {}).get("yes") for n in unit.names)
        if (headed or roles.get("yes")) and not roles.get("no") and _names_person(unit):
            yield Draft(KEY, True, page, unit.quote, "ultimate-owner", 0.85)


def _names_person(unit: Unit) -> bool:
    return is_person(unit.text.strip(" .")) or any(people(unit.text))


def _followed(firm: str, site: Site) -> bool:
    """Somewhere the firm is said to be listed, a state's, or owned by a person."""
    pages = (p for p in site.pages if _WHERE & set(p.kinds))
    return any(_ends(firm, unit, page) for page in pages for unit in page.units)


def _ends(firm: str, unit: Unit, page: Page) -> bool:
    at = next((n for n in firms(unit.text) if plain(n.text) == plain(firm)), None)
    under = any(plain(firm) in plain(c) for c in (*unit.names, *unit.context[:1]))
    if at is None:
        return under and _names_person(unit) and _speaks_of_owners(unit, page)
    after = unit.text[at.end :]
    return _is_marked(unit, page, at) or _in_brackets(after) or _owned_by_person(unit, page, at)


def _speaks_of_owners(unit: Unit, page: Page) -> bool:
    phrase = lexicon(page.lang(unit)).phrase("owner_words")
    return any(phrase.search(page.mask(t, unit).text) for t in (unit.text, *unit.names, *unit.context[:1]))


def _is_marked(unit: Unit, page: Page, firm: Name) -> bool:
    """`listed on the Warsaw exchange`, `wholly owned by the state`, beside the firm's name."""
    near = unit.text[max(0, firm.start - _BESIDE) : firm.end + _BESIDE]
    return bool(page.hits(near, unit).get(KEY, {}).get("listed"))


def _in_brackets(after: str) -> bool:
    """`Amber Holding Ltd (Ilze Kalna)`."""
    found = re.match(r"\s?[(（]([^)）]{3,80})[)）]", after)
    return bool(found and any(people(found[1])))


def _owned_by_person(unit: Unit, page: Page, firm: Name) -> bool:
    """The firm is what is owned: `Amber Holding is owned by Ilze Kalna`, `the shareholder of Amber is Ilze Kalna`."""
    masked = page.mask(unit.text, unit)
    named = list(people(unit.text))
    for found in lexicon(page.lang(unit)).phrase("owner_words").finditer(masked.text):
        start, end = masked.span(found.start(), found.end())
        later = any(p.start >= max(end, firm.end) for p in named)
        of_it = (
            start < firm.start and len(_FILL.regex.sub("", fold(unit.text[end : firm.start])).strip()) == 0
        )
        behind = any(_belongs(unit.text, firm, p, start) for p in named)
        if (later and (firm.end <= start or of_it)) or behind:
            return True
    return False


def _belongs(text: str, firm: Name, person: Name, owning: int) -> bool:
    """`Amber Holding AG, die Ilze Kalna allein gehört`: the person right behind the firm, the owning after both."""
    between = text[firm.end : person.start]
    return firm.end <= person.start <= owning and bool(re.fullmatch(r"[,(]\s\w{2,6}\s", between))


_FILL = WordShape("{of_words}|'")
