"""Quiet edits: what a platform stated and then stated otherwise, or no longer, without a word about it here.

Said neutrally, with both quotes and their dates: there are good reasons for every one of them (a price list, a
restated figure, a yearly report under one address), and whether it was announced elsewhere is not known. Only what
the pages themselves show is told; what another reader or checklist makes of them is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from scoring.choosing import CONFIDENT
from scoring.derive import agree
from scoring.facts import Absent, Catalogue, Evidence, FactValue, Findings, Found, Origin
from scoring.printing import day_words
from scoring.words import label, value_words

_STATED = (Origin.PAGE, Origin.STRUCTURED)


class Quiet(StrEnum):
    """The kinds of quiet edits."""

    FEE_RAISED = "fee_raised"
    CLAUSE_REMOVED = "clause_removed"
    FIGURE_REWRITTEN = "figure_rewritten"
    FILE_REPLACED = "file_replaced"
    STATEMENT_WITHDRAWN = "statement_withdrawn"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One quiet edit. `about` is the fact's key or the page's address, `label` its name in words.

    `was` is the passage as it stood, `now` what stands in its place, None where nothing does; a replaced file has
    no quotes, only digests. `when` is what a figure is stated for: year, class, date. `now_at` is the time of the
    capture that shows the edit.
    """

    kind: Quiet
    about: str
    label: str
    was: Evidence
    now: Evidence | None
    now_at: datetime
    value_was: str = ""
    value_now: str = ""
    when: str = ""


Stands = Callable[[Evidence], bool]
"""Whether a passage of the earlier capture still stands in the later one, where it stood."""


def fact_alarms(
    before: Findings,
    after: Findings,
    fees: Sequence[str],
    catalogue: Catalogue,
    now_at: datetime,
    stands: Stands,
) -> Iterator[Alarm]:
    """Fees that rose, past figures with another value, statements taken back, by key.

    `before` and `after` are of one reader. A value counts where it was read with confidence from a page. A figure
    is rewritten where every value stated for one date differs by more than rounding explains; a statement is taken
    back where every page that should say it was read and is silent. What `stands` finds unchanged is no edit.
    """
    for key in sorted(before):
        old, new = before[key], after.get(key)
        if not isinstance(old, Found):
            continue
        values = [v for v in _confident(old) if not stands(v.evidence[0])]
        if isinstance(new, Absent):
            yield from (_withdrawn(key, v, catalogue, now_at) for v in values[:1])
        elif isinstance(new, Found):
            yield from _restated(key, values, _confident(new), fees, catalogue, now_at)


def _confident(found: Found) -> list[FactValue]:
    return [v for v in found.values if v.confidence >= CONFIDENT and v.origin in _STATED]


def _withdrawn(key: str, value: FactValue, catalogue: Catalogue, now_at: datetime) -> Alarm:
    return Alarm(
        Quiet.STATEMENT_WITHDRAWN,
        key,
        label(key, catalogue),
        value.evidence[0],
        None,
        now_at,
        value_words(value.value, catalogue.get(key), value.unit),
        when=_when(value),
    )


def _restated(
    key: str,
    old: Sequence[FactValue],
    new: Sequence[FactValue],
    fees: Sequence[str],
    catalogue: Catalogue,
    now_at: datetime,
) -> Iterator[Alarm]:
    """The first value of each date that none of the later ones agrees with."""
    later = _by_place(new)
    for place, was in _by_place(old).items():
        now = later.get(place, [])
        if not now or any(agree([a, b]) for a in was for b in now):
            continue
        kind = Quiet.FEE_RAISED if key in fees and _rose(was, now) else None
        if kind is None and _when(was[0]):
            kind = Quiet.FIGURE_REWRITTEN
        if kind is not None:
            yield _two_sided(kind, key, was[0], now[0], catalogue, now_at)


def _two_sided(
    kind: Quiet, key: str, was: FactValue, now: FactValue, catalogue: Catalogue, now_at: datetime
) -> Alarm:
    fact = catalogue.get(key)
    return Alarm(
        kind,
        key,
        label(key, catalogue),
        was.evidence[0],
        now.evidence[0],
        now_at,
        value_words(was.value, fact, was.unit),
        value_words(now.value, fact, now.unit),
        _when(was),
    )


_Place = tuple[tuple[tuple[str, str], ...], str | None, str | None]


def _by_place(values: Sequence[FactValue]) -> Mapping[_Place, list[FactValue]]:
    """Values that speak of the same: qualifiers, date and unit are equal. Lists only add to each other."""
    found: dict[_Place, list[FactValue]] = {}
    for value in values:
        if not isinstance(value.value, tuple):
            place = (tuple(sorted(value.qualifiers)), value.as_of, value.unit)
            found.setdefault(place, []).append(value)
    return found


def _when(value: FactValue) -> str:
    """What a dated figure is stated for: its qualifiers and its date; nothing for a figure without a date."""
    if not (value.as_of or value.qualifier("year")):
        return ""
    named = [text for _, text in sorted(value.qualifiers, key=lambda pair: pair[0] != "year")]
    return ", ".join([*named, *([f"as of {value.as_of}"] if value.as_of else [])])


def _rose(was: Sequence[FactValue], now: Sequence[FactValue]) -> bool:
    numbers = [v.value for v in (*was, *now)]
    if not all(isinstance(n, int | Decimal) and not isinstance(n, bool) for n in numbers):
        return False
    return max(v.number() for v in now) > max(v.number() for v in was)


def sentence(alarm: Alarm) -> str:
    """One neutral sentence with both dates."""
    was, now = day_words(alarm.was.captured_at.date()), day_words(alarm.now_at.date())
    place = alarm.was.url
    about = f"{alarm.label} ({alarm.when})" if alarm.when else alarm.label
    match alarm.kind:
        case Quiet.FEE_RAISED:
            return f"{about}: {alarm.value_was} on {was}, {alarm.value_now} on {now}."
        case Quiet.FIGURE_REWRITTEN:
            return f"{about}: stated as {alarm.value_was} on {was} and as {alarm.value_now} on {now}."
        case Quiet.STATEMENT_WITHDRAWN:
            return f"{about}: stated as {alarm.value_was} on {was}; on {now} the pages read do not state it."
        case Quiet.CLAUSE_REMOVED:
            return f"A passage that stood on {place} on {was} was not found in the text of {now}."
        case Quiet.FILE_REPLACED:
            return f"The file at {place} has other content on {now} than on {was}; its address is the same."
