"""Case files: a platform handed over as one WACZ, taken in again beside what is there, and checked by anybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.app.case_notes import NOTES, notes_file, take_notes
from desktop.app.data import catalogue
from desktop.app.errors import CancelledError, NotFoundError, UsageError
from desktop.app.files import check_place
from desktop.app.given import hides_own, without_given
from desktop.app.options import ReviewOptions
from desktop.app.profiles import judgeable
from desktop.app.reporting import dump, json_bytes, report_bytes
from desktop.app.review import find_review, judge, read_saved, review_snapshot
from desktop.app.said import Said, read_said, said_in, said_json, take_in
from desktop.app.taking import take
from desktop.app.targets import Target, TargetKind
from desktop.history.library import Library
from scoring.review import Review
from scrapers.archive import CaptureOrigin
from scrapers.progress import Cancel, Never, Progress, silent

FINDINGS, ASSESSMENT, CHECKLIST, REPORT = "findings.json", "assessment.json", "checklist.json", "report.pdf"
ANSWERS = "answers.json"


def capture_to_file(
    library: Library, address: str, path: Path, options: ReviewOptions, progress: Progress, cancel: Cancel
) -> bool:
    """Capture an address into the library and write its snapshot as a WACZ; nothing is judged.

    False when no page could be read, so that the file holds the reasons only.
    """
    from scrapers.wacz import write_wacz

    check_place(path, (".wacz",))
    taken = take(library, Target(address, TargetKind.ADDRESS), options, progress, cancel)
    if cancel.is_set():
        raise CancelledError("stopped; what had arrived is kept in the library")
    snapshot = library.snapshot(taken.snapshot_id)
    write_wacz(path, snapshot, library.bodies(taken.snapshot_id))
    return any(c.origin is not CaptureOrigin.PROBE and c.sha256 and not c.failure for c in snapshot.captures)


def export_case(
    library: Library, text: str, path: Path, *, people: bool = True, with_notes: bool = False
) -> None:
    """Write the run, or the platform's newest one, with its pages, findings, checklist, report and a person's part.

    Without `people` the case holds what the program found alone: no answer, no name, no waiver, no reply. Notes are
    private: they go along only `with_notes`. A name that ends in .warc.gz gets the pages alone, for programs that
    know no case files.
    """
    from scrapers.wacz import write_wacz
    from scrapers.wacz_writing import write_warc

    check_place(path, (".wacz", ".gz"))
    review = find_review(library, text)
    snapshot = replace(library.snapshot(review.snapshot.id), name=review.platform.name)
    if not snapshot.captures:
        raise NotFoundError(f"the saved pages of {review.run_id} were let go; review the platform again")
    bodies = library.bodies(snapshot.id)
    if path.name.lower().endswith(".warc.gz"):
        write_warc(path, snapshot, bodies)
    else:
        check_place(path, (".wacz",))
        notes = _notes(library, review) if with_notes else {}
        write_wacz(path, snapshot, bodies, {**_case(library, review, people=people), **notes})


def _notes(library: Library, review: Review) -> Mapping[str, bytes]:
    return {NOTES: notes_file(library, library.run_row(review.run_id).platform_id)}


def _case(library: Library, review: Review, *, people: bool) -> Mapping[str, bytes]:
    if not people:
        return case_files(alone(library, review))
    return case_files(review, said_in(library, library.run_row(review.run_id).platform_id, review))


def alone(library: Library, review: Review) -> Review:
    """The run as the program judges it without any person's part; it is not kept."""
    found = review.assessment
    options = ReviewOptions(found.profile, found.jurisdiction, found.as_of, people=False)
    snapshot = library.snapshot(review.snapshot.id)
    platform = library.run_row(review.run_id).platform_id
    reading = without_given(review.reading)
    if hides_own(review.reading, catalogue()):
        reading = read_saved(library, snapshot, options, silent, Never())
    judged = judge(library, platform, snapshot, reading, options)
    return replace(judged, run_id=review.run_id, created_at=review.created_at, changes=review.changes)


def case_files(review: Review, said: Said | None = None) -> Mapping[str, bytes]:
    """What stands beside the pages in a case file."""
    from desktop.app.data import edition
    from desktop.reports.json_report import reading_json

    judged = {item.id: item.judged for item in edition().items}
    checklist = {"edition": edition().name, "fingerprint": edition().fingerprint, "items": judged}
    return {
        FINDINGS: dump(reading_json(review)),
        ASSESSMENT: json_bytes(review),
        CHECKLIST: json.dumps(checklist, ensure_ascii=False, indent=1, default=str).encode() + b"\n",
        REPORT: report_bytes(review, ".pdf"),
        **({ANSWERS: said_json(said)} if said else {}),
    }


def import_case(
    library: Library, path: Path, progress: Progress = silent, say: Callable[[str], object] = str
) -> Review:
    """Take a case file in as a snapshot of its own, with what people said, and review it.

    Nothing that is there is changed: where somebody answered here already, that answer goes on counting. `say` takes
    what became of the answers, in sentences.
    """
    if path.suffix.lower() != ".wacz":
        raise UsageError(f"{path.name} is no case file; `lendscope review` opens other saved files")
    options, said = options_of(written_in(path)), said_by(path)
    taken = take(library, Target(str(path), TargetKind.FILE), options, progress, Never())
    for sentence in take_in(library, taken.platform_id, said, path.name):
        say(sentence)
    take_notes(library, taken.platform_id, path)
    return review_snapshot(library, taken, options, progress)


def said_by(path: Path) -> Said:
    """What people said in a case file; nothing when it carries no such part."""
    from scrapers.adopt_in_child import case_in_child

    parts = case_in_child(path, (ANSWERS,)).parts
    return read_said(dump(parts[ANSWERS])) if ANSWERS in parts else Said()


def written_in(path: Path) -> dict[str, object]:
    """The assessment in a case file; empty when another program made the file."""
    from scrapers.adopt_in_child import case_in_child

    found = case_in_child(path, (ASSESSMENT,)).parts.get(ASSESSMENT)
    return found if isinstance(found, dict) else {}


def options_of(written: Mapping[str, object]) -> ReviewOptions:
    """Judge as the case file was judged."""
    as_of, country = written.get("as_of"), written.get("jurisdiction")
    profile = written.get("profile")
    try:
        day = date.fromisoformat(as_of) if isinstance(as_of, str) else None
    except ValueError:
        day = None
    return ReviewOptions(
        profile=profile if isinstance(profile, str) and judgeable(profile) else "default",
        jurisdiction=country if isinstance(country, str) else None,
        as_of=day,
    )
