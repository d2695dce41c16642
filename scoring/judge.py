"""Judges one item: not applicable, fail, pass, partial, else the state of its first fact.

What nobody could read makes the item `unknown` only where it could still change the outcome. Of different values
for the same date, the one with the worst outcome counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from math import prod

from scoring.assessment import Flag, FlagState, Judgement, Outcome
from scoring.checklist import STEPS, Basis, Item
from scoring.choosing import CONFIDENT, latest_values, preferring
from scoring.conditions import FACT, Condition, Leaf, Truth, deciding, evaluate, leaves
from scoring.facts import Absent, Evidence, FactGroup, Found, Unsearched
from scoring.measures.base import ABSENT, UNSEARCHED, Context
from scoring.words import label, leaf_reasons, sentence, subject_words
from scoring.worlds import MOST_WORLDS, Gap, Known, Stated, Subject, hypotheses, look, truth, worlds

MOST_READINGS = 64
_WORST_FIRST = (
    Outcome.FAIL,
    Outcome.NOT_DISCLOSED,
    Outcome.UNKNOWN,
    Outcome.MANUAL_PENDING,
    Outcome.PARTIAL,
    Outcome.PASS,
    Outcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The outcome under one choice of values, with what is known about each subject."""

    outcome: Outcome
    known: dict[Subject, Known]
    ctx: Context

    def truth(self, leaf: Leaf) -> Truth:
        return truth(leaf, self.known[leaf.subject])


def judge(item: Item, ctx: Context) -> Judgement:
    """The outcome of one item with its reason, evidence and flag."""
    verdicts = [_decide(item, one) for one in _readings(item, ctx)]
    worst = min(verdicts, key=lambda v: _WORST_FIRST.index(v.outcome))
    judgement = _explained(item, worst)
    if len({v.outcome for v in verdicts}) > 1:
        note = "Different values are stated for the same date; the worse outcome counts."
        judgement = replace(judgement, reason=f"{judgement.reason} {note}")
    return replace(judgement, flag=_flag(item, verdicts), duty=_duty(item, ctx))


# --- choices of values ---


def _readings(item: Item, ctx: Context) -> Iterator[Context]:
    """One context for each choice among different values of the same date."""
    keys = dict.fromkeys((*item.facts, *(s[1] for s in _subjects(item) if s[0] == FACT)))
    ties: list[list[Found]] = []
    for key in keys:
        finding = ctx.finding(key)
        if isinstance(finding, Found):
            latest = latest_values(finding.values, ctx.captured_on)
            if len(latest) > 1:
                ties.append([preferring(finding, chosen) for chosen in latest])
    for choice in islice(product(*ties), MOST_READINGS):
        yield replace(ctx, findings={**ctx.findings, **{f.key: f for f in choice}}) if choice else ctx


def _subjects(item: Item) -> dict[Subject, list[Leaf]]:
    """Every fact and measure that decides the item, with what is asked of it; the first fact comes first."""
    found: dict[Subject, list[Leaf]] = {(FACT, item.facts[0]): []}
    for step in STEPS:
        for leaf in leaves(item.conditions.get(step)):
            asked = found.setdefault(leaf.subject, [])
            if leaf not in asked:
                asked.append(leaf)
    return found


# --- the outcome ---


def _decide(item: Item, ctx: Context) -> _Verdict:
    asked = _subjects(item)
    known = {subject: look(subject, ctx) for subject in asked}
    choices = [hypotheses(subject, asked[subject], known[subject], ctx) for subject in asked]
    outcomes: set[Outcome] = set()
    if prod(map(len, choices)) > MOST_WORLDS:
        return _Verdict(_undecided(item, ctx), known, ctx)
    for answers, stated in worlds(choices):
        outcomes.add(_outcome(item, answers, ctx, first_stated=stated[0]))
        if len(outcomes) > 1:
            return _Verdict(_undecided(item, ctx), known, ctx)
    return _Verdict(outcomes.pop(), known, ctx)


def _outcome(item: Item, answers: dict[Leaf, bool], ctx: Context, *, first_stated: bool) -> Outcome:
    for step in STEPS:
        condition = item.conditions.get(step)
        if condition is not None and evaluate(condition, answers.__getitem__):
            return Outcome(step)
    if first_stated:
        return Outcome.FAIL
    if _waits(item, ctx):
        return Outcome.MANUAL_PENDING
    return Outcome.UNKNOWN if item.basis is Basis.MEASURED else Outcome.NOT_DISCLOSED


def _waits(item: Item, ctx: Context) -> bool:
    """Only a person can answer, and nobody has."""
    first = item.facts[0]
    asked = item.basis is Basis.PERSON or ctx.catalogue[first].group is FactGroup.PERSON
    return asked and not ctx.is_found(first)


def _undecided(item: Item, ctx: Context) -> Outcome:
    return Outcome.MANUAL_PENDING if _waits(item, ctx) else Outcome.UNKNOWN


# --- the reason ---


def _explained(item: Item, verdict: _Verdict) -> Judgement:
    decided, reason = _reason(item, verdict)
    judgement = Judgement(
        item=item.id,
        outcome=verdict.outcome,
        reason=reason,
        evidence=_evidence(decided, verdict),
        facts=_facts(decided, verdict),
    )
    return _doubted(judgement, decided, verdict)


def _reason(item: Item, verdict: _Verdict) -> tuple[tuple[Leaf, ...], str]:
    step = item.conditions.get(verdict.outcome.value)
    decided = deciding(step, verdict.truth) if step is not None else ()
    if decided:
        lead = "Does not apply" if verdict.outcome is Outcome.NOT_APPLICABLE else ""
        told = _joined(lead, leaf_reasons(decided, verdict.known, verdict.ctx.catalogue))
        return decided, told + _short_of_pass(item, decided, verdict)
    match verdict.outcome:
        case Outcome.FAIL:
            return _outside(item, verdict)
        case Outcome.NOT_DISCLOSED:
            return (_first(item),), _silent(item, verdict.ctx)
        case Outcome.MANUAL_PENDING:
            name = label(item.facts[0], verdict.ctx.catalogue)
            return (), f"Waits for a person or an imported file: {name}."
        case _:
            return (), _open(item, verdict)


def _short_of_pass(item: Item, decided: tuple[Leaf, ...], verdict: _Verdict) -> str:
    """What a partial answer lacks, where it is another fact than the one that decided."""
    best = item.conditions.get("pass")
    if verdict.outcome is not Outcome.PARTIAL or best is None:
        return ""
    told = {leaf.subject for leaf in decided}
    lacking = [x for x in deciding(best, verdict.truth, wanted=False) if x.subject not in told]
    phrases = sentence(leaf_reasons(lacking, verdict.known, verdict.ctx.catalogue))
    return f" Short of a pass: {phrases}" if phrases else ""


def _joined(lead: str, phrases: Iterator[str]) -> str:
    text = sentence(phrases)
    return f"{lead}: {text[:1].lower()}{text[1:]}" if lead else text


def _first(item: Item) -> Leaf:
    return Leaf(FACT, item.facts[0], "found", given=True)


def _outside(item: Item, verdict: _Verdict) -> tuple[tuple[Leaf, ...], str]:
    """Stated or measured, and outside the lines that were missed."""
    step = item.conditions.get("partial") or item.conditions.get("pass")
    missed = deciding(step, verdict.truth, wanted=False) if step is not None else ()
    decided = tuple(dict.fromkeys(missed)) or (_first(item),)
    return decided, sentence(leaf_reasons(decided, verdict.known, verdict.ctx.catalogue))


def _silent(item: Item, ctx: Context) -> str:
    first = item.facts[0]
    finding = ctx.finding(first)
    count = len(finding.searched) if isinstance(finding, Absent) else 0
    pages = f"any of the {count} pages" if count > 1 else "the pages"
    return f"{label(first, ctx.catalogue)}: not stated on {pages} that should say it."


def _open(item: Item, verdict: _Verdict) -> str:
    """Which unread facts keep the item open, and why they could not be read."""
    phrases: list[str] = []
    for subject, known in verdict.known.items():
        if isinstance(known, Gap) and known.state is UNSEARCHED:
            phrases += [_why_unread(key, verdict.ctx) for key in known.keys] or [known.words]
            phrases += [known.words] if known.words else []
        elif any(verdict.truth(leaf) is None for leaf in _subjects(item)[subject]):
            phrases.append(
                subject_words(subject, known, verdict.ctx.catalogue) + "; the line is in another currency"
            )
    if not phrases and isinstance(verdict.known[FACT, item.facts[0]], Gap):
        phrases.append(f"{label(item.facts[0], verdict.ctx.catalogue)}: could not be measured")
    return f"Not known: {sentence(phrases)}"


def _why_unread(key: str, ctx: Context) -> str:
    finding = ctx.finding(key)
    reason = finding.reason if isinstance(finding, Unsearched) else "not comparable"
    return f"{label(key, ctx.catalogue)}: {reason}"


# --- evidence, confidence, flag, duty ---


def _evidence(decided: tuple[Leaf, ...], verdict: _Verdict) -> tuple[Evidence, ...]:
    found: dict[Evidence, None] = {}
    for leaf in decided:
        match verdict.known.get(leaf.subject) or look(leaf.subject, verdict.ctx):
            case Stated(value=value) if value is not None:
                found.update(dict.fromkeys(value.evidence))
            case Stated(computed=computed) if computed is not None:
                found.update(dict.fromkeys(computed.evidence))
    return tuple(found)


def _facts(decided: tuple[Leaf, ...], verdict: _Verdict) -> tuple[str, ...]:
    keys: dict[str, None] = {}
    for leaf in decided:
        known = verdict.known.get(leaf.subject) or look(leaf.subject, verdict.ctx)
        if leaf.kind == FACT:
            keys[leaf.name] = None
        elif isinstance(known, Stated) and known.computed is not None:
            keys.update(dict.fromkeys(known.computed.facts))
        elif isinstance(known, Gap):
            keys.update(dict.fromkeys(known.keys))
    return tuple(keys)


def _confidence(decided: tuple[Leaf, ...], known: dict[Subject, Known]) -> float:
    return min((_sure(known[leaf.subject]) for leaf in decided if leaf.subject in known), default=1.0)


def _sure(known: Known) -> float:
    if isinstance(known, Gap):
        return 1.0
    return known.value.confidence if known.value else known.computed.confidence if known.computed else 1.0


def _doubted(judgement: Judgement, decided: tuple[Leaf, ...], verdict: _Verdict) -> Judgement:
    """An outcome that rests on a doubtful value waits for a person and counts as unknown until then."""
    if _confidence(decided, verdict.known) >= CONFIDENT:
        return judgement
    return replace(
        judgement,
        outcome=Outcome.UNKNOWN,
        machine=judgement.outcome,
        review=True,
        reason=f"To be looked at, read with little certainty: {judgement.reason}",
    )


def _flag(item: Item, verdicts: list[_Verdict]) -> Flag | None:
    """The knock-out's condition holds for at least one choice of values, on words read with certainty."""
    if item.knock_out is None:
        return None
    for verdict in verdicts:
        decided, known = _held(item.knock_out.when, verdict.ctx)
        if decided and _confidence(decided, known) >= CONFIDENT:
            shown = _Verdict(verdict.outcome, known, verdict.ctx)
            confirmed = any(_by_person(leaf, verdict.ctx) for leaf in decided)
            return Flag(
                item=item.id,
                level=item.knock_out.level,
                condition=item.knock_out.words,
                evidence=_evidence(decided, shown),
                state=FlagState.CONFIRMED if confirmed else FlagState.CANDIDATE,
                why="the answer it rests on names its source" if confirmed else "",
            )
    return None


def _held(condition: Condition, ctx: Context) -> tuple[tuple[Leaf, ...], dict[Subject, Known]]:
    known = {leaf.subject: look(leaf.subject, ctx) for leaf in leaves(condition)}
    return deciding(condition, lambda leaf: truth(leaf, known[leaf.subject])), known


def _by_person(leaf: Leaf, ctx: Context) -> bool:
    person = leaf.kind == FACT and ctx.catalogue[leaf.name].group is FactGroup.PERSON
    return person and ctx.state(leaf.name) is not ABSENT


def _duty(item: Item, ctx: Context) -> bool | None:
    """Whether a duty to publish applies to this platform; None when its regimes are not known."""
    if not item.duty:
        return False
    if not set(item.duty) & ctx.regimes:
        return False if ctx.regimes_known else None
    if item.duty_when is None:
        return True
    return evaluate(item.duty_when, lambda leaf: truth(leaf, look(leaf.subject, ctx)))
