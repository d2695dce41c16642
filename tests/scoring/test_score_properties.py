"""What must hold for every checklist and every set of outcomes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assessment import DIMENSIONS, FlagLevel, FlagState, Outcome
from scoring.scores import OPEN, Weighted, score_dimensions, value_of
from tests.support.scoring_worked import SETTINGS, flag, scored

QUICK = settings(max_examples=60, deadline=None)
ANSWERED = [o for o in Outcome if o not in OPEN]


@st.composite
def sums(draw: st.DrawFn) -> tuple[Weighted, ...]:
    """Outcomes of up to 20 items, with at least one answered item in every dimension."""
    outcomes = st.sampled_from(list(Outcome))
    extra = draw(st.lists(st.tuples(st.sampled_from(DIMENSIONS), outcomes, st.booleans()), max_size=15))
    sure = [
        (name, draw(st.sampled_from([Outcome.PASS, Outcome.FAIL, Outcome.PARTIAL])), False)
        for name in DIMENSIONS
    ]
    weights = draw(st.lists(st.sampled_from([1, 2, 4, 8]), min_size=20, max_size=20))
    return tuple(
        Weighted(f"{name}.item-{n}", name, weights[n], weights[n] == 8, outcome, duty)
        for n, (name, outcome, duty) in enumerate([*sure, *extra])
    )


def mean_of(rows: Sequence[Weighted]) -> Fraction:
    """The overall mean's point."""
    point = scored(rows)[1].mean.score
    assert point is not None
    return point


@QUICK
@given(sums())
def test_the_width_is_what_the_coverage_lacks(rows: tuple[Weighted, ...]) -> None:
    """high − low = 100 × (1 − coverage), for each dimension and the whole; low ≤ score ≤ high."""
    dimensions, whole = scored(rows)

    for result in (*(d.result for d in dimensions), whole.mean):
        assert result.high - result.low == 100 * (1 - result.coverage)
        assert result.score is not None
        assert 0 <= result.low <= result.score <= result.high <= 100


@QUICK
@given(sums(), st.sampled_from(DIMENSIONS), st.sampled_from([1, 2, 4, 8]))
def test_adding_a_pass_never_lowers_a_score(rows: tuple[Weighted, ...], name: str, weight: int) -> None:
    """A platform is never worse off for one more good answer."""
    more = (*rows, Weighted(f"{name}.more", name, weight, weight == 8, Outcome.PASS))
    before, after = scored(rows)[1].result, scored(more)[1].result

    assert mean_of(more) >= mean_of(rows)
    assert after.low >= before.low
    assert after.score is not None
    assert before.score is not None
    assert after.score >= before.score


@QUICK
@given(sums(), st.sampled_from(DIMENSIONS), st.sampled_from(OPEN))
def test_an_unknown_only_widens_the_interval(rows: tuple[Weighted, ...], name: str, state: Outcome) -> None:
    """Our own gap never moves the point."""
    more = (*rows, Weighted(f"{name}.more", name, 4, critical=False, outcome=state))
    before, after = scored(rows)[1].mean, scored(more)[1].mean

    assert after.score == before.score
    assert after.low <= before.low
    assert after.high >= before.high


@QUICK
@given(sums(), st.randoms(use_true_random=False))
def test_the_interval_holds_every_reachable_score(rows: tuple[Weighted, ...], chance: random.Random) -> None:
    """However the unread items turn out, the whole stays between low and high."""
    resolved = tuple(
        replace(
            row, outcome=chance.choice([Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL, Outcome.NOT_DISCLOSED])
        )
        if row.outcome in OPEN
        else row
        for row in rows
    )
    before, after = scored(rows)[1].result, scored(resolved)[1].result

    assert after.score is not None
    assert before.low <= after.score <= before.high
    assert before.low <= after.low <= after.high <= before.high


@QUICK
@given(sums(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(rows: tuple[Weighted, ...], chance: random.Random) -> None:
    """A sum is a sum."""
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert scored(shuffled)[1].result == scored(rows)[1].result


@QUICK
@given(sums(), st.permutations(DIMENSIONS))
def test_the_order_of_the_weights_does_not_matter(rows: tuple[Weighted, ...], order: list[str]) -> None:
    """Neither is a profile's order."""
    profile = SETTINGS.profile("default")
    mixed = {name: profile[name] for name in order}

    assert score_dimensions(rows, mixed, SETTINGS) == score_dimensions(rows, profile, SETTINGS)


@QUICK
@given(sums(), st.sampled_from([None, True, False]))
def test_a_knock_out_caps_whatever_else_is_good(rows: tuple[Weighted, ...], young: bool | None) -> None:
    """Confirmed fatal: at most 20. Open fatal: no point, low at most 20. One serious: 49, two: 34."""
    fatal = flag("credit.licence", FlagLevel.KO1, FlagState.CONFIRMED)
    serious = [flag(f"x{n}", FlagLevel.KO2) for n in range(2)]
    confirmed = scored(rows, [fatal], young=young)[1].result
    waiting = scored(rows, [replace(fatal, state=FlagState.CANDIDATE)], young=young)[1]

    assert max(confirmed.score or 0, confirmed.low, confirmed.high) <= 20
    assert (waiting.result.score, waiting.band.letter) == (None, "–")
    assert waiting.result.low <= 20
    assert scored(rows, serious[:1], young=young)[1].result.high <= 49
    assert scored(rows, serious, young=young)[1].result.high <= 34


@QUICK
@given(sums())
def test_a_rejected_flag_leaves_no_trace_in_the_numbers(rows: tuple[Weighted, ...]) -> None:
    """A person's rejection lifts the cap whole."""
    rejected = [flag("x", level, FlagState.REJECTED) for level in FlagLevel]

    assert scored(rows, rejected)[1] == scored(rows)[1]


@pytest.mark.parametrize(
    "outcome, duty, value",
    [
        (Outcome.PASS, False, 1),
        (Outcome.PARTIAL, False, Fraction(1, 2)),
        (Outcome.FAIL, False, 0),
        (Outcome.NOT_DISCLOSED, True, 0),
        (Outcome.NOT_DISCLOSED, False, Fraction(1, 4)),
        (Outcome.NOT_DISCLOSED, None, Fraction(1, 4)),
        (Outcome.UNKNOWN, True, None),
        (Outcome.MANUAL_PENDING, True, None),
        (Outcome.NOT_APPLICABLE, True, None),
    ],
)
def test_each_state_has_its_value(outcome: Outcome, duty: bool | None, value: object) -> None:
    """Three kinds of silence are three different things."""
    assert value_of(outcome, duty, SETTINGS.values) == value


def test_without_an_answer_in_one_dimension_there_is_no_score() -> None:
    """Low and high still exist: 0 and 100 for that dimension."""
    rows = [Weighted(f"{n}.a", n, 8, critical=True, outcome=Outcome.PASS) for n in DIMENSIONS[1:]]
    rows.append(Weighted("liquidity.a", "liquidity", 8, critical=True, outcome=Outcome.UNKNOWN))
    dimensions, whole = scored(rows)

    assert (whole.result.score, whole.mean.low, whole.mean.high) == (None, 78, 100)
    assert (dimensions[0].result.score, dimensions[0].result.low, dimensions[0].result.high) == (None, 0, 100)
    assert (whole.band.letter, whole.band.label) == ("–", "not enough evidence")


def test_a_dimension_where_nothing_applies_leaves_with_its_weight() -> None:
    """The others share the whole."""
    rows = [Weighted(f"{n}.a", n, 8, critical=True, outcome=Outcome.PASS) for n in DIMENSIONS[1:]]
    rows.append(Weighted("liquidity.a", "liquidity", 8, critical=True, outcome=Outcome.NOT_APPLICABLE))
    dimensions, whole = scored(rows)

    assert [d.id for d in dimensions] == list(DIMENSIONS[1:])
    assert (whole.mean.score, whole.critical_coverage) == (100, 1)


@pytest.mark.parametrize(
    "answered, critical_answered, letter", [(3, 3, "–"), (6, 2, "–"), (6, 3, "A"), (10, 4, "A")]
)
def test_no_letter_below_the_floors(answered: int, critical_answered: int, letter: str) -> None:
    """Coverage under 60 % or critical coverage under 75 %: not enough evidence."""
    rows = [
        Weighted(
            f"{name}.c{n}",
            name,
            8,
            n < 4,
            Outcome.PASS if _seen(n, answered, critical_answered) else Outcome.UNKNOWN,
        )
        for name in DIMENSIONS
        for n in range(10)
    ]

    assert scored(rows)[1].band.letter == letter


def _seen(n: int, answered: int, critical_answered: int) -> bool:
    return n < critical_answered if n < 4 else n - 4 < answered - critical_answered


def test_a_short_record_gets_no_a_and_an_unshown_one_keeps_its_high() -> None:
    """`young` binds point and low; high only when the youth is known."""
    rows = [Weighted(f"{n}.a", n, 8, critical=True, outcome=Outcome.PASS) for n in DIMENSIONS]
    young, unshown = (scored(rows, young=state)[1].result for state in (True, None))

    assert (young.score, young.low, young.high) == (79, 79, 79)
    assert (unshown.score, unshown.low, unshown.high) == (79, 79, 100)


def test_all_seven_states_reach_the_sum() -> None:
    """No state is lost between outcome and line."""
    rows = [Weighted(f"credit.{o.value}", "credit", 2, critical=False, outcome=o) for o in Outcome]
    lines = {line.item.split(".")[1]: line for d in scored(rows)[0] for line in d.lines}

    assert {name: line.outcome.value for name, line in lines.items()} == {o.value: o.value for o in Outcome}
    assert [n for n, line in lines.items() if line.points is None] == [
        "unknown",
        "not_applicable",
        "manual_pending",
    ]
