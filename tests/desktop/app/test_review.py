"""From an address to a kept run, and light second visits."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.options import ReviewOptions
from desktop.app.review import judge_again, review_target
from desktop.history.library import Library
from scoring.facts import Found, Unsearched
from scoring.review import Review
from tests.support.servers import Page, html, serving

OPTIONS = ReviewOptions(delay=0.0, allow_loopback=True)
TERMS = html(title="Terms", text="Terms of use. Withdrawals are paid within 3 working days.")
SITE = {
    "/": Page(html("/terms|Terms", title="Loan House", text="Lend from 10 euro.")),
    "/terms": Page(TERMS, headers={"ETag": '"v1"', "Content-Security-Policy": "default-src 'self'"}),
}
SAME = {**SITE, "/terms": Page(status=304, headers={"ETag": '"v1"'}, type="")}


def test_a_second_visit_asks_whether_a_page_changed(tmp_path: Path) -> None:
    """What a server says is unchanged is the same evidence, taken anew."""
    with Library.open(tmp_path / "library.db") as library:
        site = dict(SITE)
        with serving(site) as server:
            first = review_target(library, server.url, OPTIONS)
            site.update(SAME)
            second = review_target(library, server.url, OPTIONS)
            asked = [r.headers.get("if-none-match") for r in server.seen if r.path == "/terms"]
        kept = [c for c in library.snapshot(second.snapshot.id).captures if c.url.endswith("/terms")]

    digests = [
        {c.url: c.sha256 for c in r.snapshot.captures if c.url.endswith("/terms")} for r in (first, second)
    ]

    assert asked == [None, '"v1"']
    assert [(c.status, c.revalidated, c.header("Content-Security-Policy")) for c in kept] == [
        (200, True, "default-src 'self'")
    ]
    assert [c.revalidated for c in second.snapshot.captures if c.url.endswith("/terms")] == [True]
    assert digests[0] == digests[1]
    assert [p.url for p in second.reading.pages] == [p.url for p in first.reading.pages]
    assert second.snapshot.id != first.snapshot.id


def test_a_disclosure_page_that_is_gone_at_the_second_visit_is_counted(tmp_path: Path) -> None:
    """The reading knows the platform's snapshot before; at the first visit nothing can be said."""
    key, site = "tech.links.removed", dict(SITE)
    with Library.open(tmp_path / "library.db") as library, serving(site) as server:
        first = review_target(library, server.url, OPTIONS)
        site["/terms"] = Page(b"gone", status=404)
        second = review_target(library, server.url, OPTIONS)

    removed = second.reading.findings[key]
    assert isinstance(first.reading.findings[key], Unsearched)
    assert isinstance(removed, Found)
    assert removed.values[0].value == 1


def test_judging_again_reads_nothing_anew_and_adds_a_run(tmp_path: Path) -> None:
    """The reading is kept with the run."""
    with Library.open(tmp_path / "library.db") as library, serving(SITE) as server:
        first = review_target(library, server.url, OPTIONS)
        platform = library.platforms()[0].id
        again = judge_again(library, platform, ReviewOptions(profile="equal"))

        assert again.reading.pages == first.reading.pages
        assert again.assessment.profile == "equal"
        assert len(library.runs_of(platform)) == 2


@pytest.mark.abuse("H15")
def test_two_platforms_of_one_library_share_no_condition_and_no_body(tmp_path: Path) -> None:
    """The same path and the same mark on two hosts: the second is asked plainly, and its own words are kept."""
    other = {**SITE, "/terms": Page(html(text="Other terms."), headers={"ETag": '"v1"'})}
    with Library.open(tmp_path / "library.db") as library, serving(SITE) as one, serving(other) as two:
        first = review_target(library, one.url, OPTIONS)
        second = review_target(library, two.url, OPTIONS)
        asked = [r.headers for r in two.seen if r.path == "/terms"]

    digests = [{c.sha256 for c in r.snapshot.captures if c.url.endswith("/terms")} for r in (first, second)]
    assert len(library_platforms(first, second)) == 2
    assert [h.get("if-none-match") for h in asked] == [None]
    assert digests[0].isdisjoint(digests[1])


def library_platforms(*reviews: Review) -> set[str]:
    """The homes of the reviewed platforms."""
    return {review.platform.home for review in reviews}
