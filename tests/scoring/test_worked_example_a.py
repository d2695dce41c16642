"""Worked example A of the method: all seven states, to the printed digit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.printing import one_decimal
from scoring.scores import band_row
from scoring.sensitivity import drawn, sensitivity
from tests.support.scoring_worked import EXAMPLE_A, SETTINGS, printed, rows, scored

ROWS = rows(EXAMPLE_A)
DIMENSIONS, WHOLE = scored(ROWS)
BY_ID = {d.id: d for d in DIMENSIONS}


@pytest.mark.parametrize(
    "name, applicable, answered, points, score, low, high, coverage",
    [
        ("liquidity", 22, 18, "12.5", "69.4", "56.8", "75.0", "81.8"),
        ("credit", 46, 38, "28.0", "73.7", "60.9", "78.3", "82.6"),
        ("reputation", 24, 20, "18.0", "90.0", "75.0", "91.7", "83.3"),
        ("leakage", 14, 14, "8.5", "60.7", "60.7", "60.7", "100.0"),
        ("security", 22, 20, "18.0", "90.0", "81.8", "90.9", "90.9"),
    ],
)
def test_a_dimension_prints_its_sum(
    name: str, applicable: int, answered: int, points: str, score: str, low: str, high: str, coverage: str
) -> None:
    """Weights, points, score, interval and coverage of each dimension."""
    d = BY_ID[name]

    assert (d.applicable_weight, d.answered_weight, printed(d.points)) == (applicable, answered, points)
    assert (printed(d.result.score), printed(d.result.low), printed(d.result.high)) == (score, low, high)
    assert printed(d.result.coverage * 100) == coverage


def test_the_mean_is_exact() -> None:
    """The fractions of the method page, not only their decimals."""
    mean = WHOLE.mean

    assert (mean.score, mean.low, mean.high, mean.coverage) == (
        Fraction(454997, 5985),
        Fraction(228817, 3542),
        Fraction(281471, 3542),
        Fraction(21539, 25300),
    )


def test_the_whole_prints_score_interval_coverage_and_band() -> None:
    """76.0, 64.6 to 79.5, coverage 85.1 %, B (C to B); 11 of 12 critical items answered."""
    result, band = WHOLE.result, WHOLE.band

    assert (printed(result.score), printed(result.low), printed(result.high)) == ("76.0", "64.6", "79.5")
    assert (printed(result.coverage * 100), printed(WHOLE.critical_coverage * 100)) == ("85.1", "91.7")
    assert (band.letter, band.low, band.high) == ("B", "C", "B")
    assert band.label == "discloses mostly, some visible risks"


def test_caps_that_do_not_bind_are_listed() -> None:
    """`weakest` stands at 69.4 + 20, with the same kind of value; `young` does not apply."""
    (cap,) = WHOLE.caps

    assert (cap.id, cap.binds) == ("weakest", False)
    assert (printed(cap.score), printed(cap.low), printed(cap.high)) == ("89.4", "76.8", "95.0")


def test_equal_weights_are_scored_beside() -> None:
    """Profile equal: 76.8, 67.0 to 79.3, coverage 87.7 %."""
    result = scored(ROWS, profile="equal")[1].result

    numbers = (result.score, result.low, result.high, result.coverage * 100)
    assert tuple(map(printed, numbers)) == ("76.8", "67.0", "79.3", "87.7")


def test_noise_on_the_weights_gives_the_published_band() -> None:
    """Seed `example-A`: 71.7 to 80.3, least 68.8, most 82.1."""
    noise = sensitivity("example-A", DIMENSIONS, WHOLE.caps)
    draws = sorted(draw["overall"] for draw in drawn("example-A", DIMENSIONS) or [])

    assert noise is not None
    assert (printed(noise.low), printed(noise.high)) == ("71.7", "80.3")
    assert (one_decimal(draws[0]), one_decimal(draws[-1]), len(draws)) == ("68.8", "82.1", 500)
    assert (noise.capped_low, noise.capped_high) == (noise.low, noise.high)


def test_bands_are_decided_on_the_printed_number() -> None:
    """79.95 prints as 80.0 and is an A; 79.94 prints as 79.9 and is a B."""
    assert band_row(Fraction("79.95"), SETTINGS).letter == "A"
    assert band_row(Fraction("79.94"), SETTINGS).letter == "B"
