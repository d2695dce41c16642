"""From drafts to values: the same value once, older figures marked, disagreements listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from scoring.facts import Contradiction, Evidence, FactKind, FactType, FactValue, Locator, Origin
from scrapers.reading.folding import fold
from scrapers.reading.registry import Registry
from scrapers.reading.rounding import is_rounded
from scrapers.reading.second import with_second_reading
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page, Site

_AROUND = 32
_NUMERIC = {FactType.INT, FactType.PERCENT, FactType.MONEY, FactType.DAYS, FactType.MONTHS}
_ROUNDED = {FactType.INT, FactType.PERCENT, FactType.MONEY}
_SNAPSHOTS = (
    "loans.",
    "investors.",
    "borrowers.",
    "returns.average",
    "provision_fund.balance",
    "provision_fund.coverage",
)


def values_of(kind: FactKind, drafts: list[Draft], site: Site, registry: Registry) -> tuple[FactValue, ...]:
    """The values of one key, best proven first."""
    drafts = _bool_drafts(drafts) if kind.type is FactType.BOOL else drafts
    settler = registry.settlers.get(kind.key)
    drafts = settler(kind.key, drafts, site) if settler else drafts
    groups = _grouped(kind, drafts)
    values = with_second_reading(kind.key, [_value(kind, group, site) for group in groups], groups)
    return tuple(_superseded(kind, values, [g[0] for g in groups]))


def _bool_drafts(drafts: list[Draft]) -> list[Draft]:
    """A post gives way to a standing page, a mere mention to a statement; of equal claims the first pages stand."""
    standing = [d for d in drafts if "N" not in d.page.kinds[:1] and not d.page.replaced]
    drafts = standing or drafts
    strong = [d for d in drafts if d.strong]
    kept = strong or drafts
    true, false = [d for d in kept if d.value is True], [d for d in kept if d.value is False]
    return [*_first(true), *_first(false)]


def _first(drafts: list[Draft]) -> list[Draft]:
    return (
        sorted(drafts, key=lambda d: (d.page.article_date or "~", d.page.order))[:1]
        if all(d.page.article_date for d in drafts)
        else [d for d in drafts if not d.page.article_date][:3]
    )


_WITH_UNIT = frozenset({FactType.MONEY, FactType.INT})
"""Types that keep a currency: a figure that may count loans or money tells by it which of the two it counts."""


def _grouped(kind: FactKind, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts with the same value, unit and qualifiers together."""
    groups: dict[object, list[Draft]] = defaultdict(list)
    for draft in sorted(
        drafts,
        key=lambda d: (d.page.article_date is not None or d.page.replaced, -d.weight, d.page.order, d.quote),
    ):
        groups[_identity(kind, draft)].append(draft)
    return list(groups.values())


def _identity(kind: FactKind, draft: Draft) -> object:
    """What two drafts share when they say the same; `True` is no 1."""
    value = str(draft.value).casefold() if kind.type is FactType.TEXT else draft.value
    unit = draft.unit if kind.type is FactType.MONEY else None
    return value, isinstance(value, bool), draft.qualifiers, unit


def _value(kind: FactKind, group: Sequence[Draft], _site: Site) -> FactValue:
    best = group[0]
    dates = sorted(
        {d.as_of for d in group if d.as_of and not d.page.article_date} or {d.as_of for d in group if d.as_of}
    )
    confidence = min(0.99, best.weight + _agreement(group))
    evidence = [e for d in group for e in evidence_of(d)]
    return FactValue(
        best.value,
        tuple({(e.url, e.quote): e for e in evidence}.values())[:12],
        unit=best.unit if kind.type in _WITH_UNIT else None,
        qualifiers=best.qualifiers,
        as_of=dates[-1] if dates else best.as_of,
        confidence=round(confidence, 2),
        method=best.method,
        origin=Origin.STRUCTURED if best.structured else Origin.PAGE,
    )


def _agreement(group: Sequence[Draft]) -> float:
    """What further pages, or other ways of reading, add: a standing page counts more than a post or the same page."""
    ways = len({(d.page.order, d.method) for d in group}) - 1
    pages = len({d.page.order for d in group if "N" not in d.page.kinds[:1]}) - 1
    return 0.07 * ways + 0.03 * max(0, pages)


def evidence_of(draft: Draft) -> list[Evidence]:
    """The quoted spans of a draft, word for word; a value for machines as it stands in the data."""
    if draft.literal:
        page = draft.page
        return [Evidence(page.document.url, draft.literal, page.capture.sha256, page.capture.captured_at)]
    return [_evidence(draft.page, span) for span in (draft.quote, *draft.extra)]


def _evidence(page: Page, span: tuple[int, int]) -> Evidence:
    text = page.document.text
    start, end = span
    starts = page.document.page_starts
    number = sum(1 for s in starts if s <= start) or None
    return Evidence(
        url=page.document.url,
        quote=text[start:end],
        sha256=page.capture.sha256,
        captured_at=page.capture.captured_at,
        page=number if page.document.media == "pdf" else None,
        locator=Locator(start, end, text[max(0, start - _AROUND) : start], text[end : end + _AROUND]),
    )


# Older figures


def _superseded(kind: FactKind, values: list[FactValue], heads: list[Draft]) -> list[FactValue]:
    """A figure from an older post or date is marked when a newer one says the same thing anew."""
    live = [v for v, h in zip(values, heads, strict=True) if not h.page.article_date and not h.page.replaced]
    return [
        _marked(v) if _is_older(kind, v, h, values, live) else v for v, h in zip(values, heads, strict=True)
    ]


def _is_older(
    kind: FactKind, value: FactValue, head: Draft, values: list[FactValue], live: list[FactValue]
) -> bool:
    if head.page.replaced and not value.qualifier("year"):
        return any(_plain(v) == _plain(value) for v in live if v is not value)
    if head.page.article_date:
        return any(_plain(v) == _plain(value) for v in live if v is not value)
    if not kind.key.startswith(_SNAPSHOTS) or not value.as_of or value.qualifier("year"):
        return False
    newer = [v for v in values if v is not value and v.as_of and v.qualifiers == value.qualifiers]
    return any(str(v.as_of)[: len(value.as_of)] > value.as_of[: len(str(v.as_of))] for v in newer)


def _plain(value: FactValue) -> tuple[tuple[str, str], ...]:
    return tuple(q for q in value.qualifiers if q[0] != "year")


def _marked(value: FactValue) -> FactValue:
    return FactValue(
        value.value,
        value.evidence,
        value.unit,
        value.qualifiers,
        value.as_of,
        True,
        value.confidence,
        value.method,
        value.origin,
    )


# Disagreement


def contradictions(kind: FactKind, values: Sequence[FactValue]) -> list[Contradiction]:
    """Live values for the same qualifiers and period that differ beyond rounding."""
    if kind.type is FactType.LIST or kind.key in _SEVERAL:
        return []
    groups: dict[tuple[tuple[tuple[str, str], ...], str | None], list[FactValue]] = defaultdict(list)
    for value in values:
        if not value.superseded:
            groups[value.qualifiers, value.unit].append(value)
    out = []
    for (qualifiers, _unit), members in groups.items():
        differing = [m for m in members if any(_disagree(kind, m, o) for o in members if o is not m)]
        if len(differing) > 1:
            out.append(
                Contradiction(kind.key, qualifiers, tuple(differing), "stated differently on the same site")
            )
    return out


_SENSES = {
    "entity.founded_on": (WordShape("{sense_made}"), WordShape("{sense_began}")),
    "investors.count": (WordShape("{sense_registered}"), WordShape("{sense_active}")),
    "borrowers.count": (WordShape("{sense_active}"), WordShape("{sense_served}")),
}
"""What a figure or date of the same key can be meant as: values of different senses never contradict."""


def _other_sense(key: str, one: FactValue, other: FactValue) -> bool:
    senses = _SENSES.get(key, ())
    mine, theirs = (
        {i for i, s in enumerate(senses) for e in v.evidence if s.search(fold(e.quote))} for v in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


_SEVERAL = {
    "accounts.overheads",
    "security.mfa_kind",
    "loans.default_numerator",
    "marketing.urgency_kind",
    "returns.net_of_fees",
    "returns.period_stated",
    "entity.phone",
    "entity.email",
    "complaints.ombudsman",
    "marketing.bonus",
    "fees.investor",
    "invest.minimum",
    "licence.regulator",
    "claim.kind",
    "platform.kind",
    "payment.payee_kind",
    "loans.default_denominator",
}


def _disagree(kind: FactKind, one: FactValue, other: FactValue) -> bool:
    return _differ(kind, one, other) and not _other_sense(kind.key, one, other)


def _differ(kind: FactKind, one: FactValue, other: FactValue) -> bool:
    if one.as_of and other.as_of and not _same_period(one.as_of, other.as_of):
        return False
    if (
        kind.type in _NUMERIC
        and not isinstance(one.value, str | bool | tuple)
        and not isinstance(other.value, str | bool | tuple)
    ):
        low, high = sorted((abs(Decimal(one.value)), abs(Decimal(other.value))))
        if kind.type in _ROUNDED and is_rounded(low, high):
            return False
        return high - low > high * Decimal("0.02")
    if kind.type is FactType.DATE:
        return not (
            str(one.value).startswith(str(other.value)) or str(other.value).startswith(str(one.value))
        )
    return one.value != other.value


def _same_period(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short)
