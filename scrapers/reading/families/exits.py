"""Getting out: market, payout, custody, wind-down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scoring.facts import Value
from scrapers.reading.claim import choice, claim
from scrapers.reading.figure import between, figure, label_fits
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import excluded, is_no_claim, needed
from scrapers.reading.names import WORD, Name, banks, called, firms
from scrapers.reading.registry import REGISTRY, reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit
from scrapers.values.amount import Amount


def _working_days(amount: Amount) -> Value | None:
    if amount.kind == "hours":
        return max(1, int(amount.number + 23) // 24)
    return int(amount.number) * (5 if amount.kind == "weeks" else 1)


figure(
    "payout.working_days",
    "workdays",
    "days",
    "hours",
    "weeks",
    convert=_working_days,
    which="last",
    check=between(0, 366),
)
claim("secondary_market.exists", "auto_invest.offered")
claim("winddown.plan", "winddown.funding", supposed=True)
claim(
    "secondary_market.rules",
    "exit.limits",
    "exit.term_splitting",
    "exit.price_rule",
    "exit.suspension_right",
    deny=False,
)
claim("payout.may_delay", deny=False)
claim("custody.segregated")
choice("claim.kind", "platform.kind")


_in_days = REGISTRY.units["payout.working_days"]


@reads("payout.working_days")
def payout(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A number of days; `the next working day` is one, `the same day` none."""
    roles = page.hits(unit.text, unit).get(key, {})
    told = [d for d in _in_days(key, unit, page, site) if d.method != "answer" or not roles.get("next")]
    yield from told
    if told or is_no_claim(unit, page) or not needed(key, unit, page):
        return
    if unit.names and not any(label_fits(key, n, unit, page) for n in unit.names):
        return
    for role, number in (("next", 1), ("same", 0)):
        if roles.get(role) and not roles.get("not"):
            yield Draft(key, number, page, unit.quote, "named-day", 0.75)
            return


@settles("payout.working_days")
def longest_of_each_page(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Of `usually two, at most five` the longest counts."""
    longest: dict[int, Draft] = {}
    for draft in drafts:
        held = longest.get(draft.page.order)
        if held is None or int(str(draft.value)) > int(str(held.value)):
            longest[draft.page.order] = draft
    return list(longest.values())


@reads("custody.institution")
def custodian(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The firm or bank named where client money is said to be held."""
    full = firms(unit.text)
    apart = (b for b in banks(unit.text) if not any(f.start < b.start < f.end for f in full))
    names = (*full, *apart) or tuple(_behind(unit, page)) or _called(unit, page)
    yield from _institution(key, unit, page, site, names)


_NAME = re.compile(rf"\s[„“\"«]?({WORD}(?:\s{WORD}){{0,2}})")


def _behind(unit: Unit, page: Page) -> Iterator[Name]:
    """A name without legal form right behind the words for such an institution: `the payment institution Lemonway`."""
    masked = page.mask(unit.text, unit)
    for found in lexicon(page.lang(unit)).phrase("institution").finditer(masked.text):
        if named := _NAME.match(unit.text, masked.span(found.start(), found.end())[1]):
            yield Name(named[1], named.start(1), named.end(1))


@reads("winddown.servicer")
def servicer(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The firm named to run off the loans; not who takes over when a borrower fails."""
    if page.hits(unit.text, unit).get(key, {}).get("not"):
        return
    yield from _institution(key, unit, page, site, firms(unit.text) or _called(unit, page))


def _called(unit: Unit, page: Page) -> tuple[Name, ...]:
    """Firms without a legal form; authorities are no firms."""
    hits = page.hits(unit.text, unit)
    masked = page.mask(unit.text, unit)
    known = [masked.span(h.start, h.end) for h in hits.get("licence.regulator", {}).get("choice", ())]
    named = called(unit.text, page.lang(unit))
    return tuple(n for n in named if not any(s < n.end and n.start < e for s, e in known))


_NEAR, _FAR = 18, 60
"""Characters from a wording within which another one excludes it: who fails stands at the beginning of a sentence."""


def _institution(key: str, unit: Unit, page: Page, site: Site, names: tuple[Name, ...]) -> Iterator[Draft]:
    """The name nearest to one of the key's wordings, other than the operator's own."""
    roles = page.hits(unit.text, unit).get(key, {})
    others = [n for n in names if not site.operator or site.operator not in n.text]
    if not others or is_no_claim(unit, page) or not needed(key, unit, page):
        return
    if any(page.hits(n, unit).get(key, {}).get("label") for n in unit.names):
        yield Draft(key, others[0].text, page, unit.quote, "label", 0.85)
        return
    asked = (
        page.hits(unit.question, unit).get(key, {})
        if unit.question and len({n.start for n in others}) == 1
        else {}
    )
    if asked.get("label") and unit.shape is Shape.ANSWER and not roles.get("not"):
        yield Draft(key, others[0].text, page, unit.quote, "answer", 0.76)
        return
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        reach = _FAR if key == "winddown.servicer" else _NEAR
        if not unit.names and not excluded(dict(roles), masked.text, hit.start, hit.end, reach):
            start, end = masked.span(hit.start, hit.end)
            near = min(others, key=lambda n: min(abs(n.start - end), abs(start - n.end)))
            weight = 0.82 if 0 <= near.start - end <= 3 else 0.75
            yield Draft(key, near.text, page, unit.quote, "name-near-wording", weight)
            return


@settles("custody.institution", "winddown.servicer")
def longest_name(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The same firm named shorter and longer counts once, in full."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -len(str(d.value))):
        if not any(str(draft.value).rstrip(".") in str(k.value) for k in kept):
            kept.append(draft)
    best = max((d.weight for d in kept), default=0)
    return [d for d in kept if d.weight >= best - 0.05]


@settles("platform.kind")
def main_business(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Resold claims of other lenders decide when told twice or on their own page; else what is told most."""
    live = [d for d in drafts if not d.page.article_date] or drafts
    resold = [d for d in live if d.value == "marketplace"]
    if len(resold) >= 2 or any("G" in d.page.kinds for d in resold):
        return resold
    counts = Counter(str(d.value) for d in live if d.value != "marketplace")
    most = max(counts.values(), default=0)
    return [d for d in live if counts[str(d.value)] == most] if most else live
