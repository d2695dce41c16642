"""Letting old captures go: first what would go and what would lose by it, then the act, all or nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.history import ids
from desktop.history.care import Care
from desktop.history.errors import ChangedElsewhere
from desktop.history.store import stamp

_CHOSEN = "(SELECT value FROM json_each(?1))"


@dataclass(frozen=True, slots=True)
class Leaving:
    """One capture that may go; `runs` are those that rest on it and would lose their saved pages."""

    snapshot_id: str
    platform: str
    started_at: datetime
    status: str
    captures: int
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go: `bytes` is what its pages take on the disk and nothing else needs.

    `spared` counts the captures that would go as well if runs did not rest on them; `signed` those that stay
    whatever is asked for, because somebody put a name under a run that rests on them.
    """

    leaving: tuple[Leaving, ...]
    pages: int
    bytes: int
    spared: int
    signed: int = 0

    @property
    def runs(self) -> tuple[str, ...]:
        """The runs that would lose their saved pages; their scores, facts and quotes stay."""
        return tuple(run for one in self.leaving for run in one.runs)


class Retention(Care):
    """Old captures."""

    def plan_letting_go(
        self,
        *,
        keep: int = 3,
        before: datetime | None = None,
        platform_id: str | None = None,
        with_runs: bool = False,
    ) -> Plan:
        """What would go when each platform kept its newest `keep` captures; nothing is changed.

        Only captures begun `before` that time go, if one is given. The newest capture of a platform and the one
        its newest run rests on always stay, and so do those of signed-off runs; those that any other run rests on
        go only `with_runs`.
        """
        signed = set(self.signed_runs())
        old = self._old(max(1, keep), before, platform_id)
        chosen = [one for one in old if not signed.intersection(one.runs)]
        leaving = [one for one in chosen if with_runs or not one.runs]
        pages, size = self._freed(leaving)
        return Plan(tuple(leaving), pages, size, len(chosen) - len(leaving), len(old) - len(chosen))

    def let_go(self, plan: Plan, now: datetime, who: str = "") -> None:
        """Do what the plan says, and write it down in the journal; ChangedElsewhere when it is no longer true."""
        marks = _marks(plan.leaving)
        with self._write() as connection:
            signed = set(self.signed_runs())
            if [one for one in self._among(plan) if one not in plan.leaving or signed.intersection(one.runs)]:
                raise ChangedElsewhere("the library has changed meanwhile; look at the list again")
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS freed (n INTEGER PRIMARY KEY)")
            connection.execute("DELETE FROM freed")
            connection.execute(f"INSERT INTO freed SELECT b.n {_FREED}", (marks,))
            connection.execute(f"DELETE FROM captures WHERE snapshot IN {_CHOSEN}", (marks,))  # noqa: S608
            connection.execute("DELETE FROM bodies WHERE n IN (SELECT n FROM freed)")
            connection.execute(_FORGET, (marks,))
            detail = f"{len(plan.leaving)} captures, {plan.pages} pages, {plan.bytes} bytes"
            subject = " ".join(one.snapshot_id for one in plan.leaving)[:2000]
            connection.execute(
                "INSERT INTO journal (at, who, action, subject, detail) VALUES (?, ?, 'let go', ?, ?)",
                (stamp(now), who, subject, detail),
            )
        self._shrink()

    def _shrink(self) -> None:
        """Give the room back to the disk; where another program is busy it is used again later.

        SQLite copies the file by attaching an empty one, which our connections do not allow otherwise.
        """
        connection = self._connection()
        allowed = connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        try:
            connection.execute("VACUUM")
        except sqlite3.OperationalError:
            return
        finally:
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, allowed)

    def _old(self, keep: int, before: datetime | None, platform_id: str | None) -> list[Leaving]:
        who = ids.number_of(ids.PLATFORM, self.platform(platform_id).id) if platform_id else None
        rows = self._rows(_OLD, (keep, stamp(before) if before else None, who))
        return [self._leaving(*row) for row in rows]

    def _among(self, plan: Plan) -> list[Leaving]:
        """The plan's captures as they are now."""
        rows = self._rows(f"{_ROW} WHERE s.n IN {_CHOSEN}", (_marks(plan.leaving),))
        return [self._leaving(*row) for row in rows]

    def _leaving(
        self, number: int, platform: str, started: str, status: str, captures: int, runs: str
    ) -> Leaving:
        names = tuple(ids.label(ids.RUN, n) for n in json.loads(runs))
        snapshot = ids.label(ids.SNAPSHOT, number)
        return Leaving(snapshot, platform, datetime.fromisoformat(started), status, captures, names)

    def _freed(self, leaving: Sequence[Leaving]) -> tuple[int, int]:
        sql = f"SELECT count(*), coalesce(sum(length(b.data)), 0) {_FREED}"
        pages, size = self._one(sql, (_marks(leaving),)) or (0, 0)
        return int(pages), int(size)


def _marks(leaving: Sequence[Leaving]) -> str:
    return json.dumps([ids.number_of(ids.SNAPSHOT, one.snapshot_id) for one in leaving])


_ROW = """SELECT s.n, p.name, s.started_at, s.status,
    (SELECT count(*) FROM captures c WHERE c.snapshot = s.n),
    (SELECT json_group_array(n) FROM (SELECT n FROM runs r WHERE r.snapshot = s.n ORDER BY n))
    FROM snapshots s JOIN platforms p ON p.n = s.platform"""
_OLD = f"""WITH ranked AS (
        SELECT n, row_number() OVER (PARTITION BY platform ORDER BY n DESC) AS place FROM snapshots s
        WHERE status <> 'open' AND EXISTS (SELECT 1 FROM captures c WHERE c.snapshot = s.n))
    {_ROW} JOIN ranked ON ranked.n = s.n
    WHERE ranked.place > ?1 AND (?2 IS NULL OR s.started_at < ?2) AND (?3 IS NULL OR s.platform = ?3)
    AND s.n NOT IN (SELECT r.snapshot FROM platforms q JOIN runs r ON r.n = q.latest_run)
    ORDER BY s.n"""  # noqa: S608
_FREED = f"""FROM bodies b WHERE EXISTS (SELECT 1 FROM captures c WHERE c.body = b.n AND c.snapshot IN {_CHOSEN})
    AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.body = b.n AND c.snapshot NOT IN {_CHOSEN})"""  # noqa: S608
_FORGET = f"""DELETE FROM snapshots WHERE n IN {_CHOSEN} AND n NOT IN (SELECT snapshot FROM runs)
    AND n NOT IN (SELECT base FROM snapshots WHERE base IS NOT NULL)"""  # noqa: S608
