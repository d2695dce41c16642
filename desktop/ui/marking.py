"""Marks a place in the reader without changing its text."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.plain import LONGEST_PAGE, Reader
from desktop.ui.theme import theme

_TURNERS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_BREAKS = {0x2028: "\n", 0x2029: "\n", 0x0D: " ", 0x0B: " ", 0x0C: " ", 0x00: "\ufffd"}


def shown_text(text: str) -> str:
    """The text as the reader shows it: same length up to the cut, direction marks made visible."""
    return text[:LONGEST_PAGE].translate({**_TURNERS, **_BREAKS})


def utf16(text: str, offset: int) -> int:
    """An offset in characters as Qt counts: letters beyond U+FFFF are two."""
    return offset + sum(1 for char in text[:offset] if ord(char) > 0xFFFF)


def show_place(reader: Reader, start: int, end: int) -> None:
    """Mark the characters from start to end and bring them to the middle of the view."""
    text = reader.toPlainText()
    cursor = QTextCursor(reader.document())
    cursor.setPosition(utf16(text, min(start, len(text))))
    cursor.setPosition(utf16(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    form.setBackground(theme().colour("mark"))
    form.setForeground(theme().colour("on_mark"))
    selection.cursor, selection.format = cursor, form
    reader.setExtraSelections([selection])
    seen = QTextCursor(cursor)
    seen.setPosition(cursor.selectionStart())
    reader.setTextCursor(seen)
    reader.centerCursor()


def marked(reader: Reader) -> str:
    """The words that are marked now."""
    return "".join(s.cursor.selectedText() for s in reader.extraSelections())
