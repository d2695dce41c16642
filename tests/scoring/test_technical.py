"""Header tests as a table and as a sum, from the findings alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scoring.facts import Evidence, FactValue, Found, Unsearched
from scoring.technical import GROUPS, SUM, header_lines, header_sum
from tests.support.scoring import catalogue

WHEN = datetime(2026, 11, 2, tzinfo=UTC)
CSP = "tech.csp.result"


def graded(result: str, modifier: str, passes: str, *quotes: str) -> Found:
    evidence = tuple(Evidence("headers:https://lend.test/", q, "ab" * 32, WHEN) for q in quotes)
    told = (("modifier", modifier), ("passes", passes))
    return Found(CSP, (FactValue(result, evidence, qualifiers=told),))


@pytest.mark.parametrize(
    ("modifiers", "taken", "bonus", "total"),
    [
        ([], 0, 0, 100),
        ([5, 10], 0, 15, 115),
        ([-10, 5], -10, 5, 95),
        ([-11, 5], -11, 5, 89),
        ([-25, -20, 10], -45, 10, 55),
        ([-50, -40, -25], -115, 0, 0),
    ],
)
def test_bonuses_count_from_ninety_and_nothing_falls_below_zero(
    modifiers: list[int], taken: int, bonus: int, total: int
) -> None:
    """Algorithm 6 of the MDN HTTP Observatory."""
    whole = header_sum(modifiers)

    assert (whole.taken, whole.bonus, whole.total) == (taken, bonus, total)


def test_the_words_of_the_worse_page_are_those_that_decided() -> None:
    """Home and login page are both cited; the result is the worse one's."""
    finding = graded(
        "csp-not-implemented",
        "-25",
        "no",
        "csp-implemented-with-no-unsafe (+5): default-src 'self'",
        "csp-not-implemented (-25): no csp header or element",
    )
    (line,) = header_lines({CSP: finding})

    assert (line.modifier, line.passes, line.points) == (-25, False, "-25")
    assert line.decided_by == "no csp header or element"


def test_what_was_not_measured_has_no_points() -> None:
    """It neither passes nor fails."""
    (line,) = header_lines({CSP: Unsearched(CSP, "the home page was not captured")})

    assert (line.modifier, line.passes, line.points, line.decided_by) == (None, None, "–", "")


def test_every_measured_key_has_its_place() -> None:
    """A new measurement is shown, or this fails."""
    technical = {k for k, kind in catalogue().items() if kind.group.value == "technical"}

    assert {key for keys in GROUPS.values() for key in keys} | {SUM} == technical
