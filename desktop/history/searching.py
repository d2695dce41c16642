"""Full-text search over names, quotes and page texts, in any script.

SQLite's tokeniser splits at spaces, which Chinese, Japanese and Korean do not have. Their runs are therefore
indexed as pairs of neighbouring characters, so that a word of two characters is one lookup.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Mapping

from desktop.history import ids
from desktop.history.packing import pack, unpack
from desktop.history.store import Store, clean
from desktop.history.values import Hit

CLOSE = r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUNS = re.compile(f"[{CLOSE}\U00020000-\U0003ffff]+")
_WORD = re.compile(r"\w+")
LONGEST = 400_000
NAMES = 1 << 40
"""Names have the highest numbers, so that the index gives them first without ranking what it finds."""
AROUND = 80


class Passages(Store):
    """The searchable passages of the library."""

    def search(self, text: str, limit: int = 50, *, names: bool = True) -> list[Hit]:
        """The passages that hold all the words: names first, then the newest; the last word may be unfinished.

        Without `names` only facts, pages and notes are looked through.
        """
        wanted = query(text)
        if not wanted:
            return []
        rows = self._rows(
            """SELECT p.n, p.name, x.kind, x.ref, x.run, x.text FROM passage_words w
            CROSS JOIN passages x ON x.n = w.rowid CROSS JOIN platforms p ON p.n = x.platform
            WHERE passage_words MATCH ? AND w.rowid < ? AND p.deleted_at IS NULL ORDER BY w.rowid DESC LIMIT ?""",
            (wanted, 2 * NAMES if names else NAMES, limit),
        )
        return [
            Hit(
                platform_id=ids.label(ids.PLATFORM, number),
                platform=name,
                kind=kind,
                ref=ref,
                run_id=None if run is None else ids.label(ids.RUN, run),
                snippet=snippet(unpack(data).decode(), text),
            )
            for number, name, kind, ref, run, data in rows
        ]

    def _index(
        self,
        connection: sqlite3.Connection,
        platform: int,
        kind: str,
        texts: Mapping[str, str],
        run: int | None,
    ) -> None:
        """Make the texts (by reference) searchable; one that is there already is only dated by the newer run."""
        place = NAMES + platform if kind == "name" else None
        for ref, text in texts.items():
            whole = clean(text)[:LONGEST]
            mark = hashlib.blake2b(whole.encode(), digest_size=12).digest()
            sql = "UPDATE passages SET run = ? WHERE platform = ? AND kind = ? AND ref = ? AND digest = ?"
            if connection.execute(sql, (run, platform, kind, clean(ref), mark)).rowcount:
                continue
            added = connection.execute(
                """INSERT INTO passages (n, platform, kind, ref, digest, run, text)
                VALUES (coalesce(?, (SELECT coalesce(max(n), 0) + 1 FROM passages WHERE n < ?)), ?, ?, ?, ?, ?, ?)""",
                (place, NAMES, platform, kind, clean(ref), mark, run, pack(whole.encode())),
            )
            words = (added.lastrowid, segmented(whole))
            connection.execute("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", words)

    def _index_name(self, connection: sqlite3.Connection, platform: int, words: str) -> None:
        """Let a platform be found by its new name, and by the old one no more."""
        self._forget_passages(connection, platform, "name", "")
        self._index(connection, platform, "name", {"": words}, None)

    def _forget_passages(self, connection: sqlite3.Connection, platform: int, kind: str, ref: str) -> None:
        """What stands under this reference is found no more."""
        sql = "SELECT n, text FROM passages WHERE platform = ? AND kind = ? AND ref = ?"
        for number, data in connection.execute(sql, (platform, kind, ref)).fetchall():
            old = (number, segmented(unpack(data).decode()))
            connection.execute(
                "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)", old
            )
            connection.execute("DELETE FROM passages WHERE n = ?", (number,))


def segmented(text: str) -> str:
    """The text as the index takes it: runs without spaces become pairs of characters, and the last one alone."""
    return _RUNS.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", unicodedata.normalize("NFKC", text))


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]


def query(text: str) -> str:
    """What a person typed, as an FTS5 expression of quoted words; empty when there is nothing to look for."""
    words = _WORD.findall(unicodedata.normalize("NFKC", clean(text)))
    pieces = [piece for word in words for piece in re.split(f"({_RUNS.pattern})", word) if piece]
    parts = [_phrase(piece) if _RUNS.fullmatch(piece) else f'"{piece}"' for piece in pieces]
    if parts and not parts[-1].endswith("*"):
        parts[-1] += "*"
    return " AND ".join(parts)


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f'"{run}"*'
    return '"' + " ".join(_pairs(run)[:-1]) + '"'


def _word_start(text: str, place: int) -> int:
    """The next beginning of a word, unless it is far, as in scripts without spaces."""
    gap = text.find(" ", place, place + 20) if place else -1
    return gap + 1 if gap >= 0 else place


def snippet(text: str, wanted: str) -> str:
    """The words around the first place where one of the wanted ones stands, as plain text."""
    low = text.lower()
    places = [p for p in (low.find(w.lower()) for w in _WORD.findall(wanted)) if p >= 0]
    start = _word_start(text, max(0, min(places, default=0) - AROUND))
    piece = " ".join(text[start : start + 2 * AROUND + len(wanted)].split())
    return ("…" if start else "") + piece + ("…" if start + 2 * AROUND + len(wanted) < len(text) else "")
