"""The main window: puts the views together, and passes what they ask for to the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.app.options import ReviewOptions
from desktop.ui import actions, words
from desktop.ui.dropping import dropped, is_table
from desktop.ui.flows import FLOWS
from desktop.ui.flows.adding import AddingPages
from desktop.ui.flows.desk import Ask, F, T, Work
from desktop.ui.flows.registers import Registers
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.jobs import Job, Jobs
from desktop.ui.library_view import LibraryView
from desktop.ui.pieces import tight
from desktop.ui.plain import confirmed, visible
from desktop.ui.progress_strip import ProgressStrip
from desktop.ui.review_queue import ReviewQueue
from desktop.ui.services import Services
from desktop.ui.settings import Settings
from desktop.ui.tabs import TABS, Shown
from desktop.ui.texts import chosen, tr
from desktop.ui.trouble import Report, tell
from desktop.ui.welcome import Welcome
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:  # imported when it is first needed: the window shows the sooner
    from desktop.ui.review_view import ReviewView


AFTER_FIRST_FRAME = 200
"""Milliseconds after which the view of a review is made: a timer of none would come before the first paint."""


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
        self.ask, self.options = ask, options
        self.services, self.settings = services, settings
        self.platform = ""
        self.jobs = Jobs(self)
        self.queue = ReviewQueue(self.jobs, services)
        self.welcome, self.library = Welcome(), LibraryView(services.keeping)
        self.strip = ProgressStrip()
        self._review: ReviewView | None = None
        self._job: Job[Any] | None = None
        self._pages = QStackedWidget()
        self._views: list[QWidget] = [self.welcome, self.library]
        self._lay_out()
        self._flows = {kind: kind(self) for kind in FLOWS}
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
        own: dict[str, Callable[[], object]] = {
            "quit": self.close,
            "find": self._find,
            "library": self.show_library,
            "next_tab": partial(self._turn, 1),
            "previous_tab": partial(self._turn, -1),
            **{f"tab_{name}": partial(self._show_tab, n) for n, name in enumerate(TABS)},
        }
        for flow in self._flows.values():
            own.update(flow.duties())
        return own

    def _connect(self) -> None:
        self.library.opened.connect(self.open_platform)
        self.library.offer([self.actions_by_name[name] for name in actions.FOR_CHOSEN])
        self.library.chosen_changed.connect(self._enable)
        self.strip.open_wanted.connect(self.open_run)

    # What flows ask for

    @property
    def frame(self) -> QWidget:
        """What dialogs stand in front of."""
        return self

    @property
    def chosen(self) -> list[str]:
        """The platforms that an action is about: the open one, else those chosen in the library."""
        if self.reviewing:
            return [self.platform]
        return self.library.chosen() if self.shown is self.library else []

    @property
    def open_review(self) -> Review | None:
        """The review in front, or None while the library is."""
        return self.review.review if self.reviewing else None

    @property
    def who(self) -> str:
        """The name put under what a person says."""
        return self.settings.analyst or tr("answer.nobody")

    def flow(self, kind: type[F]) -> F:
        """The flow of that kind."""
        found = self._flows[kind]
        assert isinstance(found, kind)
        return found

    def judge_again(
        self, work: Work, told: str, failed: str, working: str, ended: Callable[[bool], object] = bool
    ) -> None:
        """Do work that ends in a new run of the open platform, and show it; the texts say how it goes."""
        platform = self.platform

        def done(review: Review) -> None:
            ended(True)
            self.strip.succeed(told, words.result(review))
            if platform == self.platform and self.reviewing:
                self._show_review(review)
            self.refresh()

        def spoiled(error: BaseException) -> None:
            ended(False)
            self.tell(error, failed)

        self.strip.begin(working, 0)
        self.jobs.start(work, done=done, failed=spoiled, progressed=self.strip.advance)

    def action(self, name: str) -> QAction:
        """An action by its name."""
        return self.actions_by_name[name]

    def work(
        self, title: str, work: Callable[[Progress, Cancel], T], done: Callable[[T], object], failed: str
    ) -> None:
        """Do something that takes time beside the window, shown in the strip, where it can be cancelled."""
        self.strip.begin(title, 0)
        self._job = self.jobs.start(
            work, done=done, failed=lambda error: self.tell(error, failed), progressed=self.strip.advance
        )

    def stop_work(self) -> None:
        """Ask what `work` began to stop."""
        if self._job is not None:
            self._job.cancel()

    def bring(self, view: QWidget) -> None:
        """Show a view of a flow's own in place of library and review; Back leads to the library."""
        if view not in self._views:
            self._pages.addWidget(view)
            self._views.append(view)
        self._pages.setCurrentWidget(view)
        view.setFocus()
        self._enable()

    def tell(self, error: BaseException, title: str) -> None:
        """Say in the strip what went wrong; a fault of the program opens a box with a report."""
        report: Report = tell(error)
        self.strip.fail(title, report.sentence)
        if report.text:
            from desktop.ui.dialogs import crash

            crash(self, report.sentence, report.text).open()

    # What is shown

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
        view.run_wanted.connect(self.open_run)
        for flow in self._flows.values():
            flow.attend(view)
        return view

    @property
    def reviewing(self) -> bool:
        """Whether a review is in front."""
        return self._review is not None and self._pages.currentWidget() is self._review

    def refresh(self) -> None:
        """Show the library as it is; the welcome screen while it is empty."""
        self.library.reload()
        empty = self.library.model.rowCount() == 0 and not self.library.model.narrowed
        if self.shown in (self.welcome, self.library):
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
        self.library.select(self.platform)
        self.library.table.setFocus()

    def open_platform(self, platform_id: str) -> None:
        """Show a platform's newest review."""
        review = self._guarded(partial(self.services.latest_review, platform_id))
        if review is None:
            self.strip.fail(tr("window.no_review"), tr("window.no_review_hint"))
            return
        self.platform = platform_id
        self._show_review(review)

    def open_run(self, run_id: str) -> None:
        """Show one run as it was kept."""
        review = self._guarded(partial(self.services.review_of, run_id))
        if review is not None:
            self.platform = self.services.platform_of(run_id)
            self._show_review(review)

    def _show_review(self, review: Review) -> None:
        from desktop.app.spoken import spoken_review

        self.review.show_review(Shown(spoken_review(review, chosen()), self.platform, self.services))
        self._pages.setCurrentWidget(self.review)
        self.review.tabs.setFocus()
        self._enable()

    @property
    def shown(self) -> QWidget:
        """The view in front."""
        return self._views[self._pages.currentIndex()]

    def _enable(self) -> None:
        reviewing = self.reviewing
        chosen = reviewing or (self.shown is self.library and self.library.count_chosen() > 0)
        met = {"": True, "review": reviewing, "platform": chosen, "rows": chosen and not reviewing}
        for spec in actions.SPECS:
            self.actions_by_name[spec.name].setEnabled(met[spec.needs])
        for flow in self._flows.values():
            flow.settle()
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

    def _guarded(self, ask: Callable[[], Review | None]) -> Review | None:
        try:
            return ask()
        except Exception as error:
            self.tell(error, tr("window.failed"))
            return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Saved files and folders may be dropped anywhere."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer to add what was dropped to the open review, or to review it."""
        targets = dropped(event)
        files = [target for target in targets if "://" not in target]
        if not self.reviewing or len(files) != len(targets):
            self.flow(Reviewing).ask("\n".join(targets))
        elif is_table(files):
            self.flow(Registers).ask(files[0])
        else:
            self.flow(AddingPages).ask(files)

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = self.settings.state("window")
        if geometry is not None:
            self.restoreGeometry(geometry)
        look = self.settings.state("library")
        if look is not None:
            self.library.restore(look)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rest of the window once it is on the screen."""
        super().showEvent(event)
        QTimer.singleShot(AFTER_FIRST_FRAME, self, lambda: self.review)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while work goes on; keep the window's place."""
        if self.queue.active and not self.ask(self, tr("close.title"), tr("close.text"), tr("close.stop")):
            event.ignore()
            return
        self.settings.keep_state("window", self.saveGeometry())
        self.settings.keep_state("library", self.library.look())
        self.settings.save()
        for flow in self._flows.values():
            flow.leave()
        self.queue.cancel()
        self.jobs.cancel_all()
        self.jobs.wait()
        event.accept()
