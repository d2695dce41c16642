"""Checklist, catalogue and reasons in the language of the window; what lacks a phrase stays English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from desktop.app import data
from desktop.reports.phrases import Phrases, phrases
from scoring.assessment import Judgement
from scoring.checklist import Item
from scoring.duties import Pack
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
    """The review with reasons, band, caps and questions in the language; outcomes, numbers and quotes are the same."""
    own = phrases(language)
    if not own:
        return review
    found, whole = review.assessment, review.assessment.overall
    judged = tuple(_judgement(judgement, own) for judgement in found.judgements)
    band = replace(whole.band, label=own.text(whole.band.label))
    caps = tuple(replace(cap, because=own.text(cap.because)) for cap in whole.caps)
    asked = tuple(map(own.text, found.questions))
    overall = replace(whole, band=band, caps=caps)
    return replace(review, assessment=replace(found, judgements=judged, overall=overall, questions=asked))


@cache
def spoken_duties(language: str) -> tuple[Pack, ...]:
    """What each regime asks platforms to publish, its words in the language."""
    own = phrases(language)
    return tuple(_pack(pack, own) for pack in data.duties()) if own else tuple(data.duties())


def said(text: str, language: str) -> str:
    """One sentence of the program in the language; never to be asked for words of a platform or a person."""
    return phrases(language).text(text)


def _pack(pack: Pack, own: Phrases) -> Pack:
    duties = tuple(replace(duty, what=own.text(duty.what)) for duty in pack.duties)
    return replace(pack, name=own.text(pack.name), duties=duties)


def _item(item: Item, own: Phrases) -> Item:
    return replace(item, question=own.text(item.question), why=own.text(item.why), ask=own.text(item.ask))


def _kind(kind: FactKind, own: Phrases) -> FactKind:
    return replace(kind, label=own.text(kind.label), unit=own.text(kind.unit))


def _judgement(judgement: Judgement, own: Phrases) -> Judgement:
    return replace(judgement, reason=own.text(judgement.reason))
