"""The window and the report are drawn from one review: every number of a score is the same in both."""

from __future__ import annotations

import re

import pytest

from desktop.reports.blocks import Bars, Paragraph, Report, TableBlock
from desktop.reports.contents import build_report
from desktop.ui.bars import ScoreBar
from desktop.ui.overview import Overview
from desktop.ui.sum_view import SumView
from desktop.ui.tables import Row
from desktop.ui.window import MainWindow
from scoring.printing import printed_score
from scoring.review import Review
from tests.support import ui_review as invented

FIGURE = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def shown(reviewed: MainWindow) -> Review:
    """The review that the window shows."""
    found = reviewed.review.review
    assert found is not None
    return found


@pytest.fixture
def report(shown: Review) -> Report:
    """Its report, from the same items and catalogue."""
    return build_report(shown, invented.items(), invented.catalogue())


def figures(*texts: str) -> list[str]:
    return [figure for text in texts for figure in FIGURE.findall(text)]


def sum_table(window: MainWindow) -> list[Row]:
    """The rows of the sum as the window shows them."""
    window.review.show_tab("sum")
    view = window.review.findChild(SumView)
    assert isinstance(view, SumView)
    return list(view.model.rows())


def test_every_bar_has_the_figures_of_the_report(reviewed: MainWindow, report: Report) -> None:
    """Point, low, high and coverage of the five risks and of the whole."""
    bars = next(b for b in report.blocks if isinstance(b, Bars)).bars
    overview = reviewed.review.findChild(Overview)
    assert isinstance(overview, Overview)
    spoken = {bar.accessibleName() for bar in overview.findChildren(ScoreBar)}
    heard = sorted(sorted(figures(sentence)) for sentence in spoken)
    printed = sorted(
        sorted(figures(printed_score(b.score), printed_score(b.low), printed_score(b.high), b.note))
        for b in bars
    )

    assert heard == printed


def test_every_line_of_the_sum_is_the_same(reviewed: MainWindow, shown: Review, report: Report) -> None:
    """Weight and points of each question, and what each risk's lines come to."""
    tables = [
        b
        for b in report.blocks
        if isinstance(b, TableBlock) and b.head[:3] == ("Question", "Outcome", "Weight")
    ]
    printed = [(row[2].text, row[3].text) for table in tables for row in (*table.rows, table.total)]
    rows = [row.cells for row in sum_table(reviewed) if len(row.cells) == 5]
    lines = sum(len(d.lines) + 1 for d in shown.assessment.dimensions)
    told = [(cells[2].text, cells[4].text) for cells in rows[:lines]]

    assert [_dashes(pair) for pair in told] == [_dashes(pair) for pair in printed]


def test_the_arithmetic_of_each_risk_is_the_same(reviewed: MainWindow, shown: Review, report: Report) -> None:
    """Every figure of the division, in its order."""
    printed = [b.text for b in report.blocks if isinstance(b, Paragraph) and b.text.startswith("Score: ")]
    told = [row.cells[0].text for row in sum_table(reviewed) if len(row.cells) == 1 and not row.heading]
    sums = [told[3 * n : 3 * n + 3] for n in range(len(shown.assessment.dimensions))]

    assert len(printed) == len(sums)
    for paragraph, lines in zip(printed, sums, strict=True):
        results = [re.findall(r"= (\d+\.\d)", text) for text in (paragraph, " ".join(lines))]
        assert results[0] == results[1]


def test_the_whole_is_the_same(reviewed: MainWindow, report: Report) -> None:
    """Mean and result with their ranges stand in the window's sum as in the report's method."""
    rows = [row.cells for row in sum_table(reviewed) if len(row.cells) == 5]
    told = {tuple(figures(cells[1].text, cells[4].text)) for cells in rows[-6:] if "%" in cells[1].text}
    text = next(b.text for b in report.blocks if isinstance(b, Paragraph) and b.text.startswith("Mean: "))
    printed = {tuple(figures(part)) for part in text.split("After caps")}

    assert {tuple(sorted(one)) for one in told} == {tuple(sorted(one)) for one in printed}


def _dashes(pair: tuple[str, str]) -> tuple[str, str]:
    return (pair[0].replace("—", "–"), pair[1].replace("—", "–"))
