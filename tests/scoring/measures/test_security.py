"""The figures behind the security items: time left, plain http, the registration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from scoring.checklist import Example
from scoring.examples import example_context
from scoring.measures import all_measures
from scoring.measures.base import Computed, Context, Missing
from tests.support.scoring import catalogue


def context(facts: Mapping[str, object]) -> Context:
    """A context of 2 November 2026 as an item's example describes it."""
    example = Example(outcome="unknown", facts=facts, captured=date(2026, 11, 2))  # type: ignore[arg-type]
    return example_context(example, catalogue(), {})


def figure(name: str, facts: Mapping[str, object]) -> Computed:
    """The measure's figure, which must be computable."""
    answer = all_measures()[name](context(facts))
    assert isinstance(answer, Computed), answer
    return answer


@pytest.mark.parametrize(
    "ends, life, spare",
    [("2026-11-16", 365, "0"), ("2026-11-30", 90, "14"), ("2026-11-04", 6, "0"), ("2026-11-12", 30, "0")],
)
def test_the_margin_is_the_smaller_of_a_fortnight_and_a_third(ends: str, life: int, spare: str) -> None:
    """A third of its life binds for certificates of less than 42 days."""
    facts = {"tech.cert.not_after": ends, "tech.cert.days_valid": life}
    assert figure("certificate_days_spare", facts).value == Decimal(spare)


def test_the_margin_prints_its_arithmetic() -> None:
    """Days left, life and line can be followed by hand."""
    facts = {"tech.cert.not_after": "2026-11-06", "tech.cert.days_valid": 10}
    answer = figure("certificate_days_spare", facts)
    assert answer.words == "4 days left; the line is min(14, 10 ÷ 3) = 3.3 days"


@pytest.mark.parametrize(
    "facts, gaps",
    [
        ({"tech.rdap.expires_on": "2027-02-01", "tech.rdap.locked": True}, 0),
        ({"tech.rdap.expires_on": "2027-01-31", "tech.rdap.locked": True}, 1),
        ({"tech.rdap.expires_on": "2027-01-31", "tech.rdap.locked": False}, 2),
        ({"tech.rdap.locked": False}, 1),
    ],
)
def test_gaps_of_the_registration_are_counted(facts: Mapping[str, object], gaps: int) -> None:
    """More than 90 days and a lock are asked; what the registry does not tell is left out."""
    assert figure("registration_gaps", facts).value == gaps


def test_a_silent_registry_leaves_the_gaps_open() -> None:
    """Many country registries publish neither date nor lock; that is not held against a platform."""
    assert isinstance(all_measures()["registration_gaps"](context({})), Missing)


@pytest.mark.parametrize("redirect, plain", [("redirection-to-https", False), ("redirection-missing", True)])
def test_addresses_without_scheme_follow_the_page(redirect: str, plain: bool) -> None:
    """`//host` loads over https on an https page and over http on a plain one."""
    facts = {
        "tech.sri.result": "sri-not-implemented-and-external-scripts-not-loaded-securely",
        "tech.mixed_content": 0,
        "tech.redirect.result": redirect,
    }
    assert figure("code_over_plain_http", facts).value is plain


def test_every_second_factor_is_kept() -> None:
    """A weak way beside a strong one takes nothing away."""
    facts = {"security.mfa_kind": [{"value": "sms"}, {"value": "totp"}]}
    assert figure("second_factors", facts).value == ("sms", "totp")
