"""Asks which two to six platforms to put side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.ui import words
from desktop.ui.keep_dialogs import Asking
from desktop.ui.plain import plain_label, visible
from desktop.ui.services import PlatformRow
from desktop.ui.texts import tr, tr_n
from scoring.side_by_side import LEAST, MOST

Rows = Callable[[], Sequence[PlatformRow]]
MOST_LISTED = 500
KEY = Qt.ItemDataRole.UserRole


class CompareDialog(Asking):
    """A list with ticks and a field that narrows it; emits the ids of those that are ticked."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None, rows: Rows, ticked: Sequence[str] = ()) -> None:
        super().__init__(
            parent, tr("compare.choose"), tr("compare.choose_hint", least=LEAST, most=MOST), tr("compare.go")
        )
        self._rows = [row for row in rows() if row.overall is not None or row.runs]
        self._ticked = list(ticked)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("compare.search"))
        self.field.setAccessibleName(tr("compare.search"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("compare.list"))
        self.list.setMinimumHeight(280)
        self.list.setSpacing(3)
        self.count = plain_label("", tone="soft")
        for widget in (self.field, self.list, self.count):
            self.column.addWidget(widget)
        self.end()
        self.field.textChanged.connect(lambda _text: self._fill())
        self.list.itemChanged.connect(self._tick)
        self.accepted.connect(lambda: self.chosen.emit(list(self._ticked)))
        self._fill()

    def _fill(self) -> None:
        """The platforms whose name or address holds the words; ticked ones first."""
        asked = self.field.text().strip().casefold()
        found = [row for row in self._rows if asked in f"{row.name} {row.home}".casefold()]
        found.sort(key=lambda row: row.id not in self._ticked)
        self.list.blockSignals(True)
        self.list.clear()
        for row in found[:MOST_LISTED]:
            self.list.addItem(self._item(row))
        self.list.blockSignals(False)
        self._count()

    def _item(self, row: PlatformRow) -> QListWidgetItem:
        item = QListWidgetItem(f"{visible(row.name, 80)}  ·  {words.place_of(row.home)}")
        item.setData(KEY, row.id)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        ticked = row.id in self._ticked
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _tick(self, item: QListWidgetItem) -> None:
        key = str(item.data(KEY))
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked = [*(t for t in self._ticked if t != key), key]
        else:
            self._ticked = [t for t in self._ticked if t != key]
        self._count()

    def _count(self) -> None:
        number = len(self._ticked)
        self.count.setText(tr_n("compare.ticked", number))
        self.go.setEnabled(LEAST <= number <= MOST)
