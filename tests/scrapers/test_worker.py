"""A page that ends the process which parses it ends nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event

import pytest

from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.documents.html import read_html
from scrapers.documents.outline import outline
from scrapers.errors import ScraperError
from scrapers.read_in_child import read_in_child
from scrapers.worker import ChildDiedError, Worker, environment
from tests.support.hostile_pdfs import CIRCLES, SWELLING

HTML = b"<html><head><title>T</title></head><body><p>Some words.</p><a href='/a'>A</a></body></html>"
URL = "https://platform.example/"
OPERATIONS = "tests.support.child_operations"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


@pytest.fixture(scope="module")
def broken() -> Iterator[Worker]:
    with Worker(operations=OPERATIONS) as made:
        yield made


def snapshot(*bodies: bytes) -> tuple[Snapshot, dict[str, bytes]]:
    now = datetime(2026, 1, 2, tzinfo=UTC)
    captures = tuple(
        Capture(f"{URL}{n}", f"{URL}{n}", now, 200, content_type="text/html", sha256=digest(body))
        for n, body in enumerate(bodies)
    )
    return Snapshot("s", "n", URL, now, SnapshotStatus.COMPLETE, captures, "1"), {
        digest(b): b for b in bodies
    }


def test_outline_of_the_child_is_ours(worker: Worker) -> None:
    """Nothing is lost on the way."""
    assert worker.outline(HTML, URL, "text/html") == outline(HTML, URL, "text/html")


def test_document_of_the_child_is_ours(worker: Worker) -> None:
    """Blocks, tables and links travel whole."""
    assert worker.open(HTML, URL, "text/html") == read_html(HTML, URL, "text/html")


@pytest.mark.abuse("P09")
def test_death_names_the_page(broken: Worker) -> None:
    """The page that was being parsed is known afterwards."""
    with pytest.raises(ChildDiedError) as death:
        broken.call("die", b"")

    assert death.value.page == "abc"


@pytest.mark.abuse("P09")
def test_worker_lives_on_after_a_death(broken: Worker) -> None:
    """The next call finds a new child."""
    with pytest.raises(ChildDiedError):
        broken.call("die", b"")

    assert broken.call("echo", b"x") == b"x"


@pytest.mark.abuse("P09")
@pytest.mark.parametrize("operation", ["outline", "open"])
def test_page_that_kills_is_noted(operation: str, broken: Worker) -> None:
    """The review goes on with a remark."""
    assert getattr(broken, operation)(HTML, URL).notes == ("parser-crashed",)


@pytest.mark.abuse("P09")
def test_reading_goes_on_without_the_page_that_kills(broken: Worker) -> None:
    """Started again, the child is told what to skip."""
    saved, bodies = snapshot(HTML, b"kill")
    reading = read_in_child(saved, bodies, {}, worker=broken)

    assert [(p.url, p.notes) for p in reading.pages] == [(f"{URL}0", ()), (f"{URL}1", ("parser-crashed",))]


@pytest.mark.abuse("P01")
def test_memory_limit_ends_the_child(broken: Worker) -> None:
    """A bomb meets the child's limit, not the person's machine."""
    with pytest.raises(ChildDiedError):
        broken.call("swell", b"")


def test_silent_child_is_ended() -> None:
    """A page may take twenty seconds, by the given clock."""
    ticks = itertools.count(0, 15)
    with (
        Worker(operations=OPERATIONS, clock=lambda: float(next(ticks))) as worker,
        pytest.raises(ChildDiedError) as death,
    ):
        worker.call("hang", b"")

    assert death.value.page in ("", "slow")


def test_cancel_ends_the_child() -> None:
    """A cancelled call answers nothing."""
    stop = Event()
    stop.set()
    with Worker(operations=OPERATIONS) as worker:
        assert worker.call("hang", b"", cancel=stop) is None


def test_expected_trouble_crosses_the_pipe(broken: Worker) -> None:
    """A sentence for the person stays one."""
    with pytest.raises(ScraperError, match="is damaged"):
        broken.call("trouble", b"")


def test_our_own_bug_is_not_hidden(broken: Worker) -> None:
    """The child's traceback comes with it."""
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        broken.call("bug", b"")


@pytest.mark.parametrize("operation", ["connect", "spawn"])
def test_child_has_no_way_out(operation: str, broken: Worker) -> None:
    """No socket, no program: the audit hook refuses before anything happens."""
    with pytest.raises(RuntimeError, match="may not use"):
        broken.call(operation, b"")


def test_prints_do_not_disturb_the_pipe(broken: Worker) -> None:
    """What a library prints is not part of the answer."""
    assert broken.call("print", b"") == b"quiet"


@pytest.mark.parametrize(
    "name", ["HTTP_PROXY", "https_proxy", "ALL_PROXY", "HOME", "PYTHONSTARTUP", "PYTHONHOME"]
)
def test_child_knows_nothing_it_need_not(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies and the home folder stay with the parent."""
    monkeypatch.setenv(name, "x")

    assert name not in environment()


@pytest.mark.abuse("P01", "P02")
@pytest.mark.parametrize("kind", SWELLING)
def test_pdf_bomb_ends_at_the_limit(kind: str) -> None:
    """What a bomb unpacks never reaches the person's process, and the next page is read."""
    with Worker(memory=400 * 1024**2) as worker:
        document = worker.open(SWELLING[kind](), URL, "application/pdf")

        assert (document.text.strip(), worker.open(HTML, URL, "text/html").title) == ("", "T")


@pytest.mark.abuse("P03")
@pytest.mark.parametrize("kind", CIRCLES)
def test_a_pdf_that_runs_in_a_circle_ends(kind: str) -> None:
    """In the child's processor time; whatever comes of the page, the worker lives on."""
    with Worker() as worker:
        worker.open(CIRCLES[kind], URL, "application/pdf")

        assert worker.open(HTML, URL, "text/html").title == "T"
