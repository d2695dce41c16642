"""Two to six platforms side by side, by their newest runs: one use case for window, command line and reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.app.data import catalogue, watched
from desktop.app.errors import UsageError
from desktop.app.prints import LABELS, visible
from desktop.app.review import find_review
from desktop.history.library import Library
from scoring.assessment import Judgement, Score
from scoring.facts import Absent, FactValue
from scoring.printing import one_decimal
from scoring.profiles import mark
from scoring.side_by_side import LEAST, MOST, FactRow, ItemRow, ScoreRow, SideBySide, side_by_side
from scoring.words import dated_value, label

OTHER_RULES = "judged by different rules: no places; `lendscope rescore` judges all by the present checklist"
_WIDTH, _LABEL = 30, 26


def comparison(library: Library, names: Sequence[str]) -> SideBySide:
    """The newest runs of two to six platforms, given by name, address, id or run; UsageError for other numbers."""
    if not LEAST <= len(names) <= MOST:
        raise UsageError(f"compare takes {LEAST} to {MOST} platforms; {len(names)} were named")
    reviews = [find_review(library, name) for name in names]
    twice = {r.run_id for r in reviews if sum(r.run_id == other.run_id for other in reviews) > 1}
    if twice:
        raise UsageError("one platform was named twice; name each once")
    return side_by_side(reviews, watched().compared)


def comparison_lines(found: SideBySide, *, everything: bool = False) -> Iterator[str]:
    """Scores with places, key facts and items; a `*` marks what differs. `everything`: also what does not."""
    yield _row("", [visible(r.platform.name, _WIDTH - 2) for r in found.reviews])
    yield _row("captured", [f"{r.snapshot.captured_at:%Y-%m-%d}" for r in found.reviews])
    for row in (*found.dimensions, found.overall):
        yield from _score_lines(row)
    profiles = ((r.platform.name, mark(r.assessment.profile)) for r in found.reviews)
    yield from (f"{visible(name)}: {told}" for name, told in profiles if told)
    if not found.same_rules:
        yield OTHER_RULES
    yield ""
    yield from (_fact_line(row) for row in found.facts if row.differs or everything)
    yield ""
    yield from (_item_line(row) for row in found.items if row.differs or everything)


def _row(name: str, cells: Sequence[str], differs: bool = False) -> str:
    mark = "*" if differs else " "
    shown = "".join(f"{cell:<{_WIDTH}}" for cell in cells)
    return f"{mark} {visible(name, _LABEL):<{_LABEL}} {shown}".rstrip()


def _score_lines(row: ScoreRow) -> Iterator[str]:
    yield _row(LABELS.get(row.id, "Overall"), [_score(s) for s in row.scores], row.differs)
    if any(row.ranks):
        yield _row("  place", [rank.words() if rank else "–" for rank in row.ranks])


def _score(score: Score | None) -> str:
    if score is None:
        return "not applicable"
    point = "–" if score.score is None else one_decimal(score.score)
    return f"{point} ({one_decimal(score.low)} to {one_decimal(score.high)})"


def _fact_line(row: FactRow) -> str:
    cells = [
        "; ".join(_value(row.key, v) for v in values) if values else _silence(finding)
        for finding, values in zip(row.findings, row.values, strict=True)
    ]
    return _row(label(row.key, catalogue()), [visible(c, _WIDTH - 2) for c in cells], row.differs)


def _value(key: str, value: FactValue) -> str:
    return dated_value(value, catalogue().get(key))


def _silence(finding: object) -> str:
    return "not stated" if isinstance(finding, Absent) else "not read"


def _item_line(row: ItemRow) -> str:
    return _row(row.item, [_outcome(j) for j in row.judgements], row.differs)


def _outcome(judgement: Judgement | None) -> str:
    return judgement.outcome.value if judgement else "not asked"
