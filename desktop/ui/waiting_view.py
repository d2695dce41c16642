"""What waits for a person, over all platforms in one list: read the quotes, then confirm or reject."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.waiting import Cause, Point, Queue
from desktop.ui import words
from desktop.ui.evidence import quotes
from desktop.ui.list_and_pane import side_by_side
from desktop.ui.pieces import Button, clear, empty, frame, scrolled, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL

ICONS = {Cause.FATAL: ("flag", "failed"), Cause.UNSURE: ("outcome-unknown", "unknown")}


class WaitingView(QWidget):
    """Shows a queue; hands on a decision with its reason, or the wish to see the item or the quote's page."""

    back_wanted = Signal()
    again_wanted = Signal()
    decided = Signal(object, bool, str)
    item_wanted = Signal(object)
    evidence_wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        columns = [tr(f"waiting.column.{name}") for name in ("cause", "platform", "question")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("waiting.table"), (136, 170, 240), 2, height=46)
        self.table.setWordWrap(True)
        self._count = plain_label("", tone="faint", wrap=False)
        self._unseen = plain_label("", size="caption", tone="faint")
        self._stack = QStackedWidget()
        self._area, self._column = scrolled(tr("waiting.pane"), "sheet")
        self.why = QLineEdit()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.table.activated.connect(lambda index: self._open(index.row()))

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), SMALL)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button("", self.back_wanted.emit, duty="quiet", icon="back", tip=tr("handbook.back")))
        row.addWidget(plain_label(tr("waiting.title"), size="title", wrap=False))
        row.addStretch()
        row.addWidget(self._count)
        row.addWidget(Button(tr("waiting.again"), self.again_wanted.emit, icon="refresh"))
        column.addLayout(row)
        column.addWidget(plain_label(tr("waiting.hint"), tone="soft"))
        column.addWidget(self._unseen)
        box, inside = frame("card", margin=0, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._area)
        split = side_by_side(self.table, box, [640, 600])
        self._stack.addWidget(split)
        self._stack.addWidget(empty(tr("waiting.none"), tr("waiting.none_hint")))
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_queue(self, queue: Queue) -> None:
        """Show these points, keeping the place in the list."""
        place = max(0, self.table.currentIndex().row())
        self.model.show_rows([_row(point) for point in queue.points])
        self._count.setText(tr_n("waiting.count", len(queue.points)))
        unseen = tr("waiting.unseen", seen=queue.platforms, unseen=queue.unseen) if queue.unseen else ""
        self._unseen.setText(unseen)
        self._unseen.setVisible(bool(unseen))
        self._stack.setCurrentIndex(0 if queue.points else 1)
        if queue.points:
            place = min(place, len(queue.points) - 1)
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._choose(place)

    def current(self) -> Point | None:
        """The chosen point."""
        key = self.model.key(self.table.currentIndex().row())
        return key if isinstance(key, Point) else None

    def _open(self, place: int) -> None:
        point = self.model.key(place)
        if isinstance(point, Point):
            self.item_wanted.emit(point)

    def _choose(self, place: int) -> None:
        point = self.model.key(place)
        if not isinstance(point, Point):
            return
        clear(self._column)
        self._column.addWidget(plain_label(visible(point.platform, 120), tone="soft"))
        self._column.addWidget(plain_label(point.question, size="strong", select=True))
        self._column.addWidget(plain_label(visible(point.told, 600), select=True))
        if point.tentative is not None:
            told = tr("waiting.tentative", outcome=words.outcome_word(point.tentative))
            self._column.addWidget(plain_label(told, tone="soft"))
        if point.evidence:
            self._column.addWidget(section(tr_n("item.quotes", len(point.evidence))))
            quotes(self._column, point.evidence, lambda quote: self.evidence_wanted.emit(point, quote))
        self._decision(point)
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(0)

    def _decision(self, point: Point) -> None:
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("waiting.why"))
        self.why.setAccessibleName(tr("waiting.why"))
        self.why.setMaxLength(500)
        self._column.addWidget(self.why)
        row = tight(QHBoxLayout(), SMALL)
        for name, yes in (("confirm", True), ("reject", False)):
            row.addWidget(self._choice(point, tr(f"waiting.do.{name}_{point.cause.value}"), yes))
        row.addStretch()
        row.addWidget(
            Button(tr("waiting.open"), lambda: self.item_wanted.emit(point), duty="quiet", icon="open")
        )
        self._column.addLayout(row)

    def _choice(self, point: Point, text: str, yes: bool) -> Button:
        why = self.why
        button = Button(text, lambda: self.decided.emit(point, yes, why.text().strip()))
        button.setEnabled(False)
        why.textChanged.connect(lambda typed: button.setEnabled(bool(typed.strip())))
        return button


def _row(point: Point) -> Row:
    icon = ICONS[point.cause]
    cells = (
        Cell(tr(f"waiting.cause.{point.cause.value}"), icon=icon, tone=icon[1], bold=True),
        Cell(visible(point.platform, 120)),
        Cell(point.question, tip=f"{point.question}\n{point.told}"),
    )
    return Row(point, cells)
