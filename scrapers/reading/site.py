"""What the reader knows while it reads: the pages of a snapshot and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from scoring.facts import Value
from scrapers.archive import Capture
from scrapers.documents.document import Document
from scrapers.reading.amounts import Masked, mask
from scrapers.reading.lexicon import Hits, lexicon
from scrapers.reading.shelf import Opened
from scrapers.reading.units import Unit
from scrapers.values.amount import NO_HINTS, Hints
from scrapers.values.notation import base_language


def hits_of(text: str, tag: str, hints: Hints) -> Hits:
    """The wordings of all keys that match a text."""
    return lexicon(base_language(tag)).hits(mask(text, tag, hints))


@dataclass(slots=True)
class Page:
    """One document with its capture, kinds, language, date and statements.

    Blocks and tables of `document` and the `units` are those of `opened`, which may close while others are read.
    `replaced`: a later edition of the same document stands on the site too.
    """

    document: Document
    opened: Opened
    capture: Capture
    kinds: tuple[str, ...]
    language: str
    order: int
    article_date: str | None = None
    as_of: str | None = None
    as_of_quote: tuple[int, int] | None = None
    currency: str = ""
    hints: Hints = NO_HINTS
    read: bool = True
    replaced: bool = False
    notes: tuple[str, ...] = ()
    _masks: dict[tuple[str, str], Masked] = field(default_factory=dict, repr=False)
    _hits: dict[tuple[str, str], Hits] = field(default_factory=dict, repr=False)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The statements of the page, but for those that a page before it made."""
        return self.opened.units

    @property
    def is_offer(self) -> bool:
        """The page is about one loan or project: its figures are not the platform's."""
        return "K" in self.kinds

    def lang(self, unit: Unit) -> str:
        """The language of a statement."""
        return unit.lang or self.language

    def tag(self, unit: Unit) -> str:
        """The language of a statement with the region or script that its page declares for it."""
        code = unit.lang or self.language
        return self.document.lang if base_language(self.document.lang) == code else code

    def mask(self, text: str, unit: Unit) -> Masked:
        """The text with its figures marked."""
        key = text, unit.lang
        if key not in self._masks:
            self._masks[key] = mask(text, self.tag(unit), self.hints)
        return self._masks[key]

    def hits(self, text: str, unit: Unit) -> Hits:
        """The wordings that match the text."""
        key = text, unit.lang
        if key not in self._hits:
            self._hits[key] = lexicon(self.lang(unit)).hits(self.mask(text, unit))
        return self._hits[key]

    def forget(self) -> None:
        """Let go of what was kept to read the page fast."""
        self._masks.clear()
        self._hits.clear()

    def says(self, name: str, text: str, unit: Unit) -> bool:
        """One of the words of a `[words]` list stands in the text."""
        return lexicon(self.lang(unit)).says(name, self.mask(text, unit))


@dataclass(slots=True)
class Site:
    """All pages of a snapshot, home and imprint first, news last."""

    pages: list[Page]
    name: str
    host: str
    today: date
    year: int = 0
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate value, before drafts of the same key are weighed against each other.

    `quote` is a stretch of the page's text; `literal` replaces it for what stands in the page's data for machines.
    """

    key: str
    value: Value
    page: Page
    quote: tuple[int, int]
    method: str
    weight: float = 0.8
    unit: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    as_of: str | None = None
    strong: bool = True
    structured: bool = False
    extra: tuple[tuple[int, int], ...] = ()
    literal: str = ""
