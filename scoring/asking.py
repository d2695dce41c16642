"""Questions to a platform, one for each gap and each contradiction, with what they are about and how much they weigh.

A gap is an item that is open or not disclosed. Its weight is the share of the overall score that the item holds; that
of a contradiction is the largest among the items its fact decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.assessment import DIMENSIONS, Assessment, Outcome
from scoring.checklist import Edition, Item
from scoring.facts import Contradiction, FactValue
from scoring.review import Review
from scoring.words import label, value_words

CONTRADICTION = "contradiction:"
ASKED = (Outcome.UNKNOWN, Outcome.MANUAL_PENDING, Outcome.NOT_DISCLOSED)
_WHERE_CONTRADICTIONS_COUNT = "credit.contradictions"


@dataclass(frozen=True, slots=True)
class Place:
    """One of the values that disagree: in words, with its quote and where it stands."""

    value: str
    value_of: FactValue


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `subject` is what its number is kept under; `places` are the values of a contradiction."""

    subject: str
    dimension: str
    text: str
    outcome: Outcome | None
    weight: Fraction
    places: tuple[Place, ...] = ()


def asked(edition: Edition, review: Review) -> list[Asked]:
    """Every question, grouped by dimension: the group with the weightiest question first, and so within each."""
    found = [*_gaps(edition, review.assessment), *_contradictions(edition, review)]
    heaviest = {
        d: max((a.weight for a in found if a.dimension == d), default=Fraction(0)) for d in DIMENSIONS
    }
    order = sorted(DIMENSIONS, key=lambda d: (-heaviest[d], DIMENSIONS.index(d)))
    return sorted(found, key=lambda a: (order.index(a.dimension), -a.weight, a.subject))


def _gaps(edition: Edition, found: Assessment) -> Iterator[Asked]:
    judged = {j.item: j.outcome for j in found.judgements}
    for item in edition.items:
        outcome = judged.get(item.id)
        if outcome in ASKED and item.ask:
            yield Asked(item.id, item.dimension, item.ask, outcome, _share(item, found))


def _share(item: Item, found: Assessment) -> Fraction:
    dimension = found.dimension(item.dimension)
    if dimension is None or not dimension.applicable_weight:
        return Fraction(0)
    return dimension.weight * item.weight / dimension.applicable_weight


def _contradictions(edition: Edition, review: Review) -> Iterator[Asked]:
    for one in review.reading.contradictions:
        using = [i for i in edition.items if one.key in i.facts]
        using = using or [edition.item(_WHERE_CONTRADICTIONS_COUNT)]
        heaviest = max(using, key=lambda i: (_share(i, review.assessment), i.id))
        kind = edition.catalogue.get(one.key)
        places = tuple(Place(value_words(v.value, kind, v.unit), v) for v in one.values)
        yield Asked(
            subject_of(one),
            heaviest.dimension,
            label(one.key, edition.catalogue),
            None,
            _share(heaviest, review.assessment),
            places,
        )


def subject_of(found: Contradiction) -> str:
    """What the question about a contradiction is kept under."""
    return " ".join([CONTRADICTION + found.key, *(f"{k}={v}" for k, v in found.qualifiers)])
