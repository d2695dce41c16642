"""The text of changed pages with what came and went marked in it; N and P go from difference to difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTextEdit, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.marking import shown_text, utf16
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import Elided, Reader, plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.theme import theme
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scoring.compare import Difference, PageKind, PageMove, PageText
from scoring.textdiff import BlockMove, Kind

ICONS = {
    PageKind.NEW: ("plus", "passed"),
    PageKind.GONE: ("outcome-fail", "failed"),
    PageKind.UNREAD: ("outcome-unknown", "unknown"),
    PageKind.CHANGED: ("outcome-partial", "partial"),
    PageKind.REPLACED: ("attention", "partial"),
}
MOST_BLOCKS = 2_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of added or removed words: where it stands in the shown text."""

    start: int
    end: int
    kind: Kind


class TextDiffView(QWidget):
    """Lists the pages that are not as they were and shows the text of one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable([tr(f"difference.page.{name}") for name in ("state", "page", "count")], (2,))
        self.table = table_view(self.model, tr("difference.pages"), (130, 200, 96), 1)
        self.reader = Reader(tr("difference.text"))
        self._title = Elided(size="strong", middle=True)
        self._dates = plain_label("", size="caption", tone="faint")
        self.place = plain_label("", tone="soft", wrap=False)
        self._texts: dict[str, PageText] = {}
        self._marks: list[Mark] = []
        self._at = -1
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        theme().changed.connect(self._paint)

    def _lay_out(self) -> None:
        box, column = frame("card", margin=0, gap=0)
        column.setContentsMargins(1, 1, 1, 1)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(LARGE, MEDIUM, MEDIUM, SMALL)
        lines.setSpacing(TIGHT)
        lines.addWidget(self._title)
        lines.addWidget(self._dates)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self.place, 1)
        self.before = Button(
            tr("difference.previous"), self.previous, icon="previous", tip=tr("difference.previous_hint")
        )
        self.after = Button(tr("difference.next"), self.next, icon="next", tip=tr("difference.next_hint"))
        row.addWidget(self.before)
        row.addWidget(self.after)
        lines.addLayout(row)
        lines.addWidget(plain_label(tr("difference.legend"), size="caption", tone="faint"))
        column.addWidget(head)
        column.addWidget(self.reader, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(box)
        split.setSizes([430, 800])
        tight(QVBoxLayout(self)).addWidget(split)
        for keys, duty in (("N", self.next), ("P", self.previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(duty)

    def show_difference(self, found: Difference) -> None:
        """List the pages of this difference and show the first that has a text."""
        self._texts = {text.url: text for text in found.texts}
        pages = sorted(found.pages, key=lambda page: page.url not in self._texts)
        self.model.show_rows([self._row(page) for page in pages])
        self._show(None)
        if pages:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _row(self, page: PageMove) -> Row:
        text, icon = self._texts.get(page.url), ICONS[page.kind]
        count = str(len(text.blocks)) if text and text.blocks else words.DASH
        name = tr(f"difference.kind.{page.kind.value}")
        return Row(
            page,
            (
                Cell(name, icon=icon, tone=icon[1], bold=True),
                Cell(words.path_of(page.url), tip=visible(page.url, 400)),
                Cell(count, number=True),
            ),
        )

    def _choose(self, place: int) -> None:
        page = self.model.key(place)
        self._show(page if isinstance(page, PageMove) else None)

    def _show(self, page: PageMove | None) -> None:
        text = self._texts.get(page.url) if page else None
        self._title.show_text(page.url if page else tr("difference.no_pages"))
        self._dates.setText(_dates(page) if page else "")
        shown, self._marks = layout(text.blocks[:MOST_BLOCKS]) if text else ("", [])
        if page is not None and (text is None or text.trouble):
            shown = tr("difference.no_text", why=visible(text.trouble, 200) if text else _why(page))
        self.reader.setPlainText(shown)
        self._at = -1
        self._paint()
        if self._marks:
            self._go(0)

    def next(self) -> None:
        """The next difference; the next page after the last."""
        if self._at + 1 < len(self._marks):
            self._go(self._at + 1)
        else:
            self._turn(1)

    def previous(self) -> None:
        """The difference before; the page before at the first."""
        if self._at > 0:
            self._go(self._at - 1)
        elif self._turn(-1) and self._marks:
            self._go(len(self._marks) - 1)

    def _turn(self, step: int) -> bool:
        place = self.table.currentIndex().row() + step
        page = self.model.key(place)
        if not isinstance(page, PageMove) or page.url not in self._texts:
            return False
        self.table.setCurrentIndex(self.model.index(place, 0))
        return True

    def _go(self, at: int) -> None:
        self._at = at
        self._paint()
        mark, text = self._marks[at], self.reader.toPlainText()
        cursor = QTextCursor(self.reader.document())
        cursor.setPosition(utf16(text, mark.start))
        self.reader.setTextCursor(cursor)
        self.reader.centerCursor()
        chosen = text[mark.start : mark.end]
        word = tr("difference.added") if mark.kind is Kind.ADDED else tr("difference.removed")
        self.reader.setAccessibleDescription(f"{word}: {visible(chosen, 200)}")

    def _paint(self) -> None:
        count = len(self._marks)
        self.place.setText(tr("difference.place", at=self._at + 1, count=count) if count else "")
        self.before.setEnabled(bool(count))
        self.after.setEnabled(bool(count))
        text = self.reader.toPlainText()
        self.reader.setExtraSelections(
            [self._selection(text, mark, chosen=n == self._at) for n, mark in enumerate(self._marks)]
        )

    def _selection(self, text: str, mark: Mark, *, chosen: bool) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.reader.document())
        cursor.setPosition(utf16(text, mark.start))
        cursor.setPosition(utf16(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, _format(mark.kind, chosen=chosen)
        return selection

    def marked(self) -> list[tuple[Kind, str]]:
        """The marked words, for who wants to know."""
        text = self.reader.toPlainText()
        return [(mark.kind, text[mark.start : mark.end]) for mark in self._marks]


def _format(kind: Kind, *, chosen: bool) -> QTextCharFormat:
    """Added words are underlined, removed ones struck out: colour is never alone."""
    look, form = theme(), QTextCharFormat()
    added = kind is Kind.ADDED
    form.setBackground(look.colour("mark" if chosen else "tint" if added else "alarm"))
    form.setForeground(look.colour("on_mark" if chosen else "text" if added else "failed"))
    form.setFontUnderline(added)
    form.setFontStrikeOut(not added)
    return form


def layout(blocks: Sequence[BlockMove]) -> tuple[str, list[Mark]]:
    """The blocks as text, and where words came or went in it."""
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for block in blocks:
        head = _heading(block)
        parts.append(head)
        at += len(head)
        for run in block.words:
            text = shown_text(run.text)
            if run.kind is not Kind.SAME:
                marks.append(Mark(at, at + len(text.rstrip()), run.kind))
            parts.append(text)
            at += len(text)
        parts.append("\n\n")
        at += 2
    return "".join(parts), marks


def _heading(block: BlockMove) -> str:
    where = [tr("difference.on_page", page=block.page)] if block.page else []
    where += [visible(block.heading, 120)] if block.heading else []
    return f"{' · '.join(where)}\n" if where else ""


def _dates(page: PageMove) -> str:
    sides = [words.moment(c.captured_at) if c else words.DASH for c in (page.before, page.after)]
    return f"{sides[0]} → {sides[1]}"


def _why(page: PageMove) -> str:
    return tr(f"difference.why.{page.kind.value}")
