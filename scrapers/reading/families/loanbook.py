"""The loan book: volume, defaults, arrears, recoveries, concentration, terms."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scrapers.reading.claim import choice
from scrapers.reading.figure import between, days, figure, months, whole
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.site import Draft, Page, Site

_RATE = between(0, 100)
figure("loans.funded_total", "money", dated=True, check=between(1000, 10**13))
figure("loans.outstanding", "money", dated=True, check=between(1000, 10**13))
figure("loans.count", "count", "year", dated=True, convert=whole, check=between(1, 10**10))
figure("loans.default_rate", "percent", axes=("year", "class"), dated=True, check=_RATE, reach=36)
figure("loans.expected_default_rate", "percent", axes=("year", "class"), check=_RATE)
figure("loans.overdue_rate", "percent", axes=("bucket", "class", "year"), dated=True, check=_RATE)
figure("loans.recovery_rate", "percent", axes=("year",), dated=True, check=_RATE, reach=60)
figure("loans.written_off", "money", dated=True, nil=True)
figure("loans.largest_borrower_share", "percent", dated=True, check=_RATE, reach=8)
figure("loans.top10_share", "percent", dated=True, check=_RATE)
figure("loans.related_party_balance", "money", dated=True, nil=True)
figure("loans.default_definition_days", "days", "months", "weeks", convert=days, check=between(1, 400))
figure("loans.term_min_months", "days", "weeks", "months", "years", convert=months, check=between(0, 480))
figure(
    "loans.term_max_months",
    "days",
    "weeks",
    "months",
    "years",
    convert=months,
    check=between(0, 480),
    which="last",
)
figure("loans.ltv_max", "percent", check=_RATE, which="highest")
figure("loans.tkb90", "percent", axes=("year",), dated=True, check=_RATE)
figure("investors.count", "count", "year", dated=True, convert=whole, check=between(10, 10**9))
figure("borrowers.count", "count", "year", dated=True, convert=whole, check=between(1, 10**9))
figure("loans.originated", "money", axes=("year",), dated=True)
figure("loans.repaid_total", "money", dated=True)
figure("loans.interest_paid", "money", axes=("year",), dated=True)
figure(
    "loans.default_numerator",
    "count",
    "money",
    axes=("year", "class"),
    dated=True,
    convert=lambda a: int(a.number),
)
figure(
    "loans.default_denominator",
    "count",
    "money",
    axes=("year", "class"),
    dated=True,
    convert=lambda a: int(a.number),
)
figure("originators.pending_amount", "money", dated=True)
figure("originators.pending_age_days", "days", convert=days)
figure("secondary_market.volume", "money", dated=True)
choice("loans.default_basis", "loans.default_buyback", "loans.default_recoveries", "loanbook.access")


@settles("loans.term_min_months", "loans.term_max_months", "loans.ltv_max")
def not_of_single_offers(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A label repeated with different values on one page speaks of single loans; questions and terms come first."""
    drafts = _longest_said(drafts) if drafts and drafts[0].key == "loans.term_max_months" else drafts
    drafts = _highest_of_rows(drafts) if drafts and drafts[0].key == "loans.ltv_max" else drafts
    labelled = [d for d in drafts if d.method.endswith("-label")]
    many = {
        p
        for p in {d.page.order for d in labelled}
        if len({d.value for d in labelled if d.page.order == p}) > 1
    }
    drafts = [d for d in drafts if not {"C", "P"} & set(d.page.kinds[:1])]
    told = _of_products(drafts)
    many -= {d.page.order for d in told}
    drafts = [*(d for d in drafts if d not in told), *_extremes(told)]
    drafts = _without_cards(drafts) if drafts and drafts[0].key == "loans.ltv_max" else drafts
    kept = [
        d
        for d in drafts
        if not (d.method.endswith("-label") and (d.page.order in many or "O" in d.page.kinds[:1]))
    ]
    general = [d for d in kept if {"Q", "T", "F", "G", "A"} & set(d.page.kinds)]
    old = [d for d in kept if d.page.article_date]
    return [*general, *[d for d in old if d not in general]] if general else kept


_PRODUCTS = 8
"""So many rows of a table of kinds of loans; a list of single loans is longer, or stands on a page of its own."""


def _of_products(drafts: list[Draft]) -> list[Draft]:
    """The terms in the rows of a short table that tells what is offered: on pages that explain, not on lists."""
    rows = [
        d
        for d in drafts
        if d.method == "cell-label"
        and d.key.startswith("loans.term")
        and {"Q", "T", "F", "A"} & set(d.page.kinds)
    ]
    return [d for d in rows if sum(r.page is d.page for r in rows) <= _PRODUCTS]


def _extremes(drafts: list[Draft]) -> list[Draft]:
    """The shortest, or the longest, of each page."""
    best: dict[int, Draft] = {}
    for draft in sorted(
        drafts, key=lambda d: Decimal(str(d.value)), reverse=bool(drafts) and "max" in drafts[0].key
    ):
        best.setdefault(draft.page.order, draft)
    return list(best.values())


def _longest_said(drafts: list[Draft]) -> list[Draft]:
    """Of the sentences of one page that name the terms of several kinds of loans, the one with the longest."""
    said = [d for d in drafts if d.method == "sentence"]
    longest = {
        p: max((d for d in said if d.page.order == p), key=lambda d: Decimal(str(d.value)))
        for p in {d.page.order for d in said}
    }
    return [d for d in drafts if d.method != "sentence" or d.value == longest[d.page.order].value]


def _without_cards(drafts: list[Draft]) -> list[Draft]:
    """Without sentences of one page that give several values: each tells of a loan of its own."""
    said = [d for d in drafts if d.method == "sentence"]
    many = {p for p in {d.page.order for d in said} if len({d.value for d in said if d.page.order == p}) > 1}
    return [d for d in drafts if d.method != "sentence" or d.page.order not in many]


def _highest_of_rows(drafts: list[Draft]) -> list[Draft]:
    """A row that gives each class its own limit: the highest is the limit of all."""
    best: dict[tuple[int, tuple[int, int]], Draft] = {}
    for draft in (d for d in drafts if d.method == "cell-label"):
        held = best.get((draft.page.order, draft.quote))
        if held is None or Decimal(str(draft.value)) > Decimal(str(held.value)):
            best[draft.page.order, draft.quote] = draft
    return [*(d for d in drafts if d.method != "cell-label"), *best.values()]


@reads_pages("statistics.as_of")
def statistics_date(page: Page, _site: Site) -> Iterator[Draft]:
    """The date a page of statistics gives for its figures."""
    if page.as_of and page.as_of_quote and {"S", "D", "H"} & set(page.kinds):
        weight = 0.9 if "S" in page.kinds else 0.6
        yield Draft("statistics.as_of", page.as_of, page, page.as_of_quote, "as-of", weight)


@settles("statistics.as_of")
def latest_statistics(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The latest date among the pages of statistics."""
    best = max((d.weight for d in drafts), default=0)
    kept = [d for d in drafts if d.weight == best]
    newest = max((str(d.value) for d in kept), default="")
    return [d for d in kept if str(d.value) == newest]
