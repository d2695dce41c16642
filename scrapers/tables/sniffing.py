"""How a table is written: found out from its beginning, to be shown to a person who confirms or corrects it."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from scrapers.errors import AdoptError
from scrapers.settings import CHUNK
from scrapers.tables.reading import Form, Remarks, divider_named, lines_of, rows_of

DELIMITERS: Final = (",", ";", "\t", "|")
LOOKED_AT: Final = 60
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMA = re.compile(
    r"-?(?:\d{1,3}(?:[. \u00a0\u202f']\d{3})+|\d+),\d{1,2}|-?\d{1,3}(?:\.\d{3}){2,}|-?\d+,\d{4,}"
)
_POINT = re.compile(
    r"-?(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d+)\.\d{1,2}|-?\d{1,3}(?:,\d{3}){2,}|-?\d+\.\d{4,}"
)


def form_of(path: Path) -> Form:
    """The most likely form of a file. Raises AdoptError when it is empty or no text."""
    encoding = encoding_of(path)
    start = _beginning(path, encoding)
    if not any(line.strip() for line in start):
        raise AdoptError(f"{path.name} is empty; export the table again")
    delimiter = divider_named(start[0]) or delimiter_of(start)
    form = Form(encoding, delimiter)
    return Form(encoding, delimiter, decimal_of(_cells(path, form), delimiter))


def encoding_of(path: Path) -> str:
    """By the order mark, else UTF-16 by its zeros, else UTF-8 where all of it is, else windows-1252."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
        named = next((name for mark, name in _MARKS if head.startswith(mark)), "")
        if named:
            return named
        wide = _wide(head)
        if wide:
            return wide
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        try:
            while head:
                decoder.decode(head)
                head = file.read(CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: most bytes at even, or at odd, places are zero."""
    half = len(head) // 2
    if half < 8:
        return ""
    if head[0::2].count(0) > 0.6 * half:
        return "utf-16-be"
    return "utf-16-le" if head[1::2].count(0) > 0.6 * half else ""


def _beginning(path: Path, encoding: str) -> list[str]:
    lines = []
    for line in lines_of(path, encoding, Remarks()):
        lines.append(line)
        if len(lines) > LOOKED_AT:
            break
    return lines


def delimiter_of(lines: Sequence[str]) -> str:
    """The sign that divides most rows into the same number of fields, more than one; a comma where none does."""
    return max(DELIMITERS, key=lambda sign: (_agreement(lines, sign), -DELIMITERS.index(sign)))


def _agreement(lines: Sequence[str], sign: str) -> float:
    """How many rows have the commonest width above one, and how wide that is: 0 where nothing is divided."""
    widths: Counter[int] = Counter()
    reader = csv.reader(lines, delimiter=sign)
    try:
        for row in reader:
            widths[len(row)] += 1
    except csv.Error:
        return 0.0
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0.0
    count, width = max(wide)
    share = count / sum(widths.values())
    return share * share * min(width, 20)


def _cells(path: Path, form: Form) -> list[str]:
    cells: list[str] = []
    try:
        for number, row in enumerate(rows_of(path, form)):
            cells += row
            if number > LOOKED_AT:
                break
    except AdoptError:
        return cells
    return cells


def decimal_of(cells: Iterable[str], delimiter: str) -> str:
    """The decimal sign by the numbers that leave no doubt; a comma where `;` divides and nothing tells."""
    commas = points = 0
    for cell in cells:
        number = cell.strip().strip("€$£% \u00a0")
        commas += bool(_COMMA.fullmatch(number))
        points += bool(_POINT.fullmatch(number))
    if commas == points:
        return "," if delimiter == ";" else "."
    return "," if commas > points else "."
