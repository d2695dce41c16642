"""What judging gives: outcomes, five scores and the overall one, with every line of the sum.

Numbers are exact fractions on the scale 0 to 100; `scoring.printing` rounds them half up to one decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from scoring.facts import Evidence

DIMENSIONS = ("liquidity", "credit", "reputation", "leakage", "security")


class Outcome(StrEnum):
    """The seven states of an item."""

    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_DISCLOSED = "not_disclosed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    MANUAL_PENDING = "manual_pending"


class FlagLevel(StrEnum):
    """KO1 is fatal and waits for a person; KO2 is serious and acts at once."""

    KO1 = "ko1"
    KO2 = "ko2"


class FlagState(StrEnum):
    """What a person has said about a flag."""

    CANDIDATE = "candidate"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's word on an item (`outcome`) or a fact (`fact` and `value`), kept beside the machine's."""

    item: str
    outcome: Outcome
    why: str
    source: str
    who: str
    when: datetime
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class FlagDecision:
    """A person's word on a flag, given after seeing its quotes."""

    item: str
    state: FlagState
    why: str
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Flag:
    """A knock-out condition that holds, with the words that show it."""

    item: str
    level: FlagLevel
    condition: str
    evidence: tuple[Evidence, ...]
    state: FlagState = FlagState.CANDIDATE
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One item's outcome: why, on what evidence, and by whom.

    `facts` names the deciding facts; `machine` is the program's outcome where a person's stands;
    `duty` says whether a duty to publish applies to this platform (None when that is not known).
    """

    item: str
    outcome: Outcome
    reason: str
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[str, ...] = ()
    flag: Flag | None = None
    by: str = "program"
    machine: Outcome | None = None
    duty: bool | None = False
    review: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dimension's sum; `value` and `points` are None for what does not count."""

    item: str
    outcome: Outcome
    weight: int
    value: Fraction | None
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class Score:
    """A score with the range that the unread items leave open, all 0 to 100; coverage 0 to 1."""

    score: Fraction | None
    low: Fraction
    high: Fraction
    coverage: Fraction


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """One risk's score and its whole sum. `weight` is the dimension's share in the overall mean."""

    id: str
    weight: Fraction
    result: Score
    lines: tuple[Line, ...]
    applicable_weight: int
    answered_weight: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling on the whole after the mean; None where it does not bind that number.

    `margin` is what a cap adds to the score it hangs on (`weakest`), else 0.
    """

    id: str
    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    binds: bool
    because: str
    margin: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Band:
    """The letter and what it means; `letter` is an en dash when none can be given."""

    letter: str
    label: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Overall:
    """The weighted mean, the caps that act on it, and the result with its band."""

    mean: Score
    result: Score
    critical_coverage: Fraction
    caps: tuple[Cap, ...]
    band: Band
    awaiting: bool = False


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An unread item and how many points of the overall interval it holds open."""

    item: str
    outcome: Outcome
    width: Fraction
    ask: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The 5–95 % band of the overall score under ± 50 % noise on every weight."""

    low: Fraction
    high: Fraction
    capped_low: Fraction
    capped_high: Fraction


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole judgement of one snapshot under one edition, profile and as-of date."""

    edition: str
    fingerprint: str
    profile: str
    jurisdiction: str | None
    regimes: tuple[str, ...]
    as_of: date
    judgements: tuple[Judgement, ...]
    dimensions: tuple[DimensionScore, ...]
    overall: Overall
    flags: tuple[Flag, ...]
    unknowns: tuple[OpenItem, ...]
    questions: tuple[str, ...]
    sensitivity: Sensitivity | None = None
    equal_overall: Overall | None = None
    machine_overall: Overall | None = None

    @property
    def answered(self) -> bool:
        """Whether a person's part is in it: an answer, a fact that was brought, or a decision on a flag."""
        return any(j.by != "program" or (j.flag is not None and j.flag.who) for j in self.judgements)

    def judgement(self, item: str) -> Judgement:
        """The judgement of one item; KeyError when the edition does not hold it."""
        return {j.item: j for j in self.judgements}[item]

    def dimension(self, name: str) -> DimensionScore | None:
        """One dimension's score, or None when nothing in it applied."""
        return {d.id: d for d in self.dimensions}.get(name)
