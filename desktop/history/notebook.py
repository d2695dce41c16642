"""How a person likes the window, what they did, and what they wrote down about a platform."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from desktop.history import ids
from desktop.history.errors import LibraryError
from desktop.history.letters import Letters
from desktop.history.store import clean, stamp
from desktop.history.values import JournalEntry, PlatformNote

LONGEST_NOTE = 20_000
_NO_NOTE = "there is no such note of this platform; `lendscope note PLATFORM` lists them"


class Notebook(Letters):
    """Settings, notes and the journal."""

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

    def add_note(self, platform_id: str, at: datetime, who: str, text: str) -> PlatformNote:
        """Keep a dated note about a platform; it can be found by its words. LibraryError for an empty one."""
        platform, words = self._written(platform_id, text)
        sql = "INSERT INTO notes (platform, at, who, text) VALUES (?, ?, ?, ?)"
        with self._write() as connection:
            number = connection.execute(sql, (platform, stamp(at), clean(who), words)).lastrowid or 0
            self._index(connection, platform, "note", {str(number): words}, None)
        return self._note(platform_id, number)

    def change_note(self, platform_id: str, number: int, at: datetime, text: str) -> PlatformNote:
        """Replace the words of a note; its own date stays."""
        platform, words = self._written(platform_id, text)
        sql = "UPDATE notes SET text = ?, changed_at = ? WHERE n = ? AND platform = ? AND removed_at IS NULL"
        with self._write() as connection:
            if not connection.execute(sql, (words, stamp(at), number, platform)).rowcount:
                raise LibraryError(_NO_NOTE)
            self._forget_passages(connection, platform, "note", str(number))
            self._index(connection, platform, "note", {str(number): words}, None)
        return self._note(platform_id, number)

    def remove_note(self, platform_id: str, number: int, at: datetime) -> None:
        """Take a note out of sight and out of the search; `return_note` brings it back."""
        self._set_removed(platform_id, number, stamp(at))

    def return_note(self, platform_id: str, number: int) -> None:
        """Undo `remove_note`."""
        self._set_removed(platform_id, number, None)

    def notes_of(self, platform_id: str) -> tuple[PlatformNote, ...]:
        """The notes about a platform, newest first."""
        rows = self._rows(
            """SELECT n, at, who, text, changed_at FROM notes WHERE platform = ? AND removed_at IS NULL
            ORDER BY at DESC, n DESC""",
            (self._platform_number(platform_id),),
        )
        return tuple(_as_note(platform_id, row) for row in rows)

    def _note(self, platform_id: str, number: int) -> PlatformNote:
        row = self._one("SELECT n, at, who, text, changed_at FROM notes WHERE n = ?", (number,))
        if row is None:
            raise LibraryError(_NO_NOTE)
        return _as_note(platform_id, row)

    def _set_removed(self, platform_id: str, number: int, when: str | None) -> None:
        platform = self._platform_number(platform_id)
        sql = "UPDATE notes SET removed_at = ? WHERE n = ? AND platform = ? RETURNING text"
        with self._write() as connection:
            row = connection.execute(sql, (when, number, platform)).fetchone()
            if row is None:
                raise LibraryError(_NO_NOTE)
            self._forget_passages(connection, platform, "note", str(number))
            if when is None:
                self._index(connection, platform, "note", {str(number): row[0]}, None)

    def _written(self, platform_id: str, text: str) -> tuple[int, str]:
        words = clean(text).strip()
        if not words or len(words) > LONGEST_NOTE:
            raise LibraryError(f"a note holds 1 to {LONGEST_NOTE:,} characters; this one has {len(words):,}")
        return self._platform_number(platform_id), words

    def _platform_number(self, platform_id: str) -> int:
        return ids.number_of(ids.PLATFORM, self.platform(platform_id).id) or 0

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


def _as_note(platform_id: str, row: tuple[Any, ...]) -> PlatformNote:
    number, at, who, text, changed = row
    when = datetime.fromisoformat(changed) if changed else None
    return PlatformNote(number, platform_id, datetime.fromisoformat(at), who, text, when)
