"""One item: the order of judgement, not knowing, ties, confidence, currencies, flags and duties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scoring.assessment import FlagState, Judgement, Outcome
from scoring.checklist import Item, build_item
from scoring.errors import ChecklistError
from scoring.examples import plain_values
from scoring.facts import Absent, Finding, Found, SearchedPage
from scoring.judge import judge
from scoring.measures.base import Context
from tests.support.scoring import catalogue

SEEN_ON = date(2026, 11, 23)
BASE: dict[str, object] = {
    "weight": "medium",
    "question": "Is it so?",
    "why": "It matters.",
    "facts": ["payout.working_days", "payout.may_delay"],
    "conditions": {
        "not_applicable": {"fact": "secondary_market.exists", "is_false": True},
        "fail": {"fact": "payout.may_delay", "is_true": True},
        "pass": {"fact": "payout.working_days", "at_most": 3},
        "partial": {"fact": "payout.working_days", "at_most": 10},
    },
}
READ = {"payout.may_delay": None, "secondary_market.exists": True}


def item(**changes: object) -> Item:
    """The withdrawal item with parts exchanged."""
    return build_item("liquidity.test", {**BASE, **changes}, catalogue())


def context(facts: Mapping[str, object], **settings: object) -> Context:
    """Stated facts; None means absent after a full reading."""
    findings: dict[str, Finding] = {
        key: Absent(key) if raw is None else Found(key, plain_values(catalogue()[key], raw, SEEN_ON))
        for key, raw in facts.items()
    }
    return Context(findings, catalogue(), SEEN_ON, SEEN_ON, **settings)  # type: ignore[arg-type]


def judged(facts: Mapping[str, object], one: Item | None = None, **settings: object) -> Judgement:
    """The judgement of stated facts."""
    return judge(one or item(), context(facts, **settings))


@pytest.mark.parametrize(
    "facts, outcome",
    [
        ({**READ, "payout.working_days": 3}, "pass"),
        ({**READ, "payout.working_days": 10}, "partial"),
        ({**READ, "payout.working_days": 11}, "fail"),
        ({**READ, "payout.working_days": 3, "payout.may_delay": True}, "fail"),
        ({**READ, "payout.working_days": 3, "secondary_market.exists": False}, "not_applicable"),
        ({**READ, "payout.working_days": None}, "not_disclosed"),
        ({}, "unknown"),
    ],
)
def test_the_order_of_judgement(facts: dict[str, object], outcome: str) -> None:
    """Not applicable, fail, pass, partial, then the state of the first fact."""
    assert judged(facts).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    "facts, outcome",
    [
        ({"payout.working_days": 3, "secondary_market.exists": True}, "unknown"),
        ({"payout.working_days": 30, "secondary_market.exists": True}, "fail"),
        ({"payout.may_delay": True, "secondary_market.exists": True}, "fail"),
        ({"payout.working_days": 3, "payout.may_delay": None}, "unknown"),
        ({"secondary_market.exists": False}, "not_applicable"),
    ],
)
def test_unread_facts_matter_only_where_they_could_change_the_outcome(
    facts: dict[str, object], outcome: str
) -> None:
    """30 days fail whether or not a delay clause stands; 3 days pass only when none does."""
    assert judged(facts).outcome is Outcome(outcome)


def test_the_same_unread_fact_answers_consistently() -> None:
    """Whether the number is at most 3 or above 3, one of the two holds when it is stated."""
    either = {"any": [{"fact": "payout.working_days", t: 3} for t in ("at_most", "above")]}
    silent = {"any": [either, {"fact": "payout.working_days", "absent": True}]}

    assert judged({}, item(conditions={"pass": silent})).outcome is Outcome.PASS


def test_a_reason_names_the_deciding_fact_with_value_and_line() -> None:
    """A reader can follow the outcome without opening the checklist."""
    assert judged({**READ, "payout.working_days": 21}).reason == (
        "Stated payout time: 21 working days; the line is 10."
    )


def test_a_silence_counts_the_pages_that_were_read() -> None:
    """Absence is only said with its trail."""
    ctx = context(READ)
    pages = tuple(SearchedPage(f"https://p.example/{n}") for n in range(14))
    ctx = ctx.with_finding(Absent("payout.working_days", pages))

    assert "not stated on any of the 14 pages" in judge(item(), ctx).reason


def test_of_several_dates_the_latest_counts() -> None:
    """An older figure is history, not a contradiction."""
    values = [{"value": 30, "as_of": "2024-05"}, {"value": 2, "as_of": "2026-05"}]

    assert judged({**READ, "payout.working_days": values}).outcome is Outcome.PASS


def test_a_live_page_without_a_date_counts_as_of_the_capture() -> None:
    """Undated figures are newer than a dated article."""
    values = [{"value": 2, "as_of": "2026-05"}, {"value": 30}]

    assert judged({**READ, "payout.working_days": values}).outcome is Outcome.FAIL


def test_superseded_values_are_ignored() -> None:
    """A figure that a newer one on the same site replaces decides nothing."""
    values = [{"value": 30, "superseded": True}, {"value": 2}]

    assert judged({**READ, "payout.working_days": values}).outcome is Outcome.PASS


@pytest.mark.parametrize("order", [[2, 30], [30, 2]])
def test_equal_dates_and_different_values_take_the_worst(order: list[int]) -> None:
    """Neither value may be picked to the platform's advantage."""
    judgement = judged({**READ, "payout.working_days": [{"value": n} for n in order]})

    assert judgement.outcome is Outcome.FAIL
    assert "Different values are stated for the same date" in judgement.reason


def test_little_confidence_goes_to_review() -> None:
    """The machine's outcome is kept, and counts as unknown until somebody looked."""
    judgement = judged({**READ, "payout.working_days": {"value": 2, "confidence": 0.6}})

    assert (judgement.outcome, judgement.machine, judgement.review) == (Outcome.UNKNOWN, Outcome.PASS, True)


def test_a_confident_value_goes_before_a_doubtful_one() -> None:
    """A weak guess does not overrule a plain statement."""
    values = [{"value": 30, "confidence": 0.4}, {"value": 2}]

    assert judged({**READ, "payout.working_days": values}).outcome is Outcome.PASS


MONEY = {"pass": {"fact": "accounts.equity", "at_least": 25000, "unit": "EUR"}}


@pytest.mark.parametrize("unit, outcome", [("EUR", "pass"), ("USD", "unknown"), (None, "unknown")])
def test_amounts_of_another_currency_stay_unknown(unit: str | None, outcome: str) -> None:
    """Nobody converts behind the reader's back."""
    stated = {"value": 30000} if unit is None else {"value": 30000, "unit": unit}
    one = item(facts=["accounts.equity"], conditions=MONEY)

    assert judged({"accounts.equity": stated}, one).outcome is Outcome(outcome)


PERSON = {
    "basis": "person",
    "facts": ["register.custodian_status", "custody.institution"],
    "conditions": {
        "pass": {"fact": "register.custodian_status", "is_one_of": ["active"]},
        "not_disclosed": {"fact": "custody.institution", "absent": True},
    },
}


@pytest.mark.parametrize(
    "facts, outcome",
    [
        ({}, "manual_pending"),
        ({"custody.institution": "A Bank"}, "manual_pending"),
        ({"custody.institution": None}, "not_disclosed"),
        ({"custody.institution": "A Bank", "register.custodian_status": "active"}, "pass"),
        ({"custody.institution": "A Bank", "register.custodian_status": "withdrawn"}, "fail"),
    ],
)
def test_an_item_of_a_person_waits_for_the_answer(facts: dict[str, object], outcome: str) -> None:
    """Only a person or an import can answer; an explicit silence is seen all the same."""
    assert judged(facts, item(**PERSON)).outcome is Outcome(outcome)


def test_a_measurement_is_never_silent() -> None:
    """What could not be measured is unknown, not undisclosed."""
    measured = {"basis": "measured", "facts": ["tech.cert.trusted"]}
    one = item(**measured, conditions={"pass": {"fact": "tech.cert.trusted", "is_true": True}})

    assert judged({"tech.cert.trusted": None}, one).outcome is Outcome.UNKNOWN


KNOCK = {"level": "ko2", "when": {"fact": "payout.may_delay", "is_true": True}, "words": "may delay"}


def test_a_knock_out_is_a_candidate_with_its_words_and_quotes() -> None:
    """The cap is a second effect beside the outcome."""
    flag = judged({**READ, "payout.may_delay": True}, item(knock_out=KNOCK)).flag

    assert flag is not None
    assert (flag.state, flag.condition, len(flag.evidence)) == (FlagState.CANDIDATE, "may delay", 1)


@pytest.mark.parametrize("stated", [None, False, {"value": True, "confidence": 0.5}])
def test_no_flag_without_certain_words(stated: object) -> None:
    """Neither silence nor a doubtful reading raises a knock-out."""
    assert judged({**READ, "payout.may_delay": stated}, item(knock_out=KNOCK)).flag is None


def test_a_flag_read_from_an_answer_is_confirmed_by_it() -> None:
    """A register's answer that names its source needs no second click."""
    when = {"fact": "register.company_status", "is_one_of": ["not-found"]}
    flag = judged({"register.company_status": "not-found"}, item(knock_out={**KNOCK, "when": when})).flag

    assert flag is not None
    assert flag.state is FlagState.CONFIRMED


@pytest.mark.parametrize(
    "duty, regimes, known, expected",
    [
        ([], {"uk"}, True, False),
        (["uk"], {"uk"}, True, True),
        (["uk"], {"ecspr"}, True, False),
        (["uk"], set(), False, None),
    ],
)
def test_a_duty_applies_only_under_its_regime(
    duty: list[str], regimes: set[str], known: bool, expected: bool | None
) -> None:
    """Where the regime is not known, silence is not held to a duty."""
    settings = {"regimes": frozenset(regimes), "regimes_known": known}

    assert judged(READ, item(duty=duty), **settings).duty is expected


@pytest.mark.parametrize("stated, expected", [(7, True), (None, False)])
def test_a_duty_can_hang_on_a_condition(stated: int | None, expected: bool) -> None:
    """A target rate that nobody offers needs no comparison."""
    conditions = {"duty": {"fact": "returns.target", "found": True}}
    one = item(duty=["uk"], conditions=conditions)

    assert judged({"returns.target": stated}, one, regimes=frozenset({"uk"})).duty is expected


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"weigth": "low"}, "unknown key 'weigth'"),
        ({"weight": "heavy"}, "weight 'heavy' is not known"),
        ({"facts": []}, "'facts' needs at least one key"),
        ({"facts": ["payout.days"]}, "unknown fact 'payout.days'"),
        ({"duty": ["fr"]}, "unknown duty 'fr'"),
        ({"conditions": {"passes": {}}}, "unknown key 'passes'"),
        ({"examples": [{"outcome": "good"}]}, "outcome 'good' is not known"),
        ({"knock_out": {"level": "ko3", "words": "x"}}, "level 'ko3' is not known"),
    ],
)
def test_a_wrong_item_is_refused_by_name(change: dict[str, object], reason: str) -> None:
    """The file at fault can be found from the message."""
    with pytest.raises(ChecklistError, match=r"^liquidity\.test") as caught:
        item(**change)

    assert reason in str(caught.value)


def test_evidence_of_the_deciding_fact_is_carried() -> None:
    """No outcome from a page without the words it rests on."""
    judgement = judged({**READ, "payout.working_days": 21})

    assert [e.quote for e in judgement.evidence] == ["payout.working_days: 21"]
    assert judgement.facts == ("payout.working_days",)
    assert replace(judgement.evidence[0]).captured_at == datetime(2026, 11, 23, tzinfo=UTC)
