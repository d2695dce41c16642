"""The command line as a script uses it: results, messages and exit codes, over real files and a real server."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from desktop.app.commands.doctor import disk_line
from desktop.app.samples import sample_folder, sample_names
from desktop.cli import main, parser
from tests.support.servers import Page, html, serving

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    """Words that keep everything in this test's folder."""
    return ["--library", str(tmp_path / "library.db")]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which the samples were reviewed once."""
    folder = tmp_path_factory.mktemp("demo")
    assert (
        main(["demo", "--library", str(folder / "library.db"), "--out", str(folder / "pdf"), "--quiet"]) == 0
    )
    return folder


def sample(name: str) -> str:
    with sample_folder(name) as folder:
        return str(folder)


def test_the_demo_prints_scores_and_pdfs(reviewed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three platforms, five scores each, and a PDF on disk."""
    assert main(["demo", "--library", str(reviewed / "again.db"), "--out", str(reviewed / "pdf")]) == 0
    out = capsys.readouterr().out

    assert len(sample_names()) == 3
    assert [out.count(word) for word in ("  Liquidity", "  Technical security", "  Overall")] == [3, 3, 3]
    assert sorted(p.name for p in (reviewed / "pdf").glob("*.pdf")) == sorted(
        f"{n}.pdf" for n in sample_names()
    )


def test_the_json_of_a_review_validates(library: list[str], tmp_path: Path) -> None:
    """The published schema is the contract."""
    target = tmp_path / "r.json"
    code = main(["review", sample(sample_names()[0]), "--json", str(target), "--quiet", *library])
    schema = json.loads((files("resources") / "schema" / "review-1.json").read_text(encoding="utf-8"))

    assert code in (0, 4)
    jsonschema.Draft202012Validator(schema).validate(json.loads(target.read_text(encoding="utf-8")))


def test_the_same_file_gives_the_same_result_twice(library: list[str], tmp_path: Path) -> None:
    """JSON equal but for times and ids, PDFs equal in every byte."""
    results = []
    for number in (1, 2):
        words = [
            "--json",
            str(tmp_path / f"{number}.json"),
            "--pdf",
            str(tmp_path / f"{number}.pdf"),
            "--quiet",
        ]
        main(["review", sample(sample_names()[0]), *words, *library])
        plain = json.loads((tmp_path / f"{number}.json").read_text(encoding="utf-8"))
        del plain["run"], plain["snapshot"]["id"]
        results.append((plain, (tmp_path / f"{number}.pdf").read_bytes()))

    assert results[0] == results[1]


def test_several_targets_give_a_list_and_one_failure_does_not_stop_the_rest(
    library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Batch work goes on; the exit code tells that something failed."""
    code = main(["review", "missing.wacz", sample(sample_names()[0]), "--json", "-", *library])
    captured = capsys.readouterr()

    assert code == 66
    assert len(json.loads(captured.out)) == 1
    assert "missing.wacz" in captured.err


SITE = {
    "/": Page(html("/terms", "/about", title="Loan House", text="Lend from 10 euro. Capital at risk.")),
    "/terms": Page(html(title="Terms", text="Terms of use. Withdrawals are paid within 3 working days.")),
    "/about": Page(html(title="About", text="Loan House Ltd, company number 12345678.")),
    "/robots.txt": Page(b"User-agent: *\nDisallow:\n", type="text/plain"),
}


def test_an_address_is_captured_and_judged(library: list[str], tmp_path: Path) -> None:
    """From an address to JSON and PDF in one command."""
    with serving(SITE) as server:
        words = [
            "--allow-loopback",
            "--delay",
            "0",
            "--json",
            str(tmp_path / "r.json"),
            "--pdf",
            str(tmp_path / "r.pdf"),
        ]
        code = main(["review", server.url, *words, "--quiet", *library])
    plain = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))

    assert code in (0, 4)
    assert {c["url"].rsplit("/", 1)[-1] for c in plain["snapshot"]["captures"]} >= {"", "terms", "about"}
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_library_name_reads_the_saved_pages_again(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Offline, from what was kept."""
    assert main(["review", "Tidewell", "--json", "-", "--library", str(reviewed / "library.db")]) in (0, 4)

    assert json.loads(capsys.readouterr().out)["platform"]["name"] == "Tidewell"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["review", "nobody-knows-this"], 66, "nothing in the library"),
        (["review", "gone.html"], 66, "no file or folder"),
        (["review", "http://192.168.1.1/"], 2, "192.168.1.1"),
        (["review", "http://127.0.0.1:1/"], 2, "127.0.0.1"),
        (["review", "ftp://lend.example/"], 2, "http"),
        (["review", "x", "--as-of", "yesterday"], 2, "not a date"),
        (["review", "x", "--jurisdiction", "Latvia"], 2, "two letters"),
        (["review", "x", "--fail-on", "bad"], 2, "--fail-on"),
        (["review"], 2, "name what to review"),
        (["nonsense"], 2, "nonsense"),
        (["report", "r-000009", "-o", "x.pdf"], 66, "nothing in the library"),
        (["checklist", "credit.nothing"], 2, "no item"),
        (
            ["answer", "x", "credit.licence", "--outcome", "good", "--why", "a", "--source", "b"],
            2,
            "no outcome",
        ),
        (["verify", "gone.wacz"], 66, "gone.wacz"),
    ],
)
def test_wrong_words_get_one_sentence_and_their_code(
    words: list[str], code: int, says: str, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, and what to do next."""
    assert main([words[0], *library, *words[1:]]) == code
    err = capsys.readouterr().err

    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", b"<html><body>not a PDF</body></html>"),
        ("page.html", b"\x00\x01\x02binary\xff" * 50),
        ("case.wacz", b"PK\x03\x04 broken"),
        ("pages.warc.gz", b"\x1f\x8bnot really gzip"),
        ("pages.warc", b"no records here"),
        ("page.html", b""),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    name: str, content: bytes, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 65, one sentence, and nothing half in the library."""
    (tmp_path / name).write_bytes(content)

    assert main(["review", str(tmp_path / name), *library]) == 65
    assert "Traceback" not in capsys.readouterr().err
    assert main(["history", "--json", "-", *library]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_empty_folder_is_said_to_be_empty(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to adopt."""
    (tmp_path / "empty").mkdir()

    assert main(["review", str(tmp_path / "empty"), *library]) == 65
    assert "empty" in capsys.readouterr().err


@pytest.mark.abuse("C05")
@pytest.mark.parametrize(
    ("site", "code"),
    [
        ({"/": Page(html(title="x"), status=404)}, 66),
        (
            {
                "/": Page(html(title="x")),
                "/robots.txt": Page(b"User-agent: *\nDisallow: /\n", type="text/plain"),
            },
            4,
        ),
        ({"/": Page(b"GIF89a", type="image/gif")}, 66),
    ],
)
def test_a_site_that_cannot_be_read_is_no_bad_score(
    site: dict[str, Page], code: int, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The cause is named, and no run is kept."""
    with serving(site) as server:
        assert main(["review", server.url, "--allow-loopback", "--delay", "0", *library]) == code

    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_refused_connection_is_named(library: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody listens there any more."""
    with serving(SITE) as server:
        address = server.url

    assert main(["review", address, "--allow-loopback", "--delay", "0", *library]) == 66
    assert "refuses the connection" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "code"), [(["--fail-under", "100"], 3), (["--fail-on", "pass"], 3)])
def test_thresholds_decide_the_exit_code(words: list[str], code: int, library: list[str]) -> None:
    """Findings are not failures, unless somebody asks for it."""
    assert main(["review", sample(sample_names()[0]), "--quiet", *words, *library]) == code


def test_a_person_answers_and_both_scores_are_kept(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The machine's outcome stays beside the person's."""
    here = ["--library", str(reviewed / "library.db")]
    words = [
        "--outcome",
        "pass",
        "--why",
        "lists searched today",
        "--source",
        "the authority's list",
        "--who",
        "A. Reader",
    ]

    assert main(["answer", "Tidewell", "credit.regulator-warning", *words, *here]) == 0
    capsys.readouterr()
    main(["report", "Tidewell", "-o", str(reviewed / "t.json"), *here])
    item = {i["id"]: i for i in json.loads((reviewed / "t.json").read_text())["items"]}[
        "credit.regulator-warning"
    ]

    assert (item["outcome"], item["machine"], item["by"]) == ("pass", "manual_pending", "A. Reader")


@pytest.mark.parametrize(
    "words",
    [
        ["--library", "LIB", "--quiet", "doctor"],
        ["doctor", "--library", "LIB", "--quiet"],
        ["--quiet", "doctor", "--library", "LIB"],
    ],
    ids=["before", "after", "both"],
)
def test_common_words_stand_before_or_after_the_command(words: list[str]) -> None:
    """A word said before the command is not forgotten behind it."""
    args = parser().parse_args(words)

    assert (str(args.library), args.quiet, args.verbose) == ("LIB", True, False)


@pytest.mark.parametrize("ending", [".pdf", ".html", ".md", ".json", ".csv", ".xlsx"])
def test_reports_are_written_in_every_form(ending: str, reviewed: Path) -> None:
    """The ending decides."""
    path = reviewed / f"out{ending}"

    assert (
        main(["report", "Tidewell", "-o", str(path), "--quiet", "--library", str(reviewed / "library.db")])
        == 0
    )
    assert path.stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        (["compare", "Tidewell", "Lindara"], "c.pdf", 0),
        (["compare", "Tidewell", "Lindara"], "c.html", 0),
        (["compare", "Tidewell", "Lindara"], "c.md", 0),
        (["compare", "Tidewell", "Lindara"], "c.csv", 0),
        (["compare", "Tidewell", "Lindara"], "c.json", 2),
        (["diff", "Tidewell", "Tidewell"], "d.pdf", 0),
        (["diff", "Tidewell", "Tidewell"], "d.html", 0),
        (["diff", "Tidewell", "Tidewell"], "d.md", 0),
        (["diff", "Tidewell", "Tidewell"], "d.xlsx", 2),
    ],
)
def test_comparisons_and_changes_are_documents_too(
    words: list[str], name: str, code: int, reviewed: Path
) -> None:
    """The ending decides; one that is not there is said with those that are."""
    path = reviewed / name

    assert main([*words, "-o", str(path), "--quiet", "--library", str(reviewed / "library.db")]) == code
    assert path.exists() is (code == 0)


@pytest.mark.abuse("R07")
@pytest.mark.parametrize("name", ["no-such-folder/x.pdf", "x.docx", ""])
def test_a_report_that_cannot_be_written_loses_nothing(name: str, reviewed: Path, tmp_path: Path) -> None:
    """A wrong place or ending is a usage error."""
    assert (
        main(["report", "Tidewell", "-o", str(tmp_path / name), "--library", str(reviewed / "library.db")])
        == 2
    )


@pytest.mark.abuse("R07")
def test_a_link_is_not_followed(reviewed: Path, tmp_path: Path) -> None:
    """What it points at stays as it was."""
    (tmp_path / "real.pdf").write_bytes(b"mine")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")

    assert (
        main(
            [
                "report",
                "Tidewell",
                "-o",
                str(tmp_path / "link.pdf"),
                "--library",
                str(reviewed / "library.db"),
            ]
        )
        == 2
    )
    assert (tmp_path / "real.pdf").read_bytes() == b"mine"


def test_a_case_file_goes_out_verifies_and_comes_in(
    reviewed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same numbers on the other side."""
    case = tmp_path / "tidewell.wacz"
    here = ["--library", str(reviewed / "fresh.db")]
    main(["review", sample("tidewell"), "--quiet", *here])

    assert main(["export", "Tidewell", "-o", str(case), *here]) == 0
    assert main(["verify", str(case)]) == 0
    assert main(["import", str(case), "--library", str(tmp_path / "other.db")]) == 0
    capsys.readouterr()
    overall = []
    for words in (here, ["--library", str(tmp_path / "other.db")]):
        main(["report", "Tidewell", "-o", str(tmp_path / "o.json"), "--quiet", *words])
        overall.append(json.loads((tmp_path / "o.json").read_text())["overall"])
    assert overall[0] == overall[1]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["review", "--help"],
        ["checklist"],
        ["checklist", "--how"],
        ["checklist", "credit.licence"],
        ["--version"],
    ],
)
def test_help_and_handbook_are_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Everything explains itself."""
    assert main(words) == 0
    assert len(capsys.readouterr().out) > 10


def test_the_doctor_tells_of_room_on_the_disk(tmp_path: Path) -> None:
    """Twice the library must fit, for a backup is a copy of it."""
    library = tmp_path / "library.db"
    library.write_bytes(bytes(3_000_000))

    assert disk_line(library, free=9_000_000_000) == "ok: disk: 9,000 MB free, the library takes 3 MB"
    assert disk_line(library, free=400_000_000).startswith("warning: disk: 400 MB free")
    assert disk_line(library).partition(": ")[0] in ("ok", "warning")


def test_diff_compare_history_doctor_backup(
    reviewed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other words answer."""
    here = ["--library", str(reviewed / "library.db")]

    assert main(["diff", "r-000001", "r-000001", *here]) == 0
    assert main(["diff", "r-000001", "r-000002", *here]) == 2
    assert main(["compare", "Tidewell", "Lindara", *here]) == 0
    assert main(["history", "Tidewell", *here]) == 0
    assert main(["doctor", *here]) == 0
    assert main(["backup", "-o", str(tmp_path / "b.db"), *here]) == 0
    assert main(["restore", str(tmp_path / "b.db"), "--library", str(tmp_path / "r.db")]) == 0
    assert "Overall" in capsys.readouterr().out


@pytest.mark.abuse("D07")
def test_no_escape_reaches_the_terminal(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title may not move the cursor or colour the screen."""
    head = "<html><head><title>Evil \x1b[31mred\x07 &#27;[2J</title></head>"
    page = head + "<body><p>Lend \x1b]0;x\x07 here.</p></body></html>"
    (tmp_path / "evil.html").write_text(page, encoding="utf-8")
    main(["review", str(tmp_path / "evil.html"), *library])
    main(["history", *library])

    assert "\x1b" not in capsys.readouterr().out


def test_the_module_runs_as_a_program() -> None:
    """`python -m desktop` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.startswith("lendscope ")
