"""A comparison as CSV: one row for each score, fact and question of each platform, harmless to spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from desktop.reports.table import harmless
from desktop.reports.wording import value_words
from scoring.facts import Found
from scoring.printing import one_decimal, printed_score
from scoring.review import Review
from scoring.side_by_side import FactRow, ItemRow, ScoreRow, SideBySide

HEAD = ("kind", "id", "differs", "platform", "run", "state", "value", "low", "high", "place")


def comparison_csv(found: SideBySide) -> str:
    """RFC 4180, every cell quoted, none of them a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in _rows(found):
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def _rows(found: SideBySide) -> Iterator[tuple[str, ...]]:
    for place, review in enumerate(found.reviews):
        for score in (found.overall, *found.dimensions):
            yield _score(score, review, place)
        for fact in found.facts:
            yield _fact(fact, review, place)
        for item in found.items:
            yield _item(item, review, place)


def _score(row: ScoreRow, review: Review, place: int) -> tuple[str, ...]:
    score, rank = row.scores[place], row.ranks[place]
    numbers = (
        ("", "", "")
        if score is None
        else (printed_score(score.score), *map(one_decimal, (score.low, score.high)))
    )
    return ("score", row.id, _yes(row.differs), *_whose(review), "", *numbers, rank.words() if rank else "")


def _fact(row: FactRow, review: Review, place: int) -> tuple[str, ...]:
    state = "found" if isinstance(row.findings[place], Found) else type(row.findings[place]).__name__.lower()
    words = "; ".join(value_words(value) for value in row.values[place])
    return ("fact", row.key, _yes(row.differs), *_whose(review), state, words, "", "", "")


def _item(row: ItemRow, review: Review, place: int) -> tuple[str, ...]:
    judged = row.judgements[place]
    return (
        "item",
        row.item,
        _yes(row.differs),
        *_whose(review),
        judged.outcome.value if judged else "",
        *[""] * 4,
    )


def _whose(review: Review) -> tuple[str, str]:
    return (review.platform.name, review.run_id)


def _yes(differs: bool) -> str:
    return "yes" if differs else "no"
