"""Who operates the platform: the legal name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.figure import label_fits
from scrapers.reading.folding import fold
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.names import core, firms, is_written_out
from scrapers.reading.operator import OWN_PAGES, is_host, of_a_group, plain, related
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit


@reads("entity.legal_name")
def legal_name(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A firm beside a word for operator; in the imprint, the footer or the terms."""
    if not OWN_PAGES & set(page.kinds) or is_no_claim(unit, page) or is_host(unit, page):
        return
    found = [
        n
        for n in firms(unit.text)
        if not _FORMER.search(fold(unit.text[max(0, n.start - 40) : n.start]))
        and not (page.says("not_operator", n.text, unit) and core(n.text) != core(site.operator))
    ]
    if not found:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if any(label_fits(key, n, unit, page) for n in unit.names):
        weight = 0.9 if {"I", "L", "T", "H", "A"} & set(page.kinds) else 0.7
        yield Draft(key, found[0].text, page, unit.quote, "label", weight)
        return
    if unit.names:
        return
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        start, end = masked.span(hit.start, hit.end)
        later = (
            [n for n in found if n.start >= start]
            if _TOWARDS.search(masked.text[hit.start : hit.end])
            else found
        )
        if not later or excluded(dict(roles), masked.text, hit.start, hit.end, 24):
            continue
        near = min(later, key=lambda n: min(abs(n.start - end), abs(start - n.end)))
        if "," in unit.text[end : near.start].strip(" ,") and later is not found:
            continue
        if min(abs(near.start - end), abs(start - near.end)) < 40:
            yield Draft(key, near.text, page, unit.quote, "operator-wording", 0.85)
            return
    if found[0].start == 0 and page.hits(unit.text, unit).get("licence.regulator", {}).get("say"):
        yield Draft(key, found[0].text, page, unit.quote, "licensed-name", 0.8)
        return
    opens = found[0].start == 0 and len(unit.text) <= 90 and _carries(found[0].text, site)
    if opens and {"D", "T", "I"} & set(page.kinds):
        yield Draft(key, found[0].text, page, unit.quote, "name-of-the-site", 0.78)
        return
    if of_a_group(unit.text[: found[0].start]):
        return
    numbered = page.hits(unit.text, unit).get("entity.registration_number", {}).get("say")
    if numbered or (unit.region is Region.FOOTER and "©" not in unit.text):
        yield Draft(key, found[0].text, page, unit.quote, "number-beside-name", 0.8 if numbered else 0.6)


_TOWARDS = WordShape(r"(?:{towards})\s{0,4}$")
_FORMER = WordShape(r"(?:{former_name})[^.]{0,34}$")


@reads_pages("entity.legal_name")
def own_name(page: Page, site: Site) -> Iterator[Draft]:
    """The firm that the site names most as its own, where imprint, footer, terms or licence name it at all."""
    if not site.operator or not _FORMAL & set(page.kinds) or {"K", "N"} & set(page.kinds[:1]):
        return
    for unit in page.units:
        if (
            unit.names
            or is_no_claim(unit, page)
            or not (unit.region is Region.FOOTER or _LEGAL & set(page.kinds))
        ):
            continue
        for name in () if is_host(unit, page) else firms(unit.text):
            if core(name.text) == core(site.operator) and not of_a_group(unit.text[: name.start]):
                yield Draft("entity.legal_name", name.text, page, unit.quote, "own-name", 0.72)
                return


_FORMAL, _LEGAL = frozenset("HITL"), frozenset("ITL")


@settles("entity.legal_name")
def operator(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """Names that stand best proven; the same name in several spellings once, with its form abbreviated."""
    drafts = _credible(drafts, site)
    best = max((d.weight for d in drafts), default=0)
    kept: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        bare = _spelled(str(draft.value))
        if draft.weight >= best - 0.1 and not any(bare in k or k in bare for k in kept):
            kept[bare] = draft
    chosen = [d for d in kept.values() if related(str(d.value), site) or d.weight == best][:3]
    return [_shortest_form(d, drafts) for d in chosen]


def _spelled(name: str) -> str:
    """What tells two names apart: a form written out in full is no other form than its abbreviation."""
    return core(name) if is_written_out(name) else plain(name)


def _credible(drafts: list[Draft], site: Site) -> list[Draft]:
    """Beside the site's own firm, another one counts only where operators are named: not in answers and stories."""
    mine = core(site.operator)
    if not any(core(str(d.value)) == mine for d in drafts):
        return drafts
    return [
        d
        for d in drafts
        if core(str(d.value)) == mine
        or related(str(d.value), site)
        or d.method == "label"
        or _LEGAL & set(d.page.kinds)
    ]


def _shortest_form(draft: Draft, drafts: list[Draft]) -> Draft:
    """The same firm as another page writes it, when that spells its legal form in fewer letters."""
    mine = core(str(draft.value))
    same = [d for d in drafts if core(str(d.value)) == mine and not is_written_out(str(d.value))]
    return same[0] if same and is_written_out(str(draft.value)) else draft


def _carries(name: str, site: Site) -> bool:
    """The firm's name has every word of the platform's."""
    words = re.findall(r"\w{3,}", site.name.lower())
    return bool(words) and all(w in plain(name) for w in words)
