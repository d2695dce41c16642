"""`lendscope rescore`: saved snapshots under the present checklist."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add, reviewing


def declare(add: Add) -> None:
    """Its arguments."""
    rescore = add("judge saved snapshots again under the present checklist, as new runs", reviewing())
    rescore.add_argument("platforms", nargs="*", metavar="PLATFORM")


def run(args: argparse.Namespace) -> int:
    """Judge saved snapshots under the present edition, as new runs."""
    from desktop.app.prints import summary
    from desktop.app.results import check_states, verdict, write_results
    from desktop.app.review import rescore as judge_again
    from desktop.app.session import console_of, open_library, options_of

    check_states(args.fail_on)
    with open_library(args) as library:
        console = console_of(args)
        done = judge_again(library, args.platforms, options_of(args), console.progress)
        console.clear()
        for found in done:
            if args.json != "-":
                print(summary(found) + "\n")
        args.targets = done
        write_results(args, console, done, library)
    return next((code for code in (verdict(args, found) for found in done) if code), 0)
