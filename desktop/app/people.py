"""Who is at the keyboard, for what a person says without giving a name."""

from __future__ import annotations

import getpass


def person() -> str:
    """The name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "not stated"
