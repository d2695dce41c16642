"""`lendscope answer`: a person's outcome for one item, or value for one fact; or taking either back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.app.arguments import Add

if TYPE_CHECKING:
    from desktop.history.library import Library
    from scoring.review import Review


def declare(add: Add) -> None:
    """Its arguments."""
    answer = add("record a person's outcome for one item, or value for one fact, and judge again")
    answer.add_argument("platform", metavar="PLATFORM")
    answer.add_argument("item", metavar="ITEM", nargs="?", default="")
    answer.add_argument(
        "--outcome",
        default="",
        metavar="OUTCOME",
        help="pass, partial, fail, not_disclosed, not_applicable or unknown",
    )
    answer.add_argument("--fact", default="", metavar="KEY", help="answer a fact instead of an item")
    answer.add_argument(
        "--value", default="", metavar="V", help="its value: 11.4, yes, 2024-05, a choice, or a; b"
    )
    answer.add_argument("--unit", default="", metavar="U", help="the currency of an amount, for example EUR")
    answer.add_argument("--as-of", default="", metavar="DATE", help="the day the value speaks of")
    answer.add_argument(
        "--platform-says", action="store_true", help="the platform said so, outside its pages"
    )
    answer.add_argument("--why", default="", metavar="TEXT")
    answer.add_argument("--source", default="", metavar="TEXT")
    answer.add_argument("--who", default="", metavar="NAME")
    answer.add_argument(
        "--withdraw", action="store_true", help="take the last answer back; the one before stands again"
    )


def run(args: argparse.Namespace) -> int:
    """Record the answer, or take it back, and judge the newest snapshot again."""
    from desktop.app.prints import summary
    from desktop.app.session import open_library

    _check(args)
    with open_library(args) as library:
        print(summary(_answered(library, args)))
    return 0


def _check(args: argparse.Namespace) -> None:
    from desktop.app.errors import UsageError

    if bool(args.item) == bool(args.fact):
        raise UsageError("name an item of the checklist, or a fact with --fact KEY, and not both")
    if args.withdraw:
        return
    if args.item and not args.outcome:
        raise UsageError("an item is answered with --outcome, --why and --source")
    if args.fact and not args.value:
        raise UsageError("a fact is answered with --value, --why and --source")


def _answered(library: Library, args: argparse.Namespace) -> Review:
    from desktop.app.answers import record_answer, withdraw_answer
    from desktop.app.fact_answers import GivenFact, record_fact, withdraw_fact

    if args.fact and args.withdraw:
        return withdraw_fact(library, args.platform, args.fact, args.who)
    if args.withdraw:
        return withdraw_answer(library, args.platform, args.item, args.who)
    if args.fact:
        given = GivenFact(
            args.fact, args.value, args.why, args.source, args.unit, args.as_of, args.platform_says
        )
        return record_fact(library, args.platform, given, args.who)
    return record_answer(library, args.platform, args.item, args.outcome, args.why, args.source, args.who)
