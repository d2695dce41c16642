"""`lendscope signoff`: a person's name under a run."""

from __future__ import annotations

import argparse

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    signoff = add("sign a run off as preparer or reviewer; without --as, say who has signed it")
    signoff.add_argument("run", metavar="RUN|PLATFORM")
    signoff.add_argument("--as", dest="role", choices=("preparer", "reviewer"), default=None)
    signoff.add_argument("--who", default="", metavar="NAME", help="the person who signs")
    signoff.add_argument("--take-back", action="store_true", help="take the name in that role back")


def run(args: argparse.Namespace) -> int:
    """Sign, take back, or say who has signed; then whether a report is final."""
    from desktop.app.errors import UsageError
    from desktop.app.session import open_library
    from desktop.app.signing import sign_off, signature_lines, signatures, take_back

    if args.role is None and (args.who or args.take_back):
        raise UsageError("name the role: --as preparer or --as reviewer")
    with open_library(args) as library:
        if args.role is None:
            found = signatures(library, args.run)
        elif args.take_back:
            found = take_back(library, args.run, args.role)
        else:
            found = sign_off(library, args.run, args.role, args.who)
    print("\n".join(signature_lines(found)))
    return 0
