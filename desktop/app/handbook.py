"""The handbook as plain text, generated from the item files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from desktop.app.data import edition, items
from desktop.app.errors import UsageError
from desktop.reports.wording import DIMENSION_NAMES, DIMENSION_WORDS
from scoring.assessment import DIMENSIONS
from scoring.checklist import Item

WIDTH = 100
SILENCE = {
    "counts": "Silence after a full reading counts as not disclosed.",
    "passes": "Silence after a full reading is good: the thing asked about is bad.",
    "fails": "The promise is the evidence: silence on its terms fails.",
}


def handbook_text() -> str:
    """Every item in a few lines, by dimension, with the edition and its fingerprint."""
    return "\n".join(_handbook())


def item_text(name: str) -> str:
    """One item with all it says; UsageError names what is close to a wrong id."""
    if name not in items():
        raise UsageError(f"the checklist has no item {name}.{_close(name)} `lendscope checklist` lists them")
    return "\n".join(_item(items()[name]))


def _close(name: str) -> str:
    word = name.rsplit(".", 1)[-1]
    near = [i for i in items() if word and word in i]
    return f" Did you mean {' or '.join(near[:3])}?" if near else ""


def _handbook() -> Iterator[str]:
    yield f"Checklist {edition().name} · fingerprint {edition().fingerprint}"
    for dimension in DIMENSIONS:
        own = [i for i in edition().items if i.dimension == dimension]
        weight = sum(i.weight for i in own)
        yield f"\n{DIMENSION_NAMES[dimension]}: {len(own)} questions, weight {weight}. {DIMENSION_WORDS[dimension]}\n"
        for item in own:
            mark = f" [{item.knock_out.level.value.upper()}]" if item.knock_out else ""
            yield f"  {item.id:<34} {item.weight_name:<9}{mark:<6} {item.question}"
    yield "\nOne item with all it says: lendscope checklist ITEM"


def _item(item: Item) -> Iterator[str]:
    yield f"{item.id} · {item.weight_name} ({item.weight})"
    yield from _wrapped("", item.question)
    yield from _wrapped("Why it matters: ", item.why)
    for label, text in (
        ("Pass: ", item.grading.pass_),
        ("Partial: ", item.grading.partial),
        ("Fail: ", item.grading.fail),
        ("Not applicable: ", item.grading.not_applicable),
    ):
        if text:
            yield from _wrapped(label, text)
    yield from _wrapped("Silence: ", SILENCE.get(item.silence, item.silence))
    yield from _wrapped("Duty to publish: ", ", ".join(item.duty) or "none")
    yield from _wrapped("Decided by: ", f"{item.basis.value}; facts {', '.join(item.facts)}")
    if item.knock_out:
        fatal = "fatal, after a person confirmed it" if item.knock_out.level.value == "ko1" else "serious"
        yield from _wrapped(
            "Knock-out: ", f"{item.knock_out.words} ({item.knock_out.level.value.upper()}, {fatal})"
        )
    if item.ask:
        yield from _wrapped("Ask the platform: ", item.ask)
    yield from _wrapped("Rests on: ", "; ".join(item.sources))


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(label + text, WIDTH, subsequent_indent="  ")
