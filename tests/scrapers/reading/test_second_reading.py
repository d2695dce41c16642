"""Figures people check first: surer where table and prose agree, less sure where there is one place only."""

from __future__ import annotations

import pytest

from scoring.facts import Found
from tests.support.reading_case import read_pages

TABLE = "<table><tr><th>Outstanding principal</th><td>€18,412,300</td></tr></table>"


def only(pages: dict[str, str], key: str):
    finding = read_pages(pages).findings[key]
    assert isinstance(finding, Found)
    return finding.values[0]


@pytest.mark.parametrize(
    "prose",
    [
        "<p>The outstanding principal is €18,412,300.</p>",
        "<p>The outstanding principal is €18.4 million.</p>",
    ],
)
def test_a_table_and_a_sentence_make_a_figure_surer(prose: str) -> None:
    once = only({"statistics": TABLE}, "loans.outstanding")
    twice = only({"statistics": TABLE, "about": prose}, "loans.outstanding")

    assert once.confidence < 0.9 < twice.confidence
    assert once.method.endswith("read once")
    assert twice.method.endswith("read twice (prose and table)")


def test_two_sentences_on_two_pages_are_two_readings() -> None:
    pages = {
        "about": "<p>The outstanding principal is €18.4 million.</p>",
        "statistics": "<p>Outstanding principal: €18.4 million at the end of March.</p>",
    }

    assert "read twice" in only(pages, "loans.outstanding").method


def test_a_different_figure_confirms_nothing() -> None:
    pages = {"statistics": TABLE, "about": "<p>The outstanding principal is €25 million.</p>"}

    assert only(pages, "loans.outstanding").method.endswith("read once")


def test_other_figures_keep_their_confidence() -> None:
    value = only({"statistics": "<dl><dt>Minimum investment</dt><dd>€50</dd></dl>"}, "invest.minimum")

    assert "read" not in value.method
