"""Questions to a platform as a letter, and its replies: numbers that stay, words that accuse nobody, dated evidence."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.cli import main

DAY = ("--date", "2026-11-20")


def call(folder: Path, *words: str) -> int:
    return main([*words, "--library", str(folder / "library.db"), "--quiet"])


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    words = ["demo", "--library", str(folder / "library.db"), "--out", str(folder / "pdf"), "--quiet"]
    assert main(words) == 0
    return folder


@pytest.fixture
def folder(reviewed: Path, tmp_path: Path) -> Path:
    """A library of this test's own."""
    shutil.copy(reviewed / "library.db", tmp_path / "library.db")
    return tmp_path


def letter(folder: Path, name: str = "letter.txt", *words: str) -> bytes:
    target = folder / name
    assert call(folder, "letter", "Lindara", "-o", str(target), *words) == 0
    return target.read_bytes()


def squeezed(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def report(folder: Path) -> dict[str, Any]:
    assert call(folder, "report", "Lindara", "-o", str(folder / "report.json")) == 0
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]


def test_the_letter_asks_every_gap_and_every_contradiction_once(folder: Path) -> None:
    """Each with a number, from 1."""
    text, found = letter(folder).decode(), report(folder)
    asked = [i for i in found["items"] if i["outcome"] in ("unknown", "manual_pending", "not_disclosed")]

    assert numbers(text) == list(range(1, len(asked) + len(found["contradictions"]) + 1))
    for value in found["contradictions"]:
        for one in value["values"]:
            assert f"“{' '.join(one['evidence'][0]['quote'].split())}”" in squeezed(text)
            assert one["evidence"][0]["url"] in text


def test_the_weightiest_question_comes_first(folder: Path) -> None:
    """Groups by their heaviest question, and within each the heaviest first."""
    text = squeezed(letter(folder).decode())

    assert text.index(" Credit ---") < text.index(" Liquidity ---") < text.index(" Reputation ---")
    assert text.index("Under which licence and number") < text.index("Could you publish the loan book")


@pytest.mark.parametrize("name", ["letter.md", "letter.html", "letter.txt"])
def test_every_form_says_who_asks_whom_and_when(folder: Path, name: str) -> None:
    """The operator as the platform names it; the numbers are the same in every form."""
    text = squeezed(letter(folder, name, "--from", "Ada Lind\nLind Advice", *DAY).decode())

    assert "Ada Lind, Lind Advice" in text
    assert "Lindara Markets UAB, Savanorių pr. 28" in text
    assert "20 November 2026" in text
    assert "as it stood on 2 November 2026" in text


def test_the_pdf_can_be_read_back(folder: Path) -> None:
    """All questions, the page's number at the foot of the second page, no word about scores or flags."""
    document = pypdfium2.PdfDocument(io.BytesIO(letter(folder, "letter.pdf", *DAY)))
    pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    text = " ".join(pages)

    assert "Questions about your public information" in pages[0]
    assert f"page 2 of {len(pages)}" in pages[1]
    assert "Do owners, staff or firms of your group borrow through the platform" in text
    for word in ("score", "flag", "fraud", "knock-out", "unknown"):
        assert word not in text.lower()


def test_the_same_letter_is_the_same_file(folder: Path) -> None:
    """Byte for byte."""
    assert letter(folder, "a.pdf", *DAY) == letter(folder, "b.pdf", *DAY)


def test_a_question_keeps_its_number_when_others_are_answered(folder: Path) -> None:
    """Also in the letter of a later run."""
    before = letter(folder).decode()
    first = re.findall(r"^1\. (.{30})", before, re.MULTILINE)[0]
    source = ("--why", "seen", "--source", "register")
    call(folder, "answer", "Lindara", "credit.borrower-real", "--outcome", "pass", *source)
    after = letter(folder).decode()

    assert first.startswith("Could you name the register nu")
    assert 1 not in numbers(after)
    assert numbers(after) == numbers(before)[1:]


def test_questions_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their numbers; printed where no file is named."""
    letter(folder)
    assert call(folder, "letter", "Lindara", "--questions", "7, 2") == 0
    assert sorted(numbers(capsys.readouterr().out)) == [2, 7]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--questions", "900"), 2, "question 900 is not open"),
        (("--questions", "x"), 2, "'x' is no number of a question"),
        (("-o", "letter.doc"), 2, "a letter ends in one of .pdf, .html, .md, .txt"),
    ],
)
def test_what_cannot_be_asked_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    """In a sentence."""
    assert call(folder, "letter", "Lindara", *words) == code
    assert sentence in capsys.readouterr().err


# Replies

SAYS = "Our licence is number 12-34, see our legal notice."


def replied(folder: Path, *words: str, number: str = "2") -> int:
    return call(folder, "reply", "Lindara", "--question", number, *DAY, "--who", "Ada Lind", *words)


def test_a_reply_is_kept_as_what_the_platform_says_and_moves_no_score(folder: Path) -> None:
    """With its date and who recorded it; it is no fact and no outcome."""
    letter(folder)
    before = report(folder)
    assert replied(folder, "--text", SAYS) == 0
    after = report(folder)

    for part in ("overall", "dimensions", "items", "findings"):
        assert after[part] == before[part]
    reply = after["replies"][0]
    assert (reply["subject"], reply["text"], reply["dated"]) == ("credit.licence", SAYS, "2026-11-20")
    assert (reply["who"], reply["trust"]) == ("Ada Lind", "the platform says")


def test_a_reply_stands_in_the_report_beside_its_question(folder: Path) -> None:
    """Marked as the platform's word."""
    letter(folder)
    replied(folder, "--text", SAYS)
    call(folder, "report", "Lindara", "-o", str(folder / "report.md"))
    text = squeezed((folder / "report.md").read_text(encoding="utf-8"))

    assert "Replies of the platform What stands here, the platform says." in text
    assert (
        f"Under which licence and number do you work, and where does the regulator's register show it? | {SAYS}"
        in text
    )
    assert "The platform has replied (question 2)." in text


def test_a_question_with_a_reply_is_not_asked_again_by_itself(folder: Path) -> None:
    """It can still be chosen."""
    letter(folder)
    replied(folder, "--text", SAYS)

    assert 2 not in numbers(letter(folder).decode())
    assert numbers(letter(folder, "again.txt", "--questions", "2").decode()) == [2]


def test_a_person_may_answer_on_the_base_of_a_reply(folder: Path) -> None:
    """The answer names the reply as its source; both stand side by side."""
    letter(folder)
    replied(folder, "--text", SAYS)
    words = (
        "--outcome",
        "partial",
        "--why",
        "stated in the reply",
        "--source",
        "reply of 2026-11-20 to question 2",
    )
    assert call(folder, "answer", "Lindara", "credit.licence", *words) == 0
    found = report(folder)

    item = next(i for i in found["items"] if i["id"] == "credit.licence")
    assert (item["outcome"], item["machine"]) == ("partial", "unknown")
    assert [r["question"] for r in found["replies"]] == [2]


def test_a_reply_comes_from_a_file_with_its_digest(folder: Path) -> None:
    """Text as it is, a PDF by its text."""
    letter(folder)
    pdf = letter(folder, "reply.pdf", "--questions", "2", *DAY)
    (folder / "reply.txt").write_text("We are licensed. Grüße", encoding="cp1252")
    assert replied(folder, "--file", str(folder / "reply.txt")) == 0
    assert replied(folder, "--file", str(folder / "reply.pdf"), number="3") == 0

    first, second = report(folder)["replies"]
    assert (first["text"], first["file"]) == ("We are licensed. Grüße", "reply.txt")
    assert "Dear Sir or Madam" in second["text"]
    assert second["sha256"] == hashlib.sha256(pdf).hexdigest()


def test_replies_are_listed_and_one_recorded_by_mistake_is_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under their questions."""
    letter(folder)
    replied(folder, "--text", SAYS)
    call(folder, "reply", "Lindara")
    out = capsys.readouterr().out
    assert f"the platform says (dated 20 November 2026, recorded by Ada Lind): {SAYS}" in out

    assert call(folder, "reply", "Lindara", "--question", "2", "--take-back") == 0
    assert report(folder)["replies"] == []
    assert call(folder, "reply", "Lindara", "--question", "2", "--take-back") == 2


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--question", "900", "--text", "a", *DAY), 2, "no question has the number 900"),
        (("--question", "2", "--text", "a"), 2, "give the date the reply bears"),
        (("--question", "2", "--text", "a", "--date", "2999-01-01"), 2, "is still to come"),
        (("--question", "2", *DAY), 2, "give the reply's words with --text"),
        (("--question", "2", "--file", "no-such-file.txt", *DAY), 66, "cannot be opened"),
        (("--question", "0", "--text", "a", *DAY), 2, "is not a whole number above zero"),
    ],
)
def test_a_reply_that_cannot_be_kept_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    """In one sentence, and nothing is kept."""
    letter(folder)
    assert call(folder, "reply", "Lindara", *words) == code
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01binary"])
def test_a_file_without_words_is_refused(folder: Path, content: bytes) -> None:
    """65: a bad input file."""
    letter(folder)
    (folder / "reply.bin").write_bytes(content)
    assert replied(folder, "--file", str(folder / "reply.bin")) in (2, 65)
    assert report(folder)["replies"] == []


def test_replies_and_numbers_travel_with_a_case(folder: Path, tmp_path: Path) -> None:
    """The other library goes on with the same numbers."""
    letter(folder)
    replied(folder, "--text", SAYS)
    call(folder, "export", "Lindara", "-o", str(folder / "case.wacz"))
    other = tmp_path / "other"
    other.mkdir()
    assert call(other, "import", str(folder / "case.wacz")) == 0

    assert report(other)["replies"] == report(folder)["replies"]
    assert numbers(letter(other).decode()) == numbers(letter(folder).decode())
    assert main(["verify", str(folder / "case.wacz"), "--quiet"]) == 0
