"""A quote is found again, and the window says how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.ui.locate import How, locate
from desktop.ui.marking import utf16
from scoring.facts import Evidence, Locator
from tests.support.ui_review import NOW

TEXT = "Fees: none.\nThe rate is 4 %.\nIn 2025 the rate is 4 %.\n𝒜 信息披露 end"


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
        ("信息披露", 55, How.EXACT, "信息披露"),
        ("a guarantee", 0, How.LOST, ""),
        ("   ", 0, How.LOST, ""),
    ],
)
def test_a_quote_is_found(quote: str, start: int | None, how: How, found: str) -> None:
    """Exact, moved, folded, lost: never a guess without saying so."""
    if quote == "信息披露":
        start = TEXT.index(quote)
    place = locate(TEXT, _at(quote, start))

    assert (place.how, TEXT[place.start : place.end]) == (how, found)


def test_the_nearest_of_several_is_taken() -> None:
    """The same words often stand on a page twice."""
    place = locate(TEXT, replace(_at("rate is 4 %", 0), locator=Locator(38, 49)))

    assert TEXT[: place.start].endswith("In 2025 the ")


def test_offsets_are_counted_as_qt_counts() -> None:
    """A letter beyond U+FFFF is two of Qt's."""
    assert utf16("𝒜b", 1) == 2
