"""Reading a figure: from a label and its value, from a table cell with its axes, or from a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from scrapers.reading.axes import class_of
from scrapers.reading.labelled import labelled
from scrapers.reading.labels import label_fits
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import forecasts, is_for_borrowers, is_no_claim, needed, speaks_of_us, warns
from scrapers.reading.names import banks, core, firms
from scrapers.reading.operator import someone_else
from scrapers.reading.qualifiers import as_of_article
from scrapers.reading.registry import REGISTRY
from scrapers.reading.said import said
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.spec import Figure, between, days, months, whole
from scrapers.reading.units import Shape, Unit

_PLATFORMS_OWN = ("accounts.", "borrowers.", "investors.", "loans.funded", "loans.count", "loans.outstanding")
_INVESTORS = ("fees.investor", "fees.early_exit", "invest.", "returns.", "payout.", "protection.")
"""What a sentence about borrowers does not tell of investors."""
_ABOUT_US = ("buyback.", "provision_fund.")
_LENDERS = ("returns.", "invest.", "fees.investor")
"""What lenders get, give and pay: a page for borrowers states their own rates, sums and fees."""
_FILED = frozenset("DAI")
"""Kinds of pages on which `the company` is the platform's own."""
_ONE_FIRMS = ("entity.", "accounts.")
"""In a sentence that names another firm these are that firm's."""


def figure(key: str, *kinds: str, offers: bool = False, **options: object) -> None:
    """Register a figure."""
    spec = Figure(key, kinds, **options)  # type: ignore[arg-type]
    REGISTRY.units[key] = lambda _key, unit, page, site: read_figure(spec, unit, page, site)
    if offers:
        REGISTRY.read_on_offers.add(key)


def read_figure(spec: Figure, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """All values a statement gives for the key."""
    if is_no_claim(unit, page) or not needed(spec.key, unit, page):
        return
    if page.kinds[:1] and page.kinds[0] in spec.never.split():
        return
    if spec.key.startswith(_LENDERS) and is_for_borrowers(page):
        return
    if spec.dated and "N" in page.kinds[:1] and not page.article_date:
        return
    if _under_another(spec.key, unit, page):
        return
    if unit.names and spec.key.startswith(_PLATFORMS_OWN) and _of_another_firm(unit, page, site):
        return
    if spec.key.startswith("returns.") and warns(unit, page):
        return
    if not unit.names and spec.key.startswith(_INVESTORS) and _of_a_borrower(unit, page):
        return
    if spec.key.startswith(_ABOUT_US) and not speaks_of_us(unit, page, site):
        return
    one_firms = not unit.names and spec.key.startswith(_ONE_FIRMS)
    if one_firms and someone_else(unit, site) and not _names_auditor(unit.text, unit, page):
        return
    if one_firms and (
        _of_a_bank(unit)
        or below_a_firm(unit, page, site)
        or (_FILED.isdisjoint(page.kinds[:1]) and _of_a_borrower(unit, page))
    ):
        return
    if spec.key.startswith(("loans.", "invest.")) and "money" in spec.kinds and _is_gift(unit, page):
        return
    if unit.names and spec.label_value:
        yield from labelled(spec, unit, page)
        yield from _of_a_class(spec, unit, page)
    elif not unit.names and ("expected" in spec.key or not forecasts(unit, page)):
        yield from said(spec, unit, page)


def _of_a_class(spec: Figure, unit: Unit, page: Page) -> Iterator[Draft]:
    """What stands beside the name of a class and says itself what it is: `A | rate 4-6 %, expected losses 0.8 %`."""
    alone = "class" in spec.axes and unit.shape is Shape.PAIR and len(unit.names) == 1
    if alone and class_of(unit.names[0], page.lang(unit)):
        yield from said(spec, replace(unit, names=(), cache={}), page)


def _under_another(key: str, unit: Unit, page: Page) -> bool:
    """The page or a heading above says that the figures are meant for somebody else: what borrowers pay."""
    above = (*unit.context, _own_title(page.document.title))
    return any(page.hits(text, unit).get(key, {}).get("not_under") for text in above if text)


@lru_cache(maxsize=64)
def _own_title(title: str) -> str:
    """A title without the site's name behind it."""
    return re.split(r"\s[|·–—-]\s|｜", title)[0]


def _of_another_firm(unit: Unit, page: Page, site: Site) -> bool:
    """The figure stands under the heading, or in the row, of a lender or partner."""
    mine = core(site.operator)
    above = [text for text in unit.context[:1] if not _names_auditor(text, unit, page)]
    names = [core(n.text) for text in (*unit.names, *above) for n in firms(text)]
    if not mine:
        return bool(names) and "G" in page.kinds[:1]
    return bool(names) and not any(mine in n or n in mine for n in names)


def below_a_firm(unit: Unit, page: Page, site: Site) -> bool:
    """The nearest heading is the name of another firm: the card of a borrower."""
    if "below a firm" not in unit.cache:
        mine = core(site.operator)
        heads = [t for t in unit.context[:1] if len(t) <= 80 and not _names_auditor(t, unit, page)]
        names = [core(n.text) for t in heads for n in firms(t)]
        unit.cache["below a firm"] = bool(mine and names) and not any(mine in n or n in mine for n in names)
    return bool(unit.cache["below a firm"])


def _of_a_borrower(unit: Unit, page: Page) -> bool:
    """The sentence begins with a word for whoever borrows: what follows is theirs."""
    found = lexicon(page.lang(unit)).phrase("borrower_word").search(page.mask(unit.text, unit).text)
    return found is not None and found.start() <= 12


def _is_gift(unit: Unit, page: Page) -> bool:
    """The sum belongs to an offer for new clients."""
    return any(
        page.hits(t, unit).get("marketing.bonus", {}).get("say") for t in (unit.text, unit.question) if t
    )


def _names_auditor(text: str, unit: Unit, page: Page) -> bool:
    """The only firm named is the one that audited the accounts: they are not its own."""
    roles = page.hits(text, unit).get("accounts.auditor", {})
    return bool(roles.get("say")) and not roles.get("not") and len(list(firms(text))) == 1


def _of_a_bank(unit: Unit) -> bool:
    """The sentence opens with the name of a Chinese bank, which has no legal form to tell it by."""
    return any(b.start == 0 and _HAN.match(b.text) for b in banks(unit.text))


_HAN = re.compile(r"[\u4e00-\u9fff]")


__all__ = [
    "as_of_article",
    "below_a_firm",
    "between",
    "days",
    "figure",
    "label_fits",
    "months",
    "read_figure",
    "whole",
]
