"""What a person wrote down about a platform: a field for a new note, and the dated notes, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.history.values import PlatformNote
from desktop.ui import words
from desktop.ui.pieces import Button, card, clear, frame, scrolled, tight
from desktop.ui.plain import plain_label, visible, visible_lines
from desktop.ui.texts import tr
from desktop.ui.tokens import MEDIUM, SMALL

LONGEST, MOST_LINES = 20_000, 400


class NotesView(QWidget):
    """Private notes; asks for what is written, changed or removed."""

    note_written = Signal(str)
    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._area, self._column = scrolled(tr("tab.notes"))
        tight(QVBoxLayout(self)).addWidget(self._area)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(tr("notes.field"))
        self.field.setPlaceholderText(tr("notes.example"))
        self.field.setTabChangesFocus(True)
        self.field.setMaximumHeight(110)
        self.add = Button(tr("notes.add"), self._write, duty="main", tip=tr("notes.add_hint"))
        keys = QShortcut(QKeySequence("Ctrl+Return"), self.field, self._write)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._column.addWidget(self._form())
        self._list = tight(QVBoxLayout(), MEDIUM)
        self._column.addLayout(self._list)
        self._column.addStretch()
        self.field.textChanged.connect(self._enable)
        self._enable()

    def _form(self) -> QFrame:
        made, column = card(tr("notes.title"))
        column.addWidget(plain_label(tr("notes.hint"), tone="soft"))
        column.addWidget(self.field)
        row = tight(QHBoxLayout(), SMALL)
        row.addStretch()
        row.addWidget(self.add)
        column.addLayout(row)
        return made

    def show_notes(self, notes: Sequence[PlatformNote]) -> None:
        """List these, newest first; what is being written stays."""
        clear(self._list)
        for note in notes:
            self._list.addWidget(self._note(note))
        if not notes:
            none = plain_label(tr("notes.none"), tone="faint")
            none.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._list.addWidget(none)

    def show_platform(self, platform: str, notes: Sequence[PlatformNote]) -> None:
        """The notes of a platform; words that were begun for another one do not come along."""
        if self.property("platform") != platform:
            self.setProperty("platform", platform)
            self.field.clear()
        self.show_notes(notes)

    def written(self) -> None:
        """The note is kept; the field is free for the next."""
        self.field.clear()
        self.field.setFocus()

    def _note(self, note: PlatformNote) -> QFrame:
        made, column = frame("card", gap=SMALL)
        day = words.moment(note.at)
        head = tight(QHBoxLayout(), SMALL)
        head.addWidget(plain_label(day, size="heading", wrap=False))
        head.addWidget(plain_label(visible(note.who, 80), tone="soft", wrap=False))
        if note.changed_at:
            changed = tr("notes.changed", day=words.day(note.changed_at))
            head.addWidget(plain_label(changed, tone="faint", wrap=False))
        head.addStretch()
        for key, signal in (("change", self.change_wanted), ("remove", self.remove_wanted)):
            name = tr(f"notes.{key}")
            button = Button(name, partial(signal.emit, note), duty="quiet")
            button.setAccessibleName(f"{name}: {day}")
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(plain_label(visible_lines(note.text, LONGEST, MOST_LINES), select=True))
        return made

    def _enable(self) -> None:
        count = len(self.field.toPlainText().strip())
        self.add.setEnabled(0 < count <= LONGEST)

    def _write(self) -> None:
        if self.add.isEnabled():
            self.note_written.emit(self.field.toPlainText())
