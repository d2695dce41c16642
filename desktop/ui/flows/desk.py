"""What a flow may ask of the window, and what every flow is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.app.options import ReviewOptions
from desktop.ui.jobs import Jobs
from desktop.ui.library_view import LibraryView
from desktop.ui.progress_strip import ProgressStrip
from desktop.ui.review_queue import ReviewQueue
from desktop.ui.services import Services
from desktop.ui.settings import Settings
from desktop.ui.welcome import Welcome
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.review_view import ReviewView

F = TypeVar("F", bound="Flow")
T = TypeVar("T")
Ask = Callable[[QWidget | None, str, str, str], bool]
"""Asks a question with a title, a text and the word for going on; True when the person goes on."""
Work = Callable[[Progress, Cancel], Review]
Duties = Mapping[str, Callable[[], object]]


class Desk(Protocol):
    """The window as a flow sees it."""

    ask: Ask

    @property
    def frame(self) -> QWidget:
        """What dialogs stand in front of."""
        ...

    @property
    def services(self) -> Services: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def options(self) -> ReviewOptions:
        """The options that the program was started with."""
        ...

    @property
    def jobs(self) -> Jobs: ...
    @property
    def queue(self) -> ReviewQueue: ...
    @property
    def strip(self) -> ProgressStrip: ...
    @property
    def welcome(self) -> Welcome: ...
    @property
    def library(self) -> LibraryView: ...
    @property
    def review(self) -> ReviewView: ...
    @property
    def platform(self) -> str:
        """The id of the platform that was opened last, or nothing."""
        ...

    @property
    def chosen(self) -> list[str]:
        """The platforms that an action is about: the open one, else those chosen in the library."""
        ...

    @property
    def open_review(self) -> Review | None:
        """The review in front, or None while the library is."""
        ...

    @property
    def who(self) -> str:
        """The name put under what a person says."""
        ...

    def flow(self, kind: type[F]) -> F:
        """Another flow."""
        ...

    def bring(self, view: QWidget) -> None:
        """Show a view of the flow's own in place of library and review; Back leads to the library."""
        ...

    @property
    def shown(self) -> QWidget:
        """The view in front."""
        ...

    def show_library(self) -> None:
        """Back to the list."""
        ...

    def open_run(self, run_id: str) -> None:
        """Show one run as it was kept."""
        ...

    def open_platform(self, platform_id: str) -> None:
        """Show a platform's newest review."""
        ...

    def work(
        self, title: str, work: Callable[[Progress, Cancel], T], done: Callable[[T], object], failed: str
    ) -> None:
        """Do something that takes time beside the window, shown in the strip, where it can be cancelled."""
        ...

    def stop_work(self) -> None:
        """Ask what `work` began to stop."""
        ...

    def refresh(self) -> None:
        """Show the library as it is now."""
        ...

    def tell(self, error: BaseException, title: str) -> None:
        """Say in the strip what went wrong; a fault of the program opens a box with a report."""
        ...

    def judge_again(
        self, work: Work, told: str, failed: str, working: str, ended: Callable[[bool], object] = bool
    ) -> None:
        """Do work that ends in a new run of the open platform, and show it; the texts say how it goes.

        `ended` hears whether it was kept, before the new run is shown.
        """
        ...

    def action(self, name: str) -> QAction:
        """An action of the window by its name."""
        ...


class Flow(QObject):
    """One thing the window does. It is made with the window and connects itself to the views it serves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.frame)
        self.desk = desk

    def duties(self) -> Duties:
        """What each of its actions does, by the action's name."""
        return {}

    def attend(self, review: ReviewView) -> None:
        """Serve the view of one review, which is made after the window is shown."""

    def settle(self) -> None:
        """Something else is in front now: the flow's own actions may say so."""

    def leave(self) -> None:
        """The window closes."""
