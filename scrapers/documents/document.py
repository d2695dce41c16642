"""A document as a reader sees it: visible text, its blocks, tables and links, each with its place.

Offsets count characters of `Document.text`. The text is the visible text in reading order, white space
folded, blocks divided by a newline, table cells of a row by a tab; `text[block.start:block.end] == block.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is in the structure of its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TERM = "term"
    DETAIL = "detail"
    CELL = "cell"
    CAPTION = "caption"
    CONTROL = "control"
    OTHER = "other"


class Region(StrEnum):
    """The part of the page a block stands in."""

    MAIN = "main"
    HEADER = "header"
    NAV = "nav"
    FOOTER = "footer"
    ASIDE = "aside"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Block:
    """One run of visible text that belongs together.

    `group` numbers the smallest repeated container (card, list item, dl, accordion entry) the block shares
    with its neighbours, so that label and value of a card can be paired; `headings` are indexes of the
    headings above it, outermost first; `page` is the page number of a paged document, from 1.
    """

    index: int
    kind: BlockKind
    text: str
    start: int
    end: int
    region: Region = Region.MAIN
    level: int = 0
    headings: tuple[int, ...] = ()
    group: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    page: int | None = None
    lang: str = ""
    path: str = ""
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell, with its place in the document's text; spans are already spread out."""

    text: str
    start: int
    end: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid: every row has the same number of cells (a spanned cell is repeated)."""

    index: int
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    header_columns: int
    caption: str = ""
    headings: tuple[int, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link a visitor can see: absolute address, its words and where it stands."""

    url: str
    text: str
    region: Region = Region.MAIN
    rel: tuple[str, ...] = ()
    block: int = -1


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    type: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: absolute action, method and fields. Never filled in, never sent."""

    action: str
    method: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing a browser would load for the page.

    `held` is true for a script or frame that waits for consent (`type="text/plain"`, `data-src`); `noscript`
    for what only loads without scripts. `crossorigin` is None when the attribute is missing.
    """

    tag: str
    url: str
    type: str = ""
    rel: str = ""
    integrity: str = ""
    crossorigin: str | None = None
    held: bool = False
    noscript: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed page or file.

    `media` is html, pdf or text. `notes` are typed remarks: `hidden-text`, `truncated`, `javascript-shell`,
    `scanned`, `encrypted`, `captcha`, `soft-error`, `parser-crashed`, `look-alike`, … `complete` is False when
    the document could not be read in full. `structured` holds JSON-LD and microdata objects as plain dicts.
    `page_starts[i]` is the offset of page i + 1. `resources` are (tag, address) of what loads at once, `assets`
    the same and held-back ones with their attributes. `counters` are (block index, number) for figures that
    a script writes: the page shows zero there; the number is "" when the page does not carry it.
    `metadata` also holds `charset` and, when characters were replaced, `replaced-characters`.
    """

    url: str
    sha256: str
    media: str
    title: str
    lang: str
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    forms: tuple[Form, ...] = ()
    resources: tuple[tuple[str, str], ...] = ()
    structured: tuple[dict[str, object], ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    page_starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    complete: bool = True
    counters: tuple[tuple[int, str], ...] = field(default=())
    assets: tuple[Resource, ...] = ()
