"""One saved page: where it is from, when it was captured, its hash; its text or its picture with the quote marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.marking import show_place, shown_text
from desktop.ui.page_picture import PagePicture
from desktop.ui.pieces import Button, tight
from desktop.ui.plain import Elided, Reader, copy_text, open_link, plain_label, visible
from desktop.ui.texts import has, tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scoring.facts import Evidence, PageNote
from scoring.review import CaptureInfo
from scrapers.documents.document import Document
from scrapers.documents.locating import How, locate
from scrapers.documents.picture import Picture


class SavedPage(QFrame):
    """Asks for the text or the picture of the page it is given, and drops what comes too late."""

    text_wanted = Signal(object)
    picture_wanted = Signal(object, int, float, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "card")
        self.capture: CaptureInfo | None = None
        self._evidence: Evidence | None = None
        self._document: Document | None = None
        self._marked_page: int | None = None
        self.reader, self.picture = Reader(tr("pages.text")), PagePicture()
        self._title, self._address = Elided(size="strong"), Elided(tone="soft", middle=True)
        self._facts = plain_label("", size="caption", tone="faint", select=True)
        self.found = plain_label("", tone="accent")
        self.as_picture = Button(tr("pages.as_picture"), self._ask_anew, duty="choice")
        self.as_text = Button(tr("pages.as_text"), self._ask_anew, duty="choice")
        self._stack = QStackedWidget()
        self._lay_out()
        self.picture.wanted.connect(self._ask_picture)

    def _lay_out(self) -> None:
        ways = QButtonGroup(self)
        for button in (self.as_picture, self.as_text):
            button.setCheckable(True)
            ways.addButton(button)
        self.as_picture.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        for widget in (self.reader, self.picture):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(LARGE, MEDIUM, MEDIUM, SMALL)
        lines.setSpacing(TIGHT)
        for widget in (self._title, self._address, self._facts):
            lines.addWidget(widget)
        row = tight(QHBoxLayout(), TIGHT)
        row.addWidget(self.found, 1)
        for button in (self.as_picture, self.as_text):
            row.addWidget(button)
        row.addWidget(Button(tr("pages.copy_hash"), self._copy_hash, duty="quiet", icon="copy"))
        row.addWidget(
            Button(tr("pages.open"), self._open, duty="quiet", icon="open", tip=tr("pages.open_hint"))
        )
        lines.addLayout(row)
        return head

    def show_nothing(self, told: str = "") -> None:
        """No page is chosen; say why, where there is something to say."""
        self.capture = self._evidence = self._document = None
        self._title.show_text(tr("pages.choose"))
        self._address.show_text("")
        self._facts.setText("")
        self._empty(told)
        self._offer(pdf=False)

    def show_page(
        self, capture: CaptureInfo, note: PageNote | None, evidence: Evidence | None = None
    ) -> None:
        """Show a page, at a quote if one is given; its text or picture is asked for."""
        self.capture, self._evidence, self._document = capture, evidence, None
        self._marked_page = None
        self._title.show_text(note.title if note and note.title else words.place_of(capture.url))
        self._address.show_text(capture.url)
        self._facts.setText(_facts(capture, note))
        gone = bool(capture.failure or not capture.sha256)
        self._empty(failure_words(capture) if gone else "")
        self._offer(pdf=not gone and _is_pdf(capture, note))
        if not gone:
            self._ask()

    def _empty(self, told: str) -> None:
        self.reader.setPlainText("")
        self.reader.setExtraSelections([])
        self.picture.clear()
        self.found.setText(told)

    def _offer(self, *, pdf: bool) -> None:
        """A PDF can be looked at in two ways, other pages as text."""
        for button in (self.as_picture, self.as_text):
            button.setVisible(pdf)
        self._pdf = pdf
        self._front()

    @property
    def pictured(self) -> bool:
        """Whether the picture is in front."""
        return self._pdf and self.as_picture.isChecked()

    def _front(self) -> None:
        self._stack.setCurrentWidget(self.picture if self.pictured else self.reader)

    def content(self) -> QWidget:
        """What shows the page: where the focus goes."""
        return self.picture.sheet if self.pictured else self.reader

    def _ask_anew(self) -> None:
        """The other way of looking was chosen; what is there already is not asked for again."""
        self._front()
        ready = self.picture.picture if self.pictured else self._document
        if self.capture is not None and ready is None:
            self._ask()
        elif not self.pictured and self._document is not None:
            self._mark(self._document)
        elif self.picture.picture is not None:
            self._tell_picture(self.picture.picture)

    def _ask(self) -> None:
        self.found.setText(tr("pages.loading"))
        if self.pictured:
            page = self._evidence.page if self._evidence is not None and self._evidence.page else 1
            self._ask_picture(page, self.picture.first_scale())
        else:
            self.text_wanted.emit(self.capture)

    def _ask_picture(self, page: int, scale: float) -> None:
        """Ask for a page; the quote is looked for until it is found, then only on the page it stands on."""
        looked_for = self._evidence is not None and self._marked_page in (None, page)
        quote = self._evidence.quote if self._evidence is not None and looked_for else ""
        if self.capture is not None:
            self.picture_wanted.emit(self.capture, page, scale, quote)

    def show_text(self, capture: CaptureInfo, document: Document | None) -> None:
        """The text that was asked for, or None when there is none; a late one is dropped."""
        if capture is not self.capture:
            return
        self._document = document
        if document is None:
            self.reader.setPlainText("")
            self.found.setText(tr("pages.no_text"))
            return
        self._title.show_text(document.title or words.place_of(capture.url))
        self.reader.setPlainText(shown_text(document.text))
        self._mark(document)

    def show_picture(self, capture: CaptureInfo, picture: Picture | None) -> None:
        """The picture that was asked for, or None when the file is not kept; a late one is dropped."""
        if capture is not self.capture or not self.pictured:
            return
        if picture is None:
            self.found.setText(tr("pages.no_text"))
            return
        self.picture.show_picture(picture)
        self._tell_picture(picture)

    def show_no_picture(self, capture: CaptureInfo, sentence: str) -> None:
        """The page cannot be drawn: say why, and show its text."""
        if capture is self.capture and self._pdf:
            self.as_text.setChecked(True)
            self._ask_anew()
            self.found.setText(visible(sentence, 400))

    def show_trouble(self, sentence: str) -> None:
        """Say why the page cannot be shown."""
        self.reader.setPlainText("")
        self.found.setText(visible(sentence, 400))

    def _tell_picture(self, picture: Picture) -> None:
        """How the quote was found; nothing where none was looked for."""
        if picture.how is None:
            self.found.setText(tr("pages.turned") if self._evidence is not None else "")
            return
        self._marked_page = picture.page
        self.found.setText(found_words(picture.how, picture.likeness, picture.page))

    def _mark(self, document: Document) -> None:
        evidence = self._evidence
        if evidence is None:
            self.found.setText("")
            self._turn_to(document)
            return
        place = locate(document.text, evidence)
        self.found.setText(found_words(place.how, place.likeness, evidence.page))
        if place.how is not How.LOST:
            show_place(self.reader, place.start, place.end)

    def _turn_to(self, document: Document) -> None:
        """Without a quote the text begins where the picture was."""
        shown = self.picture.picture
        if shown is not None and 1 < shown.page <= len(document.page_starts):
            start = document.page_starts[shown.page - 1]
            show_place(self.reader, start, start)

    def _copy_hash(self) -> None:
        if self.capture is not None and self.capture.sha256:
            copy_text(self.capture.sha256)

    def _open(self) -> None:
        if self.capture is not None:
            open_link(self, self.capture.url)


def found_words(how: How, likeness: float, page: int | None) -> str:
    """How sure the marked place is, with its page."""
    note = tr(f"pages.found.{how.value}", likeness=f"{likeness:.0f}")
    return f"{note} · {tr('pages.page', page=page)}" if page is not None else note


def failure_words(capture: CaptureInfo) -> str:
    """Why a page is not there."""
    key = f"failure.{capture.failure}"
    words_ = tr(key) if has(key) else visible(capture.failure or tr("pages.no_text"), 80)
    return f"{words_} ({visible(capture.detail, 200)})" if capture.detail else words_


def _is_pdf(capture: CaptureInfo, note: PageNote | None) -> bool:
    return note.media == "pdf" if note is not None else "pdf" in capture.content_type.casefold()


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
