"""The way from one score to another as rows: each step with its item, cause and move, drawn as a bar on the scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.pieces import tight
from desktop.ui.plain import visible
from desktop.ui.tables import DRAWN, AnyIndex, Cell, Row, RowPainter, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.theme import theme
from scoring.assessment import Outcome, Score
from scoring.checklist import Item
from scoring.waterfall import CAPS, NOTHING, WEIGHTS, Cause, Move, Step, Waterfall

COLUMNS = ("step", "outcome", "cause", "way", "move", "range")
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Rung:
    """What a row draws: from one score to another, or one score alone with its interval (`whole`)."""

    start: float
    end: float
    low: float
    high: float
    whole: bool = False
    scale: tuple[float, float] = (0, 100)

    def fitted(self, scale: tuple[float, float]) -> Rung:
        """The same on a part of the scale."""
        return replace(self, scale=scale)


class WaterfallTable(QWidget):
    """Shows one waterfall; Enter on a step asks for its item."""

    item_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = WordTable([tr(f"difference.column.{name}") for name in COLUMNS], numbers=(4, 5))
        self.table: QTableView = table_view(
            self.model, tr("difference.waterfall"), (330, 200, 130, 260, 76, 150), 3, height=32
        )
        self.table.setItemDelegateForColumn(3, RungPainter(self.table))
        tight(QVBoxLayout(self)).addWidget(self.table)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_waterfall(self, found: Waterfall, items: Mapping[str, Item]) -> None:
        """Show this one."""
        rows = list(rungs(found, items))
        scale = scale_of([cell.drawn for row in rows for cell in row.cells if isinstance(cell.drawn, Rung)])
        self.model.rename(3, tr("difference.scale", low=int(scale[0]), high=int(scale[1])))
        self.model.show_rows([_fitted(row, scale) for row in rows])
        self.table.scrollToTop()

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self.item_wanted.emit(key)


def scale_of(drawn: Sequence[Rung]) -> tuple[float, float]:
    """The tens that hold everything that is drawn, at least twenty points wide."""
    values = [v for r in drawn for v in ((r.end, r.low, r.high) if r.whole else (r.start, r.end))]
    low, high = min(values, default=0) // 10 * 10, -(-max(values, default=100) // 10) * 10
    return max(0, low - (10 if high - low < 20 else 0)), min(100, max(high, low + 10))


def _fitted(row: Row, scale: tuple[float, float]) -> Row:
    cells = (
        replace(cell, drawn=cell.drawn.fitted(scale)) if isinstance(cell.drawn, Rung) else cell
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def rungs(found: Waterfall, items: Mapping[str, Item]) -> Iterator[Row]:
    """The score before, every step, the score after."""
    before, after = found.before or NOTHING, found.after or NOTHING
    yield _end(tr("difference.before"), before)
    at = before
    for step in found.steps:
        reached = _plus(at, step.move)
        yield _step(step, at, reached, items)
        at = reached
    yield _end(tr("difference.after"), after)


def _plus(at: Score, move: Move) -> Score:
    point = None if at.score is None or move.score is None else at.score + move.score
    return Score(point, at.low + move.low, at.high + move.high, at.coverage)


def _height(score: Score) -> float:
    """The point, or the lowest where there is none: then it is the lowest that the way leads along."""
    return float(score.low if score.score is None else score.score)


def _end(name: str, score: Score) -> Row:
    drawn = Rung(0, _height(score), float(score.low), float(score.high), whole=True)
    told = words.score_sentence(name, score)
    cells = (
        Cell(name, bold=True),
        Cell(""),
        Cell(""),
        Cell("", tip=told, drawn=drawn),
        Cell(words.number(score.score), number=True, bold=True),
        Cell(words.span(score.low, score.high), number=True, tone="soft"),
    )
    return Row(None, cells)


def _step(step: Step, at: Score, reached: Score, items: Mapping[str, Item]) -> Row:
    name = step_name(step, items)
    drawn = Rung(_height(at), _height(reached), float(reached.low), float(reached.high))
    counted = step.move.low if step.move.score is None else step.move.score
    tone = "passed" if counted > 0 else "failed" if counted < 0 else "soft"
    told = tr("difference.rung", start=words.number(at.score), end=words.number(reached.score))
    cells = (
        Cell(name, tip=f"{name}\n{visible(step.because, 300)}" if step.because else name),
        outcomes_cell(step.before, step.after, step.because),
        Cell(cause_word(step.cause), tone="soft"),
        Cell("", tip=told, drawn=drawn),
        Cell(signed(step.move.score), number=True, bold=True, tone=tone),
        Cell(f"{signed(step.move.low)} / {signed(step.move.high)}", number=True, tone="soft"),
    )
    return Row(step.name if step.name in items else None, cells)


def step_name(step: Step, items: Mapping[str, Item]) -> str:
    """The item's question, or what else moved the score."""
    special = {WEIGHTS: "difference.weights", CAPS: "difference.caps"}
    if step.name in special:
        return tr(special[step.name])
    return visible(items[step.name].question if step.name in items else step.name, 300)


def outcomes_cell(before: Outcome | None, after: Outcome | None, otherwise: str = "") -> Cell:
    """`Pass → Fail`; what an edition does not ask is a dash."""
    if before is None and after is None:
        return Cell(visible(otherwise, 200), tone="soft")
    named = (words.outcome_word(o) if o else words.DASH for o in (before, after))
    icon = (words.outcome_icon(after), words.TONES[after]) if after else None
    return Cell(" → ".join(named), icon=icon)


def cause_word(cause: Cause) -> str:
    """Whose doing it is."""
    return tr(f"cause.{cause.value}")


def signed(value: Fraction | None) -> str:
    """A move with its sign and one decimal; a dash for none."""
    if value is None:
        return words.DASH
    shown = words.number(abs(value))
    return f"{MINUS if value < 0 else '+'}{shown}" if value else "±0.0"


class RungPainter(RowPainter):
    """Draws the bar of a row on the scale from 0 to 100."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The row's ground first."""
        super().paint(painter, option, index)
        drawn = index.data(DRAWN)
        if isinstance(drawn, Rung):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._rung(painter, QRectF(option.rect).adjusted(8, 7, -8, -8), drawn)
            painter.restore()

    @staticmethod
    def _rung(painter: QPainter, room: QRectF, drawn: Rung) -> None:
        look, (least, most) = theme(), drawn.scale
        unit = room.width() / (most - least)

        def at(value: float) -> float:
            return room.left() + (value - least) * unit

        middle = room.center().y()
        painter.fillRect(QRectF(room.left(), middle - 0.5, room.width(), 1), look.colour("track"))
        if drawn.whole:
            band = QRectF(QPointF(at(drawn.low), room.top()), QPointF(at(drawn.high), room.bottom()))
            painter.fillRect(band, look.colour("accent", 0.34))
            painter.fillRect(
                QRectF(at(drawn.end) - 1.5, room.top() - 2, 3, room.height() + 4), look.colour("accent")
            )
            return
        duty = "passed" if drawn.end >= drawn.start else "failed"
        left, right = sorted((at(drawn.start), at(drawn.end)))
        painter.fillRect(
            QRectF(left, room.top() + 1, max(2.0, right - left), room.height() - 2), look.colour(duty)
        )
        painter.setPen(QPen(look.colour("text"), 1.5))
        end = at(drawn.end)
        painter.drawLine(QPointF(end, room.top() - 3), QPointF(end, room.bottom() + 3))
