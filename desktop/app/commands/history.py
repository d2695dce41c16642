"""`lendscope history`: platforms, the runs of one, where words stand, or what changed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.app.arguments import Add

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.history.library import Library


def declare(add: Add) -> None:
    """Its arguments."""
    history = add("list platforms, the runs of one platform, where words stand, or what changed")
    history.add_argument("platform", nargs="?", metavar="PLATFORM|FILE.wacz")
    history.add_argument("--json", metavar="FILE", help="write the list as JSON; - is standard output")
    which = history.add_mutually_exclusive_group()
    which.add_argument(
        "--search", metavar="WORDS", help="look through names, facts, saved pages and notes for these words"
    )
    which.add_argument(
        "--changed",
        action="store_true",
        help="what became another since somebody last looked, in the window or so",
    )
    history.add_argument("--looked", action="store_true", help="with --changed: it has now been looked at")
    history.add_argument("--tag", metavar="TAG", help="only platforms with this tag")
    history.add_argument("--band", choices=tuple("ABCDE"), help="only platforms with this letter")
    history.add_argument("--flagged", action="store_true", help="only platforms with flags")


def run(args: argparse.Namespace) -> int:
    """List what is asked for, as lines or as JSON."""
    from desktop.app.console import deliver
    from desktop.app.errors import UsageError
    from desktop.app.reporting import dump
    from desktop.app.session import console_of, open_library

    if args.platform and (args.search or args.changed or args.tag or args.band or args.flagged):
        raise UsageError("--search, --changed and the filters look at all platforms; leave the platform out")
    if args.looked and not args.changed:
        raise UsageError("--looked goes with --changed")
    with open_library(args) as library:
        lines, plain = _asked_for(library, args)
        if args.json:
            deliver(args.json, dump(plain()), console_of(args).say)
        else:
            for line in lines():
                print(line)
        if args.looked:
            from desktop.app.watching import look_at_all

            look_at_all(library)
    return 0


def _asked_for(
    library: Library, args: argparse.Namespace
) -> tuple[Callable[[], Iterable[str]], Callable[[], list[dict[str, object]]]]:
    """How the list is printed, and how it is made plain values."""
    from functools import partial

    from desktop.app import finding, listing, watching
    from desktop.history.values import Sieve

    if args.search:
        hits = finding.find_words(library, args.search)
        return partial(finding.hit_lines, hits), partial(finding.hits_json, hits)
    if args.changed:
        return partial(watching.change_lines, library), partial(watching.changes_json, library)
    if args.platform:
        named = (library, args.platform)
        return partial(listing.run_lines, *named), partial(listing.runs_json, *named)
    sieve = Sieve(tag=args.tag, band=args.band, flagged=args.flagged)
    return partial(listing.platform_lines, library, sieve), partial(listing.platforms_json, library, sieve)
