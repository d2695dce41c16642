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
MOST_VALUES = 300
"""A key that a site states in more ways than these says nothing any more; the best proven ones are kept."""
_MOST_PROOFS = 12
_MOST_COMPARED = 200
"""Of so many live values for the same period, best proven first, each is held against each."""
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
    settler = registry.settlers.get(kind.key)
    drafts = settler(kind.key, drafts, site) if settler else drafts
    drafts = _bool_drafts(drafts) if kind.type is FactType.BOOL else drafts
    groups = _grouped(kind, drafts)[:MOST_VALUES]
    values = with_second_reading(kind.key, [_value(kind, group, site) for group in groups], groups)
    return tuple(_superseded(kind, values, [g[0] for g in groups]))


def _bool_drafts(drafts: list[Draft]) -> list[Draft]:
    """A post gives way to a standing page, a mere mention to a statement; of equal claims the first pages stand."""
    drafts = _without_asked(drafts)
    standing = [d for d in drafts if "N" not in d.page.kinds[:1] and not d.page.replaced]
    drafts = standing or drafts
    strong = [d for d in drafts if d.strong]
    kept = strong or drafts
    true, false = [d for d in kept if d.value is True], [d for d in kept if d.value is False]
    return [*_first(true), *_first(false)]


def _without_asked(drafts: list[Draft]) -> list[Draft]:
    """What is asked is no statement beside its answer: `Profiling: no`."""
    replies = [d for d in drafts if d.method == "answer"]
    return [
        d
        for d in drafts
        if d.method == "answer"
        or not any(
            d.page is r.page and r.quote[0] <= d.quote[0] and d.quote[1] <= r.quote[1] for r in replies
        )
    ]


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
    return FactValue(
        best.value,
        _proofs(group),
        unit=best.unit if kind.type in _WITH_UNIT else None,
        qualifiers=best.qualifiers,
        as_of=dates[-1] if dates else best.as_of,
        confidence=round(confidence, 2),
        method=best.method,
        origin=Origin.STRUCTURED if best.structured else Origin.PAGE,
    )


def _proofs(group: Sequence[Draft]) -> tuple[Evidence, ...]:
    """The places that say it, each quote of a page once, up to a dozen."""
    found: dict[tuple[str, str], Evidence] = {}
    for draft in group:
        for evidence in evidence_of(draft):
            found.setdefault((evidence.url, evidence.quote), evidence)
        if len(found) >= _MOST_PROOFS:
            break
    return tuple(found.values())[:_MOST_PROOFS]


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
    pairs = list(zip(values, heads, strict=True))
    live = {_plain(v) for v, h in pairs if not h.page.article_date and not h.page.replaced}
    newest = _newest(values)
    return [_marked(v) if _is_older(kind, v, h, live, newest) else v for v, h in pairs]


_Qualifiers = tuple[tuple[str, str], ...]


def _newest(values: Sequence[FactValue]) -> dict[_Qualifiers, list[str]]:
    """By qualifiers the last day, month and year for which there is a value."""
    found: dict[_Qualifiers, dict[int, str]] = defaultdict(dict)
    for value in values:
        if value.as_of:
            ends = found[value.qualifiers]
            ends[len(value.as_of)] = max(ends.get(len(value.as_of), ""), value.as_of)
    return {qualifiers: list(ends.values()) for qualifiers, ends in found.items()}


def _is_older(
    kind: FactKind,
    value: FactValue,
    head: Draft,
    live: set[_Qualifiers],
    newest: dict[_Qualifiers, list[str]],
) -> bool:
    if head.page.article_date or (head.page.replaced and not value.qualifier("year")):
        return _plain(value) in live
    if not kind.key.startswith(_SNAPSHOTS) or not value.as_of or value.qualifier("year"):
        return False
    day = value.as_of
    return any(last[: len(day)] > day[: len(last)] for last in newest[value.qualifiers])


def _plain(value: FactValue) -> _Qualifiers:
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
    groups: dict[tuple[_Qualifiers, str | None], list[FactValue]] = defaultdict(list)
    for value in values:
        if not value.superseded:
            groups[value.qualifiers, value.unit].append(value)
    out = [_too_many(kind, values)] if len(values) >= MOST_VALUES else []
    for (qualifiers, _unit), members in groups.items():
        compared = members[:_MOST_COMPARED]
        differing = [m for m in compared if any(_disagree(kind, m, o) for o in compared if o is not m)]
        if len(differing) > 1:
            out.append(
                Contradiction(kind.key, qualifiers, tuple(differing), "stated differently on the same site")
            )
    return out


def _too_many(kind: FactKind, values: Sequence[FactValue]) -> Contradiction:
    note = f"stated in {MOST_VALUES} ways or more on the same site; the {MOST_VALUES} best proven are kept"
    return Contradiction(kind.key, (), tuple(values[:2]), note)


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
