"""Platforms: one for each address, found by any name, listed in any order, edited with care."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.history.errors import ChangedElsewhere, NoSuchPlatform
from desktop.history.library import Library
from desktop.history.platforms import SORTS, home_key
from desktop.history.values import Sieve
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
    assert "".join(row.name for row in three.platforms(Sieve(search=words))) == names
    assert three.count_platforms(Sieve(search=words)) == len(names)


def test_tags_filter_as_whole_words(three: Library) -> None:
    """`watch` is not `watched`."""
    three.set_tags("p-1", ("watched",))
    three.set_tags("p-2", ("watch", "x"))

    assert [row.name for row in three.platforms(Sieve(tag="watch"))] == ["C"]
    assert three.all_tags() == ("watch", "watched", "x")


def test_due_platforms_are_listed(three: Library) -> None:
    """Those without a day are never due."""
    three.set_due("p-1", date(2026, 1, 1))
    three.set_due("p-2", date(2026, 9, 1))

    assert [row.name for row in three.platforms(Sieve(due=date(2026, 2, 1)))] == ["b"]


@pytest.mark.parametrize(
    ("sieve", "names"),
    [
        (Sieve(band="C"), "abC"),
        (Sieve(band="A"), ""),
        (Sieve(band=""), ""),
        (Sieve(flagged=True), "abC"),
        (Sieve(unseen=True), "aC"),
        (Sieve(unseen=True, search="c"), "C"),
    ],
)
def test_a_list_is_narrowed(three: Library, sieve: Sieve, names: str) -> None:
    """By letter, flags, and what nobody has looked at yet; all of it together."""
    three.looked_at("p-1")

    assert "".join(row.name for row in three.platforms(sieve)) == names
    assert three.count_platforms(sieve) == len(names)


def test_platforms_without_a_letter_can_be_found(library: Library) -> None:
    """Not yet reviewed is without a letter too."""
    library.platform_for("https://new.test", "New")

    assert [row.name for row in library.platforms(Sieve(band=""))] == ["New"]


def test_ids_in_order_and_rows_by_id_make_the_same_list(three: Library) -> None:
    """The window keeps the ids and asks for the rows that it shows."""
    ids = three.platform_ids(sort="overall", descending=True)

    assert three.platform_rows(ids) == three.platforms(sort="overall", descending=True)
    assert [row.name for row in three.platform_rows(ids[1:2])] == ["b"]


def test_a_row_of_a_platform_that_went_is_left_out(three: Library) -> None:
    """Another window may have removed it meanwhile."""
    ids = three.platform_ids()
    three.delete_platform(ids[0])

    assert [row.id for row in three.platform_rows(ids)] == ids[1:]


@pytest.mark.parametrize(
    ("due", "every", "after"),
    [
        (date(2026, 3, 1), None, None),
        (date(2026, 3, 2), None, None),
        (date(2026, 3, 9), None, date(2026, 3, 9)),
        (date(2026, 2, 1), 30, date(2026, 4, 1)),
        (date(2026, 3, 9), 30, date(2026, 4, 1)),
        (None, None, None),
    ],
)
def test_a_visit_settles_what_was_due(
    three: Library, due: date | None, every: int | None, after: date | None
) -> None:
    """What comes back does so from the day of the visit; a day that lies ahead stays."""
    three.set_due("p-1", due, every)
    three.visited("p-1", date(2026, 3, 2))

    assert three.platform("p-1").due == after


def test_a_new_run_is_unseen_until_somebody_looks(three: Library) -> None:
    """What a schedule made at night is told in the morning."""
    three.looked_at("p-1")
    assert not three.platform_rows(["p-1"])[0].unseen

    snapshot = captured(three, "p-1", {"": b"later"})
    three.save_run("p-1", snapshot, review(snapshot))
    (row,) = three.platform_rows(["p-1"])

    assert row.unseen
    assert row.looked_run == "r-000001"


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

    assert [row.name for row in three.platforms(Sieve(archived=True))] == ["b"]
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
        other.set_tags(seen.id, ("first",), seen.revision)

    with pytest.raises(ChangedElsewhere, match="look at it again"):
        library.set_tags(seen.id, ("second",), seen.revision)
    assert library.platform(seen.id).tags == ("first",)


def test_ids_grow_even_when_platforms_share_a_home_again(library: Library) -> None:
    """A number is never given twice."""
    made = [library.platform_for(f"https://{n}.test").id for n in range(3)]

    assert made == ["p-000001", "p-000002", "p-000003"]
