"""`lendscope diff`: what changed between two runs."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    diff = add("what changed between two runs, by item and by fact")
    diff.add_argument("first", metavar="RUN")
    diff.add_argument("second", metavar="RUN")
    diff.add_argument("--json", metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Print what changed between two runs."""
    from desktop.app.console import deliver
    from desktop.app.differences import diff_json, diff_lines, diff_of
    from desktop.app.reporting import dump
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        found = diff_of(library, args.first, args.second)
    if args.json:
        deliver(args.json, dump(diff_json(found)), console_of(args).say)
    else:
        print("\n".join(diff_lines(found)))
    return 0
