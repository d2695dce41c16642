"""Saved files are opened in a child process: the same captures come out, and a file that ends it ends nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scrapers.adopt import adopt
from scrapers.adopt_in_child import adopt_in_child, case_in_child
from scrapers.archive import Failure, digest
from scrapers.documents.outline import outline
from scrapers.errors import AdoptError
from scrapers.worker import Worker
from tests.support.capture import Kept
from tests.support.capture_archives import HOME, har, mhtml, warc, zipped
from tests.support.child_operations import KILLS

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "samples" / "lindara"
FILES: dict[str, Callable[[Path], Path]] = {
    "a.har": har,
    "a.mhtml": mhtml,
    "a.warc.gz": lambda path: warc(path, gzip=True),
    "sample": lambda _: SAMPLE,
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A child with the product's own operations, and little memory."""
    with Worker(memory=400 << 20) as made:
        yield made


@pytest.mark.parametrize("name", FILES)
def test_what_comes_out_of_the_child_is_what_the_file_holds(name: str, tmp_path: Path) -> None:
    """Name, home, date, every capture and every body."""
    path, kept = FILES[name](tmp_path / name), Kept()
    here = adopt(path, kept, outline=outline)

    there, held = adopt_in_child(path)

    assert there == here
    assert {c.sha256: body for c, body in held if body} == kept.bodies


@pytest.mark.parametrize("name", ["a.har", "a.wacz", "a.mhtml"])
def test_what_is_wrong_with_a_file_is_said_as_before(name: str, tmp_path: Path) -> None:
    """The sentence crosses the pipe."""
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 nothing" if name == "a.wacz" else b"words")

    with pytest.raises(AdoptError, match=name):
        adopt_in_child(path)


@pytest.mark.abuse("P09")
def test_a_page_that_ends_the_child_is_noted(tmp_path: Path) -> None:
    """The file is opened again without looking at that page; the others are there."""
    other = b"<html><title>Other</title><p>words"
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(KILLS)
    (folder / "b.html").write_bytes(other)

    adopted, _ = adopt_in_child(folder, Worker(operations="tests.support.child_operations"))

    assert {c.sha256: c.failure for c in adopted.captures} == {
        digest(KILLS): Failure.PARSER,
        digest(other): None,
    }


@pytest.mark.abuse("B04")
def test_a_container_that_is_too_much_ends_the_child_only(tmp_path: Path) -> None:
    """A network record that unpacks to more than the child may have is refused in one sentence."""
    path = tmp_path / "a.har"
    entry = {"request": {"url": HOME, "method": "GET"}, "response": {"status": 200, "content": {"text": "a"}}}
    path.write_text('{"log": {"entries": [' + ",".join([json.dumps(entry)] * 600_000) + "]}}")

    with pytest.raises(AdoptError, match=r"a\.har (takes too much memory|holds more than)"):
        adopt_in_child(path, Worker(memory=250 << 20))


def test_a_case_file_is_read_in_the_child(tmp_path: Path) -> None:
    """Its parts as JSON; one that is no JSON is named."""
    parts = [("datapackage.json", b'{"resources": []}'), ("good.json", b'{"a": 1e400}'), ("bad.json", b"{")]
    path = zipped(tmp_path / "a.wacz", parts)

    found = case_in_child(path, ("good.json", "missing.json"), digests=True)

    assert found.parts == {"good.json": {"a": float("inf")}}
    assert any("is missing" in one for one in found.problems)
    with pytest.raises(AdoptError, match="bad.json is no JSON"):
        case_in_child(path, ("bad.json",))
