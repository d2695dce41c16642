"""What not knowing leaves open: every consistent way the unread facts of an item could turn out.

A fact nobody could read is either absent (then all its tests behave as absent) or stated with some value; the
values tried are those on both sides of every line that the item draws, so that the same fact never answers two
tests inconsistently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product

from scoring.choosing import latest_values
from scoring.conditions import FACT, Leaf, Truth
from scoring.facts import FactType, FactValue, Found, Value
from scoring.leaf_tests import LEAF_TESTS, NUMBERS, Given, Seen
from scoring.measures import all_measures
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, State

Subject = tuple[str, str]
Answers = dict[Leaf, bool]
MOST_WORLDS = 20_000

_STATES = ("found", "absent")


@dataclass(frozen=True, slots=True)
class Stated:
    """A subject that is known to be stated: what the tests see, and where it comes from."""

    seen: Seen
    value: FactValue | None = None
    computed: Computed | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A subject that is absent or was not read; `keys` name the facts behind it."""

    state: State
    keys: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way a subject could turn out: stated or not, and what each of its leaves would then say."""

    stated: bool
    answers: tuple[tuple[Leaf, bool], ...]


Known = Stated | Gap


def look(subject: Subject, ctx: Context) -> Known:
    """What is known about a fact or a measure."""
    return _fact(subject[1], ctx) if subject[0] == FACT else _measure(subject[1], ctx)


def _fact(key: str, ctx: Context) -> Known:
    finding = ctx.finding(key)
    if not isinstance(finding, Found):
        return Gap(ctx.state(key), (key,))
    value = latest_values(finding.values, ctx.captured_on)[0]
    distinct = len({(v.value, v.unit) for v in finding.values if not v.superseded})
    is_date = ctx.catalogue[key].type is FactType.DATE
    return Stated(Seen(value.value, ctx.captured_on, value.unit, value.as_of, distinct, is_date), value=value)


def _measure(name: str, ctx: Context) -> Known:
    answer = all_measures()[name](ctx)
    if isinstance(answer, Missing):
        return Gap(answer.state, answer.keys, answer.words)
    return Stated(Seen(answer.value, ctx.captured_on, answer.unit), computed=answer)


def truth(leaf: Leaf, known: Known) -> Truth:
    """The leaf's answer; None when unread, or when an amount is in another currency than the line."""
    if isinstance(known, Gap):
        return leaf.silent() if known.state is ABSENT else None
    if leaf.unit and known.seen.unit != leaf.unit:
        return None
    return LEAF_TESTS[leaf.test].holds(known.seen, leaf.given)


def hypotheses(subject: Subject, asked: Sequence[Leaf], known: Known, ctx: Context) -> tuple[Hypothesis, ...]:
    """Every way the subject could turn out; one when nothing about it is open."""
    fixed = {leaf: truth(leaf, known) for leaf in asked}
    if isinstance(known, Gap) and known.state is UNSEARCHED:
        silent = Hypothesis(stated=False, answers=tuple((leaf, leaf.silent()) for leaf in asked))
        return _unique([silent, *(_stated(answers) for answers in _possible(subject, asked, ctx))])
    if None not in fixed.values():
        return (Hypothesis(isinstance(known, Stated), tuple((x, bool(v)) for x, v in fixed.items())),)
    opened = [leaf for leaf, value in fixed.items() if value is None]
    sure = {leaf: value for leaf, value in fixed.items() if value is not None}
    return _unique(_stated({**sure, **answers}) for answers in _free(opened))


def _stated(answers: Mapping[Leaf, bool]) -> Hypothesis:
    return Hypothesis(stated=True, answers=tuple(answers.items()))


def _unique(found: Iterator[Hypothesis] | Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    return tuple(dict.fromkeys(found))


def _possible(subject: Subject, asked: Sequence[Leaf], ctx: Context) -> Iterator[Answers]:
    tried = list(_samples(subject, asked, ctx))
    if not tried:
        yield from _free(asked)
    for seen in tried:
        yield {leaf: LEAF_TESTS[leaf.test].holds(seen, leaf.given) for leaf in asked}


def _free(asked: Sequence[Leaf]) -> Iterator[Answers]:
    """Every combination of answers, for values whose possibilities cannot be listed."""
    chosen = [(leaf,) if leaf.test in _STATES else (leaf, None) for leaf in asked]
    for ticks in product(*chosen):
        yield {
            leaf: leaf.test == "found" or (tick is not None and leaf.test != "absent")
            for leaf, tick in zip(asked, ticks, strict=True)
        }


def _samples(subject: Subject, asked: Sequence[Leaf], ctx: Context) -> Iterator[Seen]:
    """Values on both sides of every line, where the type tells which there can be."""
    kind = ctx.catalogue[subject[1]].type if subject[0] == FACT else _measure_type(asked)
    if any(leaf.test == "count_at_least" for leaf in asked) or kind is FactType.LIST or kind is None:
        return
    for value in _values(kind, subject, asked, ctx):
        for day in _days(asked, ctx.captured_on):
            yield Seen(
                value if kind is not FactType.DATE else str(day),
                ctx.captured_on,
                None,
                day,
                1,
                kind is FactType.DATE,
            )


def _measure_type(asked: Sequence[Leaf]) -> FactType | None:
    tests = {leaf.test for leaf in asked} - set(_STATES)
    if tests <= {"at_most", "at_least", "below", "above", "between"}:
        return FactType.PERCENT
    return FactType.BOOL if tests <= {"is_true", "is_false", "is_not_true"} else None


def _values(kind: FactType, subject: Subject, asked: Sequence[Leaf], ctx: Context) -> Sequence[Value]:
    if kind is FactType.BOOL:
        return (True, False)
    if kind in NUMBERS:
        return _around(sorted({n for leaf in asked for n in _numbers(leaf)}))
    choices = ctx.catalogue[subject[1]].choices if subject[0] == FACT else ()
    if kind is FactType.DATE:
        return ("",)
    return choices or (*(str(w) for leaf in asked for w in _words(leaf.given)), "\0other")


def _numbers(leaf: Leaf) -> tuple[Decimal, ...]:
    if leaf.test.startswith("age_"):
        return ()
    given = leaf.given if isinstance(leaf.given, tuple) else (leaf.given,)
    return tuple(n for n in given if isinstance(n, Decimal))


def _words(given: Given) -> tuple[object, ...]:
    return given if isinstance(given, tuple) else ()


def _around(lines: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """A number below, on, between and above the lines; negative ones too, since amounts can be."""
    if not lines:
        return (Decimal(0),)
    between = [(a + b) / 2 for a, b in pairwise(lines)]
    return (lines[0] - 1, *lines, *between, lines[-1] + 1)


def _days(asked: Sequence[Leaf], captured_on: date) -> Sequence[str | None]:
    """Dates on both sides of every age line, and an undated figure."""
    spans = [
        int(leaf.given) * (1 if leaf.test.endswith("days") else 31)
        for leaf in asked
        if leaf.test.startswith("age_") and isinstance(leaf.given, Decimal)
    ]
    short = [
        int(leaf.given) * 28
        for leaf in asked
        if leaf.test == "age_at_most_months" and isinstance(leaf.given, Decimal)
    ]
    if not spans:
        return (None,)
    ages = sorted({0, *spans, *(s + 32 for s in spans), *(s + 1 for s in spans), *short})
    return tuple((captured_on - timedelta(days=age)).isoformat() for age in ages)


def worlds(choices: Sequence[tuple[Hypothesis, ...]]) -> Iterator[tuple[dict[Leaf, bool], tuple[bool, ...]]]:
    """Every combination: each leaf's answer, and whether each subject is stated."""
    for combination in product(*choices):
        answers = {leaf: value for hypothesis in combination for leaf, value in hypothesis.answers}
        yield answers, tuple(h.stated for h in combination)
