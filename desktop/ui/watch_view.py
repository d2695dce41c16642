"""What is due and what changed since somebody last looked; Enter or a double click shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.library_model import due_words
from desktop.ui.pieces import Button, empty, frame, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from scoring.assessment import Score

if TYPE_CHECKING:
    from desktop.app.watching import Change
    from desktop.ui.services import PlatformRow

KINDS = ("items", "facts", "pages")


class WatchView(QWidget):
    """Two lists in one table."""

    back_wanted = Signal()
    opened = Signal(str)
    change_wanted = Signal(object)
    visits_wanted = Signal()
    all_seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable(
            [tr(f"watch.column.{name}") for name in ("platform", "what", "score", "since")]
        )
        self.table = table_view(self.model, tr("watch.title"), (300, 480, 200, 140), 1)
        self.visits = Button(tr("action.review_due"), self.visits_wanted.emit, duty="main", icon="refresh")
        self.seen = Button(tr("watch.all_seen"), self.all_seen.emit, icon="done")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty(tr("watch.nothing"), tr("watch.empty_hint")))
        column = tight(QVBoxLayout(self), 0)
        column.addWidget(self._head())
        inner = QVBoxLayout()
        inner.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        inner.addWidget(self._stack)
        column.addLayout(inner, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.setFocusProxy(self.table)

    def _head(self) -> QWidget:
        head, column = frame("head", margin=MEDIUM, gap=SMALL)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(Button("", self.back_wanted.emit, duty="quiet", icon="back", tip=tr("action.back")))
        row.addWidget(plain_label(tr("watch.title"), size="title", wrap=False))
        row.addStretch()
        row.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.visits, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        return head

    def show_found(self, due: Sequence[PlatformRow], changed: Sequence[Change]) -> None:
        """List both; what is nowhere leaves its heading out."""
        rows = [*_due_rows(due), *_changed_rows(changed)]
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.visits.setEnabled(bool(due))
        self.seen.setEnabled(bool(changed))
        if rows:
            self.table.setCurrentIndex(self.model.index(1, 0))

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, str):
            self.opened.emit(key)
        elif key is not None:
            self.change_wanted.emit(key)


def _due_rows(due: Sequence[PlatformRow]) -> Iterator[Row]:
    if due:
        yield Row(None, (Cell(tr_n("watch.due", len(due)), bold=True),), heading=True)
    for row in due:
        last = words.day(row.last_capture) if row.last_capture else tr("library.never")
        yield Row(
            row.id,
            (
                Cell(visible(row.name, 120), bold=True),
                Cell(due_words(row)),
                _score(row.overall),
                Cell(last, tone="soft"),
            ),
        )


def _changed_rows(changed: Sequence[Change]) -> Iterator[Row]:
    if changed:
        yield Row(None, (Cell(tr_n("watch.changed", len(changed)), bold=True),), heading=True)
    for change in changed:
        before, now = change.overall
        since = words.day(change.diff.before.created_at) if change.diff else tr("watch.never_looked")
        yield Row(
            change,
            (
                Cell(visible(change.row.name, 120), bold=True),
                Cell(what_changed(change)),
                _score(now) if before is None or before == now else _step(before, now),
                Cell(since, tone="soft"),
            ),
        )


def what_changed(change: Change) -> str:
    """`2 items, 3 facts, 1 page`; or that nobody has looked yet, or that only the score moved."""
    if change.diff is None:
        return tr("watch.new")
    counts = [tr_n(f"watch.{kind}", n) for kind, n in zip(KINDS, change.counts[1:], strict=True) if n]
    if not change.diff.same_line:
        counts.append(tr("watch.other_rules"))
    return ", ".join(counts) or tr("watch.score_only")


def _score(score: Score | None) -> Cell:
    return Cell(words.number(score.score) if score else words.DASH, tone="soft")


def _step(before: Score, now: Score | None) -> Cell:
    return Cell(f"{words.number(before.score)} → {words.number(now.score) if now else words.DASH}", bold=True)
