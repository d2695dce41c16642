"""What an adapter is made of: a class for a page, and for each fact a method that finds one passage or nothing.

    DOMAINS = ("examplelend.example",)

    class StatisticsPage(AdapterPage):
        path = "/statistics"

        @fact("loans.overdue_rate")
        def overdue_rate(self) -> Passage | None:
            return self.cell_after("Overdue over 30 days")

Numbers, dates, quoting and the not-found case live here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from scoring.facts import FactKind, FactType, Value
from scrapers.reading.amounts import as_days, as_months, mask
from scrapers.reading.folding import fold
from scrapers.reading.site import Page
from scrapers.values.amount import Amount

Method = TypeVar("Method", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a fact stands: `text` holds its value, `start` to `end` of the page's text is quoted.

    `value` is given where the words do not say it in figures (a choice, a list, yes or no); `as_of` is an ISO date.
    """

    text: str
    start: int
    end: int
    value: Value | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A value that an adapter read, with its unit and the passage that says it."""

    key: str
    value: Value
    unit: str | None
    passage: Passage


def fact(key: str) -> Callable[[Method], Method]:
    """The method finds the passage of this key of the catalogue."""

    def mark(method: Method) -> Method:
        method.fact_key = key  # type: ignore[attr-defined]
        return method

    return mark


class AdapterPage:
    """One page of one platform. `path` may hold `*`; a subclass finds passages and does nothing else."""

    path: ClassVar[str] = "/"

    def __init__(self, page: Page) -> None:
        self.page, self.document = page, page.document

    @classmethod
    def fits(cls, url: str) -> bool:
        """Whether the address is this page's."""
        return fnmatchcase(urlsplit(url).path.rstrip("/") or "/", cls.path.rstrip("/") or "/")

    @classmethod
    def methods(cls) -> Mapping[str, str]:
        """Key → name of the method that finds it."""
        named = ((name, getattr(getattr(cls, name), "fact_key", "")) for name in dir(cls))
        return {key: name for name, key in named if key}

    def told(self, catalogue: Mapping[str, FactKind]) -> Iterator[Told]:
        """Every fact whose passage was found and says a value. Raises whatever a method raises."""
        for key, name in self.methods().items():
            passage: Passage | None = getattr(self, name)()
            read = self._value(catalogue[key], passage) if passage else None
            if passage and read:
                yield Told(key, *read, passage)

    # What methods find passages with

    def cell_after(self, label: str) -> Passage | None:
        """The cell to the right of the one that says the label; in a definition list or card, what follows it."""
        return next(self._cells(label), None) or next(self._following(label), None)

    def sentence_with(self, *words: str) -> Passage | None:
        """The block of text that holds all the words."""
        wanted = [fold(word) for word in words]
        found = (b for b in self.document.blocks if all(w in fold(b.text) for w in wanted))
        return next((Passage(b.text, b.start, b.end) for b in found), None)

    def _cells(self, label: str) -> Iterator[Passage]:
        for row in (row for table in self.document.tables for row in table.rows):
            for cell, value in pairwise(row):
                if _is(cell.text, label) and value.text.strip():
                    yield Passage(value.text, cell.start, value.end)

    def _following(self, label: str) -> Iterator[Passage]:
        blocks = self.document.blocks
        for block, value in pairwise(blocks):
            if _is(block.text, label):
                yield Passage(value.text, block.start, value.end)

    # Values

    def _value(self, kind: FactKind, passage: Passage) -> tuple[Value, str | None] | None:
        """Value and unit of a passage as the catalogue wants them; None when it holds no such value."""
        if passage.value is not None:
            return passage.value, None
        if kind.type is FactType.TEXT:
            return re.sub(r"\s{1,99}", " ", passage.text).strip(), None
        amounts = mask(passage.text, self.page.language, self.page.hints).amounts
        found = (
            (value, a.unit if kind.type is FactType.MONEY else None)
            for a in amounts
            if (value := _as(kind, a))
        )
        return next(found, None)


def _is(text: str, label: str) -> bool:
    return fold(text).strip(" :*") == fold(label).strip(" :*")


def _as(kind: FactKind, amount: Amount) -> Value | None:
    """The amount as the type of the fact, None when it is of another kind."""
    match kind.type, amount.kind:
        case (FactType.PERCENT, "percent") | (FactType.MONEY, "money"):
            return amount.number
        case FactType.INT, "count":
            return int(amount.number)
        case FactType.DAYS, _:
            return as_days(amount)
        case FactType.MONTHS, _:
            return as_months(amount)
        case FactType.DATE, "date":
            return str(amount.value)
    return None
