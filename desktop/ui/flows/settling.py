"""Preferences, the list of keys, and what the program is."""

from __future__ import annotations

from desktop.app.adviser import Adviser
from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.theme import theme
from desktop.ui.trouble import tell


class Settling(Flow):
    """Opens the boxes about the program itself."""

    def duties(self) -> Duties:
        """Its actions."""
        return {"preferences": self.preferences, "shortcuts": self.shortcuts, "about": self.about}

    def preferences(self) -> None:
        """How the person likes it."""
        from desktop.ui.preferences import Preferences

        ask = self.desk.services
        box = Preferences(
            self.desk.frame, self.desk.settings, ask.proxy_trouble, ask.adviser(), self._keep_adviser
        )
        box.mode_chosen.connect(lambda mode: theme().apply(mode))
        box.open()

    def _keep_adviser(self, adviser: Adviser) -> str:
        """What is wrong with it; nothing when it is kept."""
        try:
            self.desk.services.keep_adviser(adviser)
        except Exception as error:
            return tell(error).sentence
        return ""

    def shortcuts(self) -> None:
        """What the keyboard can do."""
        from desktop.ui.dialogs import shortcuts

        shortcuts(self.desk.frame).open()

    def about(self) -> None:
        """Version, library, licences."""
        from desktop.ui.about_box import AboutBox

        AboutBox(self.desk.frame, self.desk.services.about()).open()
