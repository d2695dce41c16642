"""A case goes out, is checked by anybody, and comes in again as the same assessment."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from warcio.archiveiterator import ArchiveIterator

from desktop.cli import main
from tests.support.own_sites import SITES, TYPES, truth
from tests.support.servers import Page, serving

NAME = "clairlande"


def routes() -> dict[str, Page]:
    """One of the invented sites, as its server answers."""
    return {
        path: Page(
            (SITES / NAME / route["file"]).read_bytes(),
            headers=route.get("headers", {}),
            type=TYPES[Path(route["file"]).suffix],
        )
        for path, route in truth(NAME, "routes").items()
    }


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that visited the site twice, so that some findings rest on both visits."""
    path = tmp_path_factory.mktemp("visited") / "library.db"
    words = ["--allow-loopback", "--delay", "0", "--quiet", "--library", str(path)]
    with serving(routes()) as server:
        main(["review", server.url, *words])
        shutil.copy(path, path.with_name("once.db"))
        main(["review", server.url, *words])
    return path


@pytest.fixture(scope="module")
def case(visited: Path) -> Path:
    """The first visit as a case file."""
    target = visited.with_name("case.wacz")
    assert (
        main(["export", "p-1", "-o", str(target), "--quiet", "--library", str(visited.with_name("once.db"))])
        == 0
    )
    return target


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    return main(["verify", str(path), "--quiet"]), capsys.readouterr().out


def published(library: Path, *, less: bool = True) -> dict[str, Any]:
    out = library.with_suffix(".json")
    main(["report", "p-1", "-o", str(out), "--quiet", "--library", str(library)])
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    if less:
        del found["run"], found["snapshot"]["id"], found["snapshot"]["status"], found["snapshot"]["hosts"]
    return found


def test_the_same_assessment_comes_in_again(visited: Path, case: Path, tmp_path: Path) -> None:
    """Everything but ids and times, and that it was adopted this time."""
    other = tmp_path / "other.db"
    assert main(["import", str(case), "--quiet", "--library", str(other)]) == 0

    assert published(other) == published(visited.with_name("once.db"))


def test_an_exported_case_holds(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All three parts are said to be in order."""
    assert told(case, capsys) == (0, "digests: ok\nquotes: ok\nscore: ok\n")


def test_other_programs_find_every_page_by_the_index(case: Path) -> None:
    """Offsets lead to records of their own whose digests hold, and times are RFC 3339."""
    with zipfile.ZipFile(case) as archive:
        data = archive.read("archive/data.warc.gz")
        lines = archive.read("indexes/index.cdxj").decode().splitlines()
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()][1:]
    found = set()
    for line in lines:
        entry = json.loads(line.split(" ", 2)[2])
        start, size = int(entry["offset"]), int(entry["length"])
        record = next(iter(ArchiveIterator(io.BytesIO(data[start : start + size]), check_digests="raise")))
        record.content_stream().read()
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        found.add(entry["url"])
    assert {page["url"] for page in pages} <= found
    assert len(pages) > 10
    assert all(page["ts"].endswith("Z") and page["ts"][10] == "T" for page in pages)


def test_the_pages_alone_go_out_as_a_web_archive(visited: Path, tmp_path: Path) -> None:
    """Every record's digest holds, and the archive can be reviewed again."""
    target = tmp_path / "pages.warc.gz"
    assert main(["export", "p-1", "-o", str(target), "--quiet", "--library", str(visited)]) == 0
    with target.open("rb") as file:
        kinds = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            kinds.append(record.rec_type)
    assert kinds[0] == "warcinfo"
    assert kinds.count("response") > 10
    assert main(["review", str(target), "--quiet", "--library", str(tmp_path / "other.db")]) in (0, 4)


@pytest.mark.parametrize("words", [["history"], ["history", "--library"]])
def test_a_received_case_is_looked_at_without_taking_it_in(
    case: Path, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Named as a platform or as the library; one's own library is not even made."""
    own = tmp_path / "own.db"
    here = [] if words[-1] == "--library" else ["--library", str(own)]

    assert main([*words, str(case), *here]) == 0

    told = capsys.readouterr()
    assert "Clairlande" in told.out
    assert "nothing is kept; `lendscope verify case.wacz` checks it" in told.err
    assert not own.exists()


def test_the_report_of_a_received_case_is_that_of_its_sender(
    visited: Path, case: Path, tmp_path: Path
) -> None:
    """Everything but ids and times."""
    out = tmp_path / "case.json"
    assert main(["report", str(case), "-o", str(out), "--quiet", "--library", str(tmp_path / "own.db")]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    del found["run"], found["snapshot"]["id"], found["snapshot"]["status"], found["snapshot"]["hosts"]

    assert found == published(visited.with_name("once.db"))


def test_a_received_case_is_not_changed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said how it could be, and nothing of it is left behind."""
    before = case.read_bytes()

    assert main(["note", "p-1", "a word", "--library", str(case)]) == 66

    assert "`lendscope import case.wacz` takes it into your library" in capsys.readouterr().err
    assert case.read_bytes() == before
    assert list(Path(tempfile.gettempdir()).glob("lendscope-case-*")) == []


def test_notes_and_client_names_stay_at_home(visited: Path, tmp_path: Path) -> None:
    """A case carries a person's notes only when it is told to, and never for whom a report was made."""
    library = tmp_path / "library.db"
    shutil.copy(visited.with_name("once.db"), library)
    here = ["--quiet", "--library", str(library)]
    assert main(["note", "p-1", "Mrs Vornamen asked about this one", *here]) == 0
    pdf = ["report", "p-1", "-o", str(tmp_path / "r.pdf"), "--client", "Vornamen Ltd", *here]
    assert main(pdf) == 0

    assert main(["export", "p-1", "-o", str(tmp_path / "case.wacz"), *here]) == 0

    with zipfile.ZipFile(tmp_path / "case.wacz") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    text = pdf_text(held["report.pdf"])
    assert "notes.json" not in held
    assert [name for name, data in held.items() if b"Vornamen" in data] == []
    assert "Clairlande" in text
    assert "Vornamen" not in text


def pdf_text(data: bytes) -> str:
    """The words of a PDF."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


Change = Callable[[dict[str, bytes]], None]


def edited(name: str, change: Callable[[Any], object]) -> Change:
    """An edit of a JSON file of the case."""

    def apply(files: dict[str, bytes]) -> None:
        plain = json.loads(files[name])
        change(plain)
        files[name] = json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"

    return apply


def both(change: Callable[[Any], object]) -> Change:
    """The same edit of findings and assessment, as a careful forger makes it."""

    def apply(files: dict[str, bytes]) -> None:
        for name in ("findings.json", "assessment.json"):
            edited(name, change)(files)

    return apply


def rewritten(case: Path, target: Path, change: Change, *, forged: bool) -> Path:
    """The case with an edit; `forged` makes the digests anew, so that they hold."""
    with zipfile.ZipFile(case) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    if forged:
        package = json.loads(files["datapackage.json"])
        for resource in package["resources"]:
            data = files[resource["path"]]
            resource |= {"hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        files["datapackage.json"] = json.dumps(package).encode()
        mark = f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}"
        files["datapackage-digest.json"] = json.dumps({"path": "datapackage.json", "hash": mark}).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def first_found(plain: Any) -> Any:
    return next(f for f in plain["findings"] if f["state"] == "found" and f["values"][0]["origin"] == "page")


def other_quote(plain: Any) -> None:
    first_found(plain)["values"][0]["evidence"][0]["quote"] = "We never lost a cent."


def other_value(plain: Any) -> None:
    first_found(plain)["values"][0]["value"] = "Somebody else"


def better_score(plain: Any) -> None:
    plain["overall"]["score"] = 99.9


def better_outcome(plain: Any) -> None:
    next(i for i in plain["items"] if i["outcome"] == "fail")["outcome"] = "pass"


def softer_item(plain: Any) -> None:
    next(iter(plain["items"].values()))["weight"] = "low"


def other_page(files: dict[str, bytes]) -> None:
    files["archive/data.warc.gz"] += b" "


EDITS = [
    (other_page, False, ["digests"]),
    (edited("assessment.json", better_score), False, ["digests"]),
    (edited("findings.json", other_quote), False, ["digests"]),
    (edited("findings.json", other_quote), True, ["quotes"]),
    (both(other_quote), True, ["quotes"]),
    (both(other_value), True, ["quotes"]),
    (edited("assessment.json", better_score), True, ["score"]),
    (edited("assessment.json", better_outcome), True, ["score"]),
    (edited("checklist.json", softer_item), True, ["score"]),
]


@pytest.mark.abuse("B07")
@pytest.mark.parametrize(("change", "forged", "failed"), EDITS)
def test_an_edit_is_found_and_its_part_named(
    change: Change,
    forged: bool,
    failed: list[str],
    case: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit 5; with digests made anew it is the quotes or the sum that tell."""
    code, out = told(rewritten(case, tmp_path / "edited.wacz", change, forged=forged), capsys)

    assert code == 5
    assert [line.split(":")[0] for line in out.splitlines()[:3] if line.endswith("failed")] == failed
    assert [line for line in out.splitlines()[3:] if line.strip().startswith(f"{failed[0]}: ")]


def test_a_case_with_a_person_s_part_and_two_visits_verifies(
    visited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers, an imported register and findings that rest on the visit before do not make the sum wrong."""
    library = tmp_path / "library.db"
    shutil.copy(visited, library)
    here = ["--quiet", "--library", str(library)]
    register = tmp_path / "register.csv"
    register.write_text("Entity name;Registration number;Status\nClairlande;1;Active\n", encoding="utf-8")
    row = ["--row", "1", "--kind", "company", "--confirm"]
    assert main(["register", "p-1", str(register), "--column", "name=Entity name", *row, *here]) == 0
    words = ["--outcome", "pass", "--why", "seen", "--source", "the bank's letter", "--who", "A. Reader"]
    assert main(["answer", "p-1", "liquidity.custodian-verified", *words, *here]) == 0
    target = tmp_path / "case.wacz"
    assert main(["export", "p-1", "-o", str(target), *here]) == 0

    assert told(target, capsys) == (0, "digests: ok\nquotes: ok\nscore: ok\n")


def test_words_of_a_register_that_are_not_in_its_kept_part_are_named(
    visited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person brought is checked against the text that was kept of it."""
    library = tmp_path / "library.db"
    shutil.copy(visited.with_name("once.db"), library)
    here = ["--quiet", "--library", str(library)]
    register = tmp_path / "register.csv"
    register.write_text("Entity name;Registration number;Status\nClairlande;1;Active\n", encoding="utf-8")
    assert (
        main(["register", "p-1", str(register), "--row", "1", "--kind", "company", "--confirm", *here]) == 0
    )
    target = tmp_path / "case.wacz"
    main(["export", "p-1", "-o", str(target), *here])

    def forge(plain: Any) -> None:
        entry = next(f for f in plain["findings"] if f["key"] == "register.company_status")
        entry["values"][0]["evidence"][0]["quote"] = "Clairlande,1,Excellent"

    code, out = told(rewritten(target, tmp_path / "forged.wacz", both(forge), forged=True), capsys)
    assert code == 5
    assert "quotes: failed" in out


def test_a_file_of_another_program_has_digests_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be checked is not called in order."""
    package = json.dumps({"resources": []}).encode()
    mark = json.dumps({"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"})
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", package)
        archive.writestr("datapackage-digest.json", mark)

    assert told(tmp_path / "a.wacz", capsys) == (0, "digests: ok\nquotes: not checked\nscore: not checked\n")
