"""One pass over the parsed tree: visible text in reading order, cut into blocks, tables and links.

The pass keeps its own stack, so that depth costs memory and not Python frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from scrapers.documents.counters import counted, shows_nothing
from scrapers.documents.document import Block, BlockKind, Region
from scrapers.documents.grids import grid_parts
from scrapers.documents.joints import BREAK, are_apart, fold_space, own_text
from scrapers.documents.regions import region_of
from scrapers.documents.scopes import Scope, kind_of
from scrapers.documents.shapes import is_layout, is_repeated, opens_passage, span
from scrapers.documents.tables import RawCell, RawTable
from scrapers.documents.visibility import Sight, is_reader_only, is_white_on_white

MAX_DEPTH = 512
MAX_ELEMENTS = 200_000
MAX_TEXT = 4_000_000

INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output progress q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source svg math input""".split()
)
SILENT = frozenset(
    """script style template noscript head title meta link base object embed iframe audio video canvas map area select
    option datalist textarea svg math source track param frame frameset noframes picture""".split()
)
_GROUPS = frozenset(("li", "dl", "details", "article", "figure", "fieldset"))
_RAISED = frozenset(("sub", "sup", "wbr"))
_FIRST = 8
_STRONG = frozenset(("b", "strong", "mark"))
_BLOCKISH = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item|inline-block|inline-flex)", re.I)
_WORDY = re.compile(r"\w")


@dataclass(slots=True)
class OpenLink:
    """A link whose words are still being read."""

    element: Any
    region: Region
    parts: list[str] = field(default_factory=list)
    block: int = -1


@dataclass(slots=True)
class OpenTable:
    """A table whose rows are still being read."""

    raw: RawTable
    index: int
    parent: Scope
    cell: tuple[bool, int, int] | None = None
    first_in_row: bool = True


class Walker:
    """Reads one tree. Afterwards `text`, `blocks`, `tables`, `links`, `notes` and `counters` are filled."""

    def __init__(self, sight: Sight, lang: str = "") -> None:
        self.sight = sight
        self.scope = Scope(lang=lang)
        self.pieces: list[str] = []
        self.size = 0
        self.blocks: list[Block] = []
        self.tables: list[RawTable] = []
        self.links: list[OpenLink] = []
        self.notes: set[str] = set()
        self.counters: list[tuple[int, str]] = []
        self.elements = 0
        self._parts: list[str] = []
        self._strong = 0
        self._strong_size = 0
        self._start_element: Any = None
        self._headings: list[tuple[int, int]] = []
        self._open_links: list[OpenLink] = []
        self._open_tables: list[OpenTable] = []
        self._groups = 0
        self._waiting: list[str] = []
        self._gap = "\n"
        self._roles: dict[Any, str] = {}

    @property
    def text(self) -> str:
        """The visible text so far."""
        return "".join(self.pieces)

    # The pass

    def walk(self, root: Any) -> None:
        """Read the tree below `root`; `truncated` is noted when a cap ended it."""
        stack: list[tuple[Any, Iterator[Any], Any]] = []
        undo = self._open(root, 0)
        if undo is None:
            return
        stack.append((root, iter(root), undo))
        while stack:
            element, children, undo = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(undo)
                if stack:
                    self._tail(element)
                continue
            inner = self._enter(child, len(stack))
            if inner is None:
                self._words(child.tail)
            else:
                stack.append((child, iter(child), inner))
        self._flush()

    def _tail(self, element: Any) -> None:
        """The words behind an element."""
        if element.tail and element.tag in INLINE and element.tag not in _RAISED:
            self._separate(element.tail[:_FIRST])
        self._words(element.tail)

    def _enter(self, child: Any, depth: int) -> Any:
        if not isinstance(child.tag, str):
            return None
        self.elements += 1
        if depth >= MAX_DEPTH or self.elements > MAX_ELEMENTS or self.size > MAX_TEXT:
            self.notes.add("truncated")
            return None
        return self._open(child, depth)

    def _open(self, element: Any, depth: int) -> Any:
        """Begin an element; None when nothing of it is read, else what `_close` needs."""
        tag = element.tag
        if tag in SILENT:
            return self._silent(tag)
        attributes = dict(element.items())
        if attributes and self._unseen(element, tag, attributes):
            return None
        if tag == "br":
            self._line_break()
            return None
        if self._roles and element in self._roles:
            return self._open_block(element, self._roles[element], attributes, depth)
        inline = tag in INLINE and not ("style" in attributes and _BLOCKISH.search(attributes["style"]))
        if inline or ("-" in tag and not any(c.tag not in INLINE for c in element)):
            return self._open_inline(element, tag, attributes)
        return self._open_block(element, tag, attributes, depth)

    def _silent(self, tag: str) -> None:
        if tag in ("select", "textarea", "iframe", "video", "object", "canvas") and not self._open_tables:
            self._words(" ")
        if tag in ("svg", "picture") and self._open_links:
            self._words(" ")

    def _unseen(self, element: Any, tag: str, attributes: dict[str, str]) -> bool:
        classes = attributes.get("class", "")
        hidden = self.sight.hides(tag, attributes) or is_reader_only(classes)
        if not hidden and ("color" in attributes.get("style", "") or "color" in attributes):
            hidden = is_white_on_white(element, attributes)
        if hidden and tag != "input" and "hidden-text" not in self.notes:
            words = len(_WORDY.findall(" ".join(own_text(element))[:400]))
            if words > (60 if is_reader_only(classes) else 2):
                self.notes.add("hidden-text")
        return hidden

    # Inline elements

    def _open_inline(self, element: Any, tag: str, attributes: dict[str, str]) -> Any:
        if tag == "input":
            if attributes.get("type") in ("submit", "button") and self._parts:
                self._words(" ")
            return None
        if tag == "img":
            for outer in self._open_links:
                outer.parts.append(f" {attributes.get('alt', '')} ")
            return None
        self._separate("".join(own_text(element))[:_FIRST], tag in _RAISED)
        link: OpenLink | None = None
        if tag == "a" and attributes.get("href"):
            link = self._begin_link(element)
        before = self.scope
        if "lang" in attributes and attributes["lang"] != before.lang and not self._parts:
            self.scope = replace(before, lang=attributes["lang"])
        strong = tag in _STRONG or (tag == "span" and "bold" in attributes.get("style", ""))
        self._strong += strong
        mark = self._counter_mark(attributes)
        self._words(element.text)
        return ("inline", before, link, strong, mark)

    def _separate(self, after: str, note: bool = False) -> None:
        """A space where only styles hold two elements, or an element and a word, apart."""
        if self._parts and after and are_apart("".join(self._parts[-3:]), after, note):
            self._words(" ")

    def _begin_link(self, element: Any) -> OpenLink:
        link = OpenLink(element, self.scope.region)
        self.links.append(link)
        self._open_links.append(link)
        return link

    def _counter_mark(self, attributes: dict[str, str]) -> tuple[int, str] | None:
        """Where the element's words begin and the number a script will put there ("" when unknown)."""
        number = counted(attributes) if attributes else None
        return None if number is None else (len(self._parts), number)

    # Block elements

    def _open_block(self, element: Any, tag: str, attributes: dict[str, str], depth: int) -> Any:
        table = self._open_tables[-1] if self._open_tables else None
        if table is not None and table.cell is not None and tag not in ("td", "th", "tr", "table"):
            self._words(BREAK if tag in ("p", "li", "div") else " ")
            mark = self._counter_mark(attributes)
            self._words(element.text)
            return ("in-cell", self.scope, None, False, mark)
        self._flush()
        before, headings = self.scope, None
        scope = self._child_scope(element, tag, attributes, depth)
        if scope.region is not before.region and scope.region in (
            Region.NAV,
            Region.FOOTER,
            Region.ASIDE,
            Region.DIALOG,
        ):
            headings, self._headings = self._headings, []
        self.scope = scope
        role = ""
        if tag == "table":
            role = self._open_table(element, attributes, before)
        elif table is not None and tag in ("tr", "td", "th", "thead", "caption"):
            self._open_part(table, tag, attributes)
            role = tag
        elif table is None and tag in ("div", "section", "ul") and (parts := grid_parts(element, attributes)):
            self._roles.update(parts)
            role = self._begin_table(before)
        mark = self._counter_mark(attributes)
        self._words(element.text)
        return ("block", before, headings, role, mark)

    def _child_scope(self, element: Any, tag: str, attributes: dict[str, str], depth: int) -> Scope:
        parent = self.scope
        region = (
            region_of(tag, attributes, parent.region, depth)
            if attributes or tag in _REGION_TAGS
            else parent.region
        )
        kind, level = kind_of(tag, attributes, parent, tag == "button" and opens_passage(element))
        group = self._group(element, tag, parent)
        lang = attributes.get("lang") or attributes.get("xml:lang") or parent.lang
        pre = parent.preformatted or tag == "pre"
        return Scope(region, kind, level, group, lang, parent.table, parent.row, parent.column, pre)

    def _group(self, element: Any, tag: str, parent: Scope) -> int:
        if tag in _GROUPS:
            return self._new_group()
        if tag in ("div", "section", "tr", "ul", "form") and len(element) and is_repeated(element):
            return self._new_group()
        return parent.group

    def _new_group(self) -> int:
        self._groups += 1
        return self._groups - 1

    # Tables

    def _open_table(self, element: Any, attributes: dict[str, str], parent: Scope) -> str:
        if self._open_tables or is_layout(element, attributes):
            return "layout"
        return self._begin_table(parent)

    def _begin_table(self, parent: Scope) -> str:
        index = len(self.tables)
        raw = RawTable(tuple(i for _, i in self._headings))
        self.tables.append(raw)
        self._open_tables.append(OpenTable(raw, index, parent))
        self.scope.table = index
        return "table"

    def _open_part(self, table: OpenTable, tag: str, attributes: dict[str, str]) -> None:
        if tag == "tr":
            table.raw.rows.append([])
            table.first_in_row = True
        elif tag in ("td", "th"):
            if not table.raw.rows:
                table.raw.rows.append([])
            table.cell = (tag == "th", span(attributes.get("rowspan")), span(attributes.get("colspan")))
            scope = self.scope
            scope.kind, scope.table = BlockKind.CELL, table.index
            scope.row, scope.column = len(table.raw.rows) - 1, len(table.raw.rows[-1])

    def _close_cell(self, table: OpenTable) -> None:
        header, rows, columns = table.cell or (False, 1, 1)
        self._gap = "\n" if table.first_in_row else "\t"
        table.first_in_row = False
        before = len(self.blocks)
        start = self._flush(cell=True)
        text = self.blocks[-1].text if len(self.blocks) > before else ""
        table.raw.rows[-1].append(RawCell(text, start, start + len(text), header, rows, columns))
        table.cell = None

    # Ends

    def _close(self, undo: Any) -> None:
        how, before, extra, role, mark = undo
        if mark is not None:
            self._count(mark)
        if how == "inline":
            self._close_inline(before, extra, role)
            return
        if how == "in-cell":
            self._words(" ")
            return
        table = self._open_tables[-1] if self._open_tables else None
        if role in ("td", "th") and table is not None:
            self._close_cell(table)
        elif role == "caption" and table is not None:
            self._flush()
            if self.blocks and self.blocks[-1].kind is BlockKind.CAPTION:
                table.raw.caption = self.blocks[-1].text
        elif role == "thead" and table is not None:
            table.raw.head = len(table.raw.rows)
        else:
            self._flush()
        if role == "table":
            self._open_tables.pop()
        if extra is not None:
            self._headings = extra
        self.scope = before

    def _close_inline(self, before: Scope, link: OpenLink | None, strong: bool) -> None:
        self._strong -= strong
        if link is not None:
            self._open_links.remove(link)
            link.block = len(self.blocks) if self._parts else len(self.blocks) - 1
        if self.scope is not before and not self._parts:
            self.scope = before

    def _count(self, mark: tuple[int, str]) -> None:
        """Keep a script's number for an element that shows nothing or zero."""
        at, value = mark
        shown = fold_space("".join(self._parts[at:]))
        if shows_nothing(shown, value):
            self._waiting.append(value)

    # Words and blocks

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if self.scope.preformatted and "\n" in text:
            text = text.replace("\n", BREAK)
        self._parts.append(text)
        if self._strong:
            self._strong_size += len(text)
        for link in self._open_links:
            link.parts.append(text)

    def _line_break(self) -> None:
        """A line break stays one; two in a row divide blocks."""
        if self._parts and self._parts[-1] == BREAK and not self._in_cell() and not self._open_links:
            self._parts.pop()
            self._flush()
        else:
            self._words(BREAK)

    def _in_cell(self) -> bool:
        return bool(self._open_tables) and self._open_tables[-1].cell is not None

    def _flush(self, *, cell: bool = False) -> int:
        """End the block in progress; the offset at which it starts (or would start)."""
        raw, strong = "".join(self._parts), self._strong_size
        self._parts, self._strong_size = [], 0
        text = fold_space(raw) if raw else ""
        gap = (self._gap if cell else "\n") if self.pieces else ""
        if not text and not (cell and gap == "\t"):
            return self.size
        self.pieces += (gap, text)
        start = self.size + len(gap)
        self.size = start + len(text)
        if text:
            self._add(text, start, strong * 2 > len(raw))
        return start

    def _add(self, text: str, start: int, strong: bool) -> None:
        scope, index = self.scope, len(self.blocks)
        kind = scope.kind or (BlockKind.PARAGRAPH if len(text) > 60 else BlockKind.OTHER)
        if kind is BlockKind.HEADING:
            while self._headings and self._headings[-1][0] >= scope.level:
                self._headings.pop()
        above = tuple(i for _, i in self._headings)
        if kind is BlockKind.HEADING:
            self._headings.append((scope.level, index))
        self.blocks.append(
            Block(
                index,
                kind,
                text,
                start,
                start + len(text),
                scope.region,
                scope.level,
                above,
                scope.group,
                scope.table,
                scope.row,
                scope.column,
                None,
                scope.lang,
                "",
                strong or kind is BlockKind.HEADING,
            )
        )
        if self._waiting:
            self.counters += ((index, value) for value in self._waiting)
            self._waiting = []


_REGION_TAGS = frozenset(("nav", "footer", "aside", "dialog", "main", "header"))
