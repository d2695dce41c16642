"""Shows which old captures could go, what room that makes and what would be lost, before anything goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.ui.dialogs import Box
from desktop.ui.pieces import Button
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr

Preview = Callable[[bool], Sequence[str]]
"""Whether captures that runs rest on may go too → the plan in lines; none when nothing would go."""


class TidyDialog(Box):
    """The plan in words; the button asks `go` for exactly what is shown, which returns a sentence."""

    def __init__(self, parent: QWidget | None, preview: Preview, go: Callable[[bool], str]) -> None:
        super().__init__(parent, tr("tidy.title"), 560)
        self._preview, self._go = preview, go
        self.column.addWidget(plain_label(tr("tidy.hint"), tone="soft"))
        self.with_runs = QCheckBox(tr("tidy.with_runs"))
        self.with_runs.setAccessibleName(tr("tidy.with_runs"))
        self.with_runs.toggled.connect(lambda _: self.show_plan())
        self.column.addWidget(self.with_runs)
        self.plan = plain_label("", select=True)
        self.column.addWidget(self.plan)
        self.act = Button(tr("tidy.go"), self._let_go)
        self.end(self.act)
        self.show_plan()

    def show_plan(self) -> None:
        """The plan as it is now."""
        lines = self._preview(self.with_runs.isChecked())
        self.plan.setText("\n".join(lines) if lines else tr("tidy.nothing"))
        self.act.setEnabled(bool(lines))

    def _let_go(self) -> None:
        self.plan.setText(self._go(self.with_runs.isChecked()))
        self.act.setEnabled(False)
        self.with_runs.setEnabled(False)
