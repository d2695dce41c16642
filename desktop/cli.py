"""The command line: results on standard output, progress and messages on standard error, documented exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

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
    from desktop.app import commands

    handler = getattr(commands, {"import": "import_"}.get(args.command, args.command))
    return int(handler(args))


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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-23") from None


def _country(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise argparse.ArgumentTypeError(f"{text!r} is not a country; use two letters, for example LV")


def _language(text: str) -> str:
    if text.isascii() and text.isalpha() and len(text) in (2, 3):
        return text.lower()
    raise argparse.ArgumentTypeError(f"{text!r} is not a language; use its code, for example de")


def _positive(text: str) -> int:
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 60:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 60")
    return value


def _percent(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a score from 0 to 100")
    return value


def _common() -> argparse.ArgumentParser:
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument(
        "--library", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="use this library file"
    )
    base.add_argument("--quiet", action="store_true", help="no progress and no messages but errors")
    base.add_argument("--verbose", action="store_true", help="say more about what is done")
    base.add_argument("--no-color", action="store_true", help="plain output (also: NO_COLOR)")
    return base


def _reviewing() -> argparse.ArgumentParser:
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--json", metavar="FILE", help="write the result as JSON; - is standard output")
    base.add_argument("--pdf", type=Path, metavar="FILE", help="write the report as PDF")
    base.add_argument("--profile", default="default", metavar="NAME", help="weights: default or equal")
    base.add_argument(
        "--jurisdiction", type=_country, metavar="CC", help="country of the operator, if not printed"
    )
    base.add_argument("--as-of", type=_day, metavar="DATE", help="judge as of this day (2026-11-23)")
    base.add_argument(
        "--lang", type=_language, metavar="CODE", help="language of the pages where they do not say it"
    )
    base.add_argument(
        "--fail-under", type=_percent, metavar="N", help="exit 3 when the overall score is below N"
    )
    base.add_argument(
        "--fail-on",
        action="append",
        default=[],
        metavar="STATE",
        help="exit 3 when an item has STATE, or 'flag'",
    )
    return base


def _fetching() -> argparse.ArgumentParser:
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--max-pages", type=_positive, default=60, metavar="N", help="at most N pages (60)")
    base.add_argument(
        "--delay", type=_seconds, default=1.0, metavar="SECONDS", help="pause between requests (1)"
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


def _register(register: argparse.ArgumentParser) -> None:
    register.add_argument("platform", metavar="PLATFORM")
    register.add_argument("file", type=Path, metavar="FILE.csv", help="CSV or TSV, at most 50 MiB")
    register.add_argument("--kind", choices=("licence", "company", "reviews"), help="what the file is about")
    register.add_argument(
        "--row",
        type=int,
        default=None,
        metavar="N",
        help="row N (from 1 below the head) is the operator; 0: none is",
    )
    register.add_argument("--whole-register", action="store_true", help="the file holds the whole register")
    register.add_argument(
        "--dated", type=_day, default=None, metavar="DATE", help="the day the file speaks of"
    )
    register.add_argument("--delimiter", choices=("comma", "semicolon", "tab", "bar"))
    register.add_argument("--decimal", choices=("point", "comma"))
    register.add_argument("--encoding", choices=("utf-8", "utf-16", "windows-1252"))
    register.add_argument(
        "--dates", choices=("dmy", "mdy"), help="day or month first in dates like 03/04/2026"
    )
    register.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ROLE=NAME",
        help="which column is name, number, status …",
    )
    register.add_argument("--confirm", action="store_true", help="keep it as evidence and judge again")
    register.add_argument("--who", default="", metavar="NAME")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common, judging, fetching = _common(), _reviewing(), _fetching()
    top = argparse.ArgumentParser(
        prog="lendscope",
        description="Due diligence on P2P-lending platforms: disclosures, facts with evidence, five scores.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    top.set_defaults(library=None)
    top.add_argument("--version", action="version", version=f"lendscope {VERSION}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands (none opens the window)")

    def add(name: str, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=text,
            description=text,
            parents=[common, *parents],
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    demo = add("demo", "review the bundled sample platforms end to end")
    demo.add_argument("--out", type=Path, default=None, metavar="FOLDER", help="where the PDFs go")
    review = add(
        "review", "review a platform: capture or open it, read, judge, keep the run", judging, fetching
    )
    review.add_argument(
        "targets", nargs="+", metavar="TARGET", help="address, saved file or folder, or name in the library"
    )
    review.add_argument(
        "--add",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="add saved pages (HTML, PDF, MHTML, HAR, WARC, WACZ, folder) to the newest capture of one platform",
    )
    review.add_argument(
        "--at", default="", metavar="ADDRESS", help="where the added page came from, if its file does not say"
    )
    capture = add("capture", "capture a platform into a file, without judging", fetching)
    capture.add_argument("address", metavar="ADDRESS")
    capture.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.wacz")
    read = add("read", "read the facts only, without judging", judging, fetching)
    read.add_argument("targets", nargs="+", metavar="TARGET")
    answer = add("answer", "record a person's outcome for one item, and judge again")
    answer.add_argument("platform", metavar="PLATFORM")
    answer.add_argument("item", metavar="ITEM")
    answer.add_argument(
        "--outcome",
        required=True,
        metavar="OUTCOME",
        help="pass, partial, fail, not_disclosed, not_applicable or unknown",
    )
    answer.add_argument("--why", required=True, metavar="TEXT")
    answer.add_argument("--source", required=True, metavar="TEXT")
    answer.add_argument("--who", default="", metavar="NAME")
    _register(
        add(
            "register",
            "show what a register, company or review file says of a platform; --confirm takes it in",
        )
    )
    rescore = add("rescore", "judge saved snapshots again under the present checklist, as new runs", judging)
    rescore.add_argument("platforms", nargs="*", metavar="PLATFORM")
    history = add("history", "list platforms, or the runs of one platform")
    history.add_argument("platform", nargs="?", metavar="PLATFORM")
    history.add_argument("--json", metavar="FILE", help="write the list as JSON; - is standard output")
    diff = add("diff", "what changed between two runs, by item and by fact")
    diff.add_argument("first", metavar="RUN")
    diff.add_argument("second", metavar="RUN")
    diff.add_argument("--json", metavar="FILE")
    compare = add("compare", "platforms side by side")
    compare.add_argument("platforms", nargs="+", metavar="PLATFORM")
    report = add("report", "write the report of a run or of a platform's newest run")
    report.add_argument("run", metavar="RUN|PLATFORM")
    report.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=".pdf, .html, .md, .json or .csv"
    )
    export = add("export", "hand a platform over as one WACZ case file")
    export.add_argument("run", metavar="RUN|PLATFORM")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.wacz",
        help="or FILE.warc.gz: the pages alone",
    )
    imports = add("import", "take a case file into the library, beside what is there")
    imports.add_argument("file", type=Path, metavar="FILE.wacz")
    verify = add("verify", "check digests, quotes and score of a case file")
    verify.add_argument("file", type=Path, metavar="FILE.wacz")
    checklist = add("checklist", "the handbook: every item, or one with all it says")
    checklist.add_argument("item", nargs="?", metavar="ITEM")
    add("doctor", "check the library and the bundled lists")
    tidy = add("tidy", "show which old captures could go, and let them go with --yes")
    tidy.add_argument("platform", nargs="?", metavar="PLATFORM")
    tidy.add_argument(
        "--keep", type=_positive, default=3, metavar="N", help="captures each platform keeps (3)"
    )
    tidy.add_argument(
        "--older-than", type=_positive, default=None, metavar="DAYS", help="only captures older than this"
    )
    tidy.add_argument(
        "--with-runs",
        action="store_true",
        help="also captures that runs rest on; those lose their saved pages",
    )
    tidy.add_argument("--yes", action="store_true", help="let them go; without it nothing is changed")
    backup = add("backup", "write a verified copy of the library")
    backup.add_argument("-o", "--output", type=Path, default=None, metavar="FILE")
    restore = add("restore", "put a backup in the library's place; the present one is kept beside it")
    restore.add_argument("file", type=Path, metavar="FILE")
    return top
