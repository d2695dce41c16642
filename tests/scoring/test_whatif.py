"""What-if questions: nothing changes without a change, order does not matter, and the sums are those of a run."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assess import assess
from scoring.assessment import DIMENSIONS, FlagState, Outcome
from scoring.facts import Absent, Finding, Found
from scoring.profiles import label_of
from scoring.whatif import WHAT_IF, Changes, WhatIf, moves
from tests.support.reviews import WHEN, fact, findings, review
from tests.support.scoring import edition

QUICK = settings(max_examples=25, deadline=None)
ITEMS = [item.id for item in edition().items]
FACTS: list[Finding] = [
    fact("payout.working_days", 2),
    fact("marketing.instant_access", False),
    fact("loans.term_max_months", 6),
    Absent("entity.legal_name"),
    fact("entity.founded_on", "2012-03"),
    fact("custody.segregated", True),
]


@cache
def asked() -> WhatIf:
    """A judged review of the bundled checklist, ready to be asked."""
    found = review()
    return WhatIf(edition(), found.assessment, found.reading, WHEN.date())


@st.composite
def changes(draw: st.DrawFn) -> list[Changes]:
    """Up to eight single changes of different things."""
    outcomes = draw(st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(list(Outcome)), max_size=3))
    weights = draw(st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 20), max_size=2))
    shares = draw(st.dictionaries(st.sampled_from(DIMENSIONS), st.integers(1, 60), max_size=2))
    facts = draw(st.lists(st.sampled_from(FACTS), max_size=2, unique_by=lambda f: f.key))
    return [
        *(Changes(outcomes={k: v}) for k, v in outcomes.items()),
        *(Changes(weights={k: v}) for k, v in weights.items()),
        *(Changes(shares={k: Fraction(v)}) for k, v in shares.items()),
        *(Changes(facts={f.key: f}) for f in facts),
    ]


def together(parts: Sequence[Changes]) -> Changes:
    """All of them, one after the other."""
    whole = Changes()
    for part in parts:
        whole |= part
    return whole


def test_without_a_change_the_answer_is_the_assessment_itself() -> None:
    """A what-if question starts from exactly what was judged."""
    assert asked().suppose(Changes()) == asked().found


def test_supposing_what_is_so_changes_no_number() -> None:
    """The outcomes, weights and shares there are, said once more."""
    found = asked().found
    same = Changes(
        outcomes={j.item: j.outcome for j in found.judgements},
        weights={item.id: item.weight for item in edition().items},
        shares=dict(asked().shares),
    )

    assert asked().suppose(same) == found


@QUICK
@given(changes(), st.randoms(use_true_random=False))
def test_the_order_of_changes_does_not_matter(parts: list[Changes], chance: random.Random) -> None:
    """A person may change things in any order."""
    mixed = list(parts)
    chance.shuffle(mixed)

    assert asked().suppose(together(parts)) == asked().suppose(together(mixed))


@QUICK
@given(changes())
def test_asking_keeps_nothing(parts: list[Changes]) -> None:
    """The next question starts from the run again."""
    asked().suppose(together(parts))

    assert asked().suppose(Changes()) == review().assessment


@QUICK
@given(changes())
def test_whatever_is_supposed_the_interval_holds_the_score(parts: list[Changes]) -> None:
    """low ≤ score ≤ high, and the width is what the coverage lacks, for every risk."""
    for dimension in asked().suppose(together(parts)).dimensions:
        result = dimension.result
        assert result.score is None or result.low <= result.score <= result.high
        assert result.high - result.low == 100 * (1 - result.coverage)


@pytest.mark.parametrize("changed", FACTS, ids=lambda f: f.key)
def test_a_supposed_fact_gives_the_scores_of_a_run_that_read_it(changed: Finding) -> None:
    """What if the page had said so: the same judgement as if it had."""
    supposed = asked().suppose(Changes(facts={changed.key: changed}))
    read = assess(
        edition(),
        findings() | {changed.key: changed},
        as_of=date(2026, 11, 2),
        captured_on=date(2026, 11, 2),
    )

    assert supposed.dimensions == read.dimensions
    assert supposed.overall == read.overall
    assert supposed.machine_overall == read.machine_overall


def test_a_supposed_outcome_is_marked_and_keeps_the_programs_own_beside_it() -> None:
    """Nobody takes it for an answer."""
    after = asked().suppose(Changes(outcomes={"liquidity.withdrawal-time": Outcome.PASS}))

    judged = after.judgement("liquidity.withdrawal-time")
    assert (judged.outcome, judged.machine, judged.by) == (Outcome.PASS, Outcome.FAIL, WHAT_IF)
    assert after.machine_overall == asked().found.machine_overall


def test_other_shares_move_the_mean_and_are_marked() -> None:
    """A profile that was tried for a moment is no profile of the run."""
    shares = {name: Fraction(20) for name in DIMENSIONS}
    after = asked().suppose(Changes(shares=shares))

    assert after.profile == WHAT_IF
    assert asked().found.equal_overall is not None
    assert after.overall.mean == asked().found.equal_overall.mean


def test_a_weight_of_zero_takes_an_item_out_of_the_sum() -> None:
    """The line stays, its weight is nothing."""
    item = "liquidity.withdrawal-time"
    before, after = asked().found.dimension("liquidity"), asked().suppose(Changes(weights={item: 0}))
    now = after.dimension("liquidity")

    assert before is not None
    assert now is not None
    assert now.applicable_weight == before.applicable_weight - edition().item(item).weight


def test_a_flag_can_be_supposed_rejected() -> None:
    """The caps of flags move with them."""
    flagged = asked().found.flags
    states = {f.item: FlagState.REJECTED for f in flagged}
    after = asked().suppose(Changes(flags=states))

    assert flagged
    assert {f.state for f in after.flags} == {FlagState.REJECTED}
    assert not {"ko1", "ko2", "ko2-two"} & {c.id for c in after.overall.caps}


def test_every_score_is_listed_before_and_after() -> None:
    """Five risks and the whole."""
    names = [move.name for move in moves(asked().found, asked().suppose(Changes()))]

    assert names == [*DIMENSIONS, "overall"]


def test_a_run_of_another_checklist_cannot_be_asked() -> None:
    """Its items and lines may be others."""
    found = review()
    with pytest.raises(ValueError, match="another checklist"):
        WhatIf(edition(), _other(found.assessment), found.reading, WHEN.date())


def _other(assessment):  # type: ignore[no-untyped-def]
    kept = {f.name: getattr(assessment, f.name) for f in fields(assessment)}
    return type(assessment)(**{**kept, "fingerprint": "0" * 64})


def test_a_run_under_an_own_profile_is_asked_with_its_weights() -> None:
    """They stand in its label."""
    weights = dict(zip(DIMENSIONS, map(Fraction, (50, 20, 10, 10, 10)), strict=True))
    label = label_of("exit-first", weights)
    found = assess(
        edition(),
        findings(),
        as_of=date(2026, 11, 2),
        captured_on=date(2026, 11, 2),
        profile={k: float(v) for k, v in weights.items()},
        profile_name=label,
    )
    trial = WhatIf(edition(), found, review().reading, WHEN.date())

    assert found.profile == "exit-first [50/20/10/10/10]"
    assert trial.suppose(Changes()) == found


def test_found_facts_of_the_test_are_found() -> None:
    """A guard for the table above."""
    assert sum(isinstance(f, Found) for f in FACTS) == 5
