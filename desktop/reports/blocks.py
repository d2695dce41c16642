"""What a report is made of, before it is drawn: headings, paragraphs, tables, bars, quotes.

Every text in a block is plain text. Numbers in `refs` are evidence numbers; they are printed as [E7] and, where
the format can, lead to the evidence annex.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from desktop.reports.picture import Picture
from scoring.printing import one_decimal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a section and gets a bookmark."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `style` is body, lead or note."""

    text: str
    style: str = "body"
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences; `numbered` counts them from `start`."""

    items: tuple[Paragraph, ...]
    numbered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class CellText:
    """One table cell. `style` is body, strong, small or number (right-aligned)."""

    text: str
    style: str = "body"
    refs: tuple[int, ...] = ()
    anchor: int | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table whose head is repeated on every page. `widths` are shares of the page's width.

    `caption` says what it holds, for who hears it read; without one the heading before it does.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[CellText, ...], ...]
    widths: tuple[float, ...]
    total: tuple[CellText, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One score on the scale 0 to 100 with the range the open items leave; `to` stands between its ends."""

    label: str
    score: Fraction | None
    low: Fraction
    high: Fraction
    note: str
    to: str = "to"

    @property
    def span(self) -> str:
        """The range in words: `56.8 to 75.0`."""
        return f"{one_decimal(self.low)} {self.to} {one_decimal(self.high)}"


@dataclass(frozen=True, slots=True)
class Bars:
    """Scores as bars on one scale; shape and figures say all that the colour says."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart; a table of the same numbers stands beside it."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and what belongs to them, in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page. `foot` is the program's own statement, `own` the adviser's; `logo` a PNG made by us, if any."""

    kicker: str
    title: str
    subtitle: str
    rows: tuple[tuple[str, str], ...]
    mark: str
    foot: str
    logo: bytes = b""
    own: str = ""


Block = Heading | Paragraph | Bullets | TableBlock | Bars | Chart | Pairs | Cover


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its title, the line at the foot of every page, its blocks in order, and their language."""

    title: str
    foot: str
    blocks: tuple[Block, ...]
    language: str = "en"
