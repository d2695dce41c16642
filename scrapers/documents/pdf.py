"""A PDF becomes a document: lines, paragraphs and tables with their page numbers. Nothing in it is run.

Call it in a child process with a memory limit: pdfium has none of its own (abuse cases P01, P02, P09).
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from scrapers.documents.document import Block, BlockKind, Document, Region, Table
from scrapers.documents.joints import fold_space
from scrapers.documents.pdfgrid import Row, row_runs, rows_of, table_of
from scrapers.documents.pdflines import Line, lines_of_page

MAX_PAGES = 300
MAX_TEXT = 2_000_000
MAX_SECONDS = 20.0
_ENDS = re.compile(r"[.!?:;。！？：；]['\"”’)]?$")
_STARTS = re.compile(r"^(?:[•▪●◦·\-–*]|\(?[a-z0-9]{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){0,3}\s|§)", re.I)
_DATE = re.compile(r"^D:(\d{4})(\d\d)?(\d\d)?")


def read_pdf(
    body: bytes, url: str, sha256: str = "", *, clock: Callable[[], float] = time.monotonic
) -> Document:
    """The PDF's visible text. Notes: scanned, encrypted, damaged, truncated, hidden-text, active-content."""
    import pypdfium2

    sha256 = sha256 or hashlib.sha256(body).hexdigest()
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        note = (
            "encrypted" if "password" in str(error).lower() or "security" in str(error).lower() else "damaged"
        )
        return Document(url, sha256, "pdf", "", "", "", (), notes=(note,), complete=False)
    try:
        return _Pdf(pdf, body, url, sha256, clock).document()
    finally:
        pdf.close()


class _Pdf:
    """One open PDF on its way to a document."""

    def __init__(self, pdf: Any, body: bytes, url: str, sha256: str, clock: Callable[[], float]) -> None:
        self.pdf, self.body, self.url, self.sha256, self.clock = pdf, body, url, sha256, clock
        self.notes: set[str] = set()
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.starts: list[int] = []
        self.size = 0
        self.images = 0
        self.headings: list[int] = []

    def document(self) -> Document:
        """All pages together, within the caps."""
        pages = self._pages()
        running = _running_lines(pages)
        body_size = _body_size(pages)
        for number, lines in enumerate(pages, 1):
            self.starts.append(self.size + (1 if self.pieces else 0))
            self._page(number, lines, running, body_size)
        self._judge(pages)
        metadata = self._metadata()
        return Document(
            url=self.url,
            sha256=self.sha256,
            media="pdf",
            title=dict(metadata).get("title", ""),
            lang="",
            text="".join(self.pieces),
            blocks=tuple(self.blocks),
            tables=tuple(self.tables),
            metadata=metadata,
            page_starts=tuple(self.starts),
            notes=tuple(sorted(self.notes)),
            complete=self.notes.isdisjoint(("scanned", "truncated", "damaged")),
        )

    def _pages(self) -> list[list[Line]]:
        """The lines of every page that the caps allow."""
        began, size = self.clock(), 0
        pages: list[list[Line]] = []
        count = len(self.pdf)
        for index in range(min(count, MAX_PAGES)):
            lines = self._lines(index)
            pages.append(lines)
            size += sum(len(line.text) for line in lines)
            if size > MAX_TEXT or self.clock() - began > MAX_SECONDS:
                break
        if len(pages) < count:
            self.notes.add("truncated")
        return pages

    def _lines(self, index: int) -> list[Line]:
        import pypdfium2

        try:
            page = self.pdf[index]
        except pypdfium2.PdfiumError:
            self.notes.add("damaged")
            return []
        try:
            lines, hidden = lines_of_page(page)
            if hidden:
                self.notes.add("hidden-text")
            if (
                sum(len(line.text) for line in lines) < 20
                and next(page.get_objects(filter=[3]), None) is not None
            ):
                self.images += 1
            return lines
        finally:
            page.close()

    def _judge(self, pages: Sequence[Sequence[Line]]) -> None:
        if self.images and self.images * 2 >= len(pages):
            self.notes.add("scanned")
        if any(
            mark in self.body
            for mark in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA ")
        ):
            self.notes.add("active-content")

    def _metadata(self) -> tuple[tuple[str, str], ...]:
        found = [
            (name, fold_space(str(value))[:500])
            for name, value in self.pdf.get_metadata_dict(skip_empty=True).items()
        ]
        return tuple(
            (name.lower(), _date(value) if name.endswith("Date") else value) for name, value in found
        )

    # Blocks

    def _page(self, number: int, lines: list[Line], running: set[str], body_size: float) -> None:
        self.headings = self.headings[:1]
        plain = [line for line in lines if _bare(line.text) not in running]
        for line in lines:
            if _bare(line.text) in running:
                self._block(line.text, number, BlockKind.OTHER, Region.FOOTER)
        rows = rows_of(plain)
        at = 0
        for start, end in row_runs(rows):
            self._prose(plain[at:start], number, body_size)
            self._table(rows[start:end], number)
            at = end
        self._prose(plain[at:], number, body_size)

    def _prose(self, lines: Sequence[Line], page: int, body_size: float) -> None:
        widest = max((line.right for line in lines), default=0.0)
        paragraph = ""
        for number, line in enumerate(lines):
            if self._is_heading(line, body_size):
                self._flush(paragraph, page)
                paragraph = ""
                self._heading(line, page, body_size)
                continue
            paragraph = _joined(paragraph, line.text)
            following = lines[number + 1] if number + 1 < len(lines) else None
            if following is None or not _goes_on(line, following, widest):
                self._flush(paragraph, page)
                paragraph = ""
        self._flush(paragraph, page)

    def _is_heading(self, line: Line, body_size: float) -> bool:
        short = (
            len(line.text) <= 90
            and not line.text.endswith((".", ",", ";"))
            and any(c.isalpha() for c in line.text)
        )
        return short and (line.size > body_size * 1.12 or line.bold)

    def _heading(self, line: Line, page: int, body_size: float) -> None:
        level = 1 if line.size > body_size * 1.6 else 2 if line.size > body_size * 1.12 else 3
        while self.headings and self.blocks[self.headings[-1]].level >= level:
            self.headings.pop()
        self._block(line.text, page, BlockKind.HEADING, level=level)
        self.headings.append(len(self.blocks) - 1)

    def _flush(self, text: str, page: int) -> None:
        if text:
            self._block(text, page, BlockKind.PARAGRAPH)

    def _block(
        self,
        text: str,
        page: int,
        kind: BlockKind,
        region: Region = Region.MAIN,
        *,
        level: int = 0,
        gap: str = "\n",
        cell: tuple[int, int, int] = (-1, -1, -1),
    ) -> int:
        gap = gap if self.pieces else ""
        self.pieces += (gap, text)
        start = self.size + len(gap)
        self.size = start + len(text)
        self.blocks.append(
            Block(
                len(self.blocks),
                kind,
                text,
                start,
                self.size,
                region,
                level,
                tuple(self.headings),
                -1,
                *cell,
                page=page,
                emphasis=kind is BlockKind.HEADING,
            )
        )
        return start

    def _table(self, rows: Sequence[Row], page: int) -> None:
        index = len(self.tables)

        def place(text: str, row: int, column: int, first: bool) -> int:
            gap = "\n" if first else "\t"
            return self._block(text, page, BlockKind.CELL, gap=gap, cell=(index, row, column))

        self.tables.append(table_of(rows, index, tuple(self.headings), page, place))


def _joined(paragraph: str, text: str) -> str:
    if not paragraph:
        return text
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + text
    wide = paragraph[-1] > "\u2e7f" and text[0] > "\u2e7f"
    return paragraph + ("" if wide else " ") + text


def _goes_on(line: Line, following: Line, widest: float) -> bool:
    """The paragraph continues in the next line: this one reaches the margin and nothing new begins.

    Lines with wide gaps are label and value, each on its own.
    """
    if len(line.segments) > 1 or len(following.segments) > 1:
        return False
    if _STARTS.match(following.text) or abs(line.size - following.size) > 0.6 or line.bold != following.bold:
        return False
    if following.top and line.bottom - following.top > line.size * 1.3:
        return False
    if line.text.endswith("\u00ad") or following.text[:1].islower():
        return True
    full = line.right >= widest * 0.82
    return full and not (_ENDS.search(line.text) and line.right < widest * 0.93)


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _running_lines(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines that head or foot most pages, whatever page number they carry."""
    counts = Counter(_bare(line.text) for lines in pages for line in {*lines[:2], *lines[-2:]})
    least = max(3, len(pages) // 2)
    return {text for text, count in counts.items() if count >= least}


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _date(value: str) -> str:
    found = _DATE.match(value)
    return "-".join(part for part in found.groups() if part) if found else value
