"""The library in one SQLite file: platforms, snapshots, runs, answers. All SQL lives here."""
