"""`lendscope whatif`: how the scores of a run would move; nothing is kept."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    whatif = add(
        "see how every score of a run would move under other answers, facts or weights; nothing is kept"
    )
    whatif.add_argument("run", metavar="RUN|PLATFORM")
    for option, form, text in (
        ("--item", "ID=OUTCOME", "suppose this outcome of an item"),
        ("--fact", "KEY=VALUE", "suppose this value of a fact; no value: that it is not stated"),
        ("--weight", "ID=WEIGHT", "critical, high, medium, low or 0 to 20"),
        ("--share", "RISK=NUMBER", "another weight of a whole risk, such as credit=30"),
        ("--flag", "ID=STATE", "suppose that a flag is confirmed, rejected or a candidate"),
    ):
        whatif.add_argument(option, action="append", default=[], metavar=form, help=text)
    whatif.add_argument("--profile", default="", metavar="NAME", help="the weights of a profile")
    whatif.add_argument("--json", metavar="FILE", help="write the answer as JSON; - is standard output")


def run(args: argparse.Namespace) -> int:
    """Print what would be otherwise."""
    from desktop.app import whatif
    from desktop.app.console import deliver
    from desktop.app.profiles import folder_of
    from desktop.app.reporting import dump
    from desktop.app.review import find_review
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        review = find_review(library, args.run)
        profiles = folder_of(library.path)
    asked = whatif.whatif_of(review)
    changes = whatif.put_together(
        [
            *([whatif.supposed_profile(profiles, args.profile)] if args.profile else []),
            *map(whatif.supposed_share, args.share),
            *map(whatif.supposed_outcome, args.item),
            *(whatif.supposed_value(words, review) for words in args.fact),
            *map(whatif.supposed_weight, args.weight),
            *map(whatif.supposed_flag, args.flag),
        ]
    )
    changes = whatif.checked(asked, changes)
    if args.json:
        deliver(args.json, dump(whatif.answer_json(review, asked, changes)), console_of(args).say)
    if args.json != "-":
        print("\n".join(whatif.lines(review, asked, changes)))
    return 0
