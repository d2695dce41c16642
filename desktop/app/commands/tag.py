"""`lendscope tag`: words of a person's own for platforms."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    tag = add("show, add or remove tags of platforms; without a platform, all tags in use")
    tag.add_argument("platforms", nargs="*", metavar="PLATFORM")
    tag.add_argument("--add", action="append", default=[], metavar="TAG")
    tag.add_argument("--remove", action="append", default=[], metavar="TAG")


def run(args: argparse.Namespace) -> int:
    """Change the tags of all the platforms named, then show them."""
    from desktop.app.errors import UsageError
    from desktop.app.prints import visible
    from desktop.app.session import open_library
    from desktop.app.tagging import change_tags

    if (args.add or args.remove) and not args.platforms:
        raise UsageError("name the platforms whose tags should change, before --add or --remove")
    with open_library(args) as library:
        if not args.platforms:
            print("\n".join(visible(tag) for tag in library.all_tags()) or "no platform has a tag")
            return 0
        found = [library.find_platform(name).id for name in args.platforms]
        change_tags(library, found, args.add, args.remove)
        for row in library.platform_rows(found):
            print(f"{row.id}  {visible(row.name, 40):<40}  {', '.join(map(visible, row.tags)) or 'no tags'}")
    return 0
