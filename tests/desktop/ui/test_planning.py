"""Profiles, accepted failings, the letter and replies in the window, over a real library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.services import AppServices, open_services
from desktop.ui.flows.answering import Answering
from desktop.ui.flows.cases import Cases
from desktop.ui.flows.planning import Planning
from desktop.ui.settings import Settings
from desktop.ui.window import MainWindow
from scoring.review import Review
from tests.desktop.ui.test_access import nameless
from tests.support.ui_real import demo_library, real_services, real_window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ITEM = "liquidity.winddown-plan"
ASKED = "credit.licence"
"""What the second question of the letter is about."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_library(tmp_path_factory.mktemp("real"))


@pytest.fixture
def services(library: Path, tmp_path: Path) -> Iterator[AppServices]:
    with real_services(library, tmp_path) as made:
        yield made


@pytest.fixture
def window(services: AppServices, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The review of Lindara, for Ada Lind."""
    settings.analyst = "Ada Lind"
    with real_window(services, settings, qtbot) as made:
        yield made


def shown(window: MainWindow) -> Review:
    assert window.open_review is not None
    return window.open_review


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def next_run(qtbot: QtBot, window: MainWindow, before: str) -> Review:
    """Wait until a newer run is shown."""
    qtbot.waitUntil(lambda: shown(window).run_id != before, timeout=20_000)
    return shown(window)


# Profiles


def test_a_profile_is_made_by_hand_and_the_review_judged_under_it(window: MainWindow, qtbot: QtBot) -> None:
    """The head says so, and so does the run."""
    dialog = window.flow(Planning).ask_profiles()
    assert not dialog.keep.isEnabled()
    dialog.copy.click()
    QTest.keyClicks(dialog.name, "exit-first")
    dialog.fields["liquidity"].setValue(50)
    dialog.keep.click()
    assert dialog.trouble.isHidden()
    assert dialog.chosen is not None
    assert dialog.chosen.label == "exit-first [50/40/18/10/10]"
    before = shown(window).run_id
    dialog.judge.click()

    assert next_run(qtbot, window, before).assessment.profile == "exit-first [50/40/18/10/10]"
    assert "Profile exit-first [50/40/18/10/10], not the default" in words_in(window.review)


@pytest.mark.parametrize(
    ("name", "weight", "sentence"),
    [
        ("", 50.0, "is no name for a profile"),
        ("equal", 50.0, "is a profile of the checklist"),
        ("a b", 50.0, "is no name for a profile"),
        ("mine", 0.0, "a weight of 0 or more"),
    ],
)
def test_what_is_wrong_with_a_profile_is_said_beside_it(
    window: MainWindow, name: str, weight: float, sentence: str
) -> None:
    """Nothing is kept then."""
    dialog = window.flow(Planning).ask_profiles()
    dialog.copy.click()
    dialog.name.setText(name)
    for field in dialog.fields.values():
        field.setValue(weight)
    dialog.keep.click()

    assert sentence in dialog.trouble.text()
    assert dialog.list.count() == 2
    dialog.close()


def test_ones_own_profile_is_changed_and_deleted_those_of_the_checklist_stay(window: MainWindow) -> None:
    """Nobody can spoil the default."""
    dialog = window.flow(Planning).ask_profiles()
    dialog.copy.click()
    dialog.name.setText("mine")
    dialog.keep.click()
    dialog.fields["credit"].setValue(70)
    dialog.keep.click()
    assert dialog.chosen is not None
    assert float(dialog.chosen.weights["credit"]) == 70
    dialog.remove.click()

    assert dialog.list.count() == 2
    assert not dialog.remove.isEnabled()
    dialog.close()


def test_a_damaged_profile_is_named_and_the_others_work(window: MainWindow, tmp_path: Path) -> None:
    """A person may have written it by hand."""
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.toml").write_text("[weights]\ncredit = 3", encoding="utf-8")
    dialog = window.flow(Planning).ask_profiles()
    window.review.show_tab("whatif")

    assert dialog.list.count() == 2
    assert "the profile mine cannot be used" in dialog.trouble.text()
    dialog.close()


# Waivers


def test_a_failing_is_accepted_and_the_score_stays(window: MainWindow, qtbot: QtBot) -> None:
    """Who and until when stand in the item's pane; undo takes it back."""
    window.review.show_item(ITEM)
    score, before = shown(window).assessment.overall, shown(window).run_id
    form = window.review.checklist.pane.waiver
    assert form is not None
    form.button.click()
    assert "Say why" in form.trouble.text()

    QTest.keyClicks(form.why, "priced in")
    form.button.click()
    review = next_run(qtbot, window, before)
    waiver = review.waiver(ITEM)
    assert waiver is not None
    assert (waiver.who, waiver.why) == ("Ada Lind", "priced in")
    assert review.assessment.overall == score
    window.review.show_item(ITEM)
    qtbot.waitUntil(lambda: "Accepted by Ada Lind until" in words_in(window.review.checklist.pane))

    before = review.run_id
    qtbot.waitUntil(lambda: window.flow(Answering).acts.last is not None)
    window.flow(Answering).undo()
    assert next_run(qtbot, window, before).waiver(ITEM) is None


def test_an_accepted_failing_can_be_accepted_no_longer(
    window: MainWindow, services: AppServices, qtbot: QtBot
) -> None:
    """By the button beside it."""
    before = shown(window).run_id
    services.planning.waive(window.platform, ITEM, "known", date(2099, 1, 1), "Ben")
    window.open_platform(window.platform)
    window.review.show_item(ITEM)
    form = window.review.checklist.pane.waiver
    assert form is not None
    assert "until 1 Jan 2099" in words_in(form)
    before = shown(window).run_id
    form.waiver_ended.emit(ITEM)

    assert next_run(qtbot, window, before).waivers == ()


# The letter


def test_the_letter_is_read_chosen_copied_and_saved(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """What is ticked stands in it, under its number."""
    dialog = window.flow(Planning).ask_letter()
    assert dialog is not None
    dialog.from_.setPlainText("Ada Lind\nLind Advice")
    assert "From: Ada Lind, Lind Advice" in dialog.preview.toPlainText()
    assert "\n2. Under which licence" in dialog.preview.toPlainText()

    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert "\n2. Under which licence" not in dialog.preview.toPlainText()
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.preview.toPlainText()

    target = tmp_path / "letter.pdf"
    dialog.write(target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_without_a_question_there_is_no_letter(window: MainWindow, tmp_path: Path) -> None:
    """The reason stands beside the buttons; a wrong ending is said too."""
    dialog = window.flow(Planning).ask_letter()
    assert dialog is not None
    dialog.write(tmp_path / "letter.doc")
    assert "has to end in one of .pdf" in dialog.trouble.text()
    for place in range(dialog.list.count()):
        dialog.list.item(place).setCheckState(Qt.CheckState.Unchecked)

    assert dialog.trouble.text() == "Tick at least one question."
    assert not dialog.save.isEnabled()
    dialog.close()


def test_a_reply_is_kept_shown_and_an_item_answered_on_its_base(window: MainWindow, qtbot: QtBot) -> None:
    """It is the platform's word: no score moves until a person answers."""
    score, before = shown(window).assessment.overall, shown(window).run_id
    dialog = window.flow(Planning).ask_letter()
    assert dialog is not None
    dialog.list.setCurrentRow(1)
    dialog.reply.keep.click()
    assert "Give the reply's words" in dialog.reply.trouble.text()
    dialog.reply.text.setPlainText("Our licence is number 12-34.")
    dialog.reply.keep.click()
    review = next_run(qtbot, window, before)
    assert review.assessment.overall == score
    assert [r.text for r in review.replies_to(ASKED)] == ["Our licence is number 12-34."]

    window.review.show_item(ASKED)
    pane = window.review.checklist.pane
    qtbot.waitUntil(lambda: "Our licence is number 12-34." in words_in(pane))
    assert "The platform says (question 2, dated" in words_in(pane)
    pane._answer_on(review.replies[0])
    assert pane.form is not None
    assert pane.form.source.text().endswith("to question 2")

    again = window.flow(Planning).ask_letter()
    assert again is not None
    assert again.list.item(1).checkState() == Qt.CheckState.Unchecked
    assert "(1 reply)" in again.list.item(1).text()
    again.list.setCurrentRow(1)
    again.reply.end.click()
    assert next_run(qtbot, window, review.run_id).replies == ()


@pytest.mark.parametrize(
    ("text", "file", "sentence"),
    [("a", "b", "Give either words or a file"), ("", "/no/such/file", "There is no file")],
)
def test_a_reply_that_cannot_be_kept_is_refused_beside_it(
    window: MainWindow, text: str, file: str, sentence: str
) -> None:
    """The dialog stays open."""
    dialog = window.flow(Planning).ask_letter()
    assert dialog is not None
    dialog.reply.text.setPlainText(text)
    dialog.reply.file.setText(file)
    dialog.reply.keep.click()

    assert sentence in dialog.reply.trouble.text()
    assert dialog.isVisible()
    dialog.close()


# Case files


def test_a_case_goes_out_and_comes_in_with_what_people_said(
    window: MainWindow, services: AppServices, tmp_path: Path, qtbot: QtBot
) -> None:
    """Into an empty library, by the window of another person."""
    services.planning.waive(window.platform, ITEM, "known", date(2099, 1, 1), "Ben Roe")
    window.open_platform(window.platform)
    target = tmp_path / "case.wacz"
    dialog = window.flow(Cases).ask_out()
    assert dialog is not None
    assert nameless(dialog) == []
    dialog.field.setText(str(tmp_path / "case.zip"))
    dialog.go.click()
    assert "ends in .wacz" in dialog.trouble.text()
    dialog.field.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "case file is written" in words_in(window.strip), timeout=20_000)

    other = open_services(tmp_path / "other.db")
    try:
        second = MainWindow(other, window.settings, ask=lambda *_: True)
        qtbot.addWidget(second)
        second.show()
        second.flow(Cases).take_in(target)
        qtbot.waitUntil(lambda: "Lindara is taken in" in words_in(second.strip), timeout=40_000)
        assert "1 taken in with names, reasons and sources" in words_in(second.strip)
        review = other.latest_review(other.library.find_platform("Lindara").id)
        assert review is not None
        assert [w.who for w in review.waivers] == ["Ben Roe"]
        assert second.jobs.wait()
    finally:
        other.close()


def test_a_file_that_is_no_case_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Nothing is taken in then."""
    wrong = tmp_path / "case.wacz"
    wrong.write_bytes(b"no archive")
    window.flow(Cases).take_in(wrong)

    qtbot.waitUntil(lambda: "The case file was not taken in" in words_in(window.strip), timeout=20_000)


def test_every_widget_of_the_dialogs_has_a_name(window: MainWindow) -> None:
    """A screen reader must say more than "button"."""
    letter, profiles = window.flow(Planning).ask_letter(), window.flow(Planning).ask_profiles()
    assert letter is not None

    assert nameless(letter) == []
    assert nameless(profiles) == []
    letter.close()
    profiles.close()


def test_both_scores_stand_in_the_head_when_somebody_answered(
    window: MainWindow, services: AppServices
) -> None:
    """The program alone beside a person's answers."""
    from desktop.app.answers import record_answer

    assert "The program alone" not in words_in(window.review)
    record_answer(services.library, "Lindara", ITEM, "pass", "seen", "register", "Ada")
    window.open_platform(window.platform)

    assert "The program alone: 59.5 (50.9 – 66.9)" in words_in(window.review)
