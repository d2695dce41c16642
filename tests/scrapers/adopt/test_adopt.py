"""Saved files become captures, whatever program saved them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.adopt import Adopted, adopt
from scrapers.archive import CaptureOrigin, Failure
from scrapers.errors import AdoptError
from tests.support.capture import Kept, tiny_outline
from tests.support.capture_archives import ABOUT, HOME, PAGE, PDF, har, mhtml, warc

NOON = datetime(2026, 3, 1, 10, tzinfo=UTC)


def taken(path: Path) -> tuple[Adopted, Kept]:
    kept = Kept()
    return adopt(path, kept, outline=tiny_outline), kept


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("archive", True)])
def test_a_warc_of_another_program_is_taken(tmp_path: Path, name: str, packed: bool) -> None:
    """Addresses, statuses, dates and bodies are those of the records."""
    adopted, kept = taken(warc(tmp_path / name, gzip=packed))
    assert adopted.home == HOME
    assert adopted.name == "Lender"
    assert adopted.captured_at == NOON
    assert [c.url for c in kept.captures] == [HOME, f"{HOME}about-us", f"{HOME}gone"]
    assert kept.bodies[kept.of("about-us").sha256] == ABOUT
    assert kept.of("/gone").failure is Failure.HTTP
    assert {c.origin for c in kept.captures} == {CaptureOrigin.ADOPTED}


@pytest.mark.parametrize(
    ("encoding", "body", "failure"),
    [
        ("gzip", gzip.compress(ABOUT, mtime=0), None),
        ("gzip", ABOUT, None),
        ("", ABOUT, None),
        ("br", b"\x1b\x00", Failure.ENCODING),
        ("zstd", b"\x28\xb5\x2f\xfd", Failure.ENCODING),
        ("gzip, gzip", gzip.compress(gzip.compress(ABOUT, mtime=0), mtime=0), None),
        ("gzip", gzip.compress(bytes(6 << 20), mtime=0), Failure.TOO_LARGE),
        ("gzip", b"\x1f\x8b\x08\x00broken", Failure.ENCODING),
    ],
)
def test_packed_records_are_unpacked_within_limits(
    tmp_path: Path, encoding: str, body: bytes, failure: Failure | None
) -> None:
    """A bomb in an archive is still a bomb."""
    kind = ("Content-Type", "text/html")
    answers = [
        (HOME, 200, [kind], PAGE),
        (f"{HOME}x", 200, [kind, *([("Content-Encoding", encoding)] if encoding else [])], body),
    ]
    _, kept = taken(warc(tmp_path / "a.warc.gz", answers=answers))
    assert kept.of("/x").failure is failure


def test_chunked_records_are_put_together(tmp_path: Path) -> None:
    """Some programs store the answer as it came over the wire."""
    wire = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    headers = [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]
    _, kept = taken(warc(tmp_path / "a.warc", gzip=False, answers=[(HOME, 200, headers, wire)]))
    assert kept.bodies[kept.captures[0].sha256] == PAGE


def test_kinds_come_from_the_links_between_saved_pages(tmp_path: Path) -> None:
    """A page is what the platform calls it, online or not."""
    kind = [("Content-Type", "text/html")]
    answers = [(HOME, 200, kind, PAGE), (f"{HOME}x1", 200, kind, ABOUT)]
    _, kept = taken(warc(tmp_path / "a.warc.gz", answers=answers))
    assert kept.of("/x1").kinds == ("F",)
    assert kept.of("/x1").anchor == "Fees"


def test_a_redirect_in_a_warc_leads_to_its_target(tmp_path: Path) -> None:
    """The redirect is part of the target's evidence."""
    kind = [("Content-Type", "text/html")]
    answers = [
        (HOME, 200, kind, PAGE),
        (f"{HOME}old", 301, [("Location", "/new")], b""),
        (f"{HOME}new", 200, kind, ABOUT),
    ]
    _, kept = taken(warc(tmp_path / "a.warc.gz", answers=answers))
    assert [hop.url for hop in kept.of("/old").chain] == [f"{HOME}old"]
    assert kept.of("/old").url == f"{HOME}new"


def test_a_har_is_taken(tmp_path: Path) -> None:
    """Bodies in a HAR are unpacked already, whatever its headers say."""
    adopted, kept = taken(har(tmp_path / "a.har"))
    assert adopted.home == HOME
    assert adopted.captured_at == NOON
    assert kept.bodies[kept.of("terms.pdf").sha256] == PDF
    assert kept.captures[0].header("content-encoding") is None


def test_an_mhtml_is_taken(tmp_path: Path) -> None:
    """The page part counts, its pictures do not."""
    adopted, kept = taken(mhtml(tmp_path / "a.mhtml"))
    assert [c.url for c in kept.captures] == [HOME]
    assert adopted.captured_at == NOON
    assert kept.bodies[kept.captures[0].sha256] == PAGE


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://lender.example/terms">', "https://lender.example/terms"),
        ("<link href='https://lender.example/terms' rel='canonical'>", "https://lender.example/terms"),
        ('<meta property="og:url" content="https://lender.example/faq">', "https://lender.example/faq"),
        ("<!-- saved from url=(0029)https://lender.example/risk -->", "https://lender.example/risk"),
        (
            "<!--\n Page saved with SingleFile\n url: https://lender.example/fees\n-->",
            "https://lender.example/fees",
        ),
        ('<link rel="canonical" href="http://10.0.0.1/">', "saved:///page.html"),
        ('<link rel="canonical" href="javascript:alert(1)">', "saved:///page.html"),
        ('<link rel="stylesheet" href="https://cdn.example/a.css">', "saved:///page.html"),
        ("", "saved:///page.html"),
    ],
)
def test_a_saved_page_says_where_it_came_from(tmp_path: Path, head: str, address: str) -> None:
    """The saver's note, the canonical link, or an address that claims nothing."""
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html>{head}<title>T</title><p>x")
    assert [c.url for c in taken(path)[1].captures] == [address]


def test_the_date_of_a_packed_page_is_read(tmp_path: Path) -> None:
    """The day of saving is the day the page spoke of."""
    date = "Sun Mar 01 2026 11:00:00 GMT+0100 (CET)"
    note = f"<!--\n Page saved with SingleFile\n url: https://lender.example/\n saved date: {date}\n-->"
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html>{note}<title>T</title>")
    assert taken(path)[0].captured_at == NOON


def test_a_single_page_is_what_its_title_says(tmp_path: Path) -> None:
    """One saved page of terms must not pass as the home page."""
    path = tmp_path / "page1.html"
    path.write_text("<!doctype html><title>Terms of use | Lender</title><p>x")
    assert taken(path)[1].captures[0].kinds == ("T",)


def test_a_pdf_is_taken(tmp_path: Path) -> None:
    """A report alone is evidence too."""
    path = tmp_path / "annual-report-2024.pdf"
    path.write_bytes(PDF)
    _, kept = taken(path)
    assert kept.captures[0].url == "saved:///annual-report-2024.pdf"
    assert kept.captures[0].kinds == ("D",)


def test_a_folder_of_saved_pages_is_taken(tmp_path: Path) -> None:
    """Relative links tell what the pages are; what browsers put beside a page is left."""
    (tmp_path / "index.html").write_bytes(
        b"<!doctype html><title>Lender</title><a href='sub/p2.html'>Fees</a>"
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "p2.html").write_bytes(ABOUT)
    (tmp_path / "sub" / "report-2024.pdf").write_bytes(PDF)
    (tmp_path / "index_files").mkdir()
    (tmp_path / "index_files" / "frame.html").write_bytes(ABOUT)
    (tmp_path / "notes.txt").write_text("mine")
    adopted, kept = taken(tmp_path)
    assert set(kept.urls) == {"saved:///index.html", "saved:///sub/p2.html", "saved:///sub/report-2024.pdf"}
    assert adopted.home == "saved:///index.html"
    assert adopted.name == "Lender"
    assert kept.of("p2.html").kinds == ("F",)
    assert kept.of("index.html").kinds == ("H",)


def sample(folder: Path, captures: list[dict[str, object]]) -> Path:
    site = {
        "name": "Sample Lend",
        "home": "https://sample.example/",
        "captured_at": "2026-03-01T10:00:00Z",
        "kind": "x",
    }
    (folder / "site.json").write_text(json.dumps(site))
    (folder / "captures.json").write_text(json.dumps(captures))
    (folder / "index.html").write_bytes(PAGE)
    return folder


def test_a_sample_folder_keeps_addresses_headers_and_date(tmp_path: Path) -> None:
    """The bundled samples are read as if they had been captured."""
    captures: list[dict[str, object]] = [
        {"url": "https://sample.example/", "status": 200, "file": "index.html", "content_type": "text/html",
         "headers": {"Server": "nginx", "Set-Cookie": ["a=1", "b=2"]}},
        {"url": "https://sample.example/gone", "status": 404, "headers": [["X", "y"]], "content_type": "text/html"},
    ]  # fmt: skip
    adopted, kept = taken(sample(tmp_path, captures))
    assert (adopted.name, adopted.home, adopted.captured_at) == (
        "Sample Lend",
        "https://sample.example/",
        NOON,
    )
    assert kept.captures[0].headers == (("Server", "nginx"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    assert kept.of("/gone").failure is Failure.HTTP


@pytest.mark.abuse("B09")
@pytest.mark.parametrize(
    "name", ["../secret.html", "/etc/passwd", "sub/../../secret.html", "missing.html", "."]
)
def test_a_sample_cannot_name_files_outside(tmp_path: Path, name: str) -> None:
    """A path inside JSON is foreign input."""
    (tmp_path / "secret.html").write_bytes(PAGE)
    folder = tmp_path / "site"
    folder.mkdir()
    sample(folder, [{"url": "https://sample.example/", "file": name, "content_type": "text/html"}])
    with pytest.raises(AdoptError, match="a file it does not hold"):
        taken(folder)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", PAGE, "is not what its name says: it is a web page"),
        ("a.html", PDF, "is not what its name says: it is a PDF"),
        ("a.wacz", PAGE, "is not what its name says"),
        ("a.warc.gz", gzip.compress(PAGE, mtime=0), "is not what its name says"),
        ("a.har", b"[]", "it is no network record"),
        ("a.pdf", b"\x00\x01\x02", "it is no PDF"),
        ("a.warc.gz", b"\x1f\x8b\x08broken", "it is no web archive"),
        ("a.warc", b"WARC/1.0\r\nbroken", "no page or PDF|damaged"),
        ("a.wacz", b"PK\x03\x04broken", "damaged"),
        ("a.har", b'{"log": {"entries": 5}}', "no readable network record"),
        ("a.html", b"", "is empty"),
        ("photo.png", b"\x89PNG\r\n", "it is no page, PDF or web archive"),
    ],
)
def test_wrong_files_are_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """A file that is not what its name says is told so, with what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AdoptError, match=words) as caught:
        taken(path)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """The commonest mistake is the wrong folder."""
    with pytest.raises(AdoptError, match="holds no saved page or PDF"):
        taken(tmp_path)


def test_an_archive_without_pages_is_refused(tmp_path: Path) -> None:
    """Pictures alone are no evidence."""
    answers = [(f"{HOME}a.png", 200, [("Content-Type", "image/png")], b"\x89PNG")]
    with pytest.raises(AdoptError, match="no page or PDF"):
        taken(warc(tmp_path / "a.warc.gz", answers=answers))


@pytest.mark.parametrize("keep", [40, 200])
def test_a_warc_cut_before_its_first_page_is_refused(tmp_path: Path, keep: int) -> None:
    """A broken download never crashes the program."""
    path = warc(tmp_path / "a.warc.gz")
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(AdoptError, match=r"a\.warc\.gz"):
        taken(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(AdoptError, match=r"a\.html cannot be opened"):
        taken(tmp_path / "a.html")
