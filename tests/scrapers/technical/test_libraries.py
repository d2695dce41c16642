"""Weak libraries by address and content, and patterns that hostile text cannot slow down."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.facts import Finding, Found, Unsearched
from scrapers.archive import Capture
from scrapers.technical.libraries import KEY, SLICE, WINDOW, Clock, faults, in_address, in_content, libraries
from scrapers.technical.measure import measure
from scrapers.technical.versions import Version
from tests.support.technical_reduce import harmless, tame
from tests.support.technical_trial import capture, snapshot_of

HOME = "https://lend.test/"


def found_on(*captures: tuple[Capture, bytes]) -> Finding:
    return measure(snapshot_of([c for c, _ in captures], HOME), [], {c.sha256: b for c, b in captures})[KEY]


def page(html: str) -> tuple[Capture, bytes]:
    body = f"<!doctype html><body>{html}</body>".encode()
    return capture(HOME, body, kinds=("H",)), body


def named(finding: Finding) -> list[str]:
    """Library and version of every value."""
    assert isinstance(finding, Found), finding
    value = finding.values[0].value
    assert isinstance(value, tuple)
    return [text.partition(":")[0] for text in value]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/js/jquery-1.12.4.min.js", ["jquery 1.12.4"]),
        ("/js/jquery-1.12.4.slim.min.js?v=3", ["jquery 1.12.4"]),
        ("https://ajax.example/ajax/libs/jquery/2.1.4/jquery.min.js", ["jquery 2.1.4"]),
        ("https://cdn.example/npm/vue@2.6.14/dist/vue.js", ["vue 2.6.14"]),
        ("https://cdn.example/ajax/libs/angularjs/1.5.8/angular.min.js", ["angularjs 1.5.8"]),
        ("/js/bootstrap-3.3.7.min.js", ["bootstrap 3.3.7"]),
        ("/js/jquery-3.7.1.min.js", []),
        ("/js/jquery-ui.js", []),
        ("/js/app.9f3c1b.js", []),
        ("http://[broken/jquery-1.8.3.js", []),
    ],
)
def test_a_library_is_known_by_its_address(address: str, told: list[str]) -> None:
    """File name or path carries the version; a version without faults is not listed."""
    assert named(found_on(page(f'<script src="{address}"></script>'))) == told


def test_a_library_is_known_by_a_captured_script() -> None:
    """The banner at the top of a file tells its version."""
    body = b"/*! jQuery v1.8.3 jquery.com | jquery.org/license */(function(a,b){})"
    script = capture(HOME + "app.js", body, content_type="application/javascript"), body

    assert named(found_on(page("hello"), script)) == ["jquery 1.8.3"]


def test_a_library_is_known_by_a_script_in_the_page() -> None:
    """Bundles are written into pages too."""
    html = "<script>/*!\n * Bootstrap v3.3.7 (http://getbootstrap.com)\n */</script>"

    assert named(found_on(page(html))) == ["bootstrap 3.3.7"]


def test_a_mention_in_the_text_is_no_library() -> None:
    """Only scripts count."""
    assert named(found_on(page("<p>/*! jQuery v1.8.3 is old</p>"))) == []


def test_what_is_wrong_is_named_with_its_severity() -> None:
    """A person can look the number up."""
    finding = found_on(page('<script src="/jquery-1.8.3.js"></script>'))
    assert isinstance(finding, Found)
    told = repr(finding.values[0].value)

    assert "CVE-2012-6708 (medium)" in told
    assert "no more support since 2016-06-09" in told
    assert "jquery-1.8.3.js" in finding.values[0].evidence[0].quote


def test_without_pages_nothing_is_said() -> None:
    """Unknown is not clean."""
    assert isinstance(found_on(), Unsearched)


def test_after_its_time_the_matching_stops_and_says_so() -> None:
    """Two seconds are enough for any honest page."""
    ticks = itertools.count(0.0, 3.0)
    clock = Clock(now=lambda: next(ticks))

    assert list(in_content("/*! jQuery v1.8.3", clock)) == []
    assert clock.late is True


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("1.9.0b1", "1.9.0"),
        ("1.9.0-rc.1", "1.9.0"),
        ("1.10.0", "1.11"),
        ("1.9", "1.10"),
        ("2", "10"),
        ("1.2.3", "1.2.3.1"),
    ],
)
def test_versions_have_an_order(less: str, more: str) -> None:
    """By number, and a test version before its release."""
    assert Version(less) < Version(more)
    assert not Version(more) < Version(less)


def test_missing_parts_of_a_version_are_zero() -> None:
    """1.2 and 1.2.0 are one."""
    assert Version("1.2") == Version("1.2.0")
    assert hash(Version("1.2")) == hash(Version("1.2.0"))


@given(st.text(max_size=60))
def test_any_text_is_a_version(text: str) -> None:
    """What a hostile file calls a version is compared like any other."""
    assert (Version(text) < Version("1.0")) or (Version(text) >= Version("1.0"))


def test_every_library_has_something_against_it_and_a_way_to_be_seen() -> None:
    """An entry that can never speak would only cost time."""
    assert len(libraries()) >= 50
    assert all(lib.weak and (lib.address or lib.file or lib.content) for lib in libraries())
    assert {w.severity for lib in libraries() for w in lib.weak} == {"medium", "high", "critical"}


def test_a_version_at_the_repair_is_clean() -> None:
    """The first repaired version is no fault."""
    jquery = next(lib for lib in libraries() if lib.name == "jquery")

    assert faults(jquery, "3.5.0") == []
    assert faults(jquery, "3.4.1") != []


PATTERNS = [(lib.name, needle, p) for lib in libraries() for needle, p in lib.content]


@pytest.mark.parametrize(("name", "needle", "pattern"), PATTERNS)
def test_no_pattern_can_be_slowed_down(name: str, needle: str, pattern: re.Pattern[str]) -> None:
    """Pumped around its literal with what its gaps take, one search stays far below the limit."""
    fillers = ("a", " ", "\n", "/*", '"', "1.1", needle, f'="1.0",{needle}')
    texts = [(f * WINDOW)[:WINDOW] + needle + (f * WINDOW)[:WINDOW] for f in fillers]
    begin = time.perf_counter()
    for text in texts:
        pattern.search(text)

    assert time.perf_counter() - begin < 0.5, name


@pytest.mark.parametrize("lib", libraries(), ids=lambda lib: lib.name)
def test_no_address_pattern_can_be_slowed_down(lib: object) -> None:
    """An address of any length is cut before it is matched."""
    begin = time.perf_counter()
    for filler in ("/1.0", "1", "-1.1", "/axios/1"):
        list(in_address("https://x.test/" + filler * 20_000 + "/jquery"))

    assert time.perf_counter() - begin < 0.5


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(.*\n)*x", r"(.)\1", "(?:.|\r|\n)+version", "[", "a{0,5000}b", ".{0,200}x.{0,200}y"],
)
def test_dangerous_forms_are_left_out_of_the_list(pattern: str) -> None:
    """At a renewal they must not come in."""
    assert not harmless(pattern)


def test_open_repeats_are_bounded() -> None:
    """The reduction changes `+` and `*` into limits."""
    assert tame(r"v[\s]+x.*y") == r"v\s{1,60}x.{0,60}y"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('/*! jQueryvV1.9"=,\n-'), max_size=400))
def test_any_script_can_be_looked_at(text: str) -> None:
    """Nothing a page holds breaks the matching."""
    told = list(in_content(text * 3, Clock()))

    assert all(version for _, version in told)


def test_only_the_head_of_a_script_is_looked_at() -> None:
    """Sixty-four KiB hold every banner."""
    assert list(in_content(" " * SLICE + "/*! jQuery v1.8.3", Clock())) == []
