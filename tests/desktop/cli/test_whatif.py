"""`lendscope whatif` and `lendscope profile`, as a person at a terminal uses them."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.cli import main

RISKS = ("liquidity", "credit", "reputation", "leakage", "security")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose library holds the three samples."""
    folder = tmp_path_factory.mktemp("reviewed")
    words = ["demo", "--library", str(folder / "library.db"), "--out", str(folder / "pdf"), "--quiet"]
    assert main(words) == 0
    return folder


@pytest.fixture
def folder(reviewed: Path, tmp_path: Path) -> Path:
    """A library of this test's own."""
    shutil.copy(reviewed / "library.db", tmp_path / "library.db")
    return tmp_path


def call(folder: Path, *words: str) -> int:
    return main([*words, "--library", str(folder / "library.db"), "--quiet"])


def answered(folder: Path, *words: str) -> dict[str, object]:
    """What a what-if question is answered with, as JSON."""
    target = folder / "answer.json"
    assert call(folder, "whatif", "Lindara", *words, "--json", str(target)) == 0
    found: dict[str, object] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_every_score_is_printed_before_and_after(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also that nothing is kept, and what was supposed."""
    words = (
        "--item",
        "credit.licence=pass",
        "--fact",
        "payout.working_days=30",
        "--weight",
        "credit.licence=low",
    )
    assert call(folder, "whatif", "Lindara", *words) == 0

    out = capsys.readouterr().out
    assert "nothing of this is kept" in out
    assert "credit.licence: unknown → pass" in out
    assert "10 working days; 2 working days → 30 working days" in out
    assert "weight of credit.licence: critical (8) → low (1)" in out
    assert all(f"\n  {name} " in out for name in (*RISKS, "overall", "band"))


def test_asking_leaves_the_library_as_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No run, no answer."""
    call(folder, "history", "Lindara")
    before = capsys.readouterr().out
    answered(folder, "--item", "credit.licence=pass")
    call(folder, "history", "Lindara")

    assert before in capsys.readouterr().out


def test_the_json_holds_both_sides(folder: Path) -> None:
    """With no change they are equal."""
    found = answered(folder)

    assert found["saved"] is False
    assert found["changes"] == []
    scores = found["scores"]
    assert isinstance(scores, list)
    assert [s["id"] for s in scores] == [*RISKS, "overall"]
    assert all(s["before"] == s["after"] for s in scores)


def test_supposing_silence_is_no_zero(folder: Path) -> None:
    """An empty value: not stated on the pages."""
    found = answered(folder, "--fact", "payout.working_days=")

    assert found["changes"] == [
        {
            "subject": "payout.working_days",
            "before": "10 working days; 2 working days",
            "after": "not stated",
        }
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--item", "credit.licence"), "--item 'credit.licence' cannot be read"),
        (("--item", "credit.nothing=pass"), "the checklist has no item credit.nothing"),
        (("--item", "credit.licence=good"), "'good' is no outcome"),
        (("--fact", "payout.days=3"), "there is no fact payout.days"),
        (("--fact", "payout.working_days=soon"), "write a whole number"),
        (("--fact", "accounts.equity=25000"), "an amount with its currency"),
        (("--fact", "marketing.instant_access=maybe"), "write yes or no"),
        (("--fact", "platform.kind=shop"), "one of "),
        (("--weight", "credit.licence=huge"), "'huge' is no weight"),
        (("--share", "luck=3"), "'luck' is no risk"),
        (("--share", "credit=-3"), "'-3' is no weight"),
        (("--share", "credit=nan"), "'nan' is no weight"),
        (("--flag", "credit.licence=rejected"), "carries no flag"),
        (("--profile", "nobody"), "there is no profile named nobody"),
        (tuple(w for name in RISKS for w in ("--share", f"{name}=0")), "at least one risk needs a weight"),
    ],
)
def test_what_cannot_be_supposed_is_said_in_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    """With what to write instead; never a traceback."""
    code = call(folder, "whatif", "Lindara", *words)

    told = capsys.readouterr().err
    assert code in (2, 66)
    assert sentence in told
    assert told.count("\n") == 1


# Profiles


def made(folder: Path, *words: str) -> int:
    return call(folder, "profile", "new", "exit-first", "--set", "liquidity=50", *words)


def test_a_profile_of_ones_own_is_made_shown_changed_and_deleted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It begins as a copy of the default, or of another."""
    assert made(folder, "--note", 'For money "needed" soon') == 0
    assert call(folder, "profile", "new", "copy", "--from", "exit-first") == 0
    assert call(folder, "profile", "edit", "copy", "--set", "credit=1.5") == 0
    capsys.readouterr()
    assert call(folder, "profile") == 0

    out = capsys.readouterr().out
    assert 'exit-first  For money "needed" soon' in out
    assert "Liquidity 50 (39.1 %)" in out
    assert "Credit 1.5" in out
    assert call(folder, "profile", "delete", "copy") == 0
    assert call(folder, "profile", "show", "copy") == 66


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("new",), 2, "name the profile"),
        (("new", "equal"), 2, "is a profile of the checklist"),
        (("new", "../outside"), 2, "is no name for a profile"),
        (("new", "mine", "--set", "credit=2000"), 2, "from 0 to 1000"),
        (("new", "mine", "--set", "credit=1/3"), 65, "at most two decimals"),
        (("edit", "mine"), 66, "there is no profile named mine; there are default, equal"),
        (("delete", "mine"), 66, "there is no profile named mine"),
    ],
)
def test_what_is_wrong_with_a_profile_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    """Nothing is written then."""
    assert call(folder, "profile", *words) == code
    assert sentence in capsys.readouterr().err
    assert not (folder / "profiles").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("weights = 3", "table"),
        ("[weights]\ncredit = 3", "give each of liquidity, credit"),
        ("[weights\n", "cannot be read"),
        ("[weights]\nliquidity=0\ncredit=0\nreputation=0\nleakage=0\nsecurity=0", "a weight of 0 or more"),
        (
            "[weights]\nliquidity=1\ncredit='a'\nreputation=0\nleakage=0\nsecurity=0",
            "'credit' must be a number",
        ),
        ("hidden = 1", "'hidden', which is unknown"),
    ],
)
def test_a_damaged_profile_file_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    """A person may have written it by hand."""
    (folder / "profiles").mkdir()
    (folder / "profiles" / "mine.toml").write_text(content, encoding="utf-8")

    assert call(folder, "rescore", "Lindara", "--profile", "mine") == 65
    told = capsys.readouterr().err
    assert "the profile mine" in told
    assert sentence in told


def test_a_name_is_not_given_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A profile is changed by `edit` only."""
    made(folder)
    assert made(folder) == 2
    assert "there is a profile named exit-first already" in capsys.readouterr().err


LABEL = "exit-first [50/40/18/10/10]"


@pytest.fixture(scope="module")
def weighed(reviewed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose newest run of Lindara was judged under a profile of one's own."""
    folder = tmp_path_factory.mktemp("weighed")
    shutil.copy(reviewed / "library.db", folder / "library.db")
    assert made(folder) == 0
    assert call(folder, "rescore", "Lindara", "--profile", "exit-first") == 0
    return folder


def written(folder: Path, name: str, tmp_path: Path) -> bytes:
    target = tmp_path / name
    assert call(folder, "report", "Lindara", "-o", str(target)) == 0
    return target.read_bytes()


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.json", "report.csv"])
def test_every_form_of_the_report_names_the_profile(weighed: Path, tmp_path: Path, name: str) -> None:
    """With its weights, and that it is not the default."""
    text = written(weighed, name, tmp_path).decode("utf-8").replace("\\", "")

    assert LABEL in text
    assert "not the default" in text or '"profile_is_default": false' in text


def test_every_page_of_the_pdf_names_the_profile(weighed: Path, tmp_path: Path) -> None:
    """The cover in its table, every other page at its foot."""
    document = pypdfium2.PdfDocument(io.BytesIO(written(weighed, "report.pdf", tmp_path)))
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]

    assert len(pages) > 5
    assert all(LABEL in page for page in pages)


def test_history_comparison_and_difference_name_the_profile(
    weighed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no rank is given between two profiles."""
    call(weighed, "history", "Lindara")
    call(weighed, "compare", "Lindara", "Tidewell")
    call(weighed, "diff", "r-1", "Lindara")

    out = capsys.readouterr().out
    assert out.count(LABEL) >= 3
    assert "judged by different rules: no " in out
    assert "judged by different rules (checklist, profile or country)" in out


def test_a_run_keeps_its_weights_when_the_profile_changes(
    weighed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Judging again after an answer weighs as before; the label says how."""
    for part in ("library.db", "profiles"):
        source = weighed / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / part)
    call(tmp_path, "profile", "edit", "exit-first", "--set", "liquidity=1")
    words = ("--outcome", "pass", "--why", "seen in the register", "--source", "register, 2026-11-02")
    assert call(tmp_path, "answer", "Lindara", "credit.licence", *words) == 0
    call(tmp_path, "report", "Lindara", "-o", str(tmp_path / "report.json"))

    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["profile"] == LABEL
    assert "with a person's answers; the program alone: " in capsys.readouterr().out


def test_a_case_under_an_own_profile_is_verified_where_nobody_knows_the_profile(
    weighed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its weights stand in the label."""
    case = tmp_path / "case.wacz"
    assert call(weighed, "export", "Lindara", "-o", str(case)) == 0
    capsys.readouterr()

    assert main(["verify", str(case), "--quiet"]) == 0
    assert call(tmp_path, "import", str(case)) == 0
    call(tmp_path, "history", "Lindara")
    assert LABEL in capsys.readouterr().out


def test_the_foot_of_a_page_holds_state_profile_and_day_whatever_the_name(
    weighed: Path, tmp_path: Path
) -> None:
    """A long name is cut, what sets the report apart is not."""
    from desktop.app.reporting import report_bytes
    from desktop.history.library import Library

    with Library.open(weighed / "library.db") as library:
        row = library.latest_run(library.find_platform("Lindara").id)
        assert row is not None
        review = library.run(row.id)
    named = replace(review, platform=replace(review.platform, name="A Very Long Name of a Platform " * 5))
    document = pypdfium2.PdfDocument(io.BytesIO(report_bytes(named, ".pdf")))
    last = " ".join(document[len(document) - 1].get_textpage().get_text_range().split())

    assert f"… · DRAFT · profile {LABEL} · captured 2 November 2026" in last
