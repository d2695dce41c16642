"""Starting: settings, the lock of the library, pictures of every view."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import start
from desktop.ui.progress_strip import Pace, step_words
from desktop.ui.screenshots import take
from desktop.ui.settings import Settings
from desktop.ui.tokens import Mode
from desktop.ui.trouble import show, tell
from scrapers.errors import AddressError
from scrapers.progress import Step
from tests.support.ui import program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_second_window_gets_no_lock(tmp_path: Path) -> None:
    """One window for each library."""
    first, second = start.lock_of(tmp_path / "a.db"), start.lock_of(tmp_path / "a.db")

    assert first.tryLock(0)
    assert not second.tryLock(0)


def test_another_library_has_its_own_lock(tmp_path: Path) -> None:
    """Two libraries may be open side by side."""
    first, second = start.lock_of(tmp_path / "a.db"), start.lock_of(tmp_path / "b.db")

    assert first.tryLock(0)
    assert second.tryLock(0)


def test_the_second_window_is_told_and_ends(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clear word, then exit code 66; the first window goes on."""
    said: list[str] = []
    monkeypatch.setattr(start.QMessageBox, "exec", lambda box: said.append(box.text()))
    library = tmp_path / "a.db"
    lock = start.lock_of(library)
    assert lock.tryLock(0)

    assert start.main(["--library", str(library)]) == start.BUSY
    assert str(library) in said[0]


def test_settings_survive(tmp_path: Path) -> None:
    """What was chosen is there again."""
    first = Settings(tmp_path)
    first.mode, first.scale, first.analyst = Mode.DARK, 150, "A. Reader"
    for target in ("a.example", "b.example", "a.example"):
        first.remember_target(target)
    first.save()
    second = Settings(tmp_path)

    assert (second.mode, second.scale, second.analyst) == (Mode.DARK, 150, "A. Reader")
    assert list(second.recent) == ["a.example", "b.example"]


@pytest.mark.parametrize("words", ["", "[look]\ntheme=purple\nscale=abc\n", "\x00\x01broken"])
def test_damaged_settings_give_the_defaults(tmp_path: Path, words: str) -> None:
    """A settings file is not worth a crash."""
    (tmp_path / "window.ini").write_text(words)
    settings = Settings(tmp_path)

    assert (settings.mode, settings.scale, list(settings.recent)) == (Mode.SYSTEM, 100, [])


def test_the_pace_is_told_once_it_is_known() -> None:
    """Rate and rest, from a clock that is passed in."""
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.words(Step("capture", 0, 60)) == ""

    now[0] = 30.0
    assert pace.words(Step("capture", 20, 60)) == "40 pages a minute · about 60 s left"


def test_a_step_is_one_line() -> None:
    """Stage, count, where it is; foreign words are escaped."""
    assert step_words(Step("capture", 3, 60, "/a\u202eb"), "") == "Capturing pages: 3 of 60 · /a\\u202eb"


def test_expected_trouble_is_a_whole_sentence() -> None:
    """Capital letter, full stop, no report."""
    report = tell(AddressError("only http and https are visited"))

    assert (report.sentence, report.text) == ("Only http and https are visited.", "")


def test_trouble_outside_every_door_is_one_sentence(qtbot: QtBot) -> None:
    """A library that is busy while a list is sorted is not a fault of the program."""
    parent = QWidget()
    qtbot.addWidget(parent)
    show(parent, tell(AddressError("only http and https are visited")))
    box = parent.findChild(QMessageBox)

    assert box is not None
    assert box.text() == "Only http and https are visited."


def test_every_view_is_pictured(qtbot: QtBot, tmp_path: Path) -> None:
    """Pictures of the documentation come from the program itself."""
    pictures = take(
        program("Brightfield Lending", "Harbour Notes"), tmp_path, tmp_path, modes=(Mode.CONTRAST,)
    )

    assert {"library", "overview", "checklist", "evidence", "sum"} <= {p.name.split("-")[0] for p in pictures}
    assert min(p.stat().st_size for p in pictures) > 2_000
