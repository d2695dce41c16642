"""What waits for a person across the library: unconfirmed fatal flags, and outcomes read with little confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.app.data import items
from desktop.history.library import Library
from scoring.assessment import Flag, FlagLevel, FlagState, Judgement, Outcome
from scoring.facts import Evidence
from scoring.review import Review
from scrapers.progress import Cancel, Never, Progress, Step, silent

MOST_PLATFORMS = 500
"""Newest runs that are looked through, those with the most flags first; more are counted and said."""


class Cause(StrEnum):
    """Why it waits."""

    FATAL = "fatal"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing a person should look at, with what it rests on.

    `tentative` is the outcome that the program would give if its reading is right; a fatal flag has none.
    """

    cause: Cause
    platform_id: str
    platform: str
    run_id: str
    item: str
    question: str
    told: str
    evidence: tuple[Evidence, ...]
    tentative: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """All points, fatal ones first; `unseen` platforms were not looked through."""

    points: tuple[Point, ...]
    platforms: int
    unseen: int


def waiting(library: Library, progress: Progress = silent, cancel: Cancel | None = None) -> Queue:
    """Look through the newest run of every platform; what was found so far when cancelled."""
    stop = cancel or Never()
    rows = [row for row in library.platforms(sort="flags", descending=True) if row.runs]
    points: list[Point] = []
    seen = 0
    for row in rows[:MOST_PLATFORMS]:
        if stop.is_set():
            break
        newest = library.latest_run(row.id)
        if newest is not None:
            points += points_of(row.id, library.run(newest.id))
        seen += 1
        progress(Step("read", seen, min(len(rows), MOST_PLATFORMS), row.name))
    order = sorted(points, key=lambda p: (p.cause is not Cause.FATAL, p.platform.casefold(), p.item))
    return Queue(tuple(order), seen, len(rows) - seen)


def points_of(platform_id: str, review: Review) -> Iterator[Point]:
    """What waits in one review."""
    for flag in review.assessment.flags:
        if flag.level is FlagLevel.KO1 and flag.state is FlagState.CANDIDATE:
            yield _fatal(platform_id, review, flag)
    for judgement in review.assessment.judgements:
        if judgement.review:
            yield _unsure(platform_id, review, judgement)


def _fatal(platform_id: str, review: Review, flag: Flag) -> Point:
    return _point(Cause.FATAL, platform_id, review, flag.item, flag.condition, flag.evidence)


def _unsure(platform_id: str, review: Review, judgement: Judgement) -> Point:
    told, evidence = judgement.reason, judgement.evidence
    made = _point(Cause.UNSURE, platform_id, review, judgement.item, told, evidence)
    return replace(made, tentative=judgement.machine)


def _point(
    cause: Cause, platform_id: str, review: Review, item: str, told: str, evidence: tuple[Evidence, ...]
) -> Point:
    known = items().get(item)
    return Point(
        cause,
        platform_id,
        review.platform.name,
        review.run_id,
        item,
        known.question if known else item,
        told,
        evidence,
    )
