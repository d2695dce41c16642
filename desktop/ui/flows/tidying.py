"""Old captures that could go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.texts import tr
from desktop.ui.trouble import tell

if TYPE_CHECKING:
    from desktop.ui.tidy_dialog import TidyDialog


class Tidying(Flow):
    """Shows the plan, and lets go what was shown."""

    def duties(self) -> Duties:
        """Its action."""
        return {"tidy": self.ask}

    def ask(self) -> TidyDialog:
        """Show which old captures could go."""
        from desktop.ui.tidy_dialog import TidyDialog

        dialog = TidyDialog(self.desk.frame, self.desk.services.tidy_preview, self._let_go)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _let_go(self, with_runs: bool) -> str:
        try:
            return self.desk.services.tidy(with_runs)
        except Exception as error:
            self.desk.tell(error, tr("tidy.failed"))
            return tell(error).sentence
