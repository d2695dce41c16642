"""The words of reports for states, dimensions, numbers and dates; window and report say the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from scoring.assessment import Band, Cap, FlagLevel, FlagState, Judgement, Outcome, Score
from scoring.facts import FactKind, FactValue
from scoring.people import Waiver
from scoring.printing import day_words, one_decimal
from scoring.review import CaptureInfo
from scoring.words import value_words as bare_words

DIMENSION_NAMES = {
    "liquidity": "Liquidity",
    "credit": "Credit",
    "reputation": "Reputation",
    "leakage": "Information leakage",
    "security": "Technical security",
}
DIMENSION_WORDS = {
    "liquidity": "Can the money be had back when it is wanted?",
    "credit": "Are the loans, the operator and its figures what they are said to be?",
    "reputation": "Is it said plainly what can go wrong, what it costs and who answers for it?",
    "leakage": "Who gets to see the data that investors and borrowers hand over?",
    "security": "How are the connection, the login and the mail protected, as seen from outside?",
}
OUTCOME_MARKS = {
    Outcome.PASS: ("●", "pass"),
    Outcome.PARTIAL: ("◐", "partial"),
    Outcome.FAIL: ("○", "fail"),
    Outcome.NOT_DISCLOSED: ("□", "not disclosed"),
    Outcome.UNKNOWN: ("?", "unknown"),
    Outcome.NOT_APPLICABLE: ("–", "not applicable"),
    Outcome.MANUAL_PENDING: ("◇", "for a person"),
}


def outcome_words(outcome: Outcome) -> str:
    """Mark and word of a state, for example `● pass`."""
    mark, word = OUTCOME_MARKS[outcome]
    return f"{mark} {word}"


def time_words(moment: datetime) -> str:
    """2026-11-02 09:00 UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def origin_words(capture: CaptureInfo) -> str:
    """How a capture came to us."""
    source = f" ({capture.source})" if capture.source else ""
    match capture.origin:
        case "adopted":
            return f"from a saved file{source}"
        case "imported":
            return f"from a register or review file{source}"
        case "probe":
            return "measured at the visit"
        case _:
            return "captured by this program"


def score_words(score: Score) -> str:
    """`69.4, between 56.8 and 75.0, coverage 81.8 %`."""
    point = "no score" if score.score is None else one_decimal(score.score)
    span = f"between {one_decimal(score.low)} and {one_decimal(score.high)}"
    return f"{point}, {span}, coverage {percent_words(score.coverage)}"


def ranged_words(score: Score | None) -> str:
    """`69.4 (56.8 to 75.0)`, short enough for a cell."""
    if score is None:
        return "no score"
    point = "–" if score.score is None else one_decimal(score.score)
    return f"{point} ({one_decimal(score.low)} to {one_decimal(score.high)})"


def cap_words(cap: Cap) -> str:
    """Why a cap acts, without the list of items behind a colon: flags stand in a section of their own."""
    return cap.because.partition(":")[0]


def percent_words(share: Fraction) -> str:
    """A share as `81.8 %`."""
    return f"{one_decimal(share * 100)} %"


def band_words(band: Band) -> str:
    """`B (C to B): discloses mostly, some visible risks`."""
    span = f" ({band.low} to {band.high})" if band.low and band.high and band.low != band.high else ""
    return f"{band.letter}{span}: {band.label}"


def points_words(points: Fraction | None) -> str:
    """Points of one line, at most two decimals; a dash for what does not count."""
    if points is None:
        return "–"
    return f"{float(points):.2f}".rstrip("0").rstrip(".")


def value_words(value: FactValue, kind: FactKind | None = None) -> str:
    """A fact as a person writes it, with its qualifiers and date behind it: `EUR 1,250,000 (as of 2026-09-30)`."""
    qualifiers = ", ".join(f"{k} {v}" for k, v in value.qualifiers)
    date_part = f"as of {value.as_of}" if value.as_of else ""
    behind = "; ".join(
        part for part in (qualifiers, date_part, "superseded" if value.superseded else "") if part
    )
    return bare_words(value.value, kind, value.unit) + (f" ({behind})" if behind else "")


def waiver_words(waiver: Waiver, on: date) -> str:
    """The acceptance in one sentence, as it stands on that day."""
    head = f"Accepted by {waiver.who} on {day_words(waiver.when.date())}"
    end = day_words(waiver.until)
    term = f"expired on {end}" if waiver.expired(on) else f"until {end}"
    return f"{head}, {term}: {waiver.why}"


def waits_for_a_person(judgement: Judgement) -> bool:
    """Whether a fatal flag on it is undecided: until then a report says no more of it than that."""
    flag = judgement.flag
    return bool(flag and flag.level is FlagLevel.KO1 and flag.state is FlagState.CANDIDATE)
