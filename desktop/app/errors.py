"""What can go wrong in a use case, and with which exit code the command line ends.

AppError (expected trouble, one sentence)
├── UsageError      2   the words or the address do not make sense
├── NotFoundError  66   the target cannot be opened: no such file, platform or run, site not reachable
├── BadInputError  65   a file is not what its name says, is empty or is damaged
├── TooLittleError  4   the site was reached but forbids or hides everything there is to read
├── VerifyError     5   a check of digests, quotes or scores failed
└── BusyError      66   another program holds the library
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


class TooLittleError(AppError):
    """Nothing could be read, so nothing can be judged."""

    exit_code = 4


class VerifyError(AppError):
    """A digest, a quote or a score does not come out as written."""

    exit_code = 5


class BusyError(AppError):
    """Another program holds the library."""


class CancelledError(AppError):
    """The person stopped the work; what had arrived is kept."""

    exit_code = 130
