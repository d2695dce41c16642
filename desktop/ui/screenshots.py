"""Writes a picture of every view in every theme, at 1280 × 800, from the library that is given."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app.adviser import Adviser
from desktop.app.options import ReviewOptions
from desktop.app.registers import Preview
from desktop.ui import dialogs
from desktop.ui.about_box import AboutBox
from desktop.ui.add_dialog import AddDialog
from desktop.ui.case_dialog import CaseDialog
from desktop.ui.flows.handbook import Handbook
from desktop.ui.flows.waiting import Waiting
from desktop.ui.flows.watching import Watching
from desktop.ui.letter_dialog import LetterDialog
from desktop.ui.new_review import NewReview
from desktop.ui.picture_history import contrasts, fill_history
from desktop.ui.preferences import Preferences
from desktop.ui.profiles_dialog import ProfilesDialog
from desktop.ui.register_dialog import RegisterDialog
from desktop.ui.report_dialog import ReportDialog
from desktop.ui.services import Services
from desktop.ui.settings import Settings
from desktop.ui.start import application
from desktop.ui.tabs import TABS
from desktop.ui.texts import FALLBACK, languages
from desktop.ui.theme import theme
from desktop.ui.tokens import Mode
from desktop.ui.window import MainWindow
from scoring.facts import Evidence
from scoring.review import Review
from scrapers.progress import Never, Step, silent
from scrapers.tables.figures import Figure
from scrapers.tables.matching import Candidate, How
from scrapers.tables.operations import Look
from scrapers.tables.reading import Form
from scrapers.tables.roles import TableKind

SIZE = (1280, 800)
MODES = (Mode.LIGHT, Mode.DARK, Mode.CONTRAST)
LARGE_VIEWS = frozenset({"library", "overview", "item", "picture", "new-review"})
"""What is also taken at 200 %."""


def main(argv: Sequence[str] | None = None) -> int:
    """Review the samples into a library of its own and write the pictures into a folder.

    Without a further word every view in every theme, then some at 200 %, then every view in each other language.
    """
    parser = argparse.ArgumentParser(prog="lendscope-screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--large", action="store_true", help="some views only, for a window at 200 %%")
    parser.add_argument("--language", default="", metavar="CODE", help="light only, in this language")
    words = parser.parse_args(argv)
    words.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as room:
        from desktop.app.services import open_services

        services = open_services(Path(room) / "lendscope.db")
        services.language = words.language or FALLBACK
        if words.large:
            take(services, words.folder, Path(room), (Mode.LIGHT,), LARGE_VIEWS, "-200")
        elif words.language:
            Settings(Path(room)).language = words.language
            take(services, words.folder, Path(room), (Mode.LIGHT,), mark=f"-{words.language}")
        else:
            take(services, words.folder, Path(room))
        services.close()
    return 0 if words.large or words.language else _further(words.folder)


def _further(folder: Path) -> int:
    """Pictures in programs of their own: the scale, and a widget's words, are chosen before it is made."""
    command = [sys.executable, "-m", "desktop.ui.screenshots", str(folder)]
    large = {**os.environ, "QT_SCALE_FACTOR": "2"}
    codes = [subprocess.run([*command, "--large"], env=large, check=False).returncode]
    others = (code for code in languages() if code != FALLBACK)
    codes += [subprocess.run([*command, "--language", code], check=False).returncode for code in others]
    return max(codes)


def take(
    services: Services,
    folder: Path,
    room: Path,
    modes: Sequence[Mode] = MODES,
    only: frozenset[str] = frozenset(),
    mark: str = "",
) -> list[Path]:
    """Write all pictures; an empty library is filled with the samples after the first screen was taken."""
    app = application(Settings(room))
    written: list[Path] = []
    for mode in modes:
        theme().apply(mode)
        window = MainWindow(services, Settings(room))
        window.resize(*SIZE)
        window.show()
        written += (
            [_save(app, window, folder / f"welcome-{mode.value}{mark}.png")]
            if not services.platforms()
            else []
        )
        _fill(services, room)
        window.refresh()
        for name, widget in _views(window, services):
            if not only or name in only:
                written.append(_save(app, widget, folder / f"{name}-{mode.value}{mark}.png"))
        window.close()
        window.deleteLater()
    return written


def _fill(services: Services, room: Path) -> None:
    if not services.platforms():
        for _name, target in services.sample_targets():
            services.review_target(target, ReviewOptions(offline=True), silent, Never())
        fill_history(services, room)


def _views(window: MainWindow, services: Services) -> Iterator[tuple[str, QWidget]]:
    yield "library", window
    window.library.field.setText("withdrawal")
    wait(window.library.found.isVisible)
    yield "found", window
    window.library.clear_search()
    watch = window.flow(Watching).show()
    wait(lambda: bool(watch.model.rows()))
    yield "watch", window
    window.show_library()
    window.open_platform(_best(services))
    for name in TABS:
        window.review.show_tab(name)
        if name == "pages":
            wait(lambda: bool(window.review.pages.reader.toPlainText()))
        yield name, window
    review = window.review.review
    quoted = _quoted(review) if review else None
    if quoted is not None:
        window.review.show_item(quoted[0])
        yield "item", window
        window.review.show_evidence(quoted[1])
        wait(lambda: bool(window.review.pages.reader.extraSelections()))
        yield "evidence", window
    drawn = _quoted(review, paged=True) if review else None
    if drawn is not None:
        window.review.show_evidence(drawn[1])
        wait(lambda: window.review.pages.saved.picture.picture is not None)
        yield "picture", window
    given = next((j.facts[0] for j in review.assessment.judgements if j.facts), "") if review else ""
    window.review.show_fact(given)
    yield "fact", window
    yield from contrasts(window, wait)
    yield from _flows(window)
    window.strip.begin("Reviewing platform.example", 2)
    window.strip.advance(Step("capture", 17, 60, "https://platform.example/statistics"))
    window.review.show_tab("overview")
    yield "progress", window
    yield from _dialogs(window, services)


def _flows(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Views that stand in place of the review, and the way back."""
    window.flow(Handbook).show(next(iter(window.services.checklist())))
    yield "handbook", window
    window.flow(Waiting).show()
    wait(lambda: not window.jobs.busy)
    yield "waiting", window
    window.open_platform(window.platform)


def _best(services: Services) -> str:
    """A platform with an overall score, else any."""
    rows = services.platforms(sort="overall", descending=True)
    scored = [row.id for row in rows if row.overall and row.overall.score is not None]
    return scored[0] if scored else rows[0].id


def _dialogs(window: MainWindow, services: Services) -> Iterator[tuple[str, QWidget]]:
    boxes: list[tuple[str, QDialog]] = [
        ("new-review", NewReview(window, ("https://platform.example",))),
        (
            "add-dialog",
            AddDialog(window, "Example Lend", ("fees.mhtml",), "https://platform.example/fees"),
        ),
        ("register-dialog", _register(window)),
        ("report-dialog", ReportDialog(window, "Example Lend", Path("/tmp"))),  # noqa: S108
        ("case-dialog", CaseDialog(window, "Example Lend", Path("/tmp"))),  # noqa: S108
        ("profiles", ProfilesDialog(window, services.planning, window.platform)),
        *_letters(window, services),
        ("shortcuts", dialogs.shortcuts(window)),
        *(
            (f"preferences-{name}", _page(_preferences(window), n))
            for n, name in enumerate(("look", "net", "person"))
        ),
        ("crash", dialogs.crash(window, "This is a fault of the program.", "--- report ---\n--- end ---")),
        *(
            (f"about-{name}", _page(AboutBox(window, services.about()), n))
            for n, name in enumerate(("program", "hosts", "licences"))
        ),
    ]
    for name, box in boxes:
        box.show()
        yield name, box
        box.close()


def _letters(window: MainWindow, services: Services) -> Iterator[tuple[str, QDialog]]:
    """The letter to the platform in front."""
    review = window.open_review
    if review is not None:
        yield "letter", LetterDialog(window, services.planning, review)


P = TypeVar("P", AboutBox, Preferences)


def _page(box: P, place: int) -> P:
    """A box with one of its pages open."""
    box.tabs.setCurrentIndex(place)
    return box


def _preferences(window: MainWindow) -> Preferences:
    adviser = Adviser("A. Sample", "Sample Advice", b"", "")
    return Preferences(window, Settings(Path("/nonexistent")), adviser=adviser)


def _register(window: MainWindow) -> RegisterDialog:
    """A register file as it is shown before it counts."""
    made = RegisterDialog(window)
    columns, rows = (
        ("Entity name", "National id", "Status"),
        (
            ("Example Lend SIA", "40203123456", "Active"),
            ("Exampel Lend SIA", "4O203123456", "Withdrawn"),
        ),
    )
    found = (
        Candidate(1, How.NUMBER, 100.0, rows[0]),
        Candidate(
            2, How.LOOKS_LIKE, 94.0, rows[1], ("the number only looks like the one that the platform prints",)
        ),
    )
    roles = {"name": 0, "number": 1, "status": 2}
    form = Form("utf-8", ";", ",")
    look = Look("register.csv", "", TableKind.LICENCE, form, None, columns, roles, rows, 2, (), found)
    figures = (Figure("register.licence_status", "active", "its status is 'Active'"),)
    made.file.show_text("register.csv")
    made.show_preview(Preview(look, date(2026, 3, 1), found[0], figures))
    return made


def _quoted(review: Review, *, paged: bool = False) -> tuple[str, Evidence] | None:
    for judgement in review.assessment.judgements:
        for evidence in judgement.evidence:
            if evidence.locator is not None and len(evidence.quote) > 12 and (evidence.page is None) != paged:
                return judgement.item, evidence
    return None


def wait(until: Callable[[], bool], milliseconds: int = 5_000) -> bool:
    """Let the window work until something is true; False when time ran out."""
    loop, end = QEventLoop(), QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if until() else None)
    end.start(milliseconds)
    look.start(10)
    loop.exec()
    look.stop()
    return until()


def _save(app: QApplication, widget: QWidget, path: Path) -> Path:
    for _ in range(4):
        app.processEvents()
    widget.grab().save(str(path))
    return path


if __name__ == "__main__":
    sys.exit(main())
