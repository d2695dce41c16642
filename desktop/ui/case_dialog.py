"""Asks where a case file should go, and what of a person's part goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.app.keeping import slug
from desktop.ui.pieces import Button, closing_row, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE


@dataclass(frozen=True, slots=True)
class CaseWish:
    """Where to, and whether answers and notes go along."""

    path: Path
    people: bool
    notes: bool


class CaseDialog(QDialog):
    """Emits `chosen` once the file can be written."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, platform: str, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("case.title"))
        self.setMinimumWidth(620)
        self._agreed = ""
        self.field = QLineEdit(str(folder / f"lendscope-{slug(platform)}.wacz"))
        self.field.setAccessibleName(tr("case.field"))
        self.people, self.notes = QCheckBox(tr("case.people")), QCheckBox(tr("case.notes"))
        self.people.setChecked(True)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.go = Button(tr("case.write"), self.accept, duty="main")
        self.go.setDefault(True)
        self._lay_out(platform)
        self.field.textChanged.connect(lambda _: self.trouble.hide())
        self.field.setFocus()

    def _lay_out(self, platform: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("case.title"), size="title"))
        column.addWidget(plain_label(tr("case.hint", name=visible(platform, 120)), tone="soft"))
        for box in (self.people, self.notes):
            column.addWidget(box)
        column.addWidget(section(tr("case.field")))
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(Button(tr("report.browse"), self._browse, icon="folder"))
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addLayout(closing_row(Button(tr("common.cancel"), self.reject), self.go))

    def _browse(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, tr("case.title"), self.field.text(), tr("case.kind"))
        if name:
            self.field.setText(name)

    def accept(self) -> None:
        """Hand on the choice, or say what is wrong; a file that exists needs a second press."""
        text = self.field.text().strip()
        trouble = _wrong(text)
        if not trouble and Path(text).exists() and self._agreed != text:
            self._agreed = text
            trouble = tr("report.exists", name=visible(Path(text).name, 120))
        if trouble:
            self.trouble.setText(trouble)
            self.trouble.show()
            return
        self.chosen.emit(CaseWish(Path(text), self.people.isChecked(), self.notes.isChecked()))
        super().accept()


def _wrong(text: str) -> str:
    path = Path(text)
    if not text or path.is_dir() or path.suffix.lower() != ".wacz":
        return tr("case.no_name")
    if not path.parent.is_dir():
        return tr("report.no_folder", folder=visible(str(path.parent), 200))
    return ""
