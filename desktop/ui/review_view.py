"""The review of one platform: its head, and one tab for each way of looking at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import Elided, plain_label, visible
from desktop.ui.tabs import TABS, VIEWS, Shown
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scoring.assessment import Assessment, Band, Overall
from scoring.facts import Evidence
from scoring.profiles import mark
from scoring.review import Review

if TYPE_CHECKING:
    from desktop.ui.checklist_view import ChecklistView
    from desktop.ui.facts_view import FactsView
    from desktop.ui.overview import Overview
    from desktop.ui.pages_view import PagesView

PASSED_ON = (
    "answered",
    "answer_withdrawn",
    "fact_given",
    "fact_withdrawn",
    "flag_decided",
    "flag_reopened",
    "text_wanted",
    "picture_wanted",
    "add_wanted",
    "register_wanted",
    "run_wanted",
    "handbook_wanted",
)
"""What a tab may ask of the window; a view that has one of these signals is heard."""


class ReviewView(QWidget):
    """Shows one finished review; asks the window for whatever needs the program."""

    back_wanted = Signal()
    again_wanted = Signal()
    report_wanted = Signal()
    answered = Signal(str, object, str, str)
    answer_withdrawn = Signal(str)
    fact_given = Signal(object)
    fact_withdrawn = Signal(str)
    flag_decided = Signal(str, object, str)
    flag_reopened = Signal(str)
    text_wanted = Signal(object)
    picture_wanted = Signal(object, int, float, str)
    add_wanted = Signal(str)
    register_wanted = Signal()
    run_wanted = Signal(str)
    handbook_wanted = Signal(str)
    was_shown = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.review: Review | None = None
        self._views = {tab.name: tab.make() for tab in VIEWS}
        self.tabs = self._tabs()
        self._name = Elided(size="title")
        self._home = Elided(tone="soft", middle=True)
        self._letter = plain_label("", size="badge", wrap=False)
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._score = plain_label("", size="title", wrap=False)
        self._range = plain_label("", tone="soft", wrap=False)
        self._label = plain_label("", tone="soft", wrap=False)
        self._apart = plain_label("", size="caption", tone="accent", wrap=False)
        column = tight(QVBoxLayout(self), 0)
        column.addWidget(self._head())
        column.addWidget(self.tabs, 1)
        self._fill: dict[str, Callable[[], object]] = {}
        self._connect()

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setAccessibleName(tr("review.tabs"))
        tabs.tabBar().setExpanding(False)
        for name, view in self._views.items():
            tabs.addTab(view, tr(f"tab.{name}"))
        return tabs

    def view(self, name: str) -> QWidget:
        """The widget of a tab."""
        return self._views[name]

    @property
    def overview(self) -> Overview:
        """What a finished review says on one page."""
        return cast("Overview", self._views["overview"])

    @property
    def checklist(self) -> ChecklistView:
        """The items."""
        return cast("ChecklistView", self._views["checklist"])

    @property
    def facts(self) -> FactsView:
        """The facts."""
        return cast("FactsView", self._views["facts"])

    @property
    def pages(self) -> PagesView:
        """The saved pages."""
        return cast("PagesView", self._views["pages"])

    def _head(self) -> QFrame:
        head, column = frame("head", margin=MEDIUM, gap=SMALL)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        row = tight(QHBoxLayout(), MEDIUM)
        back = Button("", self.back_wanted.emit, duty="quiet", icon="back", tip=tr("action.back"))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        names = tight(QVBoxLayout(), TIGHT // 2)
        names.addWidget(self._name)
        names.addWidget(self._home)
        row.addLayout(names, 1)
        row.addLayout(self._verdict())
        row.addSpacing(LARGE)
        row.addWidget(
            Button(tr("action.again"), self.again_wanted.emit, icon="refresh", tip=tr("action.again_hint"))
        )
        row.addWidget(Button(tr("action.report"), self.report_wanted.emit, duty="main", icon="report"))
        column.addLayout(row)
        return head

    def _verdict(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), MEDIUM)
        figures = tight(QVBoxLayout(), 0)
        upper = tight(QHBoxLayout(), SMALL)
        upper.addWidget(self._score)
        upper.addWidget(self._range, 0, Qt.AlignmentFlag.AlignBottom)
        upper.addStretch()
        figures.addLayout(upper)
        figures.addWidget(self._label)
        figures.addWidget(self._apart)
        row.addWidget(self._letter)
        row.addLayout(figures)
        return row

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _place: self._opened())
        goals: dict[str, Callable[..., object] | SignalInstance] = {
            "evidence_wanted": self.show_evidence,
            "item_wanted": self.show_item,
            "fact_wanted": self.show_fact,
            **{name: getattr(self, name) for name in PASSED_ON},
        }
        for view in self._views.values():
            for name, goal in goals.items():
                if hasattr(view, name):
                    getattr(view, name).connect(goal)

    def show_review(self, shown: Shown) -> None:
        """Show this review on every tab, staying on the one that is open."""
        self.review = shown.review
        self._name.show_text(shown.review.platform.name)
        self._home.show_text(shown.review.platform.home)
        self._show_verdict(shown.review.assessment.overall)
        self._show_apart(shown.review.assessment)
        self._fill = {tab.name: partial(tab.fill, self._views[tab.name], shown) for tab in VIEWS}
        self._opened()
        self.was_shown.emit(shown.platform, shown.review.run_id)

    def _opened(self) -> None:
        """Fill the open tab when it still shows an earlier review; the others wait until they are opened."""
        self._complete(self.open_tab())
        if self.open_tab() == "pages":
            self.pages.start()

    def _complete(self, name: str) -> None:
        fill = self._fill.pop(name, None)
        if fill is not None:
            fill()

    def _show_verdict(self, overall: Overall) -> None:
        result = overall.result
        self._letter.setText(overall.band.letter)
        self._letter.setAccessibleName(tr("review.band_name", band=words.band_text(overall.band)))
        self._score.setText(words.number(result.score) if result.score is not None else tr("review.no_score"))
        self._score.setAccessibleName(words.score_sentence(tr("score.overall"), result))
        self._range.setText(
            tr(
                "review.range",
                span=words.span(result.low, result.high),
                coverage=words.percent(result.coverage),
            )
        )
        label = visible(band_label(overall.band), 100)
        self._label.setText(label[:1].upper() + label[1:])

    def _show_apart(self, found: Assessment) -> None:
        """What sets this score apart: the program's alone beside a person's answers, and weights of one's own."""
        parts = []
        if found.answered and found.machine_overall is not None:
            alone = found.machine_overall.result
            score = words.number(alone.score) if alone.score is not None else tr("review.no_score")
            parts.append(tr("review.alone", score=score, span=words.span(alone.low, alone.high)))
        if mark(found.profile):
            parts.append(tr("review.profile", name=visible(found.profile, 100)))
        self._apart.setText(" · ".join(parts))
        self._apart.setVisible(bool(parts))

    def open_tab(self) -> str:
        """The name of the open tab."""
        return TABS[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Open a tab."""
        self.tabs.setCurrentIndex(TABS.index(name))

    def show_item(self, item: str) -> None:
        """Show an item of the checklist in full."""
        self.show_tab("checklist")
        self.checklist.show_item(item)

    def show_fact(self, key: str) -> None:
        """Show a fact in full."""
        self.show_tab("facts")
        self.facts.show_fact(key)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show a quote in its saved page."""
        self._complete("pages")
        self.pages.show_evidence(evidence)
        self.show_tab("pages")
        self.pages.saved.content().setFocus()


def band_label(band: Band) -> str:
    """What the letter means, with the letters of the interval where they differ."""
    if not band.low or not band.high or band.low == band.high:
        return band.label
    key = "review.spans" if band.letter in "ABCDE" else "review.no_letter"
    return tr(key, letter=band.letter, label=band.label, low=band.low, high=band.high)
