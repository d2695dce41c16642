"""Worked example B of the method: flags, caps, and a perfect certificate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.assessment import FlagLevel, FlagState, Outcome, Overall
from tests.support.scoring_worked import EXAMPLE_B, flag, printed, rows, scored

ROWS = rows(EXAMPLE_B)
KO2 = (
    flag("reputation.guarantee-words", FlagLevel.KO2),
    flag("reputation.headline-yield", FlagLevel.KO2),
)
REJECTED_ROWS = tuple(
    replace(row, outcome=Outcome.PASS) if row.item == "liquidity.exit-suspension" else row for row in ROWS
)


def at_stage(state: FlagState) -> Overall:
    """The whole while the note about paused withdrawals is open, confirmed or rejected."""
    fatal = flag("liquidity.exit-suspension", FlagLevel.KO1, state)
    sums = REJECTED_ROWS if state is FlagState.REJECTED else ROWS
    return scored(sums, (*KO2, fatal), young=True)[1]


def numbers(whole: Overall) -> tuple[str, str, str]:
    """Score, low and high of the result as printed."""
    return printed(whole.result.score), printed(whole.result.low), printed(whole.result.high)


@pytest.mark.parametrize(
    "name, points, score, low, high",
    [
        ("liquidity", "2.0", "7.1", "7.1", "7.1"),
        ("credit", "14.0", "35.0", "35.0", "35.0"),
        ("reputation", "8.0", "40.0", "40.0", "40.0"),
        ("leakage", "14.0", "100.0", "100.0", "100.0"),
        ("security", "20.0", "100.0", "90.9", "100.0"),
    ],
)
def test_a_dimension_prints_its_sum(name: str, points: str, score: str, low: str, high: str) -> None:
    """Caps act on the whole only, so one sees where the trouble is."""
    dimension = {d.id: d for d in scored(ROWS)[0]}[name]
    result = dimension.result

    assert printed(dimension.points) == points
    assert (printed(result.score), printed(result.low), printed(result.high)) == (score, low, high)


def test_the_mean_is_exact() -> None:
    """1497/35, 16117/385 and coverage 109/110."""
    mean = at_stage(FlagState.CANDIDATE).mean

    assert (mean.score, mean.low, mean.high) == (Fraction(1497, 35), Fraction(16117, 385), Fraction(1497, 35))
    assert mean.coverage == Fraction(109, 110)


def test_while_the_flag_is_open_there_is_no_point_and_no_letter() -> None:
    """No score, 20.0 to 27.1, waiting for confirmation."""
    whole = at_stage(FlagState.CANDIDATE)

    assert numbers(whole) == ("–", "20.0", "27.1")
    assert (whole.band.letter, whole.awaiting) == ("–", True)
    assert {cap.id: printed(cap.score) for cap in whole.caps} == {
        "ko2-two": "34.0",
        "weakest": "27.1",
        "young": "79.0",
    }


def test_confirmed_it_caps_the_whole_at_20() -> None:
    """20.0, 20.0 to 20.0, E."""
    whole = at_stage(FlagState.CONFIRMED)

    assert numbers(whole) == ("20.0", "20.0", "20.0")
    assert (whole.band.letter, whole.band.label) == ("E", "fatal flag confirmed")
    assert [cap.id for cap in whole.caps if cap.binds] == ["ko1", "ko2-two", "weakest"]


def test_rejected_the_item_takes_the_persons_outcome() -> None:
    """Mean 49.1, 48.1 to 49.1; two serious flags keep the whole at 34.0, E."""
    whole = at_stage(FlagState.REJECTED)

    assert tuple(map(printed, (whole.mean.score, whole.mean.low, whole.mean.high))) == (
        "49.1",
        "48.1",
        "49.1",
    )
    assert numbers(whole) == ("34.0", "34.0", "34.0")
    assert whole.band.letter == "E"
    assert {cap.id: (printed(cap.score), cap.binds) for cap in whole.caps} == {
        "ko2-two": ("34.0", True),
        "weakest": ("55.0", False),
        "young": ("79.0", False),
    }


def test_equal_weights_would_let_a_certificate_buy_points() -> None:
    """56.4 before caps instead of 42.8."""
    assert printed(scored(ROWS, profile="equal")[1].mean.score) == "56.4"
    assert printed(scored(ROWS)[1].mean.score) == "42.8"
