"""Every outcome of every item says in plain words which fact decided it."""

from __future__ import annotations

import re

import pytest

from scoring.assessment import Judgement
from scoring.examples import run_example
from tests.scoring.items.test_items import CASES
from tests.support.scoring import catalogue, item

CODES = re.compile(r"\b[a-z]+_[a-z_]+\b|\b[a-z]+(?:-[a-z]+){3,}\b")
"""What only programs call things: words joined by underscores, or four and more by hyphens."""

STEM = 5


def reason_of(name: str, number: int) -> Judgement:
    """The judgement of one example."""
    judged = item(name)
    return run_example(judged, judged.examples[number], catalogue())


def stems(text: str) -> set[str]:
    """The beginnings of the longer words, so that `default` and `defaults` are one."""
    return {word[:STEM] for word in re.findall(r"[a-z]{4,}", text.casefold())}


@pytest.mark.parametrize("name, number", CASES, ids=[f"{name}-{n + 1}" for name, n in CASES])
def test_the_reason_speaks_of_the_deciding_fact(name: str, number: int) -> None:
    """It shares a word with a deciding fact's name or meaning (the item's own where none is known), or names a fact."""
    judged = reason_of(name, number)
    kinds = [catalogue()[key] for key in (*judged.facts, *item(name).facts)]
    named = stems(" ".join(f"{kind.label} {kind.meaning}" for kind in kinds)) - stems(
        "stated which where that"
    )

    assert stems(judged.reason) & named or any(
        f"{k.label}: " in judged.reason for k in catalogue().values() if k.label
    )


@pytest.mark.parametrize("name, number", CASES, ids=[f"{name}-{n + 1}" for name, n in CASES])
def test_the_reason_is_a_sentence_without_codes(name: str, number: int) -> None:
    """No key, no name of a measure, no result code of somebody else's program."""
    reason = reason_of(name, number).reason

    assert reason[0].isupper() or reason[0].isdigit()
    assert reason.endswith(".")
    assert CODES.findall(reason) == []
    assert [key for key in catalogue() if key in reason] == []


def test_every_outcome_of_every_item_is_among_the_examples() -> None:
    """All seven states are spoken for, and each item by at least three cases."""
    outcomes = {reason_of(name, number).outcome for name, number in CASES}
    few = {name for name, _ in CASES if len(item(name).examples) < 3}

    assert len(outcomes) == 7
    assert few == set()
