"""`lendscope diff`: what changed between two runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    diff = add("what changed between two runs: scores with their causes, items, facts, pages and their text")
    diff.add_argument("first", metavar="RUN")
    diff.add_argument("second", metavar="RUN")
    diff.add_argument("--json", metavar="FILE", help="write the difference as JSON; - is standard output")
    diff.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it as .pdf, .html or .md")
    diff.add_argument("--client", default="", metavar="NAME", help="whom the report is prepared for")
    diff.add_argument("--language", default="en", metavar="CODE", help="of the report's own words (en)")
    diff.add_argument(
        "--reread", action="store_true", help="read the first run's pages again, whatever reader it names"
    )
    diff.add_argument("--no-texts", action="store_true", help="leave out the texts of pages")


def run(args: argparse.Namespace) -> int:
    """Print what changed between two runs."""
    from desktop.app.console import deliver
    from desktop.app.difference_prints import difference_lines
    from desktop.app.differences import difference
    from desktop.app.documents import change_document
    from desktop.app.reporting import dump
    from desktop.app.session import cancel_on_interrupt, console_of, open_library
    from desktop.reports.difference_json import difference_json

    console = console_of(args)
    with open_library(args) as library, cancel_on_interrupt() as stop:
        found = difference(
            library,
            args.first,
            args.second,
            texts=not args.no_texts,
            reread=args.reread,
            progress=console.progress,
            cancel=stop,
        )
        console.clear()
        if args.output:
            made = change_document(library, found, args.output, args.client, args.language)
            deliver(str(args.output), made, console.say)
            return 0
    if args.json:
        deliver(args.json, dump(difference_json(found)), console.say)
    if args.json != "-":
        print("\n".join(difference_lines(found)))
    return 0
