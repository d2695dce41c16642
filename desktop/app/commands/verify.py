"""`lendscope verify`: digests, quotes and score of a case file."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    verify = add("check digests, quotes and score of a case file")
    verify.add_argument("file", type=Path, metavar="FILE.wacz")


def run(args: argparse.Namespace) -> int:
    """Check a case file's digests, quotes and score; 5 when one of them does not come out as written."""
    from desktop.app.prints import visible
    from desktop.app.results import VERIFICATION_FAILED
    from desktop.app.session import console_of
    from desktop.app.verifying import Part, verify_case

    console = console_of(args)
    verdict = verify_case(args.file, console.progress)
    console.clear()
    for part in Part:
        print(f"{part.value}: {verdict.words(part)}")
    for one in verdict.wrong:
        print(visible(f"  {one}", 400))
    return VERIFICATION_FAILED if verdict.wrong else 0
