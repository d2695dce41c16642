"""Two to six platforms side by side: scores as bars with their places, key facts, and the items that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.bars import bar_of, paint_bar
from desktop.ui.library_paint import text
from desktop.ui.pieces import Button, empty, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import DRAWN, AnyIndex, Cell, Row, RowPainter, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.theme import theme
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from scoring.assessment import Judgement, Score
from scoring.checklist import Item
from scoring.facts import Absent, Catalogue, Finding
from scoring.side_by_side import FactRow, ItemRow, Rank, ScoreRow, SideBySide
from scoring.waterfall import OVERALL

NUMBER, PLACE = 44, 40


@dataclass(frozen=True, slots=True)
class Placed:
    """What a cell draws: a score, and the place it has."""

    score: Score
    place: str


class CompareView(QWidget):
    """Shows one comparison; a double click on a column's cell opens that platform."""

    back_wanted = Signal()
    choose_wanted = Signal()
    platform_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.shown: SideBySide | None = None
        self._items: Mapping[str, Item] = {}
        self._catalogue: Catalogue = {}
        self.model = WordTable(())
        self.table: QTableView = QTableView()
        self.everything = QCheckBox(tr("compare.everything"))
        self._count = plain_label("", tone="faint", wrap=False)
        self._rules = plain_label("", tone="soft")
        self._room = QStackedWidget()
        self._lay_out()
        self.everything.toggled.connect(lambda _: self._fill())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.setSpacing(SMALL)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(Button("", self.back_wanted.emit, duty="quiet", icon="back", tip=tr("handbook.back")))
        row.addWidget(plain_label(tr("compare.title"), size="title", wrap=False))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.everything)
        row.addWidget(Button(tr("compare.others"), self.choose_wanted.emit, icon="plus"))
        column.addLayout(row)
        column.addWidget(self._rules)
        self._room.addWidget(
            empty(
                tr("compare.none"),
                tr("compare.none_hint"),
                Button(tr("compare.others"), self.choose_wanted.emit),
            )
        )
        column.addWidget(self._room, 1)

    def show_comparison(self, found: SideBySide, items: Mapping[str, Item], catalogue: Catalogue) -> None:
        """Show this comparison."""
        self.shown, self._items, self._catalogue = found, items, catalogue
        self._count.setText(tr_n("library.count", len(found.reviews)))
        self._rules.setText(tr("compare.rule" if found.same_rules else "compare.other_rules"))
        self._make_table(found)
        self._fill()
        self._room.setCurrentWidget(self.table)
        self.setFocusProxy(self.table)

    def _make_table(self, found: SideBySide) -> None:
        """A table with a column for each platform; the old one goes."""
        if self._room.indexOf(self.table) >= 0:
            self._room.removeWidget(self.table)
            self.table.deleteLater()
        names = [visible(r.platform.name, 60) for r in found.reviews]
        self.model = WordTable([tr("compare.what"), tr("compare.differs"), *names])
        self.table = table_view(self.model, tr("compare.table"), (300, 76, *(200,) * len(names)), 0)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        for place in range(2, 2 + len(names)):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            self.table.setItemDelegateForColumn(place, PlacedPainter(self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.table.activated.connect(lambda index: self._open(index.column() - 2))
        self._room.addWidget(self.table)

    def _open(self, place: int) -> None:
        if self.shown is not None and 0 <= place < len(self.shown.reviews):
            self.platform_wanted.emit(place)

    def _fill(self) -> None:
        if self.shown is None:
            return
        rows = list(self._rows(self.shown))
        self.model.show_rows(rows)
        self.table.clearSpans()
        for place, row in enumerate(rows):
            if row.heading:
                self.table.setSpan(place, 0, 1, self.model.columnCount())
        self.table.setCurrentIndex(self.model.index(1, 2))

    def _rows(self, found: SideBySide) -> Iterator[Row]:
        whole = self.everything.isChecked()
        yield _heading(tr("compare.scores"))
        yield from (_score_row(row) for row in (*found.dimensions, found.overall))
        yield Row(None, (Cell(tr("compare.captured")), Cell(""), *_dates(found)))
        yield _heading(tr("compare.facts"))
        yield from (self._fact_row(row) for row in found.facts if row.differs or whole)
        yield _heading(tr("compare.items"))
        yield from (self._item_row(row) for row in found.items if row.differs or whole)

    def _fact_row(self, row: FactRow) -> Row:
        kind = self._catalogue.get(row.key)
        cells = [
            Cell(" · ".join(words.value_text(v, kind) for v in values)) if values else _silence(finding)
            for finding, values in zip(row.findings, row.values, strict=True)
        ]
        return Row(row.key, (_name(words.fact_label(row.key, kind), row.differs), _mark(row.differs), *cells))

    def _item_row(self, row: ItemRow) -> Row:
        name = self._items[row.item].question if row.item in self._items else row.item
        cells = (_outcome(j) for j in row.judgements)
        return Row(row.item, (_name(visible(name, 300), row.differs), _mark(row.differs), *cells))


def _heading(name: str) -> Row:
    return Row(None, (Cell(name, bold=True),), heading=True)


def _name(name: str, differs: bool) -> Cell:
    return Cell(name, bold=differs)


def _mark(differs: bool) -> Cell:
    return Cell(tr("compare.yes") if differs else "", tone="partial", bold=True)


def _score_row(row: ScoreRow) -> Row:
    name = tr("score.overall") if row.id == OVERALL else words.dimension_word(row.id)
    cells = (_score_cell(name, s, r) for s, r in zip(row.scores, row.ranks, strict=True))
    return Row(row.id, (_name(name, row.differs), _mark(row.differs), *cells))


def _score_cell(name: str, score: Score | None, rank: Rank | None) -> Cell:
    if score is None:
        return Cell(tr("score.not_applicable"), tone="faint")
    place = _place(rank)
    told = words.score_sentence(name, score)
    placed = tr("compare.place", place=place) if rank and rank.sure else tr("compare.not_apart", place=place)
    return Cell("", tip=f"{told} {placed}" if rank else told, drawn=Placed(score, place))


def _place(rank: Rank | None) -> str:
    if rank is None:
        return words.DASH
    return f"{rank.best}." if rank.sure else f"{rank.best}{words.DASH}{rank.worst}"


def _dates(found: SideBySide) -> Iterator[Cell]:
    for review in found.reviews:
        yield Cell(words.day(review.snapshot.captured_at), tone="soft")


def _silence(finding: Finding) -> Cell:
    absent = isinstance(finding, Absent)
    return Cell(
        tr("compare.absent" if absent else "compare.unread"), tone="not_disclosed" if absent else "unknown"
    )


def _outcome(judgement: Judgement | None) -> Cell:
    if judgement is None:
        return Cell(words.DASH, tone="faint")
    tone = words.TONES[judgement.outcome]
    icon = (words.outcome_icon(judgement.outcome), tone)
    return Cell(
        words.outcome_word(judgement.outcome), tip=visible(judgement.reason, 400), icon=icon, tone=tone
    )


class PlacedPainter(RowPainter):
    """Draws number, bar and place of a score."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The row's ground first."""
        super().paint(painter, option, index)
        drawn = index.data(DRAWN)
        if not isinstance(drawn, Placed):
            return
        painter.save()
        room = QRectF(option.rect).adjusted(8, 4, -8, -5)
        left = QRectF(room.left(), room.top(), NUMBER, room.height())
        right = QRectF(room.right() - PLACE, room.top(), PLACE, room.height())
        text(painter, left, words.number(drawn.score.score), "text", bold=True)
        bar = QRectF(left.right(), room.center().y() - 7, right.left() - left.right() - 8, 15)
        paint_bar(painter, bar, bar_of(drawn.score), theme())
        text(painter, right, drawn.place, "soft")
        painter.restore()
