"""The bundled samples: sound as files, and read and judged as a careful person would."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest

from scoring.facts import Absent, FactValue, Found
from scrapers.archive import CaptureOrigin, SnapshotStatus
from tests.support.samples import (
    expected,
    sample_assessment,
    sample_folder,
    sample_names,
    sample_reading,
    sample_snapshot,
)

NAMES = sample_names()
FACTS = [(name, fact) for name in NAMES for fact in expected(name)["facts"]]
WRONG = [(name, fact) for name in NAMES for fact in expected(name).get("wrong", [])]
ABSENT = [(name, key) for name in NAMES for key in expected(name)["absent"]]
ITEMS = [(name, item, outcome) for name in NAMES for item, outcome in expected(name)["items"].items()]


def fact_id(value: object) -> str:
    """A readable name for a case: the key of a fact, or the text itself."""
    return str(value["key"]) if isinstance(value, dict) else str(value)


def plain(value: object) -> object:
    """A value as compared: numbers exactly, names without case, lists without order."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)).normalize()
    if isinstance(value, list | tuple):
        return frozenset(plain(member) for member in value)
    return str(value).casefold().rstrip(".")


def states(value: FactValue, fact: dict[str, Any]) -> bool:
    """Whether a value read is the expected one: same value, same unit, and the qualifiers asked for."""
    wanted = dict(fact.get("qualifiers") or {})
    same = plain(value.value) == plain(fact["value"]) and fact.get("unit", value.unit) == value.unit
    return same and all(value.qualifier(name) == word for name, word in wanted.items())


def test_there_are_three_samples() -> None:
    """A sound one, a middling one and one in the shape of a scam."""
    assert NAMES == ["lindara", "tidewell", "zenithvault"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_adopted_with_its_own_addresses_and_date(name: str) -> None:
    """The demo shows the addresses of the platform, not those of files."""
    snapshot, bodies = sample_snapshot(name)
    assert snapshot.status is SnapshotStatus.ADOPTED
    assert snapshot.started_at.isoformat() == "2026-11-02T09:00:00+00:00"
    pages = [c for c in snapshot.captures if c.origin is not CaptureOrigin.PROBE]
    assert {urlsplit(c.url).hostname for c in pages} == {urlsplit(snapshot.home).hostname}
    assert len(bodies) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_stays_small_and_lies_under_a_reserved_name(name: str) -> None:
    """Reserved names can never belong to anybody (RFC 2606)."""
    home = json.loads((sample_folder(name) / "site.json").read_text(encoding="utf-8"))["home"]
    assert str(urlsplit(home).hostname).endswith((".example", ".test"))
    assert all(file.stat().st_size <= 60_000 for file in sample_folder(name).rglob("*") if file.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_every_expected_fact_names_a_page_of_the_sample(name: str) -> None:
    """A truth without its page could not be checked by hand."""
    snapshot, _ = sample_snapshot(name)
    paths = {urlsplit(c.url).path for c in snapshot.captures if c.sha256}
    assert {fact["path"] for fact in expected(name)["facts"]} <= paths


@pytest.mark.parametrize("name, fact", FACTS, ids=fact_id)
def test_a_stated_fact_is_found(name: str, fact: dict[str, Any]) -> None:
    """Each fact that a careful person reads on the page is in the reading."""
    finding = sample_reading(name).findings[fact["key"]]
    assert isinstance(finding, Found), finding
    shown = [(v.value, v.unit, v.qualifiers) for v in finding.values]
    assert any(states(value, fact) for value in finding.values), shown


@pytest.mark.parametrize("name, fact", WRONG, ids=fact_id)
def test_a_trap_gives_no_fact(name: str, fact: dict[str, Any]) -> None:
    """Denials, clauses about what may happen, and old figures are not what holds today."""
    finding = sample_reading(name).findings[fact["key"]]
    values = finding.values if isinstance(finding, Found) else ()
    assert not [v for v in values if states(v, fact) and not v.superseded]


@pytest.mark.parametrize("name, key", ABSENT, ids=fact_id)
def test_what_is_nowhere_stated_is_absent(name: str, key: str) -> None:
    """All pages of a sample can be read, so silence is absence and not ignorance."""
    assert isinstance(sample_reading(name).findings[key], Absent)


@pytest.mark.parametrize("name, item, outcome", ITEMS, ids=fact_id)
def test_an_item_is_judged_as_expected(name: str, item: str, outcome: str) -> None:
    """Only items are listed where the site leaves no doubt."""
    judged = sample_assessment(name).judgement(item)
    assert judged.outcome.value == outcome, judged.reason


@pytest.mark.parametrize("name", NAMES)
def test_flags_are_raised_where_they_belong(name: str) -> None:
    """The scam shape raises its flags; the two others raise none."""
    raised = {flag.item for flag in sample_assessment(name).flags}
    wanted = set(expected(name)["flags"])
    assert wanted <= raised
    assert wanted or not raised


def test_the_samples_stand_in_the_expected_order() -> None:
    """Sound before middling before scam-shaped, in every reading of the unknowns."""
    low = {name: sample_assessment(name).overall.mean.low for name in NAMES}
    high = {name: sample_assessment(name).overall.mean.high for name in NAMES}
    assert high["zenithvault"] < low["tidewell"]
    assert high["lindara"] < high["tidewell"]
