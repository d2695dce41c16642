"""All items with their outcomes; filters by risk, outcome and words; the chosen one in full beside."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.item_pane import ItemPane
from desktop.ui.list_and_pane import current_key, risk_box, search_field, select_key, side_by_side
from desktop.ui.pieces import Button, empty, tight
from desktop.ui.plain import plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from scoring.assess import by_person
from scoring.assessment import Judgement, Line, Outcome
from scoring.checklist import Item
from scoring.facts import Catalogue
from scoring.review import Review


class ChecklistView(QWidget):
    """Shows the judged items; asks for the place of a quote and hands on a person's answer."""

    evidence_wanted = Signal(object)
    fact_wanted = Signal(str)
    answered = Signal(str, object, str, str)
    answer_withdrawn = Signal(str)
    handbook_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._review: Review | None = None
        self._items: Mapping[str, Item] = {}
        self._lines: dict[str, Line] = {}
        self.dimension, self.outcome, self.words = (
            risk_box(),
            _outcomes(),
            search_field(tr("checklist.search")),
        )
        columns = tuple(tr(f"checklist.column.{name}") for name in ("outcome", "question", "risk", "weight"))
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("checklist.table"), (136, 240, 142, 72), 1, height=46)
        self.table.setWordWrap(True)
        self._count = plain_label("", tone="faint", wrap=False)
        self.pane = ItemPane()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = tight(QHBoxLayout(), SMALL)
        for widget in (self.dimension, self.outcome):
            filters.addWidget(widget)
        filters.addWidget(self.words, 1)
        filters.addWidget(self._count)
        nothing = empty(
            tr("checklist.none"), tr("checklist.none_hint"), Button(tr("checklist.all"), self.show_all)
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        left = QWidget()
        column = tight(QVBoxLayout(left), MEDIUM)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        split = side_by_side(left, self.pane, [680, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.dimension.currentIndexChanged.connect(lambda _: self._filter())
        self.outcome.currentIndexChanged.connect(lambda _: self._filter())
        self.words.textChanged.connect(lambda _: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.pane.evidence_wanted.connect(self.evidence_wanted)
        self.pane.fact_wanted.connect(self.fact_wanted)
        self.pane.answered.connect(self.answered)
        self.pane.answer_withdrawn.connect(self.answer_withdrawn)
        self.pane.handbook_wanted.connect(self.handbook_wanted)

    def show_review(self, review: Review, items: Mapping[str, Item], catalogue: Catalogue) -> None:
        """Show this review, keeping the filters and the current item."""
        self._review, self._items = review, items
        self._lines = {line.item: line for d in review.assessment.dimensions for line in d.lines}
        self.pane.review = review
        self.pane.know(items, catalogue, review.snapshot)
        self._filter()

    def show_item(self, item: str) -> None:
        """Make an item the current one, whatever the filters were."""
        if item not in [row.key for row in self.model.rows()]:
            self.show_all()
        self._select(item)
        self.table.setFocus()

    def show_all(self) -> None:
        """Drop every filter."""
        for box in (self.dimension, self.outcome):
            box.setCurrentIndex(0)
        self.words.clear()

    def current(self) -> str:
        """The current item's id."""
        return current_key(self.table, self.model)

    def _select(self, item: str) -> None:
        select_key(self.table, self.model, item, self._choose)

    def _filter(self) -> None:
        if self._review is None:
            return
        kept = self.current()
        shown = [j for j in self._review.assessment.judgements if self._matches(j)]
        self.model.show_rows([self._row(j) for j in shown])
        self._count.setText(tr_n("checklist.count", len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._select(kept)

    def _matches(self, judgement: Judgement) -> bool:
        risk, outcome = self.dimension.currentData(), self.outcome.currentData()
        if risk and not judgement.item.startswith(f"{risk}."):
            return False
        if outcome and judgement.outcome.value != outcome:
            return False
        wanted = self.words.text().strip().casefold()
        text = f"{judgement.item} {self._question(judgement.item)} {judgement.reason}".casefold()
        return wanted in text

    def _question(self, item: str) -> str:
        known = self._items.get(item)
        return known.question if known else item

    def _row(self, judgement: Judgement) -> Row:
        known = self._items.get(judgement.item)
        outcome, tone = judgement.outcome, words.TONES[judgement.outcome]
        by = tr("checklist.by_person") if by_person(judgement) else ""
        cells = (
            Cell(
                words.outcome_word(outcome) + by,
                icon=(words.outcome_icon(outcome), tone),
                tone=tone,
                bold=True,
            ),
            Cell(self._question(judgement.item), tip=f"{self._question(judgement.item)}\n{judgement.reason}"),
            Cell(words.dimension_word(judgement.item.split(".")[0]), tone="soft"),
            Cell(words.weight_word(known.weight) if known else "", tone="soft"),
        )
        return Row(judgement.item, cells)

    def _choose(self, place: int) -> None:
        item = self.model.key(place)
        if self._review is None or item is None:
            return
        judgement = self._review.assessment.judgement(str(item))
        self.pane.show_judgement(judgement, self._lines.get(str(item)), self._review.reading)


def _outcomes() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("checklist.by_outcome"))
    box.addItem(tr("checklist.every_outcome"), "")
    for outcome in Outcome:
        box.addItem(words.outcome_word(outcome), outcome.value)
    return box
