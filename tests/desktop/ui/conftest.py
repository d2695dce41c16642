"""A window over an invented program, in a room of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.settings import Settings
from desktop.ui.start import application
from desktop.ui.tokens import Mode
from desktop.ui.window import MainWindow
from tests.support.ui import Program, program

OpenWindow = Callable[[Program], MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty settings."""
    made = Settings(tmp_path)
    made.mode = Mode.LIGHT
    return made


@pytest.fixture
def open_window(qtbot: QtBot, settings: Settings) -> Iterator[OpenWindow]:
    """Opens shown windows and closes them after the test, with no work left behind."""
    application(settings)
    opened: list[tuple[MainWindow, Program]] = []

    def make(fake: Program) -> MainWindow:
        window = MainWindow(fake, settings, ask=lambda *_: True)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        opened.append((window, fake))
        return window

    yield make
    for window, fake in opened:
        fake.gate.set()
        window.queue.cancel()
        window.jobs.cancel_all()
        assert window.jobs.wait()


@pytest.fixture
def reviewed(open_window: OpenWindow) -> MainWindow:
    """A window that shows the review of the first platform."""
    window = open_window(program("Brightfield Lending", "Harbour Notes", "金桥理财"))
    window.open_platform("p-1")
    return window
