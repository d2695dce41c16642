"""What the law asks for and was not found is said in the same words in JSON, report and window."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import data
from desktop.reports.contents import build_report
from desktop.reports.json_report import review_json
from desktop.reports.model import Background
from desktop.reports.text import markdown
from desktop.ui.expected_view import ExpectedView
from scoring.facts import Absent, Finding, SearchedPage
from scoring.review import Review
from tests.support.reviews import fact, review

SAID = "for 2025, due 30 April 2026: not found on 14 pages read, 207 days late"
DUTY = "ecspr.outcome-statement"
PAGES = tuple(SearchedPage(f"https://lend.test/{n}", ("S",)) for n in range(14))
KEYS = ("loans.expected_default_rate", "loans.default_rate", "returns.target", "returns.realised")
SILENT = tuple(Absent(key, PAGES) for key in KEYS)
LICENSED = (
    fact("entity.country", "IE"),
    fact("licence.kind", "ecsp"),
    fact("licence.granted_on", "2023-03-09"),
)
OUTSIDE = (fact("entity.country", "CH"), fact("licence.kind", "none"))


def seen(*facts: Finding) -> Review:
    """The review as of 23 November 2026."""
    made = review(*facts)
    return replace(made, assessment=replace(made.assessment, as_of=date(2026, 11, 23)))


def in_json(made: Review) -> list[Any]:
    """The rows of the JSON report."""
    rows: list[Any] = json.loads(json.dumps(review_json(made, data.duties())))["expected"]
    return rows


def test_the_json_says_it_with_its_parts() -> None:
    """The sentence, and each of its figures by itself."""
    row = next(r for r in in_json(seen(*LICENSED, *SILENT)) if r["id"] == DUTY)

    assert row["details"] == SAID
    assert (row["period"], row["due"], row["days_late"], row["pages"]) == ("2025", "2026-04-30", 207, 14)
    assert row["state"] == "not-found"


def test_the_report_says_it() -> None:
    """In the section on duties, with “not found” and never a word of guilt."""
    report = build_report(
        seen(*LICENSED, *SILENT), data.items(), data.catalogue(), background=Background(packs=data.duties())
    )
    told = markdown(report).replace("\\", "")

    assert SAID[0].upper() + SAID[1:] + "." in told
    assert "□ not found" in told
    assert "breach of law" not in told
    assert "never means that a law was broken" in told


def test_the_window_says_it(qtbot: QtBot) -> None:
    """One row of the tab."""
    view = ExpectedView()
    qtbot.addWidget(view)
    view.show_review(seen(*LICENSED, *SILENT), data.duties(), data.catalogue())

    assert SAID in [cell.text for row in view.model.rows() for cell in row.cells]


@pytest.mark.parametrize("item", ["credit.expected-actual", "credit.default-rates"])
def test_outside_the_regime_there_is_no_row_and_silence_breaks_no_duty(item: str, qtbot: QtBot) -> None:
    """A platform owes nothing under a law that does not apply to it."""
    made = seen(*OUTSIDE, *SILENT)
    view = ExpectedView()
    qtbot.addWidget(view)
    view.show_review(made, data.duties(), data.catalogue())

    assert in_json(made) == []
    assert view.model.rowCount() == 0
    assert made.assessment.judgement(item).duty is False


def test_an_item_of_a_regime_does_not_apply_outside_it() -> None:
    """Not applicable with its reason, never a fail."""
    found = seen(*OUTSIDE).assessment.judgement("reputation.entry-test")

    assert found.outcome.value == "not_applicable"
    assert found.reason.startswith(
        "Does not apply: neither the rules of the EEA nor those of the United Kingdom"
    )
