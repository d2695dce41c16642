"""Captures that ended early are gone on with, and trouble with a home page is kept as what it is."""

from __future__ import annotations

import json
import ssl
from collections import Counter
from pathlib import Path

import pytest
import trustme

from desktop.app.errors import CancelledError
from desktop.app.options import ReviewOptions
from desktop.app.prints import summary
from desktop.app.reporting import report_bytes
from desktop.app.review import review_target
from desktop.app.taking import interrupted_capture
from desktop.cli import main
from desktop.history.library import Library
from desktop.reports.json_report import review_json
from scrapers.archive import Failure, SnapshotStatus
from scrapers.progress import Step, silent
from tests.support.servers import Page, Server, html, serving

OPTIONS = ReviewOptions(delay=0.0, allow_loopback=True)
NAMES = ("terms", "fees", "risk", "privacy", "statistics", "about", "faq", "imprint")
SITE: dict[str, Page | bytes] = {
    "/": html(*(f"/{name}|{name.capitalize()}" for name in NAMES), title="Loan House"),
    **{f"/{name}": html(f"/{name}/more|More on {name}", title=name) for name in NAMES},
    **{f"/{name}/more": Page(html(title=f"More on {name}"), delay=0.15) for name in NAMES},
}


class After:
    """Cancels when so many pages have arrived."""

    def __init__(self, pages: int) -> None:
        self.left = pages

    def is_set(self) -> bool:
        return self.left <= 0

    def __call__(self, step: Step) -> None:
        self.left -= step.stage == "capture"


def interrupted(library: Library, server: Server, pages: int = 3) -> list[str]:
    """A capture that somebody stopped; the paths it had asked for."""
    stop = After(pages)
    with pytest.raises(CancelledError, match="can be resumed"):
        review_target(library, server.url, OPTIONS, stop, stop)
    return list(server.paths)


@pytest.mark.abuse("C11")
@pytest.mark.parametrize("pages", [1, 2, 4, 7])
def test_going_on_fetches_only_what_is_missing(tmp_path: Path, pages: int) -> None:
    """Pages that are kept are not asked for again; together it is the whole site, under honest dates."""
    with Library.open(tmp_path / "library.db") as library, serving(SITE) as server:
        before = interrupted(library, server, pages)
        found = interrupted_capture(library, server.url, OPTIONS)
        review = review_target(
            library, server.url, ReviewOptions(delay=0.0, allow_loopback=True, resume=True)
        )
        after = server.paths[len(before) :]
        first, second = (library.snapshot(s) for s in reversed(library.snapshots_of("p-1")))

    kept = {c.url.removeprefix(server.url[:-1]) for c in first.captures if c.settled}
    assert found is not None
    assert found.snapshot_id == first.id
    assert kept.isdisjoint(after)
    assert "/robots.txt" not in after
    assert {f"/{name}{more}" for name in NAMES for more in ("", "/more")} <= kept | set(after)
    assert max(Counter(c.url for c in second.captures).values()) == 1
    assert (second.status, review.snapshot.id) == (SnapshotStatus.COMPLETE, second.id)
    assert second.started_at == first.started_at
    assert dict(second.settings)["resumed_from"] == first.id
    assert set(first.captures) & set(second.captures) == {c for c in first.captures if c.settled}
    assert second.hosts == ("127.0.0.1",)


def test_the_same_settings_are_not_told_twice_and_others_are(tmp_path: Path) -> None:
    """Who reads the snapshot later sees under which choices each part was captured."""
    with Library.open(tmp_path / "library.db") as library, serving(SITE) as server:
        interrupted(library, server)
        more = ReviewOptions(delay=0.0, allow_loopback=True, resume=True, max_pages=80)
        settings = dict(library.snapshot(review_target(library, server.url, more).snapshot.id).settings)

    assert (settings["max_pages"], settings["first_max_pages"]) == ("80", "60")
    assert "first_delay" not in settings


def test_without_resume_a_capture_begins_anew(tmp_path: Path) -> None:
    """It is the person who decides."""
    with Library.open(tmp_path / "library.db") as library, serving(SITE) as server:
        before = interrupted(library, server)
        review_target(library, server.url, OPTIONS, silent)

    assert {"/", "/robots.txt"} <= set(server.paths[len(before) :])


def test_the_command_line_tells_of_it_and_goes_on_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence says what is there and which word goes on with it."""
    words = ["--allow-loopback", "--delay", "0", "--library", str(tmp_path / "library.db")]
    with serving(SITE) as server:
        with Library.open(tmp_path / "library.db") as library:
            before = interrupted(library, server)
        assert main(["review", server.url, "--max-pages", "4", *words]) in (0, 4)
        told = capsys.readouterr().err
        with Library.open(tmp_path / "library.db") as library:
            again = interrupted(library, server)
        assert main(["review", "p-1", "--resume", *words]) in (0, 4)
        went_on = capsys.readouterr().err

    assert "was interrupted; its" in told
    assert "--resume goes on with it" in told
    assert "going on with it" in went_on
    assert len(again) > len(before)


def stranger(host: str = "127.0.0.1") -> ssl.SSLContext:
    """A server whose authority nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(host).configure_cert(context)
    return context


@pytest.mark.abuse("N21")
def test_a_broken_certificate_is_a_finding_with_a_snapshot_and_a_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was read, and what was seen is kept: why, when, and that it is too little to judge (4)."""
    target, pdf = tmp_path / "r.json", tmp_path / "r.pdf"
    words = ["--allow-loopback", "--delay", "0", "--library", str(tmp_path / "library.db")]
    with serving(SITE, tls=stranger()) as server:
        code = main(["review", server.url, "--json", str(target), "--pdf", str(pdf), *words])
        out = capsys.readouterr().out
        wacz = main(["capture", server.url, "-o", str(tmp_path / "site.wacz"), *words])
        asked = list(server.seen)

    written = json.loads(target.read_text())
    home = [c for c in written["snapshot"]["captures"] if c["url"] == server.url]
    with Library.open(tmp_path / "library.db") as library:
        snapshot = library.snapshot(written["snapshot"]["id"])
    assert (code, wacz, asked) == (4, 4, [])
    assert [c["failure"] for c in home] == [Failure.TLS]
    assert snapshot.status is SnapshotStatus.PARTIAL
    assert "not trusted" in next(c.detail for c in snapshot.captures if c.url == server.url)
    assert [f for f in written["findings"] if f["state"] == "absent"] == []
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "Overall" in out
    assert (tmp_path / "site.wacz").stat().st_size > 0


@pytest.mark.abuse("N23")
def test_another_certificate_than_last_time_is_told_to_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the result, in the report and on the terminal, with both digests and the day; the same one says nothing."""
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr("scrapers.fetch.trusted_context", lambda: trusting)
    contexts = [ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) for _ in range(2)]
    for context in contexts:
        authority.issue_cert("127.0.0.1").configure_cert(context)
    port, found = 0, []
    with Library.open(tmp_path / "library.db") as library:
        for context in (contexts[0], contexts[0], contexts[1]):
            with serving(SITE, tls=context, port=port) as server:
                port = server.port
                found.append(
                    review_target(
                        library, server.url, ReviewOptions(delay=0.0, allow_loopback=True, max_pages=4)
                    )
                )

    assert [len(r.snapshot.notices) for r in found] == [0, 0, 1]
    notice = found[2].snapshot.notices[0]
    assert notice.startswith(f"127.0.0.1:{port} shows another certificate")
    assert notice in review_json(found[2])["snapshot"]["notices"]
    assert notice in summary(found[2])
    assert notice[:60] in report_bytes(found[2], ".md").decode().replace("\\", "")
