"""Two to six platforms side by side: what differs is marked, and a place is given only where intervals part.

A platform stands above another where its lowest possible score is higher than the other's highest possible one.
Where intervals overlap, the two are not told apart, whatever their points say. Across different checklists or
profiles nothing is ranked at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.assessment import DIMENSIONS, Judgement, Score
from scoring.choosing import latest_values
from scoring.facts import Absent, FactValue, Finding, Found, Unsearched
from scoring.review import Review
from scoring.waterfall import OVERALL

LEAST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Rank:
    """The places from 1 that a platform may take among those compared; one place where `best` is `worst`."""

    best: int
    worst: int

    @property
    def sure(self) -> bool:
        """Whether the intervals leave only one place."""
        return self.best == self.worst

    def words(self) -> str:
        """`2`, or `1–3 (not told apart)`."""
        return str(self.best) if self.sure else f"{self.best}–{self.worst} (not told apart)"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One dimension, or `overall`, of each platform; a rank is None without a score or under different rules."""

    id: str
    scores: tuple[Score | None, ...]
    ranks: tuple[Rank | None, ...]

    @property
    def differs(self) -> bool:
        """Whether any two intervals part."""
        return any(rank is not None and rank.best > 1 for rank in self.ranks)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of each platform: its finding, and the values that count (none where it is not found)."""

    key: str
    findings: tuple[Finding, ...]
    values: tuple[tuple[FactValue, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of each platform; None where that edition does not hold it."""

    item: str
    judgements: tuple[Judgement | None, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The comparison; every row has one cell for each review, in the order of `reviews`."""

    reviews: tuple[Review, ...]
    same_rules: bool
    overall: ScoreRow
    dimensions: tuple[ScoreRow, ...]
    facts: tuple[FactRow, ...]
    items: tuple[ItemRow, ...]


def side_by_side(reviews: Sequence[Review], keys: Sequence[str]) -> SideBySide:
    """Compare newest reviews of platforms; `keys` are the facts to show, in their order."""
    rules = {(r.assessment.fingerprint, r.assessment.profile) for r in reviews}
    same = len(rules) == 1
    return SideBySide(
        tuple(reviews),
        same,
        _score_row(OVERALL, [r.assessment.overall.result for r in reviews], same),
        tuple(_score_row(name, [_dimension(r, name) for r in reviews], same) for name in DIMENSIONS),
        tuple(_fact_row(key, reviews) for key in keys),
        tuple(_item_rows(reviews)),
    )


def _dimension(review: Review, name: str) -> Score | None:
    found = review.assessment.dimension(name)
    return found.result if found else None


def _score_row(name: str, scores: Sequence[Score | None], same: bool) -> ScoreRow:
    return ScoreRow(name, tuple(scores), ranks(scores) if same else (None,) * len(scores))


def ranks(scores: Sequence[Score | None]) -> tuple[Rank | None, ...]:
    """The places each may take; those without a score take none and push nobody."""
    known = [(s.low, s.high) for s in scores if s is not None]
    return tuple(None if s is None else _rank((s.low, s.high), known) for s in scores)


def _rank(own: tuple[Fraction, Fraction], known: Sequence[tuple[Fraction, Fraction]]) -> Rank:
    above = sum(low > own[1] for low, _ in known)
    below = sum(high < own[0] for _, high in known)
    return Rank(above + 1, len(known) - below)


def _fact_row(key: str, reviews: Sequence[Review]) -> FactRow:
    findings = tuple(r.reading.findings.get(key) or Unsearched(key, "not read") for r in reviews)
    values = tuple(_counting(f, r) for f, r in zip(findings, reviews, strict=True))
    told = {
        (_state(f), frozenset((_folded(v), v.unit) for v in vs))
        for f, vs in zip(findings, values, strict=True)
    }
    return FactRow(key, findings, values, len(told) > 1)


def _counting(finding: Finding, review: Review) -> tuple[FactValue, ...]:
    if not isinstance(finding, Found):
        return ()
    return latest_values(finding.values, review.snapshot.captured_at.date())


def _state(finding: Finding) -> str:
    match finding:
        case Found():
            return "found"
        case Absent():
            return "absent"
        case Unsearched():
            return "unsearched"


def _folded(value: FactValue) -> object:
    return value.value.casefold() if isinstance(value.value, str) else value.value


def _item_rows(reviews: Sequence[Review]) -> Iterator[ItemRow]:
    sides = [{j.item: j for j in r.assessment.judgements} for r in reviews]
    for item in dict.fromkeys(item for side in sides for item in side):
        stands = tuple(side.get(item) for side in sides)
        yield ItemRow(item, stands, len({j.outcome if j else None for j in stands}) > 1)
