"""One command of the command line is one module here, called as the command is.

`declare(add)` tells its arguments and must stay light, for every start declares all of them; `run(args)` does the work
and returns the exit code. What it needs is imported when it runs.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from desktop.app.arguments import Add


class Command(Protocol):
    """A module of this folder."""

    def declare(self, add: Add) -> None:
        """Tell the command's arguments."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Do it; the exit code."""
        ...


def names() -> list[str]:
    """The commands there are, in alphabetical order."""
    return sorted(module.name.rstrip("_") for module in iter_modules(__path__))


def command(name: str) -> Command:
    """The module of a command; a word that Python keeps for itself has a `_` behind it."""
    from keyword import iskeyword

    return cast(Command, import_module(f"{__name__}.{name}{'_' if iskeyword(name) else ''}"))
