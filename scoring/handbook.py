"""The handbook as plain values, for any front end to print: every item with all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.assessment import DIMENSIONS, FlagLevel
from scoring.checklist import STEPS, Basis, Edition, Item
from scoring.conditions import FACT, MEASURE, Leaf, evaluate, leaves
from scoring.facts import FactGroup
from scoring.words import label

WEIGHT_WORDS = {"critical": "critical (8)", "high": "high (4)", "medium": "medium (2)", "low": "low (1)"}
_LEVELS = {FlagLevel.KO1: "fatal, after a person confirmed it", FlagLevel.KO2: "serious, acts at once"}
BY_HAND = ("person", "imported")
"""Ways of deciding that the program does not go by itself."""

_SILENCE = {
    "counts": "Silence counts as not disclosed.",
    "passes": "Silence after a full reading passes.",
    "fails": "The promise is the evidence: silence on its terms fails.",
}
_TO_CHECK = "from memory"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item. `how` is computed, found, measured, imported or person; `facts` are (key, label) pairs.

    `rests_on` names the facts and computations that its lines are drawn on, in words; `needs_person` is true where a
    pass needs a register, a review file or a person's word, so that the program alone gives at most a partial.
    `to_check` is true when a source is cited from memory: check the article before printing it for a client.
    """

    item: str
    dimension: str
    question: str
    why: str
    weight: int
    weight_words: str
    how: str
    rests_on: tuple[str, ...]
    needs_person: bool
    grading: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    duty: tuple[str, ...]
    silence: str
    knock_out: str
    ask: str
    sources: tuple[str, ...]
    to_check: bool


def handbook(edition: Edition) -> tuple[Entry, ...]:
    """Every item of the edition, by dimension and id."""
    return tuple(entry(item, edition) for item in edition.items)


def entry(item: Item, edition: Edition) -> Entry:
    """One item as a handbook entry."""
    return Entry(
        item=item.id,
        dimension=item.dimension,
        question=item.question,
        why=item.why,
        weight=item.weight,
        weight_words=WEIGHT_WORDS[item.weight_name],
        how=how_decided(item, edition),
        rests_on=tuple(dict.fromkeys(_rests_on(item, edition))),
        needs_person=needs_person(item, edition),
        grading=tuple(_grading(item)),
        facts=tuple((key, label(key, edition.catalogue)) for key in item.facts),
        duty=item.duty,
        silence="" if item.basis is not Basis.DISCLOSED else _SILENCE[item.silence],
        knock_out=f"{item.knock_out.words} ({_LEVELS[item.knock_out.level]})" if item.knock_out else "",
        ask=item.ask,
        sources=item.sources,
        to_check=any(_TO_CHECK in source for source in item.sources),
    )


def _grading(item: Item) -> Iterator[tuple[str, str]]:
    grading = item.grading
    lines = (
        ("not applicable", grading.not_applicable),
        ("fail", grading.fail),
        ("pass", grading.pass_),
        ("partial", grading.partial),
    )
    yield from ((name, words) for name, words in lines if words)


def how_decided(item: Item, edition: Edition) -> str:
    """Where the outcome comes from: a person or an import, the capture itself, a computation, a found fact."""
    first = edition.catalogue[item.facts[0]]
    if item.basis is Basis.PERSON or first.group is FactGroup.PERSON:
        return "imported" if first.key.startswith("reviews.") else "person"
    if any(leaf.kind == MEASURE for condition in item.conditions.values() for leaf in leaves(condition)):
        return "computed"
    return "measured" if item.basis is Basis.MEASURED else "found"


def _rests_on(item: Item, edition: Edition) -> Iterator[str]:
    """Every fact and computation of the item's lines, once, in the order of judgement."""
    for step in STEPS:
        for leaf in leaves(item.conditions.get(step)):
            yield leaf.name.replace("_", " ") if leaf.kind == MEASURE else label(leaf.name, edition.catalogue)


def needs_person(item: Item, edition: Edition) -> bool:
    """Whether the pass is out of reach while nobody has looked into a register or file."""

    def seen(leaf: Leaf) -> bool | None:
        person = leaf.kind == FACT and edition.catalogue[leaf.name].group is FactGroup.PERSON
        return leaf.silent() if person else None

    best = item.conditions.get("pass")
    return how_decided(item, edition) in BY_HAND or (best is not None and evaluate(best, seen) is False)


@dataclass(frozen=True, slots=True)
class Total:
    """One line of the table of totals: items, weight, critical items, and the share a machine can reach."""

    dimension: str
    items: int
    weight: int
    critical: int
    person_weight: int


def totals(edition: Edition) -> tuple[Total, ...]:
    """Items and weights by dimension, with the weight that only a person or an import can answer."""
    return tuple(
        _total(name, [i for i in edition.items if i.dimension == name], edition) for name in DIMENSIONS
    )


def _total(name: str, items: list[Item], edition: Edition) -> Total:
    manual = [i for i in items if how_decided(i, edition) in BY_HAND]
    return Total(
        dimension=name,
        items=len(items),
        weight=sum(i.weight for i in items),
        critical=sum(i.critical for i in items),
        person_weight=sum(i.weight for i in manual),
    )
