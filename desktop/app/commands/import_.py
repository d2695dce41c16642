"""`lendscope import`: a case file in."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    imports = add("take a case file into the library, beside what is there")
    imports.add_argument("file", type=Path, metavar="FILE.wacz")


def run(args: argparse.Namespace) -> int:
    """Take a case file in beside what is there."""
    from desktop.app.exchange import import_case
    from desktop.app.prints import summary
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        console = console_of(args)
        found = import_case(library, args.file, console.progress, console.say)
        console.clear()
        print(summary(found))
    return 0
