"""WACZ and zip: written to the standard, read with care, checked against its digests."""

from __future__ import annotations

import io
import json
import stat
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from scrapers.adopt import adopt
from scrapers.archive import Capture, CaptureOrigin, Failure, Hop, Snapshot, SnapshotStatus, digest
from scrapers.errors import AdoptError
from scrapers.wacz import verify_wacz, write_wacz
from scrapers.zips import SafeZip
from tests.support.capture import Kept, tiny_outline
from tests.support.capture_archives import ABOUT, HOME, PAGE, PDF, lying, overlapping, warc, with_flag, zipped

ROOT = Path(__file__).resolve().parents[3]
WHEN = datetime(2026, 3, 1, 10, 0, 0, 123456, tzinfo=UTC)
PROBE = b'{"tls":"1.3"}'


def page(path: str, body: bytes, **more: object) -> Capture:
    url = f"{HOME}{path}"
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("X-Odd", "a\\x1bb"))
    return Capture(
        url, url, WHEN, 200, headers, content_type="text/html", sha256=digest(body), size=len(body), **more
    )  # type: ignore[arg-type]


@pytest.fixture
def snapshot() -> Snapshot:
    captures = (
        page("", PAGE, kinds=("H",), peer="93.184.215.14", certificate_sha256="ab" * 32),
        page("about-us", ABOUT, chain=(Hop(f"{HOME}about", 301, (("Location", "/about-us"),)),), kinds=("A",)),
        Capture(f"{HOME}login", f"{HOME}login", WHEN, failure=Failure.ROBOTS, detail="no", kinds=("LOGIN",)),
        Capture("tls://lender.example", "tls://lender.example", WHEN, sha256=digest(PROBE), size=len(PROBE),
                content_type="application/json", origin=CaptureOrigin.PROBE),
    )  # fmt: skip
    return Snapshot(
        "s1", "Lender", HOME, WHEN, SnapshotStatus.COMPLETE, captures, "0.1.0", (("delay", "1"),), ("a",)
    )


BODIES = {digest(body): body for body in (PAGE, ABOUT, PROBE)}


@pytest.fixture
def case(tmp_path: Path, snapshot: Snapshot) -> Path:
    path = tmp_path / "case.wacz"
    write_wacz(path, snapshot, BODIES, {"findings.json": b"{}", "report.pdf": PDF})
    return path


def test_what_was_written_comes_back_whole(case: Path, snapshot: Snapshot) -> None:
    """Failures, measurements, kinds and chains survive the way out and in."""
    kept = Kept()
    adopted = adopt(case, kept, outline=tiny_outline)
    assert adopted.captures == snapshot.captures
    assert kept.bodies == BODIES
    assert (adopted.name, adopted.home, adopted.captured_at) == ("Lender", HOME, WHEN)


def test_two_writings_are_the_same_bytes(tmp_path: Path, case: Path, snapshot: Snapshot) -> None:
    """A case file can be compared by its digest."""
    again = tmp_path / "again.wacz"
    write_wacz(again, snapshot, BODIES, {"report.pdf": PDF, "findings.json": b"{}"})
    assert again.read_bytes() == case.read_bytes()


def test_the_index_finds_every_record(case: Path) -> None:
    """Other programs seek by the index: each offset is a record of its own."""
    with zipfile.ZipFile(case) as archive:
        assert archive.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED
        data = archive.read("archive/data.warc.gz")
        lines = archive.read("indexes/index.cdxj").decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        key, moment, text = line.split(" ", 2)
        entry = json.loads(text)
        start = int(entry["offset"])
        record = next(iter(ArchiveIterator(io.BytesIO(data[start : start + int(entry["length"])]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert (key[:15], moment) == ("example,lender)", "20260301100000")
    assert len(lines) == 3


def test_the_records_pass_the_library_s_own_check(case: Path) -> None:
    """Digests in the WARC are those of its content, and the body is unpacked as its headers say."""
    with zipfile.ZipFile(case) as archive:
        data = archive.read("archive/data.warc.gz")
    found = {}
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        body = record.content_stream().read()
        if record.rec_type == "response":
            found[record.rec_headers.get_header("WARC-Target-URI")] = body
            assert record.http_headers.get_header("Content-Encoding") is None
    assert found == {HOME: PAGE, f"{HOME}about-us": ABOUT, f"{HOME}about": b""}


def test_the_list_of_pages_is_json_lines(case: Path) -> None:
    """A viewer opens the case by its pages."""
    with zipfile.ZipFile(case) as archive:
        lines = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
        package = json.loads(archive.read("datapackage.json"))
    assert lines[0]["format"] == "json-pages-1.0"
    assert [line["url"] for line in lines[1:]] == [HOME, f"{HOME}about-us"]
    assert lines[1]["ts"] == "2026-03-01T10:00:00Z"
    assert package["wacz_version"] == "1.1.1"
    assert all(one["hash"].startswith("sha256:") and one["bytes"] for one in package["resources"])


def test_an_untouched_file_verifies(case: Path) -> None:
    """Nothing wrong is an empty list."""
    assert verify_wacz(case) == ()


def rewritten(case: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(case) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(case, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return case


@pytest.mark.abuse("B07")
@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda f: f.update({"findings.json": b'{"score": 100}'}), "findings.json was changed"),
        (
            lambda f: f.update({"archive/data.warc.gz": f["archive/data.warc.gz"] + b"x"}),
            "data.warc.gz was changed",
        ),
        (
            lambda f: f.update({"datapackage.json": f["datapackage.json"] + b" "}),
            "datapackage.json was changed",
        ),
        (
            lambda f: f.update({"snapshot.json": f["snapshot.json"].replace(b"robots", b"timeout")}),
            "snapshot.json was",
        ),
        (lambda f: f.pop("report.pdf"), "report.pdf is listed but missing"),
        (lambda f: f.update({"extra.txt": b"x"}), "extra.txt is in the file but not in its list"),
        (lambda f: f.pop("datapackage-digest.json"), "datapackage-digest.json is missing"),
    ],
)
def test_every_edit_is_named(case: Path, change: Callable[[dict[str, bytes]], None], named: str) -> None:
    """Whoever receives a case must see what was touched."""
    assert any(named in one for one in verify_wacz(rewritten(case, change)))


@pytest.mark.abuse("B07")
def test_changed_evidence_is_not_adopted(case: Path) -> None:
    """A damaged archive is no evidence."""
    rewritten(case, lambda f: f.update({"pages/pages.jsonl": b""}))
    with pytest.raises(AdoptError, match="is not what was written"):
        adopt(case, Kept(), outline=tiny_outline)


@pytest.mark.abuse("B06")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"schema": "lendscope/snapshot/9", "snapshot": {}}', "another version"),
        (b'{"schema": "lendscope/snapshot/1", "snapshot": {"id": 5}}', "is damaged"),
        (b"[" * 100_000, "is damaged"),
        (b"\xff\xfe", "is damaged"),
    ],
)
def test_snapshots_from_the_future_or_broken_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    """The version is named, or the damage."""
    path = zipped(
        tmp_path / "a.wacz", [("datapackage.json", b'{"resources": []}'), ("snapshot.json", content)]
    )
    with pytest.raises(AdoptError, match=words):
        adopt(path, Kept(), outline=tiny_outline)


def test_a_foreign_wacz_is_taken(tmp_path: Path) -> None:
    """Another program's file has no snapshot of ours."""
    inner = warc(tmp_path / "x.warc.gz").read_bytes()
    package = json.dumps({"resources": [], "title": "Theirs", "mainPageURL": HOME}).encode()
    path = zipped(tmp_path / "a.wacz", [("archive/x.warc.gz", inner), ("datapackage.json", package)])
    adopted = adopt(path, Kept(), outline=tiny_outline)
    assert (adopted.name, adopted.home, len(adopted.captures)) == ("Theirs", HOME, 3)


def test_a_zip_that_is_no_wacz_is_refused(tmp_path: Path) -> None:
    """Any zip begins alike."""
    with pytest.raises(AdoptError, match="is no WACZ"):
        adopt(zipped(tmp_path / "a.wacz", [("a.txt", b"x")]), Kept(), outline=tiny_outline)


BAD_NAMES = [
    *(
        "../evil",
        "a/../../evil",
        "/etc/passwd",
        "\\\\server\\share",
        "C:\\x",
        "C:x",
        "a\\b",
        "a/./b",
        "a//b",
        "..",
        ".",
    ),
    *("a\x00b", "a\nb", "con:", "a*", "a ", " a", "a.", "x" * 300, "a|b"),
]


@pytest.mark.abuse("B01", "B02", "B03")
@pytest.mark.parametrize("name", BAD_NAMES)
def test_dangerous_names_are_refused(tmp_path: Path, name: str) -> None:
    """Nothing is extracted, and nothing with such a name is read."""
    path = zipped(tmp_path / "a.wacz", [("datapackage.json", b"{}"), (name, b"x")])
    with pytest.raises(AdoptError, match="dangerous name|damaged"):
        SafeZip(path)


@pytest.mark.abuse("B01", "B02", "B03")
def test_archives_of_bad_names_write_nothing_anywhere(tmp_path: Path) -> None:
    """Twenty archives are looked at; not one file more lies about afterwards."""
    folder = tmp_path / "in" / "here"
    folder.mkdir(parents=True)
    for number, name in enumerate(BAD_NAMES):
        entries = [
            ("datapackage.json", b'{"resources": []}'),
            (name, b"evil"),
            ("archive/x.warc", b"WARC/1.0"),
        ]
        zipped(folder / f"{number}.wacz", entries)
    before = sorted(tmp_path.rglob("*"))
    for path in sorted(folder.iterdir()):
        with pytest.raises(AdoptError):
            adopt(path, Kept(), outline=tiny_outline)

    assert len(BAD_NAMES) >= 20
    assert sorted(tmp_path.rglob("*")) == before


GROWTH = """
import sys
from pathlib import Path
from scrapers.adopt import adopt
from scrapers.errors import AdoptError
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
def first():
    try:
        adopt(Path(sys.argv[2]), lambda c, b: None)
    except AdoptError:
        pass
first()
before, said = peak(), "taken"
try:
    adopt(Path(sys.argv[1]), lambda c, b: None)
except AdoptError as trouble:
    said = str(trouble)
print((peak() - before) // 1024, said)
"""


def gzip_bomb(path: Path) -> Path:
    """A quarter of a gigabyte of zeros as one record of a web archive in a case file of a few hundred kilobytes."""
    size = 256 << 20
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size + 44}\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    )
    packer, pieces = zlib.compressobj(9, zlib.DEFLATED, 31), []
    pieces.append(packer.compress(head.encode()))
    zeros = bytes(1 << 20)
    pieces += [packer.compress(zeros) for _ in range(size >> 20)]
    pieces.append(packer.flush())
    inner = b"".join(pieces)
    return zipped(path, [("datapackage.json", b'{"resources": []}'), ("archive/x.warc.gz", inner)])


@pytest.mark.abuse("B04")
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc")
@pytest.mark.parametrize(
    "make",
    [
        gzip_bomb,
        overlapping,
        lambda p: lying(p, 10),
        lambda p: zipped(p, [("datapackage.json", b"{}"), ("archive/a.warc", bytes(190 << 20))], as_deflated),
    ],
)
def test_bombs_in_case_files_cost_no_memory(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """Nested, overlapping, lying or plainly huge: at most 64 MB more than a small file costs."""
    bomb, small = make(tmp_path / "bomb.wacz"), warc(tmp_path / "small.warc.gz")
    done = subprocess.run(
        [sys.executable, "-c", GROWTH, str(bomb), str(small)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    grown, _, said = done.stdout.partition(" ")

    assert int(grown) <= 64
    assert said.strip() != "taken"


def as_deflated(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_DEFLATED


def as_link(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def as_bzip2(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.abuse("B03", "B04", "B05")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: zipped(p, [("a", b"/etc/passwd")], as_link), "is a link"),
        (lambda p: zipped(p, [("a", b"x")], as_bzip2), "a method that is not read"),
        (lambda p: with_flag(zipped(p, [("a", b"x")]), 1), "encrypted"),
        (lambda p: zipped(p, [("a", b"1"), ("A", b"2")]), "the same name"),
        (lambda p: zipped(p, [("a", bytes(8 << 20))]), "times its size"),
        (lambda p: zipped(p, [(f"{n}", b"") for n in range(5_001)]), "more than 5000 entries"),
        (overlapping, "overlap"),
        (lambda p: lying(p, 0x7FFFFFFF), "more than 200 MiB"),
    ],
)
def test_zips_no_honest_program_writes_are_refused(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    """Links, bombs, tricks with the table of contents."""
    with pytest.raises(AdoptError, match=words):
        SafeZip(make(tmp_path / "a.wacz"))


@pytest.mark.abuse("B05")
@pytest.mark.parametrize("packed", [False, True])
def test_large_file_records_are_read_when_they_are_true(tmp_path: Path, packed: bool) -> None:
    """Some programs write them for every member; they change nothing about the limits."""
    path = tmp_path / "a.wacz"
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with (
        zipfile.ZipFile(path, "w", method) as archive,
        archive.open("datapackage.json", "w", force_zip64=True) as member,
    ):
        member.write(b"{}")
    with SafeZip(path) as archive:
        assert archive.read("datapackage.json") == b"{}"


@pytest.mark.abuse("B04")
def test_a_lie_about_the_size_is_found_while_reading(tmp_path: Path) -> None:
    """The table of contents says little; what is read is counted."""
    with SafeZip(lying(tmp_path / "a.wacz", 10)) as archive, pytest.raises(AdoptError):
        archive.read("datapackage.json")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, case: Path, snapshot: Snapshot) -> None:
    """Replaced at once or not at all."""
    before = case.read_bytes()
    with pytest.raises(KeyError):
        write_wacz(case, snapshot, {})
    assert case.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["case.wacz"]
