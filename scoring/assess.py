"""The whole judgement of one snapshot: items, answers, flags, scores, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from scoring.assessment import (
    Answer,
    Assessment,
    DimensionScore,
    Flag,
    FlagDecision,
    Judgement,
    OpenItem,
    Outcome,
    Overall,
)
from scoring.checklist import Edition
from scoring.choosing import last_day, latest_values, months_between
from scoring.facts import Contradiction, FactValue, Findings, Found, Origin
from scoring.freshness import fresh
from scoring.judge import judge
from scoring.measures.base import Context
from scoring.regimes import regimes_of
from scoring.scores import OPEN, Weighted, overall, score_dimensions
from scoring.sensitivity import sensitivity
from scoring.settings import own_profile
from scoring.words import label, value_words

EQUAL = "equal"
OWN = "own"
IMPORTED = "an imported file"
"""By whom an outcome is that rests on facts of a register or review file, which a person confirmed."""
GIVEN_FACT = "a person's fact"
"""By whom an outcome is that rests on a value which a person gave for a fact."""
NO_PERSON = ("program", IMPORTED, GIVEN_FACT)
"""By whom an outcome is that the program made itself, whatever it made it from."""

_DEFAULT_RATES = "credit.default-rates"
_ASKED = (*OPEN, Outcome.NOT_DISCLOSED)
_NOT_YOUNG = (Outcome.PASS,)


@dataclass(frozen=True, slots=True)
class Scored:
    """The numbers that follow from judgements under one profile."""

    dimensions: tuple[DimensionScore, ...]
    overall: Overall
    flags: tuple[Flag, ...]


def assess(
    edition: Edition,
    findings: Findings,
    *,
    contradictions: Sequence[Contradiction] = (),
    as_of: date,
    captured_on: date,
    profile: str | Mapping[str, object] = "default",
    jurisdiction: str | None = None,
    answers: Sequence[Answer] = (),
    decisions: Sequence[FlagDecision] = (),
    given: Findings | None = None,
    seed: str | None = None,
    profile_name: str = "",
) -> Assessment:
    """Judge findings under an edition. The same arguments give the same numbers, to the last digit.

    `given` are facts of imported registers or of a person: they stand before the findings of the same keys, and
    the program's own outcome and score are made without them.

    `profile` is a name of the edition (KeyError for an unknown one) or a table of own weights, which
    `profile_name` names. `seed` replaces the fingerprint in the noise of the weights.
    """
    weights = edition.settings.profile(profile) if isinstance(profile, str) else own_profile(profile)
    ctx = context_of(edition, findings, contradictions, as_of, captured_on, jurisdiction)
    machine = tuple(judge(item, ctx) for item in edition.items)
    alone = ctx
    told = machine
    if given:
        ctx = context_of(edition, {**findings, **given}, contradictions, as_of, captured_on, jurisdiction)
        told = tuple(
            _told(judge(item, ctx), before, given)
            for item, before in zip(edition.items, machine, strict=True)
        )
    judged = with_answers(told, answers, decisions, as_of)
    return concluded(
        edition,
        judged,
        machine,
        (ctx, alone),
        weights=weights,
        profile=profile_name or (profile if isinstance(profile, str) else OWN),
        seed=seed,
    )


def concluded(
    edition: Edition,
    judged: tuple[Judgement, ...],
    machine: tuple[Judgement, ...],
    contexts: tuple[Context, Context],
    *,
    weights: Mapping[str, Fraction],
    profile: str,
    seed: str | None = None,
) -> Assessment:
    """Everything that follows from judgements: for a run, and for a what-if question, of which nothing is kept.

    `machine` are the program's own judgements; `contexts` are that of `judged`, then that of `machine`.
    """
    ctx, alone = contexts
    scored = score(edition, judged, weights, ctx)
    return Assessment(
        edition=edition.name,
        fingerprint=edition.fingerprint,
        profile=profile,
        jurisdiction=ctx.jurisdiction,
        regimes=tuple(sorted(ctx.regimes)),
        as_of=ctx.as_of,
        judgements=judged,
        dimensions=scored.dimensions,
        overall=scored.overall,
        flags=scored.flags,
        unknowns=open_items(edition, judged, scored.dimensions),
        questions=questions(edition, judged, scored.dimensions, ctx),
        sensitivity=sensitivity(seed or edition.fingerprint, scored.dimensions, scored.overall.caps),
        equal_overall=score(edition, judged, edition.settings.profile(EQUAL), ctx).overall,
        machine_overall=score(edition, machine, weights, alone).overall,
    )


def context_of(
    edition: Edition,
    findings: Findings,
    contradictions: Sequence[Contradiction],
    as_of: date,
    captured_on: date,
    jurisdiction: str | None,
) -> Context:
    limits = edition.settings.freshness
    kept = fresh(findings, edition.catalogue, limits, as_of=as_of, captured_on=captured_on)
    codes, unknown = regimes_of(kept, jurisdiction, as_of)
    return Context(
        findings=kept,
        catalogue=edition.catalogue,
        captured_on=captured_on,
        as_of=as_of,
        contradictions=tuple(contradictions),
        regimes=frozenset(codes),
        regimes_known=not unknown,
        jurisdiction=jurisdiction,
        medians=edition.settings.medians,
    )


# --- a person's part ---


def by_person(judgement: Judgement) -> bool:
    """Whether the outcome is a person's word, not the program's or that of facts somebody brought."""
    return judgement.by not in NO_PERSON


def with_answers(
    judged: Iterable[Judgement], answers: Sequence[Answer], decisions: Sequence[FlagDecision], as_of: date
) -> tuple[Judgement, ...]:
    """A person's outcomes and flag decisions beside the program's; the latest counts, expired ones do not."""
    valid = [a for a in answers if a.expires is None or a.expires >= as_of]
    said = {a.item: a for a in sorted(valid, key=lambda a: a.when)}
    decided = {d.item: d for d in sorted(decisions, key=lambda d: d.when)}
    return tuple(_decided(_answered(j, said.get(j.item)), decided.get(j.item)) for j in judged)


def _told(judgement: Judgement, before: Judgement, given: Findings) -> Judgement:
    """With the program's own outcome beside it where a given fact changed it."""
    if judgement.outcome is before.outcome:
        return judgement
    return replace(judgement, by=_by(judgement, given), machine=before.machine or before.outcome)


def _by(judgement: Judgement, given: Findings) -> str:
    """A person's fact where one of the deciding facts was given so, else the imported file."""
    found = (given.get(key) for key in judgement.facts)
    values = [value for finding in found if isinstance(finding, Found) for value in finding.values]
    said = any(value.origin in (Origin.PERSON, Origin.PLATFORM_SAYS) for value in values)
    return GIVEN_FACT if said else IMPORTED


def _answered(judgement: Judgement, answer: Answer | None) -> Judgement:
    if answer is None:
        return judgement
    told = f"{answer.why.rstrip('.')}. Source: {answer.source}. The program's outcome: "
    return replace(
        judgement,
        outcome=answer.outcome,
        machine=judgement.machine or judgement.outcome,
        by=answer.who,
        reason=told + f"{judgement.outcome.value}: {judgement.reason}",
        review=False,
    )


def _decided(judgement: Judgement, decision: FlagDecision | None) -> Judgement:
    if judgement.flag is None or decision is None:
        return judgement
    flag = replace(judgement.flag, state=decision.state, who=decision.who, why=decision.why)
    return replace(judgement, flag=flag)


# --- scores ---


def score(
    edition: Edition, judged: Sequence[Judgement], weights: Mapping[str, Fraction], ctx: Context
) -> Scored:
    """Dimension scores and the whole from judgements; also for what-if questions, nothing is kept."""
    rows = rows_of(edition, judged)
    flags = tuple(j.flag for j in judged if j.flag is not None)
    dimensions = score_dimensions(rows, weights, edition.settings)
    young = is_young(ctx, judged, int(edition.settings.caps["young_months"]))
    return Scored(dimensions, overall(dimensions, rows, flags, edition.settings, young), flags)


def rows_of(edition: Edition, judged: Iterable[Judgement]) -> tuple[Weighted, ...]:
    """What scoring needs of each judgement."""
    items = {item.id: item for item in edition.items}
    return tuple(
        Weighted(j.item, item.dimension, item.weight, item.critical, j.outcome, j.duty)
        for j in judged
        for item in (items[j.item],)
    )


def is_young(ctx: Context, judged: Iterable[Judgement], months: int) -> bool | None:
    """Whether the track record is shorter than `months` or the default rates do not pass; None: not shown."""
    rates = next((j.outcome for j in judged if j.item == _DEFAULT_RATES), Outcome.PASS)
    age = track_record_months(ctx)
    if (age is not None and age < months) or (rates not in OPEN and rates not in _NOT_YOUNG):
        return True
    return None if age is None or rates in OPEN else False


def track_record_months(ctx: Context) -> int | None:
    """Months from the first loan (else the foundation) to the capture; None when neither is stated."""
    for key in ("loans.first_loan_on", "entity.founded_on"):
        finding = ctx.finding(key)
        if isinstance(finding, Found):
            started = latest_values(finding.values, ctx.captured_on)[0].value
            return months_between(last_day(str(started)), ctx.captured_on)
    return None


# --- what is open ---


def open_items(
    edition: Edition, judged: Sequence[Judgement], dimensions: Sequence[DimensionScore]
) -> tuple[OpenItem, ...]:
    """Unread items by the points of the overall interval they hold open, widest first."""
    total = sum((d.weight for d in dimensions), Fraction(0))
    shares = {d.id: 100 * d.weight / total / d.applicable_weight for d in dimensions} if total else {}
    found = [
        OpenItem(j.item, j.outcome, shares.get(item.dimension, Fraction(0)) * item.weight, item.ask, j.reason)
        for j in judged
        if j.outcome in OPEN
        for item in (edition.item(j.item),)
    ]
    return tuple(sorted(found, key=lambda o: (-o.width, o.item)))


def questions(
    edition: Edition, judged: Sequence[Judgement], dimensions: Sequence[DimensionScore], ctx: Context
) -> tuple[str, ...]:
    """Polite questions to the platform from gaps (what moves the score most first) and contradictions."""
    weights = {d.id: d.weight / d.applicable_weight for d in dimensions}
    gaps = [edition.item(j.item) for j in judged if j.outcome in _ASKED]
    gaps.sort(key=lambda i: (-weights.get(i.dimension, Fraction(0)) * i.weight, i.id))
    asked = [item.ask for item in gaps if item.ask]
    return tuple(dict.fromkeys((*asked, *_about(ctx))))


def _about(ctx: Context) -> Iterator[str]:
    for found in ctx.contradictions:
        name = label(found.key, ctx.catalogue)
        kind = ctx.catalogue.get(found.key)
        values = [f"{value_words(v.value, kind, v.unit)} ({_place(v)})" for v in found.values]
        yield f"{name}: your pages state {' and '.join(dict.fromkeys(values))}. Which is right, and for which date?"


def _place(value: FactValue) -> str:
    first = value.evidence[0]
    return first.url if first.page is None else f"{first.url}, page {first.page}"
