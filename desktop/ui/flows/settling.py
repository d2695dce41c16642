"""Preferences, the list of keys, and what the program is."""

from __future__ import annotations

from desktop.ui.flows.desk import Duties, Flow
from desktop.ui.theme import theme


class Settling(Flow):
    """Opens the boxes about the program itself."""

    def duties(self) -> Duties:
        """Its actions."""
        return {"preferences": self.preferences, "shortcuts": self.shortcuts, "about": self.about}

    def preferences(self) -> None:
        """How the person likes it."""
        from desktop.ui.dialogs import Preferences

        box = Preferences(self.desk.frame, self.desk.settings, self.desk.services.proxy_trouble)
        box.mode_chosen.connect(lambda mode: theme().apply(mode))
        box.open()

    def shortcuts(self) -> None:
        """What the keyboard can do."""
        from desktop.ui.dialogs import shortcuts

        shortcuts(self.desk.frame).open()

    def about(self) -> None:
        """Version, library, licences."""
        from desktop.ui.dialogs import about

        about(self.desk.frame, self.desk.services.version, self.desk.services.library_path).open()
