"""Asks whether saved pages belong to the review that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dropping import dropped
from desktop.ui.new_review import FILES
from desktop.ui.pieces import Button, closing_row, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE


class AddDialog(QDialog):
    """Emits `added` with files and address, or `apart` with the files when they are another platform's."""

    added = Signal(object, str)
    apart = Signal(object)

    def __init__(
        self, parent: QWidget | None, platform: str, files: Sequence[str], address: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("add.title"))
        self.setAcceptDrops(True)
        self.setMinimumWidth(560)
        self.files = QPlainTextEdit("\n".join(files))
        self.files.setAccessibleName(tr("add.files"))
        self.files.setTabChangesFocus(True)
        self.files.setFixedHeight(88)
        self.files.setAcceptDrops(False)
        self.address = QLineEdit(address)
        self.address.setAccessibleName(tr("add.address"))
        self.address.setPlaceholderText("https://")
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.go = Button(tr("add.go"), self.accept, duty="main")
        self.go.setDefault(True)
        self._lay_out(platform)
        self.files.textChanged.connect(self.trouble.hide)
        self.address.textChanged.connect(self.trouble.hide)

    def _lay_out(self, platform: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("add.title"), size="title"))
        column.addWidget(plain_label(tr("add.hint", name=visible(platform, 120)), tone="soft"))
        column.addWidget(section(tr("add.files")))
        column.addWidget(self.files)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button(tr("add.more"), self._choose, icon="file"))
        row.addWidget(Button(tr("add.folder"), self._choose_folder, icon="folder"))
        row.addStretch()
        column.addLayout(row)
        column.addWidget(section(tr("add.address")))
        column.addWidget(self.address)
        column.addWidget(self.trouble)
        apart = Button(tr("add.apart"), self._apart)
        column.addLayout(closing_row(Button(tr("common.cancel"), self.reject), self.go, before=apart))

    def chosen(self) -> list[str]:
        """The files, one a line, without doubles."""
        lines = (line.strip() for line in self.files.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def accept(self) -> None:
        """Hand the files on, or say in one sentence what is wrong."""
        files, address = self.chosen(), self.address.text().strip()
        trouble = wrong(files, address)
        if trouble:
            self.trouble.setText(trouble)
            self.trouble.show()
            return
        self.added.emit([Path(f) for f in files], address)
        super().accept()

    def _apart(self) -> None:
        self.apart.emit(self.chosen())
        self.reject()

    def _choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, tr("add.more"), "", f"{tr('new.files')} ({FILES})")
        self._take(names)

    def _choose_folder(self) -> None:
        self._take([QFileDialog.getExistingDirectory(self, tr("add.folder"))])

    def _take(self, names: Sequence[str]) -> None:
        self.files.setPlainText("\n".join(dict.fromkeys([*self.chosen(), *(n for n in names if n)])))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More files are welcome."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped too."""
        self._take(dropped(event))


def wrong(files: Sequence[str], address: str) -> str:
    """What is wrong with the files, or nothing."""
    if not files:
        return tr("add.nothing")
    missing = next((f for f in files if not Path(f).exists()), "")
    if missing:
        return tr("new.no_file", words=visible(missing, 200))
    return tr("add.too_many") if address and len(files) > 1 else ""
