"""Captures as they arrive, and the closed snapshots they become."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from desktop.history import claims, ids
from desktop.history.codec import decode, encode, plain_text
from desktop.history.errors import LibraryDamaged, LibraryError, NoSuchBody, NoSuchSnapshot, SnapshotClosed
from desktop.history.packing import HEADS, LIMIT, pack, unpack
from desktop.history.platforms import Platforms
from desktop.history.store import clean, stamp
from desktop.history.values import ContactedHost, Interrupted, Known
from scrapers.archive import Capture, CaptureOrigin, Snapshot, SnapshotStatus, digest

Settings = tuple[tuple[str, str], ...]
_PAIRS = tuple[tuple[str, str], ...]
_NAMES = tuple[str, ...]


class Snapshots(Platforms):
    """The library's captures."""

    def begin_snapshot(
        self,
        platform_id: str,
        home: str,
        name: str,
        tool_version: str,
        settings: Settings,
        started_at: datetime,
    ) -> str:
        """A new open snapshot's id. This process holds it until it is closed."""
        with self._write() as connection:
            number = self._begin_snapshot(
                connection, platform_id, home, name, tool_version, settings, started_at
            )
            claims.claim(self.path, number)
        return ids.label(ids.SNAPSHOT, number)

    def _begin_snapshot(
        self,
        connection: sqlite3.Connection,
        platform_id: str,
        home: str,
        name: str,
        tool_version: str,
        settings: Settings,
        started_at: datetime,
        base: int | None = None,
    ) -> int:
        platform = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        number = self._next(connection, ids.SNAPSHOT)
        facts = (clean(home), clean(name), tool_version, plain_text(settings, _PAIRS), stamp(started_at))
        connection.execute(
            """INSERT INTO snapshots (n, platform, home, name, tool_version, settings, started_at, status, base)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)""",
            (number, platform, *facts, base),
        )
        connection.execute("UPDATE platforms SET captured_at = ? WHERE n = ?", (stamp(started_at), platform))
        return number

    def keep(self, snapshot_id: str, capture: Capture, body: bytes | None) -> None:
        """Add a capture to an open snapshot; when this returns, it is on the disk.

        A capture that names a body the library has (`sha256`, `body` None) shares it. Raises SnapshotClosed,
        and LibraryError when the body is not what its digest says.
        """
        number = self._snapshot_number(snapshot_id)
        held = _checked(capture, body)
        packed = None if body is None else pack(body)
        with self._write() as connection:
            self._refuse_closed(connection, number)
            self._add_capture(connection, number, held, None if body is None else len(body), packed)

    def _add_capture(
        self,
        connection: sqlite3.Connection,
        snapshot: int,
        capture: Capture,
        size: int | None,
        packed: bytes | None,
    ) -> None:
        body = _body_number(connection, capture.sha256)
        if body is None and packed is not None:
            body = connection.execute(
                "INSERT INTO bodies (sha256, size, data) VALUES (?, ?, ?)",
                (bytes.fromhex(capture.sha256), size, packed),
            ).lastrowid
        connection.execute(
            """INSERT INTO captures (snapshot, seq, url, body, data) VALUES
            (?1, (SELECT coalesce(max(seq), 0) + 1 FROM captures WHERE snapshot = ?1), ?2, ?3, ?4)""",
            (snapshot, clean(capture.url), body, pack(encode(capture), like=HEADS)),
        )

    def _refuse_closed(self, connection: sqlite3.Connection, number: int) -> None:
        (status,) = connection.execute("SELECT status FROM snapshots WHERE n = ?", (number,)).fetchone()
        if status != SnapshotStatus.OPEN:
            raise SnapshotClosed(
                f"capture {ids.label(ids.SNAPSHOT, number)} is finished and never changed; start a new one"
            )

    def close_snapshot(self, snapshot_id: str, status: SnapshotStatus, hosts: Iterable[str] = ()) -> None:
        """Freeze a snapshot with its status and the hosts that were contacted; SnapshotClosed when it is already."""
        number = self._snapshot_number(snapshot_id)
        with self._write() as connection:
            self._refuse_closed(connection, number)
            self._close_snapshot(connection, number, SnapshotStatus(status), tuple(hosts))
        claims.release(self.path, number)

    def _close_snapshot(
        self, connection: sqlite3.Connection, number: int, status: SnapshotStatus, hosts: tuple[str, ...]
    ) -> None:
        if status is SnapshotStatus.OPEN:
            raise LibraryError("a capture is closed as complete, partial or adopted")
        connection.execute(
            "UPDATE snapshots SET status = ?, hosts = ? WHERE n = ?",
            (status.value, plain_text(hosts, _NAMES), number),
        )

    def abandon_snapshot(self, snapshot_id: str) -> None:
        """Close a capture that failed: partial with what has arrived, or forgotten when nothing has."""
        number = self._snapshot_number(snapshot_id)
        with self._write() as connection:
            self._refuse_closed(connection, number)
            self._settle(connection, number)
        claims.release(self.path, number)

    def _settle(self, connection: sqlite3.Connection, number: int) -> None:
        held = connection.execute("SELECT data FROM captures WHERE snapshot = ?", (number,)).fetchall()
        if held:
            hosts = _hosts(decode(unpack(data, like=HEADS), Capture) for (data,) in held)
            self._close_snapshot(connection, number, SnapshotStatus.PARTIAL, hosts)
            return
        (platform,) = connection.execute("SELECT platform FROM snapshots WHERE n = ?", (number,)).fetchone()
        connection.execute("DELETE FROM snapshots WHERE n = ?", (number,))
        connection.execute(
            """UPDATE platforms SET captured_at =
            (SELECT started_at FROM snapshots WHERE platform = ?1 ORDER BY n DESC LIMIT 1) WHERE n = ?1""",
            (platform,),
        )

    def interrupted(self, platform_id: str) -> Interrupted | None:
        """The platform's newest capture, when it ended early, holds a page and had room for more; else None."""
        newest = self.latest_snapshot(platform_id)
        snapshot = self.snapshot(newest) if newest else None
        if snapshot is None or snapshot.status is not SnapshotStatus.PARTIAL:
            return None
        settled = [c for c in snapshot.captures if c.origin is CaptureOrigin.FETCHED and c.settled]
        pages, most = sum(1 for c in settled if c.sha256), int(dict(snapshot.settings).get("max_pages", 0))
        if not pages or len(settled) >= most:
            return None
        return Interrupted(snapshot.id, snapshot.started_at, pages, most)

    def resume_snapshot(self, snapshot_id: str, tool_version: str, settings: Settings) -> str:
        """A new open snapshot that begins with what a closed one has for good; the old one stays as it is.

        Its date is that of the first part, because that is how old its oldest page is. Failures that may have
        passed, and what was only listed, are left to be tried again.
        """
        old = self.snapshot(snapshot_id)
        base = self._snapshot_number(old.id)
        (platform,) = self._one("SELECT platform FROM snapshots WHERE n = ?", (base,)) or (0,)
        who = ids.label(ids.PLATFORM, platform)
        with self._write() as connection:
            number = self._begin_snapshot(
                connection, who, old.home, old.name, tool_version, settings, old.started_at, base
            )
            connection.executemany(
                """INSERT INTO captures SELECT ?, seq, url, body, data FROM captures
                WHERE snapshot = ? AND seq = ?""",
                [(number, base, seq) for seq, capture in self._numbered(base) if capture.settled],
            )
            claims.claim(self.path, number)
        return ids.label(ids.SNAPSHOT, number)

    def _numbered(self, snapshot: int) -> Iterator[tuple[int, Capture]]:
        """The captures of a snapshot with their place in it."""
        for seq, data in self._rows(
            "SELECT seq, data FROM captures WHERE snapshot = ? ORDER BY seq", (snapshot,)
        ):
            yield seq, decode(unpack(data, like=HEADS), Capture)

    def open_snapshots(self) -> tuple[str, ...]:
        """The captures that are being written or were interrupted, oldest first."""
        return tuple(ids.label(ids.SNAPSHOT, n) for (n,) in self._rows(_OPEN))

    def mark_interrupted(self) -> tuple[str, ...]:
        """Close as partial the open captures whose process is gone, and tell which; they keep what they have.

        Captures that another living process, or this one, is writing are left alone; a capture that holds
        nothing is forgotten.
        """
        done = []
        for (number,) in self._rows(_OPEN):
            if not claims.claim(self.path, number):
                continue
            try:
                with self._write() as connection:
                    row = connection.execute("SELECT status FROM snapshots WHERE n = ?", (number,)).fetchone()
                    if row == (SnapshotStatus.OPEN.value,):
                        self._settle(connection, number)
                        done.append(number)
            finally:
                claims.release(self.path, number)
        kept = {n for (n,) in self._rows("SELECT n FROM snapshots WHERE status = 'partial'")}
        return tuple(ids.label(ids.SNAPSHOT, n) for n in done if n in kept)

    def contacted_hosts(self, most: int = 2_000) -> tuple[ContactedHost, ...]:
        """Every host that a capture asked, proxy, name server and registry included; those of the last days first."""
        rows = self._rows(
            """SELECT value, count(*), max(started_at) FROM snapshots, json_each(hosts)
            GROUP BY value ORDER BY max(started_at) DESC, value LIMIT ?""",
            (most,),
        )
        return tuple(ContactedHost(name, n, datetime.fromisoformat(last)) for name, n, last in rows)

    def snapshot(self, snapshot_id: str) -> Snapshot:
        """The whole snapshot, captures in order of arrival; NoSuchSnapshot."""
        number = self._snapshot_number(snapshot_id)
        row = self._one(
            """SELECT name, home, started_at, status, tool_version, settings, hosts, base FROM snapshots
            WHERE n = ?""",
            (number,),
        )
        name, home, started, status, tool, settings, hosts, base = row or ()
        return Snapshot(
            id=ids.label(ids.SNAPSHOT, number),
            name=name,
            home=home,
            started_at=datetime.fromisoformat(started),
            status=SnapshotStatus(status),
            captures=tuple(capture for _, capture in self._numbered(number)),
            tool_version=tool,
            settings=decode(settings.encode(), _PAIRS),
            hosts=decode(hosts.encode(), _NAMES),
            base="" if base is None else ids.label(ids.SNAPSHOT, base),
        )

    def snapshots_of(self, platform_id: str) -> tuple[str, ...]:
        """The closed snapshots of a platform whose pages are kept, newest first."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        rows = self._rows(
            "SELECT n FROM snapshots s WHERE platform = ? AND status <> 'open' "
            "AND NOT (EXISTS (SELECT 1 FROM runs r WHERE r.snapshot = s.n) "
            "AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.snapshot = s.n)) ORDER BY n DESC",
            (number,),
        )
        return tuple(ids.label(ids.SNAPSHOT, n) for (n,) in rows)

    def latest_snapshot(self, platform_id: str) -> str | None:
        """The newest closed snapshot of a platform, or None."""
        return next(iter(self.snapshots_of(platform_id)), None)

    def snapshot_before(self, snapshot_id: str) -> Snapshot | None:
        """The platform's newest closed snapshot of an earlier day and hour than this one (or its base), or None.

        The same saved file taken in twice is no earlier visit.
        """
        number = self._snapshot_number(snapshot_id)
        row = self._one(
            "SELECT max(o.n) FROM snapshots s JOIN snapshots b ON b.n = coalesce(s.base, s.n) "
            "JOIN snapshots o ON o.platform = b.platform AND o.n < b.n AND o.started_at < b.started_at "
            "WHERE s.n = ? AND o.status <> 'open'",
            (number,),
        )
        return self.snapshot(ids.label(ids.SNAPSHOT, row[0])) if row and row[0] else None

    def body(self, sha256: str) -> bytes:
        """The bytes with that digest, which is recomputed; NoSuchBody, LibraryDamaged."""
        row = self._one("SELECT size, data FROM bodies WHERE sha256 = ?", (_raw(sha256),))
        if row is None:
            raise NoSuchBody(f"no saved page has the digest {sha256[:12]}…; capture the platform again")
        body = unpack(row[1])
        if digest(body) != sha256.lower():
            raise LibraryDamaged(f"the saved page {sha256[:12]}… is not what was captured; restore a backup")
        return body

    def bodies(self, snapshot_id: str) -> Mapping[str, bytes]:
        """The snapshot's bodies by digest; each is read when it is asked for."""
        rows = self._rows(
            "SELECT b.sha256, b.size FROM captures c JOIN bodies b ON b.n = c.body WHERE c.snapshot = ? ORDER BY c.seq",
            (self._snapshot_number(snapshot_id),),
        )
        return SavedBodies(self, {mark.hex(): size for mark, size in rows})

    def known(self, platform_id: str) -> dict[str, Known]:
        """What the newest capture of each address can be asked about: `If-None-Match`, `If-Modified-Since`.

        Only whole answers (200, body kept) of this platform's own snapshots that were fetched: of the newest
        complete one, and of those that were interrupted since.
        """
        found: dict[str, Known] = {}
        for snapshot_id in self.snapshots_of(platform_id)[:_LOOKED_BACK]:
            snapshot = self.snapshot(snapshot_id)
            fetched = [c for c in snapshot.captures if c.origin is CaptureOrigin.FETCHED]
            for capture in fetched:
                if known := _known(capture):
                    found.setdefault(capture.url, known)
            if fetched and snapshot.status is SnapshotStatus.COMPLETE:
                break
        return found

    def add_snapshot(
        self,
        home: str,
        name: str,
        tool_version: str,
        settings: Settings,
        started_at: datetime,
        captures: Iterable[tuple[Capture, bytes | None]],
        status: SnapshotStatus = SnapshotStatus.ADOPTED,
    ) -> tuple[str, str]:
        """A whole snapshot with its platform at once, or nothing of it: the ids of platform and snapshot."""
        with self._write() as connection:
            platform = self.platform_for(home, name).id
            number = self._begin_snapshot(
                connection, platform, home, name, tool_version, settings, started_at
            )
            self._add_captures(connection, number, captures)
            self._close_snapshot(connection, number, status, ())
        return platform, ids.label(ids.SNAPSHOT, number)

    def _add_captures(
        self, connection: sqlite3.Connection, snapshot: int, captures: Iterable[tuple[Capture, bytes | None]]
    ) -> None:
        for capture, body in captures:
            held = _checked(capture, body)
            size, packed = (None, None) if body is None else (len(body), pack(body))
            self._add_capture(connection, snapshot, held, size, packed)

    def join_snapshot(
        self,
        snapshot_id: str,
        extras: Iterable[tuple[Capture, bytes | None]],
        tool_version: str,
        started_at: datetime,
    ) -> str:
        """A new closed snapshot: all of a closed one, and pages that a person added. The old one stays as it is."""
        old = self.snapshot(snapshot_id)
        if old.status is SnapshotStatus.OPEN:
            raise LibraryError(f"capture {old.id} is still being written; wait until it is finished")
        base = self._snapshot_number(old.id)
        (platform,) = self._one("SELECT platform FROM snapshots WHERE n = ?", (base,)) or (0,)
        who = ids.label(ids.PLATFORM, platform)
        with self._write() as connection:
            number = self._begin_snapshot(
                connection, who, old.home, old.name, tool_version, old.settings, started_at, base
            )
            connection.execute(
                "INSERT INTO captures SELECT ?, seq, url, body, data FROM captures WHERE snapshot = ? ORDER BY seq",
                (number, base),
            )
            self._add_captures(connection, number, extras)
            self._close_snapshot(connection, number, old.status, old.hosts)
        return ids.label(ids.SNAPSHOT, number)

    def _snapshot_number(self, snapshot_id: str) -> int:
        number = ids.number_of(ids.SNAPSHOT, snapshot_id)
        if number is None or self._one("SELECT 1 FROM snapshots WHERE n = ?", (number,)) is None:
            raise NoSuchSnapshot(
                f"no capture {snapshot_id} in this library; `lendscope history` lists what is there"
            )
        return number


class SavedBodies(Mapping[str, bytes]):
    """The bodies of one snapshot, read from the library one at a time."""

    def __init__(self, store: Snapshots, sizes: dict[str, int]) -> None:
        self._store = store
        self._sizes = sizes

    def __getitem__(self, sha256: str) -> bytes:
        if sha256 not in self._sizes:
            raise KeyError(sha256)
        return self._store.body(sha256)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._sizes


_LOOKED_BACK = 5
_OPEN = "SELECT n FROM snapshots WHERE status = 'open' ORDER BY n"


def _checked(capture: Capture, body: bytes | None) -> Capture:
    """The capture with its body's digest; LibraryError when the two do not belong together."""
    if body is None:
        return capture
    if len(body) > LIMIT - 1024 * 1024:
        raise LibraryError(f"{capture.url} is too large to keep; at most 63 MiB of one page can be")
    mark = digest(body)
    if capture.sha256 not in ("", mark):
        raise LibraryError(f"{capture.url} was changed on its way into the library; capture it again")
    return capture if capture.sha256 else replace(capture, sha256=mark, size=len(body))


def _body_number(connection: sqlite3.Connection, sha256: str) -> int | None:
    row = connection.execute("SELECT n FROM bodies WHERE sha256 = ?", (_raw(sha256),)).fetchone()
    return None if row is None else int(row[0])


def _raw(sha256: str) -> bytes:
    try:
        return bytes.fromhex(sha256)
    except ValueError:
        return b""


def _known(capture: Capture) -> Known | None:
    etag, modified = capture.header("etag") or "", capture.header("last-modified") or ""
    whole = capture.status == 200 and capture.failure is None and not capture.truncated and capture.sha256
    if not whole or not (etag or modified):
        return None
    return Known(etag, modified, capture.sha256, capture.content_type, capture.headers)


def _hosts(captures: Iterable[Capture]) -> tuple[str, ...]:
    """The hosts that answered, as far as the captures tell."""
    addresses = (url for c in captures if c.peer for url in (c.url, *(hop.url for hop in c.chain)))
    return tuple(sorted({urlsplit(url).hostname or "" for url in addresses} - {""}))
