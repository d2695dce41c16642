"""`lendscope letter`: the questions to a platform as a polite letter."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add, day


def declare(add: Add) -> None:
    """Its arguments."""
    letter = add("write the open questions to a platform as a letter; each question keeps its number")
    letter.add_argument("run", metavar="RUN|PLATFORM")
    letter.add_argument(
        "-o",
        "--output",
        type=Path,
        default=None,
        metavar="FILE",
        help=".pdf, .html, .md or .txt; none: printed",
    )
    letter.add_argument(
        "--questions", default="", metavar="N,N", help="these numbers only (else: all without a reply)"
    )
    letter.add_argument(
        "--from", dest="sender", default="", metavar="TEXT", help="else: the adviser's name and firm"
    )
    letter.add_argument(
        "--to", dest="addressee", default="", metavar="TEXT", help="else: the operator as stated"
    )
    letter.add_argument("--language", default="en", metavar="CODE", help="of the letter's own words (en)")
    letter.add_argument("--date", type=day, default=None, metavar="DATE", help="else: today")


def run(args: argparse.Namespace) -> int:
    """Write or print the letter."""
    from desktop.app.letters import compose, letter_bytes, write_letter
    from desktop.app.prints import visible
    from desktop.app.review import find_review
    from desktop.app.session import console_of, open_library

    with open_library(args) as library:
        letter = compose(
            library,
            find_review(library, args.run),
            _numbers(args.questions),
            day=args.date,
            sender=args.sender,
            addressee=args.addressee,
        )
    if args.output is None:
        for line in letter_bytes(letter, ".txt", args.language).decode().splitlines():
            print(visible(line, 2000))
        return 0
    write_letter(letter, args.output, args.language)
    console_of(args).say(f"wrote {args.output}: {len(letter.questions)} questions")
    return 0


def _numbers(words: str) -> set[int] | None:
    from desktop.app.errors import UsageError

    parts = [part.strip() for part in words.split(",") if part.strip()]
    wrong = next((p for p in parts if not (p.isascii() and p.isdigit())), None)
    if wrong is not None:
        raise UsageError(f"{wrong!r} is no number of a question; write --questions 1,4,7")
    return {int(part) for part in parts} or None
