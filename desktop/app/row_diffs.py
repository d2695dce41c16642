"""The quick difference of two runs, from rows alone, as JSON: for lists of what changed."""

from __future__ import annotations

from desktop.history.comparing import FactState, RunDiff
from desktop.reports.json_report import plain_value
from scoring.assessment import Score
from scoring.printing import one_decimal


def row_diff_json(found: RunDiff) -> dict[str, object]:
    """The difference as plain values; scores in words."""
    return {
        "before": found.before.id,
        "after": found.after.id,
        "same_rules": found.same_line,
        "same_reader": found.same_reader,
        "scores": [{"id": s.id, "before": _score(s.before), "after": _score(s.after)} for s in found.scores],
        "items": [{"id": i.item, "before": i.before, "after": i.after} for i in found.items],
        "facts": [
            {
                "key": f.key,
                "qualifiers": dict(f.qualifiers),
                "before": [_fact(s) for s in f.before],
                "after": [_fact(s) for s in f.after],
            }
            for f in found.facts
        ],
        "pages": [{"url": p.url, "before": p.before or None, "after": p.after or None} for p in found.pages],
    }


def _fact(state: FactState) -> dict[str, object]:
    value = None if state.value is None else plain_value(state.value)
    return {"state": state.state, "value": value, "unit": state.unit, "as_of": state.as_of}


def _score(score: Score | None) -> str:
    if score is None:
        return "no score"
    point = "–" if score.score is None else one_decimal(score.score)
    return f"{point} ({one_decimal(score.low)} to {one_decimal(score.high)})"
