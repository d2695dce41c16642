"""Annual accounts: figures by year, auditor, opinion, year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.facts import Value
from scrapers.reading.amounts import mask
from scrapers.reading.claim import choice
from scrapers.reading.figure import figure, label_fits
from scrapers.reading.folding import fold, simplified
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.names import Name, firms
from scrapers.reading.registry import reads, settles
from scrapers.reading.shapes import PrintedShape, WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

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
    named = list(firms(unit.text)) or list(_partners(unit.text))
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
    if told and "D" in page.kinds and not unit.names:
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


_SIGNED = 3
"""Characters between a firm and its office below a report: `Hill & Dale LLP, Statutory Auditor`."""
_PARTNERS = PrintedShape(
    r"(?<!\w)((?:[A-Z][\w'’.-]{{1,40}}\s){{1,3}}(?:&|and)(?:\s[A-Z][\w'’-]{{1,40}}){{1,3}}"
    r"|(?:[A-Z][\w'’-]{{1,40}}\s){{2,3}})(?=,?\s?\(?(?i:{accountant_title}))"
    r"|(?<!\w)((?:[A-ZÀ-Þ][\w'’.-]{{1,40}}[\s,]\s?){{1,4}}(?:&|{and})\s[A-ZÀ-Þ][\w'’-]{{1,40}})"
    r"(?=,?\s?\(?(?i:{auditor_title}))"
)


def _partners(text: str) -> Iterator[Name]:
    """A firm of accountants that is called by its partners: `Gill & Marsh, Chartered Accountants`."""
    for found in _PARTNERS.regex.finditer(text):
        name = re.sub(r"^(?:By|For|The|Our|Auditors?|And)\s", "", (found[1] or found[2]).strip())
        start = found.start() + found[0].index(name)
        yield Name(name, start, start + len(name))


@reads("accounts.fiscal_year")
def fiscal_year(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The year of accounts that are said to be published."""
    if is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    if unit.names:
        alone = [a for a in masked.amounts[:1] if a.kind == "year" and len(unit.text) <= _YEAR_ALONE]
        if alone and any(label_fits(key, n, unit, page) for n in unit.names):
            yield Draft(key, int(alone[0].number), page, unit.quote, "label", 0.8)
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
        for amount in near[:1]:
            year = int(amount.iso[:4]) if amount.iso else int(amount.number)
            yield Draft(key, year, page, unit.quote, "accounts-year", 0.9 if "D" in page.kinds else 0.75)


_YEAR_ALONE = 12
"""Letters of a value that is nothing but a year: `2025. gads`."""


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
    start = mask(page.document.text[:20_000], page.language, page.hints)
    days = [a.iso for a in start.amounts if len(a.iso) == len("2026-01-31") and a.iso.startswith(str(year))]
    return any(day <= site.today.isoformat() for day in days)


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
