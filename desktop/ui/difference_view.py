"""The difference of two runs: quiet edits first, then scores with their causes, facts, items and the text of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.pieces import Button, card, clear, empty, frame, rule, scrolled, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.quiet_cards import edit_card, side
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.text_diff_view import TextDiffView
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import MEDIUM, SMALL
from desktop.ui.waterfall_table import WaterfallTable, cause_word, outcomes_cell, signed
from scoring.checklist import Item
from scoring.compare import Difference, FactMove, ItemMove
from scoring.facts import Catalogue, FactValue
from scoring.review import Review
from scoring.waterfall import OVERALL, Cause, Waterfall

PARTS = ("edits", "score", "facts", "items", "text")
MOST_VALUES = 3


class DifferenceView(QWidget):
    """Shows one finished difference; asks for an item or a fact to be opened."""

    back_wanted = Signal()
    item_wanted = Signal(str)
    fact_wanted = Signal(str)
    evidence_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._items: Mapping[str, Item] = {}
        self._waterfalls: dict[str, Waterfall] = {}
        self._moves: tuple[FactMove, ...] = ()
        self._catalogue: Catalogue = {}
        self._title = plain_label("", size="strong", wrap=False)
        self._notes = plain_label("", size="caption", tone="soft")
        self.edits, self._edits = scrolled(tr("difference.part.edits"))
        self.scores = QComboBox()
        self.scores.setAccessibleName(tr("difference.which_score"))
        self._causes = plain_label("", tone="soft")
        self.waterfall = WaterfallTable()
        self.facts = WordTable(
            [tr(f"difference.fact.{name}") for name in ("fact", "what", "was", "now", "cause")]
        )
        self.facts_table = table_view(self.facts, tr("difference.part.facts"), (230, 110, 280, 280, 150), 3)
        self.quotes, self._quotes = scrolled(tr("difference.quotes"), "sheet")
        self.items = WordTable(
            [tr(f"difference.item.{name}") for name in ("item", "outcome", "reason", "cause")]
        )
        self.items_table = table_view(self.items, tr("difference.part.items"), (400, 230, 300, 150), 2)
        self.text = TextDiffView()
        self.parts = QTabWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        head = tight(QHBoxLayout(), MEDIUM)
        head.addWidget(Button(tr("difference.back"), self.back_wanted.emit, icon="back"))
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._notes)
        self.parts.setDocumentMode(True)
        self.parts.tabBar().setAccessibleName(tr("difference.parts"))
        self.parts.tabBar().setExpanding(False)
        self._stacks = {
            "facts": _or_nothing(self._fact_page()),
            "items": _or_nothing(_page(self.items_table)),
        }
        pages = (
            self.edits,
            self._score_page(),
            self._stacks["facts"],
            self._stacks["items"],
            _page(self.text),
        )
        for name, page in zip(PARTS, pages, strict=True):
            self.parts.addTab(page, tr(f"difference.part.{name}"))
        column.addWidget(self.parts, 1)

    def _score_page(self) -> QWidget:
        made = QWidget()
        made.setProperty("duty", "page")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(SMALL)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(self.scores)
        row.addWidget(self._causes, 1)
        column.addLayout(row)
        column.addWidget(self.waterfall, 1)
        return made

    def _fact_page(self) -> QWidget:
        """The facts, and below them the quotes of the chosen one."""
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(self.facts_table)
        box, inside = frame("card", margin=0, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.quotes)
        split.addWidget(box)
        split.setSizes([320, 200])
        return _page(split)

    def _connect(self) -> None:
        self.facts_table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._show_quotes(now.row())
        )
        self.scores.currentIndexChanged.connect(lambda _place: self._show_waterfall())
        self.waterfall.item_wanted.connect(self.item_wanted)
        self.items_table.activated.connect(lambda i: self._open(self.items, i.row(), self.item_wanted.emit))
        self.facts_table.activated.connect(lambda i: self._open(self.facts, i.row(), self.fact_wanted.emit))

    @staticmethod
    def _open(model: WordTable, place: int, wanted: Callable[[str], object]) -> None:
        key = model.key(place)
        if isinstance(key, str):
            wanted(key)

    def show_difference(
        self, found: Difference, items: Mapping[str, Item], catalogue: Catalogue, shown: str = ""
    ) -> None:
        """Show this difference; `shown` is the run on the other tabs, whose pages a quote may lead to."""
        self._items = items
        self._title.setText(tr("difference.title", before=_run(found.before), after=_run(found.after)))
        rules = [] if found.same_rules else [tr("difference.other_rules")]
        notes = [*rules, *(visible(note, 400) for note in found.notes)]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._show_edits(found, shown)
        self._waterfalls = {w.id: w for w in (found.overall, *found.dimensions)}
        self._list_scores()
        self._moves, self._catalogue = found.facts, catalogue
        self.facts.show_rows([_fact_row(move, catalogue) for move in found.facts])
        clear(self._quotes)
        if found.facts:
            self.facts_table.setCurrentIndex(self.facts.index(0, 0))
        self.items.show_rows([_item_row(move, items) for move in found.items])
        self._stacks["facts"].setCurrentIndex(0 if found.facts else 1)
        self._stacks["items"].setCurrentIndex(0 if found.items else 1)
        self.text.show_difference(found)
        for place, count in enumerate(
            (len(found.alarms), None, len(found.facts), len(found.items), len(found.pages))
        ):
            name = tr(f"difference.part.{PARTS[place]}")
            self.parts.setTabText(place, name if count is None else f"{name} ({count})")
        self.parts.setCurrentIndex(0 if found.alarms else 1)

    def _show_quotes(self, place: int) -> None:
        """The words behind a changed fact: those that went left, those that came right."""
        clear(self._quotes)
        if not 0 <= place < len(self._moves):
            return
        move = self._moves[place]
        sides = tight(QHBoxLayout(), MEDIUM)
        for title, values in ((tr("quiet.before"), move.gone), (tr("quiet.after"), move.fresh)):
            column = tight(QVBoxLayout(), SMALL)
            for value in values[:MOST_VALUES]:
                column.addWidget(side(value.evidence[0], f"{title} · {self._value(move, value)}"))
            if not values:
                column.addWidget(plain_label(f"{title}: {words.DASH}", tone="faint"))
            column.addStretch()
            sides.addLayout(column, 1)
        self._quotes.addLayout(sides)
        self._quotes.addStretch()

    def _value(self, move: FactMove, value: FactValue) -> str:
        notes = words.value_notes(value)
        text = words.value_text(value, self._catalogue.get(move.key))
        return f"{text} ({notes})" if notes else text

    def _show_edits(self, found: Difference, shown: str) -> None:
        clear(self._edits)
        if not found.alarms:
            self._edits.addWidget(empty(tr("difference.no_edits"), tr("difference.no_edits_hint")))
            return
        made, column = card(tr_n("quiet.count", len(found.alarms)))
        column.addWidget(plain_label(tr("quiet.hint"), size="caption", tone="faint"))
        evidence = self.evidence_wanted.emit if found.after.run_id == shown else None
        for place, alarm in enumerate(found.alarms):
            if place:
                column.addWidget(rule())
            column.addWidget(edit_card(alarm, evidence))
        self._edits.addWidget(made)
        self._edits.addStretch()
        self.edits.verticalScrollBar().setValue(0)

    def _list_scores(self) -> None:
        self.scores.blockSignals(True)
        self.scores.clear()
        for name, waterfall in self._waterfalls.items():
            word = tr("score.overall") if name == OVERALL else words.dimension_word(name)
            self.scores.addItem(f"{word}  {signed(waterfall.total.score)}", name)
        self.scores.blockSignals(False)
        self._show_waterfall()

    def _show_waterfall(self) -> None:
        found = self._waterfalls.get(str(self.scores.currentData()))
        if found is None:
            return
        self.waterfall.show_waterfall(found, self._items)
        moves = [f"{cause_word(c)} {signed(m.score)}" for c, m in found.by_cause().items()]
        self._causes.setText(" · ".join(moves) or tr("difference.no_move"))


def _or_nothing(page: QWidget) -> QStackedWidget:
    """The page, and behind it the word that nothing of it is different."""
    stack = QStackedWidget()
    stack.addWidget(page)
    stack.addWidget(empty(tr("difference.nothing"), tr("difference.nothing_hint")))
    return stack


def _page(inner: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("duty", "page")
    column = tight(QVBoxLayout(made))
    column.setContentsMargins(0, MEDIUM, 0, 0)
    column.addWidget(inner)
    return made


def _run(review: Review) -> str:
    return f"{words.day(review.snapshot.captured_at)} ({review.run_id})"


def _fact_row(move: FactMove, catalogue: Catalogue) -> Row:
    kind = catalogue.get(move.key)
    sides = [
        " · ".join(words.value_text(v, kind) for v in vs[:MOST_VALUES]) for vs in (move.gone, move.fresh)
    ]
    return Row(
        move.key,
        (
            Cell(words.fact_label(move.key, kind), bold=True),
            Cell(tr(f"difference.became.{move.kind}"), tone="soft"),
            Cell(sides[0] or words.DASH),
            Cell(sides[1] or words.DASH),
            Cell(_causes(move.causes), tone="soft"),
        ),
    )


def _item_row(move: ItemMove, items: Mapping[str, Item]) -> Row:
    outcomes = [j.outcome if j else None for j in (move.before, move.after)]
    reason = move.after.reason if move.after else tr("difference.not_asked")
    name = items[move.item].question if move.item in items else move.item
    return Row(
        move.item,
        (
            Cell(visible(name, 300)),
            outcomes_cell(outcomes[0], outcomes[1]),
            Cell(visible(reason, 400), tone="soft"),
            Cell(_causes(move.causes), tone="soft"),
        ),
    )


def _causes(causes: Sequence[Cause]) -> str:
    return ", ".join(map(cause_word, causes))
