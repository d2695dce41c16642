"""Platforms of the library: found by any of their names, listed fast, edited without losing another's edit."""

# ruff: noqa: S608  only constants of this room are put into statements

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from desktop.history import ids
from desktop.history.errors import ChangedElsewhere, NoSuchPlatform
from desktop.history.searching import Passages
from desktop.history.store import clean, stamp
from desktop.history.values import Platform, PlatformRow, Sieve

_COLUMNS = "n, home, name, created_at, tags, due, due_every, archived_at, deleted_at, revision"
_LIST = """SELECT p.n, p.name, p.home, p.tags, p.due, p.captured_at, p.archived_at, p.runs, r.n, r.created_at,
    r.edition, r.fingerprint, r.profile, r.band, r.awaiting, r.flags, r.ko1, r.overall_exact, r.liquidity_exact,
    r.credit_exact, r.reputation_exact, r.leakage_exact, r.security_exact, p.due_every, p.looked_run"""
_FROM = "FROM platforms p LEFT JOIN runs r ON r.n = p.latest_run"
SORTS = {
    "name": "p.sort_name",
    "home": "p.key",
    "overall": "r.overall",
    "liquidity": "r.liquidity",
    "credit": "r.credit",
    "reputation": "r.reputation",
    "leakage": "r.leakage",
    "security": "r.security",
    "coverage": "r.coverage",
    "band": "r.overall",
    "flags": "r.flags",
    "captured": "p.captured_at",
    "run": "r.created_at",
    "runs": "p.runs",
    "due": "p.due",
    "tags": "p.tags",
}
"""What `platforms(sort=…)` takes, and the column it stands for. Rows without a value come last both ways."""


EVERYTHING = Sieve()
AT_ONCE = 500
"""Rows asked for in one statement, well below what SQLite takes."""


class Platforms(Passages):
    """The library's platforms."""

    def platform_for(self, home: str, name: str = "") -> Platform:
        """The platform at that address, made when new and brought back when it was deleted.

        `http`, `https`, `www.` and a closing `/` make no difference. A name is taken when none is known yet.
        """
        key = home_key(home)
        with self._write() as connection:
            row = connection.execute("SELECT n, deleted_at FROM platforms WHERE key = ?", (key,)).fetchone()
            if row is None:
                number = self._add_platform(connection, key, clean(home), clean(name) or _host(home))
            else:
                number = int(row[0])
                if row[1] is not None:
                    connection.execute("UPDATE platforms SET deleted_at = NULL WHERE n = ?", (number,))
        return self._platform(number)

    def _add_platform(self, connection: sqlite3.Connection, key: str, home: str, name: str) -> int:
        number = self._next(connection, ids.PLATFORM)
        connection.execute(
            "INSERT INTO platforms (n, key, home, name, sort_name, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            (number, key, home, name, sort_name(name), stamp(datetime.now(UTC))),
        )
        self._index_name(connection, number, f"{name} {home}")
        return number

    def platform(self, platform_id: str) -> Platform:
        """The platform of an id; NoSuchPlatform."""
        number = ids.number_of(ids.PLATFORM, platform_id)
        if number is None:
            raise NoSuchPlatform(
                f"{platform_id!r} is not the id of a platform; `lendscope history` lists them"
            )
        return self._platform(number)

    def _platform(self, number: int) -> Platform:
        row = self._one(f"SELECT {_COLUMNS} FROM platforms WHERE n = ?", (number,))
        if row is None:
            raise NoSuchPlatform(
                f"no platform {ids.label(ids.PLATFORM, number)} in this library; `lendscope history` lists them"
            )
        return _as_platform(row)

    def find_platform(self, text: str) -> Platform:
        """The one platform with that id, name or address, or whose name or address begins so; NoSuchPlatform."""
        number = ids.number_of(ids.PLATFORM, text)
        if number is not None and self._one(
            "SELECT 1 FROM platforms WHERE n = ? AND deleted_at IS NULL", (number,)
        ):
            return self._platform(number)
        found = self._named(text)
        if len(found) == 1:
            return _as_platform(found[0])
        if not found:
            raise NoSuchPlatform(
                f"nothing in the library is called {text!r}; `lendscope history` lists what is there"
            )
        names = ", ".join(f"{row[2]} ({ids.label(ids.PLATFORM, row[0])})" for row in found[:5])
        raise NoSuchPlatform(f"{text!r} could be {names}; give the id")

    def _named(self, text: str) -> list[tuple[Any, ...]]:
        """The platforms of exactly that name or address, else those that begin so."""
        name, key = sort_name(text), home_key(text)
        bare = key.removeprefix("file:")
        alive = f"SELECT {_COLUMNS} FROM platforms WHERE deleted_at IS NULL AND "
        exact = self._rows(alive + "(sort_name = ? OR key IN (?, ?)) ORDER BY n", (name, key, bare))
        if exact or not name:
            return exact
        begins = (
            "(substr(sort_name, 1, length(?1)) = ?1 OR substr(key, 1, length(?2)) = ?2) ORDER BY n LIMIT 6"
        )
        return self._rows(alive + begins, (name, bare))

    def platforms(
        self,
        sieve: Sieve = EVERYTHING,
        sort: str = "name",
        descending: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[PlatformRow]:
        """The library list. KeyError for a `sort` that is not in SORTS."""
        where, values = _filter(sieve)
        sql = f"{_LIST} {_FROM} WHERE {where} {_order(sort, descending)} LIMIT ? OFFSET ?"
        rows = self._rows(sql, (*values, -1 if limit is None else limit, offset))
        return list(map(PlatformRow._make, rows))

    def platform_ids(
        self, sieve: Sieve = EVERYTHING, sort: str = "name", descending: bool = False
    ) -> list[str]:
        """The ids of the library list in order; a view then asks for the rows that it shows."""
        where, values = _filter(sieve)
        rows = self._rows(f"SELECT p.n {_FROM} WHERE {where} {_order(sort, descending)}", values)
        return [ids.label(ids.PLATFORM, number) for (number,) in rows]

    def platform_rows(self, platform_ids: Sequence[str]) -> list[PlatformRow]:
        """The rows of these platforms that are still there, in their order."""
        numbers = [_number(platform_id) for platform_id in platform_ids]
        known: dict[int, PlatformRow] = {}
        for first in range(0, len(numbers), AT_ONCE):
            some = numbers[first : first + AT_ONCE]
            holes = ", ".join("?" * len(some))
            rows = self._rows(f"{_LIST} {_FROM} WHERE p.n IN ({holes}) AND p.deleted_at IS NULL", some)
            known |= {row[0]: PlatformRow._make(row) for row in rows}
        return [known[number] for number in numbers if number in known]

    def count_platforms(self, sieve: Sieve = EVERYTHING) -> int:
        """How many lines `platforms` would give without a limit."""
        where, values = _filter(sieve)
        row = self._one(f"SELECT count(*) {_FROM} WHERE {where}", values)
        return int(row[0]) if row else 0

    def name_platform(self, platform_id: str, name: str) -> None:
        """Take the name that the platform's own pages give, unless a person has chosen one."""
        platform = self.platform(platform_id)
        if name.strip():
            self._rename(platform, name, "AND named = 0", 0)

    def rename_platform(self, platform_id: str, name: str) -> None:
        """Give the platform a person's name for it; captures will not change it any more."""
        self._rename(self.platform(platform_id), name, "", 1)

    def _rename(self, platform: Platform, name: str, only: str, named: int) -> None:
        number, name = _number(platform.id), clean(name).strip()
        sql = f"""UPDATE platforms SET name = ?, sort_name = ?, named = ?, revision = revision + 1
            WHERE n = ? AND name <> ? {only}"""
        with self._write() as connection:
            if connection.execute(sql, (name, sort_name(name), named, number, name)).rowcount:
                self._index_name(connection, number, f"{name} {platform.home}")

    def set_tags(self, platform_id: str, tags: tuple[str, ...], revision: int | None = None) -> None:
        """Replace the tags. Spaces inside a tag become hyphens."""
        words = sorted({re.sub(r"\s+", "-", clean(t).strip()) for t in tags if t.strip()}, key=sort_name)
        self._edit(platform_id, "tags", "".join(f"\n{w}" for w in words) + ("\n" if words else ""), revision)

    def set_due(
        self, platform_id: str, due: date | None, every: int | None = None, revision: int | None = None
    ) -> None:
        """Set or clear the day on which the platform should be looked at again; it comes back `every` so many days."""
        number = _number(self.platform(platform_id).id)
        sql = """UPDATE platforms SET due = ?, due_every = ?, revision = revision + 1
            WHERE n = ? AND (?4 IS NULL OR revision = ?4)"""
        values = (due.isoformat() if due else None, every if due else None, number, revision)
        self._changed(sql, values)

    def visited(self, platform_id: str, day: date) -> None:
        """The platform was captured on that day: what was due by then is done, and comes back if it is to."""
        number = _number(self.platform(platform_id).id)
        sql = """UPDATE platforms SET due = CASE WHEN due_every IS NULL THEN NULL
            ELSE date(?1, '+' || due_every || ' days') END
            WHERE n = ?2 AND due IS NOT NULL AND (due <= ?1 OR due_every IS NOT NULL)"""
        with self._write() as connection:
            connection.execute(sql, (day.isoformat(), number))

    def looked_at(self, platform_id: str) -> None:
        """A person has seen the platform's newest run."""
        number = _number(self.platform(platform_id).id)
        with self._write() as connection:
            connection.execute(
                "UPDATE platforms SET looked_run = latest_run WHERE n = ? AND looked_run IS NOT latest_run",
                (number,),
            )

    def archive_platform(self, platform_id: str, archived: bool = True) -> None:
        """Move a platform out of the daily list, or back."""
        self._edit(platform_id, "archived_at", stamp(datetime.now(UTC)) if archived else None, None)

    def delete_platform(self, platform_id: str) -> None:
        """Hide a platform with all it has; `restore_platform` brings it back whole."""
        self._edit(platform_id, "deleted_at", stamp(datetime.now(UTC)), None)

    def restore_platform(self, platform_id: str) -> None:
        """Undo `delete_platform`."""
        self._edit(platform_id, "deleted_at", None, None)

    def all_tags(self) -> tuple[str, ...]:
        """Every tag in use, in alphabetical order."""
        rows = self._rows("SELECT DISTINCT tags FROM platforms WHERE deleted_at IS NULL AND tags <> ''")
        return tuple(sorted({tag for (lines,) in rows for tag in lines.split()}, key=sort_name))

    def _edit(self, platform_id: str, column: str, value: str | None, revision: int | None) -> None:
        number = _number(self.platform(platform_id).id)
        sql = f"""UPDATE platforms SET {column} = ?, revision = revision + 1
            WHERE n = ? AND (?3 IS NULL OR revision = ?3)"""
        self._changed(sql, (value, number, revision))

    def _changed(self, sql: str, values: tuple[object, ...]) -> None:
        with self._write() as connection:
            if not connection.execute(sql, values).rowcount:
                raise ChangedElsewhere(
                    "this platform was edited in another window meanwhile; look at it again before saving"
                )


def home_key(home: str) -> str:
    """What two spellings of one platform's address have in common; files are kept apart from addresses."""
    text = unicodedata.normalize("NFKC", clean(home)).strip()
    if not re.match(r"^[a-z][a-z0-9+.-]*://", text, re.IGNORECASE):
        return f"file:{text.casefold()}"
    return _address_key(text) or text.casefold()


def _address_key(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    return where + parts.path.rstrip("/")


def sort_name(text: str) -> str:
    """A name as it is compared: compatible forms and letter case make no difference."""
    return unicodedata.normalize("NFKC", clean(text)).casefold().strip()


def _host(home: str) -> str:
    """A name for a platform that has not told its own."""
    key = home_key(home)
    return clean(home).strip() if key.startswith("file:") else key.partition("/")[0]


def _number(platform_id: str) -> int:
    return ids.number_of(ids.PLATFORM, platform_id) or 0


def _order(sort: str, descending: bool) -> str:
    column, way = SORTS[sort], "DESC" if descending else "ASC"
    return f"ORDER BY {column} IS NULL, {column} {way}, p.sort_name, p.n"


def _filter(sieve: Sieve) -> tuple[str, list[str]]:
    parts = ["p.deleted_at IS NULL", f"p.archived_at IS {'NOT ' if sieve.archived else ''}NULL"]
    values = []
    for word in sort_name(sieve.search).split():
        parts.append("instr(p.sort_name || ' ' || p.key || ' ' || lower(p.tags), ?)")
        values.append(word)
    if sieve.tag is not None:
        parts.append("instr(p.tags, ?)")
        values.append(f"\n{clean(sieve.tag)}\n")
    if sieve.band is not None:
        parts.append("r.band = ?" if sieve.band else "coalesce(r.band, ?) NOT IN ('A', 'B', 'C', 'D', 'E')")
        values.append(sieve.band)
    if sieve.flagged:
        parts.append("r.flags > 0")
    if sieve.due is not None:
        parts.append("p.due <= ?")
        values.append(sieve.due.isoformat())
    if sieve.unseen:
        parts.append("p.latest_run IS NOT p.looked_run")
    return " AND ".join(parts), values


def _as_platform(row: tuple[Any, ...]) -> Platform:
    number, home, name, created, tags, due, every, archived, deleted, revision = row
    return Platform(
        id=ids.label(ids.PLATFORM, number),
        home=home,
        name=name,
        created_at=datetime.fromisoformat(created),
        tags=tuple(tags.split()),
        due=date.fromisoformat(due) if due else None,
        every=every,
        archived=archived is not None,
        deleted=deleted is not None,
        revision=revision,
    )
