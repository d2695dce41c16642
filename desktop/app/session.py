"""What every command needs: the choices among the words given, a library, a console, and Ctrl+C."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.app import opening
from desktop.app.console import Console
from desktop.app.options import ReviewOptions
from desktop.app.received import ReceivedCase, case_named
from desktop.history.library import Library


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
    """The library the words name, made when there is none yet; or a received case file, to be looked at."""
    case = case_named(args)
    if case is None:
        return opening.open_library(args.library)
    console = console_of(args)
    library = ReceivedCase.opened(case, console.progress)
    console.clear()
    console.say(
        f"{case.name} is open to be looked at, nothing is kept; `lendscope verify {case.name}` checks it"
    )
    return library


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


def tell_of_interruption(library: Library, text: str, options: ReviewOptions, console: Console) -> None:
    """Say that an interrupted capture is there, and what becomes of it."""
    from desktop.app.taking import interrupted_capture, interrupted_words

    found = interrupted_capture(library, text, options)
    if found:
        rest = "going on with it" if options.resume else "capturing anew; --resume goes on with it"
        console.say(f"{interrupted_words(found)}; {rest}")
    elif options.resume:
        console.say("no interrupted capture of it is kept; capturing from the beginning")
