"""`lendscope answer`: a person's outcome for one item."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    answer = add("record a person's outcome for one item, and judge again")
    answer.add_argument("platform", metavar="PLATFORM")
    answer.add_argument("item", metavar="ITEM")
    answer.add_argument(
        "--outcome",
        required=True,
        metavar="OUTCOME",
        help="pass, partial, fail, not_disclosed, not_applicable or unknown",
    )
    answer.add_argument("--why", required=True, metavar="TEXT")
    answer.add_argument("--source", required=True, metavar="TEXT")
    answer.add_argument("--who", default="", metavar="NAME")


def run(args: argparse.Namespace) -> int:
    """Record a person's outcome for an item and judge the newest snapshot again."""
    from desktop.app.answers import record_answer
    from desktop.app.prints import summary
    from desktop.app.session import open_library

    with open_library(args) as library:
        found = record_answer(
            library, args.platform, args.item, args.outcome, args.why, args.source, args.who
        )
        print(summary(found))
    return 0
