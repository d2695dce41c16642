"""`lendscope backup`: a verified copy of the library."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    backup = add("write a verified copy of the library")
    backup.add_argument("-o", "--output", type=Path, default=None, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Write a verified copy of the library."""
    from desktop.app.session import console_of, open_library

    path = args.output or Path(f"lendscope-backup-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
    with open_library(args) as library:
        library.backup(path)
    console_of(args).say(f"wrote {path}")
    return 0
