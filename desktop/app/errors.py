"""What can go wrong in a use case, and with which exit code the command line ends.

AppError (expected trouble, one sentence)
├── UsageError      2   the words or the address do not make sense
├── NotFoundError  66   the target cannot be opened: no such file, platform or run, site not reachable
├── BadInputError  65   a file is not what its name says, is empty or is damaged
└── CancelledError 130  the person stopped the work; what had arrived is kept

Errors of the other rooms keep their own types; `desktop.app.trouble` gives each its exit code.
"""

from __future__ import annotations


class AppError(Exception):
    """Expected trouble, in a sentence a person can act on."""

    exit_code = 66


class UsageError(AppError):
    """The words or the address do not make sense."""

    exit_code = 2


class NotFoundError(AppError):
    """The target cannot be opened."""


class BadInputError(AppError):
    """A file is not what its name says, is empty or is damaged."""

    exit_code = 65


class CancelledError(AppError):
    """The person stopped the work; what had arrived is kept."""

    exit_code = 130
