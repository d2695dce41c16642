"""What was measured on the visit: header tests with their points and sum, then every other measurement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.finding_pane import FindingPane
from desktop.ui.item_pane import finding_words
from desktop.ui.pieces import tight
from desktop.ui.plain import plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM
from scoring.facts import Catalogue, Finding, Found
from scoring.review import Review
from scoring.technical import GROUPS, SUM, HeaderLine, header_lines, told_sum

COLUMNS = ("measured", "result", "passes", "points")
PASSES = {
    True: ("outcome-pass", "passed"),
    False: ("outcome-fail", "failed"),
    None: ("outcome-unknown", "unknown"),
}


class TechnicalView(QWidget):
    """Lists the measurements of a review; the chosen one stands beside them with what decided."""

    evidence_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._findings: Mapping[str, Finding] = {}
        self._catalogue: Catalogue = {}
        self.model = WordTable([tr(f"technical.column.{name}") for name in COLUMNS], numbers=(3,))
        self.table = table_view(self.model, tr("technical.table"), (210, 220, 100, 70), 1)
        self._pane = FindingPane(tr("technical.pane"), self.evidence_wanted.emit)
        left = QWidget()
        column = tight(QVBoxLayout(left), MEDIUM)
        column.addWidget(plain_label(tr("technical.hint"), tone="soft"))
        column.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._pane)
        split.setSizes([760, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        whole.addWidget(split)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))

    def show_review(self, review: Review, catalogue: Catalogue) -> None:
        """Show the measurements of this review."""
        self._findings, self._catalogue = review.reading.findings, catalogue
        self.table.clearSpans()
        rows = list(technical_rows(self._findings, catalogue))
        self.model.show_rows(rows)
        for place, row in enumerate(rows):
            if len(row.cells) == 1:
                self.table.setSpan(place, 0, 1, len(COLUMNS))
        first = next((place for place, row in enumerate(rows) if row.key), 0)
        self.table.setCurrentIndex(self.model.index(first, 0))
        self.table.scrollToTop()

    def _choose(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self._pane.show_finding(self._findings[key], self._catalogue.get(key))


def technical_rows(findings: Mapping[str, Finding], catalogue: Catalogue) -> Iterator[Row]:
    """Every row: the header tests and their sum, then the other groups under their headings."""
    for group, keys in GROUPS.items():
        present = [key for key in keys if key in findings]
        if present:
            yield Row(None, (Cell(tr(f"technical.group.{group}"), bold=True),), heading=True)
        if group == "headers":
            yield from (_header(line, catalogue) for line in header_lines(findings))
            yield from _sum(findings)
        else:
            yield from (Row(key, _cells(findings[key], key, catalogue)) for key in present)


def _cells(finding: Finding, key: str, catalogue: Catalogue) -> tuple[Cell, Cell]:
    kind = catalogue.get(key)
    if isinstance(finding, Found):
        value, tone = " · ".join(words.value_text(v, kind) for v in finding.values), "text"
    else:
        value, tone = finding_words(finding, kind), "faint"
    name = Cell(words.fact_label(key, kind), tip=kind.meaning if kind else key)
    return name, Cell(value, tip=value, tone=tone)


def _header(line: HeaderLine, catalogue: Catalogue) -> Row:
    icon = PASSES[line.passes]
    verdict = "unknown" if line.passes is None else "yes" if line.passes else "no"
    passes = Cell(tr(f"technical.passes.{verdict}"), icon=icon, tone=icon[1])
    return Row(line.key, (*_cells(line.finding, line.key, catalogue), passes, Cell(line.points, number=True)))


def _sum(findings: Mapping[str, Finding]) -> Iterator[Row]:
    whole = told_sum(findings)
    if whole is None:
        return
    key = "technical.sum" if whole.bonus_counts else "technical.sum_without"
    text = tr(key, taken=abs(whole.taken), bonus=whole.bonus, total=whole.total)
    yield Row(SUM, (Cell(text, bold=True, tip=tr("technical.sum_tip")),))
