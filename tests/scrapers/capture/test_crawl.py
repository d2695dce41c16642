"""The walk through a site: what is visited, what is left alone, and how it ends."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from scrapers.archive import Capture, Failure, Known, SnapshotStatus
from scrapers.errors import AddressError, CaptureError
from scrapers.progress import Step
from tests.support.capture import LOCAL, Kept, crawl, tiny_outline
from tests.support.servers import Page, Server, html, moved, serving

NOTE = '<meta name="test-note" content="{}">'


def capture_site(site: dict[str, Page | bytes], **settings: object) -> tuple[Kept, Server]:
    """Serve and capture a site."""
    with serving(site) as server:
        _, kept = crawl(server.url, replace(LOCAL, **settings))  # type: ignore[arg-type]
    return kept, server


def paths(kept: Kept, failure: Failure | None = None) -> set[str]:
    """Paths of the captures with that failure."""
    return {re.sub(r"^https?://[^/]+", "", c.requested) for c in kept.captures if c.failure is failure}


def test_a_small_site_is_captured_whole() -> None:
    """Home, links, links of links, sitemap and the few machine files."""
    pages = {
        "/": html("/about|About us", "/terms", title="Lend | Example Lend"),
        "/about": html("/team-photo.png", "/terms", "/history"),
        "/terms": html(),
        "/history": html(text="Since 2015."),
        "/statistics": html(text="Default rates."),
        "/robots.txt": Page(b"User-agent: *\nAllow: /\n", type="text/plain"),
        "/sitemap.xml": Page(b"<urlset><url><loc>HOMEstatistics</loc></url></urlset>", type="text/xml"),
    }

    with serving(pages) as server:
        site = pages["/sitemap.xml"]
        assert isinstance(site, Page)
        pages["/sitemap.xml"] = replace(site, body=site.body.replace(b"HOME", server.url.encode()))
        result, kept = crawl(server.url)
    assert {"/", "/about", "/terms", "/history", "/statistics"} <= paths(kept)
    assert result.status is SnapshotStatus.COMPLETE
    assert result.hosts == ("127.0.0.1",)
    assert result.captures == tuple(kept.captures)
    assert kept.of("/about").kinds == ("A",)
    assert kept.of("/about").anchor == "About us"
    assert kept.of("/history").depth == 2


def test_each_capture_is_handed_over_as_it_arrives() -> None:
    """What has arrived is safe, whatever happens next."""
    with serving({"/": html("/terms"), "/terms": html()}) as server:
        arrived: list[int] = []
        crawl(server.url, progress=lambda step: arrived.append(step.done))
    assert arrived == sorted(arrived)
    assert arrived[-1] >= 2


def test_wanted_pages_come_first() -> None:
    """With a small budget the pages that state facts are visited, not the first ones."""
    links = [f"/page-{letter}" for letter in "abcdefgh"] + ["/terms", "/statistics", "/risk"]
    kept, _ = capture_site({"/": html(*links), **{link: html(text=link) for link in links}}, max_pages=8)
    assert {"/terms", "/statistics", "/risk"} <= paths(kept)
    assert "/page-h" in paths(kept, Failure.BUDGET)


@pytest.mark.abuse("C01")
@pytest.mark.parametrize(
    "site",
    [
        lambda p: Page(html(*(f"/calendar/{n}" for n in range(int(re.sub(r"\D", "", p) or 0), 400)), text=p)),
        lambda p: Page(html(f"/a?visit={len(p)}", f"/a?sid={len(p)}x", f"{p}?utm_source={len(p)}", text=p)),
        lambda p: Page(html(f"{p.rstrip('/')}/deeper", f"{p.rstrip('/')}/down", text=p)),
        lambda p: Page(html(*(f"/cat?page={len(p) + n}&sort={n}" for n in range(30)), text=p)),
        lambda p: Page(html(*(f"/blog/post-{c}{len(p)}" for c in "abcdefghijklmnopqrst"), text=p)),
        lambda p: Page(html(*(f"/{c}{c}{c}{len(p)}" for c in "abcdefghijklmnopqrstuvwxyz"), text=p)),
    ],
    ids=["calendar", "sessions", "depth", "queries", "articles", "words"],
)
def test_endless_sites_end(site: Callable[[str], Page]) -> None:
    """A trap costs the budget at most."""

    def served(path: str) -> Page:
        return Page(b"", status=404) if path.endswith((".txt", ".xml")) else site(path)

    with serving(served) as server:
        crawl(server.url)
    assert len(server.seen) <= 60


@pytest.mark.abuse("C01")
def test_one_pattern_gets_eight_visits() -> None:
    """Pages that differ by a number are one list."""
    links = [f"/x/{n}" for n in range(40)]
    _, server = capture_site({"/": html(*links), **{link: html(text=link) for link in links}})
    assert sum(path.startswith("/x/") for path in server.paths) == 8


def test_a_list_of_offers_is_sampled_at_both_ends() -> None:
    """Five of the newest and five of the oldest show more than the first ten."""
    links = [f"/projects/{n}" for n in range(100, 140)]
    pages = {"/": html("/projects|Projects"), "/projects": html(*links)}
    _, server = capture_site(pages | {link: html(text=link) for link in links})
    visited = {int(p.rpartition("/")[2]) for p in server.paths if p.startswith("/projects/")}
    assert visited == {100, 101, 102, 103, 104, 135, 136, 137, 138, 139}


@pytest.mark.abuse("C02")
def test_fifty_thousand_links_are_two_thousand() -> None:
    """The first 2,000 links of a page count."""
    before = time.process_time()
    kept, _ = capture_site({"/": html(*(f"/{n}" for n in range(50_000)))}, max_pages=5)
    assert time.process_time() - before < 3
    assert len(kept.captures) < 520


@pytest.mark.abuse("C05")
def test_robots_that_forbid_all_are_obeyed() -> None:
    """A refusal is respected and said."""
    site = {"/": html(), "/robots.txt": Page(b"User-agent: *\nDisallow: /\n")}
    with serving(site) as server, pytest.raises(CaptureError, match="asks machines to stay away"):
        crawl(server.url)
    assert server.paths == ["/robots.txt"]


@pytest.mark.abuse("C05")
def test_robots_that_cannot_be_read_forbid_all() -> None:
    """The rules may be there; we cannot see them."""
    site = {"/": html(), "/robots.txt": Page(b"", status=503)}
    with serving(site) as server, pytest.raises(CaptureError, match=r"robots\.txt of .* cannot be read"):
        crawl(server.url)
    assert set(server.paths) == {"/robots.txt"}


def test_pages_robots_forbid_are_listed_as_such() -> None:
    """A page that was not looked at is not a page that is absent."""
    kept, server = capture_site(
        {
            "/": html("/login|Log in", "/terms"),
            "/terms": html(),
            "/robots.txt": b"User-agent: *\nDisallow: /login\n",
        }
    )
    assert "/login" in paths(kept, Failure.ROBOTS)
    assert "/login" not in server.paths


def test_a_redirect_into_a_forbidden_place_is_not_followed() -> None:
    """A detour is no permission."""
    pages: dict[str, Page | bytes] = {
        "/": html("/terms"),
        "/terms": moved("/private/terms"),
        "/robots.txt": b"User-agent: *\nDisallow: /private\n",
    }
    kept, server = capture_site(pages)
    assert kept.of("/terms").failure is Failure.ROBOTS
    assert "/private/terms" not in server.paths


@pytest.mark.abuse("C06")
@pytest.mark.parametrize(
    ("page", "visited"),
    [
        (html("terms", head='<base href="/legal/">'), {"/legal/terms"}),
        (html("../terms"), {"/terms"}),
        (html("terms#part", "terms#other"), {"/terms"}),
        (html("/terms?utm_source=x&utm_medium=y"), {"/terms"}),
        (html("/terms;jsessionid=1F2E"), {"/terms"}),
        (html("javascript:alert(1)", "mailto:a@b.example", "tel:+3711", "data:text/html,x"), set()),
        (html("file:///etc/passwd", "ftp://x.example/", "//10.0.0.1/terms"), set()),
        (html("http://[bad/terms", "http://", "https://u@h.example/"), set()),
        (html("/TERMS/"), {"/TERMS/"}),
        (html("/logo.png", "/app.js", "/style.css", "/data.zip"), set()),
        (html("/terms", "/terms/", "/terms?"), {"/terms"}),
        (html("/a/../b"), {"/b"}),
    ],
)
def test_links_are_made_plain_before_they_count(page: bytes, visited: set[str]) -> None:
    """One page has one address; what is no address is no link."""
    site: dict[str, Page | bytes] = {"/": page}
    with serving(
        lambda p: Page(site["/"]) if p == "/" else Page(html(text=p)) if "." not in p else Page(status=404)
    ) as server:
        crawl(server.url)
    assert {p for p in server.paths if p != "/" and not p.endswith((".txt", ".xml"))} == visited


@pytest.mark.abuse("C07")
def test_refreshes_count_as_redirects() -> None:
    """A chain of twelve stops at ten."""

    def site(path: str) -> Page:
        number = int(re.sub(r"\D", "", path) or 0)
        if "." in path:
            return Page(status=404)
        return Page(
            html(
                text=path,
                head=f'<meta http-equiv="refresh" content="0; url=/r{chr(97 + number)}{number + 1}">',
            )
        )

    with serving(site) as server:
        _, kept = crawl(server.url)
    assert sum("." not in path for path in server.paths) == 10
    assert any(c.failure is Failure.REDIRECT for c in kept.captures)


@pytest.mark.abuse("C08")
def test_copies_are_known_as_copies() -> None:
    """Twenty addresses of one page are one piece of evidence."""
    links = [f"/{letter}terms" for letter in "abcdefghijklmnopqrst"]
    kept, _ = capture_site({"/": html(*links), **{link: html("/more", text="Terms") for link in links}})
    copies = [c for c in kept.captures if c.requested.endswith("terms")]
    assert len({c.sha256 for c in copies}) == 1
    assert sum(c.detail.startswith("the same content as") for c in copies) == 19


@pytest.mark.abuse("C09")
def test_links_that_do_something_are_never_visited() -> None:
    """A GET that logs out, deletes or buys is not ours to send."""
    traps = [
        *("/logout", "/log-out", "/account/signout", "/delete/5", "/item?action=delete", "/unsubscribe?u=1"),
        *(
            "/add-to-cart/3",
            "/cart",
            "/vote?up=1",
            "/remove",
            "/abmelden",
            "/cerrar-sesion",
            "/cart?add-to-cart=7",
        ),
    ]
    hidden = '<a rel="nofollow" href="/honey">x</a>'
    _, server = capture_site({"/": html(*traps, head=hidden)})
    assert {p for p in server.paths if "." not in p} == {"/"}


def test_words_of_actions_inside_other_words_hide_no_page() -> None:
    """The small print, how to cancel, a share of the profit: pages, and often the ones that matter."""
    links = ["/small-print", "/how-to-cancel", "/profit-share", "/what-we-like", "/share-capital"]
    _, server = capture_site({"/": html(*links), **{link: html(text=link) for link in links}})

    assert set(links) <= set(server.paths)


@pytest.mark.abuse("C10")
def test_a_server_that_keeps_refusing_is_left_alone() -> None:
    """Too many refusals in a row end the walk; what came before is kept."""
    links = [
        f"/{kind}" for kind in ("terms", "risk", "fees", "faq", "team", "privacy", "legal", "statistics")
    ]
    pages = {"/": html(*links)} | {link: Page(b"busy", status=429) for link in links}
    with serving(pages) as server:
        result, kept = crawl(server.url, replace(LOCAL, connections=1))
    assert result.status is SnapshotStatus.PARTIAL
    assert sum(p in links for p in server.paths) <= 9
    assert kept.of("/").failure is None


class After:
    """Says stop once so many captures have arrived."""

    def __init__(self, kept: Kept, count: int) -> None:
        self.kept, self.count = kept, count

    def is_set(self) -> bool:
        return len(self.kept.captures) >= self.count


@pytest.mark.abuse("C11")
@pytest.mark.parametrize("count", range(20))
def test_cancelling_ends_soon_and_keeps_what_came(count: int) -> None:
    """Stopping is a wish that is granted within two seconds."""
    from scrapers.capture import capture_platform

    def site(path: str) -> Page:
        return Page(html(*(f"/{c}-terms" for c in "abcdefghijklmnopqrstuvwxyz")), delay=0.03)

    kept = Kept()
    with serving(site) as server:
        before = time.monotonic()
        result = capture_platform(server.url, LOCAL, kept, cancel=After(kept, count), outline=tiny_outline)
        took = time.monotonic() - before
    assert took < 2
    assert result.status is SnapshotStatus.PARTIAL
    assert all(c.sha256 in kept.bodies for c in kept.captures if c.sha256)


@pytest.mark.abuse("C11")
def test_cancelling_does_not_wait_for_a_silent_server() -> None:
    """The connection in progress is dropped."""

    class Stop:
        def is_set(self) -> bool:
            return "/terms" in server.paths

    with serving({"/": html("/terms"), "/terms": Page(html(), delay=30)}) as server:
        before = time.monotonic()
        result, _ = crawl(server.url, cancel=Stop())
    assert time.monotonic() - before < 2
    assert result.status is SnapshotStatus.PARTIAL


def test_the_time_of_a_capture_ends() -> None:
    """A quarter of an hour is enough for sixty pages."""
    with serving({"/": html("/terms"), "/terms": Page(html(), delay=30)}) as server:
        result, kept = crawl(server.url, replace(LOCAL, total_seconds=0.5))
    assert result.status is SnapshotStatus.PARTIAL
    assert kept.of("/").failure is None


def test_the_bytes_of_a_capture_end() -> None:
    """A hundred mebibytes a capture, or what was set."""
    links = [f"/{c}-terms" for c in "abcdefgh"]
    pages = {"/": html(*links)} | {link: html(text="x" * 50_000 + link) for link in links}
    with serving(pages) as server:
        result, kept = crawl(server.url, replace(LOCAL, total_bytes=120_000))
    assert sum(c.size for c in kept.captures) <= 200_000
    assert result.status is SnapshotStatus.PARTIAL


def test_what_keep_raises_ends_the_capture() -> None:
    """A full disk is the caller's trouble and must not be swallowed."""

    def full(capture: Capture, body: bytes | None) -> None:
        raise OSError("disk full")

    from scrapers.capture import capture_platform

    with serving({"/": html()}) as server, pytest.raises(OSError, match="disk full"):
        capture_platform(server.url, LOCAL, full, outline=tiny_outline)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(b"gone", status=404), "has no page at this address"),
        (Page(b"oh", status=500), "has no page at this address"),
        (Page(b"no", status=403), "refuses to show its page"),
        (Page(b"%PDF-1.7", type="application/pdf"), "does not answer with a web page"),
        (Page(b"", status=200), "does not answer with a web page"),
        (Page(b"{}", type="application/json"), "does not answer with a web page"),
        (Page(html(head=NOTE.format("captcha"))), "proof that a person is reading"),
        (Page(html(head=NOTE.format("soft-error"))), "cannot be read"),
        (Page(b"x" * 6_000_000), "cannot be read"),
        (moved("file:///etc/passwd"), "cannot be reached"),
        (moved("/"), "cannot be reached"),
    ],
)
def test_a_home_page_that_cannot_be_had_is_said_in_one_sentence(page: Page, words: str) -> None:
    """The sentence says what happened and what to do."""
    with serving({"/": page}) as server, pytest.raises(CaptureError, match=words) as caught:
        crawl(server.url)
    assert "\n" not in str(caught.value)


def test_nobody_at_home_is_said_in_one_sentence() -> None:
    """A refused connection is told from an unknown name."""
    with serving({}) as server:
        url = server.url
    with pytest.raises(CaptureError, match="refuses the connection"):
        crawl(url)


def test_loopback_needs_leave() -> None:
    """Nothing of this machine is visited by accident."""
    with serving({"/": html()}) as server, pytest.raises(AddressError, match="this machine"):
        crawl(server.url, replace(LOCAL, allow_loopback=False))
    assert server.seen == []


@pytest.mark.abuse("H17", "H18")
@pytest.mark.parametrize(
    ("note", "failure"),
    [
        ("captcha", Failure.CAPTCHA),
        ("soft-error", Failure.SOFT_ERROR),
        ("javascript-shell", Failure.JS_SHELL),
    ],
)
def test_pages_that_show_nothing_are_typed_and_kept(note: str, failure: Failure) -> None:
    """Such a page is never read as one that says nothing."""
    body = html(head=NOTE.format(note))
    kept, _ = capture_site({"/": html("/terms"), "/terms": body})
    assert kept.of("/terms").failure is failure
    assert kept.bodies[kept.of("/terms").sha256] == body


@pytest.mark.abuse("H12")
@pytest.mark.parametrize(
    ("body", "declared", "linked"),
    [
        (b"%PDF-1.7 /terms", "text/html", False),
        (b"%PDF-1.7", "application/pdf", False),
        (html("/inside"), "application/pdf", True),
        (html("/inside"), "", True),
        (html("/inside"), "application/octet-stream", True),
        (html("/inside"), "text/html; charset=utf-8", True),
        (b"PK\x03\x04<html><a href=/inside>", "text/html", False),
        (b"GIF89a<a href=/inside>", "image/gif", False),
    ],
)
def test_what_a_body_is_counts_more_than_what_it_is_called(body: bytes, declared: str, linked: bool) -> None:
    """Links are taken from pages only, whatever the header says; the declared type is kept."""
    kept, server = capture_site({"/": html("/terms"), "/terms": Page(body, type=declared)})
    assert ("/inside" in server.paths) is linked
    assert kept.of("/terms").content_type == declared


def test_a_page_that_breaks_the_reader_does_not_end_the_walk() -> None:
    """Foreign bytes may crash a parser; the other pages still count."""

    def breaking(body: bytes, url: str, content_type: str) -> object:
        if "terms" in url:
            raise RecursionError
        return tiny_outline(body, url, content_type)

    with serving({"/": html("/terms", "/risk"), "/terms": html(text="t"), "/risk": html()}) as server:
        _, kept = crawl(server.url, outline=breaking)  # type: ignore[arg-type]
    assert kept.of("/terms").failure is Failure.PARSER
    assert kept.of("/risk").failure is None


def test_sign_in_pages_are_visited_twice_at_most() -> None:
    """One look at login and at sign-up is enough."""
    links = ["/login", "/register", "/sign-up", "/login?next=a", "/login?next=b"]
    _, server = capture_site({"/": html(*links), **{link: html(text=link) for link in links}})
    assert sum("login" in p or "register" in p or "sign-up" in p for p in server.paths) == 2


def test_a_second_capture_asks_for_changes_only() -> None:
    """A page that did not change is not sent again, and its links still count."""

    def site(path: str) -> Page:
        if path == "/terms":
            return Page(status=304)
        return (
            Page(html("/terms"))
            if path == "/"
            else Page(html(text=path))
            if path == "/inner"
            else Page(status=404)
        )

    with serving(site) as server:
        known = {f"{server.url}terms": Known('"7"', "", "0" * 64, "text/html", lambda: html("/inner"))}
        _, kept = crawl(server.url, known=known)
    asked = next(one for one in server.seen if one.path == "/terms")
    assert asked.headers["if-none-match"] == '"7"'
    assert kept.of("/terms").sha256 == "0" * 64
    assert "/inner" in server.paths


def test_requests_to_one_host_are_apart() -> None:
    """The pause between two requests is kept, and one connection is used."""
    times: list[float] = []

    def site(path: str) -> Page:
        times.append(time.monotonic())
        return Page(html("/terms", "/risk", "/fees")) if path == "/" else Page(html(text=path))

    with serving(site) as server:
        crawl(server.url, replace(LOCAL, delay=0.03, max_pages=6))
    assert len(times) == 6
    assert all(later - earlier > 0.02 for earlier, later in pairwise(times))


def test_progress_names_stage_and_page() -> None:
    """The window shows where the walk is."""
    steps: list[Step] = []
    with serving({"/": html("/terms"), "/terms": html()}) as server:
        crawl(server.url, progress=steps.append)
    assert {step.stage for step in steps} == {"capture"}
    assert steps[0].note == server.url


@pytest.mark.abuse("P09")
def test_a_page_that_ends_its_reader_is_marked_and_the_walk_goes_on() -> None:
    """The child notes it; the pages after it are visited, and its bytes stay as evidence."""
    site: dict[str, Page | bytes] = {
        "/": html("/terms|Terms", "/risk|Risk"),
        "/terms": html(head=NOTE.format("parser-crashed")),
        "/risk": html(),
    }
    kept, _ = capture_site(site)
    assert paths(kept, Failure.PARSER) == {"/terms"}
    assert kept.of("/terms").detail == "the reader stopped at this page"
    assert "/risk" in paths(kept)


@pytest.mark.abuse("H15")
def test_what_is_known_of_one_platform_is_not_asked_of_another() -> None:
    """The same path on two hosts is two addresses: no condition crosses, and neither does a body."""
    known_body = b"<p>the other platform's fees"
    site = {"/": html("/fees|Fees"), "/fees": Page(html(text="own fees"), headers={"ETag": '"1"'})}
    with serving(site) as other, serving(site) as server:
        known = {f"{other.url}fees": Known('"1"', "", "ab" * 32, "text/html", lambda: known_body)}
        _, kept = crawl(server.url, known=known)
        asked = [one.headers for one in server.seen if one.path == "/fees"]
    assert len(asked) == 1
    assert "if-none-match" not in asked[0]
    assert known_body not in kept.bodies.values()
