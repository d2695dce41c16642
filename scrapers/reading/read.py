"""A snapshot becomes a reading: each captured page is opened once, classified and read; nothing goes online."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

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
from scrapers.reading.gathering import Gathered, gather, pack, portions, unpack
from scrapers.reading.machine import beside, machine_drafts
from scrapers.reading.mentions import Mentions
from scrapers.reading.operator import operator_of
from scrapers.reading.pages import commonest_language, in_order, page_of, prepare, site_of
from scrapers.reading.registry import Registry, registry
from scrapers.reading.settle import contradictions, values_of
from scrapers.reading.shelf import Shelf
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
    others: Others | None = None,
) -> Reading:
    """One finding for every disclosed and technical key of the catalogue, contradictions and a note per page.

    `as_of` is the day on which the site is read (the capture's day when it is None). A cancelled reading
    returns what was read so far, with the rest unsearched. `earlier` is the platform's snapshot before this one;
    `adapters` are those that may apply (None: every one there is). `others` read portions of the site meanwhile.
    """
    stop, others = cancel or Never(), others or ALONE
    site = _site(snapshot, bodies, opener or _opener(), as_of, progress, stop)
    found = _gathered(site, others, progress, stop, skip)
    drafts = found.drafts()
    failed = _adapted(site, drafts, catalogue, adapters)
    findings, disputes = _findings(snapshot, site, drafts, found.spoken, catalogue, skip, stop)
    findings |= {key: Unsearched(key, why) for key, why in failed.items() if key in findings}
    findings |= _technical(snapshot, site.pages, bodies, catalogue, earlier)
    return Reading(findings, tuple(disputes), tuple(map(_note, site.pages)), READER_VERSION)


# Opening


def _opener() -> Open:
    module = importlib.import_module("scrapers.documents.open")
    return module.open_document  # type: ignore[no-any-return]


def _site(
    snapshot: Snapshot, bodies: Bodies, opener: Open, as_of: date | None, progress: Progress, stop: Cancel
) -> Site:
    """All pages opened, in their order and ready to be read."""
    shelf = Shelf()
    pages = in_order(_open_all(snapshot, bodies, opener, shelf, progress, stop))
    site = site_of(snapshot, pages, as_of)
    prepare(pages, site)
    site.operator = operator_of(site)
    return site


def _open_all(
    snapshot: Snapshot, bodies: Bodies, opener: Open, shelf: Shelf, progress: Progress, stop: Cancel
) -> list[Page]:
    wanted = list(_readable(snapshot, bodies))
    pages: list[Page] = []
    named = dict(snapshot.settings).get("language", "")
    for number, capture in enumerate(wanted, 1):
        if stop.is_set():
            break
        again = partial(_opened, opener, bodies, capture)
        kept = shelf.keep(again(), again)
        pages.append(page_of(kept, capture, snapshot.home, named or commonest_language(pages)))
        progress(Step("read", number, len(wanted), capture.url))
    return pages


def _opened(opener: Open, bodies: Bodies, capture: Capture) -> Document:
    return opener(bodies[capture.sha256], capture.url, capture.content_type, capture.sha256)


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


@dataclass(frozen=True, slots=True)
class Others:
    """Further readers of the same site: how many portions there are, and what the reader of one (from 1) has packed,
    b"" when it came to nothing and its portion is left to this one."""

    portions: int
    packed: Callable[[int], bytes]


ALONE = Others(1, lambda _: b"")


def read_portion(
    snapshot: Snapshot,
    bodies: Bodies,
    number: int,
    of: int,
    *,
    as_of: date | None = None,
    opener: Open | None = None,
) -> bytes:
    """What one portion of the pages says, packed for the reader of the whole snapshot."""
    site = _site(snapshot, bodies, opener or _opener(), as_of, silent, Never())
    return pack(gather(portions(site.pages, of)[number], site, registry(), silent, Never()))


def _gathered(site: Site, others: Others, progress: Progress, stop: Cancel, skip: frozenset[str]) -> Gathered:
    """What all pages say: the first portion read here, the others by whoever has them."""
    own, *rest = portions(site.pages, others.portions)
    found = gather(own, site, registry(), progress, stop, skip)
    for number, pages in enumerate(rest, 1):
        packed = b"" if stop.is_set() else others.packed(number)
        found.add(unpack(packed, site) if packed else gather(pages, site, registry(), progress, stop, skip))
    return found


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
