"""What if: a judged reading under other answers, facts, weights or shares. Nothing is kept.

The sums are those of a run (`scoring.assess.concluded`); only what was supposed differs. Without a change the
answer is the assessment itself, and the order of changes does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from scoring.assess import by_person, concluded, context_of
from scoring.assessment import DIMENSIONS, Assessment, FlagState, Judgement, Outcome, Score
from scoring.checklist import WEIGHTS, Edition, Item
from scoring.facts import Absent, Finding, Found, Reading
from scoring.given import all_given, own_findings
from scoring.judge import judge
from scoring.measures.base import Context
from scoring.profiles import weights_of

WHAT_IF = "what if"
"""By whom a supposed outcome is, and the profile of supposed shares."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is supposed: outcomes, weights (0 to 20) and flags by item, facts by key, shares by dimension."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    facts: Mapping[str, Finding] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    flags: Mapping[str, FlagState] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many things are supposed."""
        return sum(map(len, (self.outcomes, self.facts, self.weights, self.shares, self.flags)))

    def without(self, kind: str, name: str) -> Changes:
        """The same but for one thing; `kind` is the name of the field it stands in."""
        kept = {key: value for key, value in getattr(self, kind).items() if key != name}
        return replace(self, **{kind: kept})

    def __or__(self, other: Changes) -> Changes:
        """Both together; of the same thing, what `other` supposes."""
        return Changes(
            {**self.outcomes, **other.outcomes},
            {**self.facts, **other.facts},
            {**self.weights, **other.weights},
            {**self.shares, **other.shares},
            {**self.flags, **other.flags},
        )


@dataclass(frozen=True, slots=True)
class Move:
    """One score before and after; `name` is a dimension or `overall`, None where nothing applies."""

    name: str
    before: Score | None
    after: Score | None


class WhatIf:
    """One judged reading, ready to be asked. `edition` is that of the assessment (ValueError for another)."""

    def __init__(self, edition: Edition, found: Assessment, reading: Reading, captured_on: date) -> None:
        if edition.fingerprint != found.fingerprint:
            raise ValueError("the run was judged by another checklist")
        self.edition, self.found, self._captured = edition, found, captured_on
        self._reading = reading
        self._own = own_findings(reading.findings)
        self._both = {**self._own, **all_given(reading.findings)}
        self.shares = dict(weights_of(found.profile, edition.settings))
        self._told, self._alone = self._context(self._both, {}), self._context(self._own, {})
        self._machine = tuple(judge(item, self._alone) for item in edition.items)
        self._untouched: tuple[Judgement, ...] | None = None
        self._last: tuple[Mapping[str, Finding], _Judged] = (
            {},
            _Judged(found.judgements, self._machine, self._told, self._alone),
        )

    def _context(self, findings: Mapping[str, Finding], supposed: Mapping[str, Finding]) -> Context:
        return context_of(
            self.edition,
            {**findings, **supposed},
            self._reading.contradictions,
            self.found.as_of,
            self._captured,
            self.found.jurisdiction,
        )

    def finding(self, key: str) -> Finding | None:
        """What the run has of a fact."""
        return self._reading.findings.get(key)

    def different(self, changes: Changes) -> Changes:
        """The changes without those that suppose what is so already."""
        facts = {k: f for k, f in changes.facts.items() if not _same(f, self.finding(k))}
        judged = {j.item: j.outcome for j in self._under(facts).judged}
        states = {f.item: f.state for f in self.found.flags}
        weights = {item.id: item.weight for item in self.edition.items}
        return Changes(
            {k: o for k, o in changes.outcomes.items() if o is not judged[k]},
            facts,
            {k: w for k, w in changes.weights.items() if w != weights[k]},
            {k: s for k, s in changes.shares.items() if s != self.shares[k]},
            {k: s for k, s in changes.flags.items() if s is not states.get(k)},
        )

    def suppose(self, changes: Changes) -> Assessment:
        """The assessment as it would be. KeyError for an item, a dimension or a flag that there is not."""
        for name in (*changes.outcomes, *changes.weights):
            self.edition.item(name)
        edition = self._weighed(changes.weights)
        under = self._under(changes.facts)
        shares = self._shares(changes.shares)
        return concluded(
            edition,
            tuple(_supposed(j, changes) for j in under.judged),
            under.machine,
            (under.told, under.alone),
            weights=shares,
            profile=self.found.profile if shares == self.shares else WHAT_IF,
        )

    def _under(self, facts: Mapping[str, Finding]) -> _Judged:
        """Every item under supposed facts; the last answer is kept, for the next change of another kind."""
        if facts == self._last[0]:
            return self._last[1]
        told, alone = self._context(self._both, facts), self._context(self._own, facts)
        if self._untouched is None:
            self._untouched = tuple(judge(item, self._told) for item in self.edition.items)
        rows = zip(self.edition.items, self.found.judgements, self._untouched, strict=True)
        judged = tuple(_rejudged(judge(item, told), before, old) for item, before, old in rows)
        machine = tuple(judge(item, alone) for item in self.edition.items)
        self._last = (dict(facts), _Judged(judged, machine, told, alone))
        return self._last[1]

    def _weighed(self, weights: Mapping[str, int]) -> Edition:
        if not weights:
            return self.edition
        return replace(self.edition, items=tuple(_weighing(i, weights.get(i.id)) for i in self.edition.items))

    def _shares(self, shares: Mapping[str, Fraction]) -> dict[str, Fraction]:
        unknown = set(shares) - set(DIMENSIONS)
        if unknown:
            raise KeyError(sorted(unknown)[0])
        return {**self.shares, **shares}


@dataclass(frozen=True, slots=True)
class _Judged:
    """Judgements under the same facts, with what they saw: a person's part included, and the program alone."""

    judged: tuple[Judgement, ...]
    machine: tuple[Judgement, ...]
    told: Context
    alone: Context


def _rejudged(new: Judgement, before: Judgement, old: Judgement) -> Judgement:
    """The item under supposed facts; a person's outcome stands, the program's beside it moves.

    `old` is the program's judgement without the supposition, `before` what stands in the run.
    """
    if new == old:
        return before
    flag = new.flag
    if flag is not None and before.flag is not None and before.flag.who:
        flag = replace(flag, state=before.flag.state, who=before.flag.who, why=before.flag.why)
    if by_person(before):
        return replace(before, machine=new.outcome, flag=flag, duty=new.duty)
    return replace(new, flag=flag, by=WHAT_IF)


def _same(supposed: Finding, found: Finding | None) -> bool:
    """Whether a supposed finding says what the run has: silence, or the one value there is."""
    if isinstance(supposed, Found) and isinstance(found, Found):
        return [(v.value, v.unit) for v in supposed.values] == [(v.value, v.unit) for v in found.values]
    return isinstance(supposed, Absent) and isinstance(found, Absent)


def _weighing(item: Item, weight: int | None) -> Item:
    if weight is None or weight == item.weight:
        return item
    name = next((n for n, w in WEIGHTS.items() if w == weight), "own")
    return replace(item, weight=weight, weight_name=name)


def _supposed(judgement: Judgement, changes: Changes) -> Judgement:
    outcome, state = changes.outcomes.get(judgement.item), changes.flags.get(judgement.item)
    if outcome is not None and outcome is not judgement.outcome:
        machine = judgement.machine or judgement.outcome
        judgement = replace(judgement, outcome=outcome, machine=machine, by=WHAT_IF, review=False)
    if state is not None and judgement.flag is not None and judgement.flag.state is not state:
        judgement = replace(judgement, flag=replace(judgement.flag, state=state, who=WHAT_IF))
    return judgement


def moves(before: Assessment, after: Assessment) -> Iterator[Move]:
    """Every score before and after: the five dimensions, then the whole."""
    for name in DIMENSIONS:
        old, new = before.dimension(name), after.dimension(name)
        if old is not None or new is not None:
            yield Move(name, old.result if old else None, new.result if new else None)
    yield Move("overall", before.overall.result, after.overall.result)
