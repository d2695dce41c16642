"""A person's notes: dated, found by their words, taken away and brought back."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.history import opening
from desktop.history.connection import connect
from desktop.history.errors import LibraryError, NoSuchPlatform
from desktop.history.library import Library
from tests.support.history import NOON, captured, review

LATER = NOON + timedelta(days=3)


@pytest.fixture
def example(library: Library) -> Library:
    """A library with one platform."""
    library.platform_for("https://example.test", "Example")
    return library


def found(library: Library, words: str) -> list[str]:
    return [hit.ref for hit in library.search(words) if hit.kind == "note"]


def test_notes_are_listed_newest_first(example: Library) -> None:
    """With day and writer."""
    example.add_note("p-1", NOON, "Ada", "called the support line")
    example.add_note("p-1", LATER, "Bo", "they answered")

    assert [(n.at, n.who, n.text) for n in example.notes_of("p-1")] == [
        (LATER, "Bo", "they answered"),
        (NOON, "Ada", "called the support line"),
    ]


@pytest.mark.parametrize("words", ["support", "SUPPORT line", "supp"])
def test_a_note_is_found_by_its_words(example: Library, words: str) -> None:
    """The search says that it is a note."""
    note = example.add_note("p-1", NOON, "Ada", "called the support line")

    assert found(example, words) == [str(note.id)]


def test_two_chinese_characters_find_a_note(example: Library) -> None:
    """A word of two characters is a word."""
    note = example.add_note("p-1", NOON, "Ada", "客服说提现很慢")

    assert found(example, "提现") == [str(note.id)]


def test_a_changed_note_is_found_by_its_new_words_only(example: Library) -> None:
    """Its own day stays; the day of the change is kept beside it."""
    note = example.add_note("p-1", NOON, "Ada", "slow payout")
    changed = example.change_note("p-1", note.id, LATER, "quick payout")

    assert (changed.at, changed.changed_at, changed.text) == (NOON, LATER, "quick payout")
    assert (found(example, "slow"), found(example, "quick")) == ([], [str(note.id)])


def test_a_removed_note_comes_back_with_its_words(example: Library) -> None:
    """Removing can be undone."""
    note = example.add_note("p-1", NOON, "Ada", "slow payout")
    example.remove_note("p-1", note.id, LATER)
    assert (example.notes_of("p-1"), found(example, "slow")) == ((), [])

    example.return_note("p-1", note.id)
    assert [n.text for n in example.notes_of("p-1")] == ["slow payout"]
    assert found(example, "slow") == [str(note.id)]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 20_001])
def test_a_note_has_words_and_an_end(example: Library, text: str) -> None:
    """One sentence with the limits."""
    with pytest.raises(LibraryError, match="a note holds 1 to 20,000 characters"):
        example.add_note("p-1", NOON, "Ada", text)


def test_a_note_of_another_platform_is_not_touched(example: Library) -> None:
    """A number alone is not enough."""
    example.platform_for("https://other.test", "Other")
    note = example.add_note("p-1", NOON, "Ada", "mine")

    with pytest.raises(LibraryError, match="no such note"):
        example.change_note("p-2", note.id, LATER, "yours")
    with pytest.raises(NoSuchPlatform):
        example.add_note("p-9", NOON, "Ada", "nobody's")


def test_the_search_can_leave_names_out(example: Library) -> None:
    """The list of platforms shows names by itself."""
    example.add_note("p-1", NOON, "Ada", "an example of patience")

    assert [hit.kind for hit in example.search("example")] == ["name", "note"]
    assert [hit.kind for hit in example.search("example", names=False)] == ["note"]


def test_page_texts_are_found_with_their_address(example: Library) -> None:
    """Also in Chinese, where words have no spaces."""
    snapshot = captured(example, "p-1", {"": b"home"})
    example.save_run("p-1", snapshot, review(snapshot), {"https://example.test/faq": "平台的提现规则如下"})

    assert [(hit.kind, hit.ref) for hit in example.search("提现")] == [("page", "https://example.test/faq")]


def test_the_notes_of_an_older_library_become_dated_ones(path: Path) -> None:
    """One text without a day becomes a note of the day on which the platform came; no run counts as unseen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with closing(connect(path)) as connection:
        opening._migrate(connection, stop_before="m0005_platforms_are_watched")
        connection.execute(
            "INSERT INTO platforms (n, key, home, name, sort_name, created_at, notes) VALUES (1, ?, ?, ?, ?, ?, ?)",
            ("old.test", "https://old.test", "Old", "old", NOON.isoformat(), "ask for the audit"),
        )
        connection.execute("UPDATE counters SET last = 1 WHERE name = 'p'")

    with Library.open(path) as library:
        assert [(n.at, n.who, n.text) for n in library.notes_of("p-1")] == [(NOON, "", "ask for the audit")]
        assert not library.platform_rows(["p-1"])[0].unseen
