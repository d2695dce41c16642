"""`lendscope rescore`: saved snapshots under the present checklist."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add, reviewing


def declare(add: Add) -> None:
    """Its arguments."""
    rescore = add("judge saved snapshots again under the present checklist, as new runs", reviewing())
    rescore.add_argument("platforms", nargs="*", metavar="PLATFORM")
    rescore.add_argument(
        "--every", action="store_true", help="every saved snapshot of a platform, not only the newest"
    )


def run(args: argparse.Namespace) -> int:
    """Judge saved snapshots under the present edition, as new runs."""
    from desktop.app.prints import summary
    from desktop.app.results import check_states, verdict, write_results
    from desktop.app.review import rescored
    from desktop.app.session import console_of, open_library, options_of

    check_states(args.fail_on)
    with open_library(args) as library:
        console = console_of(args)
        codes, kept = [], []
        for found in rescored(library, args.platforms, options_of(args), console.progress, every=args.every):
            console.clear()
            if args.json != "-":
                print(summary(found) + "\n")
            codes.append(verdict(args, found))
            kept += [found] if args.json or args.pdf else []
        args.targets = codes
        write_results(args, console, kept, library)
    return next((code for code in codes if code), 0)
