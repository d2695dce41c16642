"""A person's value for a fact counts, with the program's own beside it, and can be taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.app.samples import sample_folder
from desktop.cli import main

WHY = ["--why", "read in the letter", "--source", "letter of 3 May 2026", "--who", "A. Reader"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which one sample was reviewed."""
    file = tmp_path_factory.mktemp("facts") / "library.db"
    with sample_folder("tidewell") as folder:
        assert main(["review", str(folder), "--quiet", "--library", str(file)]) == 0
    return file


@pytest.fixture
def here(first: Path, tmp_path: Path) -> list[str]:
    """A copy of it."""
    shutil.copy(first, tmp_path / "library.db")
    return ["--library", str(tmp_path / "library.db")]


def finding(here: list[str], key: str) -> dict[str, Any]:
    """The finding as a report writes it."""
    out = Path(here[1]).with_suffix(".json")
    assert main(["report", "Tidewell", "-o", str(out), *here]) == 0
    return next(f for f in json.loads(out.read_text())["findings"] if f["key"] == key)


def values(found: dict[str, Any]) -> list[tuple[object, str]]:
    return [(v["value"], v["origin"]) for v in found["values"]]


FOUND, SILENT, UNSTATED = "payout.working_days", "provision_fund.exists", "fees.inactivity"


def test_the_given_value_stands_first_and_the_programs_stays_beside(here: list[str]) -> None:
    """Both are in the report, each with where it is from; taking it back leaves the program's own."""
    before = finding(here, FOUND)

    assert main(["answer", "Tidewell", "--fact", FOUND, "--value", "9", *WHY, *here]) == 0
    both = finding(here, FOUND)
    assert values(both) == [(9, "person"), *values(before)]
    assert both["values"][0]["evidence"][0]["quote"] == "read in the letter"
    assert both["values"][0]["evidence"][0]["url"] == "letter of 3 May 2026"

    assert main(["answer", "Tidewell", "--fact", FOUND, "--withdraw", *here]) == 0
    assert finding(here, FOUND) == before


def test_the_programs_own_silence_comes_back_too(here: list[str]) -> None:
    """What was not stated is not stated again, with its list of pages."""
    before = finding(here, UNSTATED)
    assert before["state"] == "absent"

    assert main(["answer", "Tidewell", "--fact", UNSTATED, "--value", "5", "--unit", "eur", *WHY, *here]) == 0
    assert values(finding(here, UNSTATED)) == [(5, "person")]
    assert main(["answer", "Tidewell", "--fact", UNSTATED, "--withdraw", *here]) == 0
    assert finding(here, UNSTATED) == before


def test_taking_back_leads_to_the_value_before(here: list[str]) -> None:
    """Step by step, as it was given."""
    for value in ("9", "12"):
        assert main(["answer", "Tidewell", "--fact", FOUND, "--value", value, *WHY, *here]) == 0

    assert values(finding(here, FOUND))[0] == (12, "person")
    assert main(["answer", "Tidewell", "--fact", FOUND, "--withdraw", *here]) == 0
    assert values(finding(here, FOUND))[0] == (9, "person")


def test_a_given_fact_travels_in_the_case_file(here: list[str], tmp_path: Path) -> None:
    """It is part of the sum, and no wrong word about the pages."""
    assert main(["answer", "Tidewell", "--fact", FOUND, "--value", "9", *WHY, *here]) == 0
    case = tmp_path / "case.wacz"
    assert main(["export", "Tidewell", "-o", str(case), "--quiet", *here]) == 0

    assert main(["verify", str(case)]) == 0


def test_an_answer_to_an_item_is_taken_back(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And cannot be taken back twice."""
    item = "credit.regulator-warning"
    assert main(["answer", "Tidewell", item, "--outcome", "pass", *WHY, *here]) == 0
    assert main(["answer", "Tidewell", item, "--withdraw", *here]) == 0

    assert main(["answer", "Tidewell", item, "--withdraw", *here]) == 2
    assert "nothing to take back" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--fact", "payout.working_day", "--value", "9"], "Did you mean payout.working_days"),
        (["--fact", FOUND, "--value", "nine"], "write a whole number"),
        (["--fact", FOUND, "--value", "1.5"], "write a whole number"),
        (["--fact", FOUND, "--value", ""], "--value"),
        (["--fact", "policy.terms_date", "--value", "last May"], "is not an ISO date"),
        (["--fact", SILENT, "--value", "maybe"], "write yes or no"),
        (
            ["--fact", "provision_fund.balance", "--value", "1,240,000", "--unit", "EUR"],
            "digits with a point",
        ),
        (["--fact", "provision_fund.balance", "--value", "1240000"], "needs its currency"),
        (["--fact", "provision_fund.balance", "--value", "1240000", "--unit", "DOGE"], "needs its currency"),
        (["--fact", FOUND, "--value", "9", "--as-of", "May"], "is not a date"),
        (["credit.licence", "--fact", FOUND, "--value", "9"], "not both"),
        (["--value", "9"], "name an item"),
        (["credit.licence"], "--outcome"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_kept(
    words: list[str], told: str, here: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence that says how it is written."""
    before = finding(here, FOUND)

    assert main(["answer", "Tidewell", *words, *WHY, *here]) == 2
    assert told in capsys.readouterr().err
    assert finding(here, FOUND) == before


@pytest.mark.parametrize("lacking", ["--why", "--source"])
def test_a_value_needs_its_reason_and_its_source(
    lacking: str, here: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No number without evidence, whoever gives it."""
    given = [*WHY]
    given[given.index(lacking) + 1] = "  "

    assert main(["answer", "Tidewell", "--fact", FOUND, "--value", "9", *given, *here]) == 2
    assert lacking in capsys.readouterr().err


def test_what_is_measured_is_not_given_by_hand(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The program finds it itself."""
    assert main(["answer", "Tidewell", "--fact", "tech.cert.days_valid", "--value", "30", *WHY, *here]) == 2
    assert "finds it itself" in capsys.readouterr().err
