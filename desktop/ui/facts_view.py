"""Every fact looked for: what was found, what is absent, what could not be looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.evidence import quotes
from desktop.ui.item_pane import finding_words
from desktop.ui.pieces import Button, clear, empty, frame, rule, scrolled, section, tight
from desktop.ui.plain import Elided, plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from scoring.facts import Absent, Catalogue, Contradiction, FactKind, FactValue, Finding, Found, Unsearched
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

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._findings: dict[str, Finding] = {}
        self._contradictions: dict[str, list[Contradiction]] = {}
        self._catalogue: Catalogue = {}
        self.state, self.words = _states(), _search()
        columns = [tr(f"facts.column.{name}") for name in ("state", "key", "value")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("facts.table"), (140, 230, 200), 2)
        self._count = plain_label("", tone="faint", wrap=False)
        self._stack = QStackedWidget()
        self._area, self._pane = scrolled(tr("facts.pane"), "sheet")
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
        box, inside = frame("card", margin=0, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._area)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(box)
        split.setSizes([720, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        whole.addWidget(split)

    def show_review(self, review: Review, catalogue: Catalogue) -> None:
        """Show the findings of this review, in the catalogue's order."""
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
        return str(self.model.key(self.table.currentIndex().row()) or "")

    def _select(self, key: str) -> None:
        keys = [row.key for row in self.model.rows()]
        if keys:
            place = keys.index(key) if key in keys else 0
            if self.table.currentIndex().row() == place:
                self._choose(place)
            else:
                self.table.setCurrentIndex(self.model.index(place, 0))

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
        if key is None:
            return
        clear(self._pane)
        kind = self._catalogue.get(str(key))
        self._pane.addWidget(plain_label(words.fact_label(str(key), kind), size="strong"))
        self._pane.addWidget(plain_label(visible(str(key), 80), size="caption", tone="faint", select=True))
        if kind is not None and kind.meaning:
            self._pane.addWidget(plain_label(kind.meaning, tone="soft"))
        for each in self._contradictions.get(str(key), []):
            self._contradiction(each, kind)
        self._finding(self._findings[str(key)], kind)
        self._pane.addStretch()
        self._area.verticalScrollBar().setValue(0)

    def _contradiction(self, found: Contradiction, kind: FactKind | None) -> None:
        box, column = frame("notice", margin=MEDIUM, gap=SMALL)
        column.addWidget(plain_label(tr("facts.contradiction"), size="heading"))
        if found.note:
            column.addWidget(plain_label(visible(found.note, 400), tone="soft"))
        column.addWidget(
            plain_label(" · ".join(words.value_text(v, kind) for v in found.values), select=True)
        )
        self._pane.addWidget(box)

    def _finding(self, finding: Finding, kind: FactKind | None) -> None:
        match finding:
            case Found(_, values):
                for place, value in enumerate(values[:30]):
                    if place:
                        self._pane.addWidget(rule())
                    self._value(value, kind)
            case Absent(_, searched):
                self._pane.addWidget(plain_label(tr_n("facts.absent_in", len(searched))))
                self._pane.addWidget(section(tr("facts.searched")))
                for page in searched[:60]:
                    kinds = words.kind_words(page.kinds)
                    place_words = words.place_of(page.url)
                    self._pane.addWidget(
                        Elided(f"{place_words}  ({kinds})" if kinds else place_words, middle=True)
                    )
            case Unsearched(_, reason):
                self._pane.addWidget(plain_label(tr("facts.unsearched_because", reason=visible(reason, 600))))

    def _value(self, value: FactValue, kind: FactKind | None) -> None:
        self._pane.addWidget(plain_label(words.value_text(value, kind), size="title", select=True))
        method = visible(value.method, 80) or words.DASH
        origin = tr("facts.origin", origin=tr(f"origin.{value.origin.value}"), method=method)
        notes = words.value_notes(value)
        self._pane.addWidget(plain_label(f"{notes} · {origin}" if notes else origin, tone="soft"))
        quotes(self._pane, value.evidence, self.evidence_wanted.emit)


def _states() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("facts.by_state"))
    box.addItem(tr("facts.every_state"), "")
    for state in STATES:
        box.addItem(tr(f"facts.state.{state}"), state)
    return box


def _search() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(tr("facts.search"))
    field.setAccessibleName(tr("facts.search"))
    field.setClearButtonEnabled(True)
    field.setMaxLength(200)
    return field
