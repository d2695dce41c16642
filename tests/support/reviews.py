"""An invented review, judged for real by the checklist in force: for reports and exports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from desktop.app import data
from scoring.assess import assess
from scoring.assessment import Answer, FlagDecision
from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactValue,
    Finding,
    Found,
    Locator,
    Reading,
    SearchedPage,
    Unsearched,
    Value,
)
from scoring.review import CaptureInfo, PlatformInfo, Review, SnapshotInfo

WHEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HOME = "https://lend.test/"


def evidence(quote: str = "words on the page", url: str = HOME + "statistics") -> Evidence:
    return Evidence(url, quote, "ab" * 32, WHEN, None, Locator(0, len(quote), "before", "after"))


def fact(
    key: str, value: Value, quote: str = "words on the page", unit: str | None = None, **more: object
) -> Found:
    return Found(key, (FactValue(value, (evidence(quote),), unit=unit, **more),))  # type: ignore[arg-type]


def findings(*facts: Finding) -> dict[str, Finding]:
    """Everything unsearched but a handful of facts and silences, then the given ones."""
    found: dict[str, Finding] = {key: Unsearched(key, "not read in this test") for key in data.catalogue()}
    searched = (SearchedPage(HOME + "terms", ("T",)),)
    silent = (
        "custody.segregated",
        "exit.limits",
        "exit.term_splitting",
        "buyback.trigger_days",
        "buyback.obligor",
    )
    found |= {key: Absent(key, searched) for key in silent}
    stated = [
        fact("payout.working_days", 21, "within 21 working days"),
        fact("entity.legal_name", "Müller & Söhne GmbH 金桥理财"),
        fact("marketing.instant_access", True, "withdraw whenever you like"),
        fact("loans.term_max_months", 36),
        fact("loans.outstanding", Decimal("12345678.5"), unit="EUR", as_of="2026-09-30"),
        fact("accounts.equity", Decimal(-5000), unit="EUR", qualifiers=(("year", "2025"),)),
        fact("returns.advertised", Decimal("11.4"), "up to 11.4 % a year"),
    ]
    return found | {f.key: f for f in (*stated, *facts)}


def review(
    *facts: Finding,
    name: str = "Müller & Söhne 金桥理财",
    contradictions: tuple[Contradiction, ...] = (),
    answers: tuple[Answer, ...] = (),
    decisions: tuple[FlagDecision, ...] = (),
    run_id: str = "r-000001",
) -> Review:
    """The review of these findings under the checklist in force."""
    found = findings(*facts)
    assessment = assess(
        data.edition(),
        found,
        contradictions=contradictions,
        as_of=date(2026, 11, 2),
        captured_on=date(2026, 11, 2),
        answers=answers,
        decisions=decisions,
    )
    captures = (
        CaptureInfo(HOME, 200, "text/html", "ab" * 32, 1234, "", WHEN, ("H",)),
        CaptureInfo(HOME + "terms", None, "", "", 0, "timeout", WHEN, ("T",), "no answer within 45 s"),
    )
    snapshot = SnapshotInfo("s-000001", WHEN, "complete", captures, ("lend.test",), "0.1.0")
    reading = Reading(found, contradictions, (), "1")
    return Review(run_id, WHEN, "0.1.0", PlatformInfo(name, HOME), snapshot, reading, assessment)


def contradiction() -> Contradiction:
    """Two counts of loans for the same day."""
    values = (FactValue(512, (evidence("512 loans"),)), FactValue(498, (evidence("498 loans", HOME),)))
    return Contradiction("loans.count", (), values)
