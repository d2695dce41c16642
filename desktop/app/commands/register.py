"""`lendscope register`: what a register, company or review file says."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add, day


def declare(add: Add) -> None:
    """Its arguments."""
    register = add("show what a register, company or review file says of a platform; --confirm takes it in")
    register.add_argument("platform", metavar="PLATFORM")
    register.add_argument("file", type=Path, metavar="FILE.csv", help="CSV or TSV, at most 50 MiB")
    register.add_argument("--kind", choices=("licence", "company", "reviews"), help="what the file is about")
    register.add_argument(
        "--row",
        type=int,
        default=None,
        metavar="N",
        help="row N (from 1 below the head) is the operator; 0: none is",
    )
    register.add_argument("--whole-register", action="store_true", help="the file holds the whole register")
    register.add_argument(
        "--dated", type=day, default=None, metavar="DATE", help="the day the file speaks of"
    )
    register.add_argument("--delimiter", choices=("comma", "semicolon", "tab", "bar"))
    register.add_argument("--decimal", choices=("point", "comma"))
    register.add_argument("--encoding", choices=("utf-8", "utf-16", "windows-1252"))
    register.add_argument(
        "--dates", choices=("dmy", "mdy"), help="day or month first in dates like 03/04/2026"
    )
    register.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ROLE=NAME",
        help="which column is name, number, status …",
    )
    register.add_argument("--confirm", action="store_true", help="keep it as evidence and judge again")
    register.add_argument("--who", default="", metavar="NAME")


def run(args: argparse.Namespace) -> int:
    """Show what a register or review file says about a platform; with --confirm take it in and judge again."""
    from desktop.app.prints import summary, visible
    from desktop.app.registers import TableWish, preview, take_in
    from desktop.app.session import console_of, open_library
    from desktop.app.tables import choices_of, preview_lines

    wish = TableWish(args.file, choices_of(args), args.row, args.whole_register, args.dated)
    with open_library(args) as library:
        console = console_of(args)
        if not args.confirm:
            seen = preview(library, args.platform, wish)
            for line in preview_lines(seen):
                print(visible(line, 2000))
            console.say(seen.lacking or "nothing is kept yet; add --confirm to take this in")
            return 0
        found = take_in(library, args.platform, wish, console.progress, who=args.who)
        console.clear()
        print(summary(found))
    return 0
