"""Which row of a register is the operator: by number first, then by name, with the likeness shown.

Rows are never merged: two rows of one number, or a number that only looks like the printed one, are told to the
person, who decides.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from scrapers.cookies import registrable
from scrapers.tables.roles import Roles, words

LEAST_LIKENESS, MOST_BY_NAME, MOST_ROWS = 70.0, 5, 25
LEGAL_FORMS = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "legal-forms.txt"
_NUMBERS = ("number", "licence", "lei")
_COUNTRY = re.compile(r"^[A-Z]{2,3}(?=\d{4})")


class How(StrEnum):
    """By what a row was found."""

    NUMBER = "number"
    LOOKS_LIKE = "looks-like"
    WEBSITE = "website"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the platform prints about its operator; any part may be missing."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    home: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row that may be the operator. `row` counts from 1 below the head; `likeness` of the names is 0 to 100.

    `flags` are sentences about what a person should look at.
    """

    row: int
    how: How
    likeness: float
    cells: tuple[str, ...]
    flags: tuple[str, ...] = ()


def candidates(rows: Iterable[Sequence[str]], roles: Roles, sought: Sought) -> tuple[Candidate, ...]:
    """Rows of the same number first, then of numbers that look alike, of the same site, of similar names."""
    numbered: list[Candidate] = []
    named: list[tuple[float, int, Candidate]] = []
    for place, row in enumerate(rows, 1):
        found = _look(place, tuple(row), roles, sought)
        if found is None:
            continue
        if found.how is How.NAME:
            heapq.heappush(named, (found.likeness, -place, found))
            if len(named) > MOST_BY_NAME:
                heapq.heappop(named)
        elif len(numbered) < MOST_ROWS:
            numbered.append(found)
    best = [one for _, _, one in sorted(named, key=lambda entry: (-entry[0], -entry[1]))]
    order = list(How)
    return tuple(_flagged(sorted(numbered, key=lambda c: order.index(c.how)) + best, roles))


def _look(place: int, row: tuple[str, ...], roles: Roles, sought: Sought) -> Candidate | None:
    likeness = max((similarity(cell(row, roles, "name"), name) for name in sought.names), default=0.0)
    held = [value for role in _NUMBERS if (value := cell(row, roles, role))]
    wanted = {bare(number) for number in sought.numbers if bare(number)}
    if any(bare(value) in wanted for value in held):
        return Candidate(place, How.NUMBER, likeness, row)
    looks = {alike(number) for number in wanted}
    seen = next((value for value in held if alike(value) in looks), "")
    if seen:
        note = f"the number {seen[:60]!r} only looks like the one that the platform prints"
        return Candidate(place, How.LOOKS_LIKE, likeness, row, (note,))
    if _same_site(cell(row, roles, "website"), sought.home):
        return Candidate(place, How.WEBSITE, likeness, row)
    return Candidate(place, How.NAME, likeness, row) if likeness >= LEAST_LIKENESS else None


def cell(row: Sequence[str], roles: Roles, role: str) -> str:
    """The text of a role's column; empty where there is none."""
    place = roles.get(role)
    return row[place].strip() if place is not None and place < len(row) else ""


def similarity(one: str, other: str) -> float:
    """How alike two firms' names are, 0 to 100, whatever their legal form, case and order of words."""
    first, second = _bare_name(one), _bare_name(other)
    return fuzz.token_sort_ratio(first, second) if first and second else 0.0


@lru_cache(maxsize=4_096)
def _bare_name(name: str) -> str:
    """The words of a name without accents and case, and without the legal form before or after it."""
    tokens = letters(name[:300]).split()
    for size in range(min(5, len(tokens) - 1), 0, -1):
        if "".join(tokens[-size:]) in _forms():
            tokens = tokens[:-size]
            break
    for size in range(min(3, len(tokens) - 1), 0, -1):
        if "".join(tokens[:size]) in _forms():
            return " ".join(tokens[size:])
    return " ".join(tokens)


def letters(text: str) -> str:
    """Letters and digits without case and accents, everything else as single blanks."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(c if c.isalnum() else " " for c in spread if not unicodedata.combining(c)).split()
    )


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    lines = LEGAL_FORMS.read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")] + words()["forms"]["more"]
    return frozenset(letters(line).replace(" ", "") for line in listed) - {""}


def bare(number: str) -> str:
    """A number without blanks, dots, dashes and slashes, in capitals. Other letters and digits stay what they are."""
    return "".join(c for c in number[:60] if c not in " .-/\u00a0_").upper()


def alike(number: str) -> str:
    """What a number looks like: full-width and foreign letters, O for 0, a lost zero or country before it."""
    folded = unicodedata.normalize("NFKC", bare(number))
    seen = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    digits = _COUNTRY.sub("", seen).translate(_lookalikes())
    return digits.lstrip("0") or digits


@lru_cache(maxsize=1)
def _lookalikes() -> dict[int, str]:
    pairs = words()["alike"].items()
    return {ord(letter): digit for digit, letters in pairs for letter in letters}


def _same_site(website: str, home: str) -> bool:
    there = urlsplit(website if "//" in website else f"//{website}").hostname if website else ""
    ours = urlsplit(home).hostname
    return bool(there and ours) and registrable(str(there)) == registrable(str(ours))


def _flagged(found: Sequence[Candidate], roles: Roles) -> Iterator[Candidate]:
    """With a word on rows that share a number; they stay separate."""
    numbers = [bare(cell(c.cells, roles, "number") or cell(c.cells, roles, "licence")) for c in found]
    for one, number in zip(found, numbers, strict=True):
        if number and numbers.count(number) > 1:
            others = [c.row for c, n in zip(found, numbers, strict=True) if n == number and c.row != one.row]
            note = f"row {', '.join(map(str, others[:5]))} has the same number"
            yield Candidate(one.row, one.how, one.likeness, one.cells, (*one.flags, note))
        else:
            yield one
