"""What was captured, page by page, and the chosen page beside the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.app.emptiness import empty_pages
from desktop.ui import words
from desktop.ui.list_and_pane import side_by_side
from desktop.ui.pieces import Button, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.saved_page import SavedPage, failure_words
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, SMALL
from scoring.facts import Evidence, PageNote
from scoring.review import CaptureInfo, Review


class PagesView(QWidget):
    """Lists the captures and shows one; asks for the text or the picture it needs."""

    text_wanted = Signal(object)
    picture_wanted = Signal(object, int, float, str)
    add_wanted = Signal(str)
    register_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._captures: tuple[CaptureInfo, ...] = ()
        self._notes: dict[tuple[str, str], PageNote] = {}
        columns = [tr(f"pages.column.{name}") for name in ("state", "page", "kind", "language")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("pages.table"), (120, 180, 104, 82), 1)
        self.saved = SavedPage()
        self.reader, self.found = self.saved.reader, self.saved.found
        self.empty = plain_label("", tone="soft")
        self.empty.hide()
        self._lay_out()
        self.saved.text_wanted.connect(self.text_wanted)
        self.saved.picture_wanted.connect(self.picture_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))

    def _lay_out(self) -> None:
        split = side_by_side(self._list(), self.saved, [560, 680])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        whole.addWidget(split)

    def _list(self) -> QWidget:
        made = QWidget()
        column = tight(QVBoxLayout(made), SMALL)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button(tr("pages.add"), self._add, icon="plus", tip=tr("pages.add_hint")))
        row.addWidget(
            Button(
                tr("pages.register"), self.register_wanted.emit, icon="file", tip=tr("pages.register_hint")
            )
        )
        row.addStretch()
        column.addLayout(row)
        return made

    def _add(self) -> None:
        """Ask for the page that is chosen, where that one is missing."""
        shown = self.saved.capture
        self.add_wanted.emit(shown.url if shown is not None and shown.failure else "")

    def show_review(self, review: Review) -> None:
        """List the captures of this review."""
        empty = empty_pages(review)
        self.empty.setText(tr_n("pages.empty", len(empty)) if empty else "")
        self.empty.setVisible(bool(empty))
        self._captures = review.snapshot.captures
        self._notes = {(note.url, note.sha256): note for note in review.reading.pages}
        self.model.show_rows([self._row(capture) for capture in self._captures])
        self.saved.show_nothing()

    def start(self) -> None:
        """Show the first page when none is shown yet."""
        if self.saved.capture is None and self._captures:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def show_evidence(self, evidence: Evidence) -> None:
        """Show the page a quote stands on, with the quote marked."""
        place = self._place(evidence)
        if place is None:
            self.saved.show_nothing(tr("pages.no_capture", url=visible(evidence.url, 200)))
            return
        index = self.model.index(place, 0)
        self.table.selectionModel().blockSignals(True)
        self.table.setCurrentIndex(index)
        self.table.selectionModel().blockSignals(False)
        self.table.scrollTo(index)
        self.table.viewport().update()
        self._show(self._captures[place], evidence)

    def show_address(self, url: str) -> None:
        """Show the page that was captured at that address, if there is one."""
        place = next((i for i, capture in enumerate(self._captures) if capture.url == url), None)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self.table.setFocus()

    def _place(self, evidence: Evidence) -> int | None:
        same = [i for i, c in enumerate(self._captures) if c.sha256 and c.sha256 == evidence.sha256]
        exact = [i for i in same if self._captures[i].url == evidence.url]
        return next(iter(exact or same), None)

    def _choose(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, CaptureInfo):
            self._show(key)

    def _show(self, capture: CaptureInfo, evidence: Evidence | None = None) -> None:
        self.saved.show_page(capture, self._notes.get((capture.url, capture.sha256)), evidence)

    def _row(self, capture: CaptureInfo) -> Row:
        note = self._notes.get((capture.url, capture.sha256))
        state, icon = _state(capture, note)
        cells = (
            Cell(
                state,
                tip=failure_words(capture) if capture.failure else state,
                icon=icon,
                tone=icon[1],
                bold=True,
            ),
            Cell(words.path_of(capture.url), tip=visible(capture.url, 400)),
            Cell(words.kind_words(capture.kinds or (note.kinds if note else ())) or words.DASH, tone="soft"),
            Cell(visible(note.language, 12) if note and note.language else words.DASH, tone="soft"),
        )
        return Row(capture, cells)


def _state(capture: CaptureInfo, note: PageNote | None) -> tuple[str, tuple[str, str]]:
    if capture.failure:
        return tr("pages.state.missing"), ("outcome-fail", "failed")
    if capture.origin == "probe":
        return tr("pages.state.measured"), ("search", "soft")
    if capture.origin == "imported":
        return tr("pages.state.imported"), ("file", "accent")
    if note is not None and note.read:
        return tr("pages.state.read"), ("outcome-pass", "passed")
    return tr("pages.state.kept"), ("file", "soft")
