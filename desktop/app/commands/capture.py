"""`lendscope capture`: pages into a file, nothing judged."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add, fetching


def declare(add: Add) -> None:
    """Its arguments."""
    capture = add("capture a platform into a file, without judging", fetching())
    capture.add_argument("address", metavar="ADDRESS")
    capture.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.wacz")


def run(args: argparse.Namespace) -> int:
    """Capture an address into a WACZ file; nothing is judged."""
    from desktop.app.errors import UsageError
    from desktop.app.exchange import capture_to_file
    from desktop.app.results import TOO_LITTLE
    from desktop.app.session import (
        cancel_on_interrupt,
        console_of,
        open_library,
        options_of,
        tell_of_interruption,
    )

    if args.offline:
        raise UsageError("capture goes online; leave --offline out, or review a saved file instead")
    with open_library(args) as library, cancel_on_interrupt() as stop:
        console = console_of(args)
        tell_of_interruption(library, args.address, options_of(args), console)
        read_something = capture_to_file(
            library, args.address, args.output, options_of(args), console.progress, stop
        )
        console.say(f"wrote {args.output}")
    return 0 if read_something else TOO_LITTLE
