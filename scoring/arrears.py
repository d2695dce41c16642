"""Published arrears brought to the same days: more than 30, 60 and 90 days late.

Buckets of days are added up where their edges allow it; a bucket that reaches over an edge is never split, the share is
then left blank and the reason is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import FactValue, Findings
from scoring.recompute import Term, stated

OVERDUE, TKB90 = "loans.overdue_rate", "loans.tkb90"
EDGES = (0, 30, 60, 90)
_BUCKET = re.compile(r"(\d+)(?:-(\d+)|\+)")


@dataclass(frozen=True, slots=True)
class Step:
    """The share more than `days` late, in percent; None and a reason in `words` where it cannot be told."""

    days: int
    share: Decimal | None
    terms: tuple[Term, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Bucket:
    first: int
    last: int | None
    value: FactValue

    @property
    def name(self) -> str:
        return f"{self.first}–{self.last}" if self.last else f"{self.first}+"


def arrears(findings: Findings) -> tuple[Step, ...]:
    """The ladder of arrears; empty where no share with a range of days is stated."""
    buckets = _buckets(stated(findings, OVERDUE))
    return tuple(_step(days, buckets) for days in EDGES) if buckets else ()


def _buckets(values: Sequence[FactValue]) -> list[_Bucket]:
    """The ranges stated for the latest day, for the whole book."""
    ranged = [v for v in values if v.qualifier("bucket") and set(dict(v.qualifiers)) == {"bucket"}]
    newest = max((v.as_of or "" for v in ranged), default="")
    read = [
        _Bucket(int(found[1]), int(found[2]) if found[2] else None, value)
        for value in ranged
        if (value.as_of or "") == newest and (found := _BUCKET.fullmatch(value.qualifier("bucket") or ""))
    ]
    return sorted(read, key=lambda b: (b.first, b.last or 10**6))


def _step(days: int, buckets: Sequence[_Bucket]) -> Step:
    chain = _chain(days, buckets)
    if isinstance(chain, str):
        return Step(days, None, (), chain)
    share = sum((b.value.number() for b in chain), Decimal(0))
    terms = tuple(Term(OVERDUE, b.value) for b in chain)
    told = " + ".join(f"{b.value.number()} ({b.name} days)" for b in chain)
    return Step(days, share, terms, f"{told} = {share} %" if len(chain) > 1 else told)


def _chain(days: int, buckets: Sequence[_Bucket]) -> list[_Bucket] | str:
    """Buckets without gap or overlap from that day on, else why there are none."""
    open_end = [b for b in buckets if b.last is None and _starts(b, days)]
    if len(open_end) == 1:
        return open_end
    chain: list[_Bucket] = []
    edge = days
    while not chain or chain[-1].last is not None:
        fitting = [b for b in buckets if _starts(b, edge)]
        if len(fitting) != 1:
            return _why_broken(days, edge, buckets, fitting)
        chain.append(fitting[0])
        edge = fitting[0].last or edge
    return chain


def _starts(bucket: _Bucket, edge: int) -> bool:
    """`31-60` begins after day 30; so do an open `30+` and `over 30`, and a range written `30-60`."""
    return bucket.first in (edge, edge + 1) and (bucket.first > 0 or edge == 0)


def _why_broken(days: int, edge: int, buckets: Sequence[_Bucket], fitting: Sequence[_Bucket]) -> str:
    if len(fitting) > 1:
        return "two different shares are stated for " + " and ".join(f"{b.name} days" for b in fitting)
    across = next((b for b in buckets if b.first <= edge and (b.last is None or b.last > edge)), None)
    if across and across.first < edge:
        return f"the range {across.name} days reaches over day {edge} and cannot be split"
    if edge != days:
        return f"the stated ranges end with day {edge}; what is later is not stated"
    return f"no share is stated that begins after day {edge}"


def late_90(findings: Findings) -> Iterator[tuple[str, Decimal, tuple[Term, ...]]]:
    """The share more than 90 days late by each way it is stated, with its name."""
    ladder = {step.days: step for step in arrears(findings)}
    if 90 in ladder and (share := ladder[90].share) is not None:
        yield "over 90 days late", share, ladder[90].terms
    told = [v for v in stated(findings, TKB90) if not v.qualifiers]
    if len(told) == 1:
        yield "100 − TKB90", 100 - told[0].number(), (Term(TKB90, told[0]),)
