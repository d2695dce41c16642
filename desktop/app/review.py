"""Live review, offline review and judging again: one function over a snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from desktop.app.data import catalogue, edition
from desktop.app.errors import CancelledError, NotFoundError
from desktop.app.given import beside, given_findings, hides_own, without_given
from desktop.app.naming import is_bare, name_from_titles
from desktop.app.notices import notices
from desktop.app.options import ReviewOptions
from desktop.app.profiles import chosen, folder_of
from desktop.app.said import Said, said_of
from desktop.app.taking import Taken, take
from desktop.app.targets import classify
from desktop.history.library import Library
from desktop.history.values import RunRow
from desktop.version import VERSION
from scoring.assess import assess
from scoring.derive import derive
from scoring.facts import Reading
from scoring.quiet import Alarm
from scoring.review import CaptureInfo, PlatformInfo, Review, SnapshotInfo
from scrapers.archive import Capture, Snapshot
from scrapers.progress import Cancel, Never, Progress, Step, silent

if TYPE_CHECKING:
    pass


def review_target(
    library: Library,
    text: str,
    options: ReviewOptions,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Review:
    """Capture, open or look up the target, read it, judge it and keep the run.

    Raises the errors of `desktop.app.errors`, `scrapers.errors` and `desktop.history.errors`; whatever had
    arrived by then stays in the library as a partial snapshot.
    """
    stop = cancel or Never()
    taken = take(library, classify(text), options, progress, stop)
    return review_snapshot(library, taken, options, progress, stop)


def review_snapshot(
    library: Library,
    taken: Taken,
    options: ReviewOptions,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Review:
    """Read and judge one snapshot of the library and keep the run."""
    snapshot, texts = library.snapshot(taken.snapshot_id), dict[str, str]()
    reading = read_saved(library, snapshot, options, progress, cancel or Never(), texts)
    return _keep(library, taken.platform_id, snapshot, reading, options, progress, texts)


def read_target(
    library: Library,
    text: str,
    options: ReviewOptions,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Review:
    """As `review_target`, but the run is not kept: for the findings alone."""
    stop = cancel or Never()
    taken = take(library, classify(text), options, progress, stop)
    snapshot = library.snapshot(taken.snapshot_id)
    reading = read_saved(library, snapshot, options, progress, stop)
    return judge(library, taken.platform_id, snapshot, reading, options)


def judge_again(
    library: Library, platform_id: str, options: ReviewOptions, progress: Progress = silent
) -> Review:
    """Judge the platform's newest reading again, with the answers there are now.

    The pages are read anew by a newer reader, and where a given value stands in place of the program's own silence.
    """
    row = library.latest_run(platform_id)
    if row is None:
        raise NotFoundError("this platform was not reviewed yet; review it first")
    return judge_run_again(library, row, options, progress)


def judge_run_again(
    library: Library, row: RunRow, options: ReviewOptions, progress: Progress = silent
) -> Review:
    """Judge the capture of a run again, from that run's reading where it serves.

    NotFoundError when its pages are needed and were let go.
    """
    platform_id, before = row.platform_id, library.run(row.id)
    snapshot = library.snapshot(row.snapshot_id)
    same = before.reading.reader_version == reader_version() and not hides_own(before.reading, catalogue())
    if same:
        reading = without_given(before.reading)
        return _keep(library, platform_id, snapshot, reading, options, progress, changes=before.changes)
    if not snapshot.captures:
        raise NotFoundError(
            f"{row.id} cannot be judged again: another reader wants its pages, which were let go"
        )
    texts: dict[str, str] = {}
    reading = read_saved(library, snapshot, options, progress, Never(), texts)
    return _keep(library, platform_id, snapshot, reading, options, progress, texts)


def reader_version() -> str:
    """The version of the reader in force."""
    from scrapers.reading.read import READER_VERSION

    return READER_VERSION


def _keep(
    library: Library,
    platform_id: str,
    snapshot: Snapshot,
    reading: Reading,
    options: ReviewOptions,
    progress: Progress,
    texts: Mapping[str, str] = {},
    changes: tuple[Alarm, ...] | None = None,
) -> Review:
    """Judge and keep. `changes` are known where the same reader has looked at the same pages before."""
    from desktop.app.quiet_edits import changes_since_before

    progress(Step("judge", 0, 1))
    if is_bare(snapshot.home) and (
        name := name_from_titles(p.title for p in reading.pages if p.media == "html")
    ):
        library.name_platform(platform_id, name)
    review = judge(library, platform_id, snapshot, reading, options)
    found = changes_since_before(library, review) if changes is None else changes
    review = replace(review, changes=found)
    library.save_run(platform_id, snapshot.id, review, texts)
    progress(Step("judge", 1, 1))
    return review


def find_review(library: Library, text: str) -> Review:
    """The run of that id, or the newest run of the platform of that name."""
    from desktop.history.errors import NoSuchRun

    try:
        return library.run(library.find_run(text).id)
    except NoSuchRun:
        platform = library.find_platform(text)
    row = library.latest_run(platform.id)
    if row is None:
        raise NotFoundError(f"{platform.name} was not reviewed yet; review it first")
    return library.run(row.id)


def read_saved(
    library: Library,
    snapshot: Snapshot,
    options: ReviewOptions,
    progress: Progress,
    cancel: Cancel,
    texts: dict[str, str] | None = None,
) -> Reading:
    """The findings of a snapshot, read in a child process; nothing goes online. `texts` takes what the pages say."""
    from scrapers.read_in_child import read_in_child

    if options.language:
        snapshot = replace(snapshot, settings=(*snapshot.settings, ("language", options.language)))
    reading = read_in_child(
        snapshot,
        library.bodies(snapshot.id),
        catalogue(),
        as_of=judged_as_of(snapshot, options),
        earlier=library.snapshot_before(snapshot.id),
        progress=progress,
        cancel=cancel,
        texts=texts,
    )
    if cancel.is_set():
        raise CancelledError("stopped while reading; the capture is kept")
    return reading


def judge(
    library: Library, platform_id: str, snapshot: Snapshot, reading: Reading, options: ReviewOptions
) -> Review:
    """The review of a reading under the edition in force, with the answers a person has given."""
    as_of = judged_as_of(snapshot, options)
    earlier = library.earlier_readings(platform_id, snapshot.started_at)
    findings = {**reading.findings, **derive(reading, earlier)}
    said = said_of(library, platform_id) if options.people else Said()
    given = given_findings(said.facts)
    whole = Reading(beside(findings, given), reading.contradictions, reading.pages, reading.reader_version)
    weights, label = chosen(folder_of(library.path), options.profile)
    assessment = assess(
        edition(),
        findings,
        contradictions=reading.contradictions,
        as_of=as_of,
        captured_on=snapshot.started_at.date(),
        profile=weights,
        profile_name=label,
        jurisdiction=options.jurisdiction,
        answers=said.answers,
        decisions=said.decisions,
        given=given,
    )
    platform = library.platform(platform_id)
    return Review(
        run_id=library.new_run_id(),
        created_at=datetime.now(UTC),
        tool_version=VERSION,
        platform=PlatformInfo(platform.name, snapshot.home),
        snapshot=snapshot_info(snapshot, library.snapshot_before(snapshot.id)),
        reading=whole,
        assessment=assessment,
        answers=said.answers,
        decisions=said.decisions,
        waivers=said.waivers,
        replies=said.replies,
    )


def judged_as_of(snapshot: Snapshot, options: ReviewOptions) -> date:
    """The day the review speaks of: the option's, else the day of the capture."""
    return options.as_of or snapshot.started_at.date()


def snapshot_info(snapshot: Snapshot, earlier: Snapshot | None = None) -> SnapshotInfo:
    """The part of a snapshot that reports print; `earlier` is the capture before it, for what has changed."""
    return SnapshotInfo(
        id=snapshot.id,
        captured_at=snapshot.started_at,
        status=snapshot.status.value,
        captures=tuple(_capture_info(c) for c in snapshot.captures),
        hosts=snapshot.hosts,
        tool_version=snapshot.tool_version,
        base=snapshot.base,
        notices=notices(snapshot, earlier),
    )


def _capture_info(capture: Capture) -> CaptureInfo:
    return CaptureInfo(
        url=capture.url,
        status=capture.status,
        content_type=capture.content_type,
        sha256=capture.sha256,
        bytes=capture.size,
        failure=capture.failure.value if capture.failure else "",
        captured_at=capture.captured_at,
        kinds=capture.kinds,
        detail=capture.detail,
        origin=capture.origin.value,
        source=capture.source,
        revalidated=capture.revalidated,
    )


def rescored(
    library: Library,
    names: Sequence[str],
    options: ReviewOptions,
    progress: Progress = silent,
    *,
    every: bool = False,
) -> Iterator[Review]:
    """Judge saved snapshots again, as new runs, one at a time and offline.

    The newest of each named platform (of all, when none is named); with `every` all that were ever reviewed, the
    oldest first, so that a trend of the present checklist goes back to the first. Captures whose pages another reader
    would need, and which were let go, are left as they are.
    """
    platforms = [library.find_platform(n).id for n in names] or [row.id for row in library.platforms()]
    for platform in platforms:
        for row in _reviewed(library, platform, every=every):
            with suppress(NotFoundError) if every else nullcontext():
                yield judge_run_again(library, row, options, progress)


def _reviewed(library: Library, platform_id: str, *, every: bool) -> list[RunRow]:
    """The last run of each capture, in order of capture, or of the newest alone."""
    newest = library.latest_run(platform_id)
    if newest is None or not every:
        return [newest] if newest else []
    return list({row.snapshot_n: row for row in library.trend(platform_id)}.values())


def rescore(
    library: Library, names: Sequence[str], options: ReviewOptions, progress: Progress = silent
) -> list[Review]:
    """Judge the newest snapshot of each named platform (of all, when none is named) again, as new runs."""
    return list(rescored(library, names, options, progress))
