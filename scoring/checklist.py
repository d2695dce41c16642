"""The checklist: items, the settings of an edition, and the fingerprint of all that judges.

The format of an item file is described in `resources/docs/checklist-format.md`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from scoring.assessment import DIMENSIONS, FlagLevel, Outcome
from scoring.conditions import Condition, Parser
from scoring.errors import ChecklistError
from scoring.facts import Catalogue
from scoring.measures import all_measures
from scoring.settings import Settings, build_settings, judged_settings
from scoring.tables import Reader

WEIGHTS = {"critical": 8, "high": 4, "medium": 2, "low": 1}
STEPS = ("not_applicable", "fail", "pass", "partial", "not_disclosed")
"""The conditions in the order of judgement."""

_KEYS = ("weight", "question", "why", "ask", "facts", "basis", "duty", "silence", "sources")
_TABLES = ("grading", "conditions", "knock_out", "examples")
_EXAMPLE = ("facts", "absent", "outcome", "captured", "regimes", "jurisdiction", "flag", "why", "note")
DUTIES = ("eu", "ecspr", "mifid", "gdpr", "uk", "cn", "pipl", "in", "id", "us", "kr")


class Basis(StrEnum):
    """Where an item's answer comes from."""

    DISCLOSED = "disclosed"
    MEASURED = "measured"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Grading:
    """The lines in words, for people."""

    pass_: str = ""
    partial: str = ""
    fail: str = ""
    not_applicable: str = ""


@dataclass(frozen=True, slots=True)
class KnockOut:
    """A condition that caps the whole, and the words for what was seen."""

    level: FlagLevel
    when: Condition
    words: str


@dataclass(frozen=True, slots=True)
class Example:
    """A case an item must get right; plain data, run by `scoring.examples.run_example`."""

    outcome: Outcome
    facts: Mapping[str, object] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    captured: date = date(2026, 11, 23)
    regimes: tuple[str, ...] = ()
    jurisdiction: str | None = None
    flag: bool | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the checklist. `conditions` is keyed by step; `duty_when` narrows a duty."""

    id: str
    dimension: str
    weight_name: str
    weight: int
    question: str
    why: str
    ask: str
    facts: tuple[str, ...]
    basis: Basis
    duty: tuple[str, ...]
    silence: str
    sources: tuple[str, ...]
    grading: Grading
    conditions: Mapping[str, Condition]
    duty_when: Condition | None
    knock_out: KnockOut | None
    examples: tuple[Example, ...]
    judged: Mapping[str, object]

    @property
    def critical(self) -> bool:
        """Whether the item counts for critical coverage."""
        return self.weight_name == "critical"


@dataclass(frozen=True, slots=True)
class Edition:
    """A named set of items with the settings they are scored by."""

    name: str
    items: tuple[Item, ...]
    settings: Settings
    catalogue: Catalogue
    fingerprint: str

    def item(self, name: str) -> Item:
        """One item by id; KeyError when the edition does not hold it."""
        return {item.id: item for item in self.items}[name]


def build_edition(
    name: str,
    items: Mapping[str, Mapping[str, object]],
    settings: Mapping[str, object],
    catalogue: Catalogue,
    measures: Collection[str] | None = None,
) -> Edition:
    """The edition from parsed files (items by id); ChecklistError names item and reason."""
    known = all_measures() if measures is None else measures
    built = tuple(build_item(key, items[key], catalogue, known) for key in sorted(items, key=_place))
    used = build_settings(settings)
    judged = {**judged_settings(settings), "items": [item.judged for item in built]}
    return Edition(name, built, used, catalogue, fingerprint(judged))


def _place(item: str) -> tuple[int, str]:
    dimension = item.split(".", 1)[0]
    return (DIMENSIONS.index(dimension) if dimension in DIMENSIONS else len(DIMENSIONS), item)


def fingerprint(judged: Mapping[str, object]) -> str:
    """SHA-256 of canonical JSON: UTF-8, keys sorted, no spaces, items sorted by id."""
    items = judged.get("items", [])
    ordered = sorted(items, key=lambda item: str(item["id"])) if isinstance(items, list) else items
    text = json.dumps({**judged, "items": ordered}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def build_item(
    name: str, data: Mapping[str, object], catalogue: Catalogue, measures: Collection[str] | None = None
) -> Item:
    """One item from its parsed file; ChecklistError says what the rules do not understand."""
    row = Reader(data, name)
    row.only((*_KEYS, *_TABLES))
    parser = Parser(catalogue, all_measures() if measures is None else measures)
    weight = _one_of(row, "weight", WEIGHTS)
    conditions = _conditions(row, parser)
    duty_when = conditions.pop("duty", None)
    item = Item(
        id=name,
        dimension=_dimension(row, name),
        weight_name=weight,
        weight=WEIGHTS[weight],
        question=row.text("question"),
        why=row.text("why"),
        ask=row.text("ask", ""),
        facts=row.texts("facts"),
        basis=Basis(_one_of(row, "basis", tuple(Basis), "disclosed")),
        duty=row.texts("duty"),
        silence=_one_of(row, "silence", ("counts", "passes", "fails"), "counts"),
        sources=row.texts("sources"),
        grading=_grading(row.reader("grading")),
        conditions=conditions,
        duty_when=duty_when,
        knock_out=_knock_out(row, parser),
        examples=_examples(row, catalogue),
        judged=_judged(name, row),
    )
    _check(item, row, catalogue)
    return item


def _dimension(row: Reader, name: str) -> str:
    dimension = name.split(".", 1)[0]
    if dimension not in DIMENSIONS:
        raise row.fail(f"{dimension!r} is not a dimension; use {', '.join(DIMENSIONS)}")
    return dimension


def _one_of(row: Reader, key: str, allowed: Collection[str], default: str | None = None) -> str:
    found = row.text(key, default)
    if found not in allowed:
        raise row.fail(f"{key} {found!r} is not known; use {', '.join(allowed)}")
    return found


def _grading(row: Reader) -> Grading:
    row.only(("pass", "partial", "fail", "not_applicable"))
    return Grading(*(row.text(key, "") for key in ("pass", "partial", "fail", "not_applicable")))


def _conditions(row: Reader, parser: Parser) -> dict[str, Condition]:
    tables = row.reader("conditions")
    tables.only((*STEPS, "duty"))
    return {
        step: parser.condition(tables.table[step], f"{tables.where}.{step}")
        for step in (*STEPS, "duty")
        if step in tables.table
    }


def _knock_out(row: Reader, parser: Parser) -> KnockOut | None:
    if "knock_out" not in row.table:
        return None
    table = row.reader("knock_out")
    table.only(("level", "when", "words"))
    level = FlagLevel(_one_of(table, "level", tuple(FlagLevel)))
    return KnockOut(
        level, parser.condition(table.table.get("when"), f"{table.where}.when"), table.text("words")
    )


def _check(item: Item, row: Reader, catalogue: Catalogue) -> None:
    if not item.facts:
        raise row.fail("'facts' needs at least one key; the first decides what silence means")
    strange = [key for key in item.facts if key not in catalogue]
    if strange:
        raise row.fail(f"unknown fact {strange[0]!r}")
    codes = [code for code in item.duty if code not in DUTIES]
    if codes:
        raise row.fail(f"unknown duty {codes[0]!r}; use {', '.join(DUTIES)}")


def _judged(name: str, row: Reader) -> Mapping[str, object]:
    """The part of an item that judges; words stay out, so that correcting them breaks no trend."""
    knock_out = row.reader("knock_out").table
    return {
        "id": name,
        "dimension": name.split(".", 1)[0],
        "weight": WEIGHTS[row.text("weight")],
        "facts": list(row.texts("facts")),
        "basis": row.text("basis", "disclosed"),
        "duty": sorted(row.texts("duty")),
        "conditions": row.reader("conditions").table,
        "knock_out": {key: knock_out[key] for key in ("level", "when") if key in knock_out},
    }


def _examples(row: Reader, catalogue: Catalogue) -> tuple[Example, ...]:
    tables = row.table.get("examples", [])
    if not isinstance(tables, list):
        raise row.fail("'examples' must be written as [[examples]]")
    return tuple(_example(Reader(t, f"{row.where}: example {n}"), catalogue) for n, t in enumerate(tables, 1))


def _example(row: Reader, catalogue: Catalogue) -> Example:
    row.only(_EXAMPLE)
    facts = row.reader("facts").table
    strange = [key for key in (*facts, *row.texts("absent")) if key not in catalogue]
    if strange:
        raise row.fail(f"unknown fact {strange[0]!r}")
    captured = row.table.get("captured", date(2026, 11, 23))
    flag = row.table.get("flag")
    if not isinstance(captured, date) or not isinstance(flag, bool | None):
        raise row.fail("'captured' must be a date and 'flag' true or false")
    outcome = row.text("outcome").replace(" ", "_")
    if outcome not in tuple(Outcome):
        raise row.fail(f"outcome {outcome!r} is not known")
    return Example(
        outcome=Outcome(outcome),
        facts=facts,
        absent=row.texts("absent"),
        captured=captured,
        regimes=row.texts("regimes"),
        jurisdiction=row.text("jurisdiction", "") or None,
        flag=flag,
        why=row.text("why", ""),
    )


__all__ = [
    "ChecklistError",
    "Edition",
    "Example",
    "Item",
    "KnockOut",
    "build_edition",
    "build_item",
    "fingerprint",
]
