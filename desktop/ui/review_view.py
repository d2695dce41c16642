"""The review of one platform: its head, and one tab for each way of looking at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.actions import TABS
from desktop.ui.checklist_view import ChecklistView
from desktop.ui.expected_view import ExpectedView
from desktop.ui.facts_view import FactsView
from desktop.ui.overview import Overview
from desktop.ui.pages_view import PagesView
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import Elided, plain_label, visible
from desktop.ui.runs_view import RunsView
from desktop.ui.services import RunRow
from desktop.ui.sum_view import SumView
from desktop.ui.technical_view import TechnicalView
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scoring.assessment import Band, Overall
from scoring.checklist import Item
from scoring.duties import Pack
from scoring.facts import Catalogue, Evidence
from scoring.review import Review


class ReviewView(QWidget):
    """Shows one finished review; asks the window for whatever needs the program."""

    back_wanted = Signal()
    again_wanted = Signal()
    report_wanted = Signal()
    answered = Signal(str, object, str, str)
    flag_decided = Signal(str, object, str)
    text_wanted = Signal(object)
    add_wanted = Signal(str)
    register_wanted = Signal()
    run_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.review: Review | None = None
        self.overview, self.checklist, self.facts = Overview(), ChecklistView(), FactsView()
        self.technical, self.expected, self.pages = TechnicalView(), ExpectedView(), PagesView()
        self.sum, self.runs = SumView(), RunsView()
        self.tabs = self._tabs()
        self._name = Elided(size="title")
        self._home = Elided(tone="soft", middle=True)
        self._letter = plain_label("", size="badge", wrap=False)
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._score = plain_label("", size="title", wrap=False)
        self._range = plain_label("", tone="soft", wrap=False)
        self._label = plain_label("", tone="soft", wrap=False)
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
        for name in TABS:
            tabs.addTab(getattr(self, name), tr(f"tab.{name}"))
        return tabs

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
        row.addWidget(self._letter)
        row.addLayout(figures)
        return row

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _place: self._opened())
        for view in (self.overview, self.checklist, self.facts, self.technical):
            view.evidence_wanted.connect(self.show_evidence)
        self.overview.item_wanted.connect(self.show_item)
        self.sum.item_wanted.connect(self.show_item)
        self.checklist.fact_wanted.connect(self.show_fact)
        self.expected.fact_wanted.connect(self.show_fact)
        self.checklist.answered.connect(self.answered)
        self.overview.flag_decided.connect(self.flag_decided)
        self.pages.text_wanted.connect(self.text_wanted)
        self.pages.add_wanted.connect(self.add_wanted)
        self.pages.register_wanted.connect(self.register_wanted)
        self.runs.run_wanted.connect(self.run_wanted)

    def show_review(
        self,
        review: Review,
        items: Mapping[str, Item],
        catalogue: Catalogue,
        runs: Sequence[RunRow],
        duties: Sequence[Pack] = (),
    ) -> None:
        """Show this review on every tab, staying on the one that is open."""
        self.review = review
        self._name.show_text(review.platform.name)
        self._home.show_text(review.platform.home)
        self._show_verdict(review.assessment.overall)
        self._fill = {
            "overview": partial(self.overview.show_review, review, items, catalogue),
            "checklist": partial(self.checklist.show_review, review, items, catalogue),
            "facts": partial(self.facts.show_review, review, catalogue),
            "technical": partial(self.technical.show_review, review, catalogue),
            "expected": partial(self.expected.show_review, review, duties, catalogue),
            "pages": partial(self.pages.show_review, review),
            "sum": partial(self.sum.show_review, review, items),
            "runs": partial(self.runs.show_runs, runs, review.run_id),
        }
        self._opened()

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
        self.pages.reader.setFocus()


def band_label(band: Band) -> str:
    """What the letter means, with the letters of the interval where they differ."""
    if not band.low or not band.high or band.low == band.high:
        return band.label
    key = "review.spans" if band.letter in "ABCDE" else "review.no_letter"
    return tr(key, letter=band.letter, label=band.label, low=band.low, high=band.high)
