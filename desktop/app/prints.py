"""A review in a few lines of plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.assessment import DIMENSIONS, Assessment, Flag, FlagLevel, FlagState, Outcome, Score
from scoring.printing import one_decimal
from scoring.profiles import mark
from scoring.review import Review

BAR = 24
LABELS = {
    "liquidity": "Liquidity",
    "credit": "Credit",
    "reputation": "Reputation",
    "leakage": "Information leakage",
    "security": "Technical security",
}


def visible(text: str, most: int = 300) -> str:
    """Foreign text for a terminal: control characters shown as escapes, cut at a length."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def summary(review: Review) -> str:
    """Name, five scores, the whole, flags and the greatest unknowns."""
    return "\n".join(_lines(review))


def _lines(review: Review) -> Iterator[str]:
    found = review.assessment
    yield f"{visible(review.platform.name)} · {visible(review.platform.home)}"
    yield _source(review)
    yield from (f"  note: {visible(notice)}" for notice in review.snapshot.notices)
    yield ""
    for name in DIMENSIONS:
        dimension = found.dimension(name)
        if dimension is not None:
            yield _score_line(LABELS[name], dimension.result)
    yield _score_line("Overall", found.overall.result) + f"  {_band(found)}"
    yield from _whole(found)
    yield from _caps(found)
    yield from _flags(found)
    yield from _unknowns(found)
    if review.reading.contradictions:
        yield f"  {len(review.reading.contradictions)} figures are stated with different values on this site."
    yield f"  run {review.run_id} · snapshot {review.snapshot.id}"


def _source(review: Review) -> str:
    snapshot = review.snapshot
    received = sum(1 for c in snapshot.captures if not c.failure and c.origin != "probe")
    missing = sum(1 for c in snapshot.captures if c.failure)
    gaps = f", {missing} not available" if missing else ""
    day, as_of = snapshot.captured_at.date(), review.assessment.as_of
    return f"captured {day} ({snapshot.status}): {received} pages and files{gaps} · judged as of {as_of}"


def _score_line(label: str, score: Score) -> str:
    number = "  –  " if score.score is None else f"{one_decimal(score.score):>5}"
    span = f"{one_decimal(score.low):>5} to {one_decimal(score.high):>5}"
    return (
        f"  {label:<20} {number}  [{bar(score)}]  {span}   coverage {one_decimal(score.coverage * 100):>5} %"
    )


def bar(score: Score, width: int = BAR) -> str:
    """The interval as a row of characters: `-` the range, `#` the score, `.` the rest of 0 to 100."""
    cells = ["."] * width
    for place in range(_place(score.low, width), _place(score.high, width) + 1):
        cells[place] = "-"
    if score.score is not None:
        cells[_place(score.score, width)] = "#"
    return "".join(cells)


def _place(value: Fraction, width: int) -> int:
    return min(width - 1, max(0, int(value * width / 100)))


def _band(found: Assessment) -> str:
    band = found.overall.band
    span = f" ({band.low} to {band.high})" if band.low and band.high and band.low != band.high else ""
    return f"{band.letter}{span} · {band.label}"


def _whole(found: Assessment) -> Iterator[str]:
    """What sets this overall score apart: the program's alone, and weights that are not the default."""
    if found.answered and found.machine_overall is not None:
        alone = found.machine_overall.result
        point = "no score" if alone.score is None else one_decimal(alone.score)
        span = f"{one_decimal(alone.low)} to {one_decimal(alone.high)}"
        yield f"  with a person's answers; the program alone: {point} ({span})"
    if mark(found.profile):
        yield f"  {mark(found.profile)}"


def _caps(found: Assessment) -> Iterator[str]:
    for cap in found.overall.caps:
        if cap.binds:
            yield f"  capped: {cap.because}"


def _flags(found: Assessment) -> Iterator[str]:
    for flag in found.flags:
        if flag.state is not FlagState.REJECTED:
            yield f"  flag: {flag.item}: {visible(flag.condition)} · {_state(flag)}"


def _state(flag: Flag) -> str:
    kind = "fatal" if flag.level is FlagLevel.KO1 else "serious"
    if flag.state is FlagState.CONFIRMED:
        return f"{kind}, confirmed by {visible(flag.who)}"
    return f"{kind}, awaits a person's confirmation" if kind == "fatal" else f"{kind}, found by the program"


def _unknowns(found: Assessment) -> Iterator[str]:
    for open_item in found.unknowns[:3]:
        kind = "waits for a person" if open_item.outcome is Outcome.MANUAL_PENDING else "could not be read"
        yield f"  open: {open_item.item} ({kind}) holds {one_decimal(open_item.width)} points open"
