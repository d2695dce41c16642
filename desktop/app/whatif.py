"""What-if questions about one run: what was supposed, and how every score would move. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from fractions import Fraction
from pathlib import Path

from desktop.app.answers import ANSWERS
from desktop.app.data import catalogue, edition, items
from desktop.app.errors import UsageError
from desktop.app.fact_words import supposed_fact
from desktop.app.prints import visible
from desktop.app.profiles import chosen
from scoring.assessment import DIMENSIONS, Assessment, FlagState, Outcome, Score
from scoring.checklist import WEIGHTS
from scoring.printing import one_decimal, rounded
from scoring.review import Review
from scoring.whatif import Changes, Move, WhatIf, moves

NOT_SAVED = "what if: nothing of this is kept"
MOST_WEIGHT = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is supposed, as a person reads it; `key` is the field of `Changes` it stands in, and its name."""

    subject: str
    before: str
    after: str
    key: tuple[str, str]

    def __str__(self) -> str:
        """The line as it is printed."""
        return f"{self.subject}: {self.before} → {self.after}"


def whatif_of(review: Review) -> WhatIf:
    """The run, ready to be asked; UsageError when another checklist judged it."""
    try:
        return WhatIf(edition(), review.assessment, review.reading, review.snapshot.captured_at.date())
    except (ValueError, KeyError):
        raise UsageError(
            "this run was judged by another checklist; `lendscope rescore` judges it by the present one first"
        ) from None


def supposed_outcome(words: str) -> Changes:
    """`ID=OUTCOME`."""
    item, outcome = _pair(words, "--item", "credit.licence=pass")
    _known_item(item)
    if outcome not in {o.value for o in ANSWERS}:
        raise UsageError(f"{outcome!r} is no outcome; use one of {', '.join(o.value for o in ANSWERS)}")
    return Changes(outcomes={item: Outcome(outcome)})


def supposed_value(words: str, review: Review) -> Changes:
    """`KEY=VALUE`; an empty value supposes that nothing is stated."""
    key, value = _pair(words, "--fact", "payout.working_days=2")
    kind = catalogue().get(key)
    if kind is None:
        raise UsageError(f"there is no fact {key}; `lendscope read` lists the facts of a platform")
    when = datetime.combine(review.assessment.as_of, time(12), UTC)
    return Changes(facts={key: supposed_fact(kind, value, when)})


def supposed_weight(words: str) -> Changes:
    """`ID=critical|high|medium|low`, or a whole number from 0 to 20."""
    item, weight = _pair(words, "--weight", "credit.licence=high")
    _known_item(item)
    if weight in WEIGHTS:
        return Changes(weights={item: WEIGHTS[weight]})
    if weight.isascii() and weight.isdigit() and int(weight) <= MOST_WEIGHT:
        return Changes(weights={item: int(weight)})
    raise UsageError(f"{weight!r} is no weight; use {', '.join(WEIGHTS)} or a whole number to {MOST_WEIGHT}")


def supposed_share(words: str) -> Changes:
    """`DIMENSION=NUMBER`."""
    name, number = _pair(words, "--share", "credit=30")
    if name not in DIMENSIONS:
        raise UsageError(f"{name!r} is no risk; use one of {', '.join(DIMENSIONS)}")
    return Changes(shares={name: share_number(name, number)})


def share_number(name: str, words: str) -> Fraction:
    """A weight of a risk as it was typed; UsageError for none."""
    try:
        found = Fraction(words.strip())
    except (ValueError, ZeroDivisionError):
        found = Fraction(-1)
    if not 0 <= found <= 1000:
        raise UsageError(f"{name}: {words[:40]!r} is no weight; write a number from 0 to 1000")
    return found


def supposed_profile(folder: Path, name: str) -> Changes:
    """The weights of a profile, by name or label."""
    weights, _label = chosen(folder, name)
    return Changes(shares=edition().settings.profile(weights) if isinstance(weights, str) else weights)


def supposed_flag(words: str) -> Changes:
    """`ID=confirmed|rejected|candidate`."""
    item, state = _pair(words, "--flag", "credit.licence=rejected")
    _known_item(item)
    if state not in set(FlagState):
        raise UsageError(f"{state!r} is no state of a flag; use one of {', '.join(FlagState)}")
    return Changes(flags={item: FlagState(state)})


def _pair(words: str, option: str, example: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"{option} {words[:80]!r} cannot be read; write {option} {example}")
    return name.strip(), value.strip()


def _known_item(item: str) -> None:
    if item not in items():
        raise UsageError(f"the checklist has no item {item}; `lendscope checklist` lists them")


def checked(asked: WhatIf, changes: Changes) -> Changes:
    """The changes, when all of them can be supposed of this run."""
    flagged = {f.item for f in asked.found.flags}
    for item in changes.flags:
        if item not in flagged:
            raise UsageError(f"{item} carries no flag in this run")
    if not any({**asked.shares, **changes.shares}.values()):
        raise UsageError("at least one risk needs a weight above 0")
    return changes


# What was supposed


def told(asked: WhatIf, changes: Changes) -> Iterator[Told]:
    """Every change, as it was and as it is supposed."""
    judged = {j.item: j for j in asked.found.judgements}
    for item, outcome in changes.outcomes.items():
        yield Told(item, judged[item].outcome.value, outcome.value, ("outcomes", item))
    for key, finding in changes.facts.items():
        yield Told(key, stated(asked.finding(key)), stated(finding), ("facts", key))
    for item, weight in changes.weights.items():
        before = weight_words(asked.edition.item(item).weight)
        yield Told(f"weight of {item}", before, weight_words(weight), ("weights", item))
    for name, share in changes.shares.items():
        yield Told(f"weight of {name}", one_decimal(asked.shares[name]), one_decimal(share), ("shares", name))
    for item, state in changes.flags.items():
        was = next((f.state.value for f in asked.found.flags if f.item == item), "none")
        yield Told(f"flag of {item}", was, state.value, ("flags", item))


def weight_words(weight: int) -> str:
    """`critical (8)`, or the number alone where it has no name."""
    name = next((n for n, w in WEIGHTS.items() if w == weight), "")
    return f"{name} ({weight})" if name else str(weight)


def stated(finding: object) -> str:
    """What a finding says, in a few words."""
    from desktop.reports.wording import value_words
    from scoring.facts import Absent, Found

    match finding:
        case Found(key, values):
            return visible("; ".join(value_words(v, catalogue().get(key)) for v in values[:3]), 120)
        case Absent():
            return "not stated"
    return "not read"


# The answer as text and as JSON


def lines(review: Review, asked: WhatIf, changes: Changes) -> Iterator[str]:
    """The whole answer for a terminal."""
    after = asked.suppose(changes)
    yield f"{visible(review.platform.name)} · run {review.run_id}"
    yield NOT_SAVED
    yield from (f"  {line}" for line in told(asked, changes))
    yield ""
    yield from (_move_line(move) for move in moves(asked.found, after))
    yield f"  {'band':<12} {_band(asked.found)} → {_band(after)}"
    before_caps = {c.id: c for c in asked.found.overall.caps if c.binds}
    after_caps = {c.id: c for c in after.overall.caps if c.binds}
    yield from (f"  no longer capped: {c.because}" for k, c in before_caps.items() if k not in after_caps)
    yield from (f"  capped: {c.because}" for c in after_caps.values())


def _move_line(move: Move) -> str:
    return f"  {move.name:<12} {_figures(move.before)} → {_figures(move.after)}{_step(move)}"


def _figures(score: Score | None) -> str:
    if score is None:
        return "does not apply".ljust(34)
    point = "–" if score.score is None else one_decimal(score.score)
    return (
        f"{point:>5} ({one_decimal(score.low):>5} to {one_decimal(score.high):>5}, "
        f"{one_decimal(score.coverage * 100):>5} %)"
    )


def step(move: Move) -> Fraction | None:
    """By how much the point moves, from printed number to printed number; None without both points."""
    if move.before is None or move.after is None or None in (move.before.score, move.after.score):
        return None
    before, after = move.before.score, move.after.score
    assert before is not None
    assert after is not None
    return Fraction(rounded(after)) - Fraction(rounded(before))


def _step(move: Move) -> str:
    by = step(move)
    return "" if not by else f"  {'+' if by > 0 else '−'}{one_decimal(abs(by))}"


def _band(found: Assessment) -> str:
    band = found.overall.band
    span = f" ({band.low} to {band.high})" if band.low != band.high else ""
    return f"{band.letter}{span}, {band.label}"


def answer_json(review: Review, asked: WhatIf, changes: Changes) -> dict[str, object]:
    """The whole answer as plain values."""
    from desktop.reports.json_report import overall_json, score_json

    after = asked.suppose(changes)
    return {
        "schema": "lendscope/what-if/1",
        "saved": False,
        "run": review.run_id,
        "platform": review.platform.name,
        "profile": {"before": asked.found.profile, "after": after.profile},
        "changes": [
            {"subject": t.subject, "before": t.before, "after": t.after} for t in told(asked, changes)
        ],
        "scores": [
            {
                "id": move.name,
                "before": score_json(move.before) if move.before else None,
                "after": score_json(move.after) if move.after else None,
            }
            for move in moves(asked.found, after)
        ],
        "overall": {"before": overall_json(asked.found.overall), "after": overall_json(after.overall)},
    }


def put_together(parts: Sequence[Changes]) -> Changes:
    """All changes in one; of the same thing, the last counts."""
    whole = Changes()
    for part in parts:
        whole |= part
    return whole
