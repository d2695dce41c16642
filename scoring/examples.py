"""Runs the examples that stand in an item's file; each is a test of the item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

from scoring.assessment import Judgement
from scoring.catalogue import check_value
from scoring.checklist import Example, Item
from scoring.errors import ChecklistError
from scoring.facts import Absent, Catalogue, Evidence, FactKind, FactType, FactValue, Finding, Found, Value
from scoring.judge import judge
from scoring.measures.base import Context

_FIELDS = ("value", "unit", "as_of", "confidence", "superseded")


def run_example(
    item: Item, example: Example, catalogue: Catalogue, medians: Mapping[str, Decimal] | None = None
) -> Judgement:
    """The judgement of an example's facts; a key neither in facts nor in absent is unsearched."""
    return judge(item, example_context(example, catalogue, medians or {}))


def example_context(example: Example, catalogue: Catalogue, medians: Mapping[str, Decimal]) -> Context:
    """The context an example describes."""
    findings: dict[str, Finding] = {key: Absent(key) for key in example.absent}
    for key, raw in example.facts.items():
        findings[key] = Found(key, plain_values(catalogue[key], raw, example.captured))
    return Context(
        findings=findings,
        catalogue=catalogue,
        captured_on=example.captured,
        as_of=example.captured,
        regimes=frozenset(example.regimes),
        jurisdiction=example.jurisdiction,
        medians=medians,
    )


def check_example(item: Item, example: Example, catalogue: Catalogue) -> str:
    """What the example and the judgement disagree about, or an empty text."""
    judged = run_example(item, example, catalogue)
    if judged.outcome is not example.outcome:
        return f"{judged.outcome.value} where {example.outcome.value} was expected: {judged.reason}"
    if example.flag is not None and (judged.flag is not None) is not example.flag:
        return "the knock-out's condition " + ("holds" if judged.flag else "does not hold")
    if example.why not in judged.reason:
        return f"the reason does not say {example.why!r}: {judged.reason}"
    return ""


def plain_values(kind: FactKind, raw: object, captured: date) -> tuple[FactValue, ...]:
    """Fact values from plain data: a value, a table with `value`, or a list of such tables.

    A list of plain words is one value of a list fact. ChecklistError when a value does not fit its key.
    """
    rows = raw if isinstance(raw, list) and raw and all(isinstance(r, Mapping) for r in raw) else [raw]
    return tuple(_value(kind, row if isinstance(row, Mapping) else {"value": row}, captured) for row in rows)


def _value(kind: FactKind, row: Mapping[str, object], captured: date) -> FactValue:
    if "value" not in row:
        raise ChecklistError(f"{kind.key}: an example's table needs 'value'")
    value = _plain(kind, row["value"])
    check_value(kind, value)
    unit, as_of, confidence = row.get("unit"), row.get("as_of"), row.get("confidence", 1.0)
    return FactValue(
        value=value,
        evidence=(_shown(kind, value, captured),),
        unit=None if unit is None else str(unit),
        qualifiers=tuple((k, str(v)) for k, v in row.items() if k not in _FIELDS),
        as_of=None if as_of is None else str(as_of),
        superseded=row.get("superseded") is True,
        confidence=float(str(confidence)),
    )


def _plain(kind: FactKind, raw: object) -> Value:
    if isinstance(raw, list | tuple):
        return tuple(str(member) for member in raw)
    if isinstance(raw, date):
        return raw.isoformat()
    if kind.type in (FactType.PERCENT, FactType.MONEY) and isinstance(raw, int | float | Decimal):
        return raw if isinstance(raw, bool) else Decimal(str(raw))
    if isinstance(raw, str | int | Decimal):
        return raw
    raise ChecklistError(f"{kind.key}: {raw!r} cannot be the value of a fact")


def _shown(kind: FactKind, value: Value, captured: date) -> Evidence:
    seen = datetime.combine(captured, time(), UTC)
    return Evidence(f"example:{kind.key}", f"{kind.key}: {value}", "0" * 64, seen)
