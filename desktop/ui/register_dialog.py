"""Shows what a register, company or review file says of the open platform, and asks before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.app.registers import NONE, Preview, TableWish
from desktop.app.tables import DATES, DECIMALS, DELIMITERS, form_words
from desktop.ui.dropping import dropped
from desktop.ui.pieces import Button, closing_row, form_row, section, tight
from desktop.ui.plain import Elided, plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE
from scrapers.tables.operations import Choices, Look
from scrapers.tables.roles import TableKind

TABLES = "*.csv *.tsv *.txt"
SHOWN_COLUMNS = 6


class RegisterDialog(QDialog):
    """Emits `looked_for` whenever the file or a decision about it changes, and `confirmed` at the end."""

    looked_for = Signal(object)
    confirmed = Signal(object)

    def __init__(self, parent: QWidget | None, file: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("register.title"))
        self.setAcceptDrops(True)
        self.setMinimumWidth(780)
        self._file, self._filling = "", False
        self.file = Elided(tr("register.no_file"), tone="soft", middle=True)
        kinds = [(tr(f"register.about.{k.value}"), k.value) for k in TableKind]
        self.kind = _box("kind", kinds)
        self.delimiter = _box(
            "delimiter", [(tr(f"register.sign.{name}"), s) for name, s in DELIMITERS.items()]
        )
        self.decimal = _box("decimal", [("3.50" if s == "." else "3,50", s) for s in DECIMALS.values()])
        self.dates = _box("dates", [(tr(f"register.order.{name}"), name) for name in DATES])
        self.whole, self.none = QCheckBox(tr("register.whole")), QCheckBox(tr("register.none"))
        self.rows = WordTable([""] * SHOWN_COLUMNS)
        columns = [tr(f"register.{name}") for name in ("row", "how", "likeness", "cells")]
        self.candidates = WordTable(columns, numbers=(0, 2))
        self.candidate_table = table_view(self.candidates, tr("register.candidates"), (56, 190, 110, 240), 3)
        self.form = plain_label("", size="caption", tone="faint")
        self.says = plain_label(tr("register.says_nothing"), select=True)
        self.lacking = plain_label("", tone="soft")
        self.go = Button(tr("register.go"), self.accept, duty="main")
        self.go.setEnabled(False)
        self._lay_out()
        self._connect()
        if file:
            self.take(file)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(tr("register.title"), size="title"))
        column.addWidget(plain_label(tr("register.hint"), tone="soft"))
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button(tr("register.choose"), self._choose, icon="file"))
        row.addWidget(self.file, 1)
        column.addLayout(row)
        column.addLayout(self._decisions())
        column.addWidget(self.form)
        column.addWidget(section(tr("register.rows")))
        self.rows_view = table_view(
            self.rows, tr("register.rows"), (120,) * (SHOWN_COLUMNS - 1), SHOWN_COLUMNS - 1, 26
        )
        self.rows_view.horizontalHeader().hide()
        self.rows_view.setMinimumHeight(112)
        self.candidate_table.setMinimumHeight(124)
        column.addWidget(self.rows_view, 1)
        column.addWidget(section(tr("register.candidates")))
        column.addWidget(self.candidate_table, 1)
        checks = tight(QHBoxLayout(), LARGE)
        checks.setContentsMargins(0, MEDIUM, 0, SMALL)
        for box in (self.whole, self.none):
            checks.addWidget(box)
        checks.addStretch()
        column.addLayout(checks)
        column.addWidget(section(tr("register.says")))
        column.addWidget(self.says)
        column.addWidget(self.lacking)
        column.addLayout(closing_row(Button(tr("common.cancel"), self.reject), self.go))

    def _decisions(self) -> QHBoxLayout:
        both = tight(QHBoxLayout(), LARGE)
        for pair in (
            (("kind", self.kind), ("delimiter", self.delimiter)),
            (("decimal", self.decimal), ("dates", self.dates)),
        ):
            form = tight(QFormLayout(), SMALL)
            for name, box in pair:
                form_row(form, tr(f"register.{name}"), box)
            both.addLayout(form, 1)
        return both

    def _connect(self) -> None:
        for box in (self.kind, self.delimiter, self.decimal, self.dates):
            box.activated.connect(lambda _place: self._ask())
        for check in (self.whole, self.none):
            check.toggled.connect(lambda _on: self._ask())
        selection = self.candidate_table.selectionModel()
        selection.currentRowChanged.connect(lambda now, _before: self._chose(now.row()))

    def take(self, file: str) -> None:
        """Look at another file; decisions about the one before are forgotten."""
        self._file = file
        self.file.show_text(file)
        self._filling = True
        for box in (self.kind, self.delimiter, self.decimal, self.dates):
            box.setCurrentIndex(0)
        self.none.setChecked(False)
        self.candidates.show_rows([])
        self._filling = False
        self._ask()

    def wish(self) -> TableWish:
        """The file with what was decided so far."""
        dates = self.dates.currentData()
        choices = Choices(
            kind=str(self.kind.currentData() or ""),
            delimiter=str(self.delimiter.currentData() or ""),
            decimal=str(self.decimal.currentData() or ""),
            day_first=DATES[dates] if dates else None,
        )
        row = NONE if self.none.isChecked() else self._row()
        return TableWish(Path(self._file), choices, row, self.whole.isChecked())

    def _row(self) -> int | None:
        key = self.candidates.key(self.candidate_table.currentIndex().row())
        return key if isinstance(key, int) else None

    def _chose(self, place: int) -> None:
        if self.candidates.key(place) is not None and not self._filling:
            self.none.setChecked(False)
            self._ask()

    def _ask(self) -> None:
        if self._file and not self._filling:
            self.go.setEnabled(False)
            self.lacking.setText(tr("register.looking"))
            self.looked_for.emit(self.wish())

    def show_preview(self, seen: Preview) -> None:
        """What the file says under the present decisions."""
        self._filling = True
        self._show_rows(seen.look)
        self._show_candidates(seen)
        self._filling = False
        self.form.setText(
            "\n".join(visible(w, 400) for w in (form_words(seen.look).strip(), *seen.look.remarks))
        )
        told = [f"{f.key} = {str(f.value).lower()}: {f.why}" for f in seen.figures]
        self.says.setText("\n".join(visible(line, 300) for line in told) or tr("register.says_nothing"))
        flags = [flag for c in seen.look.candidates if c is seen.chosen for flag in c.flags]
        self.lacking.setText(visible("; ".join([seen.lacking, *flags] if seen.lacking else flags), 600))
        self.go.setEnabled(not seen.lacking and bool(seen.figures))

    def show_trouble(self, sentence: str) -> None:
        """Why the file cannot be looked at."""
        self.rows.show_rows([])
        self.candidates.show_rows([])
        self.says.setText(tr("register.says_nothing"))
        self.lacking.setText(visible(sentence, 600))

    def _show_rows(self, look: Look) -> None:
        rows = [Row(None, _cells(look.columns, bold=True), heading=True)]
        self.rows.show_rows([*rows, *(Row(None, _cells(row)) for row in look.shown)])

    def _show_candidates(self, seen: Preview) -> None:
        listed = seen.look.candidates
        self.candidates.show_rows(
            [
                Row(c.row, (
                    Cell(str(c.row), number=True),
                    Cell(tr(f"register.by.{c.how.value}"), tone="failed" if c.flags else "text"),
                    Cell(f"{c.likeness:.0f} %", number=True),
                    Cell(visible(" | ".join(c.cells[:8]), 300), tip="\n".join(visible(f, 300) for f in c.flags)),
                ))
                for c in listed
            ]
        )  # fmt: skip
        place = next((i for i, c in enumerate(listed) if seen.chosen and c.row == seen.chosen.row), None)
        if place is not None:
            self.candidate_table.setCurrentIndex(self.candidates.index(place, 0))

    def accept(self) -> None:
        """Keep what was shown."""
        self.confirmed.emit(self.wish())
        super().accept()

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("register.choose"), "", f"{tr('register.files')} ({TABLES})"
        )
        if name:
            self.take(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A table is welcome."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the first file that was dropped."""
        self.take(dropped(event)[0])


def _box(name: str, pairs: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr(f"register.{name}"))
    box.addItem(tr("register.as_found"), "")
    for words, value in pairs:
        box.addItem(words, value)
    return box


def _cells(row: Sequence[str], *, bold: bool = False) -> tuple[Cell, ...]:
    kept = [visible(" ".join(text.split()), 200) for text in row[:SHOWN_COLUMNS]]
    if len(row) > SHOWN_COLUMNS:
        kept[-1] = f"{kept[-1]} … +{len(row) - SHOWN_COLUMNS}"
    return tuple(Cell(text, bold=bold) for text in kept)
