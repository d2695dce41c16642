"""What a law asks a platform to publish, where and by when: rows of `resources/duties/`, dated and by regime.

A pointer for reviewers, no legal advice; each row says how well it is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scoring.catalogue import PAGE_LETTERS
from scoring.due import RULES
from scoring.facts import Catalogue
from scoring.tables import Reader

_KEYS = (
    "id", "what", "when", "keys", "also", "where", "due", "dated", "measure", "since", "until", "source", "mark",
    "items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duty:
    """One row. `keys` must be stated, `also` belong to it; `dated` carry the period, all of them when it is empty.

    `when` names a fact that must be true for the duty to arise. `mark` says how well the row is known.
    """

    id: str
    regime: str
    what: str
    keys: tuple[str, ...]
    also: tuple[str, ...]
    where: tuple[str, ...]
    due: str
    dated: tuple[str, ...]
    source: str
    mark: str
    items: tuple[str, ...]
    when: str = ""
    measure: str = ""
    since: date = date.min
    until: date = date.max

    @property
    def from_memory(self) -> bool:
        """Whether a part of the row has to be checked in the article itself."""
        return "from memory" in self.mark or "not verified" in self.mark


@dataclass(frozen=True, slots=True)
class Pack:
    """The duties of one regime, with its name in words and when it applies."""

    regime: str
    name: str
    applies: str
    duties: tuple[Duty, ...]


def build_pack(data: Mapping[str, object], catalogue: Catalogue, items: frozenset[str]) -> Pack:
    """A pack from its parsed file; ChecklistError names the row and what is wrong with it."""
    top = Reader(data, "duties")
    regime = top.text("regime")
    top.where = f"duties of {regime}"
    rows = data.get("duty")
    if not isinstance(rows, list):
        raise top.fail("no [[duty]] entry was found")
    since, until = _day(data, "since", date.min, top), _day(data, "until", date.max, top)
    duties = tuple(_duty(row, regime, since, until, catalogue, items) for row in rows)
    return Pack(regime, top.text("name"), top.text("applies"), duties)


def _duty(
    data: Mapping[str, object],
    regime: str,
    since: date,
    until: date,
    catalogue: Catalogue,
    items: frozenset[str],
) -> Duty:
    row = Reader(data, f"duties of {regime}")
    row.where = f"duty {regime}.{row.text('id')}"
    row.only(_KEYS)
    duty = Duty(
        id=f"{regime}.{row.text('id')}",
        regime=regime,
        what=row.text("what"),
        when=row.text("when", ""),
        keys=row.texts("keys"),
        also=row.texts("also"),
        where=row.texts("where"),
        due=row.text("due"),
        dated=row.texts("dated"),
        measure=row.text("measure", ""),
        source=row.text("source"),
        mark=row.text("mark"),
        items=row.texts("items"),
        since=max(since, _day(data, "since", date.min, row)),
        until=min(until, _day(data, "until", date.max, row)),
    )
    _check(duty, row, catalogue, items)
    return duty


def _day(data: Mapping[str, object], key: str, missing: date, row: Reader) -> date:
    value = data.get(key, missing)
    if not isinstance(value, date):
        raise row.fail(f"{key} must be a date such as 2021-11-10")
    return value


def _check(duty: Duty, row: Reader, catalogue: Catalogue, items: frozenset[str]) -> None:
    keys = {*duty.keys, *duty.also, *duty.dated, *([duty.when] if duty.when else [])}
    unknown = sorted(keys - set(catalogue)) or sorted(set(duty.items) - items)
    unknown = unknown or sorted(set(duty.where) - PAGE_LETTERS)
    if unknown:
        raise row.fail(f"{unknown[0]!r} is not known")
    if duty.due not in RULES:
        raise row.fail(f"the due-date rule {duty.due!r} is not known; there are: {', '.join(RULES)}")
    if not duty.keys:
        raise row.fail("a duty names the facts that fulfil it")
