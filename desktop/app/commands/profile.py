"""`lendscope profile`: how much each risk weighs in the overall score, under names of one's own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.arguments import Add

if TYPE_CHECKING:
    from desktop.app.profiles import Profile

ACTIONS = ("list", "show", "new", "edit", "delete")


def declare(add: Add) -> None:
    """Its arguments."""
    profile = add("list, show, make, change or delete profiles: how much each risk weighs")
    profile.add_argument("action", nargs="?", choices=ACTIONS, default="list", metavar="|".join(ACTIONS))
    profile.add_argument("name", nargs="?", default="", metavar="NAME")
    profile.add_argument(
        "--from", dest="origin", default="default", metavar="NAME", help="new: begin with this one"
    )
    profile.add_argument(
        "--set", dest="shares", action="append", default=[], metavar="RISK=NUMBER", help="such as credit=30"
    )
    profile.add_argument("--note", default=None, metavar="TEXT", help="what it is for")
    profile.add_argument("--json", metavar="FILE", help="write the list as JSON; - is standard output")


def run(args: argparse.Namespace) -> int:
    """Do what the first word says."""
    from desktop.app.console import deliver
    from desktop.app.paths import library_path
    from desktop.app.profiles import folder_of, profiles
    from desktop.app.reporting import dump
    from desktop.app.session import console_of

    folder = folder_of(library_path(args.library))
    console = console_of(args)
    if args.action == "list":
        found = profiles(folder)
        if args.json:
            deliver(args.json, dump([plain(p) for p in found]), console.say)
        for one in [] if args.json == "-" else found:
            print("\n".join(lines(one)))
        return 0
    made = _one(args, folder)
    if made is None:
        console.say(f"deleted {args.name}; runs judged by it keep their weights")
    elif args.json:
        deliver(args.json, dump(plain(made)), console.say)
    else:
        print("\n".join(lines(made)))
    return 0


def _one(args: argparse.Namespace, folder: Path) -> Profile | None:
    from dataclasses import replace

    from desktop.app.errors import UsageError
    from desktop.app.profiles import check_name, load, remove, save
    from desktop.app.whatif import put_together, supposed_share

    if not args.name:
        raise UsageError(f"name the profile: lendscope profile {args.action} NAME")
    if args.action == "show":
        return load(folder, args.name)
    if args.action == "delete":
        remove(folder, args.name)
        return None
    check_name(args.name)
    begun = load(folder, args.origin if args.action == "new" else args.name)
    shares = put_together([supposed_share(words) for words in args.shares]).shares
    note = begun.note if args.note is None else args.note
    if args.action == "new" and args.note is None and not begun.own:
        note = ""
    wanted = replace(begun, name=args.name, weights={**begun.weights, **shares}, note=note)
    return save(folder, wanted, replace=args.action == "edit")


def lines(profile: Profile) -> Iterator[str]:
    """A profile in two or three lines: its name and note, its weights with their shares."""
    from desktop.app.prints import LABELS, visible
    from scoring.printing import one_decimal
    from scoring.profiles import scaled, weight_words

    shares = scaled(profile.weights)
    origin = "" if profile.own else " (of the checklist)"
    yield f"{profile.name}{origin}  {visible(profile.note)}".rstrip()
    yield "  " + " · ".join(
        f"{LABELS[d]} {weight_words(profile.weights[d])} ({one_decimal(shares[d])} %)" for d in LABELS
    )


def plain(profile: Profile) -> dict[str, object]:
    """A profile as plain values."""
    return {
        "name": profile.name,
        "own": profile.own,
        "label": profile.label,
        "note": profile.note,
        "weights": {name: float(weight) for name, weight in profile.weights.items()},
    }
