"""`lendscope note`: what a person writes down about a platform."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add, positive


def declare(add: Add) -> None:
    """Its arguments."""
    note = add("list, add, change or remove private notes about a platform; they are never part of a report")
    note.add_argument("platform", metavar="PLATFORM")
    note.add_argument("text", nargs="?", metavar="TEXT", help="the new note; without it, all are listed")
    which = note.add_mutually_exclusive_group()
    which.add_argument("--change", type=positive, metavar="N", help="put TEXT in the place of note N")
    which.add_argument("--remove", type=positive, metavar="N", help="take note N away")
    which.add_argument("--bring-back", type=positive, metavar="N", help="undo --remove N")
    note.add_argument("--who", default="", metavar="NAME")


def run(args: argparse.Namespace) -> int:
    """Do what is asked for, then list what there is."""
    from datetime import UTC, datetime

    from desktop.app.errors import UsageError
    from desktop.app.people import person
    from desktop.app.prints import visible
    from desktop.app.session import open_library

    now = datetime.now(UTC)
    if args.change and not args.text:
        raise UsageError("--change needs the new words of the note behind the platform")
    if (args.remove or args.bring_back) and args.text:
        raise UsageError("a note is removed or brought back by its number alone; leave the text out")
    with open_library(args) as library:
        found = library.find_platform(args.platform)
        if args.change:
            library.change_note(found.id, args.change, now, args.text)
        elif args.remove:
            library.remove_note(found.id, args.remove, now)
        elif args.bring_back:
            library.return_note(found.id, args.bring_back)
        elif args.text is not None:
            library.add_note(found.id, now, args.who or person(), args.text)
        notes = library.notes_of(found.id)
    print(f"{visible(found.name)}: " + (f"{len(notes)} notes" if len(notes) != 1 else "1 note"))
    for note in notes:
        changed = f", changed {note.changed_at:%Y-%m-%d}" if note.changed_at else ""
        print(f"{note.id:>5}  {note.at:%Y-%m-%d %H:%M} UTC  {visible(note.who, 60)}{changed}")
        for line in note.text.splitlines():
            print(f"       {visible(line, 2000)}")
    return 0
