"""`lendscope compare`: platforms side by side."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    compare = add("two to six platforms side by side; places only where intervals part")
    compare.add_argument("platforms", nargs="+", metavar="PLATFORM")
    compare.add_argument("--json", metavar="FILE", help="write the comparison as JSON; - is standard output")
    compare.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write it as .pdf, .html, .md or .csv"
    )
    compare.add_argument("--client", default="", metavar="NAME", help="whom the report is prepared for")
    compare.add_argument("--language", default="en", metavar="CODE", help="of the report's own words (en)")
    compare.add_argument("--all", action="store_true", help="also facts and items that do not differ")


def run(args: argparse.Namespace) -> int:
    """Print platforms side by side."""
    from desktop.app.comparison import comparison, comparison_lines
    from desktop.app.console import deliver
    from desktop.app.documents import comparison_document
    from desktop.app.reporting import dump
    from desktop.app.session import console_of, open_library
    from desktop.reports.comparison_json import comparison_json

    with open_library(args) as library:
        found = comparison(library, args.platforms)
        if args.output:
            made = comparison_document(library, found, args.output, args.client, args.language)
            deliver(str(args.output), made, console_of(args).say)
            return 0
    if args.json:
        deliver(args.json, dump(comparison_json(found)), console_of(args).say)
    if args.json != "-":
        for line in comparison_lines(found, everything=args.all):
            print(line)
    return 0
