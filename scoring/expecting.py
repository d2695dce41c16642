"""Duties to publish held against a reading: what is stated, what is older than due, what was not found.

A result says what was found and what was not, never that a law was broken. A platform outside a regime has none of
its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scoring.choosing import in_force, last_day
from scoring.due import Due, due_on
from scoring.duties import Duty, Pack
from scoring.errors import FactError
from scoring.facts import Absent, FactValue, Findings, Found, Unsearched
from scoring.printing import day_words

YEAR_END = date(2000, 12, 31)
"""The fiscal year's end where the accounts do not tell another one."""

_DATES = ("accounts.fiscal_year", "statistics.as_of")
"""Facts whose value is itself the period."""


class State(StrEnum):
    """What was found of a duty."""

    STATED = "stated"
    OLDER = "older"
    PARTLY = "partly"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Expected:
    """A duty held against a reading: keys that are stated, missing on pages read in full, or unread.

    `pages` counts the pages that were searched for the missing ones, `newest` is the newest period stated, `late`
    counts days since the duty was due where nothing current was found. `why` says why the unread are unread.
    """

    duty: Duty
    state: State
    stated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    pages: int = 0
    due: Due | None = None
    newest: str = ""
    late: int | None = None
    why: str = ""


def expected(
    packs: Sequence[Pack], regimes: Sequence[str], findings: Findings, as_of: date
) -> tuple[Expected, ...]:
    """Every duty of the regimes that applied on that day, held against the findings."""
    return tuple(_held(duty, findings, as_of) for duty in _applying(packs, regimes, findings, as_of))


def _applying(
    packs: Sequence[Pack], regimes: Sequence[str], findings: Findings, as_of: date
) -> Iterator[Duty]:
    for pack in packs:
        for duty in pack.duties if pack.regime in regimes else ():
            arises = not duty.when or any(v.value is True for v in _values(findings, duty.when))
            if arises and duty.since <= as_of <= duty.until:
                yield duty


def _held(duty: Duty, findings: Findings, as_of: date) -> Expected:
    stated = tuple(k for k in duty.keys if isinstance(findings.get(k), Found))
    silent = {k: f for k in duty.keys if isinstance(f := findings.get(k), Absent)}
    unread = tuple(k for k in duty.keys if k not in stated and k not in silent)
    due = due_on(duty.due, as_of, YEAR_END, _bound_since(findings))
    newest = max((period for _, period in _periods(duty, findings)), default="")
    state = _state(stated, tuple(silent), unread, is_old=_is_old(duty, findings, due))
    late = (as_of - due.by).days if due and state in (State.OLDER, State.NOT_FOUND) else 0
    pages = len({page.url for finding in silent.values() for page in finding.searched})
    why = next((f.reason for k in unread if isinstance(f := findings.get(k), Unsearched)), "")
    return Expected(duty, state, stated, tuple(silent), unread, pages, due, newest, late or None, why)


def _state(
    stated: tuple[str, ...], silent: tuple[str, ...], unread: tuple[str, ...], *, is_old: bool
) -> State:
    if stated and not silent and not unread:
        return State.OLDER if is_old else State.STATED
    if stated:
        return State.PARTLY
    return State.NOT_CHECKED if unread else State.NOT_FOUND


def _is_old(duty: Duty, findings: Findings, due: Due | None) -> bool:
    """Every stated period ended before the one that was due; without a period nothing can be said."""
    days = [day for day, _ in _periods(duty, findings)]
    return bool(due and days) and max(days) < due.ends if due else False


def _bound_since(findings: Findings) -> date | None:
    """The day of the licence, from which its duties bind."""
    days = [day for v in _values(findings, "licence.granted_on") if (day := _last_day(str(v.value)))]
    return min(days, default=None)


def _periods(duty: Duty, findings: Findings) -> list[tuple[date, str]]:
    """The periods that the dated facts speak of, with their last days."""
    told = (_period(k, v) for k in duty.dated or duty.keys for v in _values(findings, k))
    return [(day, period) for period in told if (day := _last_day(period))]


def _values(findings: Findings, key: str) -> Sequence[FactValue]:
    finding = findings.get(key)
    return in_force(finding.values) if isinstance(finding, Found) else ()


def _period(key: str, value: FactValue) -> str:
    return str(value.value) if key in _DATES else (value.qualifier("year") or value.as_of or "")


def _last_day(text: str) -> date | None:
    try:
        return last_day(text)
    except FactError:
        return None


def sentence(result: Expected) -> str:
    """One line: `for 2025, due 30 April 2026: not found on 14 pages read, 207 days late`."""
    due = _dated(result)
    head = f"for {due.period}, due {day_words(due.by)}: " if due else ""
    return head + _told(result)


def _dated(result: Expected) -> Due | None:
    """When it was due, unless the rule is only about age."""
    return result.due if result.due and not result.due.period.startswith("since") else None


def _told(result: Expected) -> str:
    late = f", {result.late} days late" if result.late and _dated(result) else ""
    match result.state:
        case State.STATED:
            return "stated" + (f", newest {result.newest}" if result.newest else "")
        case State.OLDER:
            return f"the newest that is stated is of {result.newest}{late}"
        case State.PARTLY:
            return "stated in part"
        case State.NOT_FOUND:
            return f"not found on {_counted(result.pages)} read{late}"
        case State.NOT_CHECKED:
            return f"not checked: {result.why or 'not every page that should state it was read'}"


def _counted(pages: int) -> str:
    return "the page" if pages == 1 else f"{pages} pages" if pages else "the pages"
