"""A finished review as a file, in the form its ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.app.adviser import load_adviser
from desktop.app.data import catalogue, duties, glossary, items
from desktop.app.errors import UsageError
from desktop.app.review import find_review
from desktop.history.library import Library
from desktop.history.values import Role, RunRow, SignOff
from desktop.reports.blocks import Report
from desktop.reports.model import Background, Handover, PastRun, Signature
from scoring.profiles import mark
from scoring.review import Review

if TYPE_CHECKING:
    from types import ModuleType

ENDINGS = (".pdf", ".html", ".md", ".json", ".csv", ".xlsx")
AUDIENCES = ("client", "full", "technical")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of one report: whom it is for, which sections (None: those for the audience), in what
    language."""

    client: str = ""
    audience: str = "full"
    sections: tuple[str, ...] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the review in a report, as the library holds it."""

    handover: Handover = Handover()  # noqa: RUF009 (frozen)
    past: tuple[PastRun, ...] = ()


def report_of(library: Library, text: str, ending: str, wish: Wish = Wish()) -> bytes:
    """The report of a run, or of a platform's newest run, with the adviser's name, the sign-off and the runs before it.

    UsageError names the endings, audiences or sections there are.
    """
    review = find_review(library, text)
    frame = frame_of(library, review, wish.client)
    return report_bytes(review, ending, frame, sections_of(wish), wish.language)


def frame_of(library: Library, review: Review, client: str = "") -> Frame:
    """Adviser, signatures and earlier runs for a report on this run. A later run changes nothing in it."""
    from desktop.app.logo import printed_logo

    adviser, signed = load_adviser(library), library.signatures(review.run_id)
    handover = Handover(
        firm=adviser.firm,
        person=adviser.name,
        client=" ".join(client.split()),
        disclaimer=adviser.disclaimer,
        logo=printed_logo(adviser.logo),
        prepared=_signature(signed.get(Role.PREPARER)),
        reviewed=_signature(signed.get(Role.REVIEWER)),
    )
    this = library.run_row(review.run_id)
    rows = [row for row in library.runs_of(this.platform_id) if row.n <= this.n]
    return Frame(handover, tuple(map(_past, reversed(rows))))


def sections_of(wish: Wish) -> tuple[ModuleType, ...]:
    """The sections a person asked for. UsageError names the audiences or sections there are."""
    from desktop.reports.contents import Audience, chosen

    if wish.audience not in AUDIENCES:
        raise UsageError(f"there is no audience {wish.audience!r}; choose among {', '.join(AUDIENCES)}")
    return chosen(Audience(wish.audience), wish.sections)


def section_choices() -> tuple[str, ...]:
    """The sections a person may leave out, in their order."""
    from desktop.reports.contents import choosable

    return choosable()


def sections_for(audience: str) -> tuple[str, ...]:
    """Those of them that an audience gets."""
    from desktop.reports.contents import name_of

    names = [name_of(section) for section in sections_of(Wish(audience=audience))]
    return tuple(name for name in section_choices() if name in names)


def _signature(signed: SignOff | None) -> Signature | None:
    return Signature(signed.who, signed.when.date()) if signed else None


def _past(row: RunRow) -> PastRun:
    scores = {"overall": row.overall, **row.scores}
    told = (f"edition {row.edition}", mark(row.profile).partition(",")[0], row.jurisdiction or "")
    rules = ", ".join(part for part in told if part)
    return PastRun(row.id, row.captured_at.date(), row.edition, " · ".join(row.line), rules, scores)


def report_bytes(
    review: Review,
    ending: str,
    frame: Frame = Frame(),
    sections: Iterable[ModuleType] | None = None,
    language: str = "en",
) -> bytes:
    """The report as PDF, HTML, Markdown, JSON, CSV or XLSX; UsageError names the endings there are."""
    if ending.lower() in drawers():
        return drawn(built(review, frame, sections), ending, language)
    return _data_makers(ending)(review)


def drawn(report: Report, ending: str, language: str = "en") -> bytes:
    """The report's blocks in a language, in the form of the file's ending."""
    from desktop.reports.translating import translated

    return drawers()[ending.lower()](translated(report, check_language(language)))


def report_languages() -> tuple[str, ...]:
    """The languages reports can be written in, English first."""
    from desktop.reports.phrases import languages

    return languages()


def check_language(code: str) -> str:
    """The language, if reports can be written in it. UsageError names those there are."""
    if code not in report_languages():
        raise UsageError(
            f"reports cannot be written in {code!r}; choose among {', '.join(report_languages())}"
        )
    return code


def drawers() -> Mapping[str, Callable[[Report], bytes]]:
    """What draws a report's blocks, by the file's ending."""
    return {".pdf": _pdf, ".html": _html, ".md": _markdown}


def _data_makers(ending: str) -> Callable[[Review], bytes]:
    makers: Mapping[str, Callable[[Review], bytes]] = {".json": json_bytes, ".csv": _csv, ".xlsx": _xlsx}
    if ending.lower() not in makers:
        raise UsageError(f"a report ends in one of {', '.join(ENDINGS)}, not in {ending or 'nothing'}")
    return makers[ending.lower()]


def json_bytes(review: Review) -> bytes:
    """The review as JSON by the published schema."""
    from desktop.reports.json_report import review_json

    return dump(review_json(review, duties()))


def dump(value: object) -> bytes:
    """JSON as the program writes it: UTF-8, one space of indent, a line end; lone surrogates are replaced."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "replace") + b"\n"


def built(review: Review, frame: Frame, sections: Iterable[ModuleType] | None = None) -> Report:
    """The report's blocks, with a note for every bundled list that was old on the day judged by."""
    from desktop.reports.contents import SECTIONS, build_report
    from scrapers.technical.ages import list_dates, old_lists

    background = Background(
        old_lists(review.assessment.as_of), list_dates(), duties(), glossary(), frame.past
    )
    return build_report(review, items(), catalogue(), frame.handover, background, sections or SECTIONS)


def _pdf(report: Report) -> bytes:
    from desktop.reports.pdf import pdf_bytes

    return pdf_bytes(report)


def _html(report: Report) -> bytes:
    from desktop.reports.html import html

    return html(report).encode()


def _markdown(report: Report) -> bytes:
    from desktop.reports.text import markdown

    return markdown(report).encode()


def _csv(review: Review) -> bytes:
    from desktop.reports.table import csv_text

    return csv_text(review).encode("utf-8-sig")


def _xlsx(review: Review) -> bytes:
    from desktop.reports.workbook import workbook_bytes

    return workbook_bytes(review)
