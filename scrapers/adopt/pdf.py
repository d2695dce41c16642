"""A single PDF: a report, terms, a key information sheet."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from scrapers.adopt.shelf import Shelf
from scrapers.settings import PDF_BYTES

ENDINGS = (".pdf",)
WORDS = "PDF"


def recognises(path: Path, head: bytes) -> bool:
    """The mark of a PDF within the first kilobyte."""
    return not path.is_dir() and b"%PDF-" in head[:1_024] and not head.lstrip().startswith(b"<")


def take(path: Path, shelf: Shelf) -> None:
    """One capture at `saved:///` and the file's name."""
    add_pdf(path, f"saved:///{quote(path.name)}", shelf)


def add_pdf(path: Path, address: str, shelf: Shelf) -> None:
    """Put a PDF on the shelf."""
    with path.open("rb") as file:
        body = file.read(PDF_BYTES + 1)
    shelf.add(address, body, at=None, content_type="application/pdf")
