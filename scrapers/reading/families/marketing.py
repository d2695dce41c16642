"""What advertising promises, and security of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from scrapers.reading.claim import choice, claim, gather
from scrapers.reading.meaning import answers, denied, excluded, is_no_claim, needed, supposes
from scrapers.reading.registry import REGISTRY, reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

SHARE = "marketing.bonus_share"
claim("marketing.instant_access", headings=True)
claim("marketing.urgency", headings=True, deny=False)
claim("marketing.claims_checks", "marketing.affiliate_programme", deny=False)
claim("collateral.secured", deny=False, headings=True)
claim(
    "risk_model.described",
    "risk_model.inputs",
    "risk_model.classes",
    "risk_model.price_link",
    "risk_model.limits",
    deny=False,
)
claim("notices.monthly_report", "security.disclosure_policy", "records.export", deny=False)
choice("marketing.urgency_kind", "marketing.affiliate_basis", "security.mfa_kind")
choice("marketing.endorsements", many=True, kinds="H A")


@reads("marketing.bonus")
def bonus(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The offer in its own words: the clause that names the gift."""
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    if (
        unit.names
        or is_no_claim(unit, page)
        or not needed(key, unit, page)
        or {"T", "P", "D", "K"} & set(page.kinds)
    ):
        return
    for hit in roles.get("say", ()):
        if excluded(dict(roles), masked.text, hit.start, hit.end) or denied(
            masked.text, hit.start, hit.end, page.lang(unit)
        ):
            continue
        clause = _clause(unit.text, *masked.span(hit.start, hit.end))
        if re.search(r"\d", clause):
            yield Draft(key, clause, page, unit.quote, "clause", 0.75, as_of=page.article_date)
            yield from _size(clause, unit, page)
            return


REGISTRY.page_keys.add(SHARE)


def _size(clause: str, unit: Unit, page: Page) -> Iterator[Draft]:
    """The bonus against the sum invested: a percentage of it, or the gift over the sum asked for."""
    rates = [a.number for a in page.mask(clause, unit).amounts if a.kind == "percent"]
    sums = [a for a in page.mask(unit.text, unit).amounts if a.kind == "money"]
    value = max(rates, default=None)
    if value is None and len(sums) == 2 and sums[0].unit == sums[1].unit:
        gift, invested = sorted(a.number for a in sums)
        value = (100 * gift / invested).quantize(Decimal("0.01")) if gift < invested else None
    if value is not None and 0 < value <= 100:
        yield Draft(SHARE, value, page, unit.quote, "share", 0.75, as_of=page.article_date)


@settles(SHARE)
def greatest(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """The greatest of the offers that still stand."""
    return sorted(_standing(drafts, site), key=lambda d: -Decimal(str(d.value)))[:1]


def _standing(drafts: list[Draft], site: Site) -> list[Draft]:
    """Without what only posts older than a year tell."""
    oldest = (site.today - timedelta(days=366)).isoformat()
    return [
        d
        for d in drafts
        if not d.page.article_date or d.page.article_date >= oldest[: len(d.page.article_date)]
    ]


def _clause(text: str, start: int, end: int) -> str:
    """From the comma before the wording to the comma or stop after it."""
    text = _CHINESE_COMMA.sub("，", text)
    left = max(
        (
            text.rfind(m, 0, start) + len(m)
            for m in (", ", ". ", "，", "。", "; ", " and ", " und ", " y ", " et ")
        ),
        default=0,
    )
    left = left if left > 4 else 0
    rights = sorted(i for m in _STOPS for i in _places(text, m, end))
    stop = next((i for i in rights if not _goes_on(text, i)), len(text))
    return text[left:stop].strip().rstrip(".!。！")


_CHINESE_COMMA = re.compile(r"(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])")
_STOPS = (", ", ". ", "，", "。", "; ", "；")


def _places(text: str, mark: str, start: int) -> Iterator[int]:
    at = text.find(mark, start)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _goes_on(text: str, comma: int) -> bool:
    """Behind the comma stands more of the offer: another sum, or what it depends on."""
    rest = text[comma + 1 :]
    end = min((i for m in _STOPS if (i := rest.find(m, 1)) >= 0), default=len(rest))
    return text[comma] == "," and bool(re.search(r"\d", rest[:end]))


@settles("marketing.bonus")
def one_offer_a_page(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """The first offer of each page that is not an old post."""
    first: dict[int, Draft] = {}
    for draft in _standing(drafts, site):
        first.setdefault(draft.page.order, draft)
    return list(first.values())


@reads("security.mfa")
def second_factor(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Forced, offered or not there; what is only announced is not offered."""
    if is_no_claim(unit, page):
        return
    found = {h.wording.choice for h in page.hits(unit.text, unit).get(key, {}).get("choice", ())}
    asked = next(
        (t for t in (unit.question, *unit.names) if page.hits(t, unit).get(key, {}).get("choice")), ""
    )
    if asked:
        found |= _told_of_factor(asked, unit, page)
    for value in ("none",) if supposes(unit, page) else ("none", "forced", "offered"):
        if value in found:
            yield Draft(key, value, page, unit.quote, "wording", 0.8)
            return


def _told_of_factor(asked: str, unit: Unit, page: Page) -> set[str]:
    """What the answer to a question about a second factor, or what stands beside its name, says of it."""
    if page.says("optional", unit.text, unit):
        return {"offered"}
    if page.says("compulsory", unit.text, unit):
        return {"forced"}
    reply = answers(unit, page)
    if reply is None:
        return set()
    if page.says("compulsory", asked, unit):
        return {"forced" if reply else "offered"}
    return {"offered" if reply else "none"}


@settles("security.mfa")
def strictest(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """`forced` anywhere outweighs the mere mention of a second factor."""
    for value in ("forced", "none"):
        if any(d.value == value for d in drafts):
            return [d for d in drafts if d.value == value]
    return drafts


_HAN = re.compile(r"[\u3400-\u9fff]")
"""A grade of protection that Chinese pages write in many ways is given in one."""


@reads("security.certifications")
def certifications(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Certificates by their own names, as printed."""
    roles = page.hits(unit.text, unit).get(key, {})
    if is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    found = [(h.start, h.end, h) for h in roles.get("choice", ())]
    for start, end, hit in found:
        inner = any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found)
        inner = inner or excluded(dict(roles), masked.text, start, end, 80)
        if not inner and not denied(masked.text, start, end, page.lang(unit)):
            low, high = masked.span(start, end)
            printed = hit.wording.choice if _HAN.search(hit.wording.choice) else unit.text[low:high]
            yield Draft(key, (printed,), page, unit.quote, "wording", 0.8, unit=hit.wording.choice)


@settles("security.certifications")
def each_once(key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """One certificate in several spellings counts once."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.value != (d.unit,)):
        once.setdefault(str(draft.unit), draft)
    return gather(key, list(once.values()), site)
