"""What people said about a platform beside their answers: failings accepted for a time, and the platform's replies.

Neither changes a score. A waiver stands beside the outcome it accepts; a reply is the platform's word, kept with its
date, and never equal to a disclosure that was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scoring.assessment import Outcome

WAIVABLE = (Outcome.FAIL, Outcome.PARTIAL, Outcome.NOT_DISCLOSED)
"""Outcomes that somebody can accept; the others have nothing to accept."""

PLATFORM_SAYS = "the platform says"
"""The trust that a reply has, in words."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person accepts an item's outcome until a day, the day included; the score stays as it is."""

    item: str
    outcome: Outcome
    why: str
    who: str
    when: datetime
    until: date

    def expired(self, on: date) -> bool:
        """Whether it no longer holds on that day."""
        return on > self.until


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the platform with the number it keeps; `subject` is an item, or `contradiction:` and a fact."""

    number: int
    subject: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform answered to a question. `dated` is its own date; `who` recorded it at `when`.

    `file` and `sha256` name the file it came in, where there is one.
    """

    question: int
    subject: str
    text: str
    dated: date
    who: str
    when: datetime
    file: str = ""
    sha256: str = ""
