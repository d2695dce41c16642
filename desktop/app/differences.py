"""What changed between two runs, and platforms side by side, as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.app.errors import UsageError
from desktop.app.prints import LABELS, visible
from desktop.app.review import find_review
from desktop.history.comparing import FactState, RunDiff
from desktop.history.library import Library
from desktop.reports.json_report import plain_value
from scoring.assessment import DIMENSIONS, Score
from scoring.printing import one_decimal
from scoring.profiles import mark
from scoring.review import Review


def diff_of(library: Library, first: str, second: str) -> RunDiff:
    """The difference of two runs, given by id or by platform (its newest run)."""
    return library.diff(find_review(library, first).run_id, find_review(library, second).run_id)


def diff_lines(found: RunDiff) -> Iterator[str]:
    """Scores, items, facts and pages that are not what they were."""
    yield f"{found.before.id} → {found.after.id}"
    for row in (found.before, found.after):
        if mark(row.profile):
            yield f"  {row.id}: {mark(row.profile)}"
    if not found.same_line:
        yield "  judged by different rules (checklist, profile or country): scores do not compare"
    if not found.same_reader:
        yield "  read by different versions of the reader: a changed fact may be the reader's doing"
    for score in found.scores:
        yield f"  {LABELS.get(score.id, score.id.capitalize())}: {_score(score.before)} → {_score(score.after)}"
    for item in found.items:
        yield f"  item {item.item}: {item.before or 'not asked'} → {item.after or 'not asked'}"
    for fact in found.facts:
        which = ", ".join(f"{k} {v}" for k, v in fact.qualifiers)
        yield f"  fact {fact.key}{f' ({which})' if which else ''}: {_facts(fact.before)} → {_facts(fact.after)}"
    for page in found.pages:
        word = "changed" if page.before and page.after else "new" if page.after else "gone"
        yield f"  page {word}: {visible(page.url)}"
    if not (found.scores or found.items or found.facts or found.pages):
        yield "  nothing changed"


def diff_json(found: RunDiff) -> dict[str, object]:
    """The same as plain values."""
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


def _facts(states: Sequence[FactState]) -> str:
    shown = [
        f"{plain_value(s.value)} {s.unit or ''}".strip() if s.value is not None else s.state for s in states
    ]
    return visible("; ".join(shown) or "not looked for")


def _score(score: Score | None) -> str:
    if score is None:
        return "no score"
    point = "–" if score.score is None else one_decimal(score.score)
    return f"{point} ({one_decimal(score.low)} to {one_decimal(score.high)})"


def compare_lines(library: Library, names: Sequence[str]) -> Iterator[str]:
    """Two to six platforms side by side; a rank only where the ranges do not overlap."""
    if not 2 <= len(names) <= 6:
        raise UsageError("compare takes two to six platforms")
    reviews = [find_review(library, name) for name in names]
    width = max(len(label) for label in LABELS.values()) + 2
    yield " " * width + "".join(f"{visible(r.platform.name, 24):<28}" for r in reviews)
    for dimension in DIMENSIONS:
        found = [r.assessment.dimension(dimension) for r in reviews]
        yield f"{LABELS[dimension]:<{width}}" + "".join(
            f"{_score(d.result if d else None):<28}" for d in found
        )
    yield f"{'Overall':<{width}}" + "".join(f"{_score(r.assessment.overall.result):<28}" for r in reviews)
    yield from (
        f"{visible(r.platform.name)}: {mark(r.assessment.profile)}"
        for r in reviews
        if mark(r.assessment.profile)
    )
    yield from _ranks(reviews)


def _ranks(reviews: Sequence[Review]) -> Iterator[str]:
    if len({(r.assessment.fingerprint, r.assessment.profile) for r in reviews}) > 1:
        yield "judged by different rules: no rank; `lendscope rescore` judges all by the present checklist"
        return
    ordered = sorted(reviews, key=lambda r: r.assessment.overall.result.low, reverse=True)
    for higher, lower in pairwise(ordered):
        apart = higher.assessment.overall.result.low > lower.assessment.overall.result.high
        words = "stands above" if apart else "cannot be told apart from"
        yield f"{visible(higher.platform.name)} {words} {visible(lower.platform.name)}"
