"""Reading plain tables (parsed TOML) with errors that name the place and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scoring.errors import ChecklistError

Table = Mapping[str, object]


class Reader:
    """One table and the name to blame in errors; every getter raises ChecklistError on a wrong type."""

    def __init__(self, table: object, where: str) -> None:
        if not isinstance(table, Mapping):
            raise ChecklistError(f"{where}: a table is expected here, not {table!r}")
        self.table: Table = table
        self.where = where

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse keys that the rules do not know."""
        unknown = sorted(set(self.table) - set(allowed))
        if unknown:
            raise ChecklistError(f"{self.where}: unknown key {unknown[0]!r}; see the checklist format page")

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default it must be there."""
        return self._get(key, str, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when missing."""
        found = self.table.get(key, [])
        if not isinstance(found, list | tuple) or not all(isinstance(x, str) for x in found):
            raise ChecklistError(f"{self.where}: {key!r} must be a list of words")
        return tuple(found)

    def reader(self, key: str) -> Reader:
        """The table below `key`, empty when missing."""
        return Reader(self.table.get(key, {}), f"{self.where}.{key}")

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        found = self.table.get(key)
        if not isinstance(found, int) or isinstance(found, bool):
            raise ChecklistError(f"{self.where}: {key!r} must be a whole number")
        return found

    def fail(self, reason: str) -> ChecklistError:
        """The error that says so, for the caller to raise."""
        return ChecklistError(f"{self.where}: {reason}")

    def _get(self, key: str, kind: type[str], default: str | None) -> str:
        found = self.table.get(key, default)
        if not isinstance(found, kind):
            raise ChecklistError(f"{self.where}: {key!r} must be given as text")
        return found
