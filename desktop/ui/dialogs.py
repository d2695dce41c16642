"""Small windows: list of shortcuts, preferences, about, and the box for a fault of the program."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import keys_listed
from desktop.ui.pieces import Button, closing_row
from desktop.ui.plain import Reader, copy_text, plain_label
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, WIDE


class Box(QDialog):
    """A titled dialog with a closing button."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(plain_label(title, size="title"))

    def end(self, *buttons: Button) -> None:
        """Finish with a row of buttons and the closing one."""
        close = Button(tr("common.close"), self.accept, duty="main")
        close.setDefault(True)
        self.column.addLayout(closing_row(*buttons, close))


def shortcuts(parent: QWidget | None) -> Box:
    """The list of keys."""
    box = Box(parent, tr("shortcuts.title"), 520)
    model = WordTable([tr("shortcuts.action"), tr("shortcuts.keys")])
    model.setParent(box)
    model.show_rows([Row(None, (Cell(name), Cell(keys, bold=True))) for name, keys in keys_listed()])
    table = table_view(model, tr("shortcuts.title"), (300, 180), 0, height=28)
    table.setMinimumHeight(440)
    box.column.addWidget(table)
    box.end()
    return box


def crash(parent: QWidget | None, sentence: str, report: str) -> Box:
    """A fault of the program: what happened and a report to copy; nothing is sent."""
    box = Box(parent, tr("crash.title"), 560)
    box.column.addWidget(plain_label(sentence))
    text = Reader(tr("crash.report"))
    text.setProperty("duty", "")
    text.setPlainText(report)
    text.setMinimumHeight(200)
    box.column.addWidget(text)
    box.column.addWidget(plain_label(tr("crash.hint"), size="caption", tone="faint"))
    box.end(Button(tr("crash.copy"), lambda: copy_text(report), icon="copy"))
    return box
