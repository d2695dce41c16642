"""How a person likes the window, and what they did."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from desktop.history.answers import Answers
from desktop.history.store import clean, stamp
from desktop.history.values import JournalEntry


class Notebook(Answers):
    """Settings and the journal."""

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting as it was saved (text, number, bool, list, dict), or the default."""
        row = self._one("SELECT value FROM settings WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def set_setting(self, key: str, value: Any) -> None:
        """Save a setting; None removes it. TypeError for what JSON does not know."""
        with self._write() as connection:
            if value is None:
                connection.execute("DELETE FROM settings WHERE key = ?", (key,))
            else:
                text = clean(json.dumps(value))
                connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, text))

    def settings(self) -> dict[str, Any]:
        """All settings by key."""
        return {
            key: json.loads(value)
            for key, value in self._rows("SELECT key, value FROM settings ORDER BY key")
        }

    def write_journal(self, at: datetime, who: str, action: str, subject: str = "", detail: str = "") -> None:
        """Note something that a person did; entries are never changed."""
        with self._write() as connection:
            connection.execute(
                "INSERT INTO journal (at, who, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
                (stamp(at), clean(who), clean(action), clean(subject), clean(detail)),
            )

    def journal(self, limit: int = 200, subject: str | None = None) -> tuple[JournalEntry, ...]:
        """The last entries, newest first; of one subject (an id), if given."""
        rows = self._rows(
            """SELECT at, who, action, subject, detail FROM journal WHERE ?1 IS NULL OR subject = ?1
            ORDER BY n DESC LIMIT ?2""",
            (subject, limit),
        )
        return tuple(JournalEntry(datetime.fromisoformat(at), *rest) for at, *rest in rows)
