"""What the window offers around captures: going on, a proxy, the hosts that were contacted, making room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.options import ReviewOptions
from desktop.history.errors import LibraryBusy
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.flows.tidying import Tidying
from desktop.ui.preferences import Preferences
from desktop.ui.settings import Settings
from desktop.ui.window import MainWindow
from tests.support.ui import Program, program

OpenWindow = Callable[[Program], MainWindow]
HOME = "https://p2.example/"
LEFT = "a capture of 2026-03-01 12:00 UTC was interrupted; its 14 pages are kept"


@pytest.mark.parametrize("wanted", [True, False])
def test_an_interrupted_capture_is_offered_for_going_on(
    open_window: OpenWindow, qtbot: QtBot, wanted: bool
) -> None:
    """The sentence stands beside the choice, only for the address it belongs to, and the choice is passed on."""
    fake = program(left_over={HOME: LEFT})
    dialog = open_window(fake).flow(Reviewing).ask("https://other.example")
    assert dialog.resume.isHidden()

    dialog.field.setPlainText(HOME)
    assert dialog.resume.isVisible()
    assert LEFT in dialog.left_over.text()
    assert dialog.delay.height() >= dialog.delay.minimumSizeHint().height()
    assert dialog.lookups.y() >= dialog.delay.geometry().bottom()
    dialog.resume.setChecked(wanted)
    dialog.accept()

    qtbot.waitUntil(lambda: bool(fake.asked))
    assert [(target, options.resume) for target, options in fake.asked] == [(HOME, wanted)]


def test_nothing_is_resumed_where_nothing_was_interrupted(open_window: OpenWindow, qtbot: QtBot) -> None:
    """A choice that is not shown is not made."""
    fake = program()
    dialog = open_window(fake).flow(Reviewing).ask("https://other.example")
    dialog.accept()

    qtbot.waitUntil(lambda: bool(fake.asked))
    assert fake.asked[0][1].resume is False


def test_reviewing_again_asks_first_when_a_capture_was_interrupted(reviewed: MainWindow) -> None:
    """F5 must not throw the kept pages aside unasked."""
    fake = reviewed.services
    assert isinstance(fake, Program)
    home = fake.reviews["p-1"].platform.home
    fake.left_over[home] = LEFT
    reviewed.flow(Reviewing).again()

    dialog = next(child for child in reviewed.children() if type(child).__name__ == "NewReview")
    assert dialog.targets() == [home]  # type: ignore[attr-defined]
    assert fake.asked == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("socks5h://localhost:1080", "socks5h://localhost:1080"), ("localhost:1080", ""), ("", "")],
)
def test_a_proxy_is_kept_when_it_can_be_used_and_goes_into_every_review(
    open_window: OpenWindow, qtbot: QtBot, settings: Settings, typed: str, kept: str
) -> None:
    """For another one the reason stands beside the field."""
    fake = program()
    window = open_window(fake)
    box = Preferences(window, settings, fake.proxy_trouble)
    qtbot.addWidget(box)
    box.proxy.setText("http://old:1")
    box.proxy.setText(typed)

    assert box.trouble.isHidden() == (typed == kept)
    window.flow(Reviewing).ask(HOME).accept()
    qtbot.waitUntil(lambda: bool(fake.asked))
    assert fake.asked[0][1] == ReviewOptions(proxy=kept)


def shown(window: MainWindow) -> str:
    """All words of the overview."""
    return "\n".join(label.text() for label in window.review.overview.findChildren(QLabel))


@pytest.mark.abuse("N23")
def test_the_overview_lists_hosts_and_notices(open_window: OpenWindow) -> None:
    """Whom the program contacted, and that a certificate is another one."""
    fake = program("Brightfield Lending")
    review = fake.reviews["p-1"]
    notice = "p1.example shows another certificate (SHA-256 00ff…) than in the capture of 2026-01-01 (1234…)."
    hosts = ("p1.example", "rdap.example", "192.0.2.53 (name server)", "proxy.example:1080 (proxy)")
    snapshot = replace(review.snapshot, hosts=hosts, notices=(notice,))
    fake.reviews["p-1"] = replace(review, snapshot=snapshot)
    window = open_window(fake)
    window.open_platform("p-1")

    assert "\n".join(hosts) in shown(window)
    assert notice in shown(window)


def test_a_review_of_saved_files_says_that_nobody_was_contacted(open_window: OpenWindow) -> None:
    """An empty list would leave a doubt."""
    fake = program("Brightfield Lending")
    review = fake.reviews["p-1"]
    fake.reviews["p-1"] = replace(review, snapshot=replace(review.snapshot, hosts=()))
    window = open_window(fake)
    window.open_platform("p-1")

    assert "none; the pages come from saved files" in shown(window)


def test_room_is_made_only_after_the_preview(open_window: OpenWindow) -> None:
    """The loss is shown when it is chosen; one press, once."""
    fake = program(old=["2 captures with 9 saved pages would go: 1.5 MiB of room", "  s-000001 · Example"])
    dialog = open_window(fake).flow(Tidying).ask()
    assert dialog.plan.text() == "\n".join(fake.old)
    dialog.with_runs.setChecked(True)
    assert "would lose its saved pages" in dialog.plan.text()
    dialog.with_runs.setChecked(False)

    dialog.act.click()
    assert dialog.plan.text() == "2 captures are gone"
    assert not dialog.act.isEnabled()
    assert fake.old == []


def test_nothing_to_let_go_is_said(open_window: OpenWindow) -> None:
    """No button to press."""
    dialog = open_window(program()).flow(Tidying).ask()

    assert dialog.plan.text() == "There is nothing to let go."
    assert not dialog.act.isEnabled()


def test_trouble_while_making_room_is_one_sentence(open_window: OpenWindow) -> None:
    """Nothing is gone then."""
    fake = program(old=["1 captures"], error=LibraryBusy("another program is writing; try again in a moment"))
    dialog = open_window(fake).flow(Tidying).ask()
    dialog.act.click()

    assert dialog.plan.text() == "Another program is writing; try again in a moment."
    assert fake.old == ["1 captures"]
