"""The window over a real library that holds the samples: for paths that go through all rooms."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app.services import AppServices, open_services
from desktop.cli import main
from desktop.ui.settings import Settings
from desktop.ui.start import application
from desktop.ui.window import MainWindow


def demo_library(folder: Path) -> Path:
    """A library in which the samples were reviewed once."""
    path = folder / "library.db"
    assert main(["demo", "--library", str(path), "--out", str(folder / "pdf"), "--quiet"]) == 0
    return path


@contextmanager
def real_services(library: Path, folder: Path) -> Iterator[AppServices]:
    """The program over a copy of the library, in a folder of its own."""
    copy = folder / "library.db"
    shutil.copy(library, copy)
    services = open_services(copy)
    yield services
    services.close()


@contextmanager
def real_window(services: AppServices, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A shown window with the review of Lindara, which agrees to everything it is asked."""
    application(settings)
    window = MainWindow(services, settings, ask=lambda *_: True)
    qtbot.addWidget(window)
    window.show()
    window.open_platform(services.library.find_platform("Lindara").id)
    yield window
    window.jobs.cancel_all()
    assert window.jobs.wait()
