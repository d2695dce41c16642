"""Platforms: one for each address, found by any name, listed in any order, edited with care."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.history.errors import ChangedElsewhere, NoSuchPlatform
from desktop.history.library import Library
from desktop.history.platforms import SORTS, home_key
from tests.support.history import NOON, assessment, captured, review, score

SPELLINGS = [
    "https://example.test",
    "http://www.example.test/",
    "HTTPS://EXAMPLE.TEST:443",
    "https://example.test./",
    " https://example.test/ ",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spellings_of_one_address_are_one_platform(library: Library, spelling: str) -> None:
    """Nobody gets two histories because of a `www`."""
    first = library.platform_for("https://example.test/", "Example")

    assert library.platform_for(spelling, "Another").id == first.id


@pytest.mark.parametrize(
    "other",
    ["https://example.test/de", "https://shop.example.test", "http://example.test:8443", "example.test"],
)
def test_other_addresses_are_other_platforms(other: str) -> None:
    """A port, a path, a host of its own, or a file that happens to be called so."""
    assert home_key(other) != home_key("https://example.test/")


@pytest.mark.parametrize("odd", ["http://[::1", "https://example.test:port", "", "\x00", "a\ud800"])
def test_odd_homes_are_taken_as_they_are(library: Library, odd: str) -> None:
    """An adopted file may be called anything."""
    assert library.platform_for(odd, "Odd").id == library.platform_for(odd, "Odd").id


@pytest.mark.parametrize(
    "text",
    [
        "p-000001",
        "p-1",
        "1",
        "Baltic Lending",
        "BALTIC LENDING",
        "https://baltic.test",
        "baltic l",
        "https://bal",
    ],
)
def test_a_platform_is_found_by(library: Library, text: str) -> None:
    """Its id, name, address, or the beginning of one."""
    library.platform_for("https://baltic.test/", "Baltic Lending")
    library.platform_for("https://rhein.test/", "Rheinkredit")

    assert library.find_platform(text).name == "Baltic Lending"


def test_an_ambiguous_name_lists_the_choices(library: Library) -> None:
    """One clear sentence with ids to choose from."""
    library.platform_for("https://a.test", "Lend One")
    library.platform_for("https://b.test", "Lend Two")

    with pytest.raises(NoSuchPlatform, match=r"Lend One \(p-000001\), Lend Two \(p-000002\); give the id"):
        library.find_platform("lend")


@pytest.mark.parametrize("text", ["nothing", "", "p-000009", "%", "'; DROP TABLE platforms; --"])
def test_an_unknown_name_says_what_to_do(library: Library, text: str) -> None:
    """Also for words that a careless query would take for SQL."""
    library.platform_for("https://a.test", "Lend One")

    with pytest.raises(NoSuchPlatform, match="lendscope history"):
        library.find_platform(text)


def test_a_row_holds_what_the_list_shows(library: Library) -> None:
    """Exact scores, flags that were not rejected, tags, due date, last capture and run."""
    platform = library.platform_for("https://example.test", "Example")
    snapshot = captured(library, platform.id, {"": b"home"})
    library.save_run(platform.id, snapshot, review(snapshot))
    library.set_tags(platform.id, ("watch", "baltic area"))
    library.set_due(platform.id, date(2026, 6, 1))

    (row,) = library.platforms()

    assert (row.id, row.run_id, row.runs, row.last_capture) == (platform.id, "r-000001", 1, NOON)
    assert (row.overall, row.band, row.flags, row.ko1) == (score(), "C", 1, 1)
    assert row.scores["liquidity"] == score()
    assert row.scores["security"] is None
    assert (row.tags, row.due) == (("baltic-area", "watch"), date(2026, 6, 1))


@pytest.fixture
def three(library: Library) -> Library:
    """Three platforms with scores 10, 90 and none."""
    for name, value in (("b", Fraction(10)), ("C", Fraction(90)), ("a", None)):
        platform = library.platform_for(f"https://{name}.test", name)
        snapshot = captured(library, platform.id, {"": name.encode()})
        library.save_run(platform.id, snapshot, review(snapshot, judged=assessment(value=value)))
    return library


@pytest.mark.parametrize(
    ("sort", "descending", "names"),
    [
        ("name", False, "abC"),
        ("name", True, "Cba"),
        ("overall", False, "bCa"),
        ("overall", True, "Cba"),
        ("liquidity", True, "Cba"),
        ("home", False, "abC"),
    ],
)
def test_sorting(three: Library, sort: str, descending: bool, names: str) -> None:
    """Without regard to case; a platform without a score comes last both ways."""
    assert "".join(row.name for row in three.platforms(sort=sort, descending=descending)) == names


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_every_sort_lists_everything(three: Library, sort: str) -> None:
    """A column of the view that cannot be sorted by would be noticed late."""
    assert len(three.platforms(sort=sort, descending=True)) == 3


def test_unknown_sorts_never_reach_the_database(library: Library) -> None:
    """Column names are constants."""
    with pytest.raises(KeyError):
        library.platforms(sort="name; DROP TABLE platforms")


def test_the_list_comes_in_pages(three: Library) -> None:
    """The window asks for what it shows."""
    assert [row.name for row in three.platforms(limit=1, offset=1)] == ["b"]
    assert three.count_platforms() == 3


@pytest.mark.parametrize(
    ("words", "names"), [("c.te", "C"), ("B", "b"), ("test", "abC"), ("nothing", ""), ("b tes", "b")]
)
def test_filtering(three: Library, words: str, names: str) -> None:
    """Every word must stand in a name, an address or a tag."""
    assert "".join(row.name for row in three.platforms(search=words)) == names
    assert three.count_platforms(search=words) == len(names)


def test_tags_filter_as_whole_words(three: Library) -> None:
    """`watch` is not `watched`."""
    three.set_tags("p-1", ("watched",))
    three.set_tags("p-2", ("watch", "x"))

    assert [row.name for row in three.platforms(tag="watch")] == ["C"]
    assert three.all_tags() == ("watch", "watched", "x")


def test_due_platforms_are_listed(three: Library) -> None:
    """Those without a day are never due."""
    three.set_due("p-1", date(2026, 1, 1))
    three.set_due("p-2", date(2026, 9, 1))

    assert [row.name for row in three.platforms(due=date(2026, 2, 1))] == ["b"]


def test_a_deleted_platform_comes_back_whole(three: Library) -> None:
    """Deleting hides; restoring, or reviewing it again, shows all its runs."""
    three.delete_platform("p-1")
    assert [row.name for row in three.platforms()] == ["a", "C"]
    assert three.search("b.test") == []

    three.restore_platform("p-1")
    assert len(three.runs_of(three.find_platform("b").id)) == 1

    three.delete_platform("p-1")
    assert three.platform_for("https://b.test").id == "p-000001"
    assert len(three.platforms()) == 3


def test_archived_platforms_are_listed_apart(three: Library) -> None:
    """Out of the way, not gone."""
    three.archive_platform("p-1")

    assert [row.name for row in three.platforms(archived=True)] == ["b"]
    assert len(three.platforms()) == 2


def test_a_persons_name_stays(library: Library) -> None:
    """The next capture does not undo a renaming."""
    platform = library.platform_for("https://example.test")
    library.name_platform(platform.id, "Example GmbH")
    library.rename_platform(platform.id, "My example")
    library.name_platform(platform.id, "Example GmbH")

    assert library.platform(platform.id).name == "My example"
    assert platform.name == "example.test"


def test_two_windows_do_not_overwrite_each_other(path: Path, library: Library) -> None:
    """The second one is told, instead of losing the first one's words."""
    seen = library.platform_for("https://example.test", "Example")
    with Library.open(path) as other:
        other.set_notes(seen.id, "first", seen.revision)

    with pytest.raises(ChangedElsewhere, match="look at it again"):
        library.set_notes(seen.id, "second", seen.revision)
    assert library.platform(seen.id).notes == "first"


def test_ids_grow_even_when_platforms_share_a_home_again(library: Library) -> None:
    """A number is never given twice."""
    made = [library.platform_for(f"https://{n}.test").id for n in range(3)]

    assert made == ["p-000001", "p-000002", "p-000003"]
