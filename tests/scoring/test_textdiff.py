"""Two versions of a text, block by block and word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.textdiff import Block, BlockMove, Kind, block_moves, folded, word_count, word_runs

TERMS = [
    "Investors may withdraw their money at any time.",
    "The fee is 1 % of the amount each year.",
    "The platform answers complaints within 15 working days.",
]


def moves(before: list[str], after: list[str]) -> tuple[BlockMove, ...]:
    return block_moves([Block(t) for t in before], [Block(t) for t in after])


def test_a_changed_word_is_found_within_its_block() -> None:
    """The other blocks are not mentioned."""
    (move,) = moves(TERMS, [TERMS[0], "The fee is 1.5 % of the amount each year.", TERMS[2]])

    assert move.kind is Kind.CHANGED
    assert [(w.kind, w.text.strip()) for w in move.words if w.kind is not Kind.SAME] == [
        (Kind.REMOVED, "1"),
        (Kind.ADDED, "1.5"),
    ]


def test_a_chinese_sentence_is_compared_by_its_characters() -> None:
    """Scripts without blanks have no words to go by."""
    (move,) = moves(["出借人可以随时提现资金。"], ["出借人可以在三十日后提现资金。"])

    assert [w.text for w in move.words if w.kind is Kind.REMOVED] == ["随时"]
    assert [w.text for w in move.words if w.kind is Kind.ADDED] == ["在三十日后"]


@pytest.mark.parametrize(
    "after, kind, text",
    [
        (TERMS[1:], Kind.REMOVED, TERMS[0]),
        ([*TERMS, "Disputes are settled in Riga."], Kind.ADDED, "Disputes are settled in Riga."),
    ],
)
def test_a_block_comes_or_goes_whole(after: list[str], kind: Kind, text: str) -> None:
    """One side is empty."""
    (move,) = moves(TERMS, after)

    assert (move.kind, move.before or move.after) == (kind, text)
    assert not (move.before and move.after)


def test_where_a_block_stands_is_told() -> None:
    """Its heading and page lead a person to it."""
    (move,) = block_moves([], [Block("New words of a clause", "Fees", 3)])

    assert (move.heading, move.page) == ("Fees", 3)


def test_white_space_is_no_change() -> None:
    """A page that is laid out anew says what it said."""
    assert moves(TERMS, [t.replace(" ", " \n ") for t in TERMS]) == ()


def test_unlike_blocks_in_one_place_are_two_edits() -> None:
    """A clause that gives way to another matter was removed, not changed."""
    made = moves([TERMS[0]], ["Cookies are used for statistics."])

    assert [m.kind for m in made] == [Kind.REMOVED, Kind.ADDED]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_the_words_give_both_texts_back(before: str, after: str) -> None:
    """Same and removed words are the old text, same and added ones the new, but for white space."""
    runs = list(word_runs(before, after))

    old = "".join(w.text for w in runs if w.kind is not Kind.ADDED)
    new = "".join(w.text for w in runs if w.kind is not Kind.REMOVED)
    assert "".join(old.split()) == "".join(before.split())
    assert new == after


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TERMS)), st.lists(st.sampled_from(TERMS)))
def test_equal_texts_and_no_others_have_no_moves(before: list[str], after: list[str]) -> None:
    """Nothing is made up and nothing is missed."""
    assert (moves(before, after) == ()) == ([folded(t) for t in before] == [folded(t) for t in after])


def test_hostile_pages_are_compared_in_bounded_time() -> None:
    """Ten thousand equal blocks, and blocks of ten thousand words, cost seconds at most."""
    begun = time.process_time()

    moves(["again and again"] * 10_000, ["again and again"] * 9_999 + ["once"])
    moves(["a b " * 10_000], ["b a " * 10_000])

    assert time.process_time() - begun < 30


@pytest.mark.parametrize("text, count", [("one two-three, four", 3), ("提现资金", 4), (" … ", 0)])
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    """A length in words means the same everywhere."""
    assert word_count(text) == count
