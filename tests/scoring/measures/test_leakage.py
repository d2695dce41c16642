"""The figures behind the leakage items: whose policy it is, and who watches before consent."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scoring.checklist import Example
from scoring.examples import example_context
from scoring.measures import all_measures
from scoring.measures.base import Computed, Context, Missing
from scoring.measures.leakage_policy import plain_name
from tests.support.scoring import catalogue


def context(facts: Mapping[str, object], absent: tuple[str, ...] = ()) -> Context:
    """A context as an item's example describes it."""
    example = Example(outcome="unknown", facts=facts, absent=absent)  # type: ignore[arg-type]
    return example_context(example, catalogue(), {})


@pytest.mark.parametrize(
    "one, other",
    [
        ("Harbour Lend Ltd.", "HARBOUR LEND LIMITED"),
        ("Linden Kredit GmbH", "Linden Kredit Gesellschaft mit beschränkter Haftung"),
        ("Öökull Laen OÜ", "öökull laen osaühing"),
        ("UAB „Gija“", "UAB Gija"),
    ],
)
def test_spellings_of_one_company_are_equal(one: str, other: str) -> None:
    """Names are compared without case, quotes and the spelling of the legal form."""
    assert plain_name(one) == plain_name(other)


def test_companies_of_different_form_stay_different() -> None:
    """A sister company of the same brand is another company."""
    assert plain_name("Gija UAB") != plain_name("Gija OÜ")


def test_a_second_legal_name_of_the_site_is_enough() -> None:
    """Where the site states two names, the controller may be either."""
    names = [{"value": "Gija UAB"}, {"value": "Gija Services UAB"}]
    ctx = context({"privacy.controller": "Gija Services UAB", "entity.legal_name": names})
    answer = all_measures()["controller_is"](ctx)
    assert isinstance(answer, Computed)
    assert answer.value == "operator"


def test_tracking_names_what_was_seen() -> None:
    """The reader of the report learns which categories decided."""
    facts = {
        "tech.cookies.before_consent": ["needed"],
        "tech.third_parties.categories": ["replay", "ad", "cdn"],
    }
    answer = all_measures()["tracking_before_consent"](context(facts))
    assert isinstance(answer, Computed)
    assert answer.words == "before consent: ad, replay"


def test_analytics_wait_for_what_was_not_read() -> None:
    """Advertising may stand in the half that could not be read."""
    answer = all_measures()["tracking_before_consent"](
        context({"tech.cookies.before_consent": ["analytics"]})
    )
    assert isinstance(answer, Missing)
    assert answer.keys == ("tech.third_parties.categories",)
