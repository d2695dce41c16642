"""One door to all readers: a body becomes a document by what it is, not only by what it is called."""

from __future__ import annotations

import hashlib
import re

from scrapers.documents.charset import decode
from scrapers.documents.document import Block, BlockKind, Document
from scrapers.documents.kind import Media, media_of

MAX_TEXT = 2_000_000


def open_document(body: bytes, url: str, content_type: str = "", sha256: str = "") -> Document:
    """The document in a body. Never fails on foreign bytes: what cannot be read is noted and incomplete.

    A declared type that the bytes contradict adds the note `wrong-type`.
    """
    sha256 = sha256 or hashlib.sha256(body).hexdigest()
    match media_of(body, content_type, url):
        case Media.HTML:
            from scrapers.documents.html import read_html

            document = read_html(body, url, content_type, sha256)
        case Media.PDF:
            from scrapers.documents.pdf import read_pdf

            document = read_pdf(body, url, sha256)
        case Media.TEXT:
            document = read_text(body, url, content_type, sha256)
        case Media.OTHER:
            document = Document(
                url, sha256, "other", "", "", "", (), notes=("unread-format",), complete=False
            )
    return _marked(document, content_type)


def _marked(document: Document, content_type: str) -> Document:
    from dataclasses import replace

    declared = content_type.split(";", 1)[0].strip().lower()
    wrong = (document.media == "pdf" and declared in ("text/html", "text/plain")) or (
        document.media != "pdf" and declared == "application/pdf"
    )
    if not wrong:
        return document
    return replace(document, notes=tuple(sorted({*document.notes, "wrong-type"})))


def read_text(body: bytes, url: str, content_type: str = "", sha256: str = "") -> Document:
    """Plain text, JSON, XML or CSV: one block per paragraph (per line where lines are short)."""
    decoded = decode(body[: MAX_TEXT * 4], content_type, url)
    cut = len(decoded.text) > MAX_TEXT or len(body) > MAX_TEXT * 4
    pieces: list[str] = []
    blocks: list[Block] = []
    size = 0
    for line in decoded.text[:MAX_TEXT].splitlines():
        words = re.sub(r"[ \f\v]+", " ", line.replace("\t", " \t ")).replace(" \t ", "\t").strip()
        if words:
            blocks.append(Block(len(blocks), BlockKind.PARAGRAPH, words, size, size + len(words)))
            pieces.append(words)
            size += len(words) + 1
    notes = ("truncated",) if cut else ()
    metadata = (("charset", decoded.codec),)
    title = url.rsplit("/", 1)[-1][:200]
    return Document(
        url,
        sha256,
        "text",
        title,
        "",
        "\n".join(pieces),
        tuple(blocks),
        metadata=metadata,
        notes=notes,
        complete=not cut,
    )
