"""What was captured, page by page; the saved text of each with the quote marked in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.app.emptiness import empty_pages
from desktop.ui import words
from desktop.ui.locate import How, locate
from desktop.ui.marking import show_place, shown_text
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import Elided, Reader, copy_text, open_link, plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import has, tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scoring.facts import Evidence, PageNote
from scoring.review import CaptureInfo, Review
from scrapers.documents.document import Document

Fetch = Callable[[CaptureInfo], object]


class PagesView(QWidget):
    """Lists the captures and shows one as plain text; asks for the text it needs."""

    text_wanted = Signal(object)
    add_wanted = Signal(str)
    register_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self._captures: tuple[CaptureInfo, ...] = ()
        self._notes: dict[tuple[str, str], PageNote] = {}
        self._pending: Evidence | None = None
        self._shown: CaptureInfo | None = None
        columns = [tr(f"pages.column.{name}") for name in ("state", "page", "kind", "language")]
        self.model = WordTable(columns)
        self.table = table_view(self.model, tr("pages.table"), (120, 180, 104, 82), 1)
        self.reader = Reader(tr("pages.text"))
        self._title = Elided(size="strong")
        self._address = Elided(tone="soft", middle=True)
        self._facts = plain_label("", size="caption", tone="faint", select=True)
        self.found = plain_label("", tone="accent")
        self.empty = plain_label("", tone="soft")
        self.empty.hide()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))

    def _lay_out(self) -> None:
        box, column = frame("card", margin=0, gap=0)
        column.setContentsMargins(1, 1, 1, 1)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(LARGE, MEDIUM, MEDIUM, SMALL)
        lines.setSpacing(TIGHT)
        for widget in (self._title, self._address, self._facts):
            lines.addWidget(widget)
        row = tight(QHBoxLayout(), TIGHT)
        row.addWidget(self.found, 1)
        row.addWidget(Button(tr("pages.copy_hash"), self._copy_hash, duty="quiet", icon="copy"))
        row.addWidget(
            Button(tr("pages.open"), self._open, duty="quiet", icon="open", tip=tr("pages.open_hint"))
        )
        lines.addLayout(row)
        column.addWidget(head)
        column.addWidget(self.reader, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(MEDIUM)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list())
        split.addWidget(box)
        split.setSizes([560, 680])
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
        missing = self._shown is not None and bool(self._shown.failure)
        self.add_wanted.emit(self._shown.url if missing and self._shown is not None else "")

    def show_review(self, review: Review) -> None:
        """List the captures of this review."""
        empty = empty_pages(review)
        self.empty.setText(tr_n("pages.empty", len(empty)) if empty else "")
        self.empty.setVisible(bool(empty))
        self._captures, self._pending, self._shown = review.snapshot.captures, None, None
        self._notes = {(note.url, note.sha256): note for note in review.reading.pages}
        self.model.show_rows([self._row(capture) for capture in self._captures])
        self._blank()

    def start(self) -> None:
        """Show the first page when none is shown yet."""
        if self._shown is None and self._captures:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def show_evidence(self, evidence: Evidence) -> None:
        """Show the page a quote stands on, with the quote marked."""
        place = self._place(evidence)
        if place is None:
            self._blank()
            self.found.setText(tr("pages.no_capture", url=visible(evidence.url, 200)))
            return
        self._pending = evidence
        index = self.model.index(place, 0)
        self.table.selectionModel().blockSignals(True)
        self.table.setCurrentIndex(index)
        self.table.selectionModel().blockSignals(False)
        self.table.scrollTo(index)
        self.table.viewport().update()
        self._ask(self._captures[place])

    def show_text(self, capture: CaptureInfo, document: Document | None) -> None:
        """The text that was asked for, or None when there is none; a late one is dropped."""
        if capture is not self._shown:
            return
        if document is None:
            self.reader.setPlainText("")
            self.found.setText(tr("pages.no_text"))
            return
        self._title.show_text(document.title or words.place_of(capture.url))
        self.reader.setPlainText(shown_text(document.text))
        self.found.setText("")
        if self._pending is not None:
            self._mark(document, self._pending)

    def show_trouble(self, sentence: str) -> None:
        """Say why the text cannot be shown."""
        self.reader.setPlainText("")
        self.found.setText(visible(sentence, 400))

    def _mark(self, document: Document, evidence: Evidence) -> None:
        place = locate(document.text, evidence)
        note = tr(f"pages.found.{place.how.value}")
        if evidence.page is not None:
            note = f"{note} · {tr('pages.page', page=evidence.page)}"
        self.found.setText(note)
        if place.how is not How.LOST:
            show_place(self.reader, place.start, place.end)

    def _place(self, evidence: Evidence) -> int | None:
        same = [i for i, c in enumerate(self._captures) if c.sha256 and c.sha256 == evidence.sha256]
        exact = [i for i in same if self._captures[i].url == evidence.url]
        return next(iter(exact or same), None)

    def _choose(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, CaptureInfo):
            self._pending = None
            self._ask(key)

    def _ask(self, capture: CaptureInfo) -> None:
        self._shown = capture
        note = self._notes.get((capture.url, capture.sha256))
        self._title.show_text(note.title if note and note.title else words.place_of(capture.url))
        self._address.show_text(capture.url)
        self._facts.setText(_facts(capture, note))
        self.reader.setPlainText("")
        if capture.failure or not capture.sha256:
            self.found.setText(failure_words(capture))
            return
        self.found.setText(tr("pages.loading"))
        self.text_wanted.emit(capture)

    def _blank(self) -> None:
        self._title.show_text(tr("pages.choose"))
        self._address.show_text("")
        self._facts.setText("")
        self.found.setText("")
        self.reader.setPlainText("")

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

    def _copy_hash(self) -> None:
        if self._shown is not None and self._shown.sha256:
            copy_text(self._shown.sha256)

    def _open(self) -> None:
        if self._shown is not None and not open_link(self, self._shown.url):
            return


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


def failure_words(capture: CaptureInfo) -> str:
    """Why a page is not there."""
    key = f"failure.{capture.failure}"
    words_ = tr(key) if has(key) else visible(capture.failure or tr("pages.no_text"), 80)
    return f"{words_} ({visible(capture.detail, 200)})" if capture.detail else words_


def _facts(capture: CaptureInfo, note: PageNote | None) -> str:
    parts = [words.moment(capture.captured_at), words.brought_in(capture) or tr("brought.captured")]
    if capture.status is not None:
        parts.append(tr("pages.status", status=capture.status))
    if capture.sha256:
        parts += [visible(capture.content_type.split(";")[0], 60), words.size(capture.bytes)]
        parts.append(f"SHA-256 {words.short_hash(capture.sha256)}")
    if note is not None and note.notes:
        parts.append(", ".join(visible(n, 40) for n in note.notes))
    return " · ".join(parts)
