"""Register files and review exports become evidence once a person has seen what they say."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from desktop.app.samples import sample_folder
from desktop.cli import main

HEAD = "Entity name;National id;LEI;Status;Website\n"
OTHERS = "Other Lend OÜ;14000000;X1;Active;https://other.example\n"
OWN = "Tidewell Capital DAC;648213;635400T1D3W3LL201773;Active;\n"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds one reviewed platform."""
    path = tmp_path_factory.mktemp("reviewed") / "library.db"
    with sample_folder("tidewell") as folder:
        main(["review", str(folder), "--quiet", "--library", str(path)])
    return path


@pytest.fixture
def here(reviewed: Path, tmp_path: Path) -> list[str]:
    return ["--library", str(shutil.copy(reviewed, tmp_path / "library.db"))]


def table(folder: Path, text: str, name: str = "register.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def report(here: list[str]) -> dict[str, Any]:
    out = Path(here[1]).with_suffix(".json")
    main(["report", "Tidewell", "-o", str(out), "--quiet", *here])
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def item(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(i for i in found["items"] if i["id"] == name)


def test_the_preview_keeps_nothing(
    here: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person sees form, columns, rows and what would be kept, before anything is."""
    before = Path(here[1]).read_bytes()
    assert main(["register", "Tidewell", table(tmp_path, HEAD + OTHERS + OWN), *here]) == 0
    told = capsys.readouterr()

    assert "fields divided by semicolon" in told.out
    assert "National id [number]" in told.out
    assert "row 2: same number, name 100 % alike" in told.out
    assert "register.licence_status = active" in told.out
    assert "--confirm" in told.err
    with sqlite3.connect(here[1]) as after:
        assert after.execute("SELECT count(*) FROM answers").fetchone() == (0,)
        assert after.execute("SELECT count(*) FROM snapshots").fetchone() == (1,)
    assert len(before) > 0


def test_a_confirmed_row_answers_the_items_that_rest_on_the_register(here: list[str], tmp_path: Path) -> None:
    """Its words are kept with the day, and the program's own outcome stays beside."""
    words = ["--confirm", "--dated", "2026-11-20", "--who", "A. Reader"]
    assert main(["register", "Tidewell", table(tmp_path, HEAD + OTHERS + OWN), *words, *here]) == 0
    found = report(here)
    licence, kept = item(found, "credit.licence"), found["snapshot"]["captures"][-1]

    assert (licence["outcome"], licence["machine"], licence["by"]) == ("pass", "partial", "an imported file")
    assert licence["evidence"][0]["quote"].startswith("Tidewell Capital DAC,648213")
    assert licence["evidence"][0]["captured_at"] == "2026-11-20T12:00:00Z"
    assert licence["evidence"][0]["sha256"] == kept["sha256"]
    assert (kept["origin"], kept["source"]) == ("imported", "register.csv, row 2")
    assert found["overall_machine"]["score"] < found["overall"]["score"]
    assert found["snapshot"]["base"] == "s-000001"


def test_what_was_imported_outlives_the_next_review(here: list[str], tmp_path: Path) -> None:
    """Judged again and read again, it stands."""
    main(["register", "Tidewell", table(tmp_path, HEAD + OWN), "--confirm", *here])
    main(["rescore", "Tidewell", "--quiet", *here])
    assert item(report(here), "credit.licence")["machine"] == "partial"
    main(["review", "Tidewell", "--quiet", *here])

    assert item(report(here), "credit.licence")["outcome"] == "pass"


def test_the_register_s_words_are_not_the_platform_s(here: list[str], tmp_path: Path) -> None:
    """A rate in a register file is no rate of the platform's."""
    before = report(here)
    main(["register", "Tidewell", table(tmp_path, HEAD + OWN.replace(";Active", ";Active - interest rate 99 %")), *here,
          "--confirm"])  # fmt: skip
    after = report(here)

    kept = [f for f in after["findings"] if not f["key"].startswith("register.")]
    assert kept == before["findings"]


@pytest.mark.parametrize(
    ("rows", "words", "code", "says"),
    [
        (OTHERS, [], 2, "only when the file is the whole register"),
        (OWN + OWN.replace("Active", "Withdrawn"), [], 2, "several rows"),
        ("Tidewell Capital DAC;999;X;Active;\n", [], 2, "choose the row"),
        ("Tidewell Capital DAC;999;X;Active;\n", ["--whole-register"], 2, "choose the row"),
        (OWN, ["--row", "7"], 2, "row 7"),
        (OTHERS, ["--row", "0"], 2, "whole register"),
        (OWN.replace("Active", "Sunny"), [], 2, "no column of this row tells"),
        ('Broken;"1;2\n', [], 65, "never closed"),
        (OWN, ["--column", "number=Nothing"], 65, "no column 'Nothing'"),
        (OWN, ["--column", "colour=Status"], 2, "ROLE=NAME"),
    ],
)
def test_what_is_not_sure_is_asked_and_not_kept(
    rows: str, words: list[str], code: int, says: str, here: list[str], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A wrong row would say a wrong word about somebody."""
    assert main(["register", "Tidewell", table(tmp_path, HEAD + rows), "--confirm", *words, *here]) == code
    assert says in capsys.readouterr().err
    with sqlite3.connect(here[1]) as library:
        assert library.execute("SELECT count(*) FROM answers").fetchone() == (0,)
        assert library.execute("SELECT count(*) FROM snapshots").fetchone() == (1,)


def test_a_row_of_another_number_counts_when_a_person_chooses_it(here: list[str], tmp_path: Path) -> None:
    """The likeness of the names is kept with the value."""
    row = "Tidewell Capitol Ltd;999;X;Withdrawn;\n"
    main(["register", "Tidewell", table(tmp_path, HEAD + row), "--row", "1", "--confirm", *here])
    found = report(here)
    value = next(f for f in found["findings"] if f["key"] == "register.licence_status")["values"][0]

    assert value["method"].startswith("matched by name, 9")
    assert item(found, "credit.licence")["outcome"] == "fail"


def test_a_whole_register_without_the_operator_says_so(here: list[str], tmp_path: Path) -> None:
    """Only when the person says that the file is whole."""
    main(["register", "Tidewell", table(tmp_path, HEAD + OTHERS), "--whole-register", "--confirm", *here])

    assert [f["item"] for f in report(here)["flags"]] == ["credit.licence"]


def test_a_file_of_reviews_is_counted(here: list[str], tmp_path: Path) -> None:
    """Both items that rest on reviews are answered; no reviewer's name is kept."""
    rows = [
        f"2026-0{1 + n % 9}-1{n % 9};{5 if n % 2 else 3};Interest is paid monthly, {n * 7919} of my loans;Jane {n}"
        for n in range(90)
    ]
    rows += [
        f"2026-10-{10 + n};1;Waiting {n} weeks for my withdrawal, no answer {n * 104729};Joe"
        for n in range(20)
    ]
    path = table(tmp_path, "Date;Stars;Review text;Author\n" + "\n".join(rows), "reviews.csv")
    assert main(["register", "Tidewell", path, "--confirm", "--dated", "2026-11-01", *here]) == 0
    found = report(here)
    with sqlite3.connect(here[1]) as library:
        library.execute("PRAGMA quick_check")

    assert item(found, "liquidity.withdrawal-complaints")["outcome"] == "fail"
    assert item(found, "credit.review-authenticity")["outcome"] in ("pass", "partial")
    assert "Jane" not in json.dumps(found)


@pytest.mark.abuse("V05")
def test_names_of_columns_are_never_commands(here: list[str], tmp_path: Path) -> None:
    """The schema is the same before and after, and so are the rows that were there."""
    names = [
        "x]; DROP TABLE runs;--",
        'x""; DROP TABLE runs;--',
        "x'; DELETE FROM answers; --",
        "[a] INTEGER);",
    ]
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    with sqlite3.connect(here[1]) as library:
        before = library.execute(schema).fetchall()
    head = ";".join(f'"{name}"' for name in names)
    text = f"Entity name;National id;Status;{head}\nTidewell Capital DAC;648213;Active;1;2;3;4\n"
    assert main(["register", "Tidewell", table(tmp_path, text), "--confirm", *here]) == 0

    with sqlite3.connect(here[1]) as library:
        assert library.execute(schema).fetchall() == before
        assert library.execute("SELECT count(*) FROM runs").fetchone() == (2,)


@pytest.mark.abuse("V01")
def test_an_import_keeps_cells_as_they_are(here: list[str], tmp_path: Path) -> None:
    """Only exports are made safe for spreadsheets; evidence is word for word."""
    cells = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"]
    head = "Entity name;National id;Status;a;b;c;d;e"
    text = f"{head}\nTidewell Capital DAC;648213;Active;{';'.join(cells)}\n"
    main(["register", "Tidewell", table(tmp_path, text), "--confirm", *here])
    found = next(f for f in report(here)["findings"] if f["key"] == "register.company_status")

    assert found["values"][0]["evidence"][0]["quote"].endswith(",".join(cells))
