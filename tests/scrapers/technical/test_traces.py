"""What slips out: traces, keys, maps, names in files; and pages that are gone since the last visit."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.facts import Finding, Found, Unsearched
from scrapers.archive import Capture, Failure
from scrapers.documents.document import Document
from scrapers.technical.ages import list_dates, old_lists
from scrapers.technical.measure import measure
from scrapers.technical.traces import is_person, traces
from tests.support.technical_trial import capture, snapshot_of

HOME = "https://lend.test/"
TOKEN = "ghp_" + "a1B2" * 9


def value(finding: Finding) -> object:
    assert isinstance(finding, Found), finding
    return finding.values[0].value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Traceback (most recent call last):\n  File", "stack trace"),
        ("at com.lend.core.Main.run(Main.java:42)", "stack trace"),
        ("at Object.&lt;anonymous> x\n at run (/srv/app/index.js:10:5)", "stack trace"),
        ("in C:\\x\\Loans.cs:line 12", "stack trace"),
        ("Server Error in '/' Application", "stack trace"),
        ("<b>Fatal error</b>: Uncaught Error in /var/www/x.php on line <b>12</b>", "error message"),
        ("SQLSTATE[42S02]: Base table not found", "error message"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", "private key"),
        ("key=" + "AKIA" + "IOSFODNN7EXAMPLE" + ";", "access key"),
        (f"token = '{TOKEN}'", "token"),
        ("sk_live_abcdefghijklmnop1234", "payment key"),
        ("<title>Index of /files</title>", "directory listing"),
        ("x()\n//# sourceMappingURL=app.js.map", "source map"),
    ],
)
def test_each_trace_is_seen(text: str, kind: str) -> None:
    """By its form, wherever it stands in the source."""
    assert kind in [k for k, _ in traces(f"<html>{text}</html>")]


@pytest.mark.parametrize(
    "text",
    [
        "We look at the loan (see terms) and at the borrower.",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----",
        "pk_live_abcdefghijklmnop1234",
        "an index of our projects",
        "AKIA in a word: AKIATED",
        "the error on line 3 of your form",
    ],
)
def test_ordinary_text_is_no_trace(text: str) -> None:
    """A public key is meant to be public."""
    assert list(traces(f"<html>{text}</html>")) == []


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.sampled_from("at (/.js:1)eyJ-_\n Ferror onlin"), max_size=500))
def test_any_source_can_be_looked_at(text: str) -> None:
    """Hostile markup neither breaks nor slows the search."""
    assert all(kind and words for kind, words in traces(text * 20))


@pytest.mark.parametrize(
    "piece", ["eyJ" + "a" * 500, "at a", "Fatal error " + "x" * 290, "at " + "a." * 60, "/home/"]
)
def test_the_search_is_quick_on_pumped_text(piece: str) -> None:
    """Two hundred thousand characters at most, and no pattern grows faster than they do."""
    begin = time.perf_counter()
    list(traces((piece * 50_000)[:200_000]))

    assert time.perf_counter() - begin < 1.0


def test_a_secret_is_never_kept() -> None:
    """Kind and page are enough to act on."""
    body = f"<html><script>const t='{TOKEN}'</script></html>".encode()
    taken = capture(HOME, body, kinds=("H",))
    found = measure(snapshot_of([taken], HOME), [], {taken.sha256: body})["tech.pii.other"]

    assert value(found) == ("token on /",)
    assert TOKEN not in repr(found)
    assert "ghp_a1B2…" in repr(found)


def pdf(*metadata: tuple[str, str]) -> Finding:
    """What is found of a file with that metadata."""
    url = HOME + "files/terms.pdf"
    taken = capture(url, b"%PDF-1.7", content_type="application/pdf", kinds=("T",))
    document = Document(url, taken.sha256, "pdf", "", "", "", (), metadata=metadata)
    return measure(snapshot_of([taken], HOME), [document], {taken.sha256: b"%PDF-1.7"})["tech.pii.other"]


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        (("author", "Anna Berzina"), ("author in metadata on /files/terms.pdf",)),
        (("author", "Lend Finance Ltd"), ()),
        (("author", "admin"), ()),
        (("title", r"C:\Users\anna\Desktop\terms.docx"), ("file path in metadata on /files/terms.pdf",)),
        (("creator", "/home/anna/report.odt"), ("file path in metadata on /files/terms.pdf",)),
        (("creator", "Word"), ()),
    ],
)
def test_names_and_paths_in_the_metadata_of_a_file(metadata: tuple[str, str], told: tuple[str, ...]) -> None:
    """Of persons, not of firms; masked."""
    found = pdf(metadata)

    assert value(found) == told
    assert "Berzina" not in repr(found)
    assert "anna" not in repr(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [("Anna Berzina", True), ("J. K. Smith", True), ("Jean-Luc O'Neil", True), ("Lend Group", False),
     ("Marketing Team", False), ("anna", False), ("Annual report 2024", False), ("", False)],
)  # fmt: skip
def test_a_person_is_told_from_a_firm(text: str, told: bool) -> None:
    """A firm's name in its own file is no leak."""
    assert is_person(text) is told


def kept(path: str, *kinds: str) -> Capture:
    return capture(HOME + path, path.encode() or b"home", kinds=kinds)


def gone(path: str, *kinds: str) -> Capture:
    return replace(kept(path, *kinds), sha256="", size=0, status=404, failure=Failure.HTTP)


def removed(before: list[Capture], now: list[Capture]) -> Finding:
    earlier = snapshot_of([kept("", "H"), *before], HOME)
    today = snapshot_of([kept("", "H"), *now], HOME)
    return measure(today, [], {}, earlier=earlier)["tech.links.removed"]


@pytest.mark.parametrize(
    ("before", "now", "count"),
    [
        ([kept("statistics", "S")], [kept("statistics", "S")], 0),
        ([kept("statistics", "S")], [gone("statistics", "S")], 1),
        ([kept("statistics", "S")], [gone("statistics", "S"), kept("figures", "S")], 0),
        ([kept("statistics", "S")], [], 0),
        ([kept("statistics", "S")], [replace(gone("statistics", "S"), status=None, failure=Failure.TIMEOUT)], 0),
        ([kept("news/1", "X")], [gone("news/1", "X")], 0),
        ([kept("a", "S"), kept("b", "R")], [gone("a"), gone("b")], 2),
    ],
)  # fmt: skip
def test_a_disclosure_page_that_is_gone_is_counted(
    before: list[Capture], now: list[Capture], count: int
) -> None:
    """Moved is not gone, our own failure is not theirs, and what no link led to is not known."""
    assert value(removed(before, now)) == count


def test_without_an_earlier_snapshot_nothing_is_said_of_removed_pages() -> None:
    """The first visit has nothing to compare with."""
    assert isinstance(measure(snapshot_of([kept("", "H")], HOME), [], {})["tech.links.removed"], Unsearched)


@pytest.mark.abuse("U04")
def test_each_list_has_its_date() -> None:
    """The report prints them."""
    dates = list_dates()

    assert set(dates) == {
        "third-party entities",
        "replay, consent and seats",
        "vulnerable libraries",
        "end of support",
        "registration services",
        "further registration services",
        "public suffixes",
    }
    assert all(date(2025, 1, 1) < day < date(2030, 1, 1) for day in dates.values())


@pytest.mark.abuse("U04")
@pytest.mark.parametrize(("days", "warned"), [(0, False), (180, False), (181, True), (2_000, True)])
def test_a_list_older_than_half_a_year_is_said_to_be_old(days: int, warned: bool) -> None:
    """From one day to the next."""
    day = list_dates()["end of support"] + timedelta(days=days)

    assert any("end of support" in sentence for sentence in old_lists(day)) is warned
