"""Licence: regulator, number, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.amounts import Masked
from scrapers.reading.authority import as_named
from scrapers.reading.claim import chosen
from scrapers.reading.clauses import TURN
from scrapers.reading.figure import label_fits
from scrapers.reading.folding import simplified
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import denied, excluded, is_no_claim
from scrapers.reading.names import APART, ENDED, banks, core, firms
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_NUMBER = re.compile(
    rf"{APART}(?=[\w./-]{{0,40}}\d)(?:[A-Z]{{1,5}}[-/ ]?)?[\dA-Z][\w./-]{{0,24}}[\dA-Z]{ENDED}"
    r"|(?<![\w.,/])\d{1,10}(?![\w])"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,8}[\[〔（(]?(?:19|20)\d\d[\]〕）)]?第?\d{1,6}号")
"""A Chinese document number: who issued it, the year, the number."""
_CODE = re.compile(r"[\u4e00-\u9fff][A-Z]\d?-\d{8}")
"""A Chinese telecommunications licence: the province, its class, the number."""
_SHORT = re.compile(r"\s?[(（][\w.-]{2,12}[)）]")
_PAGES = {"H", "I", "L", "T", "A", "Q", "D", "R"}


def _is_ours(unit: Unit, page: Page, site: Site) -> bool:
    """Nobody else (a bank, a lender) is the subject of the sentence, or heads the column."""
    spans = _authority_spans(unit, page)
    if any(not _is_mine(f.text, site) for n in unit.names for f in firms(n)):
        return False
    names = (*firms(unit.text), *banks(unit.text))
    others = [n.text for n in names if not any(s < n.end and n.start < e for s, e in spans)]
    return not others or any(_is_mine(o, site) for o in others)


def _is_mine(name: str, site: Site) -> bool:
    mine = core(site.operator)
    return not mine or mine in core(name) or core(name) in mine


def _authority_spans(unit: Unit, page: Page) -> list[tuple[int, int]]:
    """Where authorities are named: a central bank is no other bank."""
    masked = page.mask(unit.text, unit)
    hits = page.hits(unit.text, unit).get("licence.regulator", {}).get("choice", ())
    return [masked.span(h.start, h.end) for h in hits]


def _reads_here(unit: Unit, page: Page, site: Site) -> bool:
    if not _PAGES & set(page.kinds) or {"K", "N", "P"} & set(page.kinds[:1]) or is_no_claim(unit, page):
        return False
    return _is_ours(unit, page, site)


@reads("licence.regulator")
def regulator(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A known authority, or the name after a word for supervision."""
    if not _reads_here(unit, page, site):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    labelled = any(label_fits(key, n, unit, page) for n in unit.names)
    masked = page.mask(unit.text, unit)
    if roles.get("not") or (unit.names and not labelled):
        return
    for hit in roles.get("choice", ()):
        start, end = masked.span(hit.start, hit.end)
        if (labelled or roles.get("say") or _licensing(unit, page)) and not denied(
            masked.text, hit.start, hit.end, page.lang(unit)
        ):
            more = _SHORT.match(unit.text, end)
            value = as_named(_place(unit.text[:start]) + unit.text[start : more.end() if more else end])
            yield Draft(
                key, value, page, unit.quote, "known-authority", 0.9, extra=(), unit=hit.wording.choice
            )
    if labelled and not roles.get("choice") and 3 <= len(unit.text) <= 80 and not re.search(r"\d", unit.text):
        yield Draft(key, unit.text.strip(" ."), page, unit.quote, "label", 0.8)


def _licensing(unit: Unit, page: Page) -> bool:
    """The sentence tells what licence was given, or when: whoever gave it supervises."""
    hits = page.hits(unit.text, unit)
    return bool(hits.get("licence.kind", {}).get("choice") or hits.get("licence.granted_on", {}).get("say"))


def _place(before: str) -> str:
    """The province, city or district that is the first part of a Chinese authority's name."""
    found = _PLACE.search(simplified(before))
    return before[found.start() :] if found else ""


_PLACE = re.compile(
    r"(?:(?<=[由受经向在为是系于获归至，：:,])|(?<![\u4e00-\u9fff]))"
    r"(?:[^\W\d_由受经向在为是系于获归至]{2,3}(?:省|市|区|县)){1,3}(?:人民政府)?$"
)


@settles("licence.regulator")
def each_authority_once(key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The longest form of each authority's name, from where it stands first."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-len(str(d.value)), d.page.order)):
        once.setdefault(draft.unit or str(draft.value).lower(), draft)
    return [Draft(key, d.value, d.page, d.quote, d.method, d.weight) for d in once.values()]


@reads("licence.number")
def number(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The code after a word for licence number."""
    if not _reads_here(unit, page, site):
        return
    if any(label_fits(key, n, unit, page) for n in unit.names):
        text = unit.text
        marked = page.hits(text, unit).get(key, {}).get("say", ())
        start = page.mask(text, unit).span(marked[0].start, marked[0].end)[1] if marked else 0
        found = _CODE.search(text, start) or _NUMBER.search(text, start)
        if found and (marked or found.start() < 12):
            yield Draft(key, found[0], page, unit.quote, "label", 0.85)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    if unit.names or lexicon(page.lang(unit)).phrase("former").search(masked.text):
        return
    weak = roles.get("weak", ()) if _licensing(unit, page) or _authority_spans(unit, page) else ()
    for hit in sorted((*roles.get("say", ()), *weak), key=lambda h: -h.end):
        end = masked.span(hit.start, hit.end)[1]
        found = next(
            filter(None, (shape.search(unit.text, end, end + 40) for shape in (_CODE, _CHINESE, _NUMBER))),
            None,
        )
        if (
            found
            and found.start() - end <= 16
            and not excluded(dict(roles), masked.text, hit.start, hit.end, 15)
        ):
            if "/1503" in found[0] or _is_amount(masked, found.start()):
                continue
            yield Draft(key, found[0], page, unit.quote, "wording", 0.85)
            return


def _is_amount(masked: Masked, start: int) -> bool:
    """The figure is part of a date, a period or a sum."""
    return any(a.start <= start < a.end and a.kind != "count" for a in masked.amounts)


_ICP = re.compile(r"[\u4e00-\u9fff]ICP[备证證備][\s]?\d{6,10}号?(?:-\d{1,3})?")


@reads("cn.icp_number")
def icp(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """An ICP filing number wherever it stands; for want of a licence it is the number of the filing."""
    filed = _ICP.search(unit.text)
    if found := filed or _CODE.search(unit.text):
        yield Draft(key, found[0], page, unit.quote, "icp", 0.9 if filed else 0.7)
    for code in (_CODE.search(unit.text), filed) if _PAGES & set(page.kinds) else ():
        if code:
            yield Draft(
                "licence.number", code[0], page, unit.quote, "filing" if code is filed else "code", 0.8
            )


@settles("licence.number")
def each_number_once(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The same number once; a mere filing gives way to the licence beside it."""
    drafts = [d for d in drafts if d.method != "filing"] or drafts
    if any(d.method == "code" for d in drafts):
        drafts = [d for d in drafts if not _ICP.fullmatch(str(d.value))]
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        once.setdefault(re.sub(r"\W", "", str(draft.value)).lower(), draft)
    return list(once.values())[:2]


@reads("licence.kind")
def kind(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """What the licence is, or that there is none."""
    if not _reads_here(unit, page, site) or "G" in page.kinds[:1]:
        return
    for hit in chosen(key, unit, page):
        if hit.wording.choice not in ("none", "exempt") and _withheld(hit, unit, page):
            continue
        strength = (
            0.85 if page.hits(unit.text, unit).get("licence.regulator", {}).get("say") or unit.names else 0.7
        )
        if hit.wording.choice == "none" or {"L", "I"} & set(page.kinds):
            strength = max(strength, 0.8)
        yield Draft(key, hit.wording.choice, page, unit.quote, "wording", strength)


def _withheld(hit: Hit, unit: Unit, page: Page) -> bool:
    """The sentence says that this licence is not held: `not authorised as one or as the other`."""
    before = page.mask(unit.text, unit).text[: hit.end]
    denials = list(lexicon(page.lang(unit)).phrase("not_licensed").finditer(before))
    return bool(denials) and not TURN.search(before[denials[-1].end() :])


@settles("licence.kind")
def best_kind(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The kind stated most strongly; a filing gives way to a licence."""
    best = max((d.weight for d in drafts), default=0)
    strong = [d for d in drafts if d.weight == best]
    licensed = [d for d in strong if d.value not in ("none", "exempt", "icp-filing")] or strong
    once: dict[str, Draft] = {}
    for draft in licensed:
        once.setdefault(str(draft.value), draft)
    return list(once.values())[:1]
