"""A review as a workbook for spreadsheets: words are words, numbers are numbers, and nothing is a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from desktop.reports.cleaning import clean
from desktop.reports.table import HEAD, data_rows
from desktop.reports.wording import DIMENSION_NAMES, band_words
from scoring.assessment import Score
from scoring.printing import rounded
from scoring.review import Review

Cell = str | float | int | None
FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 (the format knows no time zone)
"""The same run gives the same bytes, so the file names no time of making."""
SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
SCORES = ("Risk", "Score", "Lowest", "Highest", "Coverage %")
LINES = ("Risk", "Item", "Outcome", "Weight", "Points")


def workbook_bytes(review: Review) -> bytes:
    """Four sheets: what was reviewed, the scores, every line of the sums, and facts and outcomes with their words."""
    out = io.BytesIO()
    book = Workbook(out, SETTINGS)
    book.set_properties({"author": "Lendscope", "comments": "", "created": FIXED})
    bold = book.add_format({"bold": True})
    for name, rows in (
        ("Review", _about(review)),
        ("Scores", _scores(review)),
        ("Sums", _lines(review)),
        ("Facts and outcomes", _data(review)),
    ):
        _fill(book.add_worksheet(name), rows, bold)
    book.close()
    return out.getvalue()


def _fill(sheet: Worksheet, rows: Iterator[Sequence[Cell]], bold: object) -> None:
    """Each cell as what it is; the first row stays in sight."""
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 11, 22)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, clean(cell), bold if row == 0 else None)
            elif cell is not None:
                sheet.write_number(row, column, cell)


def _about(review: Review) -> Iterator[Sequence[Cell]]:
    found = review.assessment
    yield ("About", "")
    yield ("Platform", review.platform.name)
    yield ("Address", review.platform.home)
    yield ("Captured", review.snapshot.captured_at.strftime("%Y-%m-%d %H:%M UTC"))
    yield ("Judged as of", found.as_of.isoformat())
    yield ("Edition", found.edition)
    yield ("Fingerprint", found.fingerprint)
    yield ("Profile", found.profile)
    yield ("Letter", band_words(found.overall.band))


def _scores(review: Review) -> Iterator[Sequence[Cell]]:
    yield SCORES
    for dimension in review.assessment.dimensions:
        yield (DIMENSION_NAMES[dimension.id], *_score(dimension.result))
    yield ("Overall", *_score(review.assessment.overall.result))


def _score(score: Score) -> tuple[Cell, ...]:
    point = None if score.score is None else _tenth(score.score)
    return (point, _tenth(score.low), _tenth(score.high), _tenth(score.coverage * 100))


def _tenth(value: Fraction) -> float:
    return float(rounded(value))


def _lines(review: Review) -> Iterator[Sequence[Cell]]:
    yield LINES
    for dimension in review.assessment.dimensions:
        for line in dimension.lines:
            points = None if line.points is None else float(line.points)
            yield (DIMENSION_NAMES[dimension.id], line.item, line.outcome.value, line.weight, points)


def _data(review: Review) -> Iterator[Sequence[Cell]]:
    yield HEAD
    for row in data_rows(review):
        yield (*row[:4], _number(row[4]), *row[5:])


def _number(text: str) -> Cell:
    """A raw figure as a number where a spreadsheet can hold it exactly enough, else as its digits."""
    if not text:
        return None
    value = Decimal(text)
    return float(value) if value.is_finite() and abs(value) < Decimal("1e15") else text
