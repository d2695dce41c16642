"""`lendscope report`: the report of a run."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    report = add("write the report of a run or of a platform's newest run")
    report.add_argument("run", metavar="RUN|PLATFORM|FILE.wacz")
    report.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help=".pdf, .html, .md, .json, .csv or .xlsx",
    )
    report.add_argument("--client", default="", metavar="NAME", help="whom the report is prepared for")
    report.add_argument(
        "--audience", choices=("client", "full", "technical"), default="full", help="which sections (full)"
    )
    report.add_argument(
        "--sections",
        default=None,
        metavar="A,B,C",
        help="these sections instead; cover, summary, limits and evidence always stand in it",
    )
    report.add_argument("--language", default="en", metavar="CODE", help="of the report's own words (en)")


def run(args: argparse.Namespace) -> int:
    """Write the report of a run, or of a platform's newest run."""
    from desktop.app.files import check_place, write_whole
    from desktop.app.reporting import ENDINGS, Wish, report_of
    from desktop.app.session import console_of, open_library

    check_place(args.output, ENDINGS)
    wish = Wish(args.client, args.audience, _names(args.sections), args.language)
    with open_library(args) as library:
        content = report_of(library, args.run, args.output.suffix, wish)
    write_whole(args.output, content)
    console_of(args).say(f"wrote {args.output}")
    return 0


def _names(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(word.strip() for word in text.split(",") if word.strip())
