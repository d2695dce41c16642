"""Annual accounts: figures by year, auditor, opinion, year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from scoring.facts import Value
from scrapers.reading.amounts import Masked, mask
from scrapers.reading.axes import year_of
from scrapers.reading.claim import choice
from scrapers.reading.figure import figure, label_fits
from scrapers.reading.folding import fold, simplified
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.names import Name, called, firms
from scrapers.reading.registry import REGISTRY, reads, settles
from scrapers.reading.shapes import PrintedShape, WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit
from scrapers.values.fiscal import fiscal_years

FIGURES = ("accounts.equity", "accounts.net_result", "accounts.total_assets", "accounts.revenue")
for _key in (*FIGURES, "accounts.overheads", "accounts.cash"):
    figure(_key, "money", axes=("year",), never="G K O B")
choice("accounts.audit_opinion", kinds="D A S")


_AUDIT = PrintedShape("{audit_firm}")
_STRICT = ("adverse", "disclaimer", "qualified", "unqualified")


@settles("accounts.audit_opinion")
def strictest_opinion(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Words of an unqualified opinion also stand in a qualified one: the strictest of each file counts."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        held = best.get(draft.page.order)
        if held is None or _STRICT.index(str(draft.value)) < _STRICT.index(str(held.value)):
            best[draft.page.order] = draft
    return list(best.values())


@reads("accounts.auditor")
def auditor(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The firm beside a word for auditor."""
    named = list(firms(unit.text) or _partners(unit.text)) or list(called(unit.text, page.lang(unit)))
    names = [n for n in named if not site.operator or site.operator not in n.text]
    if {"G", "O", "K", "P"} & set(page.kinds[:1]) or not names or is_no_claim(unit, page):
        return
    if any(page.hits(n, unit).get(key, {}).get("label") for n in unit.names):
        yield Draft(key, names[0].text, page, unit.quote, "label", 0.85)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    if roles.get("not"):
        return
    told = [n for n in names if _AUDIT.search(fold(n.text))]
    if told and not unit.names and ("D" in page.kinds or _OF_ACCOUNTS & page.hits(unit.text, unit).keys()):
        yield Draft(key, told[0].text, page, unit.quote, "audit-firm", 0.85)
        return
    signed = roles.get("label", ()) if "D" in page.kinds and not unit.names else ()
    for hit in signed:
        start = masked.span(hit.start, hit.end)[0]
        if before := [n for n in names if 0 <= start - n.end <= _SIGNED]:
            yield Draft(key, before[0].text, page, unit.quote, "signature", 0.85)
            return
    for hit in roles.get("say", ()):
        start, end = masked.span(hit.start, hit.end)
        after = [n for n in names if n.start >= start and n.start - end < 60] or [
            n for n in names if 0 <= start - n.end < 40
        ]
        if after and not excluded(dict(roles), masked.text, hit.start, hit.end) and not unit.names:
            yield Draft(key, after[0].text, page, unit.quote, "name-near-wording", 0.8)
            return


_OF_ACCOUNTS = frozenset(("accounts.fiscal_year", "accounts.audit_opinion"))
_SIGNED = 3
"""Characters between a firm and its office below a report: `Hill & Dale LLP, Statutory Auditor`."""
_LEAD = PrintedShape(r"^(?:{name_lead})\s")
_PARTNERS = PrintedShape(
    r"(?<!\w)((?:[A-Z][\w'’.-]{1,40}\s){1,3}(?:&|and)(?:\s[A-Z][\w'’-]{1,40}){1,3}"
    r"|(?:[A-Z][\w'’-]{1,40}\s){2,3})(?=,?\s?\(?(?i:{accountant_title}))"
    r"|(?<!\w)((?:[A-ZÀ-Þ][\w'’.-]{1,40}[\s,]\s?){1,4}(?:&|{and})\s[A-ZÀ-Þ][\w'’-]{1,40})"
    r"(?=,?\s?\(?(?i:{auditor_title}))"
)


def _partners(text: str) -> Iterator[Name]:
    """A firm of accountants that is called by its partners: `Gill & Marsh, Chartered Accountants`."""
    for found in _PARTNERS.regex.finditer(text):
        name = _LEAD.regex.sub("", (found[1] or found[2]).strip())
        start = found.start() + found[0].index(name)
        yield Name(name, start, start + len(name))


for _key in FIGURES:
    REGISTRY.beside[_key] = (*REGISTRY.beside.get(_key, ()), "accounts.fiscal_year")


@reads("accounts.fiscal_year")
def fiscal_year(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The year of accounts that are said to be published, or shown."""
    if is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    if unit.shape is Shape.HEADING:
        yield from _heading_year(key, unit, page)
    elif unit.context and not unit.names and any(_SAID & r.keys() for r in _figures_of(unit, page)):
        yield from _heading_year(key, unit, page, unit.context[0])
    if unit.names:
        yield from _named_year(key, unit, page)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    for hit in (*roles.get("say", ()), *roles.get("label", ())):
        if excluded(dict(roles), masked.text, hit.start, hit.end):
            continue
        near = [
            a
            for i, a in enumerate(masked.amounts)
            if a.kind in ("year", "date") and _beside(masked.text, i, hit.start, hit.end)
        ]
        if len(hit.amounts) == _FROM_TO:
            near = [masked.amounts[hit.amounts[-1]]]
        for amount in near[:1]:
            year = int(amount.iso[:4]) if amount.iso else int(amount.number)
            yield Draft(key, year, page, unit.quote, "accounts-year", 0.9 if "D" in page.kinds else 0.75)


def _named_year(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    """The year of a file in a list of accounts, or of a column of figures out of accounts."""
    years = [y for n in unit.names if (y := year_of(n))]
    listed = any(label_fits(key, n, unit, page) for n in unit.names)
    of_accounts = unit.shape is Shape.CELL and any(
        label_fits(k, n, unit, page) for k in FIGURES for n in unit.names
    )
    headed = of_accounts and not {"G", "O", "K", "B", "N"} & set(page.kinds[:1])
    if listed and not years and (own := year_of(unit.text)) and len(unit.text) <= _FILE:
        years = [own]
    if years and (listed or headed) and not page.hits(unit.text, unit).get(key, {}).get("not"):
        yield Draft(key, int(years[0]), page, unit.quote, "accounts-year", 0.9 if "D" in page.kinds else 0.75)


_FILE = 40
"""Characters of a cell that is a link to a file."""


def _figures_of(unit: Unit, page: Page) -> Iterator[Mapping[str, object]]:
    """What the statement says of each figure of the accounts."""
    hits = page.hits(unit.text, unit)
    return (hits[k] for k in FIGURES if k in hits)


_SAID = frozenset(("say", "label"))


def _heading_year(key: str, unit: Unit, page: Page, heading: str = "") -> Iterator[Draft]:
    """The financial year that is all of a heading: `Ejercicio 2025`."""
    text = heading or unit.text
    found = page.mask(text, unit).amounts
    whole = len(found) == 1 and found[0].end - found[0].start >= len(text.strip(" :."))
    if whole and "fiscal-year" in found[0].flags and not {"G", "O", "K", "B", "N"} & set(page.kinds[:1]):
        yield Draft(key, int(found[0].number), page, unit.quote, "accounts-year", 0.7)


_FROM_TO = 2
"""A financial year told by its first and last day counts as the year of its last."""


def _beside(masked: str, index: int, start: int, end: int) -> bool:
    at = masked.find(chr(0xE000 + index))
    return start - 14 <= at <= end + 14


@settles("accounts.fiscal_year")
def latest(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """The latest year; not one that has not ended."""
    ended = [d for d in drafts if isinstance(d.value, int) and _has_ended(d.value, d.page, site)]
    newest = max((int(str(d.value)) for d in ended), default=0)
    return [d for d in ended if d.value == newest]


@settles("accounts.auditor")
def current_auditor(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Firms named as auditor; the same firm in several spellings once."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.weight, -len(str(d.value)))):
        plain = re.sub(r"\W", "", str(draft.value)).lower()
        if not any(plain in re.sub(r"\W", "", str(k.value)).lower() for k in kept):
            kept.append(draft)
    return kept


@settles(*FIGURES)
def with_year(key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """Results need a year; a loss told in words is negative."""
    return [
        _signed(key, d)
        for d in drafts
        if d.qualifiers and _has_ended(int(dict(d.qualifiers)["year"]), d.page, site)
    ]


def _has_ended(year: int, page: Page, site: Site) -> bool:
    """The financial year is over: an earlier one, or this year's when the page names a day of it that has passed."""
    if year != site.today.year:
        return year < site.today.year
    text = page.document.text[:20_000]
    start = mask(text, page.language, page.hints)
    days = [a.iso for a in start.amounts if len(a.iso) == len("2026-01-31")]
    days += [f"{m}-31" for m in _year_ends(start, page.language)]
    if any(day <= site.today.isoformat() for day in days if day.startswith(str(year))):
        return True
    return site.today.month > _SPANNING_ENDS and any(year == ends for ends, _, _ in fiscal_years(text))


_SPANNING_ENDS = 6
"""By the end of June a financial year that runs across two calendar years has ended almost everywhere."""


def _year_ends(text: Masked, language: str) -> list[str]:
    """The months named as the end of a year: `the year to March 2026`."""
    ends = lexicon(language).phrase("year_end").finditer(text.text)
    dates = [text.amounts[ord(g) - 0xE000].iso for m in ends for g in m.groups() if g]
    return [d for d in dates if len(d) == len("2026-01")]


def _is_loss(draft: Draft) -> bool:
    """The sentence tells of a loss; where it tells of both, a loss stands last before the figure."""
    masked = mask(draft.page.document.text[draft.quote[0] : draft.quote[1]], draft.page.language)
    text = simplified(masked.folded)
    if not _LOSS.search(text) or not _PROFIT.search(text):
        return bool(_LOSS.search(text))
    before = [text[: a.start] for a in masked.amounts if a.value == draft.value]
    return bool(before) and _last(_LOSS, before[0]) > _last(_PROFIT, before[0])


_LOSS, _PROFIT = WordShape("{loss_word}"), WordShape("{profit_word}")


def _last(words: WordShape, text: str) -> int:
    return max((m.start() for m in words.regex.finditer(text)), default=-1)


def _is_called_loss(draft: Draft) -> bool:
    """A row of a table whose name speaks of a loss and of no profit: its figures need no sign."""
    row = simplified(
        mask(draft.page.document.text[draft.quote[0] : draft.quote[1]], draft.page.language).folded
    )
    return draft.method in ("cell-label", "pair-label") and not _PROFIT.search(row)


def _signed(key: str, draft: Draft) -> Draft:
    value: Value = draft.value
    loss = key == "accounts.net_result" and _is_loss(draft)
    if (
        key == "accounts.net_result"
        and loss
        and (draft.method == "sentence" or _is_called_loss(draft))
        and isinstance(value, Decimal)
        and value > 0
    ):
        return Draft(
            key,
            -value,
            draft.page,
            draft.quote,
            draft.method,
            draft.weight,
            draft.unit,
            draft.qualifiers,
            draft.as_of,
        )
    return draft
