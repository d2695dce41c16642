"""On a site that states everything, every item is decided without a person but those that only a person can answer."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scoring.assess import assess
from scoring.assessment import Assessment, Outcome
from scoring.derive import derive
from scoring.facts import Absent, Found, Reading
from scoring.handbook import BY_HAND, how_decided, needs_person
from scrapers.reading.read import read_snapshot
from tests.support.samples import adopted_folder
from tests.support.scoring import catalogue, edition
from tests.support.whole_site import EARLIER, SEEN, write_whole_site

DECIDED = (Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL)
PERSONS = {i.id for i in edition().items if how_decided(i, edition()) in BY_HAND}
OTHERS = [i.id for i in edition().items if i.id not in PERSONS]
AT_MOST_PARTIAL = {i.id for i in edition().items if needs_person(i, edition())} - PERSONS


@cache
def reading_on(day: date) -> Reading:
    """What the reader finds in the site as it stood on that day."""
    with TemporaryDirectory() as room:
        snapshot, bodies = adopted_folder(write_whole_site(Path(room) / "site", day))
    return read_snapshot(snapshot, bodies, catalogue())


@cache
def judged() -> Assessment:
    """The second visit, with the first one as its history."""
    now = reading_on(SEEN)
    findings = {**now.findings, **derive(now, [reading_on(EARLIER)])}
    return assess(edition(), findings, contradictions=now.contradictions, as_of=SEEN, captured_on=SEEN)


@pytest.mark.parametrize("name", OTHERS)
def test_the_item_is_decided_without_a_person(name: str) -> None:
    """Passed, in part, or failed, on words or measurements of the site; nothing is left open, silent or out."""
    found = judged().judgement(name)

    assert found.outcome in DECIDED
    assert found.evidence or _silence_was_searched(found.facts)
    assert found.by == "program"
    assert not found.review


def _silence_was_searched(keys: tuple[str, ...]) -> bool:
    """Where silence passes there are no words to quote, but the pages that were read for it."""
    silent = [reading_on(SEEN).findings[key] for key in keys]
    return bool(silent) and all(isinstance(f, Absent) and f.searched for f in silent)


@pytest.mark.parametrize("name", sorted(PERSONS))
def test_what_only_a_person_can_answer_waits(name: str) -> None:
    """Eight items of weight 38: no wording of a site can answer for its register."""
    assert judged().judgement(name).outcome is Outcome.MANUAL_PENDING


@pytest.mark.parametrize("name", sorted(AT_MOST_PARTIAL))
def test_what_a_register_completes_is_partial(name: str) -> None:
    """The claim is read; that it is true is for somebody who looks."""
    assert judged().judgement(name).outcome is Outcome.PARTIAL


def test_there_are_eight_persons_items_of_weight_38() -> None:
    """As the checklist counts them."""
    weights = [i.weight for i in edition().items if i.id in PERSONS]

    assert (len(weights), sum(weights)) == (8, 38)
    assert len(OTHERS) == 102


def test_the_whole_has_a_letter_and_the_coverage_that_persons_leave() -> None:
    """Only the eight items hold the interval open."""
    whole = judged().overall

    assert whole.band.letter in "ABCDE"
    assert {o.item for o in judged().unknowns} == PERSONS
    assert whole.result.coverage < 1


def test_the_facts_are_read_and_not_given() -> None:
    """Nine in ten of the pages' facts that items ask for are found by the reader itself."""
    asked = {key for i in edition().items for key in i.facts if catalogue()[key].group == "disclosed"}
    found = {key for key in asked if isinstance(reading_on(SEEN).findings.get(key), Found)}

    assert len(found) >= 100


def test_a_firm_that_must_buy_back_is_named() -> None:
    """Words for the promise are enough to look for who gives it; else an honest promise would fail for silence."""
    finding = reading_on(SEEN).findings["buyback.obligor"]

    assert isinstance(finding, Found)
    assert [v.value for v in finding.values] == ["Northmere Lending Group plc"]
