"""Invented cases with the shape of public failures: what was visible before them trips the items it should.

The figures are those that were public before the end; no firm is named. That an item trips shows that it exists, not
that anybody would have scored it in time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from scoring.assessment import Judgement, Outcome
from scoring.checklist import Example
from scoring.examples import run_example
from tests.support.measures import euros, of_years
from tests.support.scoring import catalogue, item

FAIL, PARTIAL, PASS = Outcome.FAIL, Outcome.PARTIAL, Outcome.PASS


@dataclass(frozen=True)
class Case:
    """What was public on a day, the item it concerns, and what the item makes of it."""

    what: str
    item: str
    outcome: Outcome
    facts: dict[str, Any]
    absent: tuple[str, ...] = ()
    flag: bool = False
    captured: date = date(2026, 11, 23)
    regimes: tuple[str, ...] = field(default=())


CASES = (
    # a lending craze with state television, awards and money back at any time; 17 months old
    Case("money back at any time over loans of a year", "liquidity.maturity-match", FAIL,
         {"marketing.instant_access": True, "loans.term_max_months": 12}, ("exit.limits", "exit.term_splitting")),
    Case("high yield and low risk promised", "reputation.guarantee-words", FAIL,
         {"marketing.guaranteed_return": True}, flag=True),
    Case("seventeen months of record", "credit.platform-age", PARTIAL,
         {"entity.founded_on": "2014-07"}, ("loans.first_loan_on",), captured=date(2015, 12, 31)),
    Case("a ministry named as backer that denies it", "reputation.endorsement", FAIL,
         {"marketing.endorsements": ["state television"], "register.endorsements": "false"}, flag=True),
    Case("fourteen per cent without a buyback", "reputation.headline-yield", PARTIAL,
         {"returns.advertised": 14.6, "buyback.offered": False, "marketing.guaranteed_return": False}),
    Case("interest that loans at fourteen per cent cannot have earned", "liquidity.net-flow", FAIL,
         {"loans.funded_total": euros(150), "loans.repaid_total": euros(50), "loans.written_off": euros(0),
          "loans.outstanding": [euros(60, as_of="2014-12-31"), euros(100, as_of="2015-12-31")],
          "loans.interest_paid": [euros(14, year="2015")], "returns.advertised": 14.6}, flag=True),
    # two Baltic sites of 2020: 21–22 % with buyback, straw borrowers, control just moved
    Case("twenty-two per cent with buyback", "reputation.headline-yield", FAIL,
         {"returns.advertised": 22, "buyback.offered": True, "marketing.guaranteed_return": False}, flag=True),
    Case("a crypto farm at the address of an empty factory", "credit.odd-assets", FAIL,
         {"offers.odd_assets": ["crypto mining"], "offers.odd_share": 25, "offers.token_settled": False}),
    Case("owner and chief executive gone without a word", "credit.control-change", FAIL,
         {"derived.control_changes": 2, "derived.control_changes_unexplained": 2}, flag=True),
    Case("the office is derelict", "credit.address", FAIL,
         {"entity.registered_address": "12 Mill Road", "register.address_kind": "derelict"}, ("entity.phone",)),
    Case("a borrower that does not exist", "credit.borrower-real", FAIL,
         {"register.borrowers_verifiable_share": 40, "register.borrower_missing": True}, flag=True),
    Case("terms that disown checks which advertising claims", "credit.dd-disclaimer", FAIL,
         {"terms.borrower_checks": "disowned", "marketing.claims_checks": True}),
    Case("terms changed within days", "reputation.terms-change", FAIL, {"terms.change_at_once": True},
         ("terms.change_notice_days", "terms.exit_on_change", "terms.old_versions")),
    Case("an owner hidden behind a firm", "credit.ownership", FAIL,
         {"people.owners": ["Holding OÜ"], "people.owners_to_persons": False}),
    Case("the two large banks know nothing of it", "liquidity.custodian-verified", FAIL,
         {"custody.institution": "a large bank", "register.custodian_status": "not-found"},
         ("register.custodian_confirms",)),
    # a marketplace whose own questions page says that lenders have not started
    Case("lenders listed that only start next year", "credit.originator-data", FAIL,
         {"platform.kind": "marketplace", "originators.profile_share": 30, "originators.not_operating": True},
         flag=True),
    Case("a buyback nobody with accounts stands behind", "credit.guarantor-strength", FAIL,
         {"buyback.offered": True, "buyback.obligor": "Group SIA"},
         ("guarantor.equity", "guarantor.guaranteed_balance")),
    # a licensed British lender: threefold growth, then the market seized up
    Case("a hundred to three hundred million in a year", "credit.growth", PARTIAL,
         {"loans.originated": [{"value": 32, "unit": "GBP", "year": "2015"},
                               {"value": 100, "unit": "GBP", "year": "2016"},
                               {"value": 300, "unit": "GBP", "year": "2017"}],
          "loans.first_loan_on": "2013-01-01", "statistics.as_of": "2017-12-31"}, captured=date(2018, 1, 31)),
    Case("ninety of a hundred and sixty million in default", "credit.default-level", FAIL,
         {"loans.default_rate": 56.25, "returns.average": 12}, ("loans.tkb90", "loans.count", "loans.first_loan_on")),
    Case("a regulator's watch list", "credit.regulator-warning", FAIL,
         {"register.warnings": "live-warning"}, flag=True),
    Case("a technical notice that withdrawals are closed", "liquidity.exit-suspension", FAIL,
         {"notices.exit_frozen": "frozen"}, flag=True),
    Case("a permission it does not hold", "credit.licence", FAIL,
         {"licence.number": "123456", "licence.regulator": "FCA", "licence.kind": "fca-p2p",
          "register.licence_status": "not-found"}, flag=True),
    # Korea: arrears paid from own money to show none, and those that showed them
    Case("a flat zero on an old book", "credit.default-level", PARTIAL,
         {"loans.default_rate": 0, "returns.average": 11, "loans.count": 480, "loans.first_loan_on": "2016-03-01"},
         ("loans.tkb90",), captured=date(2019, 6, 30)),
    Case("a flat zero on a book of a year", "credit.default-level", PASS,
         {"loans.default_rate": 0, "returns.average": 11, "loans.count": 480, "loans.first_loan_on": "2018-08-01"},
         ("loans.tkb90",), captured=date(2019, 6, 30)),
    Case("mean arrears of the members", "credit.default-level", FAIL,
         {"loans.default_rate": 10.35, "returns.average": 14}, ("loans.tkb90", "loans.count", "loans.first_loan_on")),
    # the published exclusion list of 2018
    Case("more than eighteen per cent", "reputation.headline-yield", FAIL,
         {"returns.advertised": 18.1, "buyback.offered": False, "marketing.guaranteed_return": False}),
    Case("eighteen per cent is not more", "reputation.headline-yield", PARTIAL,
         {"returns.advertised": 18, "buyback.offered": False, "marketing.guaranteed_return": False}),
    Case("a hundred lenders and five borrowers a month, filled in seconds", "credit.volume-brushing", FAIL,
         {"lenders.monthly": 80, "borrowers.monthly": 5, "offers.fill_seconds": 4},
         ("offers.net_value_products", "lenders.top10_share")),
    Case("each borrower owes more than capital, fund and half the guarantor", "credit.concentration", FAIL,
         {"loans.top10_share": 80, "loans.largest_borrower_share": 30, "platform.kind": "business",
          "loans.outstanding": {"value": 900, "unit": "CNY"}, "borrowers.current": 9,
          "entity.share_capital": {"value": 50, "unit": "CNY"}, "provision_fund.balance": {"value": 20, "unit": "CNY"},
          "guarantor.capital": {"value": 150, "unit": "CNY"}}, flag=True),
    # what surviving, ordinary firms look like must not trip
    Case("steady growth", "credit.growth", PASS,
         {"loans.originated": [euros(100, year="2024"), euros(120, year="2025")],
          "loans.first_loan_on": "2016-01-01"}, ("statistics.as_of",)),
    Case("losses well inside the interest", "credit.stress-cover", PASS,
         {"loans.default_rate": of_years(y2024=1.9, y2025=1.4), "loans.recovery_rate": 54, "returns.average": 7.1,
          "fees.investor": 0.75}, ("loans.tkb90", "statistics.as_of")),
    Case("a domain registered before the first loan", "credit.domain-age", PASS,
         {"tech.rdap.created_on": "2017-01-18", "entity.founded_on": "2017"}),
    Case("a domain two years younger than the claimed start", "credit.domain-age", FAIL,
         {"tech.rdap.created_on": "2019-12-20", "entity.founded_on": "2017"}),
)  # fmt: skip


def judged(case: Case) -> Judgement:
    """The judgement of what was public."""
    example = Example(
        case.outcome, facts=case.facts, absent=case.absent, captured=case.captured, regimes=case.regimes
    )
    return run_example(item(case.item), example, catalogue())


@pytest.mark.parametrize("case", CASES, ids=[f"{c.item}: {c.what}" for c in CASES])
def test_what_was_visible_is_judged_as_it_should(case: Case) -> None:
    """Outcome and flag; a reason stands beside each."""
    found = judged(case)

    assert (found.outcome, found.flag is not None) == (case.outcome, case.flag), found.reason
    assert found.reason
