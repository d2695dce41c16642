"""Preferences hold at once, an adviser's parts are kept and checked, and About says what there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.about import about, bundled, packages
from desktop.app.adviser import Adviser
from desktop.history.library import Library
from desktop.ui.about_box import AboutBox
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.plain import plain_label
from desktop.ui.preferences import Preferences
from desktop.ui.settings import Settings
from desktop.ui.window import MainWindow
from tests.desktop.app.test_adviser import picture
from tests.support.history import NOON
from tests.support.ui import about_of


@pytest.fixture
def box(qtbot: QtBot, settings: Settings, reviewed: MainWindow) -> Preferences:
    made = Preferences(reviewed, settings)
    made.show()
    return made


def test_captures_begin_with_what_is_preferred(box: Preferences, reviewed: MainWindow) -> None:
    """Pages, pause and look-ups stand so in the next review."""
    box.pages.setValue(25)
    box.delay.setValue(2.5)
    box.dns.setChecked(False)
    dialog = reviewed.flow(Reviewing).ask()

    assert (dialog.pages.value(), dialog.delay.value(), dialog.lookups.isChecked()) == (25, 2.5, False)
    dialog.close()


@pytest.mark.parametrize(
    ("key", "value"), [("net/pages", "no"), ("net/pages", "-4"), ("net/delay", "soon"), ("net/delay", "9999")]
)
def test_a_damaged_setting_gives_the_default(settings: Settings, key: str, value: str) -> None:
    """A file edited by hand stops nothing."""
    settings._store.setValue(key, value)

    assert (settings.max_pages, settings.delay) == (60, 1.0)


def test_used_addresses_are_forgotten(settings: Settings, reviewed: MainWindow) -> None:
    """One press, and the button rests."""
    settings.remember_target("https://p.example")
    box = Preferences(reviewed, settings)
    box.forget.click()

    assert settings.recent == []
    assert not box.forget.isEnabled()


def test_an_advisers_parts_are_kept(settings: Settings, reviewed: MainWindow, tmp_path: Path) -> None:
    """Name, firm, logo and disclaimer, whatever way the box is closed."""
    kept: list[Adviser] = []
    box = Preferences(reviewed, settings, keep_adviser=lambda a: kept.append(a) or "")  # type: ignore[func-returns-value]
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture("PNG"))
    box.adviser.firm.setText("Sample Advice")
    box.adviser.disclaimer.setPlainText("No advice.")
    box.adviser.take(logo)
    box.reject()

    assert kept[-1] == Adviser("", "Sample Advice", picture("PNG"), "No advice.")
    assert not box.adviser.logo.pixmap().isNull()


def test_a_logo_that_is_none_is_told_and_the_present_one_stays(
    settings: Settings, reviewed: MainWindow, tmp_path: Path
) -> None:
    """Next to the button it came by."""
    before = Adviser(logo=picture("JPEG"))
    box = Preferences(reviewed, settings, adviser=before)
    wrong = tmp_path / "logo.png"
    wrong.write_bytes(b"<svg/>")
    box.adviser.take(wrong)

    assert "neither a PNG nor a JPEG" in box.adviser.trouble.text()
    assert box.adviser.adviser == before


def words_of(box: QObject) -> str:
    return "\n".join(label.text() for label in box.findChildren(type(plain_label())))


def test_about_warns_of_old_lists_and_shows_hosts(reviewed: MainWindow) -> None:
    """With dates, and what to do."""
    box = AboutBox(reviewed, about_of())

    assert "More than half a year old: entities." in words_of(box)
    assert "suffixes" not in words_of(box).split("More than half a year old")[1].split("\n")[0]
    assert box.hosts.model().index(0, 0).data() == "www.brightfield-lending.example"


def test_about_knows_the_library(tmp_path: Path) -> None:
    """Every host of every capture, once, with how often it was asked."""
    from scrapers.archive import SnapshotStatus

    with Library.open(tmp_path / "l.db") as library:
        platform = library.platform_for("https://p.example", "P")
        for hosts in (("p.example", "rdap.example"), ("p.example",)):
            snapshot = library.begin_snapshot(platform.id, "https://p.example", "P", "1", (), NOON)
            library.close_snapshot(snapshot, SnapshotStatus.COMPLETE, hosts)
        known = about(library, library.path, NOON.date())

    assert [(h.name, h.captures) for h in known.hosts] == [("p.example", 2), ("rdap.example", 1)]
    assert known.fingerprint
    assert known.lists


def test_every_part_has_a_licence() -> None:
    """Of the libraries that are installed, and of fonts and lists that come along."""
    parts = [*packages(), *bundled()]

    assert len(parts) > 20
    assert [part.name for part in parts if not part.licence or not part.version] == []
    assert any("Roboto" in part.name for part in parts)
