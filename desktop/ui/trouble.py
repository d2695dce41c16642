"""What to tell a person about an error, and the box for faults of the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtWidgets import QApplication


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
    from desktop.ui.dialogs import crash

    report = tell(error)
    crash(app.activeWindow(), report.sentence, report.text or report.sentence).open()
