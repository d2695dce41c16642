"""How the score went from run to run. Scores by different rules are never joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.reports.blocks import Block, CellText, Chart, Heading, Paragraph, TableBlock
from desktop.reports.model import Book, PastRun
from desktop.reports.picture import Track, trend_picture
from desktop.reports.wording import DIMENSION_NAMES
from scoring.assessment import DIMENSIONS, Score
from scoring.printing import day_words, one_decimal, printed_score

MOST_ROWS = 24
INTRO = (
    "Each sign is an overall score, the upright line beside it the range that open questions leave. Only scores by the "
    "same edition, profile and country are joined: under other rules the same pages give other numbers."
)


def section(book: Book) -> list[Block]:
    """Chart and table; nothing before the second capture."""
    runs = newest_of_each_day(book.background.past)
    tracks = [track for track in tracks_of(runs) if track.points]
    if sum(len(track.points) for track in tracks) < 2:
        return []
    first, last = runs[0].captured, runs[-1].captured
    says = f"Overall scores of {len(runs)} runs, captured from {day_words(first)} to {day_words(last)}"
    return [
        Heading("Over time"),
        Paragraph(INTRO),
        Chart(trend_picture(tracks, says)),
        *_table(runs),
    ]


def newest_of_each_day(runs: Iterable[PastRun]) -> list[PastRun]:
    """One run for each day of capture and set of rules: the newest, in order of capture."""
    kept = {(run.captured, run.line): run for run in runs}
    return sorted(kept.values(), key=lambda run: (run.captured, run.run_id))


def tracks_of(runs: Iterable[PastRun]) -> list[Track]:
    """Runs by their rules; what has no overall score at all has no point."""
    by_line: dict[str, list[PastRun]] = {}
    for run in runs:
        by_line.setdefault(run.line, []).append(run)
    return [
        Track(own[-1].rules, tuple(_points(own)))
        for own in by_line.values()
    ]  # fmt: skip


def _points(runs: Iterable[PastRun]) -> Iterator[tuple[date, Score]]:
    for run in runs:
        score = run.scores.get("overall")
        if score is not None:
            yield run.captured, score


def _table(runs: list[PastRun]) -> list[Block]:
    shown = runs[-MOST_ROWS:]
    rows = tuple(_row(run) for run in reversed(shown))
    head = ("Captured", "Edition", "Overall", *(DIMENSION_NAMES[d] for d in DIMENSIONS))
    widths = (0.13, 0.11, 0.16, 0.12, 0.12, 0.12, 0.12, 0.12)
    blocks: list[Block] = [TableBlock(head, rows, widths, caption="Scores of earlier captures, newest first")]
    if len(runs) > len(shown):
        blocks.append(Paragraph(f"The newest {len(shown)} of {len(runs)} captures are listed.", "note"))
    return blocks


def _row(run: PastRun) -> tuple[CellText, ...]:
    whole = run.scores.get("overall")
    return (
        CellText(run.captured.isoformat()),
        CellText(run.edition),
        CellText(_ranged(whole), "number"),
        *(CellText(_point(run.scores.get(d)), "number") for d in DIMENSIONS),
    )


def _point(score: Score | None) -> str:
    return printed_score(score.score if score else None)


def _ranged(score: Score | None) -> str:
    if score is None:
        return "–"
    return f"{_point(score)} ({one_decimal(score.low)}–{one_decimal(score.high)})"
