"""`lendscope compare`: platforms side by side."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    compare = add("platforms side by side")
    compare.add_argument("platforms", nargs="+", metavar="PLATFORM")


def run(args: argparse.Namespace) -> int:
    """Print platforms side by side."""
    from desktop.app.differences import compare_lines
    from desktop.app.session import open_library

    with open_library(args) as library:
        for line in compare_lines(library, args.platforms):
            print(line)
    return 0
