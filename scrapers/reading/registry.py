"""Which function reads which key. Family modules register themselves; they are found by folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

UnitReader = Callable[[str, Unit, Page, Site], Iterable[Draft]]
PageReader = Callable[[Page, Site], Iterable[Draft]]
Settler = Callable[[str, list[Draft], Site], list[Draft]]


@dataclass(slots=True)
class Registry:
    """Readers by key, readers of whole pages, and how drafts of a key are weighed.

    `beside` names, for words of one key, further keys whose readers look at the same statement.
    """

    units: dict[str, UnitReader] = field(default_factory=dict)
    pages: list[PageReader] = field(default_factory=list)
    settlers: dict[str, Settler] = field(default_factory=dict)
    read_on_offers: set[str] = field(default_factory=set)
    page_keys: set[str] = field(default_factory=set)
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def all_keys(self) -> frozenset[str]:
        """Every key that has a reader."""
        return frozenset(self.units) | frozenset(self.page_keys)


REGISTRY = Registry()


def reads(*keys: str, offers: bool = False, where: str = "") -> Callable[[UnitReader], UnitReader]:
    """The function reads these keys from single statements; `offers`: also on pages about one loan.

    `where` is another key: a statement with its words is read for these keys too.
    """

    def register(function: UnitReader) -> UnitReader:
        REGISTRY.units.update(dict.fromkeys(keys, function))
        if where:
            REGISTRY.beside[where] = (*REGISTRY.beside.get(where, ()), *keys)
        if offers:
            REGISTRY.read_on_offers.update(keys)
        return function

    return register


def reads_pages(*keys: str) -> Callable[[PageReader], PageReader]:
    """The function reads these keys from whole pages."""

    def register(function: PageReader) -> PageReader:
        REGISTRY.pages.append(function)
        REGISTRY.page_keys.update(keys)
        return function

    return register


def settles(*keys: str) -> Callable[[Settler], Settler]:
    """The function chooses among the drafts of these keys."""

    def register(function: Settler) -> Settler:
        REGISTRY.settlers.update(dict.fromkeys(keys, function))
        return function

    return register


@cache
def registry() -> Registry:
    """The registry with all families of the folder loaded."""
    package = importlib.import_module("scrapers.reading.families")
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"scrapers.reading.families.{module}")
    return REGISTRY
