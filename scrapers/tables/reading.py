"""Rows of a CSV or TSV file, streamed within limits: no line, field or file can fill the memory."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from scrapers.errors import AdoptError
from scrapers.settings import CHUNK, MIB

FIELD_CHARACTERS: Final = 131_072
COLUMNS: Final = 500
TABLE_BYTES: Final = 50 * MIB
LINE_CHARACTERS: Final = 4 * FIELD_CHARACTERS
_NUL, _MARK = "\0", "\ufeff"


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is divided: its text encoding, the sign between fields, the sign before decimals."""

    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."


@dataclass(slots=True)
class Remarks:
    """What was odd about a file, counted while it is read."""

    nuls: int = 0
    endings: set[str] = field(default_factory=set)
    uneven: int = 0

    def words(self) -> tuple[str, ...]:
        """The remarks as sentences."""
        said = []
        if self.nuls:
            said.append(f"{self.nuls} NUL characters were left out")
        if len(self.endings) > 1:
            said.append("its lines end in different ways")
        if self.uneven:
            said.append(f"{self.uneven} rows have more or fewer fields than the first one")
        return tuple(said)


def rows_of(path: Path, form: Form, remarks: Remarks | None = None) -> Iterator[tuple[str, ...]]:
    """The rows that are not empty, one after the other.

    Raises AdoptError in one sentence when the file is larger than 50 MiB, a field longer than 131,072 characters,
    a row wider than 500 fields, or a quote stays open.
    """
    noted = remarks or Remarks()
    if path.stat().st_size > TABLE_BYTES:
        raise AdoptError(
            f"{path.name} is larger than {TABLE_BYTES // MIB} MiB; take the part of it that you need"
        )
    lines = lines_of(path, form.encoding, noted)
    # The mark is taken off before the quotes are looked at, and a line that only names the divider is left out.
    first = next(lines, "").removeprefix(_MARK)
    reader = csv.reader(_with_divider_left_out(first, lines), delimiter=form.delimiter, strict=True)
    width = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            raise AdoptError(_broken(path, reader.line_num, str(trouble))) from trouble
        if len(row) > COLUMNS:
            raise AdoptError(
                f"{path.name} has more than {COLUMNS} columns in line {reader.line_num}; leave some out"
            )
        if any(cell.strip() for cell in row):
            width = width or len(row)
            noted.uneven += len(row) != width
            yield tuple(row)


def divider_named(line: str) -> str:
    """The sign that a first line like `sep=;` names, or nothing."""
    word = line.strip("\r\n").removeprefix(_MARK)
    return word[4] if len(word) == 5 and word.lower().startswith("sep=") else ""


def _with_divider_left_out(first: str, rest: Iterator[str]) -> Iterator[str]:
    return rest if divider_named(first) else chain([first], rest)


def _broken(path: Path, line: int, trouble: str) -> str:
    where = f"{path.name}, line {line}"
    if "field limit" in trouble:
        return (
            f"{where}: a field is longer than {FIELD_CHARACTERS} characters, or a quote before it stays open"
        )
    if "end of data" in trouble:
        return f"{where}: a quote is opened and never closed; save the table again"
    return f"{where}: a quote stands in the middle of a field, or the fields are divided by another sign"


def lines_of(path: Path, encoding: str, remarks: Remarks) -> Iterator[str]:
    """Lines with `\n` at their end, whatever they ended with; NUL characters are left out and counted."""
    held = ""
    for text in _whole_breaks(texts_of(path, encoding)):
        remarks.nuls += text.count(_NUL)
        *lines, held = (held + _plain_breaks(text.replace(_NUL, ""), remarks)).split("\n")
        for line in lines:
            yield line + "\n"
        if len(held) > LINE_CHARACTERS:
            raise AdoptError(
                f"{path.name} has a line of more than {LINE_CHARACTERS} characters; it is no table"
            )
    if held:
        yield held


def _plain_breaks(text: str, remarks: Remarks) -> str:
    """Only CR, LF and both together end a line of a table; other breaks stay part of the text."""
    both = text.count("\r\n")
    counts = {"\r\n": both, "\n": text.count("\n") - both, "\r": text.count("\r") - both}
    remarks.endings.update(ending for ending, count in counts.items() if count)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _whole_breaks(texts: Iterator[str]) -> Iterator[str]:
    """The same text, never cut between a CR and its LF."""
    waiting = ""
    for text in texts:
        whole = waiting + text
        waiting = "\r" if whole.endswith("\r") else ""
        yield whole.removesuffix("\r") if waiting else whole
    yield waiting


def texts_of(path: Path, encoding: str) -> Iterator[str]:
    """The file as text, piece by piece; bytes that the encoding does not know become marks of replacement."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    read = 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            read += len(piece)
            if read > TABLE_BYTES:
                raise AdoptError(f"{path.name} is larger than {TABLE_BYTES // MIB} MiB")
            yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)
