"""Every example of every item is a case; and the whole list has the sizes that its edition promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scoring.assessment import Outcome
from scoring.checklist import Basis, Example, Item
from scoring.examples import check_example, run_example
from tests.support.scoring import catalogue, item, item_files, item_id, parsed

IDS = tuple(item_id(file) for file in item_files())
COMPLETE = pytest.mark.skipif(len(IDS) < 110, reason="the list is not complete yet")


def _raw(name: str) -> dict[str, Any]:
    dimension, stem = name.split(".", 1)
    return parsed("checklist", "items", dimension, f"{stem}.toml")


CASES = [(name, number) for name in IDS for number in range(len(_raw(name).get("examples", [])))]
KNOCK_OUTS = [name for name in IDS if "knock_out" in _raw(name)]


def _items() -> list[Item]:
    return [item(name) for name in IDS]


@pytest.mark.parametrize("name, number", CASES, ids=[f"{name}-{n + 1}" for name, n in CASES])
def test_example_holds(name: str, number: int) -> None:
    """An item's file says what it must get right."""
    judged = item(name)

    assert check_example(judged, judged.examples[number], catalogue()) == ""


@pytest.mark.parametrize("name", IDS)
def test_item_explains_itself(name: str) -> None:
    """The handbook prints these for every item; an empty one would be a hole in the book."""
    shown = item(name)

    assert shown.question.endswith("?")
    assert shown.why.endswith(".")
    assert shown.ask.endswith("?")
    assert shown.sources


@pytest.mark.parametrize("name", IDS)
def test_each_line_in_words_has_its_condition_and_the_reverse(name: str) -> None:
    """People and program must read the same lines."""
    shown = item(name)
    words = {
        "pass": shown.grading.pass_,
        "partial": shown.grading.partial,
        "not_applicable": shown.grading.not_applicable,
    }

    assert {step for step, text in words.items() if text} == set(shown.conditions) & set(words)


@pytest.mark.parametrize("name", IDS)
def test_examples_reach_every_outcome_that_the_item_names(name: str) -> None:
    """A line without a case is a line that nobody has tried."""
    shown = item(name)
    reached = {example.outcome.value for example in shown.examples}
    unread = "manual_pending" if shown.basis is Basis.PERSON else "unknown"

    assert set(shown.conditions) - {"duty"} <= reached
    assert unread in reached


@pytest.mark.parametrize("name", KNOCK_OUTS)
def test_knock_out_is_shown_by_an_example(name: str) -> None:
    """A cap on the whole score is never left untried."""
    assert any(example.flag for example in item(name).examples)


@pytest.mark.parametrize("name", IDS)
def test_nothing_read_is_never_held_against_the_platform(name: str) -> None:
    """An unread site leaves an item open; where no regime makes it apply it leaves the sum."""
    judged = run_example(item(name), Example(Outcome.UNKNOWN), catalogue())

    assert judged.outcome in (Outcome.UNKNOWN, Outcome.MANUAL_PENDING, Outcome.NOT_APPLICABLE)
    assert judged.flag is None


@pytest.mark.parametrize("name", IDS)
def test_texts_stay_neutral(name: str) -> None:
    """What is printed says what was seen and never passes sentence on anybody."""
    shown = item(name)
    knock_out = shown.knock_out.words if shown.knock_out else ""
    text = " ".join((shown.question, shown.why, shown.ask, knock_out)).casefold()

    assert not [word for word in ("fraud", "scam", "recommended", "unsafe", "is safe") if word in text]


@COMPLETE
@pytest.mark.parametrize(
    "dimension, count, weight, critical, person",
    [
        ("liquidity", 19, 76, 3, (2, 8)),
        ("credit", 38, 156, 7, (4, 22)),
        ("reputation", 21, 72, 2, (1, 4)),
        ("leakage", 15, 54, 1, (1, 4)),
        ("security", 17, 53, 2, (0, 0)),
    ],
)
def test_dimension_has_its_size(
    dimension: str, count: int, weight: int, critical: int, person: tuple[int, int]
) -> None:
    """Number, weight, critical items and what only a person can answer, as the edition promises."""
    mine = [i for i in _items() if i.dimension == dimension]
    by_person = [i.weight for i in mine if i.basis is Basis.PERSON]

    assert (len(mine), sum(i.weight for i in mine)) == (count, weight)
    assert sum(i.critical for i in mine) == critical
    assert (len(by_person), sum(by_person)) == person


@COMPLETE
def test_knock_outs_are_those_of_the_edition() -> None:
    """Eight fatal conditions, seventeen serious ones."""
    levels = Counter(i.knock_out.level.value for i in _items() if i.knock_out)

    assert levels == {"ko1": 8, "ko2": 17}


@pytest.mark.parametrize("name", IDS)
def test_item_matches_the_handed_over_table(name: str) -> None:
    """Weight, knock-out and duty codes stand as in the checklist that the edition was made from."""
    table = Path(__file__).resolve().parents[4] / "shared" / "domain" / "checklist.md"
    if not table.exists():
        pytest.skip("the checklist's source is not beside this repository")
    rows = [r for r in table.read_text(encoding="utf-8").splitlines() if r.startswith(f"| `{name}` |")]
    cells = [cell.strip() for cell in rows[0].split(" | ")]
    shown = item(name)

    assert cells[9] == shown.weight_name
    assert cells[10][:3].casefold() == (shown.knock_out.level.value if shown.knock_out else "–")
    assert [key for key in cells[3].replace("`", "").split(", ") if key not in shown.facts] == []
    assert cells[3].replace("`", "").split(", ")[0] == shown.facts[0]
    assert (shown.basis is Basis.PERSON) is cells[8].startswith("person")
    assert (shown.basis is Basis.MEASURED) is cells[8].startswith("measured")
