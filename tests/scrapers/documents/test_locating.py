"""A quote is found again, and the way it was found is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scoring.facts import Evidence, Locator
from scrapers.documents.locating import How, find, locate
from tests.support.ui_review import NOW

TEXT = "Fees: none.\nThe rate is 4 %.\nIn 2025 the rate is 4 %.\n𝒜 信息披露 end"
LONG = (
    "Filler about nothing. " * 40 + "Withdrawals are paid within three work\u00ading days." + " More. " * 60
)


def _at(quote: str, start: int | None) -> Evidence:
    place = None if start is None else Locator(start, start + len(quote))
    return Evidence("https://p.example/", quote, "00", NOW, locator=place)


@pytest.mark.parametrize(
    ("quote", "start", "how", "found"),
    [
        ("The rate is 4 %.", 12, How.EXACT, "The rate is 4 %."),
        ("rate is 4 %", 40, How.MOVED, "rate is 4 %"),
        ("rate is 4 %", None, How.EXACT, "rate is 4 %"),
        ("the  rate\nis 4 %", 12, How.FOLDED, "The rate is 4 %"),
        ("信息披露", TEXT.index("信息披露"), How.EXACT, "信息披露"),
        ("信息 披露", 0, How.FOLDED, "信息披露"),
        ("a guarantee", 0, How.LOST, ""),
        ("   ", 0, How.LOST, ""),
        ("\u00ad\u200b", 0, How.LOST, ""),
    ],
)
def test_a_quote_is_found(quote: str, start: int | None, how: How, found: str) -> None:
    """Exact, moved, folded, lost: never a guess without saying so."""
    place = locate(TEXT, _at(quote, start))

    assert (place.how, TEXT[place.start : place.end]) == (how, found)


@pytest.mark.parametrize(
    "quote",
    [
        "Withdrawals are paid within four working days.",
        "Withdrawals will be paid within three working days",
        "WITHDRAWALS ARE PAID OUT WITHIN THREE WORKING DAYS",
    ],
)
def test_a_changed_sentence_is_found_by_likeness(quote: str) -> None:
    """The words are not the same any more; the place is, and the likeness is told."""
    place = find(LONG, quote)

    assert place.how is How.ALIKE
    assert 80 <= place.likeness < 100
    assert "paid within three" in LONG[place.start : place.end]


@pytest.mark.parametrize(
    "quote", ["more filler", "Deposits are covered by a public scheme for all investors."]
)
def test_another_sentence_is_not_called_alike(quote: str) -> None:
    """Short words and other matters stay lost."""
    assert find(LONG, quote).how is How.LOST


def test_the_nearest_of_several_is_taken() -> None:
    """The same words often stand on a page twice."""
    place = locate(TEXT, replace(_at("rate is 4 %", 0), locator=Locator(38, 49)))

    assert TEXT[: place.start].endswith("In 2025 the ")


@pytest.mark.parametrize("text", ["a" * 400_000, "ab " * 150_000, "\u00ad" * 300_000])
def test_a_monotone_page_does_not_hold_anybody_up(text: str) -> None:
    """Every piece of the quote stands everywhere; the search stays linear and ends."""
    assert find(text, "ab ba " * 60).how in (How.LOST, How.ALIKE, How.FOLDED)


@given(some.text(max_size=80), some.text(max_size=80), some.text(min_size=1, max_size=60))
def test_words_that_stand_there_are_never_lost(before: str, after: str, quote: str) -> None:
    """Whatever letters; the offsets lie inside the text."""
    text = before + quote + after
    place = find(text, quote, len(before))

    assert 0 <= place.start <= place.end <= len(text)
    assert (place.how is How.EXACT) == bool(quote.strip())
