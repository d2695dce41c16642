"""`lendscope read`: findings only."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.app.arguments import Add, fetching, reviewing

if TYPE_CHECKING:
    from scoring.review import Review


def declare(add: Add) -> None:
    """Its arguments."""
    read = add("read the facts only, without judging", reviewing(), fetching())
    read.add_argument("targets", nargs="+", metavar="TARGET")


def run(args: argparse.Namespace) -> int:
    """The findings of every target, without judgement and without keeping a run."""
    from desktop.app.results import each
    from desktop.app.review import read_target
    from desktop.app.session import cancel_on_interrupt, console_of, open_library, options_of

    with open_library(args) as library, cancel_on_interrupt() as stop:
        console = console_of(args)

        def one(text: str) -> Review:
            return read_target(library, text, options_of(args), console.progress, stop)

        return each(args, console, one)
