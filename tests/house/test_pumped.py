"""No regular expression can be made to take its time: its cost grows with the text, never with the text's square.

This is the short form: every expression on its most telling texts, and a share of the wordings. `./run bench pump`
is the long one: every expression and every wording on all texts.
"""

from __future__ import annotations

import re

import pytest

from scrapers.reading.lexicon import languages
from tests.support.expressions import BUILT, all_wordings, built, expressions, put_together, wordings
from tests.support.pumping import by_structure, slow_on, unbounded

pytestmark = [
    pytest.mark.abuse("M11"),
    pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a timer to give up"),
]

SHARE = 40
"""One of so many structures of wordings is pumped here."""

KNOWN = {
    "desktop.reports.phrases.__init__": "the program's own texts, asked about its own sentences",
    "desktop.history.searching.query": "words of a bounded pattern, which is pumped",
    "scrapers.reading.bent._stems": "endings of a language, each of which ends the text",
    "scrapers.reading.said._is_divided": "a bounded run before a place",
    "scrapers.reading.names": "surnames and legal forms, bound to a name of the module or bounded",
    "scrapers.reading.patterns": "wordings",
    "scrapers.reading.shapes": "bound to names of the modules",
    "scrapers.reading.states._is_translation": "the code of a language",
    "scrapers.values.fiscal._pattern": "bound to a name of its module",
    "scrapers.values.forms.compile_forms": "part of a notation",
    "scrapers.values.wordlists": "part of a notation",
}
"""Other functions that put expressions together, and what they make them of."""


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"\s+$", r"<!--.*?-->"])
def test_a_slow_expression_is_found(pattern: str) -> None:
    """Squares and worse, in every common form."""
    assert slow_on(re.compile(pattern)) is not None


@pytest.mark.parametrize("pattern", [r"(?<!a)(a++)+b", r"^\s+x", r"[^<]{0,40}<a", r"\bfoo\b", r"(?<!\s)\s+$"])
def test_a_quick_expression_is_left_alone(pattern: str) -> None:
    """Anchors, bounds and possessive repetitions keep the cost down."""
    assert slow_on(re.compile(pattern)) is None


@pytest.mark.parametrize("part", range(2))
def test_expressions_of_the_modules_grow_with_their_text(part: int) -> None:
    """Those of the three rooms, on the texts that tell most of each."""
    own = expressions()[part::2]

    assert len(own) > 150
    assert [(place.where, slow) for place in own if (slow := slow_on(place.regex, place.method, 3, 20))] == []


def test_what_is_put_together_at_run_time_is_known() -> None:
    """A function that makes an expression is listed with what it makes, or with the reason why it cannot be slow."""
    assert {name for name in put_together() if not name.startswith((*BUILT, *KNOWN))} == set()


def test_what_is_put_together_at_run_time_grows_with_its_text() -> None:
    """Notations of all languages, shapes of headers and captions, bundled definitions of libraries."""
    kinds = {place.regex.pattern: place for place in built()}
    chosen = by_structure(str(pattern) for pattern in kinds)[::4]

    assert len(kinds) > 300
    assert [slow for pattern in chosen if (slow := slow_on(kinds[pattern].regex, "search", 2))] == []


@pytest.mark.parametrize("code", languages())
def test_every_repetition_of_a_wording_is_bounded(code: str) -> None:
    """So that the cost of a place in the text does not depend on the text's length."""
    own = wordings(code)

    assert len(own) > 1_000
    assert [pattern.source for pattern in own if unbounded(pattern.expression)] == []


def test_wordings_grow_with_their_text() -> None:
    """A share of the structures of all languages."""
    chosen = by_structure(pattern.expression for pattern in all_wordings())[::SHARE]

    assert len(chosen) > 150
    assert [slow for one in chosen if (slow := slow_on(re.compile(one), "search", 2))] == []
