"""`lendscope tidy`: old captures go by a plan."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta

from desktop.app.arguments import Add, positive


def declare(add: Add) -> None:
    """Its arguments."""
    tidy = add("show which old captures could go, and let them go with --yes")
    tidy.add_argument("platform", nargs="?", metavar="PLATFORM")
    tidy.add_argument(
        "--keep", type=positive, default=3, metavar="N", help="captures each platform keeps (3)"
    )
    tidy.add_argument(
        "--older-than", type=positive, default=None, metavar="DAYS", help="only captures older than this"
    )
    tidy.add_argument(
        "--with-runs",
        action="store_true",
        help="also captures that runs rest on; those lose their saved pages",
    )
    tidy.add_argument("--yes", action="store_true", help="let them go; without it nothing is changed")


def run(args: argparse.Namespace) -> int:
    """Say what old captures could go and what would be lost by it; let them go only when told to."""
    from desktop.app.session import open_library
    from desktop.app.tidying import plan_lines

    now = datetime.now(UTC)
    before = now - timedelta(days=args.older_than) if args.older_than else None
    with open_library(args) as library:
        who = library.find_platform(args.platform).id if args.platform else None
        plan = library.plan_letting_go(
            keep=args.keep, before=before, platform_id=who, with_runs=args.with_runs
        )
        for line in plan_lines(plan):
            print(line)
        if args.yes and plan.leaving:
            library.let_go(plan, now)
            print("done; `lendscope backup` before such a step keeps a way back")
        elif plan.leaving:
            print("nothing was changed; --yes lets them go")
    return 0
