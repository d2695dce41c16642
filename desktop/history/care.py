"""Keeping the library well: backups that were checked, restoring, and a look over everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from desktop.history import backups
from desktop.history.connection import connect
from desktop.history.files import on_network, synchronised
from desktop.history.signing import Signing
from desktop.history.values import Note
from desktop.history.version import SCHEMA_VERSION


class Care(Signing):
    """Backups and the doctor."""

    def backup(self, path: Path) -> Path:
        """Write a checked copy of the library to `path`, in one file; LibraryError when that cannot be done."""
        connection = connect(self.path, read_only=True)
        try:
            backups.copy_verified(connection, path)
        finally:
            connection.close()
        return path

    def rotate_backups(self, now: datetime, folder: Path | None = None) -> Path | None:
        """Make today's backup if there is none, then let go of those that 7 days, 5 weeks, 12 months do not keep.

        Returns the new one, or None. A backup that fails its check replaces and removes nothing.
        """
        place = folder or backups.backup_folder(self.path)
        there = backups.dated(place)
        if any(moment.date() == now.astimezone(UTC).date() for moment in there):
            return None
        made = self.backup(place / backups.rotated_name(now))
        there = backups.dated(place)
        for moment in set(there) - backups.to_keep(there):
            there[moment].unlink(missing_ok=True)
        return made

    @staticmethod
    def restore(path: Path, source: Path) -> Path | None:
        """Put a checked copy of the backup `source` in the place of the library `path`, which must not be open.

        The present library is kept beside it; its new name is returned. A failure leaves it in its place.
        """
        return backups.restore(path, source)

    def doctor(self) -> list[Note]:
        """A look over the whole library, in plain lines: structure, loose ends, version, size, place, backups."""
        return [
            self._structure(),
            *self._loose_ends(),
            self._open_captures(),
            Note("ok", "version", f"schema {SCHEMA_VERSION}, SQLite {sqlite3.sqlite_version}"),
            self._size(),
            *self._place(),
            self._backups(),
        ]

    def _structure(self) -> Note:
        words = [word for (word,) in self._rows("PRAGMA integrity_check(5)")]
        if words == ["ok"]:
            return Note("ok", "structure", "the file is sound")
        return Note("error", "structure", f"the file is damaged ({words[0]}); restore a backup")

    def _loose_ends(self) -> Iterator[Note]:
        broken = len(self._rows("PRAGMA foreign_key_check"))
        if broken:
            yield Note(
                "error", "references", f"{broken} rows point to something that is gone; restore a backup"
            )
        for about, sql, text in _LOOSE:
            (count,) = self._one(sql) or (0,)
            if count:
                yield Note("warning", about, text.format(count))

    def _open_captures(self) -> Note:
        count = len(self.open_snapshots())
        if count:
            return Note(
                "warning",
                "captures",
                f"{count} captures are still open; they are being written or were cut off",
            )
        return Note("ok", "captures", "every capture is closed")

    def _size(self) -> Note:
        row = self._one(
            """SELECT (SELECT count(*) FROM platforms), (SELECT count(*) FROM snapshots), (SELECT count(*) FROM runs),
            (SELECT count(*) FROM bodies)"""
        )
        mebibytes = self.path.stat().st_size / 2**20
        text = "{} platforms, {} captures, {} runs, {} saved pages".format(*(row or (0, 0, 0, 0)))
        return Note("ok", "size", f"{mebibytes:.1f} MiB: {text}")

    def _place(self) -> Iterator[Note]:
        if on_network(self.path.absolute()):
            yield Note(
                "warning", "place", "the library lies on a network drive; a local folder is more reliable"
            )
        service = synchronised(self.path.absolute())
        if service:
            yield Note(
                "warning",
                "place",
                f"the folder {service} is synchronised; keep the library elsewhere and copy backups there",
            )
        if self.path.stat().st_mode & 0o077:
            yield Note(
                "warning",
                "place",
                "other users of this computer may read the library file; set its mode to 600",
            )

    def _backups(self) -> Note:
        times = list(backups.dated(backups.backup_folder(self.path)))
        if not times:
            return Note("warning", "backups", "there is no backup yet; `lendscope backup` makes one")
        return Note("ok", "backups", f"{len(times)} backups, the newest of {times[0]:%Y-%m-%d %H:%M} UTC")


_LOOSE = (
    (
        "pages",
        "SELECT count(*) FROM bodies b WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.body = b.n)",
        "{} saved pages belong to no capture",
    ),
    (
        "runs",
        "SELECT count(*) FROM runs r WHERE NOT EXISTS (SELECT 1 FROM reviews v WHERE v.run = r.n)",
        "{} runs have lost their content",
    ),
)
