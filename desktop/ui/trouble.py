"""What to tell a person about an error, and the box for faults of the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.ui.plain import message
from desktop.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence; `text` is a report to copy and empty for expected trouble."""

    sentence: str
    text: str = ""


def tell(error: BaseException) -> Report:
    """The sentence for an error, with a capital letter and a full stop."""
    from desktop.app.trouble import explain

    found = explain(error)
    words = found.sentence.strip()
    closed = words if words.endswith((".", "!", "?", ":")) else f"{words}."
    return Report(closed[:1].upper() + closed[1:], found.report)


def install() -> None:
    """From now on an unexpected error opens a box with a report instead of vanishing."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    app = QApplication.instance()
    if not isinstance(app, QApplication) or issubclass(kind, KeyboardInterrupt):
        return
    show(app.activeWindow(), tell(error))


def show(parent: QWidget | None, report: Report) -> None:
    """One sentence for expected trouble, the box with the report for a fault of the program."""
    if report.text:
        from desktop.ui.dialogs import crash

        crash(parent, report.sentence, report.text).open()
        return
    box = message(parent, tr("window.failed"), report.sentence, icon=QMessageBox.Icon.Information)
    box.addButton(tr("common.close"), QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
