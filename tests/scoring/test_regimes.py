"""Which regime applies to whom, and which licence fits which business."""

from __future__ import annotations

from datetime import date

import pytest

from scoring.examples import plain_values
from scoring.facts import Finding, Found
from scoring.measures import all_measures
from scoring.measures.base import Computed, Context, Missing
from scoring.measures.licence import fit
from scoring.regimes import regimes_of
from tests.support.scoring import catalogue

DAY = date(2026, 11, 23)


def found(facts: dict[str, object]) -> dict[str, Finding]:
    """Stated facts."""
    return {key: Found(key, plain_values(catalogue()[key], raw, DAY)) for key, raw in facts.items()}


@pytest.mark.parametrize(
    "facts, day, codes",
    [
        ({"entity.country": "LV", "licence.kind": "ecsp"}, DAY, ("ecspr", "eu", "gdpr")),
        ({"entity.country": "LV", "licence.kind": "investment-firm"}, DAY, ("eu", "gdpr", "mifid")),
        ({"entity.country": "LV", "licence.kind": "none"}, DAY, ("eu", "gdpr")),
        ({"entity.country": "GB", "licence.kind": "fca-p2p"}, DAY, ("gdpr", "uk")),
        ({"entity.country": "CN"}, date(2016, 8, 23), ()),
        ({"entity.country": "CN"}, date(2016, 8, 24), ("cn",)),
        ({"entity.country": "CN"}, date(2020, 12, 31), ("cn",)),
        ({"entity.country": "CN"}, date(2021, 1, 1), ()),
        ({"entity.country": "CN"}, date(2021, 11, 1), ("pipl",)),
        ({"entity.country": "KR"}, date(2020, 8, 26), ()),
        ({"entity.country": "KR"}, date(2020, 8, 27), ("kr",)),
        ({"licence.kind": "nbfc-p2p"}, DAY, ("in",)),
        ({"licence.kind": "ojk-lpbbti"}, DAY, ("id",)),
        ({"licence.kind": "sec-issuer"}, DAY, ("us",)),
        ({"entity.country": "US", "languages.marketing": ["en", "de"]}, DAY, ("gdpr",)),
        ({"entity.country": "US", "licence.passport_states": ["FR"]}, DAY, ("gdpr",)),
    ],
)
def test_a_code_rests_on_country_licence_service_and_date(
    facts: dict[str, object], day: date, codes: tuple[str, ...]
) -> None:
    """Several codes may hold; each has its time."""
    assert regimes_of(found(facts), None, day) == (codes, False)


def test_nothing_found_means_not_known() -> None:
    """No code, and silence is not held to a duty."""
    assert regimes_of({}, None, DAY) == ((), True)


def test_a_given_jurisdiction_sets_the_country_only() -> None:
    """It never grants a licence."""
    assert regimes_of({}, "DE", DAY) == (("eu", "gdpr"), False)


@pytest.mark.parametrize(
    "licence, business, expected",
    [
        ("ecsp", "property", "fits"),
        ("ecsp", "consumer", "does not fit"),
        ("ecsp", "marketplace", "does not fit"),
        ("investment-firm", "marketplace", "fits"),
        ("payment-institution", "business", "does not fit"),
        ("fca-p2p", "marketplace", "unclear"),
        ("nbfc-p2p", "consumer", "fits"),
        ("ojk-lpbbti", "marketplace", "does not fit"),
        ("none", "business", None),
    ],
)
def test_the_licence_table(licence: str, business: str, expected: str | None) -> None:
    """Which licence covers which business."""
    assert fit(licence, business) == expected


@pytest.mark.parametrize(
    "facts, expected",
    [({"licence.kind": "bank", "platform.kind": "consumer"}, Computed), ({"licence.kind": "bank"}, Missing)],
)
def test_the_measure_needs_both_facts(facts: dict[str, object], expected: type) -> None:
    """Without the kind of platform there is nothing to compare."""
    ctx = Context(found(facts), catalogue(), DAY, DAY)

    assert isinstance(all_measures()["licence_fit"](ctx), expected)
