"""The workbench and the table of higher defaults in report and JSON say the same, blank cells included."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from desktop.app import data
from desktop.reports.contents import build_report
from desktop.reports.json_report import review_json
from desktop.reports.pdf import pdf_bytes
from desktop.reports.text import markdown
from scoring.facts import Finding, Found
from tests.support.rates import figure, word
from tests.support.reviews import review

ROW = "2024 61 9 6.56 %"


def stated(key: str, *values: Any) -> Found:
    """A finding of these values."""
    return Found(key, values)


FULL = (
    stated("loans.default_rate", figure("6.56", ROW, year="2024"), figure("5", "5 %", year="2023")),
    stated("loans.default_numerator", figure(9, ROW, year="2024")),
    stated("loans.default_denominator", figure(61, ROW, year="2024")),
    stated("loans.recovery_rate", figure("40", "40 % came back")),
    stated("loans.overdue_rate", figure("4.3", "1 to 90: 4.3 %", bucket="1-90"), figure("2", "90+: 2 %", bucket="90+")),
    stated("returns.average", figure("10.4", "10.4 % a year")),
    stated("fees.investor", figure("1", "1 % a year")),
    stated("loans.default_basis", word("count")),
)  # fmt: skip


def text_of(*facts: Finding) -> str:
    """The two sections as text."""
    report = build_report(review(*facts), data.items(), data.catalogue())
    return markdown(report).replace("\\", "").split("## Default rates")[1].split("## Unknowns")[0]


def json_of(*facts: Finding) -> Any:
    """The review as JSON, read back."""
    return json.loads(json.dumps(review_json(review(*facts))))


@pytest.mark.parametrize("words", [
    "| What is counted | numbers of loans",
    "| 2024 | 6.56 % [E",
    "○ differs by 8.19 points",
    "9 ÷ 61 = 14.75 %",
    "Not made again (“Defaulted, counted” and “All loans, counted”: not stated): 2023 (5 %).",
    "| more than 30 days |  | the range 1–90 days reaches over day 30 and cannot be split |",
    "Not comparable, because one is a share of the loans of 2024, the other of what is outstanding on one day",
    "| Advertised yield | × 5 | 60 % | 19.68 % | −9.28 | 11.4 − 1 − 19.68 = −9.28 points",
])  # fmt: skip
def test_the_report_prints_sums_and_reasons(words: str) -> None:
    """Every number with its sum, every blank with its reason."""
    assert words in text_of(*FULL)


def test_a_review_without_rates_says_so() -> None:
    """An empty table would look like a clean one."""
    told = text_of()

    assert "No default rate could be read: not read in this test." in told
    assert "Blank: Default rate: not read (not read in this test)." in told
    assert "Blank: Loss given default (100 − recovery rate)" in told
    assert "Assumed loss given default of 45 to 75 %: Regulation (EU) 575/2013" in told


def test_an_assumed_loss_is_marked_in_every_row() -> None:
    """Nobody may take an assumption for a published figure."""
    told = text_of(*(f for f in FULL if f.key != "loans.recovery_rate"))

    assert "| Average yield | × 3 | 45 % (assumed) | 8.86 % | 0.54 |" in told
    assert "| Average yield | × 3 |  |  |  |  |" in told


def test_json_and_report_hold_the_same_figures() -> None:
    """Terms carry their evidence; blanks are null."""
    found = json_of(*FULL)
    rate = found["workbench"]["rates"][0]
    worst = next(r for r in found["stress"]["rows"] if r["factor"] == 5)

    assert (rate["result"], rate["recomputed"], rate["apart"]) == ("differs", 14.7541, 8.1941)
    assert [(t["key"], t["value"]["value"], t["value"]["evidence"][0]["quote"]) for t in rate["terms"]] == [
        ("loans.default_numerator", 9, ROW),
        ("loans.default_denominator", 61, ROW),
    ]
    assert found["workbench"]["not_recomputed"][0]["missing"] == [
        "loans.default_numerator",
        "loans.default_denominator",
    ]
    assert worst["left"] == float(Decimal("10.4") - 1 - 5 * Decimal("6.56") * Decimal("0.6"))
    assert [s["share"] for s in found["workbench"]["arrears"]] == [6.3, None, None, 2.0]


@pytest.mark.parametrize("facts", [FULL, ()], ids=["full", "empty"])
def test_the_json_keeps_to_the_published_schema(facts: tuple[Finding, ...]) -> None:
    """Scripts rely on every field."""
    rules = json.loads((files("resources") / "schema" / "review-1.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator(rules).validate(json_of(*facts))


def test_the_pdf_is_the_same_bytes_each_time() -> None:
    """The new sections draw no clock and no chance."""
    made = [pdf_bytes(build_report(review(*FULL), data.items(), data.catalogue())) for _ in range(2)]

    assert made[0] == made[1]
