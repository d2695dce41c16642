"""Worked example D, our own: a dimension without a score, another without an applicable item.

| dimension  | applicable | answered | points | score | low | high | coverage |
|---|---|---|---|---|---|---|---|
| liquidity  | 8+8+2 = 18 | 18 | 8+2+1 = 11 | 1100÷18 = 61.1 | 61.1 | 61.1 | 1 |
| credit     | 4×8 = 32 | 24 | 4+8+4 = 16 | 1600÷24 = 66.7 | 1600÷32 = 50.0 | 2400÷32 = 75.0 | 24÷32 |
| reputation | 8+8+4 = 20 | 20 | 8+0+0 = 8 | 40.0 | 40.0 | 40.0 | 1 |
| leakage    | 8+4+4 = 16 | 0 | 0 | none | 0.0 | 100.0 | 0 |
| security   | 0 | – | – | leaves the sum, and its weight 10 with it | | | |

Weights that are left: 40 + 22 + 18 + 10 = 90.

    low      = (40×50 + 22×61.111 + 18×40 +   0) ÷ 90 = 45.2
    high     = (40×75 + 22×61.111 + 18×40 + 1000) ÷ 90 = 67.4
    coverage = (40×24÷32 + 22 + 18 + 0) ÷ 90 = 70 ÷ 90 = 77.8 %
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.assessment import Outcome, Overall
from scoring.scores import Weighted
from tests.support.scoring_worked import EXAMPLE_D, numbers, printed, rows, scored

ROWS = rows(EXAMPLE_D)


def whole_with(**outcomes: Outcome) -> Overall:
    """The whole with other outcomes for items of the leakage dimension: `policy=Outcome.PASS`."""
    named = {f"leakage.{name}": outcome for name, outcome in outcomes.items()}
    return scored([replace(r, outcome=named.get(r.item, r.outcome)) for r in ROWS], young=True)[1]


@pytest.mark.parametrize(
    "name, applicable, answered, points, shown",
    [
        ("liquidity", 8 + 8 + 2, 18, 8 + 8 * Fraction(1, 4) + 1, ("61.1", "61.1", "61.1")),
        ("credit", 4 * 8, 24, Fraction(4 + 8 + 4), ("66.7", "50.0", "75.0")),
        ("reputation", 8 + 8 + 4, 20, Fraction(8), ("40.0", "40.0", "40.0")),
        ("leakage", 8 + 4 + 4, 0, Fraction(0), ("–", "0.0", "100.0")),
    ],
)
def test_each_dimension_prints_its_division(
    name: str, applicable: int, answered: int, points: Fraction, shown: tuple[str, str, str]
) -> None:
    """Nothing answered: no score, and everything from 0 to 100 is possible."""
    found = {d.id: d for d in scored(ROWS)[0]}[name]

    assert (found.applicable_weight, found.answered_weight, found.points) == (applicable, answered, points)
    assert numbers(found.result) == shown


def test_a_dimension_to_which_nothing_applies_is_not_there() -> None:
    """Its weight is shared by the others: 40, 22, 18 and 10 of 90."""
    dimensions, _ = scored(ROWS)

    assert [d.id for d in dimensions] == ["liquidity", "credit", "reputation", "leakage"]
    assert sum(d.weight for d in dimensions) == 90


def test_without_a_score_in_one_dimension_the_whole_has_none_but_an_interval() -> None:
    """No score, 45.2 to 67.4, coverage 77.8 %."""
    whole = whole_with()
    fixed = 22 * Fraction(1100, 18) + 18 * 40

    assert (whole.mean.score, whole.result.score) == (None, None)
    assert whole.mean.low == (40 * 50 + fixed + 10 * 0) / 90
    assert whole.mean.high == (40 * 75 + fixed + 10 * 100) / 90
    assert whole.mean.coverage == Fraction(40 * 24, 32 * 90) + Fraction(22 + 18, 90) == Fraction(70, 90)
    assert numbers(whole.result) == ("–", "45.2", "67.4")
    assert printed(whole.result.coverage * 100) == "77.8"


def test_the_floors_are_kept_and_still_there_is_no_letter() -> None:
    """Coverage 77.8 of 60, critical coverage 7 of 9 = 77.8 of 75: what is missing is the point."""
    whole = whole_with()

    assert whole.critical_coverage == Fraction(7 * 8, 9 * 8)
    assert (whole.band.letter, whole.band.label) == ("–", "not enough evidence")


def test_no_cap_binds() -> None:
    """`weakest`: none + 20 for the point of min(61.1, 66.7), 50.0 + 20 and 61.1 + 20; `young` stands at 79."""
    caps = {cap.id: cap for cap in whole_with().caps}

    assert {name: cap.binds for name, cap in caps.items()} == {"weakest": False, "young": False}
    assert tuple(map(printed, (caps["weakest"].score, caps["weakest"].low, caps["weakest"].high))) == (
        "81.1",
        "70.0",
        "81.1",
    )


@pytest.mark.parametrize(
    "item, width",
    [
        ("credit.licence", Fraction(100 * 40 * 8, 90 * 32)),
        ("leakage.policy", Fraction(100 * 10 * 8, 90 * 16)),
        ("leakage.retention", Fraction(100 * 10 * 4, 90 * 16)),
        ("leakage.breach", Fraction(100 * 10 * 4, 90 * 16)),
    ],
)
def test_each_unread_item_holds_its_share_of_the_interval_open(item: str, width: Fraction) -> None:
    """11.1 + 5.6 + 2.8 + 2.8 = 22.2: a fail brings the high down by the width, a pass the low up by it."""
    before = whole_with().mean
    failed, passed = (scored(_with(item, outcome))[1].mean for outcome in (Outcome.FAIL, Outcome.PASS))

    assert before.high - failed.high == width
    assert passed.low - before.low == width


def _with(item: str, outcome: Outcome) -> list[Weighted]:
    return [replace(r, outcome=outcome) if r.item == item else r for r in ROWS]


def test_one_answer_in_the_empty_dimension_gives_the_whole_its_score() -> None:
    """The policy is read and passes: leakage 8 ÷ 8 = 100; (2666.7 + 1344.4 + 720 + 1000) ÷ 90 = 63.7, C."""
    whole = whole_with(policy=Outcome.PASS)

    assert whole.mean.score == (40 * Fraction(1600, 24) + 22 * Fraction(1100, 18) + 18 * 40 + 10 * 100) / 90
    assert numbers(whole.result) == ("63.7", "50.7", "67.4")
    assert (whole.band.letter, whole.band.low, whole.band.high) == ("C", "C", "B")
