"""`lendscope restore`: a backup in the library's place."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    restore = add("put a backup in the library's place; the present one is kept beside it")
    restore.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Put a backup in the library's place; the present one is kept beside it."""
    from desktop.app.paths import library_path
    from desktop.app.session import console_of
    from desktop.history.library import Library

    kept = Library.restore(library_path(args.library), args.file)
    console_of(args).say("the backup is in place" + (f"; the library before it is {kept}" if kept else ""))
    return 0
