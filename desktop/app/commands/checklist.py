"""`lendscope checklist`: the handbook."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    checklist = add("the handbook: every item, or one with all it says")
    checklist.add_argument("item", nargs="?", metavar="ITEM")
    checklist.add_argument("--how", action="store_true", help="how each item is decided, for all of them")


def run(args: argparse.Namespace) -> int:
    """Print the handbook, or one item with all it says."""
    from desktop.app.handbook import handbook_text, how_text, item_text

    if args.item:
        print(item_text(args.item))
    else:
        print(how_text() if args.how else handbook_text())
    return 0
