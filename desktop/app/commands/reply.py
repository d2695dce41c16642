"""`lendscope reply`: what the platform answered to a question, kept with its date."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add, day, positive


def declare(add: Add) -> None:
    """Its arguments."""
    reply = add("keep what the platform answered to a question; it is no disclosure and moves no score")
    reply.add_argument("platform", metavar="PLATFORM")
    reply.add_argument(
        "--question", type=positive, default=None, metavar="N", help="none: list questions and replies"
    )
    reply.add_argument("--text", default="", metavar="TEXT")
    reply.add_argument("--file", type=Path, default=None, metavar="FILE", help="text, HTML or PDF")
    reply.add_argument("--date", type=day, default=None, metavar="DATE", help="the date the reply bears")
    reply.add_argument("--who", default="", metavar="NAME", help="who records it")
    reply.add_argument("--take-back", action="store_true", help="take the last reply to this question back")


def run(args: argparse.Namespace) -> int:
    """Keep it, take it back, or list what there is."""
    from desktop.app.errors import UsageError
    from desktop.app.letters import question_lines, reply, take_back
    from desktop.app.prints import visible
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        if args.question is None:
            for line in question_lines(library, library.find_platform(args.platform).id):
                print(visible(line, 4000))
            return 0
        if args.take_back:
            take_back(library, args.platform, args.question, args.who)
            console_of(args).say("taken back")
            return 0
        if bool(args.text.strip()) == (args.file is not None):
            raise UsageError("give the reply's words with --text, or its file with --file")
        if args.date is None:
            raise UsageError("give the date the reply bears: --date 2026-11-20")
        found = reply(
            library, args.platform, args.question, args.date, text=args.text, file=args.file, who=args.who
        )
        console_of(args).say(
            f"kept in run {found.run_id} as what the platform says; `lendscope answer` judges on its base"
        )
    return 0
