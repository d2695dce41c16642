"""Quiet edits are told only where the pages show them, with both quotes, and in neutral words."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scoring.facts import Absent, Evidence, FactValue, Finding, Found, Origin, Unsearched, Value
from scoring.quiet import Alarm, Quiet, fact_alarms, sentence
from tests.support.scoring import catalogue

BEFORE, AFTER = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 6, 3, 9, tzinfo=UTC)
FEES = ("fees.investor",)
BLAMING = ("secret", "hid", "quiet", "fraud", "false", "lie", "manipul", "suspicious")


def stated(key: str, value: Value, at: datetime = BEFORE, **more: object) -> Found:
    """A value with a quote that says it."""
    quote = Evidence("https://lend.test/page", f"it is {value}", "ab" * 32, at)
    return Found(key, (FactValue(value, (quote,), **more),))  # type: ignore[arg-type]


def alarms(before: Finding, after: Finding | None, stands: bool = False) -> list[Alarm]:
    later = {} if after is None else {after.key: after}
    return list(fact_alarms({before.key: before}, later, FEES, catalogue(), AFTER, lambda _: stands))


def fee(value: str, at: datetime = BEFORE, **more: object) -> Found:
    return stated("fees.investor", Decimal(value), at, **more)


def rate(value: str, at: datetime = BEFORE, year: str = "2024") -> Found:
    return stated("loans.default_rate", Decimal(value), at, qualifiers=(("year", year),))


@pytest.mark.parametrize(
    "before, after, kind",
    [
        (fee("1"), fee("1.5", AFTER), Quiet.FEE_RAISED),
        (fee("0"), fee("0.5", AFTER), Quiet.FEE_RAISED),
        (rate("3.1"), rate("2.4", AFTER), Quiet.FIGURE_REWRITTEN),
        (rate("2.4"), rate("3.1", AFTER), Quiet.FIGURE_REWRITTEN),
        (stated("payout.working_days", 3), Absent("payout.working_days"), Quiet.STATEMENT_WITHDRAWN),
    ],
)
def test_an_edit_is_told_with_both_sides(before: Found, after: Finding, kind: Quiet) -> None:
    """The old quote always, the new one where there is one, and both dates."""
    (alarm,) = alarms(before, after)

    assert alarm.kind is kind
    assert alarm.was == before.values[0].evidence[0]
    assert alarm.now == (after.values[0].evidence[0] if isinstance(after, Found) else None)
    assert "2 March 2026" in sentence(alarm)
    assert "3 June 2026" in sentence(alarm)


@pytest.mark.parametrize(
    "before, after",
    [
        (fee("1.5"), fee("1", AFTER)),
        (fee("1"), fee("1", AFTER)),
        (fee("1"), Unsearched("fees.investor", "the page timed out")),
        (fee("1"), None),
        (fee("1", confidence=0.4), fee("2", AFTER)),
        (fee("1", origin=Origin.PERSON), fee("2", AFTER)),
        (rate("3.1"), rate("3.1", AFTER)),
        (rate("3.10"), rate("3.12", AFTER)),
        (rate("3.1"), rate("2.4", AFTER, year="2025")),
        (stated("loans.count", 100), stated("loans.count", 140, AFTER)),
        (stated("fees.investor", Decimal(1), unit="EUR"), stated("fees.investor", Decimal(2), AFTER, unit="USD")),
        (Absent("payout.working_days"), stated("payout.working_days", 3, AFTER)),
    ],
    ids=[
        "a lower fee", "the same fee", "a page that failed", "not looked for", "read with doubt",
        "a person's word", "the same figure", "a rounded figure", "another year", "a running total",
        "another currency", "a new statement",
    ],
)  # fmt: skip
def test_what_is_no_edit_is_not_told(before: Finding, after: Finding | None) -> None:
    """Silence, doubt, growth and what we could not read are no edits of the platform."""
    assert alarms(before, after) == []


def test_a_passage_that_still_stands_was_not_edited() -> None:
    """Where the page is unchanged, another choice of the reader is no edit of the platform."""
    assert alarms(fee("1"), fee("2", AFTER), stands=True) == []
    assert alarms(stated("payout.working_days", 3), Absent("payout.working_days"), stands=True) == []


def test_an_old_fee_that_is_still_named_beside_the_new_one_was_not_raised_quietly() -> None:
    """A page that states both says it openly."""
    both = Found("fees.investor", (*fee("1", AFTER, superseded=True).values, *fee("2", AFTER).values))

    assert alarms(fee("1"), both) == []


@pytest.mark.parametrize("kind", list(Quiet))
def test_every_kind_is_said_without_blame(kind: Quiet) -> None:
    """A price list, a restatement and a yearly report are honest edits too."""
    was = Evidence("https://lend.test/terms", "the words", "ab" * 32, BEFORE)
    told = sentence(Alarm(kind, "fees.investor", "Investor fee", was, None, AFTER, "1 %", "2 %", "2024"))

    assert told.endswith(".")
    assert not any(word in told.casefold() for word in BLAMING)
