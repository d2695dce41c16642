"""The window over a real library that holds the samples: for paths that go through all rooms."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.app.services import AppServices, open_services
from desktop.cli import main
from desktop.ui.settings import Settings
from desktop.ui.window import MainWindow


def demo_library(folder: Path) -> Path:
    """A library in which the samples were reviewed once."""
    path = folder / "library.db"
    assert main(["demo", "--library", str(path), "--out", str(folder / "pdf"), "--quiet"]) == 0
    return path


def real_services(library: Path, folder: Path) -> AppServices:
    """The program over a copy of the library, in a folder of its own."""
    copy = folder / "library.db"
    shutil.copy(library, copy)
    return open_services(copy)


def real_window(
    services: AppServices, settings: Settings, show: Callable[[MainWindow], object]
) -> MainWindow:
    """A window over it that agrees to everything it is asked."""
    window = MainWindow(services, settings, ask=lambda *_: True)
    show(window)
    return window
