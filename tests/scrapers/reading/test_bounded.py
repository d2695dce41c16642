"""The cost of looking for a wording at one place of a text does not depend on the text's length."""

from __future__ import annotations

import re

import pytest

from scrapers.reading.lexicon import languages, lexicon

UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
ESCAPED, CLASS = re.compile(r"\\."), re.compile(r"\[[^\]]*\]")


@pytest.mark.parametrize("code", languages())
def test_every_repetition_of_a_wording_is_bounded(code: str) -> None:
    wordings = [w.pattern for found in lexicon(code)._facts.by_key.values() for w in found]
    plain = {p.source: CLASS.sub("", ESCAPED.sub("", p.expression)) for p in wordings}

    assert wordings
    assert [source for source, expression in plain.items() if UNBOUNDED.search(expression)] == []
