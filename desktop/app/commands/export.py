"""`lendscope export`: a case file out."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    export = add("hand a platform over as one WACZ case file")
    export.add_argument("run", metavar="RUN|PLATFORM")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.wacz",
        help="or FILE.warc.gz: the pages alone",
    )
    export.add_argument(
        "--with-notes", action="store_true", help="a person's notes go along; without it they stay"
    )
    export.add_argument(
        "--without-answers",
        action="store_true",
        help="leave out every person's part: answers, names, waivers, replies",
    )


def run(args: argparse.Namespace) -> int:
    """Write a case file."""
    from desktop.app.exchange import export_case
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        export_case(
            library, args.run, args.output, people=not args.without_answers, with_notes=args.with_notes
        )
    console_of(args).say(f"wrote {args.output}")
    return 0
