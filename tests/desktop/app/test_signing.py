"""Two different people sign a run off, preparer first; a signed-off run keeps its pages."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.errors import UsageError
from desktop.app.reporting import Wish, report_of
from desktop.app.signing import sign_off, signature_lines, signatures, take_back
from desktop.app.tidying import plan_lines
from desktop.cli import main
from desktop.history.errors import ChangedElsewhere, NoSuchRun
from desktop.history.library import Library
from desktop.reports.errors import ReportError
from tests.support.history import HOME, NOON, captured
from tests.support.history import review as example
from tests.support.reviews import WHEN, fact, review


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.db")


@pytest.fixture
def run(library: Library) -> str:
    """One run without an undecided flag."""
    from decimal import Decimal

    solvent = fact("accounts.equity", Decimal(5_000_000), unit="EUR", qualifiers=(("year", "2025"),))
    platform = library.platform_for("https://lend.test/", "Lend").id
    snapshot = captured(library, platform, {"": b"page"}, NOON)
    return library.save_run(platform, snapshot, review(solvent)).run_id


def test_two_people_make_a_report_final(library: Library, run: str) -> None:
    """Their names and days stand on the cover."""
    before = report_of(library, run, ".md").decode()
    sign_off(library, run, "preparer", "Ada Lind")
    found = sign_off(library, run, "reviewer", "Bo Mets")
    after = report_of(library, run, ".md").decode()

    assert found.final
    assert "DRAFT: not signed off by preparer and reviewer" in before
    assert "FINAL" in after
    assert "Prepared by: Ada Lind, " in after
    assert "Reviewed by: Bo Mets, " in after


def test_one_name_is_a_draft(library: Library, run: str) -> None:
    """And the lines say what is missing."""
    found = sign_off(library, run, "preparer", "Ada Lind")

    assert next(iter(signature_lines(found))) == f"{run}: DRAFT"
    assert "  reviewed by nobody yet" in list(signature_lines(found))


@pytest.mark.parametrize(
    ("role", "who", "says"),
    [
        ("reviewer", "ADA LIND", "somebody else"),
        ("preparer", "  ", "needs the name"),
        ("boss", "Bo", "no role"),
    ],
    ids=["same-person", "nobody", "no-role"],
)
def test_a_sign_off_that_means_nothing_is_refused(
    library: Library, run: str, role: str, who: str, says: str
) -> None:
    """One sentence says what is wrong, and nothing is kept."""
    sign_off(library, run, "preparer", "Ada Lind")

    with pytest.raises(UsageError, match=says):
        sign_off(library, run, role, who)
    assert signatures(library, run).reviewed is None


def test_the_reviewer_comes_second(library: Library, run: str) -> None:
    """There is nothing to look over before somebody stands for it."""
    with pytest.raises(UsageError, match="signs first"):
        sign_off(library, run, "reviewer", "Bo Mets")


def test_a_name_can_be_taken_back_in_order(library: Library, run: str) -> None:
    """The reviewer's first; what was signed stays in the journal."""
    sign_off(library, run, "preparer", "Ada Lind")
    sign_off(library, run, "reviewer", "Bo Mets")

    with pytest.raises(UsageError, match="reviewer's name back first"):
        take_back(library, run, "preparer")
    take_back(library, run, "reviewer")
    assert not take_back(library, run, "preparer").final
    assert [e.action for e in library.journal(subject=run)] == ["sign off taken back"] * 2 + ["sign off"] * 2


def test_an_undecided_flag_keeps_the_draft(library: Library) -> None:
    """Names alone do not make it final."""
    platform = library.platform_for("https://lend.test/", "Lend").id
    snapshot = captured(library, platform, {"": b"page"}, NOON)
    run = library.save_run(platform, snapshot, review()).run_id
    sign_off(library, run, "preparer", "Ada Lind")
    found = sign_off(library, run, "reviewer", "Bo Mets")

    assert not found.final
    assert found.undecided > 0
    assert "the report stays a draft" in "\n".join(signature_lines(found))


@pytest.mark.parametrize("with_runs", [False, True])
def test_tidying_never_takes_the_pages_of_a_signed_off_run(library: Library, with_runs: bool) -> None:
    """Whatever is asked for, and also when the name comes between the preview and the act."""
    platform = library.platform_for(HOME, "Example").id
    for day in range(4):
        snapshot = captured(library, platform, {"": os.urandom(99)}, NOON + timedelta(days=day))
        library.save_run(platform, snapshot, example(snapshot, at=NOON + timedelta(days=day)))
    stale = library.plan_letting_go(keep=1, with_runs=True)
    sign_off(library, "r-000001", "preparer", "Ada Lind")
    plan = library.plan_letting_go(keep=1, with_runs=with_runs)

    assert plan.signed == 1
    assert "s-000001" not in [one.snapshot_id for one in plan.leaving]
    assert "1 old captures always stay, because signed-off runs rest on them" in list(plan_lines(plan))
    with pytest.raises(ChangedElsewhere):
        library.let_go(stale, NOON)


def test_only_runs_that_are_there_are_signed(library: Library) -> None:
    """The library knows what a name stands under."""
    with pytest.raises(NoSuchRun):
        library.signatures("r-000099")


def test_the_command_signs_and_says_so(
    library: Library, run: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Scripts may sign, and ask."""
    library.close()
    here = ["--library", str(tmp_path / "library.db")]

    assert main(["signoff", run, "--as", "preparer", "--who", "Ada Lind", *here]) == 0
    assert main(["signoff", run, *here]) == 0
    assert capsys.readouterr().out.count("prepared by Ada Lind on ") == 2
    assert main(["signoff", run, "--who", "Ada Lind", *here]) == 2


def test_a_later_run_changes_nothing_in_the_report_of_an_earlier_one(library: Library, run: str) -> None:
    """Same run, same bytes, on every later day."""
    before = report_of(library, run, ".pdf")
    row = library.run_row(run)
    later = captured(library, row.platform_id, {"": b"other"}, NOON + timedelta(days=9))
    made = review(run_id="")
    made = replace(made, snapshot=replace(made.snapshot, captured_at=WHEN + timedelta(days=9)))
    newer = library.save_run(row.platform_id, later, made).run_id

    assert report_of(library, run, ".pdf") == before
    assert "Over time" in report_of(library, newer, ".md").decode()


@pytest.mark.parametrize(
    ("wish", "there", "missing"),
    [
        (Wish(audience="client"), "Questions to ask", "Technical measurements"),
        (Wish(audience="technical"), "Technical measurements", "Questions to ask"),
        (Wish(audience="full"), "Glossary", "No such heading"),
        (Wish(sections=("method",)), "Method", "Liquidity"),
        (Wish(sections=()), "Evidence", "Method"),
    ],
    ids=["client", "technical", "full", "one-section", "no-section"],
)
def test_the_reader_gets_the_sections_asked_for_and_always_the_limits(
    library: Library, run: str, wish: Wish, there: str, missing: str
) -> None:
    """Limits and evidence cannot be switched off."""
    heads = [line for line in report_of(library, run, ".md", wish).decode().splitlines() if line[:2] == "##"]

    assert f"## {there}" in heads
    assert f"## {missing}" not in heads
    assert {"## Unknowns and limits", "## In short", "## Evidence"} <= set(heads)


def test_an_unknown_section_is_named_with_those_there_are(library: Library, run: str) -> None:
    """A typing mistake costs no time."""
    with pytest.raises(ReportError, match="'metod'; choose among flags, "):
        report_of(library, run, ".md", Wish(sections=("metod",)))


def test_the_client_stands_on_the_cover(library: Library, run: str) -> None:
    """Given for each report, kept nowhere."""
    made = report_of(library, run, ".md", Wish(client="Frau  Öz")).decode()

    assert "- Prepared for: Frau Öz" in made
    assert "Öz" not in report_of(library, run, ".md").decode()
