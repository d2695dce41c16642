"""What the words of the command line are made of: kinds of values, and the options that several commands share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Protocol


class Add(Protocol):
    """Adds the command that is being declared: what it does in one line, and the groups of options it shares."""

    def __call__(self, text: str, *groups: argparse.ArgumentParser) -> argparse.ArgumentParser: ...


def day(text: str) -> date:
    """A date as ISO writes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-23") from None


def country(text: str) -> str:
    """A country by its two letters."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise argparse.ArgumentTypeError(f"{text!r} is not a country; use two letters, for example LV")


def language(text: str) -> str:
    """A language by its code."""
    if text.isascii() and text.isalpha() and len(text) in (2, 3):
        return text.lower()
    raise argparse.ArgumentTypeError(f"{text!r} is not a language; use its code, for example de")


def positive(text: str) -> int:
    """A whole number above zero."""
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")


def seconds(text: str) -> float:
    """A pause from 0 to 60 seconds."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 60:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 60")
    return value


def percent(text: str) -> float:
    """A score from 0 to 100."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a score from 0 to 100")
    return value


def reviewing() -> argparse.ArgumentParser:
    """What every command that judges takes."""
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--json", metavar="FILE", help="write the result as JSON; - is standard output")
    base.add_argument("--pdf", type=Path, metavar="FILE", help="write the report as PDF")
    base.add_argument(
        "--profile", default="default", metavar="NAME", help="weights: default, equal or one of your own"
    )
    base.add_argument(
        "--jurisdiction", type=country, metavar="CC", help="country of the operator, if not printed"
    )
    base.add_argument("--as-of", type=day, metavar="DATE", help="judge as of this day (2026-11-23)")
    base.add_argument(
        "--lang", type=language, metavar="CODE", help="language of the pages where they do not say it"
    )
    base.add_argument(
        "--fail-under", type=percent, metavar="N", help="exit 3 when the overall score is below N"
    )
    base.add_argument(
        "--fail-on",
        action="append",
        default=[],
        metavar="STATE",
        help="exit 3 when an item has STATE, or 'flag'",
    )
    return base


def fetching() -> argparse.ArgumentParser:
    """What every command that may go online takes."""
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--max-pages", type=positive, default=60, metavar="N", help="at most N pages (60)")
    base.add_argument(
        "--delay", type=seconds, default=1.0, metavar="SECONDS", help="pause between requests (1)"
    )
    base.add_argument("--resume", action="store_true", help="go on with a capture that was interrupted")
    base.add_argument("--offline", action="store_true", help="never go online")
    base.add_argument("--proxy", metavar="ADDRESS", help="go through http://HOST:PORT or socks5h://HOST:PORT")
    base.add_argument("--no-dns", action="store_true", help="do not look up mail and name-server records")
    base.add_argument("--no-registry", action="store_true", help="do not ask the domain registry (RDAP)")
    base.add_argument("--old-tls", action="store_true", help="also try whether TLS 1.0 and 1.1 are offered")
    base.add_argument("--cors", action="store_true", help="also send one request with a foreign origin")
    base.add_argument("--allow-loopback", action="store_true", help="permit 127.0.0.0/8 and ::1, for trials")
    return base
