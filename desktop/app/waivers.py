"""Failings that a person accepts for a time: beside the outcome, never in the score."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.app.answers import like_before, said_words
from desktop.app.data import items
from desktop.app.errors import UsageError
from desktop.app.people import person
from desktop.app.review import find_review, judge_again
from desktop.history.library import Library
from scoring.people import WAIVABLE, Waiver
from scoring.review import Review


def waive(library: Library, platform: str, item: str, why: str, until: date, who: str = "") -> Review:
    """Keep that a person accepts the item's outcome until that day, as a new run with the same scores.

    Raises UsageError for an unknown item, an outcome that needs no acceptance, a day that is over, or no reason.
    """
    if item not in items():
        raise UsageError(f"the checklist has no item {item}; `lendscope checklist` lists them")
    found = library.find_platform(platform)
    outcome = find_review(library, found.id).assessment.judgement(item).outcome
    now = datetime.now(UTC)
    if outcome not in WAIVABLE:
        raise UsageError(f"{item} is {outcome.value.replace('_', ' ')}: there is nothing to accept")
    if until < now.date():
        raise UsageError(f"{until.isoformat()} is over; give a day to come until which it is accepted")
    waiver = Waiver(item, outcome, said_words(why, "--why"), who or person(), now, until)
    library.add_waiver(found.id, waiver)
    library.write_journal(now, waiver.who, "waive", f"{found.id} {item}", until.isoformat())
    return judge_again(library, found.id, like_before(library, found.id))


def take_back(library: Library, platform: str, item: str, who: str = "") -> Review:
    """Take the standing acceptance of an item back; UsageError without any."""
    found = library.find_platform(platform)
    if not library.withdraw_waiver(found.id, item):
        raise UsageError(f"nobody has accepted {item}")
    library.write_journal(datetime.now(UTC), who or person(), "take back waiver", f"{found.id} {item}")
    return judge_again(library, found.id, like_before(library, found.id))
