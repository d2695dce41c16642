"""Invented platforms the reader was not written for: how much of their truth it reads, and what it invents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scoring.facts import Absent, Evidence, FactValue
from scrapers.reading.settle import contradictions
from tests.support.own_sites import (
    absent_share,
    agreed_share,
    plain,
    reading_of,
    score,
    site_names,
    truth,
    untrue_quotes,
    visible_words,
)
from tests.support.scoring import catalogue

FLOORS = {
    "almgrund": (0.90, 1.0, 0.90),
    "clairlande": (0.90, 1.0, 0.95),
    "krajkalns": (0.95, 1.0, 0.95),
    "neemgrove-p2p": (0.90, 1.0, 0.85),
    "paekivilaen": (0.97, 1.0, 0.95),
    "skolvartai": (0.95, 1.0, 0.95),
    "sorrel-market": (0.95, 1.0, 0.95),
    "suisui": (0.95, 1.0, 0.88),
    "talibumi": (0.97, 1.0, 0.93),
}
"""F1 of the facts, share of absences and share of verdicts that may not be undercut: raised when the reader
improves, never lowered."""

UNREAD = [
    ("almgrund", "/gebuehren"),
    ("clairlande", "/reclamations"),
    ("krajkalns", "/atpirkums"),
    ("neemgrove-p2p", "/contact-us"),
    ("neemgrove-p2p", "/grievance-redressal"),
    ("sorrel-market", "/fees"),
    ("almgrund", "/risiken"),
    ("clairlande", "/preter"),
    ("sorrel-market", "/help"),
]
"""Pages that are left out of the snapshot, though other pages link to them."""


def test_every_site_has_a_floor() -> None:
    assert sorted(FLOORS) == site_names()


@pytest.mark.parametrize("name", FLOORS)
def test_the_truth_stands_on_its_page(name: str) -> None:
    for fact in truth(name, "facts"):
        assert plain(fact["quote"]) in visible_words(name, fact["path"]), fact
        assert fact["key"] in catalogue()
    assert not {f["key"] for f in truth(name, "facts")} & set(truth(name, "absent"))


@pytest.mark.parametrize("name", FLOORS)
def test_facts_are_read_no_worse_than_before(name: str) -> None:
    found = score(name)
    report = [f"missed {m.key} {m.value} {m.qualifiers}" for m in found.missed]
    report += [f"wrong {w.key} {w.value} {w.qualifiers}" for w in found.wrong]
    assert found.f1 >= FLOORS[name][0], "\n".join(report)


@pytest.mark.parametrize("name", FLOORS)
def test_absences_are_seen_no_worse_than_before(name: str) -> None:
    assert absent_share(name) >= FLOORS[name][1]


@pytest.mark.parametrize("name", FLOORS)
def test_verdicts_agree_no_worse_than_before(name: str) -> None:
    assert agreed_share(name) >= FLOORS[name][2]


@pytest.mark.parametrize("name", FLOORS)
def test_quotes_stand_word_for_word(name: str) -> None:
    assert untrue_quotes(name) == []


@pytest.mark.parametrize("name, path", UNREAD)
def test_a_fact_of_an_unread_page_is_never_called_absent(name: str, path: str) -> None:
    facts = truth(name, "facts")
    elsewhere = {f["key"] for f in facts if f["path"] != path}
    only_there = {f["key"] for f in facts if f["path"] == path} - elsewhere
    findings = reading_of(name, frozenset({path})).findings
    assert only_there
    assert {k for k in only_there if isinstance(findings[k], Absent)} == set()


@pytest.mark.parametrize(
    "key", ["security.mfa_kind", "accounts.overheads", "payment.payee_kind", "entity.phone"]
)
def test_what_a_platform_has_several_of_is_no_contradiction(key: str) -> None:
    """Two ways of signing in, or two lines of cost, do not disagree."""
    kind = catalogue()[key]
    when = datetime(2026, 11, 2, tzinfo=UTC)
    given = [
        FactValue(v, (Evidence(f"https://p.example/{v}", str(v), "0" * 64, when),)) for v in ("totp", "sms")
    ]

    assert contradictions(kind, given) == []
