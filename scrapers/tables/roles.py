"""Which column of a table is what, by the words of its head; and what the words of a status column mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "resources" / "tables" / "columns.toml"


class TableKind(StrEnum):
    """What a file is about."""

    LICENCE = "licence"
    COMPANY = "company"
    REVIEWS = "reviews"


Roles = Mapping[str, int]
"""Role of a column (`name`, `number`, `status` …) → its place, from 0."""


@lru_cache(maxsize=1)
def words() -> Mapping[str, Mapping[str, list[str]]]:
    """The bundled word lists, by section."""
    with _DATA.open("rb") as file:
        return tomllib.load(file)


def plain(text: str) -> str:
    """A column's name or a status without case, marks and doubled blanks (`ae_entityName` → `ae entityname`)."""
    spaced = "".join(c if c.isalnum() else " " for c in text[:200])
    return " ".join(spaced.casefold().split())


def roles_of(columns: Sequence[str]) -> dict[str, int]:
    """The likely role of each column; every column has at most one, every role at most one column."""
    names = [plain(column) for column in columns]
    found: dict[str, int] = {}
    for exact in (True, False):
        for role, known in words()["columns"].items():
            taken = set(found.values())
            place = _place(names, [plain(w) for w in known], taken, exact=exact)
            if role not in found and place is not None:
                found[role] = place
    return found


def _place(names: Sequence[str], known: Sequence[str], taken: set[int], *, exact: bool) -> int | None:
    for word in known:
        for place, name in enumerate(names):
            same = name == word if exact else _holds(name, word)
            if place not in taken and same:
                return place
    return None


def _holds(name: str, word: str) -> bool:
    """Whole words in order, or the word inside one that is written together (`ae entityname`)."""
    return f" {word} " in f" {name} " or (len(word) >= 8 and word.replace(" ", "") in name.replace(" ", ""))


def kind_of(roles: Roles) -> TableKind:
    """What a table is about, by its columns."""
    if "stars" in roles and ("text" in roles or "date" in roles):
        return TableKind.REVIEWS
    return TableKind.LICENCE if {"licence", "granted", "lei"} & set(roles) else TableKind.COMPANY


def state_of(text: str, section: str) -> str:
    """What a status cell means (`licence_status` or `company_status`), or nothing when it is not known."""
    cell = plain(text)
    known = {plain(word): state for state, listed in words()[section].items() for word in listed}
    if cell in known:
        return known[cell]
    longest = sorted((w for w in known if f" {cell} ".startswith(f" {w} ")), key=len)
    return known[longest[-1]] if longest else ""
