"""What elements inherit from those around them, and what kind of block an element makes."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.documents.document import BlockKind, Region

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DETAIL,
    "summary": BlockKind.TERM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "legend": BlockKind.CAPTION,
    "button": BlockKind.CONTROL,
    "blockquote": BlockKind.PARAGRAPH,
    "address": BlockKind.PARAGRAPH,
    "pre": BlockKind.PARAGRAPH,
}


@dataclass(slots=True)
class Scope:
    """What elements inside inherit."""

    region: Region = Region.MAIN
    kind: BlockKind | None = None
    level: int = 0
    group: int = -1
    lang: str = ""
    table: int = -1
    row: int = -1
    column: int = -1
    preformatted: bool = False


def kind_of(
    tag: str, attributes: dict[str, str], parent: Scope, opens: bool = False
) -> tuple[BlockKind | None, int]:
    """What a block of an element is, and the level of a heading; a button that `opens` a passage is its title."""
    if tag in _HEADINGS:
        return BlockKind.HEADING, _HEADINGS[tag]
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level", "3")
        return BlockKind.HEADING, int(level) if level in "123456" else 3
    if tag == "button" and (parent.kind is BlockKind.HEADING or parent.kind is BlockKind.TERM):
        return parent.kind, parent.level
    if tag == "button" and (opens or "aria-expanded" in attributes or "aria-controls" in attributes):
        return BlockKind.PARAGRAPH, 0
    kind = _KINDS.get(tag)
    if kind is BlockKind.PARAGRAPH and parent.kind in (BlockKind.ITEM, BlockKind.DETAIL, BlockKind.TERM):
        return parent.kind, 0
    if kind is None and parent.kind in (
        BlockKind.HEADING,
        BlockKind.CONTROL,
        BlockKind.ITEM,
        BlockKind.TERM,
        BlockKind.DETAIL,
    ):
        return parent.kind, parent.level
    return kind, 0
