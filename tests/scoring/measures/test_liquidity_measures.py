"""Own funds, fund cover and cash flow: the number, its arithmetic in words, and both kinds of not knowing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Missing, State
from tests.support.measures import euros, measured

FUND = {
    "provision_fund.balance": [euros(1_200_000, as_of="2026-10-31")],
    "loans.outstanding": [euros(50_000_000, as_of="2026-10-31")],
    "loans.expected_default_rate": 4,
    "loans.recovery_rate": 40,
}


def test_own_funds_of_a_crowdfunding_licence_show_their_arithmetic() -> None:
    """The minimum is told in the reason, so that anybody can follow it."""
    answer = measured(
        "own_funds_cover",
        {
            "accounts.equity": [euros(214_386, year="2024"), euros(398_120, year="2023")],
            "accounts.revenue": [euros(742_690, year="2024")],
            "accounts.net_result": [euros(-183_734, year="2024")],
            "licence.kind": "ecsp",
        },
        ["accounts.overheads"],
    )

    assert isinstance(answer, Computed)
    assert answer.value == Decimal(214_386) / (Decimal(926_424) / 4) * 100
    assert "a quarter of revenue 742,690 − net result −183,734) = 92.56 %" in answer.words


def test_own_funds_take_the_inputs_of_the_same_year() -> None:
    """Equity of one year over the assets of another would be a number about nothing."""
    answer = measured(
        "own_funds_cover",
        {
            "accounts.equity": [euros(900, year="2025")],
            "accounts.total_assets": [euros(1_000, year="2024")],
            "licence.kind": "bank",
            "entity.country": "LV",
        },
    )

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT


@pytest.mark.parametrize(
    "unit, state", [("USD", UNSEARCHED), ("EUR", UNSEARCHED)], ids=["dollars", "euros against rupees"]
)
def test_own_funds_never_compare_unlike_currencies(unit: str, state: State) -> None:
    """A person has to give the rate."""
    answer = measured(
        "own_funds_cover",
        {"accounts.equity": {"value": 900_000_000, "unit": unit}, "licence.kind": "nbfc-p2p"},
    )

    assert isinstance(answer, Missing)
    assert answer.state is state


def test_another_loss_is_set_against_cash_before_equity() -> None:
    """Cash pays bills; equity stands in only where no cash is stated."""
    facts = {"accounts.net_result": euros(-100), "accounts.cash": euros(60), "accounts.equity": euros(500)}
    answer = measured("left_after_another_loss", facts)

    assert isinstance(answer, Computed)
    assert answer.value == -40
    assert answer.words == "cash EUR 60 less a loss of 100 leaves −40"


def test_fund_coverage_is_computed_from_its_parts() -> None:
    """Balance over the losses expected within a year."""
    answer = measured("fund_coverage", FUND, ["provision_fund.coverage"])

    assert isinstance(answer, Computed)
    assert answer.value == 100
    assert answer.words == (
        "fund 1,200,000 ÷ (outstanding 50,000,000 × expected 4 % × (1 − 40 % recovered)) = 100 %"
    )


@pytest.mark.parametrize("gone", ["provision_fund.balance", "loans.outstanding", "loans.recovery_rate"])
def test_fund_coverage_without_a_part_is_absent(gone: str) -> None:
    """Silence on one part leaves nothing to compute, whatever else is stated."""
    facts = {key: value for key, value in FUND.items() if key != gone}
    answer = measured("fund_coverage", facts, ["provision_fund.coverage", gone])

    assert answer == Missing(ABSENT, (gone,))


@pytest.mark.parametrize("unread", ["provision_fund.balance", "loans.outstanding", "loans.recovery_rate"])
def test_fund_coverage_with_an_unread_part_is_unread(unread: str) -> None:
    """Our own gap is never the platform's silence."""
    facts = {key: value for key, value in FUND.items() if key != unread}
    answer = measured("fund_coverage", facts, ["provision_fund.coverage"])

    assert answer == Missing(UNSEARCHED, (unread,))


def test_stated_coverage_goes_before_the_computed_one() -> None:
    """The platform's own figure is the one that is judged."""
    answer = measured("fund_coverage", {**FUND, "provision_fund.coverage": 23})

    assert isinstance(answer, Computed)
    assert answer.value == 23


def test_rates_by_class_alone_do_not_give_the_expected_loss() -> None:
    """Without the classes' sizes a mean would be a guess."""
    facts = {**FUND, "loans.expected_default_rate": [{"value": 1, "class": "A"}, {"value": 3, "class": "B"}]}
    answer = measured("fund_coverage", facts, ["provision_fund.coverage"])

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT


def test_cash_flow_gap_counts_write_offs() -> None:
    """|100 − 60 − 5 − 30| ÷ 30 = 16.7 %."""
    facts = {
        "loans.funded_total": euros(100),
        "loans.repaid_total": euros(60),
        "loans.written_off": euros(5),
        "loans.outstanding": euros(30),
    }
    answer = measured("cash_flow_gap", facts)

    assert isinstance(answer, Computed)
    assert answer.value == Decimal(5) / 30 * 100
    assert "5 written off" in answer.words


def test_unread_write_offs_leave_the_gap_open() -> None:
    """Zero stands for a stated silence only."""
    facts = {key: euros(10) for key in ("loans.funded_total", "loans.repaid_total", "loans.outstanding")}

    assert measured("cash_flow_gap", facts) == Missing(UNSEARCHED, ("loans.written_off",))


def test_interest_is_held_against_the_mean_balance_of_its_year() -> None:
    """The worst year counts: 30 ÷ (20 % of 75) = 2."""
    answer = measured(
        "interest_over_earnable",
        {
            "loans.interest_paid": [euros(5, year="2024"), euros(30, year="2025")],
            "loans.outstanding": [
                euros(40, as_of="2023-12-31"),
                euros(50, as_of="2024-12-31"),
                euros(100, as_of="2025-12-31"),
            ],
            "returns.advertised": [{"value": 12}, {"value": 20}],
        },
    )

    assert isinstance(answer, Computed)
    assert answer.value == 2
    assert answer.words.startswith("2025: interest 30 ÷ (20 % of a mean outstanding 75)")


def test_one_balance_is_no_mean() -> None:
    """A book that shrank would look as if it had paid what it could not earn."""
    answer = measured(
        "interest_over_earnable",
        {
            "loans.interest_paid": [euros(30, year="2025")],
            "loans.outstanding": [euros(10, as_of="2025-12-31")],
            "returns.advertised": 12,
        },
    )

    assert isinstance(answer, Missing)
    assert answer.state is ABSENT
