"""Case files: a platform handed over as one WACZ, taken in again beside what is there, and checked by anybody."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from desktop.app.errors import BadInputError, CancelledError, NotFoundError, UsageError
from desktop.app.files import check_place
from desktop.app.options import ReviewOptions
from desktop.app.reporting import dump, json_bytes, report_bytes
from desktop.app.review import find_review, review_target, take
from desktop.app.targets import Target, TargetKind
from desktop.history.library import Library
from scoring.review import Review
from scrapers.archive import CaptureOrigin
from scrapers.progress import Cancel, Progress, silent

FINDINGS, ASSESSMENT, CHECKLIST, REPORT = "findings.json", "assessment.json", "checklist.json", "report.pdf"
_JUDGED = ("overall_machine", "dimensions", "items")


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


def export_case(library: Library, text: str, path: Path) -> None:
    """Write the run, or the platform's newest one, with its pages, findings, checklist and report."""
    from scrapers.wacz import write_wacz

    check_place(path, (".wacz",))
    review = find_review(library, text)
    snapshot = library.snapshot(review.snapshot.id)
    if not snapshot.captures:
        raise NotFoundError(f"the saved pages of {review.run_id} were let go; review the platform again")
    write_wacz(path, snapshot, library.bodies(snapshot.id), case_files(review))


def case_files(review: Review) -> Mapping[str, bytes]:
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
    }


def import_case(library: Library, path: Path, progress: Progress = silent) -> Review:
    """Take a case file in as a snapshot of its own and review it; nothing that is there is changed."""
    if path.suffix.lower() != ".wacz":
        raise UsageError(f"{path.name} is no case file; `lendscope review` opens other saved files")
    return review_target(library, str(path), _options_of(_written(path)), progress)


def verify_case(path: Path, progress: Progress = silent) -> list[str]:
    """What does not come out as written, a sentence each: digests, then quotes and findings, then the score."""
    from scrapers.wacz import verify_wacz

    wrong = list(verify_wacz(path))
    written = _written(path)
    if wrong or not written:
        return wrong
    return list(_differences(written, _made_again(path, _options_of(written), progress)))


def _written(path: Path) -> dict[str, object]:
    """The assessment in a case file; empty when another program made the file."""
    from scrapers.wacz import WaczFile

    with WaczFile(path) as wacz:
        if ASSESSMENT not in wacz.zip.names:
            return {}
        try:
            found = json.loads(wacz.zip.read(ASSESSMENT))
        except (ValueError, RecursionError):
            raise BadInputError(f"{path.name}: its assessment is no JSON; get the file again") from None
    return found if isinstance(found, dict) else {}


def _options_of(written: Mapping[str, object]) -> ReviewOptions:
    """Judge as the case file was judged."""
    as_of, country = written.get("as_of"), written.get("jurisdiction")
    profile = written.get("profile")
    try:
        day = date.fromisoformat(as_of) if isinstance(as_of, str) else None
    except ValueError:
        day = None
    return ReviewOptions(
        profile=profile if profile in ("default", "equal") else "default",
        jurisdiction=country if isinstance(country, str) else None,
        as_of=day,
    )


def _made_again(path: Path, options: ReviewOptions, progress: Progress) -> Mapping[str, object]:
    """The review of the saved pages alone, in a library that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "verify.db") as library:
        again = review_target(library, str(path), options, progress)
    made: dict[str, object] = json.loads(json_bytes(again))
    return made


def _differences(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[str]:
    if written.get("fingerprint") != made["fingerprint"]:
        yield "the score: this program holds another checklist, so the score cannot be made again here"
        return
    for finding in _changed(written.get("findings"), made["findings"], "key"):
        yield f"the quotes: the pages do not give what is written about {finding}"
    if _by_program(written):
        for part in _JUDGED:
            if written.get(part) != made[part]:
                yield f"the score: {part.replace('_', ' ')} does not come out as written"


def _changed(written: object, made: object, name: str) -> list[str]:
    """The keys whose entries differ between two lists of objects."""
    old, new = _keyed(written, name), _keyed(made, name)
    return sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def _keyed(entries: object, name: str) -> dict[str, object]:
    if not isinstance(entries, list):
        return {}
    return {
        str(e.get(name)): e
        for e in entries
        if isinstance(e, dict) and not str(e.get(name)).startswith("derived.")
    }


def _by_program(written: Mapping[str, object]) -> bool:
    """Whether no person's answer is in the written assessment: only then is every line the program's."""
    entries = written.get("items")
    return isinstance(entries, list) and all(
        isinstance(e, dict) and e.get("by") == "program" for e in entries
    )
