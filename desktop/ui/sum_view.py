"""The whole sum: every line of every risk with weight and points, then the mean and what caps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.pieces import tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM
from scoring.assessment import Assessment, Cap, DimensionScore, Line, Outcome, Score
from scoring.checklist import Item
from scoring.review import Review

OPEN = (Outcome.UNKNOWN, Outcome.MANUAL_PENDING)
COLUMNS = ("line", "outcome", "weight", "value", "points")


class SumView(QWidget):
    """Shows how the figures come about; a double click or Enter asks for the item."""

    item_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable([tr(f"sum.column.{name}") for name in COLUMNS], numbers=(2, 3, 4))
        self.table: QTableView = table_view(
            self.model, tr("sum.table"), (560, 170, 90, 90, 110), 0, height=30
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(plain_label(tr("sum.hint"), tone="soft"), 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_review(self, review: Review, items: Mapping[str, Item]) -> None:
        """Show the sum of this review."""
        self.table.clearSpans()
        rows = list(sum_rows(review.assessment, items))
        self.model.show_rows(rows)
        for place, row in enumerate(rows):
            if len(row.cells) == 1:
                self.table.setSpan(place, 0, 1, len(COLUMNS))
        self.table.scrollToTop()

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self.item_wanted.emit(key)


def sum_rows(found: Assessment, items: Mapping[str, Item]) -> Iterator[Row]:
    """Every row of the sum, from the first line of liquidity to the last cap."""
    for dimension in found.dimensions:
        yield from _dimension(dimension, items)
    yield from _whole(found)


def _dimension(dimension: DimensionScore, items: Mapping[str, Item]) -> Iterator[Row]:
    share = words.number(dimension.weight if dimension.weight > 1 else dimension.weight * 100)
    yield _heading(tr("sum.dimension", name=words.dimension_word(dimension.id), share=share))
    for line in dimension.lines:
        yield _line(line, items)
    yield Row(
        None,
        (
            Cell(tr("sum.answered"), bold=True),
            Cell(tr("sum.of", weight=dimension.applicable_weight), tone="soft"),
            Cell(str(dimension.answered_weight), number=True, bold=True),
            Cell(""),
            Cell(words.points(dimension.points), number=True, bold=True),
        ),
    )
    for text in arithmetic(dimension):
        yield Row(None, (Cell(text, tone="soft"),))


def _line(line: Line, items: Mapping[str, Item]) -> Row:
    tone = words.TONES[line.outcome]
    counts = line.outcome is not Outcome.NOT_APPLICABLE
    question = items[line.item].question if line.item in items else line.item
    return Row(
        line.item,
        (
            Cell(visible(question, 300)),
            Cell(words.outcome_word(line.outcome), icon=(words.outcome_icon(line.outcome), tone), tone=tone),
            Cell(str(line.weight) if counts else words.DASH, number=True),
            Cell(words.points(line.value), number=True, tone="soft"),
            Cell(words.points(line.points), number=True),
        ),
    )


def arithmetic(dimension: DimensionScore) -> tuple[str, str, str]:
    """The division behind score and interval, in three lines."""
    score, answered, applicable = dimension.result, dimension.answered_weight, dimension.applicable_weight
    points, unread = words.points(dimension.points), applicable - answered
    line = tr("sum.no_score")
    if score.score is not None:
        line = tr("sum.score", points=points, weight=answered, result=words.number(score.score))
    best, coverage = words.number(score.high), words.percent(score.coverage)
    return (
        line,
        tr("sum.low", points=points, weight=applicable, result=words.number(score.low)),
        tr("sum.high", points=points, unread=unread, weight=applicable, result=best, coverage=coverage),
    )


def _whole(found: Assessment) -> Iterator[Row]:
    yield _heading(tr("sum.whole"))
    yield _score(tr("sum.mean"), found.overall.mean)
    for cap in sorted(found.overall.caps, key=lambda cap: not cap.binds):
        yield _cap(cap)
    yield _score(tr("sum.result"), found.overall.result)
    band = found.overall.band
    yield Row(None, (Cell(tr("sum.band", band=words.band_text(band), label=band.label), bold=True),))
    yield Row(
        None, (Cell(tr("sum.critical", share=words.percent(found.overall.critical_coverage)), tone="soft"),)
    )
    if found.sensitivity is not None:
        low, high = words.number(found.sensitivity.low), words.number(found.sensitivity.high)
        yield Row(None, (Cell(tr("sum.noise", low=low, high=high), tone="soft"),))
        low, high = words.number(found.sensitivity.capped_low), words.number(found.sensitivity.capped_high)
        yield Row(None, (Cell(tr("sum.noise_capped", low=low, high=high), tone="soft"),))


def _heading(text: str) -> Row:
    return Row(None, (Cell(text, bold=True),), heading=True)


def _score(name: str, score: Score) -> Row:
    low, high, coverage = words.number(score.low), words.number(score.high), words.percent(score.coverage)
    text = tr("sum.span", low=low, high=high, coverage=coverage)
    cells = (Cell(name, bold=True), Cell(text, tone="soft"), Cell(""), Cell(""))
    return Row(None, (*cells, Cell(words.number(score.score), number=True, bold=True)))


def _cap(cap: Cap) -> Row:
    text = tr("sum.cap_binds" if cap.binds else "sum.cap_idle", because=visible(cap.because, 300))
    icon = ("attention", "partial") if cap.binds else None
    tone = "text" if cap.binds else "faint"
    number = Cell(words.number(cap.score), number=True, tone=tone)
    return Row(
        None, (Cell(text, icon=icon, tone=tone), Cell(f"{cap.id}", tone="faint"), Cell(""), Cell(""), number)
    )
