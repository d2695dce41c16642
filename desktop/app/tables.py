"""A person's table on the command line: the words that decide about it, and the preview."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop.app.errors import UsageError
from desktop.app.registers import Preview
from scrapers.tables.matching import Candidate, How
from scrapers.tables.operations import Choices, Look
from scrapers.tables.roles import words

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16", "windows-1252": "cp1252"}
DECIMALS = {"point": ".", "comma": ","}
DATES = {"dmy": True, "mdy": False}
_NAMES = {sign: name for name, sign in DELIMITERS.items()}
HOW = {
    How.NUMBER: "same number",
    How.LOOKS_LIKE: "number looks alike, is not the same",
    How.WEBSITE: "same website",
    How.NAME: "name",
}


def choices_of(args: argparse.Namespace) -> Choices:
    """What the words on the command line decide."""
    return Choices(
        kind=args.kind or "",
        encoding=ENCODINGS.get(args.encoding or "", ""),
        delimiter=DELIMITERS.get(args.delimiter or "", ""),
        decimal=DECIMALS.get(args.decimal or "", ""),
        day_first=DATES.get(args.dates or ""),
        columns=dict(_column(text) for text in args.column),
    )


def _column(text: str) -> tuple[str, str]:
    role, found, name = text.partition("=")
    if not found or role not in words()["columns"] or not name:
        raise UsageError(
            f"--column {text!r}: write ROLE=NAME, with a role of {', '.join(words()['columns'])}"
        )
    return role, name


def preview_lines(seen: Preview) -> Iterator[str]:
    """How the file was understood, which rows may be meant, and what would be kept."""
    look = seen.look
    yield f"{look.name}: {look.kind.value} file, {look.count} rows, dated {seen.dated.isoformat()}"
    yield form_words(look)
    yield from (f"  note: {remark}" for remark in look.remarks)
    yield f"  columns: {', '.join(column_words(look))}"
    for row in look.shown[:3]:
        yield f"    {' | '.join(row)}"
    yield from (f"  row {c.row}: {candidate_words(c)}" for c in look.candidates)
    for candidate in look.candidates:
        yield from (f"  look at row {candidate.row}: {flag}" for flag in candidate.flags)
    if seen.chosen is not None:
        yield f"  taken: row {seen.chosen.row}"
    yield from (f"  {f.key} = {str(f.value).lower()}: {f.why}" for f in seen.figures)


def form_words(look: Look) -> str:
    """Encoding, divider, decimal sign and order of dates in a sentence."""
    divider = _NAMES.get(look.form.delimiter, look.form.delimiter)
    decimal = "3,50" if look.form.decimal == "," else "3.50"
    order = {True: ", dates begin with the day", False: ", dates begin with the month", None: ""}[
        look.day_first
    ]
    return f"  read as {look.form.encoding}, fields divided by {divider}, decimals as in {decimal}{order}"


def column_words(look: Look) -> Iterator[str]:
    """Each column with what it was taken for."""
    taken = {place: role for role, place in look.roles.items()}
    for place, name in enumerate(look.columns):
        yield f"{name} [{taken[place]}]" if place in taken else name


def candidate_words(found: Candidate) -> str:
    """How a row was found, how alike the names are, and its first cells."""
    cells = " | ".join(cell[:60] for cell in found.cells[:6])
    return f"{HOW[found.how]}, name {found.likeness:.0f} % alike: {cells}"
