"""Strategies over the real checklist: outcomes of its 110 items, and findings for its whole catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from scoring.assessment import Outcome
from scoring.facts import (
    Absent,
    Evidence,
    FactGroup,
    FactKind,
    FactType,
    FactValue,
    Finding,
    Found,
    Unsearched,
    Value,
)
from scoring.scores import Weighted
from tests.support.scoring import edition

SEEN = date(2026, 11, 23)
_EVIDENCE = Evidence("https://lend.test/", "words", "ab" * 32, datetime(2026, 11, 23, tzinfo=UTC))
_NUMBERS = st.sampled_from("-5 0 0.5 1 2.9 3 4 5 8 10 12 15 18 21 30 50 100 120 250 900".split())
_DATES = st.sampled_from(
    ["2012", "2019-05", "2023-11-23", "2025-06-30", "2026-01-31", "2026-10-31", "2027-02-01"]
)
_WORDS = st.lists(
    st.sampled_from(
        "default platform-failure illiquidity crypto card bank-transfer psp en de state ad analytics".split()
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@st.composite
def judged_rows(draw: st.DrawFn, outcomes: Iterable[Outcome] = Outcome) -> tuple[Weighted, ...]:
    """An outcome and a duty for every item of the edition, at least one answered in every dimension."""
    some = st.sampled_from(list(outcomes))
    sure = st.sampled_from([Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL])
    rows: list[Weighted] = []
    for item in edition().items:
        first = all(row.dimension != item.dimension for row in rows)
        outcome = draw(sure if first else some)
        duty = draw(st.booleans()) if outcome is Outcome.NOT_DISCLOSED and item.duty else False
        rows.append(Weighted(item.id, item.dimension, item.weight, item.critical, outcome, duty))
    return tuple(rows)


def value_strategy(kind: FactKind) -> st.SearchStrategy[Value]:
    """Values of one key that lie around the lines that items draw."""
    match kind.type:
        case FactType.BOOL:
            return st.booleans()
        case FactType.ENUM:
            return st.sampled_from(kind.choices)
        case FactType.DATE:
            return _DATES
        case FactType.LIST:
            return _WORDS.map(tuple)
        case FactType.TEXT:
            return st.sampled_from(["Example Lend OÜ", "Harbour Notes Ltd"])
        case FactType.PERCENT | FactType.MONEY:
            return _NUMBERS.map(Decimal)
        case _:
            return _NUMBERS.map(lambda text: int(Decimal(text)))


@st.composite
def finding_of(draw: st.DrawFn, kind: FactKind) -> Finding:
    """A stated value (now and then for a year), silence, or a key that was not read."""
    state = draw(st.sampled_from(["found", "found", "found", "absent", "unsearched"]))
    if state == "unsearched":
        return Unsearched(kind.key, "not read")
    if state == "absent":
        return Absent(kind.key)
    year = (
        draw(st.sampled_from(["", "", "2024", "2025"]))
        if kind.type in (FactType.PERCENT, FactType.MONEY)
        else ""
    )
    value = FactValue(
        draw(value_strategy(kind)),
        (_EVIDENCE,),
        unit="EUR" if kind.type is FactType.MONEY else None,
        qualifiers=(("year", year),) if year else (),
    )
    return Found(kind.key, (value,))


@st.composite
def whole_reading(draw: st.DrawFn, keys: Iterable[str]) -> dict[str, Finding]:
    """A finding for each key; facts of a person are left out, since nobody reads them."""
    catalogue = edition().catalogue
    read = [key for key in keys if catalogue[key].group is not FactGroup.PERSON]
    return {key: draw(finding_of(catalogue[key])) for key in read}
