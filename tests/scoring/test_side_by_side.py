"""Platforms side by side: a place only where intervals part, and differences marked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assessment import Score
from scoring.facts import Absent
from scoring.side_by_side import Rank, ranks, side_by_side
from tests.support.reviews import fact, review


def score(low: int, high: int) -> Score:
    return Score(None, Fraction(low), Fraction(high), Fraction(1, 2))


@pytest.mark.parametrize(
    "intervals, places",
    [
        ([(80, 90), (60, 70), (40, 50)], ["1", "2", "3"]),
        ([(60, 80), (70, 90), (10, 20)], ["1–2 (not told apart)", "1–2 (not told apart)", "3"]),
        ([(50, 60), (60, 70)], ["1–2 (not told apart)", "1–2 (not told apart)"]),
        ([(80, 90), (50, 85), (40, 60)], ["1–2 (not told apart)", "1–3 (not told apart)", "2–3 (not told apart)"]),
    ],
)  # fmt: skip
def test_a_place_is_sure_only_where_intervals_part(
    intervals: list[tuple[int, int]], places: list[str]
) -> None:
    """Touching intervals overlap."""
    assert [r.words() for r in ranks([score(*i) for i in intervals]) if r] == places


def test_a_platform_without_a_score_takes_no_place() -> None:
    """And pushes nobody down."""
    assert ranks([None, score(10, 20)]) == (None, Rank(1, 1))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 40)), min_size=2, max_size=6), st.data())
def test_the_true_order_is_never_excluded(starts: list[tuple[int, int]], data: st.DataObject) -> None:
    """Wherever within their intervals the true scores lie, each platform's true place is among those given."""
    intervals = [score(low, low + width) for low, width in starts]
    true = [data.draw(st.integers(int(s.low), int(s.high))) for s in intervals]

    for own, rank in zip(true, ranks(intervals), strict=True):
        assert rank is not None
        assert rank.best <= 1 + sum(other > own for other in true)
        assert rank.worst >= sum(other >= own for other in true)


def test_differences_are_marked_in_facts_and_items() -> None:
    """What is the same on all sides is not."""
    one = review(fact("fees.investor", Decimal(1), "1 %"))
    other = review(Absent("fees.investor"), fact("payout.working_days", 2), name="Other")
    made = side_by_side([one, other], ["fees.investor", "returns.advertised"])

    assert [(f.key, f.differs) for f in made.facts] == [
        ("fees.investor", True),
        ("returns.advertised", False),
    ]
    assert [len(values) for values in made.facts[0].values] == [1, 0]
    marked = {row.item for row in made.items if row.differs}
    assert "liquidity.withdrawal-time" in marked
    assert "security.https" not in marked


def test_across_checklists_nothing_is_ranked() -> None:
    """Different questions give no common order."""
    one, other = review(), review(name="Other")
    other = replace(other, assessment=replace(other.assessment, fingerprint="another"))
    made = side_by_side([one, other], [])

    assert not made.same_rules
    assert set(made.overall.ranks) == {None}
