"""`lendscope waive`: accept a failed item for a time; the score stays as it is."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add, day


def declare(add: Add) -> None:
    """Its arguments."""
    waive = add("accept a failed item for a time, with a reason; the score stays as it is")
    waive.add_argument("platform", metavar="PLATFORM")
    waive.add_argument("item", nargs="?", default="", metavar="ITEM", help="none: list what is accepted")
    waive.add_argument("--why", default="", metavar="TEXT")
    waive.add_argument(
        "--until", type=day, default=None, metavar="DATE", help="the last day on which it holds"
    )
    waive.add_argument("--who", default="", metavar="NAME")
    waive.add_argument("--take-back", action="store_true", help="accept it no longer")


def run(args: argparse.Namespace) -> int:
    """Keep the acceptance, take it back, or list what stands."""
    from datetime import UTC, datetime

    from desktop.app.errors import UsageError
    from desktop.app.prints import summary, visible
    from desktop.app.session import open_library
    from desktop.app.waivers import take_back, waive
    from desktop.reports.wording import waiver_words

    with open_library(args) as library:
        if not args.item:
            for waiver in library.waivers(library.find_platform(args.platform).id):
                print(visible(f"{waiver.item}: {waiver_words(waiver, datetime.now(UTC).date())}", 2000))
            return 0
        if args.take_back:
            print(summary(take_back(library, args.platform, args.item, args.who)))
            return 0
        if args.until is None:
            raise UsageError("say until when it is accepted: --until 2027-03-31")
        print(summary(waive(library, args.platform, args.item, args.why, args.until, args.who)))
    return 0
