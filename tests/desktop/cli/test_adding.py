"""Pages that only a browser shows are said to be empty, and a person's saved copies join the capture."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.history.library import Library
from tests.support.capture_archives import har_of, mhtml_of
from tests.support.servers import Page, html, serving

SHELL = Page(
    b"<!doctype html><html lang=en><head><title>Fees</title></head><body><div id=root></div>"
    b"<script src=/app.js></script><noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
)
FEES = (
    b"<!doctype html><html lang=en><head><title>Fees and charges</title></head><body><main><h1>Fees</h1>"
    b"<p>Secondary market fee: 0.85 %.</p>"
    b"<p>Investors pay no fee for an account, and none for a payment to their bank.</p></main></body></html>"
)
SITE = {
    "/": Page(html("/fees|Fees", "/terms|Terms", title="Loan House", text="Lend from 10 euro. Capital at risk.")),
    "/terms": Page(html(title="Terms", text="Terms of use. Withdrawals are paid within 3 working days.")),
    "/fees": SHELL,
}  # fmt: skip
KEY = "fees.secondary_market"


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A library that holds a platform whose page of fees is an empty shell, and the platform's address."""
    path = tmp_path_factory.mktemp("visited") / "library.db"
    with serving(SITE) as server:
        main(["review", server.url, "--allow-loopback", "--delay", "0", "--quiet", "--library", str(path)])
        return path, server.url


@pytest.fixture
def here(visited: tuple[Path, str], tmp_path: Path) -> list[str]:
    """A copy of that library."""
    return ["--library", str(shutil.copy(visited[0], tmp_path / "library.db"))]


@pytest.fixture
def home(visited: tuple[Path, str]) -> str:
    return visited[1]


def result(here: list[str], *words: str) -> dict[str, Any]:
    out = Path(here[1]).with_suffix(".json")
    assert main(["review", *words, "--json", str(out), "--quiet", *here]) in (0, 4)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def state(found: dict[str, Any], key: str = KEY) -> str:
    return str(next(f["state"] for f in found["findings"] if f["key"] == key))


def test_an_empty_page_is_said_to_be_one(
    here: list[str], home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it may say was not read, which is another thing than silence; and the way out is told."""
    main(["review", "Loan House", *here])
    told = capsys.readouterr().err
    found = result(here, "Loan House")

    assert f"{home}fees is empty until its scripts run" in told
    assert "lendscope review 'Loan House' --add FILE" in told
    assert state(found) == "unsearched"
    assert [c["failure"] for c in found["snapshot"]["captures"] if c["url"].endswith("/fees")] == [
        "javascript-shell"
    ]


def single(folder: Path, url: str) -> Path:
    path = folder / "fees.html"
    path.write_bytes(
        FEES.replace(b"<head>", b"<head><!--\n Page saved with SingleFile\n url: %s\n-->" % url.encode())
    )
    return path


def plain(folder: Path, _url: str) -> Path:
    path = folder / "page.html"
    path.write_bytes(FEES)
    return path


def recorded(folder: Path, url: str) -> Path:
    return har_of(folder / "fees.har", [(url, FEES), ("https://elsewhere.example/", b"<!doctype html><p>x")])


def packed(folder: Path, url: str) -> Path:
    return mhtml_of(folder / "fees.mhtml", url, FEES)


SAVED = [(single, "SingleFile"), (packed, "Blink"), (recorded, "Firefox 140.0")]


@pytest.mark.parametrize(("make", "saver"), SAVED)
def test_a_saved_copy_joins_the_capture(
    make: Any, saver: str, here: list[str], home: str, tmp_path: Path
) -> None:
    """The earlier capture stays as it is; the new one refers to it and says what was added, from which file."""
    before = result(here, "Loan House")
    path = make(tmp_path, f"{home}fees")
    after = result(here, "Loan House", "--add", str(path))
    again = result(here, "Loan House")
    added = [c for c in after["snapshot"]["captures"] if c["origin"] == "adopted"]

    assert (state(before), state(after)) == ("unsearched", "found")
    assert after["snapshot"]["base"] == before["snapshot"]["id"]
    assert after["snapshot"]["id"] != before["snapshot"]["id"]
    assert [(c["url"], c["source"], c["kinds"]) for c in added] == [
        (f"{home}fees", f"{path.name}, saved by {saver}", ["F"])
    ]
    assert [c for c in after["snapshot"]["captures"] if c not in added] == before["snapshot"]["captures"]
    assert again["snapshot"]["id"] == after["snapshot"]["id"]


def test_a_file_without_an_address_gets_the_one_that_is_given(
    here: list[str], home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then the empty page is no longer a gap."""
    after = result(here, "Loan House", "--add", str(plain(tmp_path, "")), "--at", f"{home}fees")
    capsys.readouterr()
    main(["review", "Loan House", *here])

    assert state(after) == "found"
    assert "is empty until" not in capsys.readouterr().err


def test_the_report_says_which_evidence_a_person_brought(here: list[str], home: str, tmp_path: Path) -> None:
    """A reader of the report can tell what this program captured from what it was given."""
    report = tmp_path / "report.md"
    result(here, "Loan House", "--add", str(single(tmp_path, f"{home}fees")))
    main(["report", "Loan House", "-o", str(report), "--quiet", *here])
    text = report.read_text(encoding="utf-8")

    assert "from a saved file (fees.html, saved by SingleFile)" in text
    assert "Pages a person added from saved files: 1" in text


def test_a_page_beside_the_gap_leaves_the_gap(here: list[str], home: str, tmp_path: Path) -> None:
    """Another page of fees says what it says; the empty one may still say more."""
    found = result(here, "Loan House", "--add", str(plain(tmp_path, "")))

    assert state(found) == "found"
    assert state(found, "fees.early_exit") == "unsearched"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["Loan House", "--add", "gone.html"], 66, "no file or folder"),
        (["Nobody", "--add", "{page}"], 66, "nothing in the library"),
        (["Loan House", "--add", "{other}"], 2, "holds pages of other.example"),
        (["Loan House", "--add", "{page}", "--at", "https://other.example/fees"], 2, "no address of"),
        (["Loan House", "--add", "{page}", "--at", "file:///etc/passwd"], 2, "http"),
        (["Loan House", "--add", "{page}", "{more}", "--at", "{home}fees"], 2, "one saved page"),
        (["Loan House", "--add", "{shell}"], 2, "when its content has appeared"),
        (["Loan House", "--add", "{text}"], 65, "no page, PDF or web archive"),
        (["Loan House", "Loan House", "--add", "{page}"], 2, "one platform"),
        (["Loan House", "--at", "https://x.example/"], 2, "--add"),
    ],
)
def test_what_cannot_be_added_is_told_and_changes_nothing(
    words: list[str], code: int, says: str, here: list[str], home: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """One sentence, and the library is as it was."""
    other = tmp_path / "other.html"
    other.write_bytes(FEES.replace(b"<head>", b"<head><link rel=canonical href=https://other.example/fees>"))
    (tmp_path / "notes.txt").write_text("my notes", encoding="utf-8")
    (tmp_path / "more.html").write_bytes(FEES + b"<!-- more -->")
    (tmp_path / "shell.html").write_bytes(SHELL.body)
    text, more = tmp_path / "notes.txt", tmp_path / "more.html"
    names = {
        "page": plain(tmp_path, ""),
        "other": other,
        "text": text,
        "more": more,
        "home": home,
        "shell": tmp_path / "shell.html",
    }
    capsys.readouterr()

    assert main(["review", *(w.format(**names) for w in words), *here]) == code
    assert says in capsys.readouterr().err
    with Library.open(Path(here[1])) as library:
        assert len(library.snapshots_of("p-1")) == 1


def test_the_same_page_twice_is_told(here: list[str], home: str, tmp_path: Path) -> None:
    """Nothing is added a second time."""
    path = single(tmp_path, f"{home}fees")
    result(here, "Loan House", "--add", str(path))

    assert main(["review", "Loan House", "--add", str(path), *here]) == 2
