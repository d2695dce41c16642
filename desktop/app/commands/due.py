"""`lendscope due`: when a platform should be looked at again."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    due = add("show or set when platforms should be looked at again; `lendscope review --due` then does")
    due.add_argument("platform", nargs="?", metavar="PLATFORM", help="without it, all that have a day")
    due.add_argument("when", nargs="*", metavar="WHEN", help="a day (2026-12-01), none, or every 30 days")


def run(args: argparse.Namespace) -> int:
    """List the days there are, or set one."""
    from desktop.app.session import open_library
    from desktop.app.watching import due_lines, due_rows, today, when_of

    now = today()
    with open_library(args) as library:
        if args.platform is None:
            rows = due_rows(library, now.max)
            print("\n".join(due_lines(rows, now)) or "no platform has a day to look again")
            return 0
        found = library.find_platform(args.platform)
        if args.when:
            when = when_of(" ".join(args.when), now)
            library.set_due(found.id, when.due, when.every)
        print("\n".join(due_lines(library.platform_rows([found.id]), now)))
    return 0
