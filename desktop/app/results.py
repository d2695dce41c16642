"""How reviews made on the command line are given out: printed, written, and turned into an exit code."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence

from desktop.app.console import Console, deliver
from desktop.app.enough import enough_read
from desktop.app.errors import UsageError
from desktop.app.prints import summary, visible
from desktop.app.trouble import explain
from desktop.history.library import Library
from scoring.assessment import FlagState, Outcome
from scoring.review import Review

NOT_MET, TOO_LITTLE, VERIFICATION_FAILED = 3, 4, 5


def each(
    args: argparse.Namespace, console: Console, one: Callable[[str], Review], library: Library | None = None
) -> int:
    """Do `one` for every target; one that fails does not stop the rest. The first code that is not 0.

    `library` is where judged reviews were kept; without it they are readings.
    """
    with_judgement = library is not None
    done: list[Review] = []
    codes: list[int] = []
    for text in args.targets:
        try:
            found = one(text)
        except Exception as error:
            codes.append(_tell(console, text, error, many=len(args.targets) > 1))
            continue
        done.append(found)
        codes.append(verdict(args, found) if with_judgement else 0)
        if args.json != "-" and not args.quiet:
            console.clear()
            print(summary(found) if with_judgement else facts_text(found))
        for line in how_to_add(found):
            console.say(line)
    write_results(args, console, done, library)
    return next((code for code in codes if code), 0)


def _tell(console: Console, text: str, error: Exception, *, many: bool) -> int:
    told = explain(error)
    console.clear()
    name = f"{visible(text, 120)}: " if many else ""
    print(f"lendscope: {name}{visible(told.sentence, 2000)}", file=sys.stderr)
    if told.report:
        print(told.report, file=sys.stderr)
    return told.exit_code


def write_results(
    args: argparse.Namespace, console: Console, done: list[Review], library: Library | None
) -> None:
    """Write what `--json` and `--pdf` ask for."""
    from desktop.app.reporting import dump, frame_of, report_bytes
    from desktop.reports.json_report import reading_json, review_json

    due = getattr(args, "due", False)
    if args.json and (done or due):
        make = review_json if library else reading_json
        plain = [make(r) for r in done]
        deliver(args.json, dump(plain if due or len(args.targets) > 1 else plain[0]), console.say)
    if args.pdf and library:
        for number, found in enumerate(done, 1):
            name = args.pdf if len(done) == 1 else args.pdf.with_stem(f"{args.pdf.stem}-{number}")
            deliver(str(name), report_bytes(found, ".pdf", frame_of(library, found)), console.say)


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


def verdict(args: argparse.Namespace, found: Review) -> int:
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
