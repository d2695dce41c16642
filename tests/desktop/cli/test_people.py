"""A person's part travels with a case, stands in every output, and is left out when somebody asks for it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.app.errors import BadInputError
from desktop.app.said import Said, read_said, said_json
from desktop.cli import main
from scoring.assessment import Answer, FlagDecision, FlagState, Outcome
from scoring.people import Question, Reply, Waiver

NAME = "ZenithVault"
WHEN = datetime(2026, 11, 3, 9, 30, 0, 1234, tzinfo=UTC)


def call(folder: Path, *words: str) -> int:
    return main([*words, "--library", str(folder / "library.db"), "--quiet"])


def report(folder: Path, name: str = "report.json") -> Any:
    target = folder / name
    assert call(folder, "report", NAME, "-o", str(target)) == 0
    text = target.read_text(encoding="utf-8")
    return json.loads(text) if name.endswith("json") else text


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample with an answer, a waiver and a decision on its fatal flag."""
    folder = tmp_path_factory.mktemp("answered")
    words = ["--library", str(folder / "library.db"), "--quiet"]
    assert main(["demo", "--out", str(folder / "pdf"), *words]) == 0
    flag = next(f for f in report(folder)["flags"] if f["level"] == "ko1")
    with _library(folder) as library:
        from desktop.app.answers import decide_flag

        found = library.find_platform(NAME).id
        decide_flag(library, found, flag["item"], FlagState.CONFIRMED, "the note is on the blog", "Ada Lind")
    source = ("--why", "seen there", "--source", "FCA register, 2026-11-02", "--who", "Ada Lind")
    assert call(folder, "answer", NAME, "credit.management-record", "--outcome", "pass", *source) == 0
    shutil.copy(folder / "library.db", folder / "before.db")
    waive = ("--why", "known, and priced in", "--until", "2099-06-30", "--who", "Ben Roe")
    assert call(folder, "waive", NAME, "credit.licence", *waive) == 0
    return folder


def _library(folder: Path):  # type: ignore[no-untyped-def]
    from desktop.history.library import Library

    return Library.open(folder / "library.db")


@pytest.fixture(scope="module")
def case(answered: Path) -> Path:
    target = answered / "case.wacz"
    assert call(answered, "export", NAME, "-o", str(target)) == 0
    return target


# Waivers


def test_a_waiver_moves_no_score_and_stands_in_every_output(answered: Path) -> None:
    """Beside the outcome, with its name, day and reason."""
    now = report(answered)
    (answered / "old").mkdir(exist_ok=True)
    shutil.copy(answered / "before.db", answered / "old" / "library.db")
    before = report(answered / "old")

    assert now["overall"] == before["overall"]
    assert now["dimensions"] == before["dimensions"]
    waiver = now["waivers"][0]
    assert (waiver["item"], waiver["who"], waiver["until"]) == ("credit.licence", "Ben Roe", "2099-06-30")
    assert waiver["expired"] is False
    for name in ("report.md", "report.html"):
        text = report(answered, name).replace("\\", "")
        assert "Accepted by Ben Roe on" in text
        assert "until 30 June 2099: known, and priced in" in text


def test_the_table_lists_who_said_what(answered: Path) -> None:
    """An answer with its source, a waiver with its last day."""
    assert call(answered, "report", NAME, "-o", str(answered / "report.csv")) == 0
    text = (answered / "report.csv").read_text(encoding="utf-8-sig")

    assert '"waiver","credit.licence","accepted","until 2099-06-30"' in text
    assert '"answer","credit.management-record","pass"' in text
    assert "FCA register, 2026-11-02" in text


def test_both_scores_stand_in_report_and_json(answered: Path) -> None:
    """The program alone, and with a person's answers."""
    found = report(answered)

    assert found["overall"]["score"] != found["overall_machine"]["score"]
    assert "With a person's answers: " in report(answered, "report.md")
    assert "The program alone: " in report(answered, "report.md")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("credit.nothing", "--why", "a", "--until", "2099-01-01"), "the checklist has no item"),
        (("credit.licence", "--why", " ", "--until", "2099-01-01"), "--why must not be empty"),
        (("credit.licence", "--why", "a", "--until", "2020-01-01"), "2020-01-01 is over"),
        (("credit.licence", "--why", "a"), "say until when it is accepted"),
        (
            ("credit.management-record", "--why", "a", "--until", "2099-01-01"),
            "is pass: there is nothing to accept",
        ),
        (("credit.accounts", "--take-back"), "nobody has accepted credit.accounts"),
    ],
)
def test_a_waiver_that_cannot_be_is_refused(
    answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    """In one sentence."""
    shutil.copy(answered / "library.db", tmp_path / "library.db")
    assert call(tmp_path, "waive", NAME, *words) == 2
    assert sentence in capsys.readouterr().err


def test_a_waiver_is_listed_and_taken_back(
    answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An expired one says that it is."""
    shutil.copy(answered / "library.db", tmp_path / "library.db")
    with _library(tmp_path) as library:
        old = Waiver("credit.accounts", Outcome.FAIL, "short", "Ben", WHEN, date(2026, 11, 4))
        library.add_waiver(library.find_platform(NAME).id, old)
    call(tmp_path, "waive", NAME)
    out = capsys.readouterr().out
    assert "credit.licence: Accepted by Ben Roe on" in out
    assert "credit.accounts: Accepted by Ben on 3 November 2026, expired on 4 November 2026: short" in out

    assert call(tmp_path, "waive", NAME, "credit.licence", "--take-back") == 0
    assert [w["item"] for w in report(tmp_path)["waivers"]] == ["credit.accounts"]


# Case files


def test_answers_waivers_and_decisions_come_in_with_the_case(
    answered: Path, case: Path, tmp_path: Path
) -> None:
    """With who, when, why and source, and the same scores."""
    assert call(tmp_path, "import", str(case)) == 0

    here, there = report(tmp_path), report(answered)
    for part in ("answers", "decisions", "waivers", "overall", "overall_machine", "dimensions", "flags"):
        assert here[part] == there[part]


def test_a_case_with_answers_is_verified(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The score is made again from the findings and the answers."""
    assert main(["verify", str(case), "--quiet"]) == 0
    assert capsys.readouterr().out == "digests: ok\nquotes: ok\nscore: ok\n"


def test_what_stands_in_a_library_is_not_replaced_by_a_case(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer of this library goes on counting; the other is kept beside it."""
    call(tmp_path, "import", str(case))
    source = ("--why", "looked again", "--source", "register", "--who", "Cy")
    call(tmp_path, "answer", NAME, "credit.management-record", "--outcome", "fail", *source)
    capsys.readouterr()
    assert main(["import", str(case), "--library", str(tmp_path / "library.db")]) == 0

    assert "known already" in capsys.readouterr().err
    assert [(a["who"], a["outcome"]) for a in report(tmp_path)["answers"]] == [("Cy", "fail")]


def test_a_persons_part_can_be_left_out_of_a_case(answered: Path, tmp_path: Path) -> None:
    """No name, no reason, no answer; and the case is sound."""
    target = tmp_path / "stripped.wacz"
    assert call(answered, "export", NAME, "-o", str(target), "--without-answers") == 0

    with zipfile.ZipFile(target) as archive:
        assert "answers.json" not in archive.namelist()
        texts = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".json"))
    assert b"Ada Lind" not in texts
    assert b"Ben Roe" not in texts
    assert main(["verify", str(target), "--quiet"]) == 0
    assert call(tmp_path, "import", str(target)) == 0
    assert report(tmp_path)["overall"] == report(answered)["overall_machine"]


# The file of answers, as somebody else may have made it

SAID = Said(
    answers=(Answer("credit.licence", Outcome.PASS, "seen", "register", "Ada", WHEN, date(2027, 1, 1)),),
    decisions=(FlagDecision("credit.licence", FlagState.REJECTED, "another firm", "Ada", WHEN),),
    waivers=(Waiver("credit.accounts", Outcome.FAIL, "known", "Ada", WHEN, date(2027, 1, 1)),),
    questions=(Question(3, "credit.licence", WHEN),),
    replies=(Reply(3, "credit.licence", "We are licensed.", date(2026, 11, 1), "Ada", WHEN, "a.txt", "ab"),),
)


def test_what_is_said_is_read_back_as_it_was() -> None:
    """To the microsecond."""
    assert read_said(said_json(SAID)) == SAID


def _with(change: Callable[[dict[str, Any]], object]) -> bytes:
    plain = json.loads(said_json(SAID))
    change(plain)
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        _with(lambda p: p.update(schema="other")),
        _with(lambda p: p.update(answers="none")),
        _with(lambda p: p["answers"][0].update(who=5)),
        _with(lambda p: p["answers"][0].update(outcome="good")),
        _with(lambda p: p["answers"][0].update(when="2026-11-03T09:30:00")),
        _with(lambda p: p["answers"][0].update(when=None)),
        _with(lambda p: p["replies"][0].update(question="3")),
        _with(lambda p: p["replies"][0].update(question=True)),
        _with(lambda p: p["replies"][0].update(question=10**30)),
        _with(lambda p: p["questions"][0].update(number=0)),
        _with(lambda p: p["waivers"][0].pop("until")),
        _with(lambda p: p.update(facts=[{"key": 1}])),
        b" " * 5_000_001,
    ],
)
def test_a_file_of_answers_that_is_none_is_refused_in_a_sentence(content: bytes) -> None:
    """It comes from somebody else."""
    with pytest.raises(BadInputError, match="the answers in the case file"):
        read_said(content)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["item", "is", "value"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["answers", "decisions", "facts", "waivers", "questions", "replies"]),
    st.sampled_from(["item", "who", "when", "until", "outcome", "question", "dated", "key", "value", ""]),
    ANYTHING,
)
def test_whatever_stands_in_the_file_it_is_read_or_refused(part: str, name: str, value: Any) -> None:
    """No other error, and what is read can be written again."""
    plain = json.loads(said_json(SAID))
    rows = plain[part]
    if name and rows:
        rows[0][name] = value
    else:
        plain[part] = value
    try:
        found = read_said(json.dumps(plain).encode())
    except BadInputError:
        return
    assert read_said(said_json(found)) == found
