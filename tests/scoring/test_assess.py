"""The whole judgement: answers, flags, freshness, regimes, open items, questions, repeatability."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from scoring.assess import assess
from scoring.assessment import DIMENSIONS, Answer, Assessment, FlagDecision, FlagState, Outcome
from scoring.checklist import Edition, build_edition, fingerprint
from scoring.errors import ChecklistError
from scoring.examples import plain_values
from scoring.facts import Absent, Contradiction, Finding, Found
from scoring.handbook import handbook, totals
from tests.support.scoring import catalogue, settings

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = {"question": "Is it so?", "why": "It matters."}


def small(name: str, fact: str, **more: object) -> dict[str, object]:
    """An item that passes where a fact is true."""
    conditions = {"pass": {"fact": fact, "is_true": True}, "fail": {"fact": fact, "is_false": True}}
    return {
        **WORDS,
        "weight": "high",
        "ask": f"About {name}?",
        "facts": [fact],
        "conditions": conditions,
        **more,
    }


FATAL = {"level": "ko1", "when": {"fact": "custody.segregated", "is_false": True}, "words": "not held apart"}
ITEMS = {
    "liquidity.money": small("money", "custody.segregated", weight="critical", knock_out=FATAL),
    "credit.sheets": small("sheets", "kiis.published", duty=["ecspr"]),
    "credit.borrowers": small("borrowers", "register.borrower_missing", basis="person"),
    "reputation.warning": small("warning", "protection.risk_warning"),
    "leakage.rights": small("rights", "privacy.legal_basis"),
    "security.trusted": small("trusted", "tech.cert.trusted", basis="measured"),
}
GOOD: dict[str, object] = {
    "custody.segregated": True,
    "kiis.published": True,
    "protection.risk_warning": True,
    "privacy.legal_basis": True,
    "tech.cert.trusted": True,
    "entity.founded_on": "2019",
}


def edition() -> Edition:
    """Six small items under the bundled settings."""
    return build_edition("test", ITEMS, settings(), catalogue())


def found(facts: dict[str, object]) -> dict[str, Finding]:
    """Findings; None means absent."""
    return {
        k: Absent(k) if v is None else Found(k, plain_values(catalogue()[k], v, DAY))
        for k, v in facts.items()
    }


def run(facts: dict[str, object], **options: object) -> Assessment:
    """An assessment on the day of the capture unless told otherwise."""
    return assess(edition(), found(facts), **{"as_of": DAY, "captured_on": DAY, **options})  # type: ignore[arg-type]


def answer(item: str, outcome: Outcome, **more: object) -> Answer:
    """A person's outcome."""
    said = {"why": "seen in the register", "source": "company register", "who": "A. Person", "when": NOW}
    return Answer(item=item, outcome=outcome, **{**said, **more})  # type: ignore[arg-type]


def test_the_same_arguments_give_the_same_assessment() -> None:
    """To the last digit, sensitivity included."""
    assert run(GOOD) == run(GOOD)
    assert run(GOOD).sensitivity is not None


def test_a_persons_outcome_stands_beside_the_programs() -> None:
    """Both scores are kept: with answers, and the machine alone."""
    found_run = run(GOOD, answers=[answer("credit.borrowers", Outcome.FAIL)])
    judgement = found_run.judgement("credit.borrowers")

    assert (judgement.outcome, judgement.machine) == (Outcome.FAIL, Outcome.MANUAL_PENDING)
    assert judgement.by == "A. Person"
    assert found_run.machine_overall == run(GOOD).overall
    assert found_run.overall.mean.score != run(GOOD).overall.mean.score


@pytest.mark.parametrize("days, outcome", [(0, Outcome.FAIL), (-1, Outcome.MANUAL_PENDING)])
def test_an_expired_answer_is_ignored(days: int, outcome: Outcome) -> None:
    """An answer holds until the day it names."""
    said = answer("credit.borrowers", Outcome.FAIL, expires=DAY + timedelta(days=days))

    assert run(GOOD, answers=[said]).judgement("credit.borrowers").outcome is outcome


def test_the_latest_answer_counts() -> None:
    """An older word is history."""
    older = answer("credit.borrowers", Outcome.FAIL, when=NOW - timedelta(days=1))
    newer = answer("credit.borrowers", Outcome.PASS)

    assert run(GOOD, answers=[newer, older]).judgement("credit.borrowers").outcome is Outcome.PASS


PAUSED = {**GOOD, "custody.segregated": False}


def decided(state: FlagState) -> Assessment:
    """The review after a person's word on the fatal flag."""
    decision = FlagDecision("liquidity.money", state, "looked at the page", "A. Person", NOW)
    return run(PAUSED, decisions=[decision])


def test_a_fatal_flag_waits_for_a_person() -> None:
    """No point, no letter, the item graded at once."""
    waiting = run(PAUSED)

    assert (waiting.overall.result.score, waiting.overall.awaiting) == (None, True)
    assert waiting.judgement("liquidity.money").outcome is Outcome.FAIL


def test_a_persons_decision_settles_the_flag() -> None:
    """Confirmed it caps at 20, rejected it leaves the mean to the other caps; name and reason are kept."""
    confirmed, rejected = decided(FlagState.CONFIRMED), decided(FlagState.REJECTED)

    assert confirmed.overall.result.score == 20
    assert (confirmed.flags[0].who, confirmed.flags[0].why) == ("A. Person", "looked at the page")
    assert (rejected.overall.awaiting, rejected.overall.result.score) == (False, 20)
    assert [c.id for c in rejected.overall.caps if c.binds] == ["weakest"]


@pytest.mark.parametrize("days, outcome", [(180, Outcome.PASS), (181, Outcome.UNKNOWN)])
def test_old_evidence_counts_as_unread(days: int, outcome: Outcome) -> None:
    """Pages hold for 180 days; the limit runs against the as-of date."""
    later = run(GOOD, as_of=DAY + timedelta(days=days))

    assert later.judgement("reputation.warning").outcome is outcome


def test_old_silence_counts_as_unread_too() -> None:
    """What was missing half a year ago may stand there now."""
    silent = {**GOOD, "protection.risk_warning": None}

    assert run(silent).judgement("reputation.warning").outcome is Outcome.NOT_DISCLOSED
    later = run(silent, as_of=DAY + timedelta(days=181))
    assert later.judgement("reputation.warning").outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "facts, duty, points",
    [
        ({"licence.kind": "ecsp"}, True, 0),
        ({"licence.kind": "bank"}, False, 1),
        ({}, None, 1),
    ],
)
def test_silence_costs_more_where_a_duty_applies(
    facts: dict[str, object], duty: bool | None, points: int
) -> None:
    """0 under the duty's regime, a quarter elsewhere and where the regime is not known."""
    silent = run({**GOOD, "kiis.published": None, **facts})
    line = next(x for d in silent.dimensions for x in d.lines if x.item == "credit.sheets")

    assert (silent.judgement("credit.sheets").duty, line.points) == (duty, points)


def test_open_items_are_sorted_by_what_they_hold_open() -> None:
    """100 × W_d ÷ ΣW × w ÷ Σ_A w; together they are the width of the interval."""
    open_run = run({k: v for k, v in GOOD.items() if k != "tech.cert.trusted"})

    assert [(o.item, o.width) for o in open_run.unknowns] == [
        ("credit.borrowers", Decimal(20)),
        ("security.trusted", Decimal(10)),
    ]
    mean = open_run.overall.mean
    assert sum(o.width for o in open_run.unknowns) == mean.high - mean.low


def test_gaps_and_contradictions_become_questions_once_each() -> None:
    """What moves the score most is asked first."""
    values = plain_values(catalogue()["loans.count"], [{"value": 10}, {"value": 20}], DAY)
    clash = Contradiction("loans.count", (), values)
    asked = run({**GOOD, "kiis.published": None}, contradictions=[clash, clash]).questions

    assert asked[:2] == ("About borrowers?", "About sheets?")
    assert asked[2].startswith("Number of loans: your pages state 10 (example:loans.count) and 20")
    assert len(asked) == 3


def test_equal_weights_and_own_weights() -> None:
    """The rank is shown under both; a profile of one's own is marked."""
    own = dict.fromkeys(DIMENSIONS, 0) | {"security": 1}
    weak = {**GOOD, "tech.cert.trusted": False}

    assert run(weak).equal_overall == run(weak, profile="equal").overall
    assert (run(weak, profile=own).profile, run(weak, profile=own).overall.mean.score) == ("own", 0)
    with pytest.raises(KeyError):
        run(weak, profile="none such")
    with pytest.raises(ChecklistError):
        run(weak, profile={"credit": 1})


def test_the_fingerprints_test_value() -> None:
    """Canonical JSON: UTF-8, sorted keys, no spaces."""
    judged = {
        "dimensions": {"credit": 40},
        "items": [{"id": "credit.loanbook", "weight": 4}],
        "values": {"partial": 0.5},
    }

    assert fingerprint(judged) == "8631cb755b07a49c113a69613b58a1c207f1a22ba33b20bb04a8efb0b2e025d8"


@pytest.mark.parametrize(
    "change, same",
    [({"question": "Corrected?"}, True), ({"sources": ["other"]}, True), ({"weight": "low"}, False)],
)
def test_the_fingerprint_covers_what_judges_and_nothing_else(change: dict[str, object], same: bool) -> None:
    """Correcting a sentence does not break a trend."""
    changed = {**ITEMS, "credit.sheets": {**ITEMS["credit.sheets"], **change}}
    other = build_edition("test", changed, settings(), catalogue())

    assert (other.fingerprint == edition().fingerprint) is same


def _rejected() -> FlagDecision:
    return FlagDecision("liquidity.money", FlagState.REJECTED, "another firm", "A. Person", NOW)


def test_the_handbook_prints_every_item_with_how_it_is_decided() -> None:
    """Found, measured, or by a person."""
    how = {e.item: e.how for e in handbook(edition())}

    assert (how["credit.borrowers"], how["security.trusted"], how["credit.sheets"]) == (
        "person",
        "measured",
        "found",
    )
    assert [(t.items, t.weight, t.person_weight) for t in totals(edition())][:2] == [(1, 8, 0), (2, 8, 4)]
