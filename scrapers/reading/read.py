"""A snapshot becomes a reading: each captured page is opened once, classified and read; nothing goes online."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from scoring.facts import (
    Absent,
    Catalogue,
    Contradiction,
    FactGroup,
    FactKind,
    Finding,
    Found,
    PageNote,
    Reading,
    Unsearched,
)
from scrapers.archive import NOT_THE_SITE, Bodies, Capture, Snapshot
from scrapers.documents.document import Document
from scrapers.progress import Cancel, Never, Progress, Step, silent
from scrapers.reading.machine import beside, machine_drafts
from scrapers.reading.mentions import Mentions
from scrapers.reading.operator import operator_of
from scrapers.reading.pages import commonest_language, date_figures, in_order, page_of, prepare, site_of
from scrapers.reading.registry import Registry, registry
from scrapers.reading.settle import contradictions, values_of
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.states import silence, unread_pages

READER_VERSION = "1"
Open = Callable[[bytes, str, str, str], Document]
_READABLE = ("html", "xhtml", "pdf", "text/plain", "text/markdown")
_MACHINE = ("/robots.txt", "/sitemap.xml", "/.well-known/")


def read_snapshot(
    snapshot: Snapshot,
    bodies: Bodies,
    catalogue: Catalogue,
    *,
    as_of: date | None = None,
    earlier: Snapshot | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    skip: frozenset[str] = frozenset(),
    opener: Open | None = None,
    adapters: Sequence[object] | None = None,
) -> Reading:
    """One finding for every disclosed and technical key of the catalogue, contradictions and a note per page.

    `as_of` is the day on which the site is read (the capture's day when it is None). A cancelled reading
    returns what was read so far, with the rest unsearched. `earlier` is the platform's snapshot before this one;
    `adapters` are those that may apply (None: every one there is).
    """
    stop = cancel or Never()
    pages = in_order(_open_all(snapshot, bodies, opener or _opener(), progress, stop))
    site = site_of(snapshot, pages, as_of)
    prepare(pages, site)
    site.operator = operator_of(site)
    spoken = Mentions()
    drafts = _drafts(site, registry(), spoken, progress, stop, skip)
    failed = _adapted(site, drafts, catalogue, adapters)
    findings, disputes = _findings(snapshot, site, drafts, spoken, catalogue, skip, stop)
    findings |= {key: Unsearched(key, why) for key, why in failed.items() if key in findings}
    findings |= _technical(snapshot, pages, bodies, catalogue, earlier)
    return Reading(findings, tuple(disputes), tuple(map(_note, pages)), READER_VERSION)


# Opening


def _opener() -> Open:
    module = importlib.import_module("scrapers.documents.open")
    return module.open_document  # type: ignore[no-any-return]


def _open_all(
    snapshot: Snapshot, bodies: Bodies, opener: Open, progress: Progress, stop: Cancel
) -> list[Page]:
    wanted = list(_readable(snapshot, bodies))
    pages: list[Page] = []
    named = dict(snapshot.settings).get("language", "")
    for number, capture in enumerate(wanted, 1):
        if stop.is_set():
            break
        document = opener(bodies[capture.sha256], capture.url, capture.content_type, capture.sha256)
        pages.append(page_of(document, capture, snapshot.home, named or commonest_language(pages)))
        progress(Step("read", number, len(wanted), capture.url))
    return pages


def _readable(snapshot: Snapshot, bodies: Bodies) -> Iterator[Capture]:
    """Captured pages and files that hold prose; the same body at several addresses once."""
    seen: set[str] = set()
    for capture in snapshot.captures:
        kind = capture.content_type.lower()
        fine = capture.origin not in NOT_THE_SITE and (capture.status or 200) < 400
        if not fine or capture.sha256 not in bodies or capture.sha256 in seen:
            continue
        if any(k in kind for k in _READABLE) and not any(m in capture.url for m in _MACHINE):
            seen.add(capture.sha256)
            yield capture


# Reading


def _drafts(
    site: Site, readers: Registry, spoken: Mentions, progress: Progress, stop: Cancel, skip: frozenset[str]
) -> dict[str, list[Draft]]:
    """All drafts of all pages; a page's marked texts are needed here only, and let go of after it."""
    drafts: dict[str, list[Draft]] = defaultdict(list)
    for number, page in enumerate(site.pages, 1):
        if stop.is_set():
            break
        date_figures(page)
        for draft in _page_drafts(page, site, readers):
            if draft.key not in skip:
                drafts[draft.key].append(draft)
        spoken.gather(page)
        page.forget()
        progress(Step("read", number, len(site.pages), page.document.title))
    return drafts


def _page_drafts(page: Page, site: Site, readers: Registry) -> Iterator[Draft]:
    for unit in page.units:
        keys: dict[str, None] = {}
        for text in (*unit.names, unit.question, unit.text, *unit.context[:2]):
            if text:
                keys |= dict.fromkeys(page.hits(text, unit))
        keys |= {beside: None for key in tuple(keys) for beside in readers.beside.get(key, ())}
        for key in keys:
            reader = readers.units.get(key)
            if reader and (not page.is_offer or key in readers.read_on_offers):
                yield from reader(key, unit, page, site)
    for whole in readers.pages:
        yield from whole(page, site)


def _adapted(
    site: Site, drafts: dict[str, list[Draft]], catalogue: Catalogue, known: Sequence[object] | None
) -> dict[str, str]:
    """What the platform's own adapter reads overrides the drafts; the keys it failed at and why."""
    module = importlib.import_module("scrapers.adapters.applying")
    return module.adapt(site, drafts, catalogue, known)  # type: ignore[no-any-return]


# Findings


def _findings(
    snapshot: Snapshot,
    site: Site,
    drafts: dict[str, list[Draft]],
    spoken: Mentions,
    catalogue: Catalogue,
    skip: frozenset[str],
    stop: Cancel,
) -> tuple[dict[str, Finding], list[Contradiction]]:
    unread = unread_pages(snapshot, site.pages)
    findings: dict[str, Finding] = {}
    disputes: list[Contradiction] = []
    machine: dict[str, list[Draft]] = defaultdict(list)
    for draft in () if stop.is_set() else machine_drafts(site):
        machine[draft.key].append(draft)
    for kind in _disclosed(catalogue):
        values = values_of(kind, drafts.get(kind.key, []), site, registry())
        values, against = beside(
            kind, values, list(values_of(kind, machine.get(kind.key, []), site, Registry()))
        )
        disputes += against
        if values:
            findings[kind.key] = Found(kind.key, values)
            disputes += contradictions(kind, values)
        elif stop.is_set():
            findings[kind.key] = Unsearched(kind.key, "the reading was cancelled")
        elif kind.key not in registry().all_keys():
            findings[kind.key] = Unsearched(kind.key, "this version has no reader for it")
        else:
            findings[kind.key] = silence(kind, site.pages, unread, skip)
    silent = frozenset(key for key, finding in findings.items() if isinstance(finding, Absent))
    found = frozenset(key for key, finding in findings.items() if isinstance(finding, Found))
    told = spoken.of(silent, found)
    return findings | {key: Unsearched(key, m.reason) for key, m in told.items()}, disputes


def _disclosed(catalogue: Catalogue) -> Iterator[FactKind]:
    return (k for k in catalogue.values() if k.group is FactGroup.DISCLOSED)


def _technical(
    snapshot: Snapshot,
    pages: list[Page],
    bodies: Bodies,
    catalogue: Catalogue,
    earlier: Snapshot | None,
) -> dict[str, Finding]:
    """Measured facts, from the room that measures; where it has none, the key is unsearched."""
    keys = [k.key for k in catalogue.values() if k.group is FactGroup.TECHNICAL]
    found: dict[str, Finding] = {k: Unsearched(k, "not measured yet") for k in keys}
    if not keys:
        return found
    try:
        module = importlib.import_module("scrapers.technical.measure")
    except ModuleNotFoundError:
        return found
    measured = module.measure(snapshot, [p.document for p in pages], bodies, earlier=earlier)
    return found | {k: v for k, v in measured.items() if k in found}


def _note(page: Page) -> PageNote:
    document = page.document
    return PageNote(
        document.url,
        page.capture.sha256,
        document.title,
        page.kinds,
        page.language,
        document.media,
        len(document.text),
        page.read,
        page.notes,
    )
