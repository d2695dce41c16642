"""The way from one score to another adds up exactly, whatever changed and whatever is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assessment import DIMENSIONS, Assessment, FlagLevel, FlagState, Outcome
from scoring.scores import Weighted
from scoring.waterfall import (
    CAPS,
    NOTHING,
    WEIGHTS,
    Cause,
    Link,
    Move,
    Waterfall,
    between,
    dimension_waterfall,
    overall_waterfall,
    waterfalls,
)
from tests.support.scoring_worked import EXAMPLE_A, EXAMPLE_B, flag, rows, scored

QUICK = settings(max_examples=80, deadline=None)
PARTS = ("score", "low", "high")
CAUSES = [Cause.CHECKLIST, Cause.READER, Cause.PERSON, Cause.SITE]


def assessment(
    sums: Sequence[Weighted], flags: Sequence[tuple[FlagLevel, FlagState]] = (), **how: object
) -> Assessment:
    """The numbers of these rows, without anything that does not enter a sum."""
    seen = [flag("credit.item-0", level, state) for level, state in flags]
    dimensions, whole = scored(sums, seen, **how)  # type: ignore[arg-type]
    return Assessment(
        "e", "f", "default", None, (), date(2026, 1, 1), (), dimensions, whole, tuple(seen), (), ()
    )


def link(cause: Cause, made: Assessment) -> Link:
    return Link(cause, made, {})


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any set of items, with dimensions in which nothing applies, flags that wait, and other weights."""
    outcomes = st.sampled_from(list(Outcome))
    numbers = draw(st.lists(st.integers(0, 7), unique=True, max_size=8))
    sums = tuple(
        Weighted(f"{name}.item-{n}", name, draw(st.sampled_from([1, 2, 4, 8])), n == 0, draw(outcomes), duty)
        for n in numbers
        for name in DIMENSIONS
        if (duty := draw(st.sampled_from([None, False, True]))) is not False or draw(st.booleans())
    )
    levels, states = st.sampled_from(list(FlagLevel)), st.sampled_from(list(FlagState))
    flags = draw(st.lists(st.tuples(levels, states), max_size=2))
    young, profile = draw(st.sampled_from([True, False, None])), draw(st.sampled_from(["default", "equal"]))
    return assessment(sums, flags, young=young, profile=profile)


def assert_exact(made: Waterfall) -> None:
    """Low and high always; points where both ends have one."""
    for part in PARTS:
        whole = getattr(made.total, part)
        moves = [getattr(step.move, part) for step in made.steps]
        assert whole is None or sum(moves, Fraction(0)) == whole
    assert (made.total.score is None) == (None in [(s or NOTHING).score for s in (made.before, made.after)])
    assert sum((m.low for m in made.by_cause().values()), Fraction(0)) == made.total.low


@QUICK
@given(st.lists(assessments(), min_size=2, max_size=5))
def test_the_steps_add_up_to_the_whole_difference(found: list[Assessment]) -> None:
    """For the overall score and each dimension, over any chain."""
    chain = [link(cause, made) for cause, made in zip([Cause.SITE, *CAUSES], found, strict=False)]

    for made in (overall_waterfall(chain), *(dimension_waterfall(name, chain) for name in DIMENSIONS)):
        assert_exact(made)


@QUICK
@given(assessments(), assessments())
def test_a_detour_that_comes_back_moves_nothing(one: Assessment, other: Assessment) -> None:
    """There and back again is no difference, whatever lay between."""
    made = overall_waterfall([link(Cause.SITE, one), link(Cause.READER, other), link(Cause.SITE, one)])

    assert not made.total
    assert sum((step.move.low for step in made.steps), Fraction(0)) == 0


def test_each_step_names_its_item_its_cause_and_its_outcomes() -> None:
    """What a link exchanged is that link's doing, and nothing else is."""
    start = rows(EXAMPLE_A)
    read = tuple(_as(r, Outcome.PASS) if r.item == "reputation.realised-return" else r for r in start)
    edited = tuple(_as(r, Outcome.FAIL) if r.item == "liquidity.client-money" else r for r in read)

    made = overall_waterfall(
        [
            link(Cause.SITE, assessment(start)),
            link(Cause.READER, assessment(read)),
            link(Cause.SITE, assessment(edited)),
        ]
    )

    told = [(s.name, s.cause, s.before, s.after) for s in made.steps if s.name not in (CAPS, WEIGHTS)]
    assert told == [
        ("reputation.realised-return", Cause.READER, Outcome.UNKNOWN, Outcome.PASS),
        ("liquidity.client-money", Cause.SITE, Outcome.PARTIAL, Outcome.FAIL),
    ]
    assert set(made.by_cause()) == {Cause.READER, Cause.SITE}
    assert_exact(made)


def test_a_cap_is_a_step_of_its_own_that_says_why() -> None:
    """A young platform's ceiling moves the whole, not an item."""
    before, after = (assessment(rows(EXAMPLE_A), young=young) for young in (False, True))

    made = overall_waterfall([link(Cause.SITE, before), link(Cause.SITE, after)])

    assert [s.name for s in made.steps] == [CAPS]
    assert "track record" in made.steps[0].because
    assert_exact(made)


def test_other_weights_of_the_dimensions_are_a_step_of_their_own() -> None:
    """A profile is a person's choice and moves no item."""
    before = assessment(rows(EXAMPLE_A), profile="default")
    after = assessment(rows(EXAMPLE_A), profile="equal")

    made = overall_waterfall([link(Cause.SITE, before), link(Cause.PERSON, after)])

    assert WEIGHTS in [s.name for s in made.steps]
    assert set(made.by_cause()) == {Cause.PERSON}
    assert_exact(made)


def test_a_dimension_in_which_nothing_applies_has_no_score_but_a_way() -> None:
    """What was not applicable starts from the widest interval."""
    without = assessment([r for r in rows(EXAMPLE_A) if r.dimension != "security"])
    chain = [link(Cause.SITE, without), link(Cause.SITE, assessment(rows(EXAMPLE_A)))]

    made = {w.id: w for w in waterfalls(chain)}["security"]

    assert made.before is None
    assert made.after is not None
    assert made.total == between(NOTHING, made.after)
    assert_exact(made)


def test_without_a_point_on_one_side_no_step_claims_points() -> None:
    """While a fatal flag waits there is no point, and so none to explain."""
    waiting = assessment(rows(EXAMPLE_B), [(FlagLevel.KO1, FlagState.CANDIDATE)])
    chain = [link(Cause.SITE, assessment(rows(EXAMPLE_A))), link(Cause.SITE, waiting)]

    made = overall_waterfall(chain)

    assert made.total.score is None
    assert {step.move.score for step in made.steps} == {None}
    assert_exact(made)


@pytest.mark.parametrize("score, whole", [(Fraction(2), Fraction(5)), (None, None)])
def test_moves_add(score: Fraction | None, whole: Fraction | None) -> None:
    """A missing point is not a zero."""
    added = Move(Fraction(3), Fraction(1), Fraction(1)) + Move(score, Fraction(1), Fraction(-1))

    assert (added.score, added.low, added.high) == (whole, 2, 0)


def _as(row: Weighted, outcome: Outcome) -> Weighted:
    return Weighted(row.item, row.dimension, row.weight, row.critical, outcome, row.duty)
