"""Where things stand: how far the privacy policy is, where the warning is, which languages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urldefrag

from scrapers.documents.document import Block, Region
from scrapers.reading.meaning import denied, excluded, is_no_claim
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

FIRST_SCREEN = 1500
"""Visible characters of the main part that count as the first screen."""
_LEGAL, _ADVERTISING = frozenset("TR"), frozenset("HOQB")
_BESIDE = (Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG)
_WORST = ("document", "footer", "body", "first-screen")


def states(key: str, unit: Unit, page: Page) -> bool:
    """The statement says the thing and does not deny, ask or only imagine it."""
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit).text
    if is_no_claim(unit, page):
        return False
    for hit in (*roles.get("yes", ()), *roles.get("topic", ())):
        turned = not hit.wording.pattern.fixed and denied(masked, hit.start, hit.end, page.lang(unit))
        if not turned and not excluded(dict(roles), masked, hit.start, hit.end):
            return True
    return False


def _bare(url: str) -> str:
    return urldefrag(url)[0].removesuffix("/")


def _is_home(page: Page) -> bool:
    return "H" in page.kinds


@reads_pages("privacy.policy_depth")
def policy_depth(page: Page, site: Site) -> Iterator[Draft]:
    """1 when the home page links the privacy policy, 2 when only another page does; the link is the evidence."""
    policies = {_bare(u) for p in site.pages if "P" in p.kinds for u in (p.document.url, p.capture.requested)}
    if "P" in page.kinds:
        return
    link = next((x for x in page.document.links if _bare(x.url) in policies and x.text.strip()), None)
    if link is None:
        return
    block = page.document.blocks[link.block] if 0 <= link.block < len(page.document.blocks) else None
    at = page.document.text.find(link.text, block.start if block else 0)
    if at >= 0:
        span = (at, at + len(link.text))
        yield Draft("privacy.policy_depth", 1 if _is_home(page) else 2, page, span, "link", 0.9)


@settles("privacy.policy_depth")
def shortest_way(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The fewest clicks, once."""
    return sorted(drafts, key=lambda d: (str(d.value), d.page.order))[:1]


@reads_pages("protection.warning_place")
def warning_place(page: Page, _site: Site) -> Iterator[Draft]:
    """Where the risk warning stands on the home page and on pages with offers; elsewhere it is `document`."""
    if page.document.media != "html":
        return
    warnings = [u for u in page.units if states("protection.risk_warning", u, page)]
    if _is_home(page) or "O" in page.kinds:
        where = "home" if _is_home(page) else "offers"
        best = max(warnings, key=lambda u: _WORST.index(_place(u, page)), default=None)
        if best is not None:
            yield Draft(
                "protection.warning_place",
                _place(best, page),
                page,
                best.quote,
                "place",
                0.85,
                qualifiers=(("page", where),),
            )
    elif warnings and set(page.kinds) & _LEGAL:
        span = warnings[0].quote
        yield Draft(
            "protection.warning_place", "document", page, span, "place", 0.8, qualifiers=(("page", "home"),)
        )


def _place(unit: Unit, page: Page) -> str:
    if unit.region is Region.FOOTER:
        return "footer"
    before = sum(b.end - b.start for b in page.document.blocks if b.start < unit.start and _main(b))
    return "first-screen" if before <= FIRST_SCREEN else "body"


def _main(block: Block) -> bool:
    return block.region not in _BESIDE


@settles("protection.warning_place")
def place_by_page(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Home: where it stands there, else that it stands in a document only. Offers: the worst of those read."""
    chosen: dict[tuple[tuple[str, str], ...], Draft] = {}
    for draft in drafts:
        before = chosen.get(draft.qualifiers)
        if before is None or _rank(draft) > _rank(before):
            chosen[draft.qualifiers] = draft
    return list(chosen.values())


def _rank(draft: Draft) -> int:
    """Home pages: the better place wins; offers: the worse one."""
    place = _WORST.index(str(draft.value))
    return -place if draft.qualifiers == (("page", "offers"),) else place


@reads_pages("languages.marketing", "languages.legal")
def languages(page: Page, _site: Site) -> Iterator[Draft]:
    """The language of each advertising and each legal page; its first words are the evidence."""
    if not page.language or page.document.media == "pdf" or not page.units:
        return
    span = page.units[0].quote
    if set(page.kinds) & _ADVERTISING and "N" not in page.kinds:
        yield Draft("languages.marketing", page.language, page, span, "language", 0.85)
    if set(page.kinds) & _LEGAL:
        yield Draft("languages.legal", page.language, page, span, "language", 0.85)


@settles("languages.marketing", "languages.legal")
def each_language(key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Every language once, in one list."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        first.setdefault(str(draft.value), draft)
    return [_listed(key, first)] if first else []


def _listed(key: str, by_language: dict[str, Draft]) -> Draft:
    head = next(iter(by_language.values()))
    return Draft(key, tuple(by_language), head.page, head.quote, "language", 0.85)


@reads_pages("buyback.limits_near", "provision_fund.warning_near")
def limits_near(page: Page, _site: Site) -> Iterator[Draft]:
    """On a page that advertises a buyback or a fund: do its limits stand there too?"""
    if page.document.media != "html" or {"N", "D", "P", "C"} & set(page.kinds):
        return
    yield from _near("buyback.limits_near", "buyback.offered", _tells_limits, page, frozenset("HBQO"))
    yield from _near(
        "provision_fund.warning_near", "provision_fund.exists", _warns_of_fund, page, frozenset()
    )


def _near(
    key: str, offered: str, limits: Callable[[Unit, Page], bool], page: Page, kinds: frozenset[str]
) -> Iterator[Draft]:
    named = next((u for u in page.units if not u.names and states(offered, u, page)), None)
    if named is None or (kinds and not kinds & set(page.kinds)):
        return
    beside = next((u for u in page.units if limits(u, page)), None)
    yield Draft(key, beside is not None, page, (beside or named).quote, "beside", 0.75)


def _tells_limits(unit: Unit, page: Page) -> bool:
    """Who buys, or after how many days: what bounds the promise."""
    hits = page.hits(unit.text, unit)
    trigger, obligor = hits.get("buyback.trigger_days", {}), hits.get("buyback.obligor", {})
    return bool(trigger.get("say") or obligor.get("choice"))


def _warns_of_fund(unit: Unit, page: Page) -> bool:
    return states("provision_fund.discretionary", unit, page)


@settles("buyback.limits_near", "provision_fund.warning_near")
def everywhere(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """True only when it holds on every page that advertises the thing."""
    missing = [d for d in drafts if d.value is False]
    return (missing or drafts)[:1]
