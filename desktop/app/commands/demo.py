"""`lendscope demo`: the bundled samples, end to end."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    demo = add("review the bundled sample platforms end to end")
    demo.add_argument("--out", type=Path, default=None, metavar="FOLDER", help="where the PDFs go")


def run(args: argparse.Namespace) -> int:
    """Review the bundled samples, print their scores and where their PDFs are, then show the window if there is one."""
    from desktop.app.demo import run_demo
    from desktop.app.display import has_display
    from desktop.app.paths import data_folder
    from desktop.app.prints import summary
    from desktop.app.session import console_of, open_library

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

    from desktop.app.paths import library_path

    return int(import_module("desktop.ui.start").main(["--library", str(library_path(args.library))]))
