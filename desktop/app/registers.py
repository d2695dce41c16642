"""Register files, company-register extracts and review exports as evidence for a platform, once a person confirms."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

from desktop.app.answers import like_before
from desktop.app.errors import NotFoundError, UsageError
from desktop.app.people import person
from desktop.app.review import review_snapshot
from desktop.app.taking import Taken
from desktop.history.library import Library
from desktop.history.values import FactAnswer
from desktop.version import VERSION
from scoring.facts import Evidence, FactValue, Found, Origin, Reading
from scoring.review import Review
from scrapers.archive import Capture, CaptureOrigin, digest
from scrapers.progress import Cancel, Progress, silent
from scrapers.tables.figures import Figure, figures_of_row, figures_of_silence
from scrapers.tables.matching import Candidate, How, Sought
from scrapers.tables.operations import Choices, Look, look_at
from scrapers.tables.roles import TableKind

NONE = 0
"""The row to choose when no row of a whole register is the operator."""

_SURE = 85.0
_ONLY_WHOLE = "that no row is the operator says something only when the file is the whole register"


@dataclass(frozen=True, slots=True)
class TableWish:
    """A file to look at for a platform, and what was decided about it.

    `row` is the chosen row, counted from 1 below the head (`NONE`: none of them is it); `whole` says that the file
    is the whole register; `dated` is the day the file speaks of, the file's own date when it is None.
    """

    path: Path
    choices: Choices = Choices()  # noqa: RUF009
    row: int | None = None
    whole: bool = False
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be taken in: the file as it was understood, the chosen row, what it says, and why not yet."""

    look: Look
    dated: date
    chosen: Candidate | None
    figures: tuple[Figure, ...]
    lacking: str = ""


def preview(library: Library, platform: str, wish: TableWish) -> Preview:
    """Look at a table for a platform; nothing is kept. Raises AdoptError when it cannot be read."""
    sought = sought_of(library, library.find_platform(platform).id)
    dated = wish.dated or _file_date(wish.path)
    look = look_at(wish.path, wish.choices, sought, dated)
    if look.kind is TableKind.REVIEWS:
        return _of_reviews(look, dated)
    if wish.row == NONE and not wish.whole:
        return Preview(look, dated, None, (), _ONLY_WHOLE)
    chosen, lacking = _choice(look, wish)
    if lacking:
        return Preview(look, dated, None, (), lacking)
    if chosen is None:
        return Preview(look, dated, None, tuple(figures_of_silence(look.kind)))
    found = tuple(figures_of_row(look.kind, chosen, look.roles, sought, dated))
    why = (
        ""
        if found
        else "no column of this row tells what the checklist asks; name one (status, ended, granted)"
    )
    return Preview(look, dated, chosen, found, why)


def _of_reviews(look: Look, dated: date) -> Preview:
    ambiguous = (
        "date" in look.roles and look.day_first is None and any("/" in c for c in _column(look, "date"))
    )
    lacking = (
        "whether its dates begin with the day or the month cannot be told; say which" if ambiguous else ""
    )
    return Preview(look, dated, None, tuple(look.figures), lacking)


def _column(look: Look, role: str) -> list[str]:
    place = look.roles[role]
    return [row[place] for row in look.shown if place < len(row)]


def _choice(look: Look, wish: TableWish) -> tuple[Candidate | None, str]:
    """The row that is meant, or the sentence about what a person has to decide."""
    if wish.row == NONE:
        return None, ""
    if wish.row is not None:
        chosen = next((c for c in look.candidates if c.row == wish.row), None)
        return chosen, "" if chosen else f"row {wish.row} is none of the rows that may be the operator"
    same = [c for c in look.candidates if c.how is How.NUMBER]
    if len(same) == 1:
        return same[0], ""
    if same:
        return None, "several rows have the operator's number; choose one"
    near = [c for c in look.candidates if c.how is not How.NAME or c.likeness >= _SURE]
    if look.candidates and (near or not wish.whole):
        return None, "no row has the operator's number; choose the row that is it, or none"
    if wish.whole:
        return None, ""
    return (
        None,
        "no row is the operator's by number or by name; that counts only when the file is the whole register",
    )


def take_in(
    library: Library,
    platform: str,
    wish: TableWish,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    *,
    who: str = "",
) -> Review:
    """Keep what the table says as dated evidence of a new snapshot, and review the platform with it.

    Raises UsageError with what a person still has to decide; then nothing is kept.
    """
    found = library.find_platform(platform)
    newest = library.latest_snapshot(found.id)
    if newest is None:
        raise NotFoundError(f"{found.name} has no saved pages yet; review its address first")
    seen = preview(library, found.id, wish)
    if seen.lacking:
        raise UsageError(f"{wish.path.name}: {seen.lacking}")
    name, now = who or person(), datetime.now(UTC)
    body = extract(seen, now)
    capture = _capture(seen, body)
    with library.batch():
        joined = library.join_snapshot(
            newest, [(capture, body)], VERSION, library.snapshot(newest).started_at
        )
        for answer in _answers(seen, capture, body, name, now):
            library.add_fact_answer(found.id, answer)
        library.write_journal(now, name, "import", found.id, f"{joined}: {wish.path.name}")
    return review_snapshot(library, Taken(found.id, joined), like_before(library, found.id), progress, cancel)


def extract(seen: Preview, now: datetime) -> bytes:
    """The part of the file that the values rest on, as text: where it is from, what it gives, the rows themselves."""
    look = seen.look
    lines = [
        f"From {look.name}, {look.count} rows, SHA-256 of the whole file {look.sha256}",
        f"File dated {seen.dated.isoformat()}, looked at on {now.date().isoformat()}",
        *(_figure_line(figure) for figure in seen.figures),
    ]
    if seen.chosen is not None:
        lines += [_csv(look.columns), _csv(seen.chosen.cells)]
    lines += [f"Names a stuck withdrawal: {text}" for text in look.naming if look.kind is TableKind.REVIEWS]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _figure_line(figure: Figure) -> str:
    value = str(figure.value).lower() if isinstance(figure.value, bool) else figure.value
    return f"{figure.key}: {value} ({figure.why})"


def _csv(cells: Sequence[str]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow([" ".join(cell.split()) for cell in cells])
    return made.getvalue()


def _capture(seen: Preview, body: bytes) -> Capture:
    address = f"saved:///{quote(seen.look.name)}"
    row = f", row {seen.chosen.row}" if seen.chosen else ""
    return Capture(
        url=address,
        requested=address,
        captured_at=_noon(seen.dated),
        content_type="text/csv; charset=utf-8",
        sha256=digest(body),
        size=len(body),
        origin=CaptureOrigin.IMPORTED,
        source=f"{seen.look.name}{row}",
    )


def _answers(seen: Preview, capture: Capture, body: bytes, who: str, now: datetime) -> Iterator[FactAnswer]:
    lines = body.decode("utf-8").splitlines()
    row = [lines[2 + len(seen.figures) + 1]] if seen.chosen else []
    for figure in seen.figures:
        quotes = row or [_figure_line(figure)]
        evidence = tuple(Evidence(capture.url, text, capture.sha256, capture.captured_at) for text in quotes)
        value = FactValue(figure.value, evidence, method=_method(seen), origin=Origin.REGISTER)
        yield FactAnswer(figure.key, value, f"{capture.source}: {figure.why}", who, now)


def _method(seen: Preview) -> str:
    if seen.chosen is None:
        return "counted" if seen.look.kind is TableKind.REVIEWS else "not-in-register"
    if seen.chosen.how is How.NAME:
        return f"matched by name, {seen.chosen.likeness:.0f} % alike, confirmed"
    return f"matched by {seen.chosen.how.value}, confirmed"


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _file_date(path: Path) -> date:
    if not path.is_file():
        raise NotFoundError(f"there is no file {path}; check the name")
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def sought_of(library: Library, platform_id: str) -> Sought:
    """What the platform's newest review says about its operator."""
    row = library.latest_run(platform_id)
    platform = library.platform(platform_id)
    if row is None:
        return Sought(names=(platform.name,), home=platform.home)
    reading = library.run(row.id).reading
    numbers = (*_texts(reading, "entity.registration_number"), *_texts(reading, "licence.number"))
    return Sought(
        names=(*_texts(reading, "entity.legal_name"), platform.name),
        numbers=(*numbers, *_texts(reading, "entity.lei")),
        home=platform.home,
        address=next(iter(_texts(reading, "entity.registered_address")), ""),
    )


def _texts(reading: Reading, key: str) -> tuple[str, ...]:
    finding = reading.findings.get(key)
    values = finding.values if isinstance(finding, Found) else ()
    return tuple(dict.fromkeys(str(v.value) for v in values if not v.superseded))
