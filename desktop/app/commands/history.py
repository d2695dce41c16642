"""`lendscope history`: platforms, or the runs of one."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    history = add("list platforms, or the runs of one platform")
    history.add_argument("platform", nargs="?", metavar="PLATFORM")
    history.add_argument("--json", metavar="FILE", help="write the list as JSON; - is standard output")


def run(args: argparse.Namespace) -> int:
    """List platforms, or the runs of one platform."""
    from desktop.app.console import deliver
    from desktop.app.listing import platform_lines, platforms_json, run_lines, runs_json
    from desktop.app.reporting import dump
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        if args.json:
            plain = runs_json(library, args.platform) if args.platform else platforms_json(library)
            deliver(args.json, dump(plain), console_of(args).say)
            return 0
        for line in run_lines(library, args.platform) if args.platform else platform_lines(library):
            print(line)
    return 0
