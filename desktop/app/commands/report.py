"""`lendscope report`: the report of a run."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    report = add("write the report of a run or of a platform's newest run")
    report.add_argument("run", metavar="RUN|PLATFORM")
    report.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=".pdf, .html, .md, .json or .csv"
    )


def run(args: argparse.Namespace) -> int:
    """Write the report of a run, or of a platform's newest run."""
    from desktop.app.reporting import write_report
    from desktop.app.review import find_review
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        write_report(find_review(library, args.run), args.output)
    console_of(args).say(f"wrote {args.output}")
    return 0
