"""Derived facts: comparisons within a capture and between captures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scoring.derive import derive
from scoring.facts import Contradiction, Evidence, FactValue, Finding, Found, Reading, Unsearched, Value


def value(
    what: Value, url: str = "https://p.example/", seen: str = "2026-11-23", **more: object
) -> FactValue:
    """A value from one page."""
    when = datetime.combine(date.fromisoformat(seen), datetime.min.time(), UTC)
    return replace(FactValue(what, (Evidence(url, str(what), "0" * 64, when),)), **more)  # type: ignore[arg-type]


def reading(**facts: list[FactValue]) -> Reading:
    """A reading; double underscores stand for dots."""
    keys = {name.replace("__", "."): values for name, values in facts.items()}
    return Reading({key: Found(key, tuple(values)) for key, values in keys.items()})


def number(found: Finding) -> int | None:
    """The count, or None when it was not searched."""
    return int(found.values[0].number()) if isinstance(found, Found) else None


def test_what_stands_in_two_places_is_compared() -> None:
    """One fact on two pages is one comparison, and without dispute there is no contradiction."""
    found = derive(reading(a__b=[value(100), value(100, "https://p.example/faq")]))

    assert number(found["derived.compared_facts"]) == 1
    assert number(found["derived.contradictions"]) == 0


def test_the_readers_contradictions_are_counted() -> None:
    """The reader knows which words mean the same thing; judging does not guess again."""
    values = (value(100), value(90, "https://p.example/faq"))
    told = replace(reading(a__b=list(values)), contradictions=(Contradiction("a.b", (), values),))

    assert number(derive(told)["derived.contradictions"]) == 1


@pytest.mark.parametrize(
    "other",
    [
        value(9, "https://p.example/faq", as_of="2025-01"),
        value(9, "https://p.example/faq", qualifiers=(("year", "2025"),)),
        value(9, "https://p.example/faq", superseded=True),
        value(9, "https://p.example/faq", confidence=0.5),
        value(9),
    ],
)
def test_only_the_same_thing_is_compared(other: FactValue) -> None:
    """Other dates, other years, replaced or doubtful figures, and one page alone are no second place."""
    assert isinstance(derive(reading(a__b=[value(1), other]))["derived.compared_facts"], Unsearched)


@pytest.mark.parametrize("before, after, falls", [(100, 120, 0), (100, 90, 1), (None, 90, None)])
def test_a_running_total_never_falls(before: int | None, after: int, falls: int | None) -> None:
    """With one date there is nothing to compare."""
    history = [] if before is None else [reading(loans__count=[value(before, seen="2026-05-01")])]
    found = derive(reading(loans__count=[value(after)]), history)

    assert number(found["derived.cumulative_falls"]) == falls


def test_a_rewritten_past_figure_counts_as_a_fall() -> None:
    """The rate of a year long over should not change between two captures."""
    rate = [
        value(Decimal(n), seen=seen, qualifiers=(("year", "2022"),))
        for n, seen in ((4, "2026-05-01"), (2, "2026-11-23"))
    ]
    found = derive(reading(loans__default_rate=rate[1:]), [reading(loans__default_rate=rate[:1])])

    assert number(found["derived.cumulative_falls"]) == 1


@pytest.mark.parametrize(
    "seen, owner, changes, unexplained",
    [
        ("2026-03-01", "Old Owner", 1, None),
        ("2026-03-01", "New Owner", 0, 0),
        ("2026-09-01", "Old Owner", None, None),
    ],
)
def test_control_changes_need_six_months_of_history(
    seen: str, owner: str, changes: int | None, unexplained: int | None
) -> None:
    """Whether a change was announced, only a person can say."""
    now = reading(people__owners=[value(("New Owner",))])
    found = derive(now, [reading(people__owners=[value((owner,), seen=seen)])])

    assert number(found["derived.control_changes"]) == changes
    assert number(found["derived.control_changes_unexplained"]) == unexplained


def test_a_narrower_count_of_the_same_day_is_no_fall() -> None:
    """Active investors are fewer than registered ones, and a slogan is rounder than a table."""
    early = value(31_205, as_of="2016-06-30")
    late = [value(n, as_of="2018-12-31") for n in (94_318, 18_652)]

    assert number(derive(reading(investors__count=[early, *late]))["derived.cumulative_falls"]) == 0


def test_a_rounded_slogan_is_no_fall() -> None:
    """Home pages round, statistics do not."""
    values = [value(1_934_508, as_of="2026-03-31"), value(1_900_000)]

    assert number(derive(reading(loans__count=values))["derived.cumulative_falls"]) is None
