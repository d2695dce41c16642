"""A figure that no visitor sees is no fact, however it was hidden; the same words in the open are read."""

from __future__ import annotations

import pytest

from scoring.facts import Found, Reading
from tests.support.reading_case import read_real

KEY = "fees.secondary_market"
WORDS = "Secondary market fee: 0.85 %"
WAYS = [
    f"<p hidden>{WORDS}</p>",
    f'<p style="display:none">{WORDS}</p>',
    f'<p style="visibility:hidden">{WORDS}</p>',
    f'<p style="font-size:0">{WORDS}</p>',
    f'<p style="color:#ffffff;background:#ffffff">{WORDS}</p>',
    f'<p style="opacity:0">{WORDS}</p>',
    f'<p style="position:absolute;left:-9999px">{WORDS}</p>',
    f'<p style="clip:rect(0,0,0,0)">{WORDS}</p>',
    f'<p style="text-indent:-999em">{WORDS}</p>',
    f"<style>.gone{{display:none}}</style><p class=gone>{WORDS}</p>",
    f"<template><p>{WORDS}</p></template>",
    f"<!-- {WORDS} -->",
]


def reading(markup: str) -> Reading:
    head = "<!doctype html><html lang=en><head><title>Fees</title></head><body><h1>Fees</h1>"
    return read_real({"/fees": f"{head}<p>What our services cost.</p>{markup}</body></html>"})


def test_the_words_are_read_where_they_can_be_seen() -> None:
    """Otherwise the test below could not fail."""
    assert isinstance(reading(f"<p>{WORDS}</p>").findings[KEY], Found)


@pytest.mark.abuse("M05")
@pytest.mark.parametrize("markup", WAYS)
def test_a_hidden_figure_is_no_fact(markup: str) -> None:
    """Nothing is found, and hiding text that a page holds is noted."""
    found = reading(markup)

    assert not isinstance(found.findings[KEY], Found)
    assert ("hidden-text" in found.pages[0].notes) is not markup.startswith(("<!--", "<template"))
