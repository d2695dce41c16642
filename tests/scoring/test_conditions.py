"""The condition language: parsing with clear errors, and three values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scoring.conditions import Leaf, deciding, evaluate, parse_condition
from scoring.errors import ChecklistError
from scoring.leaf_tests import LEAF_TESTS, Seen
from tests.support.scoring import catalogue

SEEN_ON = date(2026, 11, 23)
VALUES = {"t": True, "f": False, "?": None}
KEYS = {"t": "buyback.offered", "f": "kiis.published", "?": "winddown.plan"}


def leaf(name: str) -> dict[str, object]:
    """A condition whose truth is the letter's."""
    return {"fact": KEYS[name], "is_true": True}


def truth(one: Leaf) -> bool | None:
    """True, false and not known, by fact."""
    return {key: VALUES[name] for name, key in KEYS.items()}[one.name]


@pytest.mark.parametrize(
    "kind, parts, expected",
    [
        ("all", "tt", True),
        ("all", "tf", False),
        ("all", "t?", None),
        ("all", "?f", False),
        ("all", "??", None),
        ("any", "ff", False),
        ("any", "ft", True),
        ("any", "f?", None),
        ("any", "?t", True),
        ("any", "??", None),
    ],
)
def test_combinations_follow_kleene(kind: str, parts: str, expected: bool | None) -> None:
    """A combination is known as soon as its known parts decide it."""
    condition = parse_condition({kind: [leaf(p) for p in parts]}, catalogue())

    assert evaluate(condition, truth) is expected


@pytest.mark.parametrize("part, expected", [("t", False), ("f", True), ("?", None)])
def test_not_keeps_not_knowing(part: str, expected: bool | None) -> None:
    """The negation of an unread fact is unread."""
    assert evaluate(parse_condition({"not": leaf(part)}, catalogue()), truth) is expected


def test_the_deciding_leaves_are_those_that_settle_it() -> None:
    """Of an `any`, the first that holds; of a failed `all`, the first that does not."""
    condition = parse_condition({"any": [leaf("f"), leaf("t"), leaf("?")]}, catalogue())
    failed = parse_condition({"all": [leaf("t"), leaf("f"), leaf("?")]}, catalogue())

    assert [x.name for x in deciding(condition, truth)] == [KEYS["t"]]
    assert [x.name for x in deciding(failed, truth, wanted=False)] == [KEYS["f"]]


@pytest.mark.parametrize(
    "table, reason",
    [
        ({"fact": "payout.days", "at_most": 3}, "unknown fact 'payout.days'"),
        ({"measure": "payout_speed", "at_most": 3}, "unknown measure 'payout_speed'"),
        ({"fact": "payout.working_days", "at_moost": 3}, "unknown test 'at_moost'"),
        ({"fact": "payout.working_days"}, "exactly one test"),
        ({"fact": "payout.working_days", "at_most": 3, "at_least": 1}, "exactly one test"),
        ({"fact": "payout.working_days", "at_most": "3"}, "is not what this test is given"),
        ({"fact": "payout.working_days", "at_most": True}, "is not what this test is given"),
        ({"fact": "payout.working_days", "is_true": True}, "'is_true' does not suit it"),
        ({"fact": "buyback.offered", "is_true": False}, "is not what this test is given"),
        ({"fact": "licence.kind", "is_one_of": ["bnak"]}, "cannot be 'bnak'"),
        ({"all": []}, "needs a list of conditions"),
        ({"all": [{"fact": "kiis.published", "found": True}], "not": {}}, "unknown key 'not'"),
        ({"found": True}, "needs 'all', 'any', 'not', 'fact' or 'measure'"),
    ],
)
def test_a_wrong_condition_is_refused_with_place_and_reason(table: dict[str, object], reason: str) -> None:
    """A typing error in a checklist must not become a silent outcome."""
    with pytest.raises(ChecklistError, match=r"^an\.item\.pass: ") as caught:
        parse_condition(table, catalogue(), where="an.item.pass")

    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "test, given, value, expected",
    [
        ("is_true", True, True, True),
        ("is_true", True, False, False),
        ("is_false", True, False, True),
        ("is_not_true", True, False, True),
        ("is_not_true", True, True, False),
        ("at_most", Decimal(3), 3, True),
        ("at_most", Decimal(3), Decimal("3.01"), False),
        ("at_least", Decimal(3), 3, True),
        ("below", Decimal(3), 3, False),
        ("above", Decimal(3), 3, False),
        ("above", Decimal(3), 4, True),
        ("between", (Decimal(1), Decimal(3)), 3, True),
        ("between", (Decimal(1), Decimal(3)), 0, False),
        ("is_one_of", ("a", "b"), "b", True),
        ("is_one_of", ("a", "b"), ("c", "a"), True),
        ("is_one_of", ("a", "b"), ("c",), False),
        ("only", ("a", "b"), ("a",), True),
        ("only", ("a", "b"), ("a", "c"), False),
        ("count_at_least", Decimal(2), ("a", "b"), True),
        ("count_at_least", Decimal(2), ("a", "a"), False),
        ("found", True, "x", True),
        ("absent", True, "x", False),
    ],
)
def test_each_test_of_a_stated_value(test: str, given: object, value: object, expected: bool) -> None:
    """The table of tests on the format page, on both sides of each line."""
    assert LEAF_TESTS[test].holds(Seen(value, SEEN_ON), given) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "test, given, stated, expected",
    [
        ("age_at_most_days", 45, "2026-10-09", True),
        ("age_at_most_days", 45, "2026-10-08", False),
        ("age_at_most_days", 30, "2026-10", True),
        ("age_at_most_days", 0, "2026", True),
        ("age_at_most_months", 24, "2024-11-23", True),
        ("age_at_most_months", 24, "2024-11-22", False),
        ("age_at_most_months", 24, "2024-11", True),
        ("age_at_most_months", 22, "2024", False),
        ("age_at_most_months", 23, "2024", True),
    ],
)
def test_ages_count_back_from_the_capture(test: str, given: int, stated: str, expected: bool) -> None:
    """A date known to the month or year counts as its last day; months are calendar months."""
    seen = Seen(stated, SEEN_ON, is_date=True)

    assert LEAF_TESTS[test].holds(seen, Decimal(given)) is expected


def test_an_undated_figure_has_no_age() -> None:
    """A figure without its date is not fresh."""
    assert LEAF_TESTS["age_at_most_days"].holds(Seen(Decimal(5), SEEN_ON), Decimal(92)) is False
