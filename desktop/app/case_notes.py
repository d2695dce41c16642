"""A person's notes in a case file: left out unless they are asked for, and taken in beside those that are there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.app.errors import BadInputError
from desktop.app.reporting import dump
from desktop.history.library import Library
from desktop.history.notebook import LONGEST_NOTE

NOTES = "notes.json"
MOST = 1000


def notes_file(library: Library, platform_id: str) -> bytes:
    """The platform's notes as JSON, oldest first."""
    notes = reversed(library.notes_of(platform_id))
    return dump([{"at": n.at.isoformat(), "who": n.who, "text": n.text} for n in notes])


def take_notes(library: Library, platform_id: str, path: Path) -> int:
    """Keep the notes that a case file brings, with their days and writers; how many were new here.

    BadInputError when they are not as this program writes them; then none is kept.
    """
    from scrapers.adopt_in_child import case_in_child

    parts = case_in_child(path, (NOTES,)).parts
    brought = _read(path.name, parts[NOTES]) if NOTES in parts else []
    known = {(n.at, n.text) for n in library.notes_of(platform_id)}
    fresh = [note for note in brought if (note[0], note[2]) not in known]
    with library.batch():
        for at, who, text in fresh:
            library.add_note(platform_id, at, who, text)
    return len(fresh)


def _read(name: str, rows: Any) -> list[tuple[datetime, str, str]]:
    try:
        notes = [(datetime.fromisoformat(row["at"]), str(row["who"])[:200], str(row["text"])) for row in rows]
        if len(notes) > MOST or any(
            not t.strip() or len(t) > LONGEST_NOTE or not a.tzinfo for a, _, t in notes
        ):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise BadInputError(f"{name}: its notes are not as this program writes them; none was kept") from None
    return notes
