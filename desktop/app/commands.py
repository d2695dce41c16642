"""What each word of the command line does. Every function returns an exit code."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.app import opening
from desktop.app.console import Console, deliver
from desktop.app.display import has_display
from desktop.app.enough import enough_read
from desktop.app.errors import UsageError
from desktop.app.options import ReviewOptions
from desktop.app.paths import data_folder, library_path
from desktop.app.prints import summary, visible
from desktop.app.trouble import explain
from desktop.history.library import Library
from scoring.assessment import FlagState, Outcome
from scoring.review import Review

NOT_MET, TOO_LITTLE, VERIFICATION_FAILED = 3, 4, 5


def options_of(args: argparse.Namespace) -> ReviewOptions:
    """The choices for a review among the words given."""
    return ReviewOptions(
        profile=getattr(args, "profile", "default"),
        jurisdiction=getattr(args, "jurisdiction", None),
        as_of=getattr(args, "as_of", None),
        max_pages=getattr(args, "max_pages", 60),
        delay=getattr(args, "delay", 1.0),
        offline=getattr(args, "offline", False),
        allow_loopback=getattr(args, "allow_loopback", False),
        language=getattr(args, "lang", None),
        dns=not getattr(args, "no_dns", False),
        registry=not getattr(args, "no_registry", False),
        old_tls=getattr(args, "old_tls", False),
        cors=getattr(args, "cors", False),
        proxy=getattr(args, "proxy", None) or "",
        resume=getattr(args, "resume", False),
    )


def console_of(args: argparse.Namespace) -> Console:
    """How loudly to speak."""
    return Console(quiet=args.quiet, verbose=args.verbose)


def open_library(args: argparse.Namespace) -> Library:
    """The library the words name; made when there is none yet."""
    return opening.open_library(args.library)


@contextmanager
def cancel_on_interrupt() -> Iterator[threading.Event]:
    """The first Ctrl+C asks the work to stop and keep what it has; the second ends at once."""
    stop = threading.Event()

    def ask(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def review(args: argparse.Namespace) -> int:
    """Review every target; one that fails does not stop the rest."""
    from desktop.app.adding import review_with
    from desktop.app.review import review_target

    check_states(args.fail_on)
    if args.at and not args.add:
        raise UsageError("--at says where an added page came from; name the page with --add")
    if args.add and len(args.targets) != 1:
        raise UsageError("--add takes pages for one platform; name it before --add")
    with open_library(args) as library, cancel_on_interrupt() as stop:
        console = console_of(args)

        def one(text: str) -> Review:
            if args.add:
                return review_with(
                    library, text, args.add, options_of(args), console.progress, stop, at=args.at
                )
            tell_of_interruption(library, text, options_of(args), console)
            return review_target(library, text, options_of(args), console.progress, stop)

        return _each(args, console, one, with_judgement=True)


def read(args: argparse.Namespace) -> int:
    """The findings of every target, without judgement and without keeping a run."""
    from desktop.app.review import read_target

    with open_library(args) as library, cancel_on_interrupt() as stop:
        console = console_of(args)

        def one(text: str) -> Review:
            return read_target(library, text, options_of(args), console.progress, stop)

        return _each(args, console, one, with_judgement=False)


def _each(
    args: argparse.Namespace, console: Console, one: Callable[[str], Review], *, with_judgement: bool
) -> int:
    done: list[Review] = []
    codes: list[int] = []
    for text in args.targets:
        try:
            found = one(text)
        except Exception as error:
            codes.append(_tell(console, text, error, many=len(args.targets) > 1))
            continue
        done.append(found)
        codes.append(_verdict(args, found) if with_judgement else 0)
        if args.json != "-" and not args.quiet:
            console.clear()
            print(summary(found) if with_judgement else facts_text(found))
        for line in how_to_add(found):
            console.say(line)
    _write_results(args, console, done, with_judgement=with_judgement)
    return next((code for code in codes if code), 0)


def _tell(console: Console, text: str, error: Exception, *, many: bool) -> int:
    told = explain(error)
    console.clear()
    name = f"{visible(text, 120)}: " if many else ""
    print(f"lendscope: {name}{visible(told.sentence, 2000)}", file=sys.stderr)
    if told.report:
        print(told.report, file=sys.stderr)
    return told.exit_code


def _write_results(
    args: argparse.Namespace, console: Console, done: list[Review], *, with_judgement: bool
) -> None:
    from desktop.app.reporting import dump, report_bytes
    from desktop.reports.json_report import reading_json, review_json

    if args.json and done:
        make = review_json if with_judgement else reading_json
        plain = [make(r) for r in done]
        deliver(args.json, dump(plain if len(args.targets) > 1 else plain[0]), console.say)
    if args.pdf and with_judgement:
        for number, found in enumerate(done, 1):
            name = args.pdf if len(done) == 1 else args.pdf.with_stem(f"{args.pdf.stem}-{number}")
            deliver(str(name), report_bytes(found, ".pdf"), console.say)


def how_to_add(found: Review) -> Iterator[str]:
    """Which pages came without their content, and how a person brings it."""
    from desktop.app.emptiness import empty_pages

    empty = empty_pages(found)
    if not empty:
        return
    for page in empty[:5]:
        why = "is empty until its scripts run" if page.failure == "javascript-shell" else "asks for a person"
        yield f"{visible(page.url, 200)} {why}; what it says was not read"
    if len(empty) > 5:
        yield f"and {len(empty) - 5} more pages like these"
    yield (
        "to add such a page, open it in a browser and save it as one file (HTML, MHTML or PDF; a HAR or WACZ does "
        f"too), then: lendscope review {shlex.quote(visible(found.platform.name, 80))} --add FILE --at ADDRESS"
    )


def check_states(states: Sequence[str]) -> None:
    """UsageError for a state that --fail-on does not know."""
    allowed = [*(o.value for o in Outcome), "flag"]
    for state in states:
        if state not in allowed:
            raise UsageError(f"--fail-on does not know {state!r}; use one of {', '.join(allowed)}")


def _verdict(args: argparse.Namespace, found: Review) -> int:
    """0, 3 when a threshold was not met, 4 when too little could be read."""
    assessment = found.assessment
    score = assessment.overall.result.score
    if args.fail_under is not None and (score is None or float(score) < args.fail_under):
        return NOT_MET
    outcomes = {j.outcome.value for j in assessment.judgements}
    if any(state in outcomes for state in args.fail_on):
        return NOT_MET
    if "flag" in args.fail_on and any(f.state is not FlagState.REJECTED for f in assessment.flags):
        return NOT_MET
    return 0 if enough_read(found) else TOO_LITTLE


def facts_text(found: Review) -> str:
    """The findings as plain lines."""
    from desktop.app.data import catalogue
    from desktop.reports.wording import value_words
    from scoring.facts import Found

    kinds = catalogue()
    lines = [f"{visible(found.platform.name)} · {visible(found.platform.home)}"]
    for key, finding in sorted(found.reading.findings.items()):
        if isinstance(finding, Found):
            lines += [f"  {key}: {visible(value_words(v, kinds.get(key)))}" for v in finding.values]
    return "\n".join(lines)


def demo(args: argparse.Namespace) -> int:
    """Review the bundled samples, print their scores and where their PDFs are, then show the window if there is one."""
    from desktop.app.demo import run_demo

    folder = args.out or data_folder() / "demo"
    with open_library(args) as library:
        console = console_of(args)
        for found, pdf in run_demo(library, folder, console.progress):
            console.clear()
            print(summary(found))
            print(f"  report {pdf}\n")
    if has_display() and not (args.quiet or os.environ.get("CI") or os.environ.get("QT_QPA_PLATFORM")):
        return _show_window(args)
    return 0


def _show_window(args: argparse.Namespace) -> int:
    from importlib import import_module

    return int(import_module("desktop.ui.start").main(["--library", str(library_path(args.library))]))


def capture(args: argparse.Namespace) -> int:
    """Capture an address into a WACZ file; nothing is judged."""
    from desktop.app.exchange import capture_to_file

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


def tell_of_interruption(library: Library, text: str, options: ReviewOptions, console: Console) -> None:
    """Say that an interrupted capture is there, and what becomes of it."""
    from desktop.app.review import interrupted_capture, interrupted_words

    found = interrupted_capture(library, text, options)
    if found:
        rest = "going on with it" if options.resume else "capturing anew; --resume goes on with it"
        console.say(f"{interrupted_words(found)}; {rest}")
    elif options.resume:
        console.say("no interrupted capture of it is kept; capturing from the beginning")


def answer(args: argparse.Namespace) -> int:
    """Record a person's outcome for an item and judge the newest snapshot again."""
    from desktop.app.answers import record_answer

    with open_library(args) as library:
        found = record_answer(
            library, args.platform, args.item, args.outcome, args.why, args.source, args.who
        )
        print(summary(found))
    return 0


def register(args: argparse.Namespace) -> int:
    """Show what a register or review file says about a platform; with --confirm take it in and judge again."""
    from desktop.app.registers import TableWish, preview, take_in
    from desktop.app.tables import choices_of, preview_lines

    wish = TableWish(args.file, choices_of(args), args.row, args.whole_register, args.dated)
    with open_library(args) as library:
        console = console_of(args)
        if not args.confirm:
            seen = preview(library, args.platform, wish)
            for line in preview_lines(seen):
                print(visible(line, 2000))
            console.say(seen.lacking or "nothing is kept yet; add --confirm to take this in")
            return 0
        found = take_in(library, args.platform, wish, console.progress, who=args.who)
        console.clear()
        print(summary(found))
    return 0


def rescore(args: argparse.Namespace) -> int:
    """Judge saved snapshots under the present edition, as new runs."""
    from desktop.app.review import rescore as judge_again

    check_states(args.fail_on)
    with open_library(args) as library:
        console = console_of(args)
        done = judge_again(library, args.platforms, options_of(args), console.progress)
        console.clear()
        for found in done:
            if args.json != "-":
                print(summary(found) + "\n")
        args.targets = done
        _write_results(args, console, done, with_judgement=True)
    return next((code for code in (_verdict(args, found) for found in done) if code), 0)


def history(args: argparse.Namespace) -> int:
    """List platforms, or the runs of one platform."""
    from desktop.app.listing import platform_lines, platforms_json, run_lines, runs_json
    from desktop.app.reporting import dump

    with open_library(args) as library:
        if args.json:
            plain = runs_json(library, args.platform) if args.platform else platforms_json(library)
            deliver(args.json, dump(plain), console_of(args).say)
            return 0
        for line in run_lines(library, args.platform) if args.platform else platform_lines(library):
            print(line)
    return 0


def diff(args: argparse.Namespace) -> int:
    """Print what changed between two runs."""
    from desktop.app.differences import diff_json, diff_lines, diff_of
    from desktop.app.reporting import dump

    with open_library(args) as library:
        found = diff_of(library, args.first, args.second)
    if args.json:
        deliver(args.json, dump(diff_json(found)), console_of(args).say)
    else:
        print("\n".join(diff_lines(found)))
    return 0


def compare(args: argparse.Namespace) -> int:
    """Print platforms side by side."""
    from desktop.app.differences import compare_lines

    with open_library(args) as library:
        for line in compare_lines(library, args.platforms):
            print(line)
    return 0


def report(args: argparse.Namespace) -> int:
    """Write the report of a run, or of a platform's newest run."""
    from desktop.app.reporting import write_report
    from desktop.app.review import find_review

    with open_library(args) as library:
        write_report(find_review(library, args.run), args.output)
    console_of(args).say(f"wrote {args.output}")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write a case file."""
    from desktop.app.exchange import export_case

    with open_library(args) as library:
        export_case(library, args.run, args.output)
    console_of(args).say(f"wrote {args.output}")
    return 0


def import_(args: argparse.Namespace) -> int:
    """Take a case file in beside what is there."""
    from desktop.app.exchange import import_case

    with open_library(args) as library:
        console = console_of(args)
        found = import_case(library, args.file, console.progress)
        console.clear()
        print(summary(found))
    return 0


def verify(args: argparse.Namespace) -> int:
    """Check a case file's digests, quotes and score; 5 when one of them does not come out as written."""
    from desktop.app.verifying import Part, verify_case

    console = console_of(args)
    verdict = verify_case(args.file, console.progress)
    console.clear()
    for part in Part:
        print(f"{part.value}: {verdict.words(part)}")
    for one in verdict.wrong:
        print(visible(f"  {one}", 400))
    return VERIFICATION_FAILED if verdict.wrong else 0


def checklist(args: argparse.Namespace) -> int:
    """Print the handbook, or one item with all it says."""
    from desktop.app.handbook import handbook_text, item_text

    print(item_text(args.item) if args.item else handbook_text())
    return 0


def doctor(args: argparse.Namespace) -> int:
    """Check the library; 5 when something is damaged."""
    with open_library(args) as library:
        notes = library.doctor()
    for line in (*map(str, notes), *list_lines(datetime.now(UTC).date())):
        print(line)
    return VERIFICATION_FAILED if any(note.level == "error" for note in notes) else 0


def list_lines(today: date) -> list[str]:
    """The age of every bundled list; a warning for those older than 180 days."""
    from scrapers.technical.ages import list_dates, old_lists

    dated = [f"ok: list: {name} of {day.isoformat()}" for name, day in list_dates().items()]
    return [*dated, *(f"warning: list: {sentence}" for sentence in old_lists(today))]


def tidy(args: argparse.Namespace) -> int:
    """Say what old captures could go and what would be lost by it; let them go only when told to."""
    from desktop.app.tidying import plan_lines

    now = datetime.now(UTC)
    before = now - timedelta(days=args.older_than) if args.older_than else None
    with open_library(args) as library:
        who = library.find_platform(args.platform).id if args.platform else None
        plan = library.plan_letting_go(
            keep=args.keep, before=before, platform_id=who, with_runs=args.with_runs
        )
        for line in plan_lines(plan):
            print(line)
        if args.yes and plan.leaving:
            library.let_go(plan, now)
            print("done; `lendscope backup` before such a step keeps a way back")
        elif plan.leaving:
            print("nothing was changed; --yes lets them go")
    return 0


def backup(args: argparse.Namespace) -> int:
    """Write a verified copy of the library."""
    path = args.output or Path(f"lendscope-backup-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
    with open_library(args) as library:
        library.backup(path)
    console_of(args).say(f"wrote {path}")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the library's place; the present one is kept beside it."""
    kept = Library.restore(library_path(args.library), args.file)
    console_of(args).say("the backup is in place" + (f"; the library before it is {kept}" if kept else ""))
    return 0
