"""Finds the adapter of a platform by its registrable domain and lets it override what was read generically."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from urllib.parse import urlsplit

from scoring.facts import FactKind
from scrapers.adapters.base import AdapterPage, Told
from scrapers.cookies import registrable
from scrapers.reading.site import Draft, Page, Site

_OWN = {"base", "applying"}
WEIGHT = 0.95


@dataclass(frozen=True, slots=True)
class Adapter:
    """One platform's file: the domains it is for and its pages."""

    name: str
    domains: frozenset[str]
    pages: tuple[type[AdapterPage], ...]


@lru_cache(maxsize=1)
def adapters() -> tuple[Adapter, ...]:
    """Every adapter of the folder."""
    package = importlib.import_module("scrapers.adapters")
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name not in _OWN)
    return tuple(adapter_in(importlib.import_module(f"scrapers.adapters.{name}")) for name in names)


def adapter_in(module: ModuleType) -> Adapter:
    """The adapter a module holds: its `DOMAINS` and its subclasses of `AdapterPage`."""
    own = (v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__)
    pages = tuple(v for v in own if issubclass(v, AdapterPage))
    return Adapter(module.__name__.rpartition(".")[2], frozenset(module.DOMAINS), pages)


def adapt(
    site: Site,
    drafts: dict[str, list[Draft]],
    catalogue: Mapping[str, FactKind],
    known: Iterable[Adapter] | None = None,
) -> dict[str, str]:
    """Put what the platform's adapter read in the place of what was read generically.

    The facts of a page on which the adapter failed lose their drafts; returned are their keys and why.
    """
    failed: dict[str, str] = {}
    for adapter in adapters() if known is None else known:
        for page, kind in _its_pages(adapter, site):
            try:
                told = list(kind(page).told(catalogue))
            except Exception as error:
                why = (
                    f"the adapter {adapter.name} could not read {page.document.url} ({type(error).__name__})"
                )
                failed |= dict.fromkeys(kind.methods(), why)
                continue
            _override(drafts, told, page, adapter)
    for key in failed:
        drafts.pop(key, None)
    return failed


def _its_pages(adapter: Adapter, site: Site) -> Iterator[tuple[Page, type[AdapterPage]]]:
    for page in site.pages:
        host = urlsplit(page.document.url).hostname or site.host
        if registrable(host) in adapter.domains:
            yield from ((page, kind) for kind in adapter.pages if kind.fits(page.document.url))


def _override(drafts: dict[str, list[Draft]], told: Iterable[Told], page: Page, adapter: Adapter) -> None:
    method = f"adapter {adapter.name}"
    for one in told:
        passage = one.passage
        kept = [d for d in drafts.get(one.key, []) if d.method == method]
        draft = Draft(
            one.key,
            one.value,
            page,
            (passage.start, passage.end),
            method,
            WEIGHT,
            one.unit,
            as_of=passage.as_of or page.as_of,
        )
        drafts[one.key] = [*kept, draft]
