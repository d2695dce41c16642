"""What the law asks a platform of this kind to publish, and what of it was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.pieces import empty
from desktop.ui.plain import plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM
from scoring.duties import Pack
from scoring.expecting import Expected, State, expected, sentence
from scoring.facts import Catalogue
from scoring.review import Review

COLUMNS = ("duty", "result", "details", "source")
ICONS = {
    State.STATED: ("outcome-pass", "passed"),
    State.OLDER: ("outcome-partial", "partial"),
    State.PARTLY: ("outcome-partial", "partial"),
    State.NOT_FOUND: ("outcome-not_disclosed", "not_disclosed"),
    State.NOT_CHECKED: ("outcome-unknown", "unknown"),
}


class ExpectedView(QWidget):
    """Lists the duties by regime; a double click or Enter asks for the fact that decides."""

    fact_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable([tr(f"expected.column.{name}") for name in COLUMNS])
        self.table = table_view(self.model, tr("expected.table"), (380, 150, 300, 260), 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty(tr("expected.none"), tr("expected.none_hint")))
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("expected.hint"), tone="soft"))
        column.addWidget(self._stack, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_review(self, review: Review, packs: Sequence[Pack], catalogue: Catalogue) -> None:
        """Show the duties of the regimes that apply to this review."""
        found = review.assessment
        results = expected(packs, found.regimes, review.reading.findings, found.as_of)
        rows = list(expected_rows(results, packs, catalogue))
        self.table.clearSpans()
        self.model.show_rows(rows)
        for place, row in enumerate(rows):
            if row.heading:
                self.table.setSpan(place, 0, 1, len(COLUMNS))
        self._stack.setCurrentIndex(0 if rows else 1)

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self.fact_wanted.emit(key)


def expected_rows(results: Sequence[Expected], packs: Sequence[Pack], catalogue: Catalogue) -> Iterator[Row]:
    """Every row, under the name of its regime."""
    for pack in packs:
        own = [result for result in results if result.duty.regime == pack.regime]
        if own:
            yield Row(None, (Cell(pack.name, tip=pack.applies, bold=True),), heading=True)
        yield from (_row(result, catalogue) for result in own)


def _row(result: Expected, catalogue: Catalogue) -> Row:
    icon = ICONS[result.state]
    first = (*result.missing, *result.unread, *result.stated)[0]
    missing = ", ".join(words.fact_label(key, catalogue.get(key)) for key in result.missing)
    details = words.program(sentence(result))
    tip = f"{details}\n{tr('expected.missing', facts=missing)}" if missing else details
    source = f"{result.duty.source} ({result.duty.mark})"
    check = tr("expected.check", source=source) if result.duty.from_memory else source
    cells = (
        Cell(result.duty.what, tip=result.duty.what),
        Cell(tr(f"expected.state.{result.state.value}"), icon=icon, tone=icon[1], bold=True),
        Cell(details, tip=tip),
        Cell(check, tip=check, tone="soft"),
    )
    return Row(first, cells)
