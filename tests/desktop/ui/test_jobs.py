"""Slow work: callbacks land on the UI thread, each exactly once."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs
from scrapers.progress import Cancel, Progress, Step


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    """A door of its own."""
    return Jobs()


def test_the_result_arrives_on_the_ui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """Widgets may be touched on that thread only."""
    heard: list[tuple[int, threading.Thread]] = []
    worked: list[threading.Thread] = []

    def work(progress: Progress, cancel: Cancel) -> int:
        worked.append(threading.current_thread())
        return 7

    jobs.start(work, done=lambda n: heard.append((n, threading.current_thread())), failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(7, threading.main_thread())]
    assert worked != [threading.main_thread()]


def test_an_error_arrives_as_it_was_raised(jobs: Jobs, qtbot: QtBot) -> None:
    """The window explains it; nothing is swallowed."""
    heard: list[BaseException] = []

    def work(progress: Progress, cancel: Cancel) -> None:
        raise ValueError("no such host")

    jobs.start(work, done=pytest.fail, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert [str(error) for error in heard] == ["no such host"]


def test_steps_arrive_in_order_before_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    """A bar that jumps back is a lie."""
    heard: list[object] = []

    def work(progress: Progress, cancel: Cancel) -> str:
        for done in range(300):
            progress(Step("capture", done))
        return "end"

    jobs.start(work, done=heard.append, failed=pytest.fail, progressed=lambda step: heard.append(step.done))
    qtbot.waitUntil(lambda: "end" in heard)

    assert heard == [*range(300), "end"]


def test_cancel_reaches_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    """Cancelling asks; the work decides when it is whole."""
    heard: list[bool] = []
    job = jobs.start(_until_cancelled, done=heard.append, failed=pytest.fail)
    job.cancel()
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [True]


def test_forgotten_work_calls_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    """The view that asked may be gone."""
    job = jobs.start(_until_cancelled, done=pytest.fail, failed=pytest.fail)
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        job.forget()

    assert not jobs.busy


def _until_cancelled(progress: Progress, cancel: Cancel) -> bool:
    assert isinstance(cancel, threading.Event)
    return cancel.wait(5)
