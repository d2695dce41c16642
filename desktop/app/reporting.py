"""A finished review as a file, in the form its ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.app.data import catalogue, duties, items
from desktop.app.errors import UsageError
from desktop.app.files import write_whole
from desktop.reports.blocks import Report
from desktop.reports.model import Adviser, Background
from scoring.review import Review

ENDINGS = (".pdf", ".html", ".md", ".json", ".csv")


def report_bytes(review: Review, ending: str, adviser: Adviser | None = None) -> bytes:
    """The report as PDF, HTML, Markdown, JSON or CSV; UsageError names the endings there are."""
    makers: Mapping[str, Callable[[], bytes]] = {
        ".pdf": lambda: _pdf(review, adviser),
        ".html": lambda: _html(review, adviser),
        ".md": lambda: _markdown(review, adviser),
        ".json": lambda: json_bytes(review),
        ".csv": lambda: _csv(review),
    }
    if ending.lower() not in makers:
        raise UsageError(f"a report ends in one of {', '.join(ENDINGS)}, not in {ending or 'nothing'}")
    return makers[ending.lower()]()


def write_report(review: Review, path: Path, adviser: Adviser | None = None) -> None:
    """Write the report in the form the file's ending names."""
    write_whole(path, report_bytes(review, path.suffix, adviser))


def json_bytes(review: Review) -> bytes:
    """The review as JSON by the published schema."""
    from desktop.reports.json_report import review_json

    return dump(review_json(review, duties()))


def dump(value: object) -> bytes:
    """JSON as the program writes it: UTF-8, one space of indent, a line end."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _built(review: Review, adviser: Adviser | None) -> Report:
    """The report's blocks, with a note for every bundled list that was old on the day judged by."""
    from desktop.reports.contents import build_report
    from scrapers.technical.ages import list_dates, old_lists

    background = Background(old_lists(review.assessment.as_of), list_dates(), duties())
    return build_report(review, items(), catalogue(), adviser, background)


def _pdf(review: Review, adviser: Adviser | None) -> bytes:
    from desktop.reports.pdf import pdf_bytes

    return pdf_bytes(_built(review, adviser))


def _html(review: Review, adviser: Adviser | None) -> bytes:
    from desktop.reports.html import html

    return html(_built(review, adviser)).encode()


def _markdown(review: Review, adviser: Adviser | None) -> bytes:
    from desktop.reports.text import markdown

    return markdown(_built(review, adviser)).encode()


def _csv(review: Review) -> bytes:
    from desktop.reports.table import csv_text

    return csv_text(review).encode("utf-8-sig")
