"""A person's notes about the open platform."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from desktop.history.values import PlatformNote
from desktop.ui import words
from desktop.ui.flows.desk import Flow
from desktop.ui.texts import tr

if TYPE_CHECKING:
    from desktop.ui.keep_dialogs import NoteDialog
    from desktop.ui.notes_view import NotesView
    from desktop.ui.review_view import ReviewView


class Noting(Flow):
    """Keeps, changes and removes notes; a removed one can come back."""

    def attend(self, review: ReviewView) -> None:
        """The notes' tab asks for it."""
        view = cast("NotesView", review.view("notes"))
        view.note_written.connect(self._add)
        view.change_wanted.connect(self.ask_change)
        view.remove_wanted.connect(self._remove)

    @property
    def _view(self) -> NotesView:
        return cast("NotesView", self.desk.review.view("notes"))

    def _kept(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Exception as error:
            self.desk.tell(error, tr("notes.failed"))
            return False
        self._view.show_notes(self.desk.services.keeping.notes(self.desk.platform))
        return True

    def _add(self, text: str) -> None:
        platform, who = self.desk.platform, self.desk.who
        if self._kept(lambda: self.desk.services.keeping.add_note(platform, who, text)):
            self._view.written()

    def ask_change(self, note: PlatformNote) -> NoteDialog:
        """Ask for other words."""
        from desktop.ui.keep_dialogs import NoteDialog

        keeping = self.desk.services.keeping
        dialog = NoteDialog(self.desk.frame, note.text, words.moment(note.at))
        dialog.chosen.connect(
            lambda text: self._kept(lambda: keeping.change_note(note.platform_id, note.id, text))
        )
        dialog.open()
        return dialog

    def _remove(self, note: PlatformNote) -> None:
        keeping, strip = self.desk.services.keeping, self.desk.strip

        def back() -> None:
            if self._kept(lambda: keeping.return_note(note.platform_id, note.id)):
                strip.hide()

        if self._kept(lambda: keeping.remove_note(note.platform_id, note.id)):
            strip.offer(tr("notes.removed"), words.moment(note.at), tr("remove.undo"), back)
