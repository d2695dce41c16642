"""Every fact looked for: what was found, what is absent, what could not be looked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.finding_pane import FindingPane
from desktop.ui.item_pane import finding_words
from desktop.ui.list_and_pane import current_key, search_field, select_key, side_by_side
from desktop.ui.pieces import Button, empty, tight
from desktop.ui.plain import plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from scoring.facts import Absent, Catalogue, Contradiction, Finding, Found, Unsearched
from scoring.review import Review

STATES = ("found", "absent", "unsearched", "contradicted")
ICONS = {
    "found": ("outcome-pass", "passed"),
    "absent": ("outcome-not_disclosed", "not_disclosed"),
    "unsearched": ("outcome-unknown", "unknown"),
    "contradicted": ("attention", "partial"),
}


class FactsView(QWidget):
    """Shows the findings of a review; a click on a quote asks for its place."""

    evidence_wanted = Signal(object)
    fact_given = Signal(object)
    fact_withdrawn = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._findings: dict[str, Finding] = {}
        self._contradictions: dict[str, list[Contradiction]] = {}
        self._catalogue: Catalogue = {}
        self.state, self.words = _states(), search_field(tr("facts.search"))
        columns = [tr(f"facts.column.{name}") for name in ("state", "key", "value")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("facts.table"), (140, 230, 200), 2)
        self._count = plain_label("", tone="faint", wrap=False)
        self._stack = QStackedWidget()
        self.pane = FindingPane(tr("facts.pane"), self.evidence_wanted.emit)
        self.pane.given.connect(self.fact_given)
        self.pane.withdrawn.connect(self.fact_withdrawn)
        self._lay_out()
        self.state.currentIndexChanged.connect(lambda _: self._filter())
        self.words.textChanged.connect(lambda _: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))

    def _lay_out(self) -> None:
        filters = tight(QHBoxLayout(), SMALL)
        filters.addWidget(self.state)
        filters.addWidget(self.words, 1)
        filters.addWidget(self._count)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            empty(tr("facts.none"), tr("facts.none_hint"), Button(tr("facts.all"), self.show_all))
        )
        left = QWidget()
        column = tight(QVBoxLayout(left), MEDIUM)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        split = side_by_side(left, self.pane, [720, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        whole.addWidget(split)

    def show_review(self, review: Review, catalogue: Catalogue) -> None:
        """Show the findings of this review, in the catalogue's order."""
        self.pane.snapshot = review.snapshot
        self._catalogue = catalogue
        order = {key: place for place, key in enumerate(catalogue)}
        pairs = sorted(
            review.reading.findings.items(), key=lambda pair: (order.get(pair[0], 10_000), pair[0])
        )
        self._findings = dict(pairs)
        self._contradictions = {}
        for each in review.reading.contradictions:
            self._contradictions.setdefault(each.key, []).append(each)
        self._filter()

    def show_fact(self, key: str) -> None:
        """Make a fact the current one, whatever the filters were."""
        self.show_all()
        self._select(key)
        self.table.setFocus()

    def show_all(self) -> None:
        """Drop every filter."""
        self.state.setCurrentIndex(0)
        self.words.clear()

    def current(self) -> str:
        """The current fact's key."""
        return current_key(self.table, self.model)

    def _select(self, key: str) -> None:
        select_key(self.table, self.model, key, self._choose)

    def _filter(self) -> None:
        kept = self.current()
        shown = [key for key in self._findings if self._matches(key)]
        self.model.show_rows([self._row(key) for key in shown])
        self._count.setText(tr_n("facts.count", len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._select(kept)

    def _state(self, key: str) -> str:
        if key in self._contradictions:
            return "contradicted"
        return {Found: "found", Absent: "absent", Unsearched: "unsearched"}[type(self._findings[key])]

    def _matches(self, key: str) -> bool:
        wanted_state, state = self.state.currentData(), self._state(key)
        if (
            wanted_state
            and state != wanted_state
            and not (wanted_state == "found" and state == "contradicted")
        ):
            return False
        kind, wanted = self._catalogue.get(key), self.words.text().strip().casefold()
        value = finding_words(self._findings[key], kind)
        return wanted in f"{key} {words.fact_label(key, kind)} {self._meaning(key)} {value}".casefold()

    def _meaning(self, key: str) -> str:
        kind = self._catalogue.get(key)
        return kind.meaning if kind else ""

    def _row(self, key: str) -> Row:
        state, value = self._state(key), finding_words(self._findings[key], self._catalogue.get(key))
        icon = ICONS[state]
        found = isinstance(self._findings[key], Found)
        cells = (
            Cell(tr(f"facts.state.{state}"), icon=icon, tone=icon[1], bold=True),
            Cell(words.fact_label(key, self._catalogue.get(key)), tip=f"{key}\n{self._meaning(key)}"),
            Cell(value.replace("\n", " · "), tip=value, tone="text" if found else "faint"),
        )
        return Row(key, cells)

    def _choose(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            kind, disputes = self._catalogue.get(key), self._contradictions.get(key, [])
            self.pane.show_finding(self._findings[key], kind, disputes)


def _states() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("facts.by_state"))
    box.addItem(tr("facts.every_state"), "")
    for state in STATES:
        box.addItem(tr(f"facts.state.{state}"), state)
    return box
