"""Small pages and PDFs for the tests of the documents room."""

from __future__ import annotations

import io
from collections.abc import Sequence

from scrapers.documents.document import Document
from scrapers.documents.html import read_html

URL = "https://platform.example/page"


def page(body: str, head: str = "", lang: str = "en") -> Document:
    """The document of an HTML page with that body."""
    return read_html(
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode(),  # noqa: E501
        URL,
    )


def texts(document: Document) -> list[str]:
    """The words of each block."""
    return [block.text for block in document.blocks]


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]], *, mode: int = 0, size: float = 10, **metadata: str
) -> bytes:
    """A PDF with words at places (points from the left and the bottom) on each page."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(metadata.get("title", ""))
    canvas.setAuthor(metadata.get("author", ""))
    for words in pages:
        for x, y, text in words:
            made = canvas.beginText(x, y)
            made.setFont("Helvetica", size)
            made.setTextRenderMode(mode)
            made.textOut(text)
            canvas.drawText(made)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
