"""The default-rate workbench and the table of higher defaults as JSON: part of `lendscope/review/1`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from scoring.facts import Evidence, FactValue
from scoring.recompute import Check, Term
from scoring.review import Review
from scoring.stress import StressRow, stress_of
from scoring.workbench import workbench

Json = dict[str, object]
ValueJson = Callable[[FactValue], Mapping[str, object]]
EvidenceJson = Callable[[Evidence], Mapping[str, object]]


def workbench_json(review: Review, value: ValueJson) -> Json:
    """Definition, recomputed rates, arrears at the same days and comparisons. Rates in percent, two decimals kept."""
    found = workbench(review.reading.findings)
    return {
        "definition": [
            {"name": t.name, "words": t.words, "terms": _terms(t.terms, value)} for t in found.traits
        ],
        "rates": [_check(c, value) for c in (*found.checks, *found.means)],
        "not_recomputed": [
            {"rates": [value(r) for r in b.rates], "missing": list(b.missing)} for b in found.blanks
        ],
        "arrears": [
            {
                "more_than_days": s.days,
                "share": _number(s.share),
                "words": s.words,
                "terms": _terms(s.terms, value),
            }
            for s in found.ladder
        ],
        "comparisons": [
            {
                "one": p.one,
                "other": p.other,
                "result": p.result.value,
                "words": p.words,
                "apart": _points(p.apart),
                "terms": _terms(p.terms, value),
            }
            for p in found.pairings
        ],
        "why_empty": found.why_empty,
    }


def _check(check: Check, value: ValueJson) -> Json:
    return {
        "name": check.name,
        "published": value(check.published),
        "recomputed": _points(check.made),
        "apart": _points(check.apart),
        "result": check.result.value,
        "words": check.words,
        "terms": _terms(check.terms, value),
    }


def _terms(terms: Iterable[Term], value: ValueJson) -> list[Json]:
    return [{"key": term.key, "value": value(term.value)} for term in terms]


def stress_json(review: Review, evidence: EvidenceJson) -> Json:
    """Inputs, rows and what is missing; null where an input is blank."""
    found = stress_of(review)
    assumed = found.assumed
    return {
        "inputs": [
            {
                "name": i.name,
                "key": i.key,
                "percent": _number(i.number),
                "why": i.why,
                "evidence": [evidence(e) for e in i.evidence],
            }
            for i in found.inputs
        ],
        "rows": [_row(row) for row in found.rows],
        "missing": list(found.missing),
        "cautions": list(found.cautions),
        "assumed_loss_given_default": None
        if assumed is None
        else {"low": _number(assumed.low), "high": _number(assumed.high), "source": assumed.source},
    }


def _row(row: StressRow) -> Json:
    return {
        "yield": row.yield_name,
        "factor": row.factor,
        "loss_given_default": _number(row.loss_given_default),
        "assumed": row.assumed,
        "loss": _number(row.loss),
        "left": _number(row.left),
        "before_fee": row.before_fee,
        "words": row.words,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _points(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)
