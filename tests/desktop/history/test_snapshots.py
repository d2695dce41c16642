"""Captures: durable one by one, shared bodies, frozen when closed, found again after an interruption."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.history.errors import LibraryDamaged, LibraryError, NoSuchBody, NoSuchSnapshot, SnapshotClosed
from desktop.history.library import Library
from desktop.history.values import Interrupted
from scrapers.archive import Failure, SnapshotStatus, digest
from tests.support.history import HOME, NOON, captured, new_snapshot, page


@pytest.fixture
def platform(library: Library) -> str:
    """A platform's id."""
    return library.platform_for(HOME, "Example").id


def test_a_snapshot_comes_back_equal(library: Library, platform: str) -> None:
    """Captures, order, settings and hosts are what was given."""
    pages = [page("b", b"two"), page("a", b"one"), page("c", b"", failure=Failure.ROBOTS, sha256="", size=0)]
    snapshot = new_snapshot(library, platform)
    for capture, body in zip(pages, (b"two", b"one", None), strict=True):
        library.keep(snapshot, capture, body)
    library.close_snapshot(snapshot, SnapshotStatus.PARTIAL, ("b.test", "a.test"))

    back = library.snapshot(snapshot)

    assert back.captures == tuple(pages)
    assert (back.status, back.hosts) == (SnapshotStatus.PARTIAL, ("b.test", "a.test"))
    assert (back.id, back.home, back.started_at) == (snapshot, HOME, NOON)
    assert back.settings == (("max_pages", "60"),)


def test_bodies_are_read_one_at_a_time(library: Library, platform: str) -> None:
    """A mapping of digests, with what was captured behind it."""
    snapshot = captured(library, platform, {"a": b"one", "b": b"two", "c": b"one"})

    bodies = library.bodies(snapshot)

    assert dict(bodies) == {digest(b"one"): b"one", digest(b"two"): b"two"}
    assert digest(b"three") not in bodies
    assert bodies.get("") is None


def test_a_body_is_kept_once(library: Library, platform: str) -> None:
    """An unchanged page costs nothing on the next visit."""
    for _ in range(3):
        captured(library, platform, {"a": b"same" * 1000})

    assert next(note.text for note in library.doctor() if note.about == "size").endswith("1 saved pages")


def test_an_unchanged_page_may_come_without_its_bytes(library: Library, platform: str) -> None:
    """After a 304 the capture names the body that the library has."""
    captured(library, platform, {"a": b"one"})
    second = new_snapshot(library, platform)
    library.keep(second, page("a", b"one"), None)

    assert library.bodies(second)[digest(b"one")] == b"one"


def test_a_capture_without_its_digest_gets_one(library: Library, platform: str) -> None:
    """What is kept can always be named."""
    snapshot = new_snapshot(library, platform)
    library.keep(snapshot, page("a", b"one", sha256="", size=0), b"one")

    (capture,) = library.snapshot(snapshot).captures
    assert (capture.sha256, capture.size) == (digest(b"one"), 3)


def test_a_wrong_digest_is_refused(library: Library, platform: str) -> None:
    """Evidence that does not match its name is none."""
    snapshot = new_snapshot(library, platform)

    with pytest.raises(LibraryError, match="capture it again"):
        library.keep(snapshot, page("a", b"one"), b"two")


def test_a_closed_snapshot_never_changes(library: Library, platform: str) -> None:
    """Neither by our own functions …"""
    snapshot = captured(library, platform, {"a": b"one"})

    with pytest.raises(SnapshotClosed, match="start a new one"):
        library.keep(snapshot, page("b", b"two"), b"two")
    with pytest.raises(SnapshotClosed):
        library.close_snapshot(snapshot, SnapshotStatus.COMPLETE)
    with pytest.raises(SnapshotClosed):
        library.abandon_snapshot(snapshot)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshots SET name = 'x'",
        "UPDATE captures SET url = 'x'",
        "INSERT INTO captures SELECT snapshot, 99, url, body, data FROM captures",
    ],
)
def test_the_file_itself_guards_closed_snapshots(
    library: Library, platform: str, path: Path, statement: str
) -> None:
    """… nor by any other program that writes to the file."""
    captured(library, platform, {"a": b"one"})
    other = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match=r"closed|never change"):
        other.execute(statement)
    other.close()


def test_the_body_is_checked_when_read(library: Library, platform: str, path: Path) -> None:
    """A page that was tampered with is never shown as evidence."""
    captured(library, platform, {"a": b"one", "b": b"two"})
    other = sqlite3.connect(path)
    with other:
        other.execute("UPDATE bodies SET data = (SELECT data FROM bodies WHERE n = 2) WHERE n = 1")
    other.close()

    with pytest.raises(LibraryDamaged, match="restore a backup"):
        library.body(digest(b"one"))


@pytest.mark.parametrize("sha256", ["", "zz", digest(b"other")])
def test_an_unknown_body_is_said_to_be(library: Library, sha256: str) -> None:
    """One clear sentence."""
    with pytest.raises(NoSuchBody, match="no saved page"):
        library.body(sha256)


@pytest.mark.parametrize("snapshot", ["s-000077", "r-000001", "", "x"])
def test_an_unknown_snapshot_is_said_to_be(library: Library, snapshot: str) -> None:
    """One clear sentence."""
    with pytest.raises(NoSuchSnapshot, match="no capture"):
        library.snapshot(snapshot)


def test_the_server_can_be_asked_whether_a_page_changed(library: Library, platform: str) -> None:
    """By the last header of that name; failures and pages without marks are not asked about."""
    snapshot = new_snapshot(library, platform)
    library.keep(snapshot, page("a", b"one"), b"one")
    library.keep(snapshot, page("b", b"two", headers=()), b"two")
    library.keep(snapshot, page("c", b"3", status=404), b"3")
    library.close_snapshot(snapshot, SnapshotStatus.COMPLETE)

    known = library.known(platform)
    assert {url: one[:4] for url, one in known.items()} == {
        HOME + "a": ('"last"', "", digest(b"one"), "text/html")
    }
    assert known[HOME + "a"].headers == page("a", b"one").headers


def test_platforms_do_not_mix(library: Library, platform: str) -> None:
    """What one platform's server said is never sent to another."""
    captured(library, platform, {"a": b"one"})

    assert library.known(library.platform_for("https://other.test").id) == {}


def test_what_an_interrupted_visit_did_not_see_is_still_known(library: Library, platform: str) -> None:
    """Conditions come from the last whole capture too; a newer answer to an address counts."""
    captured(library, platform, {"a": b"one", "b": b"two"})
    part = new_snapshot(library, platform)
    library.keep(part, page("a", b"newer"), b"newer")
    library.close_snapshot(part, SnapshotStatus.PARTIAL)

    known = library.known(platform)
    assert known[HOME + "a"].sha256 == digest(b"newer")
    assert known[HOME + "b"].sha256 == digest(b"two")


def cut_off(library: Library, platform: str) -> str:
    """An interrupted capture: two pages, one refusal for good, and three things that may be over by now."""
    snapshot = new_snapshot(library, platform)
    library.keep(snapshot, page("a", b"one"), b"one")
    library.keep(snapshot, page("b", b"two"), b"two")
    library.keep(snapshot, page("gone", b"", sha256="", size=0, status=404, failure=Failure.HTTP), None)
    library.keep(snapshot, page("busy", b"", sha256="", size=0, status=503, failure=Failure.HTTP), None)
    library.keep(snapshot, page("slow", b"", sha256="", size=0, status=None, failure=Failure.TIMEOUT), None)
    library.keep(snapshot, page("left", b"", sha256="", size=0, status=None, failure=Failure.CANCELLED), None)
    library.abandon_snapshot(snapshot)
    return snapshot


def test_an_interrupted_capture_is_found_and_gone_on_with(library: Library, platform: str) -> None:
    """What is final is taken over under its own time; what may have passed is left to be tried again."""
    first = cut_off(library, platform)

    found = library.interrupted(platform)
    second = library.resume_snapshot(first, "0.2", (("max_pages", "60"), ("resumed_from", first)))
    library.close_snapshot(second, SnapshotStatus.COMPLETE)

    assert found == Interrupted(first, NOON, 2, 60)
    assert [c.url.removeprefix(HOME) for c in library.snapshot(second).captures] == ["a", "b", "gone"]
    assert {c.captured_at for c in library.snapshot(second).captures} == {NOON}
    assert library.snapshot(second).started_at == NOON
    assert len(library.snapshot(first).captures) == 6
    assert library.interrupted(platform) is None


@pytest.mark.parametrize("pages", [0, 60])
def test_nothing_or_everything_is_no_interruption(library: Library, platform: str, pages: int) -> None:
    """Without a page there is nothing to go on with, and with all pages there is nowhere to go."""
    snapshot = new_snapshot(library, platform)
    with library.batch():
        for number in range(pages):
            library.keep(snapshot, page(f"{number}", b"%d" % number), b"%d" % number)
        library.keep(snapshot, page("x", b"", sha256="", size=0, status=None, failure=Failure.DNS), None)
    library.close_snapshot(snapshot, SnapshotStatus.PARTIAL)

    assert library.interrupted(platform) is None


def test_an_interrupted_capture_tells_whom_it_contacted(library: Library, platform: str) -> None:
    """Nobody was left to close it: the hosts are those that answered."""
    snapshot = new_snapshot(library, platform)
    library.keep(snapshot, page("a", b"one", peer="192.0.2.7"), b"one")
    library.abandon_snapshot(snapshot)

    assert library.snapshot(snapshot).hosts == ("example.test",)


def test_the_newest_closed_snapshot_is_found(library: Library, platform: str) -> None:
    """An open one is not looked at yet; a clock that runs backwards changes nothing."""
    captured(library, platform, {"a": b"one"}, NOON)
    second = captured(library, platform, {"a": b"two"}, NOON - timedelta(days=400))
    new_snapshot(library, platform)

    assert library.latest_snapshot(platform) == second
    assert library.snapshots_of(platform) == ("s-000002", "s-000001")


def test_a_capture_in_progress_is_left_alone(library: Library, platform: str) -> None:
    """This process is alive, so nothing was interrupted."""
    snapshot = new_snapshot(library, platform)

    assert library.mark_interrupted() == ()
    assert library.open_snapshots() == (snapshot,)


def test_abandoning_keeps_what_has_arrived(library: Library, platform: str) -> None:
    """A capture that failed half-way is partial evidence; one that brought nothing is none."""
    some, none = new_snapshot(library, platform), new_snapshot(library, platform)
    library.keep(some, page("a", b"one"), b"one")

    library.abandon_snapshot(some)
    library.abandon_snapshot(none)

    assert library.snapshot(some).status is SnapshotStatus.PARTIAL
    assert library.snapshots_of(platform) == (some,)
    assert library.open_snapshots() == ()


def test_a_page_added_by_hand_makes_a_new_snapshot(library: Library, platform: str) -> None:
    """The old one stays as it was; the new one holds both."""
    old = captured(library, platform, {"a": b"one"})
    extra = page("b", b"two")

    joined = library.join_snapshot(old, [(extra, b"two")], "0.2", NOON + timedelta(days=1))

    assert len(library.snapshot(old).captures) == 1
    assert library.snapshot(joined).captures == (page("a", b"one"), extra)
    assert library.snapshot(joined).status is SnapshotStatus.COMPLETE
    assert dict(library.bodies(joined)) == {digest(b"one"): b"one", digest(b"two"): b"two"}


def test_the_snapshot_before_is_found(library: Library, platform: str) -> None:
    """Also from one to which pages were added by hand: what was there before the visit, not the visit itself."""
    later = NOON + timedelta(days=30)
    first = captured(library, platform, {"a": b"one"})
    captured(library, library.platform_for("https://other.test/", "Other").id, {"a": b"else"})
    second = captured(library, platform, {"a": b"two"}, later)
    joined = library.join_snapshot(second, [(page("b", b"by hand"), b"by hand")], "1", later)
    before = [library.snapshot_before(s) for s in (first, second, joined)]

    assert [b.id if b else None for b in before] == [None, first, first]


def test_the_same_file_taken_in_twice_is_no_earlier_visit(library: Library, platform: str) -> None:
    """A saved file gives the same result on every day."""
    captured(library, platform, {"a": b"one"})
    again = captured(library, platform, {"a": b"one"})

    assert library.snapshot_before(again) is None


def test_an_open_snapshot_cannot_be_joined(library: Library, platform: str) -> None:
    """It may still change."""
    with pytest.raises(LibraryError, match="still being written"):
        library.join_snapshot(new_snapshot(library, platform), [], "0.1", NOON)


def test_closing_as_open_is_refused(library: Library, platform: str) -> None:
    """A status that means nothing leaves the snapshot as it was."""
    snapshot = new_snapshot(library, platform)

    with pytest.raises(LibraryError, match="complete, partial or adopted"):
        library.close_snapshot(snapshot, SnapshotStatus.OPEN)
    assert library.open_snapshots() == (snapshot,)
