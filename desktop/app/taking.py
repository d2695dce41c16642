"""Bringing a target into the library: captured live, adopted from a file, or found where it was saved."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.errors import CancelledError, NotFoundError
from desktop.app.options import ReviewOptions
from desktop.app.targets import Target, TargetKind, classify
from desktop.history.library import Library
from desktop.history.values import Interrupted, Platform
from desktop.version import VERSION
from scrapers.archive import Capture, CaptureOrigin, Keep, Known
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from scrapers.adopt import Adopted
    from scrapers.earlier import Earlier


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that is in the library now, and the platform it belongs to."""

    platform_id: str
    snapshot_id: str


def take(
    library: Library, target: Target, options: ReviewOptions, progress: Progress, cancel: Cancel
) -> Taken:
    """Bring the target's snapshot into the library, or find the newest that is there."""
    match target.kind:
        case TargetKind.FILE:
            return _adopt(library, target.path)
        case TargetKind.ADDRESS if not options.offline:
            return _capture(library, target.text, options, progress, cancel)
        case TargetKind.NAME if options.resume and not options.offline:
            return _capture(library, library.find_platform(target.text).home, options, progress, cancel)
        case _:
            return _saved(library, target.text)


def _saved(library: Library, text: str) -> Taken:
    platform = library.find_platform(text)
    newest = library.latest_snapshot(platform.id)
    if newest is None:
        raise NotFoundError(f"{platform.name} has no saved pages yet; give its address to capture it")
    return Taken(platform.id, newest)


def _adopt(library: Library, path: Path) -> Taken:
    adopted, captures = adopt_file(path)
    settings = (("adopted", path.name),)
    when = adopted.captured_at
    return Taken(*library.add_snapshot(adopted.home, adopted.name, VERSION, settings, when, captures))


def adopt_file(path: Path) -> tuple[Adopted, list[tuple[Capture, bytes | None]]]:
    """What a saved file or folder holds; it is opened, and its pages looked at, in a child process."""
    from scrapers.adopt_in_child import adopt_in_child

    if not path.exists():
        raise NotFoundError(f"there is no file or folder {path}; check the name")
    return adopt_in_child(path)


def _capture(
    library: Library, address: str, options: ReviewOptions, progress: Progress, cancel: Cancel
) -> Taken:
    from scrapers.capture import capture_platform, start_address
    from scrapers.settings import CaptureSettings
    from scrapers.worker import Worker

    home = start_address(address, allow_loopback=options.allow_loopback)
    platform = library.platform_for(home, "")
    settings = CaptureSettings(
        max_pages=options.max_pages,
        delay=options.delay,
        allow_loopback=options.allow_loopback,
        proxy=options.proxy,
    )
    snapshot, earlier = _begun(library, platform, home, options)

    def keep(capture: Capture, body: bytes | None) -> None:
        library.keep(snapshot, capture, body)

    try:
        with Worker() as worker:
            result = capture_platform(
                home,
                settings,
                keep,
                progress,
                cancel,
                outline=worker.outline,
                known=known_pages(library, platform.id),
                earlier=earlier,
                together=library.batch,
            )
        hosts = set(result.hosts)
        if not any(c.origin is CaptureOrigin.PROBE for c in earlier.captures):
            hosts |= _measured(result.home, options, keep, progress, cancel)
    except BaseException:
        with suppress(Exception):
            library.abandon_snapshot(snapshot)
        raise
    library.close_snapshot(snapshot, result.status, sorted(hosts))
    library.name_platform(platform.id, result.name)
    if not cancel.is_set():
        library.visited(platform.id, datetime.now(UTC).date())
    if cancel.is_set():
        raise CancelledError("stopped; the pages that had arrived are kept, and the capture can be resumed")
    return Taken(platform.id, snapshot)


def interrupted_capture(library: Library, text: str, options: ReviewOptions) -> Interrupted | None:
    """The interrupted capture that a review of this target could go on with; None when there is none."""
    from desktop.history.errors import NoSuchPlatform
    from desktop.history.platforms import home_key
    from scrapers.capture import start_address
    from scrapers.errors import AddressError

    target = classify(text)
    if target.kind is TargetKind.FILE or options.offline:
        return None
    try:
        named = target.kind is TargetKind.NAME
        place = target.text if named else start_address(text, allow_loopback=options.allow_loopback)
        platform = library.find_platform(place)
        meant = named or home_key(platform.home) == home_key(place)
        return library.interrupted(platform.id) if meant else None
    except (AddressError, NoSuchPlatform):
        return None


def interrupted_words(found: Interrupted) -> str:
    """What there is of an interrupted capture, in one sentence."""
    return f"a capture of {found.started_at:%Y-%m-%d %H:%M} UTC was interrupted; its {found.pages} pages are kept"


def _begun(library: Library, platform: Platform, home: str, options: ReviewOptions) -> tuple[str, Earlier]:
    """An open snapshot: a new one, or one that goes on with what an interruption left."""
    from scrapers.earlier import Earlier

    before = library.interrupted(platform.id) if options.resume else None
    if before is None:
        settings, now = _settings_kept(options), datetime.now(UTC)
        return library.begin_snapshot(platform.id, home, platform.name, VERSION, settings, now), Earlier()
    snapshot = library.resume_snapshot(
        before.snapshot_id, VERSION, _settings_resumed(library, before, options)
    )
    kept = library.snapshot(snapshot).captures
    return snapshot, Earlier(kept, library.body, library.snapshot(before.snapshot_id).hosts)


def _settings_resumed(
    library: Library, before: Interrupted, options: ReviewOptions
) -> tuple[tuple[str, str], ...]:
    """The choices of the second part, where it began, and the choices of the first part that were others."""
    now = _settings_kept(options)
    other = set(library.snapshot(before.snapshot_id).settings) - set(now)
    first = sorted(
        (f"first_{name}", value) for name, value in other if not name.startswith(("first_", "resumed_"))
    )
    return (*now, *first, ("resumed_from", before.snapshot_id), ("resumed_at", datetime.now(UTC).isoformat()))


def _settings_kept(options: ReviewOptions) -> tuple[tuple[str, str], ...]:
    """The choices that shaped a capture, as kept with it."""
    names = ("max_pages", "delay", "dns", "registry", "old_tls", "cors")
    return tuple((name, str(getattr(options, name))) for name in names)


def _measured(
    home: str, options: ReviewOptions, keep: Keep, progress: Progress, cancel: Cancel
) -> frozenset[str]:
    """Measure connection, names and registration beside the pages; the hosts that were asked.

    Nothing is measured behind a proxy: handshakes and look-ups would go out under the person's own address.
    """
    from scrapers.guard import Guard
    from scrapers.probes.probe import probe_platform
    from scrapers.probes.settings import ProbeSettings

    if cancel.is_set() or options.proxy:
        return frozenset()
    guard = Guard()
    chosen = ProbeSettings(dns=options.dns, rdap=options.registry, old_tls=options.old_tls, cors=options.cors)
    probe_platform(home, chosen, keep, progress, cancel, guard=guard)
    return frozenset(guard.contacted)


def known_pages(library: Library, platform_id: str) -> dict[str, Known]:
    """What the platform's captures hold, so that an unchanged page need not be sent again."""
    return {
        url: Known(
            k.etag, k.last_modified, k.sha256, k.content_type, partial(library.body, k.sha256), k.headers
        )
        for url, k in library.known(platform_id).items()
        if k.content_type
    }
