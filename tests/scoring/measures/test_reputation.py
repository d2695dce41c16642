"""The figures behind the reputation items: markets, places, years, bans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scoring.checklist import Example
from scoring.examples import example_context
from scoring.facts import Evidence, FactValue, Found
from scoring.measures import all_measures
from scoring.measures.base import Computed, Context, Missing, State
from tests.support.scoring import catalogue


def context(facts: Mapping[str, object], absent: tuple[str, ...] = (), **more: object) -> Context:
    """A context as an item's example describes it."""
    example = Example(outcome="unknown", facts=facts, absent=absent)  # type: ignore[arg-type]
    return replace(example_context(example, catalogue(), {}), **more)  # type: ignore[arg-type]


def figure(name: str, ctx: Context) -> Computed:
    """The measure's figure, which must be computable."""
    answer = all_measures()[name](ctx)
    assert isinstance(answer, Computed), answer
    return answer


@pytest.mark.parametrize(
    "median, advertised, verdict",
    [
        (Decimal(8), 11, "within"),
        (Decimal(8), 11.1, "raised"),
        (Decimal(8), 14, "raised"),
        (Decimal(8), 14.1, "far above"),
        (Decimal(22), 25, "within"),
    ],
)
def test_a_given_median_replaces_the_printed_cuts(median: Decimal, advertised: float, verdict: str) -> None:
    """Median plus three and plus six points are the lines where a median is set."""
    facts = {"returns.advertised": advertised, "invest.minimum": {"value": 50, "unit": "EUR"}}
    answer = figure("yield_against_market", context(facts, medians={"EUR": median}))
    assert answer.value == verdict
    assert f"median is {median} %" in answer.words


def test_rupees_need_a_median() -> None:
    """The printed cuts hold for five currencies only; elsewhere the figure is not known."""
    facts = {"returns.advertised": 14, "loans.outstanding": {"value": 9, "unit": "INR"}}
    answer = all_measures()["yield_against_market"](context(facts))
    assert isinstance(answer, Missing)
    assert answer.state is State.UNSEARCHED
    assert "INR" in answer.words


def test_rupees_with_a_median_are_judged() -> None:
    """A median that the user gives makes the line."""
    facts = {"returns.advertised": 14, "loans.outstanding": {"value": 9, "unit": "INR"}}
    assert figure("yield_against_market", context(facts, medians={"INR": Decimal(12)})).value == "within"


def test_a_dated_lower_yield_replaces_an_older_higher_one() -> None:
    """Only figures that describe the latest day compete."""
    rows = [{"value": 15, "as_of": "2024-12-31"}, {"value": 9, "as_of": "2026-10-31"}]
    assert figure("yield_against_market", context({"returns.advertised": rows})).value == "within"


def test_a_comparison_on_one_page_and_the_words_on_another_do_not_meet() -> None:
    """The correction has to stand where the comparison stands."""
    ctx = context({})
    seen = datetime(2026, 11, 2, tzinfo=UTC)
    for key, page in (("marketing.savings_comparison", "a"), ("protection.no_deposit_scheme", "b")):
        evidence = Evidence(f"https://lender.example/{page}", "words", page * 64, seen)
        ctx = ctx.with_finding(Found(key, (FactValue(True, (evidence,)),)))
    assert figure("savings_comparison_corrected", ctx).value is False


def test_the_correction_on_the_same_page_counts() -> None:
    """Comparison and correction with the same page hash meet."""
    facts = {"marketing.savings_comparison": True, "protection.no_deposit_scheme": True}
    assert figure("savings_comparison_corrected", context(facts)).value is True


@pytest.mark.parametrize(
    "launch, complete",
    [("2025-06-01", True), ("2024-12-31", True), ("2023-12-31", False), ("2010-01-01", False)],
)
def test_a_young_platform_owes_only_its_full_years(launch: str, complete: bool) -> None:
    """One yearly figure is enough until a second full year has passed."""
    facts = {"returns.realised": [{"value": 6, "year": "2025"}], "loans.first_loan_on": launch}
    assert figure("realised_years_complete", context(facts)).value is complete


def test_an_unread_launch_leaves_two_years_open() -> None:
    """Two years may be all there are, or one too few."""
    rows = [{"value": 6, "year": "2024"}, {"value": 6, "year": "2025"}]
    answer = all_measures()["realised_years_complete"](context({"returns.realised": rows}))
    assert isinstance(answer, Missing)
    assert answer.keys == ("loans.first_loan_on",)


def test_an_unread_first_loan_is_not_replaced_by_the_foundation() -> None:
    """One year may be all there is, or one of three: the foundation stands in only where no first loan is stated."""
    facts = {"returns.realised": [{"value": 6, "year": "2025"}], "entity.founded_on": "2024-03-01"}
    unread, silent = context(facts), context(facts, ["loans.first_loan_on"])

    assert isinstance(all_measures()["realised_years_complete"](unread), Missing)
    assert figure("realised_years_complete", silent).value is True


@pytest.mark.parametrize(
    "day, regimes, banned",
    [
        (date(2023, 2, 1), {"uk"}, True),
        (date(2023, 1, 31), {"uk"}, False),
        (date(2026, 1, 1), {"eu", "ecspr"}, False),
        (date(2026, 1, 1), {"kr"}, False),
    ],
)
def test_rewards_are_banned_in_britain_since_february_2023(
    day: date, regimes: set[str], banned: bool
) -> None:
    """The ban has a first day and a place."""
    ctx = context({"marketing.bonus": "GBP 50"}, captured_on=day, regimes=frozenset(regimes))
    assert figure("bonus_banned", ctx).value is banned


def test_a_ban_cannot_be_told_where_the_place_is_unknown() -> None:
    """An operator of unknown country may be a British one."""
    ctx = context({"marketing.bonus": "GBP 50"}, regimes_known=False)
    assert isinstance(all_measures()["bonus_banned"](ctx), Missing)


@pytest.mark.parametrize("regime, area", [("ecspr", "eu"), ("eu", "eu"), ("uk", "uk"), ("in", "elsewhere")])
def test_the_area_decides_which_entry_safeguards_are_asked(regime: str, area: str) -> None:
    """ECSPR and other operators of the EEA, British ones, and the rest of the world."""
    assert figure("entry_safeguards_area", context({}, regimes=frozenset({regime}))).value == area


def test_an_unknown_place_leaves_the_area_open() -> None:
    """When it is not known whether an item applies, it stays in the sum as unknown."""
    assert isinstance(all_measures()["entry_safeguards_area"](context({}, regimes_known=False)), Missing)


def test_languages_are_counted_one_by_one() -> None:
    """The words name both sides."""
    facts = {"languages.marketing": ["de", "en", "lv"], "languages.legal": ["en"]}
    answer = figure("languages_without_legal_texts", context(facts))
    assert answer.value == 2
    assert answer.words == "advertising in de, en, lv; legal texts in en"
