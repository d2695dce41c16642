"""Facts, their evidence, and the three answers a search can give.

One key means one thing everywhere: in the catalogue, in findings, in reports and in exports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from scoring.errors import FactError

Value = str | int | Decimal | bool | tuple[str, ...]
"""text, date, enum: str · int, days, months: int · percent, money: Decimal · bool · list: tuple of str.

Percent 11.4 means 11.4 %. Money carries its ISO 4217 code in the value's unit; a date is ISO and may be
partial (`2024`, `2024-05`).
"""


class FactType(StrEnum):
    """The type column of the fact catalogue."""

    TEXT = "text"
    INT = "int"
    PERCENT = "percent"
    MONEY = "money"
    DAYS = "days"
    MONTHS = "months"
    DATE = "date"
    BOOL = "bool"
    ENUM = "enum"
    LIST = "list"


class FactGroup(StrEnum):
    """Where a key's values come from."""

    DISCLOSED = "disclosed"
    DERIVED = "derived"
    PERSON = "person"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One row of the catalogue. `pages` are the page-kind letters that should state the fact.

    `label` is the short name printed before a value ("Stated payout time"), `unit` the words after a number.
    """

    key: str
    type: FactType
    group: FactGroup
    meaning: str
    choices: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    label: str = ""
    unit: str = ""


Catalogue = Mapping[str, FactKind]


@dataclass(frozen=True, slots=True)
class Locator:
    """A W3C text selector: offsets into the document's visible text, and the words around them."""

    start: int
    end: int
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Enough to find a passage again offline. `page` is the page number of a paged document."""

    url: str
    quote: str
    sha256: str
    captured_at: datetime
    page: int | None = None
    locator: Locator | None = None


class Origin(StrEnum):
    """Who vouches for a value; the order of trust is not implied."""

    PAGE = "page"
    STRUCTURED = "structured"
    MEASURED = "measured"
    DERIVED = "derived"
    REGISTER = "register"
    PERSON = "person"
    PLATFORM_SAYS = "platform-says"


@dataclass(frozen=True, slots=True)
class FactValue:
    """One stated value with its evidence; it cannot be built without."""

    value: Value
    evidence: tuple[Evidence, ...]
    unit: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    as_of: str | None = None
    superseded: bool = False
    confidence: float = 1.0
    method: str = ""
    origin: Origin = Origin.PAGE

    def __post_init__(self) -> None:
        if not self.evidence:
            raise FactError("a fact without evidence cannot be built")

    def qualifier(self, name: str) -> str | None:
        """The qualifier's value, for example `qualifier("year")`, or None."""
        return dict(self.qualifiers).get(name)

    def number(self) -> Decimal:
        """The value as a number; FactError for text and lists."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal):
            raise FactError(f"{self.value!r} is not a number")
        return Decimal(self.value)


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page that was read in full while looking for something that is not there."""

    url: str
    kinds: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The disclosure says it; several values stay several."""

    key: str
    values: tuple[FactValue, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise FactError(f"{self.key}: found needs a value")


@dataclass(frozen=True, slots=True)
class Absent:
    """Every page that should say it was read in full, and it is not there."""

    key: str
    searched: tuple[SearchedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsearched:
    """We could not look; `reason` says why in a plain sentence."""

    key: str
    reason: str


Finding = Found | Absent | Unsearched
Findings = Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The same fact, stated with different values for the same qualifiers and date."""

    key: str
    qualifiers: tuple[tuple[str, str], ...]
    values: tuple[FactValue, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a snapshot says: one finding for each key, and where it disagrees with itself."""

    findings: dict[str, Finding] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    pages: tuple[PageNote, ...] = ()
    reader_version: str = ""


@dataclass(frozen=True, slots=True)
class PageNote:
    """What the reader made of one captured page."""

    url: str
    sha256: str
    title: str
    kinds: tuple[str, ...]
    language: str
    media: str
    characters: int
    read: bool
    notes: tuple[str, ...] = ()
