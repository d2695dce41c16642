"""Saved pages that a person adds to what was captured: a new snapshot that holds the earlier one and them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from desktop.app.errors import NotFoundError, UsageError
from desktop.app.options import ReviewOptions
from desktop.app.people import person
from desktop.app.review import review_snapshot
from desktop.app.taking import Taken, adopt_file
from desktop.history.library import Library
from desktop.version import VERSION
from scoring.review import Review
from scrapers.archive import NOT_THE_SITE, Capture, CaptureOrigin, Snapshot
from scrapers.progress import Cancel, Progress, silent

Kept = tuple[Capture, bytes | None]


def review_with(
    library: Library,
    platform: str,
    files: Sequence[Path],
    options: ReviewOptions,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    *,
    at: str = "",
    who: str = "",
) -> Review:
    """Add saved pages to the platform's newest snapshot and review the two together, offline."""
    taken = add_pages(library, platform, files, at=at, who=who)
    return review_snapshot(library, taken, options, progress, cancel)


def add_pages(
    library: Library, platform: str, files: Sequence[Path], *, at: str = "", who: str = ""
) -> Taken:
    """A new snapshot: the platform's newest one, which stays as it is, and the pages in `files` as adopted.

    `at` is the address of a single page whose file does not say where it came from. Raises UsageError when
    nothing in the files belongs to the platform, AdoptError when a file cannot be read.
    """
    found = library.find_platform(platform)
    newest = library.latest_snapshot(found.id)
    if newest is None:
        raise NotFoundError(f"{found.name} has no saved pages yet; review its address first")
    base = library.snapshot(newest)
    extras = [pair for path in files for pair in _pages(path, base)]
    if at:
        extras = _placed(extras, at, base)
    known = {(c.url, c.sha256) for c in base.captures if c.failure is None}
    fresh = [(_as_linked(c, base), body) for c, body in extras if (c.url, c.sha256) not in known]
    if not fresh:
        raise UsageError("these pages are part of the capture already; nothing was added")
    when = max(base.started_at, *(c.captured_at for c, _ in fresh))
    joined = library.join_snapshot(newest, fresh, VERSION, when)
    names = ", ".join(path.name for path in files)
    library.write_journal(datetime.now(UTC), who or person(), "add", found.id, f"{joined}: {names}")
    return Taken(found.id, joined)


def _pages(path: Path, base: Snapshot) -> Iterator[Kept]:
    """The pages of a file that are the platform's, marked as adopted."""
    held = [(c, body) for c, body in adopt_file(path)[1] if c.origin not in NOT_THE_SITE and body]
    pages = [(c, body) for c, body in held if c.failure is None]
    if not pages:
        why = f" ({held[0][0].detail})" if held else ""
        raise UsageError(
            f"{path.name} holds no page that can be read{why}; save it when its content has appeared"
        )
    own = [(c, body) for c, body in pages if is_of(c.url, base.home)]
    if not own:
        other = urlsplit(pages[0][0].url).hostname
        raise UsageError(
            f"{path.name} holds pages of {other} and none of {base.home}; review it as a platform of its own"
        )
    now = datetime.now(UTC)
    for capture, body in own:
        source = capture.source or path.name
        at = min(capture.captured_at, now)
        yield replace(capture, origin=CaptureOrigin.ADOPTED, source=source, captured_at=at), body


def is_of(url: str, home: str) -> bool:
    """Whether an address lies on the platform's site; a file that names no address, or a saved home, may."""
    from scrapers.cookies import registrable

    host, own = urlsplit(url).hostname, urlsplit(home).hostname
    return not host or not own or registrable(host) == registrable(own)


def _placed(extras: list[Kept], at: str, base: Snapshot) -> list[Kept]:
    """The one page that names no address, at the address the person gives."""
    from scrapers.gate import check_address

    address = str(check_address(at, allow_loopback=True))
    if not is_of(address, base.home):
        raise UsageError(
            f"{address} is no address of {base.home}; give the address of the page that was saved"
        )
    nameless = [c for c, _ in extras if c.url.startswith("saved:")]
    if len(extras) != 1 or not nameless:
        raise UsageError(
            "--at names the address of one saved page; these files hold others, or say it themselves"
        )
    (capture, body), note = extras[0], "the address was given by the person who added it"
    return [(replace(capture, url=address, requested=address, detail=note), body)]


def _as_linked(capture: Capture, base: Snapshot) -> Capture:
    """With what the site's own links said of this page; a single file is no home page because it is alone."""
    from scrapers.links import same_key

    key = same_key(capture.url)
    before = next((c for c in base.captures if same_key(c.url) == key and (c.kinds or c.anchor)), None)
    kinds = before.kinds if before and before.kinds else capture.kinds
    if key != same_key(base.home) and before is None:
        kinds = tuple(kind for kind in kinds if kind != "H")
    anchor = before.anchor if before else capture.anchor
    return replace(capture, kinds=kinds, anchor=anchor, depth=before.depth if before else 0)
