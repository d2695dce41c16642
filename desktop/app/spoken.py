"""Checklist, catalogue and reasons in the language of the window; what lacks a phrase stays English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from desktop.app import data
from desktop.reports.phrases import Phrases, phrases
from scoring.assessment import Judgement
from scoring.checklist import Item
from scoring.facts import Catalogue, FactKind
from scoring.review import Review


@cache
def spoken_items(language: str) -> Mapping[str, Item]:
    """The checklist's items with question, reason to ask and what to ask in the language."""
    own = phrases(language)
    return {name: _item(item, own) for name, item in data.items().items()} if own else data.items()


@cache
def spoken_catalogue(language: str) -> Catalogue:
    """The facts with their names in the language."""
    own = phrases(language)
    return {key: _kind(kind, own) for key, kind in data.catalogue().items()} if own else data.catalogue()


def spoken_review(review: Review, language: str) -> Review:
    """The review with the reason of each outcome in the language; outcomes, numbers and quotes are the same."""
    own = phrases(language)
    if not own:
        return review
    found = review.assessment
    judged = tuple(_judgement(judgement, own) for judgement in found.judgements)
    return replace(review, assessment=replace(found, judgements=judged))


def _item(item: Item, own: Phrases) -> Item:
    return replace(item, question=own.text(item.question), why=own.text(item.why), ask=own.text(item.ask))


def _kind(kind: FactKind, own: Phrases) -> FactKind:
    return replace(kind, label=own.text(kind.label), unit=own.text(kind.unit))


def _judgement(judgement: Judgement, own: Phrases) -> Judgement:
    return replace(judgement, reason=own.text(judgement.reason))
