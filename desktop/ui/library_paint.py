"""Paints the library's cells: two-line names, small bars with their number, letters, flags."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import icons, words
from desktop.ui.bars import bar_of, paint_bar
from desktop.ui.library_model import AnyIndex, Role, cell_text, is_due
from desktop.ui.plain import visible
from desktop.ui.services import PlatformRow
from desktop.ui.theme import font, theme
from desktop.ui.tokens import BODY, CAPTION, SMALL, STRONG
from scoring.assessment import Score

ROW_HEIGHT = 54
MARK = 6.0


class LibraryPainter(QStyledItemDelegate):
    """Draws what the model hands out; holds nothing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Every row is two lines high."""
        return QSize(90, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground first, then the cell by its column."""
        row, column = index.data(Role.ROW), index.data(Role.COLUMN)
        painter.save()
        room = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme().colour("tint"))
        painter.setPen(theme().colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._cell(painter, room.adjusted(SMALL + 3, 0, -SMALL - 3, -1), row, str(column))
        painter.restore()

    def _cell(self, painter: QPainter, room: QRectF, row: PlatformRow, column: str) -> None:
        match column:
            case "name":
                name_cell(painter, room, row)
            case "overall":
                score_cell(painter, room, row.overall, strong=True)
            case "band":
                letter(painter, room, row.band or words.DASH)
            case "flags":
                flag_cell(painter, room, row.flags or 0)
            case "captured" | "coverage":
                text(painter, room, cell_text(row, column), "soft")
            case "due":
                due = is_due(row)
                text(painter, room, cell_text(row, column), "partial" if due else "soft", bold=due)
            case _:
                score_cell(painter, room, row.scores.get(column))


def text(
    painter: QPainter, room: QRectF, words_: str, duty: str, size: int = BODY, *, bold: bool = False
) -> None:
    """One elided line in the middle of the room."""
    painter.setFont(font(size, bold=bold))
    painter.setPen(theme().colour(duty))
    shown = QFontMetrics(painter.font()).elidedText(words_, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def two_lines(painter: QPainter, room: QRectF, first: str, second: str) -> None:
    """A name above a quieter line."""
    half = room.height() / 2
    text(painter, QRectF(room.left(), room.top() + 7, room.width(), half - 6), first, "text", BODY, bold=True)
    text(painter, QRectF(room.left(), room.top() + half, room.width(), half - 8), second, "faint", CAPTION)


def name_cell(painter: QPainter, room: QRectF, row: PlatformRow) -> None:
    """Name, then address and tags; a mark where nobody has looked at the last run."""
    tags = "".join(f"  #{visible(tag, 40)}" for tag in row.tags)
    if row.unseen:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawEllipse(QRectF(room.left() - MARK - 1, room.top() + 16, MARK, MARK))
    two_lines(painter, room, visible(row.name, 200), words.place_of(row.home) + tags)


def score_cell(painter: QPainter, room: QRectF, score: Score | None, *, strong: bool = False) -> None:
    """The number above its bar."""
    if score is None:
        text(painter, room, words.DASH, "faint")
        return
    upper = QRectF(room.left(), room.top() + 9, room.width(), 16)
    if strong or score.score is not None:
        text(painter, upper, words.number(score.score), "text", BODY, bold=strong)
    if strong or score.score is None:
        painter.setFont(font(CAPTION))
        painter.setPen(theme().colour("faint"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, right, words.span(score.low, score.high))
    paint_bar(painter, QRectF(room.left(), room.top() + 29, room.width(), 12), bar_of(score), theme())


def letter(painter: QPainter, room: QRectF, band: str) -> None:
    """The letter in a ring."""
    ring = QRectF(room.left(), room.center().y() - 13, 26, 26)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().colour("control"))
    painter.setBrush(theme().colour("surface"))
    painter.drawRoundedRect(ring, 6, 6)
    painter.setFont(font(STRONG, bold=True))
    painter.setPen(theme().colour("text"))
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, band)


def flag_cell(painter: QPainter, room: QRectF, count: int) -> None:
    """A flag and how many."""
    if not count:
        return
    colour = theme().colour("failed").name()
    icons.icon("flag", colour, 16).paint(
        painter, int(room.left()), int(room.center().y() - 8), 16, 16, Qt.AlignmentFlag.AlignCenter
    )
    text(painter, room.adjusted(22, 0, 0, 0), str(count), "failed", bold=True)
