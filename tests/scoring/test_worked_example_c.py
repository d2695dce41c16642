"""Worked example C, our own: one's own weights, items that do not apply, and a fatal flag through its three stages.

| dimension  | applicable | answered | points | score | low | high | coverage |
|---|---|---|---|---|---|---|---|
| liquidity  | 8+8+4+4+4+4 = 32 | 28 | 8+4+0+0+4 = 16 | 1600÷28 = 57.1 | 1600÷32 = 50.0 | 2000÷32 = 62.5 | 28÷32 |
| credit     | 7×8+4+4+2 = 66 | 50 | 4+4+8+8+0+2+1+2 = 29 | 2900÷50 = 58.0 | 2900÷66 = 43.9 | 4500÷66 = 68.2 | 50÷66 |
| reputation | 8+8+4+4+4+2+2 = 32 | 24 | 8+8+2+0+2 = 20 | 2000÷24 = 83.3 | 2000÷32 = 62.5 | 2800÷32 = 87.5 | 24÷32 |
| leakage    | 8+4+2+4 = 18 | 14 | 8+0+0.5 = 8.5 | 850÷14 = 60.7 | 850÷18 = 47.2 | 1250÷18 = 69.4 | 14÷18 |
| security   | 8+8+4+4+2 = 26 | 24 | 8+4+0+4 = 16 | 1600÷24 = 66.7 | 1600÷26 = 61.5 | 1800÷26 = 69.2 | 24÷26 |

The whole under the weights 30, 30, 20, 5 and 15:

    score    = 0.30×57.143 + 0.30×58     + 0.20×83.333 + 0.05×60.714 + 0.15×66.667 = 64.2
    low      = 0.30×50     + 0.30×43.939 + 0.20×62.5   + 0.05×47.222 + 0.15×61.538 = 52.3
    high     = 0.30×62.5   + 0.30×68.182 + 0.20×87.5   + 0.05×69.444 + 0.15×69.231 = 70.6
    coverage = 0.30×28÷32  + 0.30×50÷66  + 0.20×24÷32  + 0.05×14÷18  + 0.15×24÷26  = 81.7 %
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.assessment import FlagLevel, FlagState, Outcome, Overall
from tests.support.scoring_worked import EXAMPLE_C, WEIGHTS_C, flag, numbers, printed, rows, scored

ROWS = rows(EXAMPLE_C)
FATAL = flag("credit.related-party", FlagLevel.KO1)
SERIOUS = flag("liquidity.own-funds", FlagLevel.KO2)
CLEARED = tuple(replace(r, outcome=Outcome.PASS) if r.item == FATAL.item else r for r in ROWS)


def at_stage(fatal: FlagState, serious: FlagState = FlagState.CANDIDATE) -> Overall:
    """The whole while the flags stand so; a rejected fatal flag brings the item's own outcome, a pass."""
    sums = CLEARED if fatal is FlagState.REJECTED else ROWS
    marks = (replace(FATAL, state=fatal), replace(SERIOUS, state=serious))
    return scored(sums, marks, young=False, profile=WEIGHTS_C)[1]


@pytest.mark.parametrize(
    "name, applicable, answered, points, score, low, high, coverage",
    [
        ("liquidity", 8 + 8 + 4 + 4 + 4 + 4, 28, Fraction(8 + 4 + 0 + 0 + 4), "57.1", "50.0", "62.5", "87.5"),
        (
            "credit",
            7 * 8 + 4 + 4 + 2,
            50,
            Fraction(4 + 4 + 8 + 8 + 0 + 2 + 1 + 2),
            "58.0",
            "43.9",
            "68.2",
            "75.8",
        ),
        (
            "reputation",
            8 + 8 + 4 + 4 + 4 + 2 + 2,
            24,
            Fraction(8 + 8 + 2 + 0 + 2),
            "83.3",
            "62.5",
            "87.5",
            "75.0",
        ),
        ("leakage", 8 + 4 + 2 + 4, 14, 8 + 0 + Fraction(1, 2), "60.7", "47.2", "69.4", "77.8"),
        ("security", 8 + 8 + 4 + 4 + 2, 24, Fraction(8 + 4 + 0 + 4), "66.7", "61.5", "69.2", "92.3"),
    ],
)
def test_each_dimension_prints_its_division(
    name: str,
    applicable: int,
    answered: int,
    points: Fraction,
    score: str,
    low: str,
    high: str,
    coverage: str,
) -> None:
    """What does not apply is in neither sum; what is open only in the one below."""
    found = {d.id: d for d in scored(ROWS, profile=WEIGHTS_C)[0]}[name]

    assert (found.applicable_weight, found.answered_weight, found.points) == (applicable, answered, points)
    assert numbers(found.result) == (score, low, high)
    assert printed(found.result.coverage * 100) == coverage
    assert found.result.score == 100 * points / answered
    assert found.result.low == 100 * points / applicable
    assert found.result.high == 100 * (points + applicable - answered) / applicable


def test_the_mean_is_the_sum_of_the_five_products() -> None:
    """64.2, 52.3 to 70.6, coverage 81.7 %, as exact fractions."""
    mean = at_stage(FlagState.CANDIDATE).mean

    assert mean.score == (
        Fraction(30, 100) * Fraction(1600, 28)
        + Fraction(30, 100) * 58
        + Fraction(20, 100) * Fraction(2000, 24)
        + Fraction(5, 100) * Fraction(850, 14)
        + Fraction(15, 100) * Fraction(1600, 24)
    )
    assert mean.low == (
        Fraction(30, 100) * 50
        + Fraction(30, 100) * Fraction(2900, 66)
        + Fraction(20, 100) * Fraction(2000, 32)
        + Fraction(5, 100) * Fraction(850, 18)
        + Fraction(15, 100) * Fraction(1600, 26)
    )
    assert mean.high == (
        Fraction(30, 100) * Fraction(2000, 32)
        + Fraction(30, 100) * Fraction(4500, 66)
        + Fraction(20, 100) * Fraction(2800, 32)
        + Fraction(5, 100) * Fraction(1250, 18)
        + Fraction(15, 100) * Fraction(1800, 26)
    )
    assert numbers(mean) == ("64.2", "52.3", "70.6")
    assert printed(mean.coverage * 100) == "81.7"
    assert mean.high - mean.low == 100 * (1 - mean.coverage)


def test_twelve_of_fourteen_critical_items_are_answered() -> None:
    """96 of 112 points of weight: 85.7 %."""
    assert at_stage(FlagState.CANDIDATE).critical_coverage == Fraction(12 * 8, 14 * 8)


def test_while_the_fatal_flag_is_open_low_is_twenty_and_high_the_serious_cap() -> None:
    """No point, 20.0 to 49.0, no letter; `weakest` stands at 57.1 + 20, 43.9 + 20 and 62.5 + 20 and does not bind."""
    whole = at_stage(FlagState.CANDIDATE)
    caps = {cap.id: cap for cap in whole.caps}

    assert numbers(whole.result) == ("–", "20.0", "49.0")
    assert (whole.band.letter, whole.awaiting) == ("–", True)
    assert {name: cap.binds for name, cap in caps.items()} == {"ko2": True, "weakest": False}
    weakest = caps["weakest"]
    assert tuple(map(printed, (weakest.score, weakest.low, weakest.high))) == ("77.1", "63.9", "82.5")


def test_confirmed_the_whole_is_twenty() -> None:
    """20.0, 20.0 to 20.0, E: nothing else counts any more."""
    whole = at_stage(FlagState.CONFIRMED)

    assert numbers(whole.result) == ("20.0", "20.0", "20.0")
    assert (whole.band.letter, whole.band.label) == ("E", "fatal flag confirmed")
    assert numbers(whole.mean) == ("64.2", "52.3", "70.6")


def test_rejected_the_item_gains_eight_points_and_the_serious_flag_still_caps() -> None:
    """Credit (29 + 8) ÷ 50 = 74.0, 37 ÷ 66 = 56.1 to 53 ÷ 66 = 80.3; mean 69.0, capped to 49.0, D."""
    dimensions, _ = scored(CLEARED, profile=WEIGHTS_C)
    whole = at_stage(FlagState.REJECTED)

    assert numbers({d.id: d for d in dimensions}["credit"].result) == ("74.0", "56.1", "80.3")
    assert whole.mean.score == Fraction(30, 100) * Fraction(1600, 28) + Fraction(30, 100) * 74 + Fraction(
        20, 100
    ) * Fraction(2000, 24) + Fraction(5, 100) * Fraction(850, 14) + Fraction(15, 100) * Fraction(1600, 24)
    assert numbers(whole.mean) == ("69.0", "55.9", "74.2")
    assert numbers(whole.result) == ("49.0", "49.0", "49.0")
    assert whole.band.letter == "D"


def test_with_both_flags_rejected_the_mean_stands() -> None:
    """69.0, 55.9 to 74.2: B, between C and B."""
    whole = at_stage(FlagState.REJECTED, FlagState.REJECTED)

    assert numbers(whole.result) == ("69.0", "55.9", "74.2")
    assert (whole.band.letter, whole.band.low, whole.band.high) == ("B", "C", "B")
    assert [cap.id for cap in whole.caps if cap.binds] == []


@pytest.mark.parametrize("profile, point", [("default", "63.5"), ("equal", "65.2"), (WEIGHTS_C, "64.2")])
def test_other_weights_move_the_mean_and_nothing_else(profile: str, point: str) -> None:
    """default: 23.2 + 12.571 + 15 + 6.071 + 6.667; equal: a fifth of 57.143 + 58 + 83.333 + 60.714 + 66.667."""
    dimensions, whole = scored(ROWS, profile=profile)

    assert printed(whole.mean.score) == point
    assert [numbers(d.result) for d in dimensions] == [
        numbers(d.result) for d in scored(ROWS, profile=WEIGHTS_C)[0]
    ]
