"""What the child process does with a person's table: looks at it, matches rows, counts reviews."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import msgspec

from scrapers.errors import AdoptError
from scrapers.settings import MIB
from scrapers.tables.figures import (
    Figure,
    day_comes_first,
    figures_of_reviews,
    names_stuck_withdrawal,
    reviews_of,
)
from scrapers.tables.matching import Candidate, Sought, candidates, cell
from scrapers.tables.reading import Form, Remarks, rows_of
from scrapers.tables.roles import TableKind, kind_of, plain, roles_of
from scrapers.tables.sniffing import form_of
from scrapers.wire import decode, encode
from scrapers.worker import Worker
from scrapers.worker_main import Operation, Report

SHOWN_ROWS, SHOWN_CHARACTERS, KEPT_CHARACTERS, NAMED_REVIEWS = 8, 300, 2_000, 50


class Choices(msgspec.Struct, frozen=True):
    """What a person decided about a file; what is empty is found out. `columns` maps a role to a column's name."""

    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    day_first: bool | None = None
    columns: dict[str, str] = {}


class Task(msgspec.Struct):
    """A file, what was decided about it, and what is looked for."""

    path: str
    choices: Choices
    sought: Sought
    on: date


class _Figure(msgspec.Struct):
    """A figure on its way to the parent; a decimal travels as its digits."""

    key: str
    value: str | int | bool
    decimal: bool
    why: str


class Look(msgspec.Struct):
    """What was found in a file: its form, its columns, its first rows, and the rows or figures that matter.

    `count` is of rows below the head; `naming` are the recent reviews that name a stuck withdrawal.
    """

    name: str
    sha256: str
    kind: TableKind
    form: Form
    day_first: bool | None
    columns: tuple[str, ...]
    roles: dict[str, int]
    shown: tuple[tuple[str, ...], ...]
    count: int
    remarks: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()
    sums: tuple[_Figure, ...] = ()
    naming: tuple[str, ...] = ()

    @property
    def figures(self) -> list[Figure]:
        """The figures of a file of reviews."""
        return [Figure(s.key, Decimal(str(s.value)) if s.decimal else s.value, s.why) for s in self.sums]


def look_at(path: Path, choices: Choices, sought: Sought, on: date) -> Look:
    """A table looked at in a child process. Raises AdoptError when it cannot be read."""
    if not path.is_file():
        raise AdoptError(f"there is no file {path}; check the name")
    with Worker(operations="scrapers.tables.operations") as child:
        answer = child.call("look", encode(Task(str(path), choices, sought, on)))
    return decode(answer or b"", Look)


def _look(task: bytes, _: dict[str, bytes], report: Report) -> bytes:
    wanted = decode(task, Task)
    report.page("table")
    return encode(looked(Path(wanted.path), wanted.choices, wanted.sought, wanted.on))


def looked(path: Path, choices: Choices, sought: Sought, on: date) -> Look:
    """The same within this process; for the child, and for tests of the reading itself."""
    form, remarks = _form(path, choices), Remarks()
    rows = rows_of(path, form, remarks)
    columns = distinct(next(rows, ()))
    if len(columns) < 2:
        raise AdoptError(f"{path.name} is no table with several columns; export it as CSV")
    roles = _roles(columns, choices)
    kind = TableKind(choices.kind) if choices.kind else kind_of(roles)
    shown = tuple(tuple(text[:SHOWN_CHARACTERS] for text in row) for row in islice(rows, SHOWN_ROWS))
    count = len(shown) + sum(1 for _ in rows)
    found = Look(
        path.name, _digest(path), kind, form, choices.day_first, columns, roles, shown, count, remarks.words()
    )
    if kind is TableKind.REVIEWS:
        return _with_reviews(found, path, on)
    listed = candidates(_below_head(path, form), roles, sought)
    cut = tuple(_cut(c) for c in listed)
    return msgspec.structs.replace(found, candidates=cut)


def _form(path: Path, choices: Choices) -> Form:
    likely = form_of(path)
    return Form(
        choices.encoding or likely.encoding,
        choices.delimiter or likely.delimiter,
        choices.decimal or likely.decimal,
    )


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns, cut, with a number where one is empty or comes twice. They are shown, never used."""
    seen: dict[str, int] = {}
    made = []
    for place, name in enumerate(names, 1):
        shown = " ".join(name.split())[:SHOWN_CHARACTERS] or f"column {place}"
        seen[shown] = seen.get(shown, 0) + 1
        made.append(shown if seen[shown] == 1 else f"{shown} ({seen[shown]})")
    return tuple(made)


def _roles(columns: tuple[str, ...], choices: Choices) -> dict[str, int]:
    roles = roles_of(columns)
    for role, name in choices.columns.items():
        place = next((i for i, c in enumerate(columns) if c == name or plain(c) == plain(name)), None)
        if place is None:
            raise AdoptError(f"there is no column {name[:80]!r}; the columns are {', '.join(columns)[:400]}")
        roles = {**{r: p for r, p in roles.items() if p != place}, role: place}
    return roles


def _below_head(path: Path, form: Form) -> Iterator[tuple[str, ...]]:
    return islice(rows_of(path, form), 1, None)


def _with_reviews(found: Look, path: Path, on: date) -> Look:
    dates = (cell(row, found.roles, "date") for row in _below_head(path, found.form))
    day_first = found.day_first if found.day_first is not None else day_comes_first(dates)
    reviews = reviews_of(_below_head(path, found.form), found.roles, found.form.decimal, day_first)
    sums = tuple(_on_its_way(f) for f in figures_of_reviews(reviews, on))
    naming = (f"{r.day or ''} {r.text}" for r in reviews if names_stuck_withdrawal(r.text))
    shown = tuple(" ".join(text.split())[:SHOWN_CHARACTERS] for text in islice(naming, NAMED_REVIEWS))
    return msgspec.structs.replace(found, day_first=day_first, sums=sums, naming=shown)


def _on_its_way(figure: Figure) -> _Figure:
    match figure.value:
        case bool() | int() as value:
            return _Figure(figure.key, value, False, figure.why)
        case Decimal() as value:
            return _Figure(figure.key, str(value), True, figure.why)
        case other:
            return _Figure(figure.key, str(other), False, figure.why)


def _cut(found: Candidate) -> Candidate:
    cells = tuple(" ".join(text.split())[:KEPT_CHARACTERS] for text in found.cells)
    return Candidate(found.row, found.how, found.likeness, cells, found.flags)


def _digest(path: Path) -> str:
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MIB):
            sha.update(piece)
    return sha.hexdigest()


OPERATIONS: Mapping[str, Operation] = {"look": _look}
