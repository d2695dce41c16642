"""The texts of saved pages, opened in one child process and kept while they are compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import TracebackType

from desktop.history.errors import LibraryError
from desktop.history.library import Library
from scoring.compare import PageKind, PageMove, PageText
from scoring.review import CaptureInfo
from scoring.textdiff import Block, block_moves, folded
from scrapers.documents import document as parsed
from scrapers.documents.document import BlockKind, Document, Region
from scrapers.worker import Worker

_NOT_TEXT = (Region.NAV, Region.DIALOG)


class PageTexts:
    """Opens saved pages, each once. A context manager: the child ends with it."""

    def __init__(self, library: Library) -> None:
        self._library, self._worker = library, Worker()
        self._opened: dict[str, Document | None] = {}

    def __enter__(self) -> PageTexts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.close()

    def open(self, capture: CaptureInfo) -> Document | None:
        """The page as text; None when its bytes are no longer kept."""
        if capture.sha256 not in self._opened:
            self._opened[capture.sha256] = self._open(capture)
        return self._opened[capture.sha256]

    def _open(self, capture: CaptureInfo) -> Document | None:
        try:
            body = self._library.body(capture.sha256)
        except LibraryError:
            return None
        return self._worker.open(body, capture.url, capture.content_type, capture.sha256)

    def compare(self, page: PageMove) -> PageText | None:
        """What is different in the text of a page that is there on both sides."""
        if page.before is None or page.after is None:
            return None
        old, new = self.open(page.before), self.open(page.after)
        if old is None or new is None:
            return PageText(page.url, page.before, page.after, trouble="its saved bytes are no longer kept")
        for side, document in (("earlier", old), ("later", new)):
            if not document.text.strip():
                return PageText(
                    page.url, page.before, page.after, trouble=f"the {side} one has no text to compare"
                )
        blocks = block_moves(list(blocks_of(old)), list(blocks_of(new)))
        return PageText(page.url, page.before, page.after, blocks)


def comparable(pages: tuple[PageMove, ...]) -> list[PageMove]:
    """The pages that have a text on both sides."""
    return [p for p in pages if p.kind in (PageKind.CHANGED, PageKind.REPLACED)]


def blocks_of(document: Document) -> Iterator[Block]:
    """The blocks a visitor reads, without menus; the cells of a row are one block."""
    read = [b for b in document.blocks if b.region not in _NOT_TEXT and b.kind is not BlockKind.CONTROL]
    for _, group in groupby(read, key=_row):
        cells = list(group)
        text = " | ".join(folded(cell.text) for cell in cells if cell.text.strip())
        if text:
            yield Block(text, _heading(document, cells[0]), cells[0].page)


def _row(block: parsed.Block) -> tuple[int, int, int]:
    """Cells of one row of a table belong together; every other block stands alone."""
    alone = block.table < 0 or block.row < 0
    return (block.index, -1, -1) if alone else (-1, block.table, block.row)


def _heading(document: Document, block: parsed.Block) -> str:
    return folded(document.blocks[block.headings[-1]].text) if block.headings else ""
