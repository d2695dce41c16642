"""A context from plain facts, for tests of single measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from scoring.assessment import Outcome
from scoring.checklist import Example
from scoring.examples import example_context
from scoring.measures import all_measures
from scoring.measures.base import Computed, Context, Missing
from tests.support.scoring import catalogue

TODAY = date(2026, 11, 23)


def context(
    facts: Mapping[str, object],
    absent: Iterable[str] = (),
    *,
    captured: date = TODAY,
    regimes: Iterable[str] = (),
) -> Context:
    """Facts as examples write them; what is neither given nor absent is unsearched."""
    example = Example(
        Outcome.UNKNOWN, facts=facts, absent=tuple(absent), captured=captured, regimes=tuple(regimes)
    )
    return example_context(example, catalogue(), {})


def measured(
    name: str,
    facts: Mapping[str, object],
    absent: Iterable[str] = (),
    *,
    captured: date = TODAY,
    regimes: Iterable[str] = (),
) -> Computed | Missing:
    """The answer of a measure."""
    return all_measures()[name](context(facts, absent, captured=captured, regimes=regimes))


def euros(amount: float, **more: str) -> dict[str, object]:
    """An amount in EUR, with qualifiers."""
    return {"value": amount, "unit": "EUR", **more}


def of_years(**rates: float) -> list[dict[str, object]]:
    """Figures by year: `of_years(y2024=1.2)`."""
    return [{"value": value, "year": name.removeprefix("y")} for name, value in rates.items()]
