"""The ways of looking at a review, in their order. A new one is one line here and its texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from scoring.checklist import Item
from scoring.duties import Pack
from scoring.facts import Catalogue
from scoring.review import Review

if TYPE_CHECKING:
    from desktop.ui.services import RunRow, Services


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tabs show: one review, and the program for what a tab wants to know beside it."""

    review: Review
    platform: str
    ask: Services

    @property
    def items(self) -> Mapping[str, Item]:
        """The checklist's items by id."""
        return self.ask.checklist()

    @property
    def catalogue(self) -> Catalogue:
        """The fact catalogue."""
        return self.ask.catalogue()

    @property
    def runs(self) -> Sequence[RunRow]:
        """The platform's runs, newest first."""
        return self.ask.runs(self.platform)

    @property
    def duties(self) -> Sequence[Pack]:
        """What each regime asks platforms to publish."""
        return self.ask.duties()


@dataclass(frozen=True, slots=True)
class Tab:
    """One way of looking: its name (`tab.NAME` in the texts), its widget as module:class, how it is filled."""

    name: str
    view: str
    fill: Callable[[Any, Shown], object]

    def make(self) -> QWidget:
        """The widget; its module is imported now."""
        module, _, name = self.view.partition(":")
        made: QWidget = getattr(import_module(f"desktop.ui.{module}"), name)()
        return made


VIEWS = (
    Tab("overview", "overview:Overview", lambda v, s: v.show_review(s.review, s.items, s.catalogue)),
    Tab(
        "checklist",
        "checklist_view:ChecklistView",
        lambda v, s: v.show_review(s.review, s.items, s.catalogue),
    ),
    Tab("facts", "facts_view:FactsView", lambda v, s: v.show_review(s.review, s.catalogue)),
    Tab("technical", "technical_view:TechnicalView", lambda v, s: v.show_review(s.review, s.catalogue)),
    Tab(
        "expected", "expected_view:ExpectedView", lambda v, s: v.show_review(s.review, s.duties, s.catalogue)
    ),
    Tab("pages", "pages_view:PagesView", lambda v, s: v.show_review(s.review)),
    Tab("sum", "sum_view:SumView", lambda v, s: v.show_review(s.review, s.items)),
    Tab("rates", "workbench_view:WorkbenchView", lambda v, s: v.show_review(s.review, s.catalogue)),
    Tab(
        "whatif",
        "whatif_view:WhatIfView",
        lambda v, s: v.show_review(s.review, s.items, s.catalogue, s.ask.planning.profiles()),
    ),
    Tab("runs", "history_view:HistoryView", lambda v, s: v.show_runs(s.runs, s.review.run_id)),
    Tab(
        "notes",
        "notes_view:NotesView",
        lambda v, s: v.show_platform(s.platform, s.ask.keeping.notes(s.platform)),
    ),
)
TABS = tuple(tab.name for tab in VIEWS)
