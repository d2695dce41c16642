"""The library: everything that is kept, in one SQLite file, spoken to in the words of the domain.

with Library.open(path) as library:
    platform = library.platform_for("https://example.com", "Example")
    snapshot = library.begin_snapshot(platform.id, …)
    library.keep(snapshot, capture, body)
    library.close_snapshot(snapshot, SnapshotStatus.COMPLETE, hosts)
    library.save_run(platform.id, snapshot, review)
"""

from __future__ import annotations

from desktop.history.retention import Retention


class Library(Retention):
    """One library file. Methods raise the errors of `desktop.history.errors`; threads may share an instance.

    What it can do is written where it is done: `store` (open, close, batch), `searching`, `platforms`,
    `snapshots`, `runs`, `comparing`, `answers`, `notebook`, `signing`, `care`, `retention`.
    """
