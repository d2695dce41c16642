"""The command line: results on standard output, progress and messages on standard error, documented exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop.app import commands
from desktop.version import VERSION

EXIT_CODES = """exit codes:
  0 done · 1 internal error · 2 usage · 3 a --fail-… threshold was not met · 4 too little could be read to judge
  5 verification failed · 65 bad input file · 66 cannot open · 130 interrupted"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never a traceback for expected trouble."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser().parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _run(args)
    except KeyboardInterrupt:
        _say("interrupted; what had arrived is kept")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _failed(error)


def _run(args: argparse.Namespace) -> int:
    if args.command is None:
        return _window(args)
    return commands.command(args.command).run(args)


def _window(args: argparse.Namespace) -> int:
    from importlib import import_module

    from desktop.app.display import need_display

    need_display()
    words = ["--library", str(args.library)] if args.library else []
    return int(import_module("desktop.ui.start").main(words))


def _failed(error: Exception) -> int:
    from desktop.app.trouble import explain

    told = explain(error)
    _say(told.sentence)
    if told.report:
        print(told.report, file=sys.stderr)
    return told.exit_code


def _say(text: str) -> None:
    print(f"lendscope: {text}", file=sys.stderr)


def _common() -> argparse.ArgumentParser:
    """Words that stand before or after the command; where they are not said, the other place's word holds."""
    base = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    base.add_argument("--library", type=Path, metavar="FILE", help="use this library file")
    for name, text in (
        ("--quiet", "no progress and no messages but errors"),
        ("--verbose", "say more about what is done"),
        ("--no-color", "plain output (also: NO_COLOR)"),
    ):
        base.add_argument(name, action="store_true", default=argparse.SUPPRESS, help=text)
    return base


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common = _common()
    top = argparse.ArgumentParser(
        prog="lendscope",
        description="Due diligence on P2P-lending platforms: disclosures, facts with evidence, five scores.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common()],
    )
    top.set_defaults(library=None, quiet=False, verbose=False, no_color=False)
    top.add_argument("--version", action="version", version=f"lendscope {VERSION}")
    words = top.add_subparsers(dest="command", metavar="COMMAND", title="commands (none opens the window)")
    for name in commands.names():
        commands.command(name).declare(partial(_add, words, common, name))
    return top


def _add(
    words: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    name: str,
    text: str,
    *groups: argparse.ArgumentParser,
) -> argparse.ArgumentParser:
    return words.add_parser(
        name,
        help=text,
        description=text,
        parents=[common, *groups],
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
