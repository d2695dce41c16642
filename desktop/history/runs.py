"""Runs: kept whole, and again as rows that lists, trends and comparisons are made from. They are only ever added."""

# ruff: noqa: S608  only constants of this room are put into statements

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from desktop.history import ids
from desktop.history.codec import decode, decode_part, encode, plain_text
from desktop.history.errors import LibraryDamaged, LibraryError, NoSuchRun
from desktop.history.packing import pack, unpack
from desktop.history.ruler import RULED, ruled, sortable, written
from desktop.history.snapshots import Snapshots
from desktop.history.store import clean, stamp
from desktop.history.values import RunRow
from scoring.assessment import FlagLevel, FlagState
from scoring.facts import Absent, FactValue, Finding, Found, Reading, Unsearched, Value
from scoring.review import Review

T = TypeVar("T")
FOUND, ABSENT, UNSEARCHED = 1, 2, 3
_PAIRS = tuple[tuple[str, str], ...]
_HEAD = """n, platform, snapshot, created_at, captured_at, status, tool_version, reader_version, edition, fingerprint,
    profile, jurisdiction, as_of, band, awaiting, flags, ko1, overall_exact, liquidity_exact, credit_exact,
    reputation_exact, leakage_exact, security_exact, machine_exact"""
_NEWEST = "ORDER BY snapshot DESC, n DESC"
"""A run of a newer capture is the later one; among runs of one capture, the one made last."""
_INSERT = f"""INSERT INTO runs (n, platform, snapshot, created_at, captured_at, status, tool_version, reader_version,
    edition, fingerprint, profile, jurisdiction, as_of, band, awaiting, flags, ko1, coverage,
    {", ".join(f"{name}, {name}_exact" for name in RULED)}) VALUES ({", ".join("?" * (18 + 2 * len(RULED)))})"""


class Runs(Snapshots):
    """The library's runs."""

    def new_run_id(self) -> str:
        """An id that no other run has or will have; later ids are larger, whatever the clock does."""
        with self._write() as connection:
            number = self._next(connection, ids.RUN)
        return ids.label(ids.RUN, number)

    def save_run(
        self, platform_id: str, snapshot_id: str, review: Review, texts: Mapping[str, str] | None = None
    ) -> Review:
        """Keep a run, whole or not at all, and return it as kept: with an id, if it had none.

        `texts` are page texts by address, to be searchable. LibraryError when the run's id is taken already.
        """
        platform = ids.number_of(ids.PLATFORM, self.platform(platform_id).id) or 0
        snapshot = self._snapshot_number(snapshot_id)
        with self._write() as connection:
            number = self._run_number(connection, review.run_id)
            kept = review if review.run_id else replace(review, run_id=ids.label(ids.RUN, number))
            connection.execute(_INSERT, _run_row(number, platform, snapshot, kept))
            self._save_whole(connection, platform, number, kept)
            self._save_rows(connection, number, kept)
            self._point_to_latest(connection, platform)
            self._index(connection, platform, "fact", _quotes(kept.reading.findings), number)
            self._index(connection, platform, "page", texts or {}, number)
        return kept

    def _run_number(self, connection: sqlite3.Connection, run_id: str) -> int:
        """The number of a reserved id, or a new one for an empty id."""
        if not run_id:
            return self._next(connection, ids.RUN)
        number = ids.number_of(ids.RUN, run_id)
        if number is None or ids.label(ids.RUN, number) != run_id:
            raise LibraryError(f"{run_id!r} is not an id of this library; take one from new_run_id")
        if connection.execute("SELECT 1 FROM runs WHERE n = ?", (number,)).fetchone():
            raise LibraryError(
                f"run {run_id} is in the library already, and runs never change; judge it again"
            )
        connection.execute("UPDATE counters SET last = max(last, ?) WHERE name = ?", (number, ids.RUN))
        return number

    def _save_whole(self, connection: sqlite3.Connection, platform: int, number: int, review: Review) -> None:
        """Keep the review, as what differs from an earlier whole one of the platform where that is smaller."""
        data = encode(review)
        base = connection.execute(
            """SELECT v.run, v.data FROM runs r JOIN reviews v ON v.run = r.n
            WHERE r.platform = ? AND v.base IS NULL ORDER BY r.n DESC LIMIT 1""",
            (platform,),
        ).fetchone()
        whole, like, packed = pack(data), None, b""
        if base is not None:
            like, packed = base[0], pack(data, like=unpack(base[1]))
        if like is None or 2 * len(packed) > len(whole):
            like, packed = None, whole
        connection.execute("INSERT INTO reviews (run, base, data) VALUES (?, ?, ?)", (number, like, packed))

    def _save_rows(self, connection: sqlite3.Connection, number: int, review: Review) -> None:
        items = [
            (clean(j.item), j.outcome.value, j.flag.state.value if j.flag else None)
            for j in review.assessment.judgements
        ]
        facts = [row for finding in review.reading.findings.values() for row in _fact_rows(finding)]
        known = _terms(
            connection, (t for row in (*items, *(f[1] for f in facts)) for t in row if t is not None)
        )
        connection.executemany(
            "INSERT INTO run_items VALUES (?, ?, ?, ?)",
            ((number, *(None if t is None else known[t] for t in row)) for row in items),
        )
        connection.executemany(
            "INSERT INTO run_facts (run, seq, state, superseded, key, qualifiers, value, unit, as_of) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, *head, *(None if t is None else known[t] for t in row)) for head, row in facts),
        )

    def _point_to_latest(self, connection: sqlite3.Connection, platform: int) -> None:
        connection.execute(
            f"""UPDATE platforms SET runs = runs + 1,
            latest_run = (SELECT n FROM runs WHERE platform = ?1 {_NEWEST} LIMIT 1) WHERE n = ?1""",
            (platform,),
        )

    def run(self, run_id: str) -> Review:
        """The whole run, equal to what was saved; NoSuchRun, LibraryDamaged."""
        row = self._run_row(run_id)
        return self._made(row.n, lambda data: decode(data, Review))

    def _made(self, number: int, make: Callable[[bytes], T]) -> T:
        """What `make` builds from a run's content; LibraryDamaged when it cannot."""
        data = self._whole(number)
        try:
            return make(data)
        except (ValueError, KeyError, TypeError) as error:
            label = ids.label(ids.RUN, number)
            raise LibraryDamaged(
                f"run {label} cannot be read; restore a backup or judge its capture again"
            ) from error

    def _whole(self, number: int) -> bytes:
        found = self._one(
            """SELECT v.data, b.data FROM reviews v LEFT JOIN reviews b ON b.run = v.base WHERE v.run = ?""",
            (number,),
        )
        if found is None:
            raise LibraryDamaged(f"run {ids.label(ids.RUN, number)} has lost its content; restore a backup")
        return unpack(found[0], like=None if found[1] is None else unpack(found[1]))

    def run_row(self, run_id: str) -> RunRow:
        """The run's line of the history; NoSuchRun."""
        return self._run_row(run_id)

    def _run_row(self, run_id: str) -> RunRow:
        number = ids.number_of(ids.RUN, run_id)
        row = None if number is None else self._one(f"SELECT {_HEAD} FROM runs WHERE n = ?", (number,))
        if row is None:
            raise NoSuchRun(
                f"no run {run_id} in this library; `lendscope history PLATFORM` lists a platform's runs"
            )
        return RunRow._make(row)

    def runs_of(self, platform_id: str, limit: int | None = None, offset: int = 0) -> list[RunRow]:
        """The platform's runs, the last made first."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        rows = self._rows(
            f"SELECT {_HEAD} FROM runs WHERE platform = ? ORDER BY n DESC LIMIT ? OFFSET ?",
            (number, -1 if limit is None else limit, offset),
        )
        return list(map(RunRow._make, rows))

    def latest_run(self, platform_id: str) -> RunRow | None:
        """The platform's present state: the last run of its newest reviewed capture; None before the first."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        row = self._one(f"SELECT {_HEAD} FROM runs WHERE platform = ? {_NEWEST} LIMIT 1", (number,))
        return None if row is None else RunRow._make(row)

    def last_run_of(self, snapshot_id: str) -> RunRow | None:
        """The run of a capture that was made last; None before the first."""
        number = self._snapshot_number(snapshot_id)
        row = self._one(f"SELECT {_HEAD} FROM runs WHERE snapshot = ? ORDER BY n DESC LIMIT 1", (number,))
        return None if row is None else RunRow._make(row)

    def find_run(self, text: str) -> RunRow:
        """The run with that id (`r-000123`, `r-123`, `123`), or the latest of the platform so named; NoSuchRun."""
        number = ids.number_of(ids.RUN, text)
        if number is not None:
            return self._run_row(text)
        row = self.latest_run(self.find_platform(text).id)
        if row is None:
            raise NoSuchRun(f"{text} has no run yet; `lendscope review {text}` makes one")
        return row

    def trend(self, platform_id: str) -> list[RunRow]:
        """The platform's runs in order of capture. Points are joined only where their `line` is equal."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        rows = self._rows(
            f"SELECT {_HEAD} FROM runs WHERE platform = ? ORDER BY captured_at, snapshot, n", (number,)
        )
        return list(map(RunRow._make, rows))

    def earlier_readings(self, platform_id: str, before: datetime, limit: int = 12) -> tuple[Reading, ...]:
        """What captures before that time said, newest first: of each, the reading of its last run."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        rows = self._rows(
            """SELECT max(n) FROM runs WHERE platform = ? AND captured_at < ?
            GROUP BY snapshot ORDER BY captured_at DESC, snapshot DESC LIMIT ?""",
            (number, stamp(before), limit),
        )
        return tuple(self._made(n, lambda data: decode_part(data, "reading", Reading)) for (n,) in rows)


def _run_row(number: int, platform: int, snapshot: int, review: Review) -> tuple[Any, ...]:
    assessment = review.assessment
    flags = [f for f in assessment.flags if f.state is not FlagState.REJECTED]
    scores = ruled(assessment)
    return (
        number,
        platform,
        snapshot,
        stamp(review.created_at),
        stamp(review.snapshot.captured_at),
        review.snapshot.status,
        review.tool_version,
        review.reading.reader_version,
        assessment.edition,
        assessment.fingerprint,
        assessment.profile,
        assessment.jurisdiction,
        assessment.as_of.isoformat(),
        assessment.overall.band.letter,
        assessment.overall.awaiting,
        len(flags),
        sum(f.level is FlagLevel.KO1 for f in flags),
        float(assessment.overall.result.coverage),
        *(cell for name in RULED for cell in (sortable(scores[name]), written(scores[name]))),
    )


_Fact = tuple[tuple[int, int, int], tuple[str | None, ...]]
"""(seq, state, superseded), (key, qualifiers, value, unit, as_of)"""


def _fact_rows(finding: Finding) -> Iterator[_Fact]:
    match finding:
        case Found():
            for seq, stated in enumerate(finding.values):
                yield (seq, FOUND, stated.superseded), _stated(clean(finding.key), stated)
        case Absent():
            yield (0, ABSENT, 0), (clean(finding.key), None, None, None, None)
        case Unsearched():
            yield (0, UNSEARCHED, 0), (clean(finding.key), None, None, None, None)


def _stated(key: str, stated: FactValue) -> tuple[str | None, ...]:
    qualifiers = plain_text(stated.qualifiers, _PAIRS) if stated.qualifiers else None
    unit = None if stated.unit is None else clean(stated.unit)
    as_of = None if stated.as_of is None else clean(stated.as_of)
    return key, qualifiers, plain_text(stated.value, Value), unit, as_of


def _terms(connection: sqlite3.Connection, texts: Iterable[str]) -> dict[str, int]:
    """The number of each text; each is kept once for the whole library."""
    known = {}
    for text in dict.fromkeys(texts):
        row = connection.execute("SELECT n FROM terms WHERE text = ?", (text,)).fetchone()
        if row is None:
            row = (connection.execute("INSERT INTO terms (text) VALUES (?)", (text,)).lastrowid,)
        known[text] = int(row[0])
    return known


def _quotes(findings: Mapping[str, Finding]) -> dict[str, str]:
    """The words that the facts were read from, by key."""
    found = ((f.key, f.values) for f in findings.values() if isinstance(f, Found))
    return {key: "\n".join(dict.fromkeys(_words(values))) for key, values in found}


def _words(values: Iterable[FactValue]) -> Iterator[str]:
    for stated in values:
        yield from (e.quote for e in stated.evidence if e.quote)
