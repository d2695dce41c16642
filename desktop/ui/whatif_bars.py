"""Every score before and after, as two bars one above the other, with the figures and the step between them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.app.whatif import step
from desktop.ui import words
from desktop.ui.bars import ScoreBar
from desktop.ui.pieces import tight
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr
from desktop.ui.tokens import MEDIUM, TIGHT
from scoring.assessment import DIMENSIONS, Score
from scoring.whatif import Move

NAMES = (*DIMENSIONS, "overall")


def name_word(name: str) -> str:
    """The risk, or the whole."""
    return tr("score.overall") if name == "overall" else words.dimension_word(name)


class MoveRow:
    """One score of the six; its parts stand in a row of a grid that they share."""

    def __init__(self, name: str, grid: QGridLayout, place: int) -> None:
        self._name = name_word(name)
        bold = "heading" if name == "overall" else "body"
        self.before = ScoreBar(tr("whatif.before", name=self._name), height=13)
        self.after = ScoreBar(tr("whatif.after", name=self._name), height=20)
        self.figures = plain_label("", wrap=False, size=bold)
        self.span = plain_label("", size="caption", tone="faint", wrap=False)
        self.step = plain_label("", size=bold, wrap=False)
        self.step.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bars = QWidget()
        column = tight(QVBoxLayout(self._bars), TIGHT // 2)
        column.addWidget(self.before)
        column.addWidget(self.after)
        told = QWidget()
        lines = tight(QVBoxLayout(told), 0)
        lines.addWidget(self.figures)
        lines.addWidget(self.span)
        for column_place, part in enumerate(
            (plain_label(self._name, size=bold, wrap=False), self._bars, told, self.step)
        ):
            grid.addWidget(part, place, column_place)

    def show_move(self, move: Move | None) -> None:
        """Show it; a risk in which nothing applies has no bars."""
        before, after = (move.before, move.after) if move else (None, None)
        for bar, score in ((self.before, before), (self.after, after)):
            bar.setVisible(score is not None)
            if score is not None:
                bar.show_score(score)
        self.figures.setText(f"{_point(before)} → {_point(after)}")
        self.span.setText(_span(after))
        by = step(move) if move else None
        self.step.setText("" if not by else f"{'+' if by > 0 else '−'}{words.number(abs(by))}")


def _point(score: Score | None) -> str:
    return words.DASH if score is None else words.number(score.score)


def _span(score: Score | None) -> str:
    if score is None:
        return tr("whatif.nothing_applies")
    coverage = words.percent(score.coverage)
    return tr("whatif.span", span=words.span(score.low, score.high), coverage=coverage)


class MoveBars(QWidget):
    """All six."""

    def __init__(self) -> None:
        super().__init__()
        grid = tight(QGridLayout(self), MEDIUM)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(3, 52)
        self.rows = {name: MoveRow(name, grid, place) for place, name in enumerate(NAMES)}

    def show_moves(self, moves: Iterable[Move]) -> None:
        """Show these; what is not among them does not apply."""
        by_name = {move.name: move for move in moves}
        for name, row in self.rows.items():
            row.show_move(by_name.get(name))
