"""`lendscope review`: capture or open, read, judge, keep."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.arguments import Add, fetching, reviewing

if TYPE_CHECKING:
    from desktop.app.console import Console
    from desktop.history.library import Library
    from scoring.review import Review


def declare(add: Add) -> None:
    """Its arguments."""
    review = add("review a platform: capture or open it, read, judge, keep the run", reviewing(), fetching())
    review.add_argument(
        "targets", nargs="*", metavar="TARGET", help="address, saved file or folder, or name in the library"
    )
    review.add_argument(
        "--due", action="store_true", help="review the platforms whose day has come (`lendscope due`)"
    )
    review.add_argument(
        "--add",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="add saved pages (HTML, PDF, MHTML, HAR, WARC, WACZ, folder) to the newest capture of one platform",
    )
    review.add_argument(
        "--at", default="", metavar="ADDRESS", help="where the added page came from, if its file does not say"
    )


def run(args: argparse.Namespace) -> int:
    """Review every target; one that fails does not stop the rest."""
    from desktop.app.adding import review_with
    from desktop.app.errors import UsageError
    from desktop.app.results import check_states, each
    from desktop.app.review import review_target
    from desktop.app.session import (
        cancel_on_interrupt,
        console_of,
        open_library,
        options_of,
        tell_of_interruption,
    )

    check_states(args.fail_on)
    if bool(args.targets) == args.due:
        raise UsageError(
            "name what to review: an address, a saved file, a name in the library; or --due alone"
        )
    if args.at and not args.add:
        raise UsageError("--at says where an added page came from; name the page with --add")
    if args.add and len(args.targets) != 1:
        raise UsageError("--add takes pages for one platform; name it before --add")
    with open_library(args) as library, cancel_on_interrupt() as stop:
        console = console_of(args)
        if args.due:
            args.targets = _due(library, console)

        def one(text: str) -> Review:
            if args.add:
                return review_with(
                    library, text, args.add, options_of(args), console.progress, stop, at=args.at
                )
            tell_of_interruption(library, text, options_of(args), console)
            return review_target(library, text, options_of(args), console.progress, stop)

        return each(args, console, one, library)


def _due(library: Library, console: Console) -> list[str]:
    """The addresses whose day has come; the others are told of."""
    from desktop.app.prints import visible
    from desktop.app.watching import can_be_visited, due_rows, today

    rows = due_rows(library, today())
    for row in rows:
        if not can_be_visited(row.home):
            console.say(
                f"{visible(row.name, 80)} is due and came from saved files; add newer ones with --add"
            )
    found = [row.home for row in rows if can_be_visited(row.home)]
    if not found:
        console.say("nothing is due that can be visited")
    return found
