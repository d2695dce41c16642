"""Dates, rates, grades, strength and signs: the number, its words, and both kinds of not knowing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring.facts import Contradiction
from scoring.measures import all_measures
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Missing
from scoring.measures.credit_arithmetic import first_full_year, months_up, shown
from tests.support.measures import context, euros, measured, of_years

YEARS = of_years(y2022=3.1, y2023=2.2, y2024=1.9, y2025=1.4)


@pytest.mark.parametrize(
    "start, end, months",
    [
        (date(2025, 1, 15), date(2025, 7, 15), 6),
        (date(2025, 1, 15), date(2025, 7, 16), 7),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 7, 15), date(2025, 7, 15), 0),
        (date(2025, 7, 15), date(2025, 1, 15), -6),
    ],
)
def test_months_are_calendar_months(start: date, end: date, months: int) -> None:
    """A begun month counts whole, so that one day over a line is over it."""
    assert months_up(start, end) == months


def test_full_year_starts_after_a_start_within_the_year() -> None:
    """The year of the first loan is a full one only from New Year's Day."""
    assert (first_full_year(date(2024, 1, 1)), first_full_year(date(2024, 1, 2))) == (2024, 2025)


@pytest.mark.parametrize(
    "number, words",
    [("1250000", "1,250,000"), ("11.40", "11.4"), ("0.004", "0"), ("-0.001", "0"), ("-183734", "−183,734")],
)
def test_numbers_are_shown_for_people(number: str, words: str) -> None:
    """Grouped thousands, no idle zeros, a real minus."""
    assert shown(Decimal(number)) == words


def test_age_runs_from_the_first_loan_not_the_foundation() -> None:
    """A shelf company may be old while its lending is young."""
    answer = measured(
        "platform_age_months", {"entity.founded_on": "2012", "loans.first_loan_on": "2024-11-30"}
    )

    assert isinstance(answer, Computed)
    assert answer.value == 23
    assert answer.words == "23 months from the first loan (2024-11-30) to the capture"


def test_unread_first_loan_leaves_the_age_open() -> None:
    """The foundation stands in only where a full reading names no first loan."""
    answer = measured("platform_age_months", {"entity.founded_on": "2012"})

    assert answer == Missing(UNSEARCHED, ("loans.first_loan_on",))


def test_age_that_nobody_states_is_absent() -> None:
    """Silence is the platform's, not ours."""
    answer = measured("platform_age_months", {}, ["entity.founded_on", "loans.first_loan_on"])

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT


@pytest.mark.parametrize(
    "year, as_of, open_months",
    [(2024, None, 11), (2024, "2024-06-30", 17), (2024, "2025-04-30", 11), (2025, None, -1)],
)
def test_accounts_clock_runs_from_the_end_of_the_next_year(
    year: int, as_of: str | None, open_months: int
) -> None:
    """Their own year end counts where they name it; a date of publication is none."""
    fact = {"value": year, **({"as_of": as_of} if as_of else {})}
    answer = measured("accounts_open_months", {"accounts.fiscal_year": [fact]})

    assert isinstance(answer, Computed)
    assert answer.value == open_months


def test_missing_years_are_named() -> None:
    """The reason says which year to ask for."""
    facts = {
        "loans.default_rate": of_years(y2023=1.9, y2025=0.4),
        "statistics.as_of": "2026-03-31",
        "loans.first_loan_on": "2014",
    }
    answer = measured("default_rate_years_missing", facts)

    assert isinstance(answer, Computed)
    assert answer.value == 1
    assert answer.words == "rates expected for 2023, 2024, 2025; missing: 2024"


def test_all_years_shown_need_no_start() -> None:
    """Three years of rates suffice, however old the platform is."""
    answer = measured("default_rate_years_missing", {"loans.default_rate": YEARS}, ["statistics.as_of"])

    assert isinstance(answer, Computed)
    assert answer.value == 0


def test_unread_start_leaves_a_missing_year_open() -> None:
    """A young platform might owe fewer years."""
    facts = {"loans.default_rate": of_years(y2025=0.4), "statistics.as_of": "2026-03-31"}

    assert measured("default_rate_years_missing", facts) == Missing(UNSEARCHED, ("loans.first_loan_on",))


@pytest.mark.parametrize(
    "facts, level",
    [
        ({"loans.default_rate": [*YEARS, {"value": 9}]}, "1.4"),
        ({"loans.default_rate": [{"value": 6.8}, {"value": 4.1}]}, "6.8"),
        ({"loans.default_rate": [{"value": 0.2, "year": "2026"}, {"value": 3}]}, "3"),
    ],
    ids=["latest full year", "the worse of two pooled rates", "the running year does not count"],
)
def test_level_of_defaults(facts: dict[str, object], level: str) -> None:
    """Latest full year, else pooled."""
    answer = measured("default_level", facts)

    assert isinstance(answer, Computed)
    assert answer.value == Decimal(level)


def test_level_from_the_repayment_rate() -> None:
    """100 − TKB90 where no default rate is stated."""
    answer = measured("default_level", {"loans.tkb90": 97.5}, ["loans.default_rate"])

    assert isinstance(answer, Computed)
    assert answer.value == Decimal("2.5")


def test_rates_by_class_alone_leave_the_level_open() -> None:
    """Without the classes' sizes a mean would be a guess."""
    answer = measured("default_level", {"loans.default_rate": [{"value": 1, "class": "A"}]})

    assert isinstance(answer, Missing)
    assert answer.state is UNSEARCHED


def test_stress_margin_prints_its_sum() -> None:
    """12 − 1 − 5 × 2 × (1 − 45 %) = 5.5."""
    facts = {
        "loans.default_rate": 2,
        "loans.recovery_rate": 45,
        "returns.average": 12,
        "returns.advertised": 15,
        "fees.investor": 1,
    }
    answer = measured("stress_margin_5", facts)

    assert isinstance(answer, Computed)
    assert answer.value == Decimal("5.5")
    assert answer.words == "yield 12 − fee 1 − 5 × 2 (pooled default rate) × (1 − 45 %) = 5.5 points"


def test_stress_without_recovery_stays_blank() -> None:
    """A blank input is never filled in."""
    facts = {"loans.default_rate": 2, "returns.average": 12}

    assert measured("stress_margin_3", facts, ["loans.recovery_rate"]) == Missing(
        ABSENT, ("loans.recovery_rate",)
    )


def test_expected_and_actual_are_matched_by_class_and_year() -> None:
    """Only what both sides state is summed: (1 + 3) ÷ (2 + 3)."""
    answer = measured(
        "actual_over_expected",
        {
            "loans.expected_default_rate": [
                {"value": 2, "class": "A", "year": "2025"},
                {"value": 3, "class": "B", "year": "2025"},
                {"value": 9, "class": "C", "year": "2026"},
            ],
            "loans.default_rate": [
                {"value": 1, "class": "A", "year": "2025"},
                {"value": 3, "class": "B", "year": "2025"},
                {"value": 40, "class": "B", "year": "2019"},
                {"value": 2, "year": "2025"},
            ],
        },
    )

    assert isinstance(answer, Computed)
    assert answer.value == Decimal("0.8")
    assert "(A 2025, B 2025)" in answer.words


@pytest.mark.parametrize(
    "rates, in_order, out_of_order",
    [
        ({"A": 1, "B": 2, "C": 3}, 1, 0),
        ({"A+": 1.0, "A": 0.9, "A-": 0.7, "B": 0.5}, 1, 0),
        ({"A+": 1.0, "A": 0.9, "A-": 0.7, "B": 0.4}, 0, 1),
        ({"B": 2, "AAA": 0.1, "AA": 0.5, "A": 1}, 1, 0),
        ({"Class A1": 0.2, "Class A2": 0.4, "Class B1": 0.3}, 1, 0),
    ],
)
def test_grades_are_ranked_by_their_letters(
    rates: dict[str, float], in_order: int, out_of_order: int
) -> None:
    """A fall may add up over several classes; half a point is tolerated."""
    facts = {"loans.default_rate": [{"value": v, "class": c, "year": "2025"} for c, v in rates.items()]}
    good, bad = (
        measured(f"grade_years_{name}", facts, ["loans.expected_default_rate"])
        for name in ("in_order", "out_of_order")
    )

    assert isinstance(good, Computed)
    assert isinstance(bad, Computed)
    assert (good.value, bad.value) == (in_order, out_of_order)


def test_unknown_names_of_classes_are_not_ranked_by_guess() -> None:
    """Nobody can tell whether 10 or 1 is the better grade."""
    rates = [{"value": 1, "class": "1", "year": "2025"}, {"value": 2, "class": "10", "year": "2025"}]
    answer = measured("grade_years_in_order", {"loans.default_rate": rates}, ["loans.expected_default_rate"])

    assert isinstance(answer, Missing)
    assert answer.state is UNSEARCHED


def test_expected_rates_rank_classes_with_other_names() -> None:
    """What the platform itself expects to default less is its better class."""
    facts = {
        "loans.default_rate": [
            {"value": 1, "class": "10", "year": "2025"},
            {"value": 2, "class": "1", "year": "2025"},
        ],
        "loans.expected_default_rate": [{"value": 0.8, "class": "10"}, {"value": 3, "class": "1"}],
    }
    answer = measured("grade_years_in_order", facts)

    assert isinstance(answer, Computed)
    assert answer.value == 1


@pytest.mark.parametrize(
    "names, count",
    [
        (["Amber Loans SIA", "SIA „Amber Loans”", "Amber Loans"], 1),
        (["Crédito Abierto, S.L.", "Credito Abierto SL"], 1),
        (["Amber Loans SIA", "Riverbank Capital OÜ"], 2),
    ],
)
def test_operators_are_told_apart_by_name_not_by_spelling(names: list[str], count: int) -> None:
    """Legal form, accents, quotes and order do not make another firm."""
    facts = {
        "entity.legal_name": [{"value": name} for name in names],
        "entity.registration_number": "40203123456",
    }
    answer = measured("operators_named", facts)

    assert isinstance(answer, Computed)
    assert answer.value == count


def test_operators_of_a_recorded_contradiction_count() -> None:
    """Judging holds up one of two equal-dated values at a time; the contradiction still knows both."""
    both = context({"entity.registration_number": [{"value": "40203123456"}, {"value": "40103987654"}]})
    values = both.values("entity.registration_number")
    one = context({"entity.registration_number": "40203123456", "entity.legal_name": "Amber Loans SIA"})
    seen = replace(one, contradictions=(Contradiction("entity.registration_number", (), values),))
    answer = all_measures()["operators_named"](seen)

    assert isinstance(answer, Computed)
    assert answer.value == 2


def test_operator_as_guarantor_matters_only_where_it_is_barred() -> None:
    """Elsewhere a platform may stand behind its loans, and its equity is judged."""
    facts = {"buyback.obligor": "Ganga Lend Pvt. Ltd.", "entity.legal_name": "Ganga Lend Private Limited"}
    barred = measured("operator_guarantees_where_barred", facts, regimes=["in"])
    allowed = measured("operator_guarantees_where_barred", facts, regimes=["eu"])

    assert isinstance(barred, Computed)
    assert isinstance(allowed, Computed)
    assert (barred.value, allowed.value) == (True, False)


def test_average_debt_is_set_against_the_largest_buffer() -> None:
    """12,000,000 ÷ 6 = 2,000,000 each; half of 5,000,000 is the largest."""
    facts = {
        "loans.outstanding": euros(12_000_000),
        "borrowers.current": 6,
        "entity.share_capital": euros(1_000_000),
        "provision_fund.balance": euros(300_000),
        "guarantor.capital": euros(5_000_000),
    }
    answer = measured("average_debt_over_capital", facts)

    assert isinstance(answer, Computed)
    assert answer.value == Decimal("0.8")


@pytest.mark.parametrize(
    "first_loan, years", [("2024-05", 1), ("2024-01-01", 2), ("2020", 5), ("2026-02", 0)]
)
def test_full_years_of_lending(first_loan: str, years: int) -> None:
    """Only whole calendar years up to the last one that has ended."""
    answer = measured("full_lending_years", {"loans.first_loan_on": first_loan})

    assert isinstance(answer, Computed)
    assert answer.value == years


def test_growth_needs_two_years_in_a_row() -> None:
    """A jump over a gap is no yearly growth."""
    facts = {"loans.originated": [euros(10, year="2022"), euros(90, year="2025")]}
    answer = measured("growth_factor", facts)

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT


def test_fewer_than_three_compared_facts_say_nothing() -> None:
    """With two there is nothing to compare."""
    answer = measured("unexplained_differences", {"derived.contradictions": 0, "derived.compared_facts": 2})

    assert isinstance(answer, Missing)
    assert answer.state is UNSEARCHED


def test_two_signs_of_invented_reviews_decide_without_the_third() -> None:
    """The unread one could only add to them."""
    facts = {"reviews.burst_ratio": 900, "reviews.duplicate_share": 45}
    answer = measured("review_anomalies", facts)

    assert isinstance(answer, Computed)
    assert answer.value == 2
    assert answer.words.startswith("reviews: 2 of 2 measured signs seen: a month with more than five times")


def test_brushing_needs_two_measurable_signs() -> None:
    """One sign alone is too little to judge by."""
    rest = ["offers.net_value_products", "lenders.monthly", "borrowers.monthly", "lenders.top10_share"]
    answer = measured("brushing_signs", {"offers.fill_seconds": 3}, rest)

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT


@pytest.mark.parametrize(
    "name",
    [
        "latest_equity",
        "own_funds_cover",
        "latest_net_result",
        "left_after_another_loss",
        "fund_coverage",
        "fund_figure_age_days",
        "cash_flow_gap",
        "interest_over_earnable",
        "reopened_months_ago",
        "platform_age_months",
        "book_age_months",
        "domain_lag_months",
        "accounts_open_months",
        "default_rate_years_missing",
        "default_level",
        "yield_left",
        "yield_left_after_twice",
        "stress_margin_3",
        "stress_margin_5",
        "recovery_years",
        "actual_over_expected",
        "grade_years_in_order",
        "operators_named",
        "guarantor_cover",
        "average_debt_over_capital",
        "full_lending_years",
        "growth_factor",
        "brushing_signs",
        "unexplained_differences",
    ],
)
def test_nothing_read_computes_nothing(name: str) -> None:
    """An unread site gives no number and no guess."""
    answer = measured(name, {})

    assert isinstance(answer, Missing)
    assert answer.state is UNSEARCHED


def test_facts_that_differ_are_named_with_their_values() -> None:
    """A count alone would send the reader looking."""
    facts = {"derived.compared_facts": 11, "derived.contradictions": 1}
    seen = context(facts)
    (borrowers, others) = context({"borrowers.count": [{"value": 842}, {"value": 61}]}).values(
        "borrowers.count"
    )
    told = replace(seen, contradictions=(Contradiction("borrowers.count", (), (borrowers, others)),))
    answer = all_measures()["unexplained_differences"](told)

    assert isinstance(answer, Computed)
    assert answer.words == "1 of 11 facts stated twice differ: Borrowers (842, 61)"
