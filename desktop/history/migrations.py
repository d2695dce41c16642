"""The library's schema, as the steps that made it. Released steps never change; a new one goes to the end."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from desktop.history.ruler import RULED

migrations = Migrations("library")


def _run(db: Database, *statements: str) -> None:
    for statement in statements:
        db.conn.execute(statement)


@migrations()
def m0001_captures_are_kept(db: Database) -> None:
    """Platforms, and what was captured of them; bodies once by digest, closed snapshots frozen."""
    _run(
        db,
        "CREATE TABLE counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "INSERT INTO counters VALUES ('p', 0), ('s', 0), ('r', 0)",
        """CREATE TABLE platforms (
            n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, home TEXT NOT NULL, name TEXT NOT NULL,
            sort_name TEXT NOT NULL, named INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '',
            tags TEXT NOT NULL DEFAULT '', due TEXT, created_at TEXT NOT NULL, archived_at TEXT, deleted_at TEXT,
            captured_at TEXT, revision INTEGER NOT NULL DEFAULT 0) STRICT""",
        """CREATE TABLE snapshots (
            n INTEGER PRIMARY KEY, platform INTEGER NOT NULL REFERENCES platforms(n), home TEXT NOT NULL,
            name TEXT NOT NULL, tool_version TEXT NOT NULL, settings TEXT NOT NULL, started_at TEXT NOT NULL,
            status TEXT NOT NULL, hosts TEXT NOT NULL DEFAULT '[]', base INTEGER REFERENCES snapshots(n)) STRICT""",
        "CREATE INDEX snapshots_of ON snapshots (platform, n)",
        "CREATE INDEX snapshots_open ON snapshots (n) WHERE status = 'open'",
        """CREATE TABLE bodies (
            n INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT""",
        """CREATE TABLE captures (
            snapshot INTEGER NOT NULL REFERENCES snapshots(n), seq INTEGER NOT NULL, url TEXT NOT NULL,
            body INTEGER REFERENCES bodies(n), data BLOB NOT NULL, PRIMARY KEY (snapshot, seq)) STRICT""",
        "CREATE INDEX captures_of_body ON captures (body) WHERE body IS NOT NULL",
        """CREATE TRIGGER captures_stay BEFORE INSERT ON captures
            WHEN (SELECT status FROM snapshots WHERE n = new.snapshot) IS NOT 'open'
            BEGIN SELECT RAISE(ABORT, 'the snapshot is closed'); END""",
        """CREATE TRIGGER captures_never_change BEFORE UPDATE ON captures
            BEGIN SELECT RAISE(ABORT, 'captures never change'); END""",
        """CREATE TRIGGER snapshots_stay BEFORE UPDATE ON snapshots WHEN old.status <> 'open'
            BEGIN SELECT RAISE(ABORT, 'the snapshot is closed'); END""",
    )


@migrations()
def m0002_runs_are_added(db: Database) -> None:
    """Runs with their numbers for lists and trends, their items and facts for comparing, and the whole review."""
    ruled = ", ".join(f"{name} REAL, {name}_exact TEXT" for name in RULED)
    _run(
        db,
        f"""CREATE TABLE runs (
            n INTEGER PRIMARY KEY, platform INTEGER NOT NULL REFERENCES platforms(n),
            snapshot INTEGER NOT NULL REFERENCES snapshots(n), created_at TEXT NOT NULL, captured_at TEXT NOT NULL,
            status TEXT NOT NULL, tool_version TEXT NOT NULL, reader_version TEXT NOT NULL, edition TEXT NOT NULL,
            fingerprint TEXT NOT NULL, profile TEXT NOT NULL, jurisdiction TEXT, as_of TEXT NOT NULL,
            band TEXT NOT NULL, awaiting INTEGER NOT NULL, flags INTEGER NOT NULL, ko1 INTEGER NOT NULL,
            coverage REAL NOT NULL, {ruled}) STRICT""",
        "CREATE INDEX runs_of ON runs (platform, n)",
        "CREATE INDEX runs_of_snapshot ON runs (snapshot, n)",
        """CREATE TABLE reviews (
            run INTEGER PRIMARY KEY REFERENCES runs(n), base INTEGER REFERENCES reviews(run),
            data BLOB NOT NULL) STRICT""",
        "CREATE TABLE terms (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT",
        """CREATE TABLE run_items (
            run INTEGER NOT NULL REFERENCES runs(n), item INTEGER NOT NULL REFERENCES terms(n),
            outcome INTEGER NOT NULL REFERENCES terms(n), flag INTEGER REFERENCES terms(n),
            PRIMARY KEY (run, item)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE run_facts (
            run INTEGER NOT NULL REFERENCES runs(n), key INTEGER NOT NULL REFERENCES terms(n), seq INTEGER NOT NULL,
            state INTEGER NOT NULL, qualifiers INTEGER REFERENCES terms(n), value INTEGER REFERENCES terms(n),
            unit INTEGER REFERENCES terms(n), as_of INTEGER REFERENCES terms(n), superseded INTEGER NOT NULL,
            PRIMARY KEY (run, key, seq)) STRICT, WITHOUT ROWID""",
        "ALTER TABLE platforms ADD COLUMN latest_run INTEGER REFERENCES runs(n)",
        "ALTER TABLE platforms ADD COLUMN runs INTEGER NOT NULL DEFAULT 0",
        "CREATE TRIGGER runs_never_change BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'runs never change'); END",
    )


@migrations()
def m0003_people_answer(db: Database) -> None:
    """What a person said about items, flags and facts, what they did, and how they like the window."""
    _run(
        db,
        """CREATE TABLE answers (
            n INTEGER PRIMARY KEY AUTOINCREMENT, platform INTEGER NOT NULL REFERENCES platforms(n),
            kind TEXT NOT NULL, subject TEXT NOT NULL, data BLOB,
            withdraws INTEGER UNIQUE REFERENCES answers(n)) STRICT""",
        "CREATE INDEX answers_of ON answers (platform, kind, n)",
        """CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
            BEGIN SELECT RAISE(ABORT, 'answers never change'); END""",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE journal (
            n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, detail TEXT NOT NULL) STRICT""",
        """CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END""",
    )


@migrations()
def m0004_words_are_found(db: Database) -> None:
    """Names, quotes and page texts can be searched, two Chinese characters included."""
    _run(
        db,
        """CREATE TABLE passages (
            n INTEGER PRIMARY KEY, platform INTEGER NOT NULL REFERENCES platforms(n), kind TEXT NOT NULL,
            ref TEXT NOT NULL, digest BLOB NOT NULL, run INTEGER REFERENCES runs(n), text BLOB NOT NULL,
            UNIQUE (platform, kind, ref, digest)) STRICT""",
        """CREATE VIRTUAL TABLE passage_words USING fts5(
            words, content='', tokenize='unicode61 remove_diacritics 2')""",
    )


@migrations()
def m0005_platforms_are_watched(db: Database) -> None:
    """Notes are dated and single, a day to look again may come back every so often, and what was looked at is known."""
    _run(
        db,
        """CREATE TABLE notes (
            n INTEGER PRIMARY KEY AUTOINCREMENT, platform INTEGER NOT NULL REFERENCES platforms(n), at TEXT NOT NULL,
            who TEXT NOT NULL, text TEXT NOT NULL, changed_at TEXT, removed_at TEXT) STRICT""",
        "CREATE INDEX notes_of ON notes (platform, n)",
        """INSERT INTO notes (platform, at, who, text)
            SELECT n, created_at, '', notes FROM platforms WHERE trim(notes) <> ''""",
        "ALTER TABLE platforms DROP COLUMN notes",
        "ALTER TABLE platforms ADD COLUMN due_every INTEGER",
        "ALTER TABLE platforms ADD COLUMN looked_run INTEGER",
        "UPDATE platforms SET looked_run = latest_run",
        "CREATE INDEX platforms_due ON platforms (due) WHERE due IS NOT NULL",
    )


@migrations()
def m0006_questions_keep_their_numbers(db: Database) -> None:
    """A question to a platform is asked under the same number in every letter."""
    _run(
        db,
        """CREATE TABLE questions (
            platform INTEGER NOT NULL REFERENCES platforms(n), number INTEGER NOT NULL, subject TEXT NOT NULL,
            asked_at TEXT NOT NULL, PRIMARY KEY (platform, number), UNIQUE (platform, subject))
            STRICT, WITHOUT ROWID""",
        """CREATE TRIGGER questions_never_change BEFORE UPDATE ON questions
            BEGIN SELECT RAISE(ABORT, 'questions keep their numbers'); END""",
    )


def migrate(db: Database, stop_before: str | None = None) -> int:
    """Apply what is missing inside the transaction that is open; the schema version that is then reached."""
    migrations.apply(db, stop_before=stop_before)
    return len(migrations.applied(db))
