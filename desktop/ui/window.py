"""The main window: puts the views together, and passes what they ask for to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.app.errors import CancelledError
from desktop.app.options import ReviewOptions
from desktop.ui import actions, words
from desktop.ui.actions import TABS
from desktop.ui.dropping import dropped, is_table
from desktop.ui.jobs import Job, Jobs
from desktop.ui.library_view import LibraryView
from desktop.ui.pieces import tight
from desktop.ui.plain import confirmed, visible
from desktop.ui.progress_strip import ProgressStrip
from desktop.ui.review_queue import ReviewQueue, Wanted
from desktop.ui.services import Services
from desktop.ui.settings import Settings
from desktop.ui.texts import tr
from desktop.ui.theme import theme
from desktop.ui.tokens import Mode
from desktop.ui.trouble import Report, tell
from desktop.ui.welcome import Welcome
from scoring.assessment import FlagState, Outcome
from scoring.review import CaptureInfo, Review
from scrapers.documents.document import Document
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:  # imported when they are first needed: the window shows the sooner
    from desktop.app.registers import Preview, TableWish
    from desktop.ui.add_dialog import AddDialog
    from desktop.ui.new_review import NewReview
    from desktop.ui.register_dialog import RegisterDialog
    from desktop.ui.report_dialog import ReportDialog
    from desktop.ui.review_view import ReviewView
    from desktop.ui.tidy_dialog import TidyDialog

Ask = Callable[[QWidget | None, str, str, str], bool]
"""Asks a question with a title, a text and the word for going on; True when the person goes on."""


class MainWindow(QMainWindow):
    """Library, review and the strip of work in progress."""

    def __init__(
        self,
        services: Services,
        settings: Settings,
        ask: Ask = confirmed,
        options: ReviewOptions = ReviewOptions(),  # noqa: B008
    ) -> None:
        super().__init__()
        self.ask, self._options = ask, options
        self._services, self._settings = services, settings
        self._platform = ""
        self._text_job: Job[Document | None] | None = None
        self._look_job: Job[Preview] | None = None
        self.jobs = Jobs(self)
        self.queue = ReviewQueue(self.jobs, services)
        self.welcome, self.library = Welcome(), LibraryView(services.platforms)
        self.strip = ProgressStrip()
        self._review: ReviewView | None = None
        self._pages = QStackedWidget()
        self._views: list[QWidget] = [self.welcome, self.library]
        self._lay_out()
        self.actions_by_name = actions.build(self, self._duties())
        self._connect()
        self.refresh()
        self._restore()
        (self.library.table if self.shown is self.library else self.welcome.samples).setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle("Lendscope")
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 520)
        for view in self._views:
            self._pages.addWidget(view)
        middle = QWidget()
        column = tight(QVBoxLayout(middle), 0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(middle)

    def _duties(self) -> dict[str, Callable[[], object]]:
        tabs = {f"tab_{n + 1}": partial(self._show_tab, n) for n in range(len(TABS))}
        return {
            "new": self.ask_new,
            "samples": self.review_samples,
            "report": self.ask_report,
            "tidy": self.ask_tidy,
            "quit": self.close,
            "find": self._find,
            "again": self.again,
            "cancel": self._cancel,
            "preferences": self._preferences,
            "library": self.show_library,
            "next_tab": partial(self._turn, 1),
            "previous_tab": partial(self._turn, -1),
            "shortcuts": self._shortcuts,
            "about": self._about,
            **tabs,
        }

    def _connect(self) -> None:
        self.welcome.samples_wanted.connect(self.review_samples)
        self.welcome.new_wanted.connect(self.ask_new)
        self.library.new_wanted.connect(self.ask_new)
        self.library.opened.connect(self.open_platform)
        self.strip.cancelled.connect(self._cancel)
        self.strip.open_wanted.connect(self.open_run)
        self.queue.began.connect(self._began)
        self.queue.stepped.connect(self.strip.advance)
        self.queue.finished.connect(self._finished)
        self.queue.failed.connect(self._failed)

    @property
    def review(self) -> ReviewView:
        """The view of one review; made after the window is shown, or when it is first needed."""
        if self._review is None:
            self._review = self._make_review()
        return self._review

    def _make_review(self) -> ReviewView:
        from desktop.ui.review_view import ReviewView

        view = ReviewView()
        self._pages.addWidget(view)
        self._views.append(view)
        view.back_wanted.connect(self.show_library)
        view.again_wanted.connect(self.again)
        view.report_wanted.connect(self.ask_report)
        view.answered.connect(self._answer)
        view.flag_decided.connect(self._decide)
        view.text_wanted.connect(self._fetch_text)
        view.run_wanted.connect(self.open_run)
        view.add_wanted.connect(lambda address: self.ask_add([], address))
        view.register_wanted.connect(self.ask_register)
        return view

    @property
    def reviewing(self) -> bool:
        """Whether a review is in front."""
        return self._review is not None and self._pages.currentWidget() is self._review

    # What is shown

    def refresh(self) -> None:
        """Show the library as it is; the welcome screen while it is empty."""
        self.library.reload()
        empty = self.library.model.rowCount() == 0 and not self.library.model.searched
        if not self.reviewing:
            self._front(self.welcome if empty else self.library)
        self._enable()

    def _front(self, view: QWidget) -> None:
        """Bring a view to the front; a new one takes the focus where work begins."""
        if self._pages.currentWidget() is not view:
            self._pages.setCurrentWidget(view)
            (self.library.table if view is self.library else self.welcome.samples).setFocus()

    def show_library(self) -> None:
        """Back to the list."""
        self._pages.setCurrentWidget(self.library)
        self.refresh()
        self.library.select(self._platform)
        self.library.table.setFocus()

    def open_platform(self, platform_id: str) -> None:
        """Show a platform's newest review."""
        review = self._guarded(partial(self._services.latest_review, platform_id))
        if review is None:
            self.strip.fail(tr("window.no_review"), tr("window.no_review_hint"))
            return
        self._platform = platform_id
        self._show_review(review)

    def open_run(self, run_id: str) -> None:
        """Show one run as it was kept."""
        review = self._guarded(partial(self._services.review_of, run_id))
        if review is not None:
            self._platform = self._services.platform_of(run_id)
            self._show_review(review)

    def _show_review(self, review: Review) -> None:
        runs = self._services.runs(self._platform)
        ask = self._services
        self.review.show_review(review, ask.checklist(), ask.catalogue(), runs, ask.duties())
        self._pages.setCurrentWidget(self.review)
        self.review.tabs.setFocus()
        self._enable()

    @property
    def shown(self) -> QWidget:
        """The view in front."""
        return self._views[self._pages.currentIndex()]

    def _enable(self) -> None:
        reviewing = self.reviewing
        for name in (
            "report",
            "again",
            "library",
            "next_tab",
            "previous_tab",
            *(f"tab_{n}" for n in range(1, len(TABS) + 1)),
        ):
            self.actions_by_name[name].setEnabled(reviewing)
        title = self.review.review.platform.name if reviewing and self.review.review else ""
        self.setWindowTitle(f"{visible(title, 80)} · Lendscope" if title else "Lendscope")

    def _show_tab(self, place: int) -> None:
        self.review.tabs.setCurrentIndex(place)

    def _turn(self, step: int) -> None:
        bar: QTabBar = self.review.tabs.tabBar()
        bar.setCurrentIndex((bar.currentIndex() + step) % bar.count())

    def _find(self) -> None:
        if not self.reviewing:
            field = self.library.field
        elif self.review.open_tab() == "facts":
            field = self.review.facts.words
        else:
            self.review.show_tab("checklist")
            field = self.review.checklist.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    # Reviews

    def ask_new(self, target: str = "") -> NewReview:
        """Ask what to review."""
        from desktop.ui.new_review import NewReview

        dialog = NewReview(self, self._settings.recent, self._chosen(), self._services.interrupted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.field.setPlainText(target)
        dialog.started.connect(self.start)
        dialog.open()
        return dialog

    def start(self, targets: Sequence[str], options: ReviewOptions) -> None:
        """Make these reviews beside the window."""
        for target in reversed(targets):
            self._settings.remember_target(target)
        self.queue.add([Wanted(_short(target), target, options) for target in targets])

    def review_samples(self) -> None:
        """Review the platforms that come with the program."""
        options = replace(self._options, offline=True)
        self.queue.add([Wanted(name, target, options) for name, target in self._services.sample_targets()])

    def again(self) -> None:
        """Review the shown platform again; where a capture was interrupted, ask first whether to go on with it."""
        review = self.review.review if self.reviewing else None
        if review is None:
            return
        home = review.platform.home
        if self._services.interrupted(home):
            self.ask_new(home)
        else:
            self.queue.add([Wanted(visible(review.platform.name, 80), home, self._chosen())])

    def _chosen(self) -> ReviewOptions:
        """The options a review starts from: those of the program, and the person's own proxy."""
        return replace(self._options, proxy=self._settings.proxy or self._options.proxy)

    def ask_tidy(self) -> TidyDialog:
        """Show which old captures could go."""
        from desktop.ui.tidy_dialog import TidyDialog

        dialog = TidyDialog(self, self._services.tidy_preview, self._let_go)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _let_go(self, with_runs: bool) -> str:
        try:
            return self._services.tidy(with_runs)
        except Exception as error:
            self._tell(error, tr("tidy.failed"))
            return tell(error).sentence

    def _began(self, wanted: Wanted, waiting: int) -> None:
        self.strip.begin(tr("progress.title", name=wanted.name), waiting)

    def _finished(self, _wanted: Wanted, review: Review) -> None:
        overall = review.assessment.overall
        told = tr(
            "progress.result", score=words.number(overall.result.score), band=words.band_text(overall.band)
        )
        self.strip.succeed(tr("progress.done", name=visible(review.platform.name, 80)), told, review.run_id)
        self.refresh()

    def _failed(self, wanted: Wanted, error: BaseException) -> None:
        self.refresh()
        title = "progress.cancelled" if isinstance(error, CancelledError) else "progress.failed"
        self._tell(error, tr(title, name=wanted.name))

    def _cancel(self) -> None:
        if self.queue.active:
            self.queue.cancel()
            self.strip.stopping()

    # What a review asks for

    def _answer(self, item: str, outcome: Outcome, why: str, source: str) -> None:
        platform, who = self._platform, self._settings.analyst or tr("answer.nobody")

        def work(_progress: Progress, _cancel: Cancel) -> Review:
            return self._services.answer(platform, item, outcome, why, source, who)

        self._judge_again(work, tr("answer.kept"))

    def _decide(self, item: str, state: FlagState, why: str) -> None:
        platform, who = self._platform, self._settings.analyst or tr("answer.nobody")

        def work(_progress: Progress, _cancel: Cancel) -> Review:
            return self._services.decide_flag(platform, item, state, why, who)

        self._judge_again(work, tr("flag.kept"))

    def _judge_again(
        self, work: Callable[[Progress, Cancel], Review], told: str, failed: str = "", working: str = ""
    ) -> None:
        platform = self._platform

        def done(review: Review) -> None:
            overall = review.assessment.overall
            now = tr(
                "progress.result",
                score=words.number(overall.result.score),
                band=words.band_text(overall.band),
            )
            self.strip.succeed(told, now)
            if platform == self._platform and self.reviewing:
                self._show_review(review)
            self.refresh()

        self.strip.begin(working or tr("answer.keeping"), 0)
        self.jobs.start(
            work,
            done=done,
            failed=lambda e: self._tell(e, failed or tr("answer.failed")),
            progressed=self.strip.advance,
        )

    def _fetch_text(self, capture: CaptureInfo) -> None:
        if self._text_job is not None:
            self._text_job.forget()

        def work(_progress: Progress, _cancel: Cancel) -> Document | None:
            return self._services.page_text(capture.sha256, capture.url)

        pages = self.review.pages
        self._text_job = self.jobs.start(
            work,
            done=partial(pages.show_text, capture),
            failed=lambda error: pages.show_trouble(tell(error).sentence),
        )

    def ask_add(self, files: Sequence[str], address: str = "") -> AddDialog | None:
        """Ask whether these saved pages belong to the open review."""
        review = self.review.review if self.reviewing else None
        if review is None:
            return None
        from desktop.ui.add_dialog import AddDialog

        dialog = AddDialog(self, review.platform.name, files, address)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._add)
        dialog.apart.connect(lambda chosen: self.ask_new("\n".join(chosen)))
        dialog.open()
        return dialog

    def _add(self, files: Sequence[Path], address: str) -> None:
        platform, who = self._platform, self._settings.analyst or tr("answer.nobody")

        def work(progress: Progress, cancel: Cancel) -> Review:
            return self._services.add_pages(platform, files, address, who, progress, cancel)

        self._judge_again(work, tr("add.done"), tr("add.failed"), tr("add.working"))

    def ask_register(self, file: str = "") -> RegisterDialog | None:
        """Show what a register or review file says of the open platform."""
        if not self.reviewing:
            return None
        from desktop.ui.register_dialog import RegisterDialog

        dialog = RegisterDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.looked_for.connect(partial(self._look_at_table, dialog))
        dialog.confirmed.connect(self._take_in_table)
        dialog.finished.connect(lambda _code: self._forget_look())
        dialog.open()
        if file:
            dialog.take(file)
        return dialog

    def _look_at_table(self, dialog: RegisterDialog, wish: TableWish) -> None:
        self._forget_look()
        platform = self._platform

        def work(_progress: Progress, _cancel: Cancel) -> Preview:
            return self._services.look_at_table(platform, wish)

        self._look_job = self.jobs.start(
            work,
            done=dialog.show_preview,
            failed=lambda error: dialog.show_trouble(tell(error).sentence),
        )

    def _forget_look(self) -> None:
        if self._look_job is not None:
            self._look_job.forget()

    def _take_in_table(self, wish: TableWish) -> None:
        platform, who = self._platform, self._settings.analyst or tr("answer.nobody")

        def work(progress: Progress, cancel: Cancel) -> Review:
            return self._services.take_in_table(platform, wish, who, progress, cancel)

        self._judge_again(work, tr("register.done"), tr("register.failed"), tr("register.working"))

    def ask_report(self) -> ReportDialog | None:
        """Ask where the report of the shown run should go."""
        review = self.review.review if self.reviewing else None
        if review is None:
            return None
        from desktop.ui.report_dialog import ReportDialog

        dialog = ReportDialog(self, review.platform.name, Path.home())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._write, review.run_id))
        dialog.open()
        return dialog

    def _write(self, run_id: str, path: Path) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.write_report(run_id, path)

        self.strip.begin(tr("report.writing", name=visible(path.name, 100)), 0)
        self.jobs.start(
            work,
            done=lambda _: self.strip.succeed(tr("report.done"), visible(str(path), 300)),
            failed=lambda error: self._tell(error, tr("report.failed")),
        )

    # Trouble, settings, closing

    def _guarded(self, ask: Callable[[], Review | None]) -> Review | None:
        try:
            return ask()
        except Exception as error:
            self._tell(error, tr("window.failed"))
            return None

    def _tell(self, error: BaseException, title: str) -> None:
        report: Report = tell(error)
        self.strip.fail(title, report.sentence)
        if report.text:
            from desktop.ui.dialogs import crash

            crash(self, report.sentence, report.text).open()

    def _preferences(self) -> None:
        from desktop.ui.dialogs import Preferences

        box = Preferences(self, self._settings, self._services.proxy_trouble)
        box.mode_chosen.connect(self._apply)
        box.open()

    def _shortcuts(self) -> None:
        from desktop.ui.dialogs import shortcuts

        shortcuts(self).open()

    def _about(self) -> None:
        from desktop.ui.dialogs import about

        about(self, self._services.version, self._services.library_path).open()

    def _apply(self, mode: Mode) -> None:
        theme().apply(mode)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Saved files and folders may be dropped anywhere."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer to add what was dropped to the open review, or to review it."""
        targets = dropped(event)
        files = [target for target in targets if "://" not in target]
        if not self.reviewing or len(files) != len(targets):
            self.ask_new("\n".join(targets))
        elif is_table(files):
            self.ask_register(files[0])
        else:
            self.ask_add(files)

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = self._settings.state("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rest of the window once it is on the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.review)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while work goes on; keep the window's place."""
        if self.queue.active and not self.ask(self, tr("close.title"), tr("close.text"), tr("close.stop")):
            event.ignore()
            return
        self._settings.keep_state("window", self.saveGeometry())
        self._settings.save()
        self.queue.cancel()
        self.jobs.cancel_all()
        self.jobs.wait()
        event.accept()


def _short(target: str) -> str:
    return words.place_of(target) if "://" in target else visible(Path(target).name or target, 120)
