"""Watching platforms from the command line: days, tags, notes, words, and what changed."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.app.errors import UsageError
from desktop.app.watching import When, today, when_of
from desktop.cli import main
from desktop.history.library import Library
from tests.support.servers import Page, html, serving

NOW = date(2026, 3, 1)
HOME = html("/terms|Terms", title="Loan House", text="Lend from 10 euro. Capital at risk.")
TERMS = "Terms of use. Withdrawals are paid within {} working days. 提现规则见本页。"


def site(days: int) -> dict[str, Page]:
    return {"/": Page(HOME), "/terms": Page(html(title="Terms", text=TERMS.format(days)))}


def review(*words: str) -> int:
    return main(["review", "--allow-loopback", "--delay", "0", "--quiet", *words])


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which one platform was visited."""
    path = tmp_path_factory.mktemp("visited") / "library.db"
    with serving(site(3)) as server:
        review(server.url, "--library", str(path))
    return path


@pytest.fixture
def here(visited: Path, tmp_path: Path) -> list[str]:
    """A copy of that library."""
    return ["--library", str(shutil.copy(visited, tmp_path / "library.db"))]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints when it goes well."""
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-12-01", When(date(2026, 12, 1))),
        ("none", When(None)),
        ("every 30 days", When(date(2026, 3, 31), 30)),
        ("every  1 day", When(date(2026, 3, 2), 1)),
        ("EVERY 7", When(date(2026, 3, 8), 7)),
    ],
)
def test_a_day_to_look_again_is_written_plainly(text: str, when: When) -> None:
    """A date, none, or every so many days from today on."""
    assert when_of(text, NOW) == when


@pytest.mark.parametrize("text", ["tomorrow", "every 0 days", "every 9999 days", "2026-13-01", "", "30"])
def test_another_word_says_how_to_write_it(text: str) -> None:
    """One sentence."""
    with pytest.raises(UsageError, match="write 2026-12-01, none, or every 30 days"):
        when_of(text, NOW)


def test_a_day_is_set_shown_and_cleared(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With the platform's name and how often it comes back."""
    said(capsys, "due", "p-1", "every", "30", "days", *here)
    listed = said(capsys, "due", *here)
    cleared = said(capsys, "due", "p-1", "none", *here)

    assert (today() + timedelta(days=30)).isoformat() in listed
    assert "every 30 days" in listed
    assert "none" in cleared
    assert said(capsys, "due", *here) == "no platform has a day to look again\n"


def test_what_is_due_is_reviewed_and_what_changed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The schedule of a person who looks once a month, from the first visit to the list of changes."""
    here, out = ["--library", str(tmp_path / "library.db")], str(tmp_path / "due.json")
    pages = site(3)
    with serving(pages) as server:
        review(server.url, *here)
        said(capsys, "history", "--changed", "--looked", *here)
        said(capsys, "due", "p-1", "2020-01-01", *here)
        pages["/terms"] = site(9)["/terms"]
        assert review("--due", "--json", out, *here) in (0, 4)
    changed = said(capsys, "history", "--changed", *here)

    assert len(json.loads(Path(out).read_text(encoding="utf-8"))) == 1
    assert "1 page" in changed
    assert "lendscope diff r-000001 r-000002" in changed
    assert said(capsys, "due", *here) == "no platform has a day to look again\n"


def test_what_comes_back_is_due_again_after_the_visit(tmp_path: Path) -> None:
    """The day moves on from the visit."""
    path = tmp_path / "library.db"
    with serving(site(3)) as server:
        review(server.url, "--library", str(path))
        with Library.open(path) as library:
            library.set_due("p-1", date(2020, 1, 1), 10)
        review("--due", "--library", str(path))
    with Library.open(path) as library:
        due = library.platform("p-1").due

    assert due is not None
    assert 9 <= (due - today()).days <= 11


def test_nothing_due_is_no_failure(
    here: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A schedule that finds nothing to do ends well, with an empty list."""
    assert main(["review", "--due", "--json", "-", *here]) == 0
    told = capsys.readouterr()

    assert json.loads(told.out) == []
    assert "nothing is due" in told.err


@pytest.mark.parametrize("words", [["review"], ["review", "p-1", "--due"]])
def test_either_targets_or_what_is_due(
    here: list[str], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """Not both, and not neither."""
    assert main([*words, *here]) == 2
    assert "--due alone" in capsys.readouterr().err


def test_what_was_looked_at_is_changed_no_more(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The first run is new until somebody looks."""
    assert "not looked at yet" in said(capsys, "history", "--changed", *here)
    said(capsys, "history", "--changed", "--looked", *here)

    assert "nothing has changed" in said(capsys, "history", "--changed", *here)
    assert said(capsys, "history", "--changed", "--json", "-", *here).strip() == "[]"


@pytest.mark.parametrize(
    ("words", "place"),
    [("loan house", "name"), ("withdrawals paid", "page"), ("提现", "page"), ("support line", "note")],
)
def test_words_are_found_and_said_where(
    here: list[str], capsys: pytest.CaptureFixture[str], words: str, place: str
) -> None:
    """Names, saved pages and notes; two Chinese characters are a word."""
    main(["note", "p-1", "called the support line", *here])
    lines = said(capsys, "history", "--search", words, *here)
    plain = json.loads(said(capsys, "history", "--search", words, "--json", "-", *here))

    assert f"Loan House · {place}" in lines
    assert place in [hit["where"] for hit in plain]


def test_words_that_stand_nowhere_are_said_to(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An empty answer is an answer."""
    assert "found nowhere" in said(capsys, "history", "--search", "zeppelin", *here)


def test_tags_are_added_removed_and_listed_by(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A tag is one word; letter case makes no difference when it goes."""
    said(capsys, "tag", "p-1", "--add", "Baltic area", "--add", "watch", *here)
    listed = said(capsys, "history", "--tag", "watch", *here)
    said(capsys, "tag", "p-1", "--remove", "WATCH", *here)

    assert "tags Baltic-area watch" in listed
    assert said(capsys, "tag", *here) == "Baltic-area\n"
    assert "no platform is like that" in said(capsys, "history", "--tag", "watch", *here)


@pytest.mark.parametrize(
    ("words", "said_"),
    [
        (["tag", "--add", "x"], "name the platforms"),
        (["tag", "p-1", "--add", " "], "a tag has 1 to 40 characters"),
        (["note", "p-1", "--change", "1"], "needs the new words"),
        (["note", "p-1", "text", "--remove", "1"], "leave the text out"),
        (["history", "p-1", "--changed"], "leave the platform out"),
        (["history", "p-1", "--band", "A"], "leave the platform out"),
        (["history", "--looked"], "--looked goes with --changed"),
        (["due", "p-1", "someday"], "write 2026-12-01"),
    ],
)
def test_wrong_words_are_one_sentence(
    here: list[str], capsys: pytest.CaptureFixture[str], words: list[str], said_: str
) -> None:
    """And exit code 2."""
    assert main([*words, *here]) == 2
    assert said_ in capsys.readouterr().err


def test_notes_are_kept_changed_and_removed(here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each time the list is shown."""
    said(capsys, "note", "p-1", "first", "--who", "Ada", *here)
    assert "second" in said(capsys, "note", "p-1", "second", "--change", "1", *here)
    assert "0 notes" in said(capsys, "note", "p-1", "--remove", "1", *here)
    assert "second" in said(capsys, "note", "p-1", "--bring-back", "1", *here)


def test_notes_stay_at_home_unless_they_are_asked_for(
    here: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are private; a colleague may get them on request."""
    said(capsys, "note", "p-1", "do not tell", "--who", "Ada", *here)
    plain, full = tmp_path / "plain.wacz", tmp_path / "full.wacz"
    said(capsys, "export", "p-1", "-o", str(plain), *here)
    said(capsys, "export", "p-1", "-o", str(full), "--with-notes", *here)
    with ZipFile(plain) as file:
        held = b"".join(file.read(name) for name in file.namelist())
    other = ["--library", str(tmp_path / "other.db")]
    for _ in range(2):
        main(["import", str(full), "--quiet", *other])

    assert b"do not tell" not in held
    assert main(["verify", str(full)]) == 0
    with Library.open(Path(other[1])) as library:
        assert [(n.who, n.text) for n in library.notes_of("p-1")] == [("Ada", "do not tell")]
