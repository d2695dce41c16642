"""Whom the program contacted for this capture, and what is worth knowing of the capture itself."""

from __future__ import annotations

from desktop.reports.blocks import Block, Bullets, Heading, Paragraph
from desktop.reports.model import Book

_NOBODY = "No host was contacted: the pages come from saved files."
_ALL = (
    "For this capture the program contacted these hosts and no others. Names were looked up by the computer's own "
    "name service, or by the proxy where one is listed."
)


def section(book: Book) -> list[Block]:
    """Notices first, then every host."""
    snapshot = book.review.snapshot
    blocks: list[Block] = [Heading("The capture")]
    if snapshot.notices:
        blocks.append(Bullets(tuple(Paragraph(notice) for notice in snapshot.notices)))
    blocks.append(Paragraph(_ALL if snapshot.hosts else _NOBODY))
    if snapshot.hosts:
        blocks.append(Bullets(tuple(Paragraph(host) for host in snapshot.hosts)))
    return blocks
